"""The parts of the reader that need no screen."""

from __future__ import annotations

import itertools
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.model import Published
from briefing.ui.jumps import LIMIT, JumpHistory, Place
from briefing.ui.keys import ACTIONS, Keys, bindings, markdown_table, show_key
from briefing.ui.outside import is_web
from briefing.ui.view.origins import outlet_and_date
from briefing.ui.view.search import find, find_terms, nearest
from briefing.ui.view.when import describe


@pytest.mark.parametrize(
    ("value", "modifier", "said"),
    [
        ("2019-02-27", None, "Feb 27"),
        ("2018-06-12", None, "Jun 12, 2018"),
        ("2019-02-27/2019-02-28", None, "Feb 27–28"),
        ("2018-12-30/2018-12-31", None, "Dec 30–31, 2018"),
        ("2019-02-27/2019-03-02", None, "Feb 27 – Mar 2"),
        ("2018-12-30/2019-01-02", None, "Dec 30, 2018 – Jan 2"),
        ("2019-02", "END", "late Feb"),
        ("2018-02", "START", "early Feb 2018"),
        ("2018", None, "2018"),
        ("198", None, "the 1980s"),
        ("199", "START", "the early 1990s"),
        ("199", "LESS_THAN", "about the 1990s"),
        ("2014", "MORE_THAN", "about 2014"),
        ("2019-02", "MID", "mid-Feb"),
        ("2018-SU", None, "summer 2018"),
        ("2019-Q1", None, "Q1 2019"),
        ("2018-H2", None, "second half of 2018"),
        ("2019-W05", None, "week of Jan 28"),
        ("2018-W05-WE", None, "weekend of Feb 3, 2018"),
        ("2019-02-27TEV", None, "Feb 27, evening"),
        ("2019-02-27T14:30", None, "Feb 27, 14:30"),
        ("PRESENT_REF", None, "now"),
        ("XXXX-WXX-2", None, "a Tuesday"),
        ("XXXX-WXX-5TEV", None, "a Friday evening"),
        ("XXXX-WXX", None, "a week"),
        ("XXXX-11-02", None, "November 2"),
        ("XXXX-XX-XXTNI", None, "a night"),
        ("XXXX-XX-XX", "START", "early in a day"),
        ("PXE", None, "some decades"),
        ("PT1H30M", None, "1 hour 30 minutes"),
        ("P3E", "LESS_THAN", "less than 3 decades"),
        ("P2C", None, "2 centuries"),
    ],
)
def test_dates_in_few_words(value: str, modifier: str | None, said: str) -> None:
    assert describe(value, modifier, "2019") == said


@given(st.text(max_size=30), st.one_of(st.none(), st.text(max_size=5)))
def test_any_value_is_described(value: str, modifier: str | None) -> None:
    assert isinstance(describe(value, modifier, "2019"), str)


@pytest.mark.parametrize(
    ("text", "query", "found"),
    [
        ("Kim met Kim.", "kim", ["Kim", "Kim"]),
        ("Kim met kim.", "Kim", ["Kim"]),
        ("North\nKorea", "north korea", ["North\nKorea"]),
        ("he said “no”", '"no"', ["“no”"]),
        ("it’s", "it's", ["it’s"]),
        ("a.b axb", "a.b", ["a.b"]),
        ("anything", "  ", []),
    ],
)
def test_search(text: str, query: str, found: list[str]) -> None:
    assert [text[s.start : s.end] for s in find(text, query)] == found


@given(st.text(max_size=80), st.text(max_size=8))
def test_search_never_fails_and_stays_inside(text: str, query: str) -> None:
    matches = find(text, query)
    assert all(0 <= s.start < s.end <= len(text) for s in matches)
    assert all(a.end <= b.start for a, b in itertools.pairwise(matches))


@given(st.text(alphabet="ab ", max_size=40))
def test_a_part_of_the_text_is_found_in_it(text: str) -> None:
    for word in text.split():
        assert find(text, word)


def test_terms_are_whole_words() -> None:
    text = "Codes for cod, COD and cod stocks"
    assert [text[s.start : s.end] for s in find_terms(text, ["cod", "cod stocks", " "])] == ["cod", "COD", "cod stocks"]
    assert find_terms(text, []) == []


def test_the_nearest_match_is_ahead_or_the_first() -> None:
    matches = find("x..x..x", "x")
    assert [nearest(matches, at) for at in (0, 1, 4, 7)] == [0, 1, 2, 0]


def test_back_and_forward_as_in_a_browser() -> None:
    history, a, b, c = JumpHistory(), Place("a", 10), Place("b", 0), Place("c", 5)
    assert history.back(a) is None
    history.leave(a)
    history.leave(b)
    assert history.back(c) == b
    assert history.back(b) == a
    assert history.forward(a) == b
    history.leave(b)
    assert history.forward(a) is None
    assert history.back(b) == a


@given(st.lists(st.tuples(st.sampled_from(["leave", "back", "forward"]), st.integers(0, 5)), max_size=60))
def test_going_back_and_forward_again_changes_nothing(steps: list[tuple[str, int]]) -> None:
    history, here = JumpHistory(), Place("a", 0)
    for what, n in steps:
        if what == "leave":
            history.leave(here)
            here = Place("a", n)
        else:
            here = getattr(history, what)(here) or here
    if there := history.back(here):
        assert history.forward(there) == here


def test_history_is_bounded() -> None:
    history = JumpHistory()
    for n in range(LIMIT + 10):
        history.leave(Place("a", n))
    here, steps = Place("b", 0), 0
    while place := history.back(here):
        here, steps = place, steps + 1
    assert steps == LIMIT


def test_no_key_of_the_reader_has_two_actions() -> None:
    keys = [key for binding in bindings() for key in binding.key.split(",")]
    assert len(keys) == len(set(keys))
    assert len({action.id for action in ACTIONS}) == len(ACTIONS)


@pytest.mark.parametrize(
    ("overrides", "action", "keys", "problems"),
    [
        ({"help": "f1"}, "help", ("f1",), 0),
        ({"help": "f1,h"}, "help", ("f1", "h"), 0),
        ({"halp": "f1"}, "help", ("?",), 1),
        ({"help": "j"}, "help", ("?",), 1),
        ({"help": "q", "quit": "Q"}, "help", ("q",), 0),
        ({"help": "q", "quit": "j"}, "help", ("?",), 2),
        ({"help": " , "}, "help", ("?",), 1),
    ],
)
def test_the_readers_own_keys(overrides: dict[str, str], action: str, keys: tuple[str, ...], problems: int) -> None:
    chosen = Keys(overrides)
    assert chosen.of(action) == keys
    assert len(chosen.problems) == problems


@pytest.mark.parametrize(
    ("key", "shown"),
    [("j", "j"), ("ctrl+d", "Ctrl+D"), ("question_mark", "?"), ("]", "]"), ("space", "Space"), ("f1", "F1")],
)
def test_keys_are_named_as_they_are_printed(key: str, shown: str) -> None:
    assert show_key(key) == shown


def test_the_table_of_keys_has_every_action() -> None:
    table = markdown_table()
    assert all(f"`{action.id}`" in table for action in ACTIONS)


@pytest.mark.parametrize(
    ("url", "web"), [("https://a.org", True), ("HTTP://a.org", True), ("file:///etc", False), ("javascript:x", False)]
)
def test_only_web_addresses_count(url: str, web: bool) -> None:
    assert is_web(url) is web


@pytest.mark.parametrize(
    ("basis", "said"), [("inferred", "Ledger · about Mar 2, 2021"), ("metadata", "Ledger · Mar 2, 2021")]
)
def test_a_day_that_is_only_inferred_says_so(basis: Literal["inferred", "metadata"], said: str) -> None:
    assert outlet_and_date("Ledger", Published("2021-03-02", basis)) == said
