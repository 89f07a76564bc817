"""Of each shape of page the story is read whole, and next to nothing else."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from briefing.ingest.html import read_html
from tests.ingest.pages.shapes import SHAPES, Shape

MISTAKEN = {"thread-of-a-forum": 0.89, "bullets-above-and-modules-between": 0.95}
"""What is still read with furniture, and the share of the story in what is read."""


def shares(found: str, story: str) -> tuple[float, float]:
    """The share of words found that are the story's, and that of the story's words that are found."""
    here, there = (Counter(re.findall(r"\w+", text)) for text in (found, story))
    both = (here & there).total()
    return both / max(1, here.total()), both / max(1, there.total())


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
def test_the_story_is_whole_and_alone(shape: Shape) -> None:
    precision, recall = shares(read_html(shape.markup)[1], "\n".join(shape.story))
    assert recall >= 0.98
    assert precision >= MISTAKEN.get(shape.name, 0.96)


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
def test_the_blocks_of_the_story_are_in_order(shape: Shape) -> None:
    text = read_html(shape.markup)[1]
    places = [text.find(block) for block in shape.story]
    found = [at for at in places if at >= 0]
    assert found == sorted(found)
    assert len(found) >= len(places) - 1
