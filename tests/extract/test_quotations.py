"""What stands in quotation marks, also where the same straight marks enclose something once more."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.extract.document.quotations import find_quotations


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        (
            'He wrote: "The fleet is lost tonight. The "Grand Union" holds nobody. They are here." He left.',
            ['"The fleet is lost tonight. The "Grand Union" holds nobody. They are here."'],
        ),
        ('"The "Iron Bridge" fell," she said.', ['"The "Iron Bridge" fell,"']),
        ('"One" and "two" and "three".', ['"One"', '"two"', '"three"']),
        ('A stray " here, but "this" is quoted, and "that".', ['"this"', '"that"']),
        ('She said "this and "that" went. He said "no" twice.', ['"that"', '"no"']),
        ("“The “Iron Bridge” fell,” she said.", ["“The “Iron Bridge” fell,”"]),
    ],
)
def test_quotations_of_a_paragraph(text: str, quoted: list[str]) -> None:
    assert [text[q.start : q.end] for q in find_quotations(text)] == quoted


@given(st.text(alphabet='"“”«»ab .,\n', max_size=60))
def test_quotations_of_any_text_are_in_order_and_apart(text: str) -> None:
    found = find_quotations(text)
    assert all(0 <= q.start < q.end <= len(text) for q in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
