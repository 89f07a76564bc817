"""Between session and workers: asks them for what the session lacks, and puts in it what they report."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Protocol

from textual.timer import Timer

from briefing.ingest import Source
from briefing.story.wording import count
from briefing.ui.session import Session
from briefing.ui.story_state import StoryState
from briefing.ui.view.rows import TOP
from briefing.workers.article_worker import ArticleWorker, heavy
from briefing.workers.job import Extracted
from briefing.workers.library_client import LibraryClient
from briefing.workers.reports import (
    Appeared,
    Changed,
    Expanded,
    Failed,
    Fetched,
    Fetching,
    Kept,
    Loaded,
    NewsUpdated,
    ReadBefore,
    Recalled,
    Redated,
    Report,
    StoryUpdated,
    Told,
)

GATHER_SECONDS = 0.5
"""How long what was found in articles other than the open one waits to be shown together: each time costs the keys."""

NEIGHBOURS = 3
"""How many sources ahead of the open one are extracted before the rest."""


class View(Protocol):
    """What shows the session."""

    def notify(self, message: str, *, severity: Any = "information", timeout: float | None = None) -> None:
        """Tell the reader something in passing."""

    def set_timer(self, delay: float, callback: Callable[[], None]) -> Timer:
        """Call back after ``delay`` seconds."""

    def entries_changed(self, rows: list[int]) -> None:
        """These rows are known better."""

    def story_changed(self) -> None:
        """The story was built again."""

    def watch_changed(self) -> None:
        """The watched terms are others."""

    def kept_changed(self, name: str, value: object) -> None:
        """Marks, notes or saved searches are others: another reader has been at work."""

    def sources_added(self, said: str) -> None:
        """More sources are listed; ``said``, if any, tells the reader so."""

    def show_fetching(self, progress: str) -> None:
        """Say how far fetching is; nothing where it rests."""


class Coordinator:
    """Runs in the screen's thread."""

    def __init__(
        self, view: View, session: Session, articles: ArticleWorker, story: StoryState, library: LibraryClient
    ) -> None:
        self._library = library
        self._view = view
        self._session = session
        self._articles = articles
        self._story = story
        self._warned: set[str] = set()
        self._changed: set[int] = set()
        self._showing: Timer | None = None

    def begin(self) -> None:
        """Have everything read and extracted that is not yet, from the open article on."""
        entries = self._session.entries
        here = max(0, self._session.current)
        self._story.begin()
        if any(entry.source and entry.source.kept for entry in entries):
            self._library.tell_told()
        else:
            self._want(row for row, entry in enumerate(entries) if entry.known)
        order = [*range(here, len(entries)), *range(here)]
        self._articles.read(
            [
                (row, source)
                for row in order
                if (source := entries[row].source) and not entries[row].known and not source.unseen
            ]
        )
        for row, entry in enumerate(entries):
            if entry.source and entry.source.unseen:
                self._articles.look(row, entry.source)

    def load_now(self, row: int) -> None:
        """Read the source of ``row`` before all others, and have its facts and its neighbours' next."""
        entry = self._session.entries[row]
        if entry.source and not entry.source.unseen and entry.article is None:
            if heavy(entry.source):
                self._articles.read_apart(row, entry.source)
            else:
                self._session.put(row, self._articles.read_now(entry.source))
                self._want([row])
        elif entry.known and not entry.opened and entry.place == TOP:
            self._session.put_reading(entry.ident, self._library.reading_now(entry.ident))
        near = self._session.entries[row : row + NEIGHBOURS + 1]
        self._articles.prefer([e.ident for e in near if e.known and e.waiting])
        self._story.opened()

    def take(self, report: Report) -> None:
        """Put into the session what a worker reports, and have it shown."""
        match report:
            case Loaded():
                self._loaded(report)
            case Extracted():
                self._extracted(report)
            case Recalled():
                self._recalled(report)
            case Redated():
                rows = sorted({row for article in report.articles for row in self._session.redate(article)})
                self._want(rows)
                self._show(rows)
            case Kept():
                self._session.shelf.release(report.articles, report.facts)
            case Told():
                self._told(report)
            case ReadBefore():
                self._show(self._session.put_read(report.articles))
            case NewsUpdated():
                self._story.update_news(report.stories)
                self._view.story_changed()
            case StoryUpdated():
                self._story.update(report.story)
                self._view.story_changed()
            case Changed():
                # Corrections or watched terms are others than were known: another reader has been at work.
                if self._story.changed(report.value):
                    self._view.watch_changed()
                else:
                    self._view.kept_changed(report.name, report.value)
            case Appeared():
                new = [(self._session.append(source), source) for source in report.sources]
                self._view.sources_added(f"{count(len(new), 'new source')}: {report.sources[0].label}")
                self._articles.read(new)
            case Expanded():
                rows = self._session.expand(report.row, report.sources)
                self._view.sources_added("")
                self._articles.read(list(zip(rows, report.sources, strict=True)))
                self._show(rows)
            case Fetching():
                self._view.show_fetching(report.progress)
            case Fetched():
                self._fetched(report)
            case Failed():
                self._view.notify(report.reason, severity="warning", timeout=12)

    def _fetched(self, report: Fetched) -> None:
        rows: list[int] = []
        for article in report.articles:
            if self._session.row_of(article.id) is None:
                row = self._session.append(Source(article.source, article.title, kept=article.id))
                self._session.put(row, article)
                rows.append(row)
        if rows or report.said:
            self._view.sources_added(report.said)
        self._want(rows)

    def _loaded(self, report: Loaded) -> None:
        rows: list[int] = []
        for row, loaded in report.found:
            entry = self._session.entries[row]
            if entry.known or entry.skipped:
                continue
            self._session.put(row, loaded)
            rows.append(row)
        self._want(rows)
        self._show(rows)

    def _extracted(self, report: Extracted) -> None:
        rows = self._session.put_facts(report.article_id, report.facts, report.error or "")
        if report.facts:
            self._story.facts_changed()
        if report.cause == "model" and report.error and report.error not in self._warned:
            self._warned.add(report.error)
            self._view.notify(report.error, severity="error", timeout=20)
        self._changed.update(rows)
        done, of = self._session.progress()
        if self._session.current in rows or done == of:
            self._show_changed()
        elif self._showing is None:
            self._showing = self._view.set_timer(GATHER_SECONDS, self._show_changed)

    def _show_changed(self) -> None:
        rows, self._changed, self._showing = sorted(self._changed), set(), None
        self._show(rows)

    def _recalled(self, report: Recalled) -> None:
        rows: list[int] = []
        for article_id, facts, reading in report.known:
            rows += self._session.put_reading(article_id, reading)
            if facts:
                rows += self._session.put_facts(article_id, facts, kept=True)
                self._story.facts_changed()
        self._view.entries_changed(rows)

    def _told(self, report: Told) -> None:
        """What the library has no facts of is read, to look for them; the open article and its neighbours first."""
        self._session.put_told(report.articles)
        self._story.facts_changed()
        entries, here = self._session.entries, max(0, self._session.current)
        kept = [row for row, entry in enumerate(entries) if entry.source and entry.source.kept]
        untold = [row for row in kept if entries[row].waiting]
        untold.sort(key=lambda row: (row < here, row))
        self._articles.want_kept([(entries[row].ident, abs(row - here)) for row in untold])
        self._show(kept)

    def _show(self, rows: Sequence[int]) -> None:
        if rows:
            self._view.entries_changed(list(rows))

    def _want(self, rows: Iterable[int]) -> None:
        entries = ((row, self._session.entries[row]) for row in rows)
        here = self._session.current
        waiting = [(row, e) for row, e in entries if e.known and e.waiting]
        if wanted := [(article, abs(row - here)) for row, e in waiting if (article := e.article)]:
            self._articles.want(wanted)
