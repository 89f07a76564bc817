"""Styled ranges: found by bisection as a plain search would find them, and cut without gaps."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from briefing.model import Span
from briefing.ui.spans import SpanLayer, StyledSpan, layer, pieces

SPANS = st.lists(
    st.tuples(st.integers(0, 60), st.integers(0, 12), st.sampled_from("abc")).map(
        lambda t: StyledSpan(t[0], t[0] + t[1], t[2])
    ),
    max_size=12,
)


@given(SPANS, st.integers(0, 70), st.integers(0, 20))
def test_within_finds_what_overlaps(spans: list[StyledSpan], start: int, length: int) -> None:
    one = SpanLayer(spans)
    end = start + length
    assert list(one.within(start, end)) == [s for s in one.spans if s.start < end and s.end > start]


@given(SPANS)
def test_a_layer_never_overlaps(spans: list[StyledSpan]) -> None:
    kept = SpanLayer(spans).spans
    assert all(a.end <= b.start for a, b in itertools.pairwise(kept))
    assert set(kept) <= set(spans)


@given(st.lists(SPANS, max_size=4), st.integers(0, 60), st.integers(1, 20))
def test_pieces_cover_the_line_with_every_style(layers: list[list[StyledSpan]], start: int, length: int) -> None:
    built, end = [SpanLayer(spans) for spans in layers], start + length
    cut = list(pieces(start, end, built))
    assert cut[0][0] == start
    assert cut[-1][1] == end
    assert all(a[1] == b[0] for a, b in itertools.pairwise(cut))
    for a, b, styles in cut:
        for at in range(a, b):
            assert styles == tuple(s.style for one in built for s in one.within(at, at + 1))


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 9)), max_size=10))
def test_one_style_joins_what_touches(ranges: list[tuple[int, int]]) -> None:
    joined = layer([Span(a, a + n) for a, n in ranges], "x").spans
    covered = {i for a, n in ranges for i in range(a, a + n)}
    assert {i for s in joined for i in range(s.start, s.end)} == covered
    assert all(a.end < b.start for a, b in itertools.pairwise(joined))


def test_neighbours() -> None:
    one = SpanLayer([StyledSpan(5, 8, "a"), StyledSpan(20, 25, "b")])
    assert one.after(0) == one.after(5) == StyledSpan(5, 8, "a")
    assert one.after(21) is None
    assert one.before(20) == StyledSpan(5, 8, "a")
    assert one.before(5) is None
