"""The timeline of all articles, drawn down the screen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import ClassVar

from textual.binding import BindingType

from briefing.story.lookup import StoryLookup
from briefing.story.wording import count
from briefing.ui.graphemes import cells, fit
from briefing.ui.keys import bindings
from briefing.ui.screens.story_overlay import StoryScreen
from briefing.ui.services import Services
from briefing.ui.view.rows import BLANK, Item, Paragraph, Run, heading, note
from briefing.ui.view.sidebar import STATUS_MARKS
from briefing.ui.view.timeline import Axis, Mark, axis, label, newest, step
from briefing.ui.view.when import describe

GAP_DAYS = 7
"""From this many empty days on the axis says how many they are."""

BRIEF = 40
"""Cells of a row below which the state of an event that does not fit is its sign alone, so that its verb has room."""

MANY = 300
"""Above this many articles dated statements are shown only when asked for."""


class TimelineScreen(StoryScreen):
    """One axis: publications left of it, events and dated statements right of it, a line across it for now.

    Events stand where the articles published up to that day put them.
    """

    SCOPE = "timeline"
    CSS_PATH: ClassVar[list[str]] = ["overlay.tcss", "timeline.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = bindings("In the timeline")  # type: ignore[assignment]

    def __init__(
        self, services: Services, articles: Callable[[], Sequence[str]], listed: Callable[[], str], now: date | None
    ) -> None:
        """``articles`` are those that the source filter leaves, which ``listed`` names.

        ``now`` is the day as of which it is told, None for that of the newest article.
        """
        self._articles = articles
        self._listed = listed
        self._now = now
        self._statements = len(articles()) <= MANY
        self._axis: Axis | None = None
        self._now_row = -1
        super().__init__(services, "Timeline")

    def rows(self) -> Sequence[Item]:
        """The axis from the past down to what is planned."""
        index = self.story.index
        if index is None:
            return []
        articles = set(self._articles())
        last = newest(index, articles)
        now = self._now or last
        found = self._axis = axis(self.story, index, articles, now, statements=self._statements)
        said = f" as known on {describe(now.isoformat())}" if now else ": no article says when it appeared"
        self.retitle(f"Timeline{said}{' (the newest article)' if now and now == last else ''}")
        self.show_filter(self._listed())
        rows = list(self._drawn(found, index, now))
        if found.left_out:
            rows += [BLANK, note(f"The days that matter most; {found.left_out:,} more marks are left out.")]
        if found.undated:
            rows += [BLANK, heading("NO DAY GIVEN")]
            rows += [self._row(mark, index, now, first=False) for mark in found.undated]
        if found.later:
            rows += [BLANK, note(f"{count(found.later, 'event')} first told of after this day.")]
        return rows if found.marks or found.undated else [note("No article says when anything is.")]

    def _drawn(self, found: Axis, index: StoryLookup, now: date | None) -> Iterable[Item]:
        before: date | None = None
        crossed = now is None
        shown = ""
        for mark in found.marks:
            # What has begun by now stands above the line.
            if not crossed and now is not None and mark.first > now:
                yield from self._between(before, now)
                yield self._line(now)
                before, crossed = now, True
            yield from self._between(before, mark.first)
            if before is None or before.year != mark.first.year:
                yield Item((), None, lambda width, year=mark.first.year: self._year(year, width))  # type: ignore[misc]
                shown = ""
            said = label(mark)
            yield self._row(mark, index, now, first=said != shown)
            before, shown = mark.first, said
        if not crossed and now is not None:
            yield self._line(now)

    @staticmethod
    def _columns(width: int) -> tuple[int, int]:
        """The widths left of the axis: publications, and times."""
        return min(24, width // 4), 14

    def _between(self, before: date | None, after: date) -> Iterable[Item]:
        if before is not None and (after - before).days > GAP_DAYS:
            days = (after - before).days
            weeks, months = days // 7, days // 30
            said = count(months, "month") if months > 2 else count(weeks, "week")
            yield Item((), None, lambda width: self._bare("┊", f"  {said}", width))

    def _bare(self, glyph: str, words: str, width: int) -> Iterable[Run]:
        outlets, labels = self._columns(width)
        yield " " * (outlets + labels + 2) + glyph, ("row--quiet",)
        yield words, ("row--quiet",)

    def _year(self, year: int, width: int) -> Iterable[Run]:
        outlets, labels = self._columns(width)
        yield f"{year:>{outlets + labels + 1}} ", ("row--heading",)
        yield "┬", ("row--quiet",)

    def _line(self, now: date) -> Item:
        return Item((), None, lambda width: self._now_line(now, width))

    def _now_line(self, now: date, width: int) -> Iterable[Run]:
        outlets, labels = self._columns(width)
        said = f" now {describe(now.isoformat(), None, str(now.year))} "
        left = outlets + labels + 1 - cells(said)
        yield "═" * left + said + "═╪" + "═" * max(0, width - outlets - labels - 3), ("story--now",)

    def _row(self, mark: Mark, index: StoryLookup, now: date | None, *, first: bool) -> Item:
        if mark.kind not in ("publication", "event"):
            return Item(tuple(self._statement(mark)), mark.quotation)
        return Item((), mark.quotation, lambda width: self._draw(mark, index, now, width, first))

    def _statement(self, mark: Mark) -> Iterable[Paragraph]:
        """What is said of a day in whole: a snippet that stops before its verb tells nothing."""
        outlets, labels = self._columns((self.list.size.width or self.app.size.width) - 2)
        outlet, _ = self.story.origin(mark.quotation.article)
        left = fit(outlet, outlets - 2)
        time = fit(label(mark), labels) if mark.value else ""
        lead = " " * (outlets - 2 - cells(left)) + left + "   " + " " * (labels - cells(time)) + time + " · "
        yield Paragraph(f"“{self.story.sentence(mark.quotation)}”", (), lead, ("row--quiet",))

    def _draw(self, mark: Mark, index: StoryLookup, now: date | None, width: int, first: bool) -> Iterable[Run]:
        outlets, labels = self._columns(width)
        room = width - outlets - labels - 5
        outlet, _ = self.story.origin(mark.quotation.article)
        ahead = now is not None and mark.first > now
        left = "" if mark.kind == "event" else fit(outlet, outlets - 2) + (" ▤" if mark.kind == "publication" else "  ")
        style = "row--detail" if mark.kind == "publication" and not ahead else "row--quiet"
        yield " " * (outlets - cells(left)) + left + " ", (style,)
        time = fit(label(mark), labels) if mark.value else ""
        yield " " * (labels - cells(time)) + time + " ", ("fact--date",) if first else ("row--quiet",)
        if mark.kind == "publication":
            yield "│ ", ("row--quiet",)
            yield fit(" ".join(mark.words.split()), room), ("row--quiet",)
        elif mark.kind == "event":
            glyph = "✗" if mark.status == "cancelled" else "◇" if ahead or not mark.value else "◆"
            sign = f"  {STATUS_MARKS.get(mark.status, '?')}"
            tail = f"{sign} {mark.status}"
            if room < BRIEF and cells(mark.words) + cells(tail) > room:
                tail = sign
            name = fit(mark.words, room - cells(tail))
            yield f"{glyph} ", ("mark--event",)
            yield name, ("fact--event",)
            yield tail, ("row--status",)

    def refill(self) -> None:
        """Draw it again with the cursor where it was, at first near now."""
        fresh = self._axis is None or not self._axis.marks
        super().refill()
        if fresh and self._axis:
            self._to_now()

    def _to_now(self) -> None:
        """The last thing before now under the cursor."""
        items = self.list.items
        lines = [row for row, item in enumerate(items) if item.target is not None]
        now = self._now or (newest(self.story.index, set(self._articles())) if self.story.index else None)
        if not lines or self._axis is None or now is None:
            return
        past = sum(mark.first <= now for mark in self._axis.marks)
        self.list.set_cursor(lines[max(0, min(past, len(lines)) - 1)])

    @property
    def now(self) -> date | None:
        """The day as of which it is told, None for that of the newest article."""
        return self._now

    def _move_now(self, delta: int) -> None:
        if self.story.index is None or self._axis is None:
            return
        self._now = step(self._axis.stops, self._now or newest(self.story.index, set(self._articles())), delta)
        self.refill()
        self._to_now()

    def action_earlier(self) -> None:
        """Now is the day before on which something is."""
        self._move_now(-1)

    def action_later(self) -> None:
        """Now is the next day on which something is."""
        self._move_now(1)

    def action_latest(self) -> None:
        """Now is the day of the newest article."""
        self._now = None
        self.refill()
        self._to_now()

    def action_statements(self) -> None:
        """Show or leave out dated statements."""
        self._statements = not self._statements
        self.refill()
