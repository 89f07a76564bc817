"""Every key and what it does, from the one list of them."""

from __future__ import annotations

from collections.abc import Iterable

from textual.events import Resize

from briefing.ui.keys import Keys
from briefing.ui.screens.overlay import Overlay
from briefing.ui.view.rows import Paragraph, Run
from briefing.ui.view.sidebar import MARKS
from briefing.ui.widgets.line_pane import LinePane
from briefing.ui.widgets.paragraphs import lay

KEY_CELLS = 16


class HelpPane(LinePane):
    """The keys by group, and what the marks mean."""

    COMPONENT_CLASSES = {"row--heading", "row--quiet", *(f"fact--{kind}" for kind in MARKS)}  # noqa: RUF012

    def __init__(self, keys: Keys, scope: str = "") -> None:
        super().__init__(id="help")
        self._keys = keys
        self._scope = scope
        self._lines: list[list[Run]] = []

    def on_resize(self, event: Resize) -> None:
        """Lay out at the new width."""
        lines: list[list[Run]] = []
        # A screen over the reader has its own keys first.
        for name, actions in sorted(self._keys.groups(), key=lambda g: not self._scope or g[1][0].scope != self._scope):
            lines += [[], [(f" {name.upper()}", ("row--heading",))]]
            for action in actions:
                lead = f"  {self._keys.display(action.id, every=True):<{KEY_CELLS}}"
                words = action.description[0].upper() + action.description[1:]
                lines += lay([Paragraph(words, (), lead, ("row--heading",))], event.size.width - 1)
        lines += [[], [(" MARKS", ("row--heading",))]]
        for kind, mark in MARKS.items():
            lines.append([(f"  {mark:<{KEY_CELLS}}", ()), (kind, (f"fact--{kind}",))])
        for mark, meaning in (
            ("▎", "a sentence that tells of an event"),
            ("▶  ▷", "evidence of the chosen fact: what you look at, and the rest"),
            ("●  ○  ✗", "a source not read yet, read, and one that could not be opened"),
            ("⚑", "a source with a term that you watch"),
            ("2 of 3 sources", "two of three have it; copies of one text are one source"),
        ):
            lines.append([(f"  {mark:<{KEY_CELLS}}", ()), (meaning, ())])
        self._lines = lines[1:]
        self.forget()
        self.resize_content()

    @property
    def line_count(self) -> int:
        """How many lines there are at this width."""
        return len(self._lines)

    def line_runs(self, line: int) -> Iterable[Run]:
        """One line."""
        return self._lines[line]


class HelpScreen(Overlay[None]):
    """The keys of the reader as they are now, the reader's own choices included."""

    def __init__(self, keys: Keys, scope: str = "") -> None:
        super().__init__(
            "Keys", HelpPane(keys, scope), f"{keys.display('down')}/{keys.display('up')} scroll  Esc close"
        )
