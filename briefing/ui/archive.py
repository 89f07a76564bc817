"""The library as the reader uses it: asked and told from a thread of its own, so that no key waits for a disk."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import TypeVar

from textual.message import Message

from briefing import resources
from briefing.library import FactsKey, Library, LibraryError, Reading, Stamp, facts_key, open_or_memory
from briefing.model import Article, Facts
from briefing.profiles import Profile
from briefing.ui.messages import Failed, Recalled

T = TypeVar("T")

THEME = "theme"
"""The name under which the library keeps the choice of theme."""

FLUSH_SECONDS = 2.0
"""How long quitting waits for what is still to be written."""


class Archive:
    """Keeps facts and reading state, and finds them again. A failing library is told once; the reader goes on."""

    def __init__(self, model: str | None, profile: Profile) -> None:
        self._model = model
        self._profile = profile
        self._opening = threading.Lock()
        self._opened: Library | None = None
        self.problem: str | None = None
        if resources.library_file().exists():
            self._open()  # making one takes longer, and can wait: there is nothing in it to show
        self._post: Callable[[Message], object] = lambda _: None
        self._jobs: queue.SimpleQueue[Callable[[Library], None] | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._failed = False
        self._closing = False

    def tell(self, post: Callable[[Message], object]) -> None:
        """Post messages through ``post``, which must be safe to call from any thread."""
        self._post = post

    def _open(self) -> Library:
        with self._opening:
            if self._opened is None:
                self._opened, self.problem = open_or_memory()
            return self._opened

    @cached_property
    def _key(self) -> FactsKey:
        return facts_key(self._model, self._profile)

    def recall_now(self, article: Article) -> tuple[Facts | None, Reading]:
        """What is known of one article, before the first paint."""
        if self._opened is None:
            return None, Reading()
        try:
            return self._opened.facts(article, self._key), self._opened.reading(article.id)
        except LibraryError as error:
            self.problem = str(error)
            return None, Reading()

    def known(self, stamps: Mapping[str, Stamp]) -> dict[str, Article]:
        """By path, the articles whose files are as they were when they were read. Waits for a disk."""
        try:
            library = self._open()
            heads = library.known(stamps)
            kept = {article.id: article for article in library.articles({head.id for head in heads.values()})}
        except LibraryError:
            return {}
        return {path: kept[head.id] for path, head in heads.items() if head.id in kept}

    def put_articles(self, items: Sequence[tuple[Article, Stamp | None]]) -> None:
        """Keep articles that were read, so that their files need no reading again."""

        def job(library: Library) -> None:
            if not self._closing:
                library.put_articles(items)

        self._do(job)

    def recall(self, wanted: Sequence[tuple[Article, int]], then: Callable[[Article, int], None]) -> None:
        """Post what is known of these articles; call ``then`` for those without facts, with their priority."""

        def job(library: Library) -> None:
            if self._closing:
                return
            articles = [article for article, _ in wanted]
            known: dict[str, Facts] = {}
            try:
                known = library.facts_of(articles, self._key)
                self._post(Recalled([(a.id, known.get(a.id), library.reading(a.id)) for a in articles]))
            finally:
                for article, priority in wanted:
                    if article.id not in known:
                        then(article, priority)

        self._do(job)

    def after(self, act: Callable[[], None]) -> None:
        """Call ``act`` when all that was asked for before is done."""
        self._do(lambda _: act())

    def put_facts(self, article: Article, facts: Facts) -> None:
        """Keep what extraction found."""
        self._do(lambda library: library.put_facts(article, self._key, facts))

    def put_place(self, article: Article, place: int) -> None:
        """Keep where an article was left, as a code-point offset, and that it was read."""

        def job(library: Library) -> None:
            library.set_place(article.id, place)
            library.set_read(article.id)

        self._do(job)

    def theme(self) -> str | None:
        """The theme that the reader chose last."""
        return self.kept(THEME, str)

    def put_theme(self, name: str) -> None:
        """Keep the reader's choice of theme."""
        self._do(lambda library: library.keep(THEME, name))

    def kept(self, name: str, type_: type[T]) -> T | None:
        """The value kept under ``name``, None where there is none of this type."""
        if self._opened is None:
            return None
        try:
            return self._opened.kept(name, type_)
        except LibraryError:
            return None

    def keep(self, name: str, value: object) -> None:
        """Keep a value that msgspec can encode under ``name``."""
        self._do(lambda library: library.keep(name, value))

    def close(self) -> None:
        """Write what must not be lost, and end; what can be read or found again is not waited for."""
        self._closing = True
        if self._thread is not None:
            self._jobs.put(None)
            self._thread.join(FLUSH_SECONDS)
        if self._opened is not None:
            self._opened.close()

    def _do(self, job: Callable[[Library], None]) -> None:
        self._jobs.put(job)
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="library", daemon=True)
            self._thread.start()

    def _run(self) -> None:
        early = self._opened is not None
        library = self._open()
        if self.problem and not early:
            self._post(Failed(self.problem))
        while job := self._jobs.get():
            try:
                job(library)
            except LibraryError as error:
                if not self._failed:
                    self._failed = True
                    self._post(Failed(str(error)))
