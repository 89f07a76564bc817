"""The article's text: wrapped, with its facts marked, at a comfortable measure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.events import Resize
from textual.geometry import Offset
from textual.selection import Selection
from textual.strip import Strip

from briefing.model import Span
from briefing.ui.graphemes import drawn
from briefing.ui.lineindex import LineIndex, wrap
from briefing.ui.spans import SpanLayer, StyledSpan, layer, pieces
from briefing.ui.view.rows import TOP, Run
from briefing.ui.widgets.line_pane import LinePane

MEASURE = 88
"""The widest column of text, in cells; more is tiring to read."""

GUTTER = 2
"""Cells before the text, where a bar marks the sentences that tell of an event."""


NEAR = 400
"""Code points from its beginning within which a text's own headline is looked for."""


class TextView(LinePane):
    """One article. Offsets are code points into its text; lines are derived from them and from the width."""

    ALLOW_SELECT = True
    COMPONENT_CLASSES = {  # noqa: RUF012 - a class variable in Textual's own way
        "fact--event",
        "fact--date",
        "fact--envoy",
        "fact--person",
        "fact--place",
        "fact--organization",
        "fact--statement",
        "fact--evidence",
        "fact--current",
        "search--match",
        "search--current",
        "mark--event",
        "text--mark",
        "text--quiet",
        "text--title",
        "text--selection",
        "watch",
    }

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._text = ""
        self._title = Span(0, 0)
        self._heading = ("", "")
        self._lead: list[Run] = []
        self._index = LineIndex("", 1)
        self._left = GUTTER
        self._wanted: int | None = TOP
        self._events = SpanLayer()
        self._layers: dict[str, SpanLayer] = dict.fromkeys(
            ("kinds", "watch", "evidence", "current", "matches", "match"), SpanLayer()
        )

    @property
    def line_count(self) -> int:
        """How many lines the text has at this width."""
        return len(self._lead) + len(self._index)

    def _line_of(self, offset: int) -> int:
        """The line of ``offset``; negative ones count the lines of the headline above the text."""
        return max(0, len(self._lead) + (self._index.line_of(offset) if offset >= 0 else offset))

    def _lines_of(self, start: int, end: int) -> range:
        lines, lead = self._index.lines_of(start, end), len(self._lead)
        return range(lines.start + lead, lines.stop + lead)

    def _row(self, line: int) -> int:
        """The line of the text itself, its first for those of the headline."""
        return min(max(0, line - len(self._lead)), len(self._index) - 1)

    @property
    def text(self) -> str:
        """The article's text, as offsets count in it."""
        return self._text

    def show(self, text: str, title: str, origin: str = "", offset: int = TOP) -> None:
        """Show another text with ``offset`` on its top line, as ``top_offset`` tells it.

        A title that the text begins with is set off there; any other stands above it, with ``origin``. One that is the
        cut first sentence of a text without a headline is not shown again.
        """
        self._text = text
        if title.endswith("…") and text.find(title[:-1], 0, NEAR) >= 0:
            title = origin = ""
        start = text.find(title, 0, NEAR) if title else -1
        self._title = Span(start, start + len(title)) if start >= 0 else Span(0, 0)
        self._heading = (title if start < 0 else "", origin if start < 0 else "")
        self._events = SpanLayer()
        self._layers = dict.fromkeys(self._layers, SpanLayer())
        self._wanted = offset
        self._wrap()

    def put_origin(self, origin: str) -> None:
        """Say another origin above the text, with the same words on the top line."""
        title, before = self._heading
        if title and origin != before:
            at = self.top_offset
            self._heading = (title, origin)
            self._lead = self._headline(self._index.width)
            self.forget()
            self.resize_content()
            self.jump_to_line(self._line_of(at))
            self.refresh()

    def _wrap(self) -> None:
        width = self.size.width
        if not width:
            return
        column = min(MEASURE, max(1, width - GUTTER - 1))
        self._left = GUTTER + max(0, (width - GUTTER - 1 - column) // 2)
        if self._index.text is not self._text or self._index.width != column:
            self._index = LineIndex(self._text, column)
            self._lead = self._headline(column)
        self.forget()
        self.resize_content()
        if self._wanted is not None:
            self.jump_to_line(self._line_of(self._wanted))
        self.refresh()

    def _headline(self, column: int) -> list[Run]:
        title, origin = self._heading
        if not title:
            return []
        lines: list[Run] = [(drawn(title[a:b]), ("text--title",)) for a, b in wrap(title, column)]
        lines += [(drawn(origin[a:b]), ("text--quiet",)) for a, b in wrap(origin, column) if origin]
        return lines if self._text.startswith("\n") else [*lines, ("", ())]

    def on_resize(self, event: Resize) -> None:
        """Wrap again, with the same words on the top line."""
        if event.size.width and self._wanted is None:
            self._wanted = self.top_offset
        self._wrap()
        self._wanted = None

    @property
    def top_offset(self) -> int:
        """The document offset at the start of the top line; on the headline, minus its lines from there."""
        above = self.top_line - len(self._lead)
        return above if above < 0 else self._index.starts[self._row(self.top_line)]

    @property
    def bottom_offset(self) -> int:
        """The document offset at the end of the last line in sight."""
        return self._index.ends[self._row(self.top_line + max(1, self.size.height) - 1)]

    @property
    def progress(self) -> int:
        """How much of the text has been in sight, in percent."""
        return round(100 * min(self.top_line + self.size.height, self.line_count) / self.line_count)

    def go(self, offset: int) -> None:
        """Put the line of ``offset`` at the top."""
        if self.size.width:
            self.jump_to_line(self._line_of(offset))
        else:
            self._wanted = offset

    def reveal_span(self, span: Span) -> bool:
        """Bring ``span`` into sight with some lines around it; whether that moved the text."""
        before, lines = self.top_line, self._lines_of(span.start, span.end)
        if not (before <= lines[0] and lines[-1] < before + self.size.height):
            self.reveal(
                lines[0], min(lines[-1], lines[0] + self.size.height - 1), context=max(3, self.size.height // 3)
            )
        return self.top_line != before

    @property
    def kinds(self) -> SpanLayer:
        """The highlights of the fact kinds that are shown."""
        return self._layers["kinds"]

    def mark_kinds(self, spans: Iterable[StyledSpan], events: Sequence[Span]) -> None:
        """Style the words of facts, and bar the sentences that tell of events, in place of those before."""
        kinds, sentences = SpanLayer(spans), layer(events, "fact--event")
        if kinds.spans != self.kinds.spans or sentences.spans != self._events.spans:
            self._layers["kinds"], self._events = kinds, sentences
            self.redraw()

    def mark_evidence(self, spans: Sequence[Span], current: Span | None = None, *, words: bool = True) -> None:
        """Mark the chosen fact's evidence, and the one place of it that is looked at.

        Without ``words`` it is whole sentences, which are marked more quietly.
        """
        self._replace("evidence", layer(spans, "fact--evidence"))
        self._replace("current", layer([current] if current else [], "fact--current" if words else "fact--evidence"))

    def mark_matches(self, spans: Sequence[Span], current: Span | None = None) -> None:
        """Mark what a search found, and the match that is looked at."""
        self._replace("matches", layer(spans, "search--match"))
        self._replace("match", layer([current] if current else [], "search--current"))

    def mark_watched(self, spans: Sequence[Span]) -> None:
        """Mark the terms that the reader watches for."""
        self._replace("watch", layer(spans, "watch"))

    def _replace(self, name: str, new: SpanLayer) -> None:
        changed = set(self._layers[name].spans) ^ set(new.spans)
        if not changed:
            return
        self._layers[name] = new
        self.redraw(line for span in changed for line in self._lines_of(span.start, span.end))

    def line_runs(self, line: int) -> Iterable[Run]:
        """The gutter and the words of one line, each in the styles of the facts that it belongs to."""
        if line < len(self._lead):
            yield " " * self._left, ()
            yield self._lead[line]
            return
        start, end = self._index.extent(line - len(self._lead))
        yield " " * (self._left - GUTTER), ()
        yield self._gutter(start, end)
        base = ("text--title",) if self._title.start <= start and end <= self._title.end and end > start else ()
        for a, b, names in pieces(start, end, list(self._layers.values())):
            yield drawn(self._text[a:b]), (*base, *names)

    def _gutter(self, start: int, end: int) -> Run:
        """What is looked at, other evidence of the same fact, or an event, so that each shows without colour."""
        if end > start:
            if self._layers["current"].within(start, end):
                return "▶ ", ("text--mark",)
            if self._layers["evidence"].within(start, end):
                return "▷ ", ("text--mark",)
            if self._events.within(start, end):
                return "▎ ", ("mark--event",)
        return "  ", ()

    def render_line(self, y: int) -> Strip:
        """One line with the place of each run of words, which Textual asks for under the mouse."""
        line = self.scroll_offset.y + y
        return self.framed(line).apply_offsets(0, line)

    def framed(self, line: int) -> Strip:
        """One line as it is painted: without the places of its words, and with what is selected with the mouse."""
        strip, selection = self.drawn(line), self.text_selection
        if selection is None or (span := selection.get_span(line)) is None:
            return strip
        start, end = span
        end = strip.cell_length if end < 0 else end
        style = self.style_of(("text--selection",))
        parts = strip.divide([min(start, strip.cell_length), min(end, strip.cell_length), strip.cell_length])
        return Strip.join([*parts[:1], *(p.apply_style(style) for p in parts[1:2]), *parts[2:]])

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The selected words, as they stand in the document."""
        lead = [words for words, _ in self._lead]
        texts = [self._text[a:b] for a, b in map(self._index.extent, range(len(self._index)))]
        lines = [" " * self._left + words for words in (*lead, *texts)]
        picked = selection.extract("\n".join(lines))
        return "\n".join(line.strip() for line in picked.split("\n")), "\n"

    def passage(self) -> Span | None:
        """The words selected with the mouse, as code points of the text; None where none are."""
        selection = self.text_selection
        if selection is None:
            return None
        start = self._selected(selection.start) if selection.start else 0
        end = self._selected(selection.end) if selection.end else len(self._text)
        words = self._text[start:end]
        start += len(words) - len(words.lstrip())
        end -= len(words) - len(words.rstrip())
        return Span(start, end) if start < end else None

    def _selected(self, at: Offset) -> int:
        """The code point at a place of a selection; before the text its begin, behind it its end."""
        line = at.y - len(self._lead)
        if line < 0 or not len(self._index):
            return 0
        if line >= len(self._index):
            return len(self._text)
        start, end = self._index.extent(line)
        return min(max(start + at.x - self._left, start), end)

    def selection_updated(self, selection: Selection | None) -> None:
        """Show the selection as it changes."""
        self.refresh()
