"""A head, the stamp of a page and its first paragraph in one line, and prose that only mentions a day."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.ingest.head import read_head
from briefing.ingest.stamp import lines_apart, stamp_in

BODY = "The harbour master closed the northern pier after two cranes fell into the water during the night."
TAIL = " Nobody was hurt, and the cranes are to be raised by a salvage ship that left the capital in the morning. " * 2

JOINED = (
    ("Cranes fall into harbour Tuesday 4 March 2014 08.43 GMT ", "Cranes fall into harbour"),
    ("Cranes fall into harbour Published: Tuesday, March 4, 2014 8:43 am ", "Cranes fall into harbour"),
    ("Cranes fall into harbour Page last updated at 08:43 GMT, Tuesday, 4 March 2014 ", "Cranes fall into harbour"),
    ("Tuesday 4 March 2014 08.43 GMT ", BODY),
    ("08:43 UK time, Tuesday, 4 March 2014 ", BODY),
    ("Cranes fall into harbour Tuesday 4 March 2014 8:43 p.m. (EST) ", "Cranes fall into harbour"),
    ("March 04, 2014 | By Ida Moen, Special to NWS ", BODY),
    ("March 04, 2014 | ", BODY),
)


@pytest.mark.parametrize(("head", "title"), JOINED)
def test_head_and_body_in_one_line(head: str, title: str) -> None:
    text = lines_apart(head + BODY + TAIL)
    found = read_head(text)
    assert BODY + TAIL in text.split("\n")
    assert (found.title, found.published) == (title, "2014-03-04")


@pytest.mark.parametrize(
    "line",
    [
        "The ship left on Tuesday 4 March 2014 08.43 GMT and was not seen again.",
        "The cranes fell, Tuesday 4 March 2014 08.43 GMT being the time that the watch noted.",
        "Tuesday 4 March 2014 was the day when the cranes fell.",
        "Between March 4, 2014 | and the end of the year nothing was built.",
        "The record runs until Tuesday 4 March 2014 08.43 GMT Nothing is noted after it.",
    ],
)
def test_a_day_in_a_sentence_is_no_stamp(line: str) -> None:
    assert stamp_in(line) is None


@given(st.text(max_size=80), st.text(max_size=80))
def test_only_blanks_become_newlines(before: str, after: str) -> None:
    text = f"{before} Tuesday 4 March 2014 08.43 GMT {after}"
    apart = lines_apart(text)
    assert len(apart) == len(text)
    assert all(new == old or (old, new) == (" ", "\n") for old, new in zip(text, apart, strict=True))
    assert lines_apart(apart) == apart
