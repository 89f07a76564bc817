"""Paragraphs of styled words, laid out at the width of a pane."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.ui.graphemes import cells, drawn
from briefing.ui.lineindex import wrap
from briefing.ui.view.rows import Paragraph, Run


def lay(paragraphs: Sequence[Paragraph], width: int) -> list[list[Run]]:
    """The lines of the paragraphs, none wider than ``width`` cells if there is room for some words."""
    lines: list[list[Run]] = []
    for p in paragraphs:
        lead = cells(p.lead)
        for i, (a, b) in enumerate(wrap(p.words, max(8, width - lead))):
            lines.append([(p.lead if not i else " " * lead, p.lead_style), (drawn(p.words[a:b]), p.style)])
    return lines
