"""Pages as sites build them, each with the text of its story: the words are made up, what stands around them is not.

``NAME.html`` is the page, ``NAME.txt`` has a line for each block of the story; what else the page says is furniture.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple


class Shape(NamedTuple):
    """A page and the blocks of its story."""

    name: str
    markup: str
    story: tuple[str, ...]


def shapes() -> list[Shape]:
    """All of them, by name."""
    pages = sorted(Path(__file__).parent.glob("*.html"))
    read = [(page, page.with_suffix(".txt").read_text(encoding="utf-8")) for page in pages]
    return [Shape(page.stem, page.read_text(encoding="utf-8"), tuple(story.splitlines())) for page, story in read]


SHAPES = shapes()
