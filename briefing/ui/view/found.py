"""What a search of the library found, as rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from briefing.model import Span
from briefing.ui.view.rows import BLANK, Item, Paragraph, note
from briefing.ui.view.when import describe


class Found(NamedTuple):
    """An article that was found, with a part of its text.

    ``span`` is where the first match stands in the text, None where it does not.
    """

    article: str
    title: str
    outlet: str
    published: str
    snippet: str
    span: Span | None = None
    read: bool = False


def result_rows(found: Sequence[Found]) -> list[Item]:
    """Two lines and more for each: title with origin, then the words that were found in theirs."""
    if not found:
        return [note("Nothing in the library has this.")]
    rows: list[Item] = []
    for one in found:
        origin = " · ".join(filter(None, [one.outlet, describe(one.published) if one.published else ""]))
        paragraphs = (
            Paragraph(one.title, () if one.read else ("row--title",), "○ " if one.read else "● ", ("row--heading",)),
            *((Paragraph(origin, ("row--quiet",), "  "),) if origin else ()),
            Paragraph(" ".join(one.snippet.split()), ("row--detail",), "  "),
        )
        rows += [Item(paragraphs, one), BLANK]
    return rows[:-1]
