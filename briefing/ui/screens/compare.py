"""Sources side by side: what they agree on, what changed, what only one of them has."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Static

from briefing.story.wording import count
from briefing.ui.keys import bindings
from briefing.ui.screens.story_overlay import StoryScreen
from briefing.ui.services import Services
from briefing.ui.view.agreement import MEANINGS
from briefing.ui.view.comparison import compare, in_order, of_one_story
from briefing.ui.view.rows import Item, note
from briefing.ui.widgets.compare_table import ColumnHeads, CompareTable
from briefing.ui.widgets.heading import Heading
from briefing.ui.widgets.hint import Hint


class CompareScreen(StoryScreen):
    """Begins with the sources that tell of what the open article tells of."""

    SCOPE = "compare"
    CSS_PATH: ClassVar[list[str]] = ["overlay.tcss", "compare.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = bindings("In the comparison")  # type: ignore[assignment]

    def __init__(
        self, services: Services, articles: Callable[[], Sequence[str]], here: str, listed: Callable[[], str]
    ) -> None:
        """``articles`` are those that the source filter leaves, which ``listed`` names; ``here`` is the open one."""
        self._articles = articles
        self._listed = listed
        self._here = here
        self._all = len(articles()) <= 1
        self._column: str | None = here
        self.table = CompareTable()
        super().__init__(services, "Compare", self.table)

    def compose(self) -> ComposeResult:
        """Title, heads, table, what the marks mean, keys."""
        with Vertical(id="box"):
            yield Heading("Compare", id="heading")
            yield ColumnHeads(self.table)
            yield self.table
            yield Static("  ".join(f"{mark} {meaning}" for mark, meaning in MEANINGS), markup=False, id="legend")
            yield Hint(self._hint, id="hint")

    def refill(self) -> None:
        """Compare again, with the cursor in the same source."""
        index = self.story.index
        among = in_order(index, self._articles()) if index else []
        if index is None or not among:
            self.table.show([note("The articles are still being read …")])
            return
        articles = among if self._all else of_one_story(index, self._here, among)
        known = self.story.session.progress()[1]
        held = len(among) < known
        every = f"the {len(among)} listed of {known} sources" if held else "all sources"
        some = f"{len(articles)} of {every if held else count(len(among), 'source')}, of one story"
        which = every if len(articles) == len(among) else some
        self.retitle(f"Compare {which}")
        self.show_filter(self._listed())
        column = articles.index(self._column) if self._column in articles else 0
        self.table.fill(compare(index, articles), articles, column)
        self.query_one(ColumnHeads).show({article: self.story.origin(article) for article in articles})

    def rows(self) -> Sequence[Item]:
        """The table fills itself."""
        return self.table.items

    def follow(self, target: object) -> None:
        """To the words of the cell under the cursor."""
        cell = self.table.cell
        if cell:
            self.dismiss(cell.quotation)
        else:
            self.services.notify("This source says nothing of it.")

    def _move_column(self, step: int) -> None:
        if self.table.move_column(step):
            self._column = self.table.columns[self.table.column]
            self.query_one(ColumnHeads).refresh()

    def action_left(self) -> None:
        """A source to the left."""
        self._move_column(-1)

    def action_right(self) -> None:
        """A source to the right."""
        self._move_column(1)

    def action_all_sources(self) -> None:
        """All sources, or those of the open article's story."""
        self._all = not self._all
        self.refill()
