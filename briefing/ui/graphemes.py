"""Text as the terminal shows it: grapheme clusters and their widths in cells.

Widths are those of rich, which Textual lays out with; boundaries are those of Unicode's UAX 29, so that a cluster
is never split even where rich counts its parts separately.

One thing rich is told here: marks that take room beside their letter, as vowels of Tamil, Burmese or Hindi do (category
Mc of Unicode), have a cell, which ``wcwidth`` of the C library, and with it tmux, xterm and most terminals, gives them.
To rich they have none, and every border behind such a word stood out of its column.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

import rich.cells
from rich.cells import cell_len

TAB_CELLS = 4
"""A tab is drawn as this many spaces."""

# Terminals do not agree on how wide these make what they follow: the mark that asks for a picture in place of a sign
# (U+2764 U+FE0F), also where it joins another picture, and the tones of skin.
_WIDENING = re.compile("\ufe0f\u200d?|(?<=[\u200d\u2600-\u27bf\ufe0f\U0001f300-\U0001faff])[\U0001f3fb-\U0001f3ff]")

# Behind a letter the joiner asks for a ligature, which terminals draw in one cell or in two.
_LIGATING = re.compile("(?<![\u2600-\u27bf\ufe0f\U0001f1e6-\U0001faff])\u200d")

# Letters, punctuation and currency of Western news: one cell each, and none of them joins a neighbour.
_SIMPLE = re.compile(
    "[\\x20-\\x7e\xa0-\xac\xae-\u02ff\u0370-\u0482\u0490-\u052f\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*"
)


_rich_cells = rich.cells.get_character_cell_size


@lru_cache(maxsize=4096)
def _character_cells(character: str, unicode_version: str = "auto") -> int:
    return 1 if unicodedata.category(character) == "Mc" else _rich_cells(character, unicode_version)


rich.cells.get_character_cell_size = _character_cells
rich.cells.cached_cell_len.cache_clear()


def is_simple(text: str) -> bool:
    """Whether every character is one cell wide and a cluster of its own."""
    return (text.isascii() and text.isprintable()) or _SIMPLE.fullmatch(text) is not None


def clusters(text: str) -> Iterator[tuple[int, int, int]]:
    """Every grapheme cluster as ``(start, end, cells)``; the ranges cover ``text`` without gaps."""
    if is_simple(text):
        for i in range(len(text)):
            yield i, i + 1, 1
        return
    import regex  # only for text that needs it: costs more to import than to use

    for match in regex.finditer(r"\X", text):
        cluster = match.group()
        yield match.start(), match.end(), cells(cluster)


def cells(text: str) -> int:
    """The width of ``text`` in cells, a tab counted as drawn."""
    return len(text) if is_simple(text) else cell_len(drawn(text))


def drawn(text: str) -> str:
    """``text`` as it is written to the screen, as wide in every terminal: tabs are spaces, emoji are the plain ones."""
    if not text.isascii():
        text = _LIGATING.sub("", _WIDENING.sub("", text))
    return text.replace("\t", " " * TAB_CELLS) if "\t" in text else text


def fit(text: str, width: int) -> str:
    """``text`` in at most ``width`` cells, with an ellipsis where some of it is left out."""
    if cells(text) <= width:
        return drawn(text)
    if width <= 0:
        return ""
    used = end = 0
    for _, stop, size in clusters(text):
        if used + size > width - 1:
            break
        used += size
        end = stop
    return drawn(text[:end].rstrip()) + "…"
