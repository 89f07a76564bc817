"""Word wrap: whatever the text, lines hold every drawn character once, in order, and fit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.ui.graphemes import cells, clusters, drawn, fit, is_simple
from briefing.ui.lineindex import LineIndex

MIXED = st.text(
    st.one_of(
        st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")),
        st.sampled_from(" \t\n-–—’“ éß中文字한국어가🇺🇸👩‍👩‍👧‍👦👍🏽é\u00a0\u200d\ufe0f"),
    ),
    max_size=120,
)
WORDS = st.lists(st.sampled_from(["talks", "in", "Vietnam", "U.S.–led", "27-28", "", "a" * 30]), max_size=30).map(
    " ".join
)
TEXTS = st.one_of(MIXED, WORDS)


@given(TEXTS, st.integers(1, 60))
def test_every_character_but_the_breaks_is_on_one_line(text: str, width: int) -> None:
    index = LineIndex(text, width)
    at = 0
    for line in range(len(index)):
        start, end = index.extent(line)
        assert at <= start <= end
        assert not text[at:start].strip()
        at = end
    assert not text[at:].strip()
    assert len(index) >= text.count("\n") + 1


@given(TEXTS, st.integers(1, 60))
def test_lines_fit_and_clusters_stay_whole(text: str, width: int) -> None:
    index = LineIndex(text, width)
    edges = {0, len(text)} | {edge for a, b, _ in clusters(text) for edge in (a, b)}
    for line in range(len(index)):
        start, end = index.extent(line)
        parts = list(clusters(text[start:end]))
        assert sum(size for _, _, size in parts) <= width or len(parts) == 1
        if not text[start:end].isspace() and start < end:
            assert {start, end} <= edges


@given(TEXTS, st.integers(1, 60), st.data())
def test_an_offset_is_on_the_line_that_says_so(text: str, width: int, data: st.DataObject) -> None:
    index = LineIndex(text, width)
    line = data.draw(st.integers(0, len(index) - 1))
    start, end = index.extent(line)
    for offset in {start, max(start, end - 1)}:
        found = index.line_of(offset)
        assert index.extent(found)[0] <= offset
        assert found == line or index.starts[found] == start


@given(TEXTS)
def test_width_does_not_lose_words(text: str) -> None:
    words = text.split()
    for width in (7, 200):
        index = LineIndex(text, width)
        joined = "".join(text[a:b] for a, b in map(index.extent, range(len(index))))
        assert "".join(joined.split()) == "".join(words)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 10, [""]),
        ("one two three", 7, ["one two", "three"]),
        ("one\n\ntwo", 7, ["one", "", "two"]),
        ("the U.S.-North Korea talks", 12, ["the U.S.-", "North Korea", "talks"]),
        ("from 27-28 on", 8, ["from", "27-28 on"]),
        ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
        ("words   and gaps", 6, ["words", "and", "gaps"]),
        ("会谈将在河内举行", 6, ["会谈将", "在河内", "举行"]),
        ("go 👩‍👩‍👧‍👦 home", 5, ["go 👩‍👩‍👧‍👦", "home"]),
        ("10\u00a0000 men", 7, ["10\u00a0000", "men"]),
    ],
)
def test_where_lines_break(text: str, width: int, lines: list[str]) -> None:
    index = LineIndex(text, width)
    assert [text[a:b] for a, b in map(index.extent, range(len(index)))] == lines


@given(MIXED, st.integers(0, 40))
def test_what_is_fitted_fits(text: str, width: int) -> None:
    assert cells(fit(text, width)) <= width


@given(MIXED)
def test_drawn_text_is_as_wide_as_counted(text: str) -> None:
    assert cells(drawn(text)) == cells(text)
    assert "\t" not in drawn(text)


def test_plain_english_needs_no_cluster_search() -> None:
    assert is_simple("“U.S.–led talks” — café, €5…")
    assert not is_simple("会谈")
