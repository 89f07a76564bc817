"""The facts of one article, grouped, with a cursor."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from briefing.story.wording import count
from briefing.ui.graphemes import cells, drawn, fit
from briefing.ui.lineindex import wrap
from briefing.ui.view.rows import Run
from briefing.ui.view.sidebar import MARKS, Fact, Group
from briefing.ui.widgets.row_list import RowList


class Fold(NamedTuple):
    """Stands for the facts of a group that are folded: ``hides`` of them."""

    label: str
    hides: int


Row = Fact | Group | Fold | str | None
"""A fact, the heading of a group, what it has besides, a remark, or an empty line."""


class FactList(RowList):
    """Groups of facts, each heading with the key that shows and hides its kind; or a line on why there are none."""

    COMPONENT_CLASSES = {  # noqa: RUF012 - Textual's own way
        "fact--event",
        "fact--date",
        "fact--envoy",
        "fact--person",
        "fact--place",
        "fact--organization",
        "fact--statement",
        "mark--event",
        "mark--date",
        "mark--envoy",
        "mark--person",
        "mark--place",
        "mark--organization",
        "mark--statement",
        "row--heading",
        "row--detail",
        "row--candidate",
        "row--status",
        "row--note",
    }

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._groups: Sequence[Group] = ()
        self._note = ""
        self._hidden: frozenset[str] = frozenset()
        self._keys: dict[str, str] = {}
        self._remark = ""
        self._unfolded: set[str] = set()
        self._rows: list[Row] = []
        self._firsts: list[int] = []
        self._lines: list[list[Run]] = []

    def show(
        self,
        groups: Sequence[Group],
        *,
        hidden: frozenset[str],
        keys: dict[str, str],
        note: str = "",
        remark: str = "",
    ) -> None:
        """Show these groups, the facts of ``hidden`` kinds folded away; ``note`` stands first, ``remark`` last, if any.

        The cursor stays on the fact it was on, where that is still there.
        """
        chosen = self.fact
        if [f.title for g in groups for f in g.facts] != [f.title for g in self._groups for f in g.facts]:
            self._unfolded.clear()  # another article
        self._groups, self._note, self._hidden, self._keys = groups, note, hidden, keys
        self._remark = remark
        self._arrange()
        self.cursor = -1
        if chosen is not None:
            self.cursor = self.row_of(chosen.key)
        self.rewrap()

    def _arrange(self) -> None:
        self._rows = []
        for group in self._groups:
            if self._rows:
                self._rows.append(None)
            self._rows.append(group)
            if group.kind in self._hidden:
                continue
            folded = group.shown is not None and group.label not in self._unfolded
            # A fold that hides one row only would take its place.
            shown = group.shown if folded and len(group.facts) > (group.shown or 0) + 1 else None
            self._rows.extend(group.facts[:shown])
            if shown is not None:
                self._rows.append(Fold(group.label, len(group.facts) - shown))
        if self._remark and self._rows:
            self._rows += [None, self._remark]

    def unfold(self) -> bool:
        """Show what the fold under the cursor hides, the cursor on the first of it; False where there is none."""
        row = self._rows[self.cursor] if 0 <= self.cursor < len(self._rows) else None
        if not isinstance(row, Fold):
            return False
        self._unfolded.add(row.label)
        self._arrange()
        self.rewrap()
        self.show_cursor()
        if self.moved:
            self.moved()
        return True

    @property
    def fact(self) -> Fact | None:
        """The fact under the cursor."""
        row = self._rows[self.cursor] if 0 <= self.cursor < len(self._rows) else None
        return row if isinstance(row, Fact) else None

    def row_of(self, key: str) -> int:
        """The row of the fact with that key, unfolded for it, -1 if it is not shown."""
        for group in self._groups:
            folded = group.label not in self._unfolded and group.shown is not None
            if folded and group.kind not in self._hidden and any(f.key == key for f in group.facts[group.shown :]):
                self._unfolded.add(group.label)
                self._arrange()
                self.rewrap()
        return next((i for i, row in enumerate(self._rows) if isinstance(row, Fact) and row.key == key), -1)

    @property
    def row_count(self) -> int:
        """How many rows there are, headings and empty ones among them."""
        return len(self._rows)

    @property
    def line_count(self) -> int:
        """How many lines they take at this width."""
        return len(self._lines)

    def selectable(self, row: int) -> bool:
        """Facts can be chosen, and folds."""
        return 0 <= row < len(self._rows) and isinstance(self._rows[row], Fact | Fold)

    def row_lines(self, row: int) -> range:
        """The lines of one row; none before the rows are laid out."""
        if row >= len(self._firsts):
            return range(0)
        end = self._firsts[row + 1] if row + 1 < len(self._firsts) else len(self._lines)
        return range(self._firsts[row], end)

    def row_at(self, line: int) -> int:
        """The row on ``line``, -1 on the note."""
        return bisect_right(self._firsts, line) - 1

    def rewrap(self) -> None:
        """Lay everything out at the pane's width."""
        width = self.size.width
        self._lines, self._firsts = [], []
        if width:
            if self._note:
                self._lines += [
                    [(f" {self._note[a:b]}", ("row--note",))] for a, b in wrap(self._note, max(8, width - 2))
                ]
                if self._rows:
                    self._lines.append([])
            for row in self._rows:
                self._firsts.append(len(self._lines))
                self._lines += self._lay(row, width)
        super().rewrap()

    def _lay(self, row: Row, width: int) -> list[list[Run]]:
        if row is None:
            return [[]]
        if isinstance(row, Group):
            return [self._heading(row, width)]
        if isinstance(row, Fold):
            return [[(f"  … {row.hides} more", ("row--quiet",))]]
        if isinstance(row, str):
            return [[(f" {drawn(row[a:b])}", ("row--note",))] for a, b in wrap(row, max(8, width - 3))]
        if row.kind == "statement":
            return self._counted([self._statement(row, width)], row, width)
        style, details = (f"fact--{row.kind}",), list(row.details)
        lines: list[list[Run]] = []
        for i, (a, b) in enumerate(wrap(row.title, max(8, width - 4))):
            words = drawn(row.title[a:b])
            runs: list[Run] = [(f"{MARKS[row.kind]} " if not i else "  ", (f"mark--{row.kind}",)), (words, style)]
            if b == len(row.title) and row.kind != "event" and details and not i:
                beside, role = details[0]
                if 4 + cells(words) + cells(beside) <= width - 2:
                    runs.append((f"  {drawn(beside)}", (f"row--{role}",)))
                    details.pop(0)
            lines.append(runs)
        for text, role in details:
            lines += [[("  ", ()), (drawn(text[a:b]), (f"row--{role}",))] for a, b in wrap(text, max(8, width - 5))]
        return self._counted(lines, row, width)

    @staticmethod
    def _statement(fact: Fact, width: int) -> list[Run]:
        """One line: the speaker, in at most half of it, then as much as there is room for of act and gist."""
        speaker = fit(fact.title, max(8, (width - 4) // 2))
        runs: list[Run] = [(f"{MARKS[fact.kind]} ", (f"mark--{fact.kind}",)), (speaker, (f"fact--{fact.kind}",))]
        room = width - 5 - cells(speaker)
        if fact.details and room > 4:
            words, role = fact.details[0]
            runs.append((f" {fit(words, room)}", (f"row--{role}",)))
        return runs

    @staticmethod
    def _counted(lines: list[list[Run]], fact: Fact, width: int) -> list[list[Run]]:
        """``lines`` with how often and by how many the fact is said, at the right of the first that has room for it."""
        times = count(len(fact.evidence), "mention") if len(fact.evidence) > 1 and fact.kind != "event" else ""
        said = " · ".join(filter(None, [times, fact.sources]))
        if not said:
            return lines
        for line in lines:
            space = width - 2 - sum(cells(words) for words, _ in line) - len(said)
            if space >= 2:
                line.append((" " * space + said, ("row--quiet",)))
                return lines
        return [*lines, [("  ", ()), (fit(said, width - 4), ("row--quiet",))]]

    def _heading(self, group: Group, width: int) -> list[Run]:
        key = f"[{self._keys[group.kind]}]" if group.kind in self._keys else ""
        label = group.label.upper()
        tail = f"{len(group.facts)} hidden  {key} show" if group.kind in self._hidden else f"{key} hide"
        if cells(label) + cells(tail) > width - 3:
            tail = tail.rpartition(" ")[0]  # the key alone still says which it is
        label = fit(label, width - 3 - cells(tail))
        space = width - 2 - cells(label) - cells(tail)
        return [(label, ("row--heading",)), (" " * space + tail, ("row--quiet",))]

    def line_runs(self, line: int) -> Iterable[Run]:
        """One line with the cursor's bar before it."""
        row = self.row_at(line)
        yield self.bar(row) if row >= 0 else " ", ("row--heading",)
        yield from self._lines[line]
