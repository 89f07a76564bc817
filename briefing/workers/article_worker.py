"""From sources to articles with facts as they are wanted: reading in a thread, extraction in worker processes."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from concurrent.futures import Future
from pathlib import PurePath
from typing import TYPE_CHECKING

import msgspec

from briefing.config import Config
from briefing.ingest import Skipped, Source, limits_of, load
from briefing.ingest.readers.registry import SUFFIXES, TEXTS
from briefing.library import Head, Stamp, stamps_of
from briefing.model import Article
from briefing.profiles import Profile
from briefing.workers.job import Extracted, Reasons
from briefing.workers.library_client import LibraryClient
from briefing.workers.reports import Expanded, Kept, Loaded, Post

if TYPE_CHECKING:
    from briefing.workers.pool import ExtractPool

SLICE = 0.03
"""Seconds of reading after which what was read is handed over, and the keys get their turn."""

REST = 0.005

BATCH = 100
"""Sources about which the library is asked at once."""


def heavy(source: Source) -> bool:
    """Whether reading this source imports more than the reader's own process should."""
    if source.kept:
        return False
    suffix = PurePath(source.path).suffix.lower()
    return bool(source.part) or (suffix in SUFFIXES and suffix not in TEXTS)


def _at(article: Article, source: str) -> Article:
    """The article as read from ``source``, which may be another copy than the one that is kept."""
    return msgspec.structs.replace(article, source=source)


def _gone(source: Source) -> Skipped:
    return Skipped(source.address, "is in the library no longer")


class ArticleWorker:
    """Reads and extracts what it is asked for, and reports it."""

    def __init__(self, post: Post, config: Config, profile: Profile, library: LibraryClient) -> None:
        self._post = post
        self._library = library
        self._config = config
        self._limits = limits_of(config)
        self._profile = profile
        self._pool: ExtractPool | None = None
        self._making = threading.Lock()
        self._closed = threading.Event()
        self._reading: threading.Thread | None = None

    @property
    def pool(self) -> ExtractPool:
        """The worker processes; the first use makes them, which costs nothing until there is work."""
        with self._making:
            if self._pool is None:
                from briefing.workers.pool import ExtractPool

                self._pool = ExtractPool(self._config.model, self._profile, self._config.workers)
                if self._closed.is_set():
                    self._pool.close()
            return self._pool

    @property
    def busy(self) -> bool:
        """Whether anything is still being read or extracted."""
        reading = self._reading is not None and self._reading.is_alive()
        return reading or (self._pool is not None and self._pool.pending > 0)

    def read(self, sources: Sequence[tuple[int, Source]]) -> None:
        """Read these sources, with the rows they belong to, and post ``Loaded`` a few at a time."""
        self._reading = threading.Thread(target=self._read, args=(sources,), name="read-sources", daemon=True)
        self._reading.start()

    def _read(self, sources: Sequence[tuple[int, Source]]) -> None:
        for at in range(0, len(sources), BATCH):
            batch = sources[at : at + BATCH]
            stamps = stamps_of((source for _, source in batch if not source.kept), self._limits)
            known = self._library.known(stamps) if stamps else {}
            untold = [head.id for head in known.values() if head.facts is None]
            kept = self._library.articles([*(source.kept for _, source in batch if source.kept), *untold])
            found: list[tuple[int, Article | Head | Skipped]] = []
            read: list[tuple[Article, Stamp | None]] = []
            since = time.monotonic()
            for row, source in batch:
                if self._closed.is_set():
                    return
                if source.kept:
                    found.append((row, kept.get(source.kept) or _gone(source)))
                elif head := known.get(source.address):
                    # Of those without facts the text is wanted, to look for them.
                    found.append((row, _at(kept[head.id], head.source) if head.id in kept else head))
                elif heavy(source):
                    self._read_apart(row, source, stamps.get(source.address))
                else:
                    loaded = self._dated(load(source, limits=self._limits))
                    found.append((row, loaded))
                    if isinstance(loaded, Article):
                        read.append((loaded, stamps.get(source.address)))
                if time.monotonic() - since > SLICE:
                    self._hand_over(found)
                    found = []
                    since = time.monotonic()
            self._hand_over(found)
            if untold:
                self._post(Kept(tuple(untold)))
            if read:
                self._library.put_articles(read)

    def _hand_over(self, found: Sequence[tuple[int, Article | Head | Skipped]]) -> None:
        if found:
            self._post(Loaded(found))
            time.sleep(REST)

    def look(self, row: int, source: Source) -> None:
        """Have a worker look into a source that may hold several articles, and post ``Expanded``."""

        def done(future: Future[list[Source] | Skipped]) -> None:
            if not future.cancelled():
                found = future.result()
                self._post(Loaded([(row, found)]) if isinstance(found, Skipped) else Expanded(row, found))

        if not self._closed.is_set():
            self.pool.submit_look(source, self._limits).add_done_callback(done)

    def read_now(self, source: Source) -> Article | Skipped:
        """Read one source that is not heavy, at once."""
        if source.kept:
            return self._library.articles([source.kept]).get(source.kept) or _gone(source)
        return self._dated(load(source, limits=self._limits))

    def _dated(self, loaded: Article | Skipped) -> Article | Skipped:
        return self._library.dated(loaded) if isinstance(loaded, Article) else loaded

    def read_apart(self, row: int, source: Source) -> None:
        """Have a worker read a heavy source before all else, unless the library knows it, and post ``Loaded``."""

        def read() -> None:
            stamps = stamps_of([source], self._limits)
            known = self._library.known(stamps) if stamps else {}
            if head := known.get(source.address):
                # Of one without facts the text is wanted, to look for them.
                kept = self._library.articles([head.id] if head.facts is None else [])
                self._post(Loaded([(row, _at(kept[head.id], head.source) if kept else head)]))
                self._post(Kept(tuple(kept)))
            elif not self._closed.is_set():
                self._read_apart(row, source, stamps.get(source.address), first=True)

        self._library.after(read)

    def _read_apart(self, row: int, source: Source, stamp: Stamp | None, *, first: bool = False) -> None:
        """``stamp`` is from before the reading: what changes meanwhile is read again the next time."""

        def done(future: Future[Article | Skipped]) -> None:
            if future.cancelled():
                return
            loaded = self._dated(future.result())
            self._post(Loaded([(row, loaded)]))
            if isinstance(loaded, Article):
                self._library.put_articles([(loaded, stamp)])

        from briefing.workers.pool import load_id

        self.pool.submit_load(source, 0 if first else 1, limits=self._limits).add_done_callback(done)
        if first:
            self.pool.reprioritise([load_id(source)])

    def want(self, articles: Sequence[tuple[Article, int]]) -> None:
        """Post the facts of these articles, smaller priorities first: from the library, else from a worker."""
        self._library.recall(articles, self._extract)

    def want_kept(self, articles: Sequence[tuple[str, int]]) -> None:
        """As ``want``, of articles by id that the library has without facts."""
        for at in range(0, len(articles), BATCH):
            self._library.hand_out(articles[at : at + BATCH], self._extract)

    def _extract(self, article: Article, priority: int) -> None:
        def done(future: Future[Extracted]) -> None:
            if future.cancelled():
                return
            answer = future.result()
            self._post(answer)
            if answer.facts:
                self._library.put_facts(article, answer.facts)

        if not self._closed.is_set():
            self.pool.submit(article, priority).add_done_callback(done)

    def why(self, article: Article, fact: str, offset: int) -> Future[Reasons]:
        """Why the fact with this id at the code point ``offset`` is one; times have none, ``t`` stands for it."""
        return self.pool.submit_explain(article, fact, offset)

    def prefer(self, article_ids: Sequence[str]) -> None:
        """Take these articles before all others, in this order."""
        self._library.after(lambda: self.pool.reprioritise(article_ids))

    def close(self) -> None:
        """Stop at once whatever is going on."""
        with self._making:
            self._closed.set()
            pool = self._pool
        if pool is not None:
            pool.close()
