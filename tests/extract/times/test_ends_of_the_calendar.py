"""Dates at either end of the calendar, and expressions that touch, raise nothing and never overlap."""

from __future__ import annotations

import random

import pytest

from briefing.extract import nlp as models
from briefing.extract.document.document import Document
from briefing.extract.times import find_times
from briefing.model import Article, Published

WORDS = [
    "this",
    "next",
    "last",
    "the",
    "coming",
    "past",
    "weekend",
    "week",
    "month",
    "year",
    "day",
    "days",
    "Monday",
    "Friday",
    "March",
    "5",
    "31",
    "2019",
    "9999",
    "0001",
    "10000",
    "two",
    "in",
    "ten",
    "ago",
    "before",
    "after",
    "since",
    "until",
    "from",
    "to",
    "of",
    "early",
    "late",
    "end",
    "beginning",
    "spring",
    "first",
    "fourth",
    "quarter",
    "half",
    "century",
    "decade",
    "B.C.",
    "3:30",
    "p.m.",
    "GMT",
    "noon",
    "night",
    "tomorrow",
    "yesterday",
    "later",
    "every",
    "fiscal",
    "Christmas",
    "1990s",
    "999999999999",
    "between",
    "12/31/9999",
    "9999-12-31",
    "on",
    "by",
]


@pytest.mark.parametrize("day", ["9999-12-31", "9999-12-26", "0001-01-01", None])
def test_any_words_of_time_resolve_or_stay_open(day: str | None) -> None:
    words = random.Random(5)
    texts = [
        "".join(words.choice(WORDS) + words.choice((" ", " ", ", ", "")) for _ in range(words.randint(2, 12)))
        for _ in range(150)
    ]
    for text, doc in zip(texts, models.load().pipe(texts), strict=True):
        published = Published(day, "option") if day else None
        times, _ = find_times(Document(doc), Article("a", "a", "", text, published=published))
        end = 0
        for time in times:
            assert end <= time.start < time.end <= len(text), text
            end = time.end


def test_where_a_blank_was_lost_each_has_its_own_letters() -> None:
    text = "They met in the past2019 and agreed."
    times, _ = find_times(Document(models.load()(text)), Article("a", "a", "", text))
    assert [(time.text, time.value) for time in times] == [("the past", "PAST_REF"), ("2019", "2019")]


def test_a_weekend_at_the_end_of_the_calendar() -> None:
    text = "They meet this weekend."
    made = Article("a", "a", "", text, published=Published("9999-12-31", "metadata"))
    times, _ = find_times(Document(models.load()(text)), made)
    assert [time.text for time in times] == ["this weekend"]
