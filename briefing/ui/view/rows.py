"""Rows as plain values: styled words and paragraphs, laid out by whatever shows them at its own width."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

Run = tuple[str, tuple[str, ...]]
"""Words as drawn, and the names of the styles they are drawn in, the lowest first."""


TOP = -1000
"""The offset that stands for the top of everything, the headline included."""


class Paragraph(NamedTuple):
    """Words in one style. ``lead`` stands before the first line, spaces of its width before the others."""

    words: str
    style: tuple[str, ...] = ()
    lead: str = ""
    lead_style: tuple[str, ...] = ()


class Item(NamedTuple):
    """One row: paragraphs, those that ``tell`` makes for a width, or a single line that ``draw`` makes when first seen.

    ``target`` is what choosing it means; a row without one cannot be chosen.
    """

    paragraphs: tuple[Paragraph, ...] = ()
    target: object = None
    draw: Callable[[int], Iterable[Run]] | None = None
    tell: Callable[[int], Iterable[Paragraph]] | None = None


def heading(words: str) -> Item:
    """A heading."""
    return Item((Paragraph(words, ("row--heading",)),))


def note(words: str) -> Item:
    """A quiet remark."""
    return Item((Paragraph(words, ("row--note",)),))


BLANK = Item()
"""An empty line."""


class SourceRow(NamedTuple):
    """What the list says of one source. ``skipped`` ones cannot be opened; ``detail`` then is the reason.

    ``tally`` says how many facts there are; it is the first to go where there is no room. ``watched`` flags one that
    has a term which the reader watches for. ``marks`` are the signs of what the reader
    has marked it as.
    """

    title: str
    detail: str
    tally: str = ""
    read: bool = False
    open: bool = False
    skipped: bool = False
    watched: bool = False
    marks: str = ""
