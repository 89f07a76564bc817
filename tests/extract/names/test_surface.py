from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.extract.document.surface import plausible, strip_titles, trim

TRIMMED = [
    ("the Harbour Commission", "Harbour Commission"),
    ("The Hague", "The Hague"),
    ("Lindqvist's", "Lindqvist"),
    ("Lindqvist’s", "Lindqvist"),
    ("the Dockworkers'", "Dockworkers"),
    ("“Blue Lantern”", "Blue Lantern"),
    ("(Harbour Watch)", "Harbour Watch"),
    ("Harbour Watch (HW", "Harbour Watch"),
    ("HW) leader", "HW"),
    ("Aldona Inc.", "Aldona Inc."),
    ("in Oslo.", "in Oslo"),
    ("Washington, D.C.", "Washington, D.C."),
    ("- Oslo -", "Oslo"),
]


@pytest.mark.parametrize(("written", "name"), TRIMMED)
def test_the_name_itself_remains(written: str, name: str) -> None:
    span = trim(written, 0, len(written))
    assert span is not None
    assert written[span.start : span.end] == name


@pytest.mark.parametrize("written", ["", "the ", "'s", "—", "“”", "()"])
def test_nothing_remains_of_what_is_no_name(written: str) -> None:
    assert trim(written, 0, len(written)) is None


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Mr. Lindqvist", "Lindqvist"),
        ("Deputy Foreign Minister Ana Lindqvist", "Ana Lindqvist"),
        ("Crown Prince Olav", "Olav"),
        ("King", "King"),
        ("Ana Lindqvist", "Ana Lindqvist"),
    ],
)
def test_titles_are_no_part_of_a_name(written: str, name: str) -> None:
    span = strip_titles(written, 0, len(written))
    assert written[span.start : span.end] == name


def test_months_pronouns_and_small_words_are_no_names() -> None:
    assert not any(map(plausible, ["March", "She", "North", "harbour", "2019", "—"]))
    assert all(map(plausible, ["Oslo", "eBay", "金", "3M"]))


@given(st.text(max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_trimming_stays_inside_and_is_done_once(text: str, a: int, b: int) -> None:
    start, end = sorted((min(a, len(text)), min(b, len(text))))
    span = trim(text, start, end)
    if span is not None:
        assert start <= span.start < span.end <= end
        assert trim(text, span.start, span.end) == span
