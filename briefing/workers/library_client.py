"""The library, asked and told from a thread of its own, so that no key waits for a disk."""

from __future__ import annotations

import queue
import threading
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from briefing import resources
from briefing.library import (
    FactsKey,
    Head,
    Library,
    LibraryBusyError,
    LibraryError,
    Mark,
    Reading,
    Stamp,
    facts_key,
    open_or_memory,
)
from briefing.library.given_days import CORRECTIONS
from briefing.model import Article, Facts, dated
from briefing.profiles import Profile
from briefing.workers.library_asked import Asked
from briefing.workers.pending_writes import Job, PendingWrites
from briefing.workers.reports import Changed, Failed, Kept, NewsUpdated, Post, ReadBefore, Recalled, Redated, Told

T = TypeVar("T")

THEME = "theme"
"""The name under which the library keeps the choice of theme."""

FLUSH_SECONDS = 1.0
"""How long quitting waits for what is still to be written."""

SETTLE_SECONDS = 10.0
"""How long the stories wait for what is still to be kept."""

LOOK_SECONDS = 1.0
"""How often to look for what other readers have changed, and to try again what another program kept from writing."""


class LibraryClient(Asked):
    """Keeps facts and reading state, and finds them again. A failing library is told once; the reader goes on."""

    def __init__(self, model: str | None, profile: Profile, *, ephemeral: bool = False) -> None:
        """``ephemeral`` keeps everything in memory, and leaves nothing."""
        self._model = model
        self._profile = profile
        self._opening = threading.Lock()
        self._starting = threading.Lock()
        self._opened: Library | None = None
        self._made_key: FactsKey | None = None
        self._ephemeral = ephemeral
        self._unkept = False
        self.problem: str | None = None
        if ephemeral:
            self._opened = Library.in_memory()
        elif resources.library_there():
            self._open()  # making one takes longer, and can wait: there is nothing in it to show
        self._post: Post = lambda _: None
        self._jobs: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._pending = PendingWrites()
        self._counting = threading.Lock()  # changes are asked for by any thread, and done by the library's
        self._followed: dict[str, tuple[Callable[[Library], object], object]] = {}
        self._changing: Counter[str] = Counter()
        self._thread: threading.Thread | None = None
        self._trouble = ""
        self._closing = False
        self._days: dict[str, str] = {}
        if self._opened is not None:
            self._days = self._given_days(self._opened)

    def report_to(self, post: Post) -> None:
        """Post reports through ``post``."""
        self._post = post

    def _open(self) -> Library:
        with self._opening:
            if self._opened is None:
                self._opened, self.problem = open_or_memory()
                self._unkept = self.problem is not None
            return self._opened

    @property
    def _key(self) -> FactsKey:
        if self._made_key is None:
            self._made_key = facts_key(self._model, self._profile)
        return self._made_key

    def dated(self, article: Article) -> Article:
        """An article that was just read, with the day that the reader gave it."""
        return dated(article, self._days.get(article.id))

    def settled(self) -> tuple[Library, Path | None, FactsKey]:
        """The library, once it has all that it was asked to keep so far; its file, and what its facts depend on.

        Without a file it is in memory. Waits.
        """
        done = threading.Event()
        self._do(lambda _: done.set())
        done.wait(SETTLE_SECONDS)
        library = self._open()
        on_disk = not self._ephemeral and self.problem is None
        return library, resources.library_file() if on_disk else None, self._key

    def tell_told(self) -> None:
        """Post which articles have facts."""

        def job(library: Library) -> None:
            if not self._closing:
                self._post(Told(frozenset(library.told(self._key))))

        self._do(job)

    def front_page(self) -> None:
        """Post the stories as they were kept, and which articles were read."""

        def job(library: Library) -> None:
            from briefing.story.stories.since import KeptStory

            if not self._closing and (stories := library.stories(KeptStory)):
                self._post(ReadBefore(frozenset(library.marked("read"))))
                self._post(NewsUpdated(stories))

        self._do(job)

    def recall_now(self, article: Article) -> tuple[Facts | None, Reading]:
        """What is known of one article, before the first paint."""
        if self._opened is None:
            return None, Reading()
        try:
            return self._opened.facts(article, self._key), self._opened.reading(article.id)
        except LibraryError as error:
            self.problem = str(error)
            return None, Reading()

    def heads(self) -> tuple[list[Head], str | None]:
        """All articles that are kept, newest first, and the id of the one that was read last. Waits for a disk."""
        if self._opened is None:
            return [], None
        try:
            return self._opened.heads(), self._opened.last_opened()
        except LibraryError as error:
            self.problem = str(error)
            return [], None

    def put_articles(self, items: Sequence[tuple[Article, Stamp | None]]) -> None:
        """Keep articles that were read, so that their files need no reading again."""

        def job(library: Library) -> None:
            if not self._closing:
                library.put_articles(items)
                self._post(Kept(tuple(article.id for article, _ in items)))

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

    def hand_out(self, wanted: Sequence[tuple[str, int]], then: Callable[[Article, int], None]) -> None:
        """Call ``then`` with each of these articles, by id, and its priority."""

        def job(library: Library) -> None:
            if not self._closing:
                priorities = dict(wanted)
                for article in library.articles(priorities):
                    then(article, priorities[article.id])

        self._do(job)

    def after(self, act: Callable[[], None]) -> None:
        """Call ``act`` when all that was asked for before is done."""
        self._do(lambda _: act())

    def put_facts(self, article: Article, facts: Facts) -> None:
        """Keep what extraction found."""

        def write(library: Library) -> None:
            library.put_facts(article, self._key, facts)
            self._post(Kept((article.id,), (article.id,)))

        self._write("", write)

    def put_place(self, article_id: str, place: int) -> None:
        """Keep where an article was left, as a code-point offset, and that it was read."""

        self._write("the place in a text", lambda library: library.set_place(article_id, place, read=True))

    def put_marks(self, articles: Sequence[str], mark: Mark, on: bool) -> None:
        """Keep that these articles have ``mark`` from now on, or have it no longer."""

        self._count(mark, 1)

        def job(library: Library) -> None:
            library.mark(articles, mark, on)
            self._count(mark, -1)
            if mark in self._followed:
                self._take_up(mark, frozenset(library.marked(mark)))

        self._write("a mark", job)

    def marked(self, mark: Mark) -> set[str]:
        """The ids of all articles that have ``mark``. Waits for a disk."""
        if self._opened is None:
            return set()
        try:
            return self._opened.marked(mark)
        except LibraryError:
            return set()

    def follow_marks(self, mark: Mark) -> set[str]:
        """As ``marked``; from now on ``Changed`` is posted, under the mark's name, when another reader changes it."""
        found = self.marked(mark)
        self._followed[mark] = lambda library: frozenset(library.marked(mark)), frozenset(found)
        return found

    def theme(self) -> str | None:
        """The theme that the reader chose last."""
        return self.kept(THEME, str)

    def put_theme(self, name: str) -> None:
        """Keep the reader's choice of theme."""
        self._write("the theme", lambda library: library.keep(THEME, name))

    def kept(self, name: str, type_: type[T]) -> T | None:
        """The value kept under ``name``, None where there is none of this type."""
        if self._opened is None:
            return None
        try:
            return self._opened.kept(name, type_)
        except LibraryError:
            return None

    def follow(self, name: str, type_: type[T]) -> T | None:
        """As ``kept``; from now on ``Changed`` is posted when another reader changes it."""
        value = self.kept(name, type_)
        self._followed[name] = lambda library: library.kept(name, type_), value
        return value

    def change(self, name: str, type_: type[T], change: Callable[[T | None], T], what: str) -> None:
        """Make of what is kept under ``name`` what ``change`` makes of it; ``what`` names it where that fails."""
        self._count(name, 1)

        def job(library: Library) -> None:
            value = library.change(name, type_, change)
            self._count(name, -1)
            self._take_up(name, value)
            if name == CORRECTIONS:
                self._redate(library)

        self._write(what, job)

    def _count(self, name: str, more: int) -> None:
        with self._counting:
            self._changing[name] += more

    @staticmethod
    def _given_days(library: Library) -> dict[str, str]:
        try:
            return library.given_days()
        except LibraryError:
            return {}

    def _redate(self, library: Library) -> None:
        """Post the articles that have another date than was known."""
        before, self._days = self._days, self._given_days(library)
        changed = [ident for ident in before | self._days if before.get(ident) != self._days.get(ident)]
        if changed:
            self._post(Redated(library.articles(sorted(changed))))

    def _take_up(self, name: str, value: object) -> None:
        # While own changes are on their way, what is stored lacks them.
        if name in self._followed and not self._changing[name] and value is not None:
            read, before = self._followed[name]
            self._followed[name] = read, value
            if value != before:
                self._post(Changed(name, value))

    def close(self) -> str:
        """Write what must not be lost, and end; what can be read or found again is not waited for.

        The line that says what could not be written, empty where all was.
        """
        self._closing = True
        if self._opened is not None:
            self._opened.hurry()
        with self._starting:
            thread = self._thread
        if thread is not None:
            self._jobs.put(None)
            thread.join(FLUSH_SECONDS)
        if self._opened is not None and not (thread and thread.is_alive()):
            self._opened.close()
            self._post = lambda _: None
            self._pending.keep_after_all()
        lost = self._pending.lost()
        reason = self._trouble or self.problem or f"{resources.library_file()}: does not answer in time"
        return f"{reason}; not kept: {', '.join(lost)}" if lost else ""

    def _write(self, what: str, write: Job) -> None:
        """Have ``write`` done in its turn; where another program holds the library or the disk is full, later."""
        self._do(self._pending.job(what, write, in_memory=lambda: self._unkept))

    def _do(self, job: Job) -> None:
        self._jobs.put(job)
        with self._starting:
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="library", daemon=True)
                self._thread.start()

    def _run(self) -> None:
        early = self._opened is not None
        library = self._open()
        if self.problem and not early:
            self._post(Failed(self.problem))
        looked = time.monotonic()
        while True:
            try:
                job = self._jobs.get(timeout=LOOK_SECONDS)
                if job is None:
                    break
                self._try(job, library)
            except queue.Empty:
                pass
            if time.monotonic() - looked >= LOOK_SECONDS:
                self._catch_up(library)
                self._try(self._look, library)
                looked = time.monotonic()
        self._catch_up(library)

    def _catch_up(self, library: Library) -> None:
        """Write what waits, until something is in the way again."""
        if self._pending.catch_up(lambda job: self._try(job, library)):
            self._trouble = ""  # the next one is told again

    def _look(self, library: Library) -> None:
        """Take up what other readers have changed."""
        if self._followed and library.changed_elsewhere():
            for name, (read, _) in list(self._followed.items()):
                self._take_up(name, read(library))
            self._redate(library)

    def _try(self, job: Job, library: Library) -> bool:
        try:
            job(library)
        except LibraryError as error:
            if not self._trouble:
                self._trouble = str(error)
                self._post(Failed(self._trouble))
            return not isinstance(error, LibraryBusyError)
        return True
