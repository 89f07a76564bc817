"""Pages whose text stands on its side, on its head or backwards are read as they would be held."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ingest.readers.made import MORE, WORDS
from tests.ingest.readers.test_monsters import drawn
from tests.ingest.readers.test_readers import one

TURNED = {0: (1, 0, 0, 1), 90: (0, 1, -1, 0), 180: (-1, 0, 0, -1), 270: (0, -1, 1, 0)}


def shown(text: str, turn: int, x: int, y: int, size: int = 10) -> bytes:
    matrix = " ".join(map(str, TURNED[turn]))
    return f"BT /F1 {size} Tf {matrix} {x} {y} Tm ({text}) Tj ET\n".encode("latin-1")


def paragraphs(turn: int) -> bytes:
    """Two of them on a page of 600 by 800 points, the second below the first for whoever turns the page."""
    places = {0: ((50, 700), (50, 650)), 90: ((200, 100), (250, 100)), 180: ((560, 100), (560, 150)),
              270: ((250, 700), (200, 700))}  # fmt: skip
    return b"".join(shown(text, turn, *at) for text, at in zip((WORDS, MORE), places[turn], strict=True))


@pytest.mark.parametrize("turn", TURNED)
def test_a_page_on_its_side_is_turned(tmp_path: Path, turn: int) -> None:
    assert one(tmp_path / "a.pdf", drawn(paragraphs(turn))).text == f"{WORDS}\n\n{MORE}"


@pytest.mark.parametrize("turn", [90, 270])
def test_what_stands_at_the_margin_on_its_side_is_no_part_of_it(tmp_path: Path, turn: int) -> None:
    page = paragraphs(0) + shown("Photo: N. Aas, The Post", turn, 590, 400, 8)
    across = b"BT /F1 60 Tf 0.7 0.7 -0.7 0.7 100 300 Tm (DRAFT COPY) Tj ET\n"
    assert one(tmp_path / "a.pdf", drawn(page + across)).text == f"{WORDS}\n\n{MORE}"


def test_letters_set_one_by_one_from_the_right_are_read_from_the_left(tmp_path: Path) -> None:
    letters = [shown(letter, 0, 50 + 6 * n, 700) for n, letter in enumerate(WORDS[:60]) if letter != " "]
    # All letters of this font are as wide.
    page = drawn(b"".join(reversed(letters))).replace(b"/Helvetica", b"/Courier  ")
    assert one(tmp_path / "a.pdf", page).text == WORDS[:60].strip()
