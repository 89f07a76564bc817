"""What is taken off a page is whole blocks of it, and what it says otherwise is left."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.ingest.blocks import read_blocks
from briefing.ingest.furniture import is_furniture, without_furniture
from briefing.ingest.html import read_html

PROSE = "The river burst its banks early on Sunday, and many people had to leave their homes."

PIECES = (
    f"<p>{PROSE}</p>",
    "<h3><a href='/a'>Ferry line keeps its winter timetable</a></h3><p>The council gave in.</p>",
    "<div><p>Sign up for our letter.</p><button>Send</button></div>",
    "<article><h4><a href='/b'>Five walks along the coast</a></h4></article>",
    "<div hidden><p>Something that is folded and goes on and on for eleven words.</p></div>",
    "<iframe src='/v'>",
    "<p>March 7, 2021</p>",
    "<div>",
    "</div>",
)


@given(st.lists(st.sampled_from(PIECES), max_size=12))
@settings(deadline=None)
def test_what_is_left_are_blocks_of_the_page_in_order(pieces: list[str]) -> None:
    page = read_blocks("<html><body>" + "".join(pieces) + "</body></html>")
    left = without_furniture(page.blocks, page.controls)
    rest = iter(page.blocks)
    assert all(any(block is one for one in rest) for block in left)
    assert [b.text for b in left if b.text == PROSE] == [b.text for b in page.blocks if b.text == PROSE]


@given(st.integers(0, 3), st.integers(0, 3), st.booleans())
@settings(deadline=None)
def test_a_frame_without_an_end_swallows_nothing(before: int, after: int, ended: bool) -> None:
    frame = "<iframe src='https://video.example/1'>" + ("</iframe>" if ended else "")
    paragraphs = [f"<p>Number {n}. {PROSE}</p>" for n in range(before + after)]
    body = "".join([*paragraphs[:before], frame, *paragraphs[before:]])
    page = f"<html><body><article>{body}</article></body></html>"
    text = read_html(page)[1]
    assert [n for n in range(before + after) if f"Number {n}." in text] == [*range(before + after)]


@pytest.mark.parametrize(
    "text",
    [
        "Sign up for our letter",
        "Mehr zum Thema",
        "5 min read",
        "By signing up you agree to our terms.",
        "You can reach her at ann@example.org.",
    ],
)
def test_what_asks_for_something_is_furniture(text: str) -> None:
    assert is_furniture(text)


@pytest.mark.parametrize(
    "text",
    [
        "The signal lasted 5 minutes, and nobody read it.",
        "He reached them by boat in the night.",
        "Support for the strike has grown, the union said.",
        "Readers wrote by the hundred after the flood.",
    ],
)
def test_sentences_with_such_words_are_none(text: str) -> None:
    assert not is_furniture(text)
