"""From paths to articles with their facts, in order, for commands: from the library what it has, the rest extracted."""

from __future__ import annotations

import itertools
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from functools import cached_property
from types import TracebackType
from typing import Protocol

from briefing.config import Config
from briefing.extract.nlp import ModelError
from briefing.ingest import Skipped, Source, discover, limits_of, load
from briefing.ingest.sources import STDIN
from briefing.library import Library, LibraryError, Stamp, facts_key, stamps_of
from briefing.model import Article, Facts, dated
from briefing.profiles import Profile
from briefing.workers.cluster import ClusterExtractor
from briefing.workers.job import Extracted, prepare, run_extract
from briefing.workers.limit import OverdueError, at_most, too_long
from briefing.workers.pool import MAX_SECONDS, ExtractPool

BATCH = 100
"""Files about which the library is asked at once."""

AHEAD = 4
"""Articles submitted for each worker process before the first of them is waited for, so that none is idle."""


class NothingToOpenError(Exception):
    """No article could be read; the message is a line with the reasons."""


class Extractor(Protocol):
    """Turns articles into facts."""

    def submit(self, article: Article) -> Future[Extracted]:
        """The facts of ``article`` when they are ready."""

    def close(self) -> None:
        """Give up what is not done."""


class InProcess:
    """Extracts in this process, as it is asked; the first article loads the model.

    An article that takes longer than ``max_seconds`` is given up, not counting the loading.
    """

    def __init__(self, model: str | None, profile: Profile, *, max_seconds: float = MAX_SECONDS) -> None:
        self._model = model
        self._profile = profile
        self._max_seconds = max_seconds

    def submit(self, article: Article) -> Future[Extracted]:
        """The facts of ``article``, at once."""
        done: Future[Extracted] = Future()
        prepare(self._model)
        try:
            with at_most(self._max_seconds):
                found = run_extract(article, self._profile, self._model)
        except OverdueError:
            found = Extracted(article.id, error=f"no facts: {too_long(self._max_seconds)}", cause="article")
        done.set_result(found)
        return done

    def close(self) -> None:
        """There is nothing to give up."""


class BatchReader:
    """Reads and extracts what is new, and keeps it in the library.

    A library that fails is told once and used no more; facts are the same with and without one, and with any number
    of processes.
    """

    def __init__(
        self,
        config: Config,
        profile: Profile,
        library: Library | None,
        tell: Callable[[str], None],
        *,
        published: str | None = None,
        cluster: ClusterExtractor | None = None,
        max_seconds: float = MAX_SECONDS,
        needs_library: bool = False,
    ) -> None:
        """``config`` names model, number of processes and largest file; ``tell`` gets a line for each trouble.

        ``published`` (YYYY-MM-DD) is the day on which everything appeared, whatever the sources say. ``cluster``
        extracts in place of local processes. What takes longer than ``max_seconds`` to read, or to extract, is given
        up. The library stays the caller's to close; where it is needed, its failure is raised.
        """
        self._config = config
        self._limits = limits_of(config)
        self._profile = profile
        self._library = library
        self._needs_library = needs_library
        self._key = facts_key(config.model, profile)
        self._tell = tell
        self._published = published
        self._max_seconds = max_seconds
        self._extractor: Extractor | None = cluster
        self._ahead = AHEAD * (cluster.size if cluster else config.workers) if cluster or config.workers > 1 else 0
        self.total = 0
        """How many sources there are, known from the first record on."""
        self.failed = 0
        """How many articles gave no facts so far."""

    def __enter__(self) -> BatchReader:
        """The reader; leaving the block ends its processes."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """End the processes."""
        if self._extractor is not None:
            self._extractor.close()

    def records(self, paths: Sequence[str]) -> Iterator[tuple[Article, Facts]]:
        """The articles under ``paths`` in their order with their facts, each as soon as it is ready.

        What cannot be read, and what gives no facts, is told and left out.

        Raises:
            ModelError: no usable spaCy pipeline, where one is needed.
            NothingToOpenError: nothing could be read.
        """
        waiting: deque[tuple[Article, Facts | Future[Extracted]]] = deque()
        for article in self._articles(paths):
            waiting.append((article, self._stored(article) or self._extract(article)))
            while len(waiting) > self._ahead:
                yield from self._ready(*waiting.popleft())
        while waiting:
            yield from self._ready(*waiting.popleft())

    def stored(self, paths: Sequence[str]) -> Iterator[tuple[Article, Facts | None]]:
        """The articles under ``paths`` in their order with the facts that the library has, None where it has none.

        Nothing is extracted, and no model loaded.

        Raises:
            NothingToOpenError: nothing could be read.
        """
        for article in self._articles(paths):
            yield article, self._stored(article)

    def _articles(self, paths: Sequence[str]) -> Iterator[Article]:
        sources, skipped = discover(paths, self._limits)
        self.total = len(sources)
        told: list[str] = []
        found = False
        for one in itertools.chain(skipped, self._loaded(sources)):
            if isinstance(one, Article):
                for line in () if found else told:
                    self._tell(line)
                found = True
                yield one
            elif found:
                self._tell(f"{one.source}: {one.reason}")
            else:
                told.append(f"{one.source}: {one.reason}")
        if not found:
            raise NothingToOpenError(f"nothing to open ({'; '.join(told[:3])})")

    def _loaded(self, sources: Sequence[Source]) -> Iterator[Article | Skipped]:
        for at in range(0, len(sources), BATCH):
            batch = sources[at : at + BATCH]
            stamps = stamps_of(batch, self._limits)
            known = self._known(stamps)
            for source in batch:
                if source.address in known:
                    yield known[source.address]
                    continue
                loaded = self._load(source)
                if isinstance(loaded, Article):
                    self._keep(loaded, stamps.get(source.address))
                    loaded = loaded if self._published else dated(loaded, self._given_days.get(loaded.id))
                yield loaded

    def _load(self, source: Source) -> Article | Skipped:
        if source.path == STDIN:  # it comes when it comes
            return load(source, published=self._published, limits=self._limits)
        try:
            with at_most(self._max_seconds):
                return load(source, published=self._published, limits=self._limits)
        except OverdueError:
            return Skipped(source.address, too_long(self._max_seconds))

    @cached_property
    def _given_days(self) -> dict[str, str]:
        """The days that the reader gave articles."""
        try:
            return self._library.given_days() if self._library else {}
        except LibraryError as error:
            self._without_library(error)
            return {}

    def _known(self, stamps: dict[str, Stamp]) -> dict[str, Article]:
        if self._library is None or self._published or not stamps:
            return {}
        try:
            return self._library.known_articles(stamps)
        except LibraryError as error:
            self._without_library(error)
            return {}

    def _keep(self, article: Article, stamp: Stamp | None) -> None:
        if self._library is not None:
            try:
                self._library.put_article(article, stamp)
            except LibraryError as error:
                self._without_library(error)

    def _stored(self, article: Article) -> Facts | None:
        if self._library is None:
            return None
        try:
            return self._library.facts(article, self._key)
        except LibraryError as error:
            self._without_library(error)
            return None

    def _without_library(self, error: LibraryError) -> None:
        if self._needs_library:
            raise error
        self._library = None
        self._tell(f"{error}; going on without it")

    def _extract(self, article: Article) -> Future[Extracted]:
        if self._extractor is None:
            model, workers = self._config.model, self._config.workers
            self._extractor = (
                ExtractPool(model, self._profile, workers, max_seconds=self._max_seconds)
                if workers > 1
                else InProcess(model, self._profile, max_seconds=self._max_seconds)
            )
        return self._extractor.submit(article)

    def _ready(self, article: Article, found: Facts | Future[Extracted]) -> Iterator[tuple[Article, Facts]]:
        if isinstance(found, Facts):
            yield article, found
            return
        answer = found.result()
        if answer.cause == "model":
            raise ModelError(answer.error)
        if answer.facts is None:
            self.failed += 1
            self._tell(f"{article.source}: {answer.error}")
            return
        if answer.facts.failed:
            self._tell(f"{article.source}: could not be looked for: {', '.join(answer.facts.failed)}")
        if self._library is not None:
            try:
                self._library.put_facts(article, self._key, answer.facts)
            except LibraryError as error:
                self._without_library(error)
        yield article, answer.facts
