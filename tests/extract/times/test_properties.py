from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.extract.times.recogniser import recognise
from briefing.model import Time
from tests.extract.times.cases import CASES
from tests.extract.times.conftest import Finder

_DATE = (
    r"(?:[\dX]{4}(?:-(?:[\dX]{2}(?:-[\dX]{2})?|Q[1-4X]|H[12X]|SP|SU|FA|WI|W[\dX]{2}(?:-(?:WE|[1-7]))?))?|[\dX]{2,3})"
)
_TIME = r"T(?:MO|MI|AF|EV|NI|\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2})?)"
_LENGTH = r"P(?:(?:X|\d+(?:\.\d+)?)[CEYQMWD]|T(?:X|\d+(?:\.\d+)?)[HMS])(?:\d+[YMS]|T12H)?|P6M|P5Y|PT30[MS]|PT12H"
VALUE = re.compile(rf"{_DATE}(?:{_TIME})?(?:/{_DATE})?|{_LENGTH}|BC(?:\d\d|\d{4})|PAST_REF|PRESENT_REF|FUTURE_REF")

_VOCABULARY = (
    "the a last next this every each Monday Friday May March Feb. January 3 27 28 2019 1950 53 12:30 p.m. EST noon "
    "midnight early late mid end of in on at from to - – , . ' s ago later earlier year years month week weeks day "
    "days hour quarter first third half two three twenty four hundred thousand several few couple past coming fiscal "
    "summer fall morning night now recently future today tomorrow 1990s '90s 99999999999 0 00 31st 2/30/2019 "
    '2019-02-30 9999 century decade between and until by will met said meet was “ ” " ago. weekend 25:61 Christmas '
    "Eve New"
)
_WORDS = st.sampled_from([*_VOCABULARY.split(), "\n", "\n\n"])
_PROSE = st.lists(_WORDS, max_size=40).map(" ".join)
_DAYS = st.one_of(st.none(), st.dates().map(date.isoformat))


def _check(text: str, times: list[Time]) -> None:
    end = 0
    for time in times:
        assert end <= time.start < time.end <= len(text)
        assert text[time.start : time.end] == time.text
        assert VALUE.fullmatch(time.value), time.value
        if time.earliest is not None and time.latest is not None:
            assert date.fromisoformat(time.earliest) <= date.fromisoformat(time.latest)
        end = time.end


@given(_PROSE, _DAYS)
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_mixture_of_time_words_gives_well_formed_times(find: Finder, text: str, day: str | None) -> None:
    times, _ = find(text, day)
    _check(text, times)


@given(st.text(max_size=200), _DAYS)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_is_read(find: Finder, text: str, day: str | None) -> None:
    times, _ = find(text, day)
    _check(text, times)


@given(st.text(max_size=300))
def test_recognition_takes_any_text(text: str) -> None:
    found = recognise(text)
    assert all(0 <= e.start < e.end <= len(text) for e in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@pytest.mark.parametrize("sentence", list(CASES)[::12])
def test_reading_twice_gives_the_same(find: Finder, sentence: str) -> None:
    assert find(sentence, "2024-06-12") == find(sentence, "2024-06-12")


@given(st.permutations(list(CASES)[:8]))
@settings(max_examples=5, deadline=None)
def test_the_order_of_articles_does_not_matter(find: Finder, sentences: list[str]) -> None:
    alone = {s: find(s, "2024-06-12") for s in list(CASES)[:8]}
    assert all(find(s, "2024-06-12") == alone[s] for s in sentences)
