"""Which accounts of two articles are one occasion, and what every merge leaves for the reader to see."""

from __future__ import annotations

import pytest

from briefing.story.build import build_story
from briefing.story.types import Record, StoryEvent
from tests.story.event_pairs import (
    DANANG,
    GENEVA,
    HANOI,
    KIM,
    MACRON,
    MERKEL,
    PAIRS,
    SINGAPORE,
    TRUMP,
    VIETNAM,
    Pair,
    Told,
)
from tests.story.made import Maker

BOTH_DAYS = "2019-02-27/2019-02-28"
LAST = ("2019-02-28", "2019-02-28")


def made(ident: str, told: Told) -> Record:
    maker = Maker(ident, told.published)
    maker.event(
        told.kind,
        told.who,
        when=(told.when, told.modifier) if told.when else None,
        where=told.where,
        candidates=told.candidates,
        ordinal=told.ordinal,
        status=told.status,
    )
    return maker.record()


def events(*told: Told) -> tuple[StoryEvent, ...]:
    return build_story([made(f"a{number}", one) for number, one in enumerate(told)]).events


def test_there_are_enough_pairs() -> None:
    assert len(PAIRS) >= 20
    assert {pair.same for pair in PAIRS} == {True, False}


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.name)
def test_two_accounts_are_one_occasion_or_not(pair: Pair) -> None:
    found = events(pair.one, pair.other)
    assert len(found) == (1 if pair.same else 2), [event.why for event in found]
    if pair.same:
        assert found[0].why


def test_what_fits_two_occasions_joins_neither() -> None:
    found = events(
        Told("2019-03-05", "meeting", (MERKEL, MACRON), "2019-03-02", None, (GENEVA,), status="held"),
        Told("2019-03-25", "meeting", (MERKEL, MACRON), "2019-03-20", None, (GENEVA,), status="held"),
        Told("2019-04-05", "meeting", (MERKEL, MACRON), "2019-03", None, (GENEVA,), status="held"),
    )
    assert len(found) == 3


SECOND = (
    Told("2019-01-21", "summit", (TRUMP, KIM), "2019-02", "END", (), (DANANG, HANOI), 2, "planned"),
    Told("2019-02-06", "summit", (TRUMP, KIM), "2019-02-27/2019-02-28", None, (VIETNAM,), (HANOI,), 2, "planned"),
    Told("2019-02-09", "summit", (TRUMP, KIM), "2019-02-27/2019-02-28", None, (HANOI,), (), 2, "planned"),
)


def test_a_value_that_grows_exact_is_a_refinement_with_its_history() -> None:
    (event,) = events(*SECOND)
    when = event.account("when")
    assert when is not None
    assert [(v.value, v.modifier) for v in when.values] == [("2019-02", "END"), ("2019-02-27/2019-02-28", None)]
    assert when.relation == "refined"
    assert (when.agreeing, when.stating) == (3, 3)
    assert when.now.label == "27–28 February 2019"
    assert [s.published for v in when.values for s in v.statements] == ["2019-01-21", "2019-02-06", "2019-02-09"]


def test_a_city_refines_its_country() -> None:
    (event,) = events(*SECOND)
    where = event.account("where")
    assert where is not None
    assert [v.label for v in where.values] == ["Vietnam", "Hanoi"]
    assert (where.relation, where.now.label) == ("refined", "Hanoi")


def test_fewer_candidates_refine_more() -> None:
    (event,) = events(*SECOND)
    candidates = event.account("candidates")
    assert candidates is not None
    assert [v.label for v in candidates.values] == ["Danang or Hanoi", "Hanoi"]
    assert candidates.relation == "refined"


def test_a_rough_date_repeated_later_does_not_take_back_the_exact_one() -> None:
    (event,) = events(
        *SECOND, Told("2019-02-12", "summit", (TRUMP, KIM), "2019-02", "END", ordinal=2, status="planned")
    )
    when = event.account("when")
    assert when is not None
    assert when.now.value == "2019-02-27/2019-02-28"


def test_another_day_said_later_is_a_change() -> None:
    (event,) = events(
        Told("2019-02-01", "summit", (TRUMP, KIM), "2019-02-25", None, ordinal=2, status="planned"),
        Told("2019-02-06", "summit", (TRUMP, KIM), "2019-02-27", None, ordinal=2, status="planned"),
    )
    when = event.account("when")
    assert when is not None
    assert (when.relation, when.now.value) == ("changed", "2019-02-27")
    assert (when.agreeing, when.stating) == (1, 2)


def test_other_days_said_on_one_day_are_a_disagreement() -> None:
    (event,) = events(
        Told("2019-02-06", "summit", (TRUMP, KIM), "2019-02-25", None, ordinal=2, status="planned"),
        Told("2019-02-06", "summit", (TRUMP, KIM), "2019-02-27", None, ordinal=2, status="planned"),
    )
    when = event.account("when")
    assert when is not None
    assert when.relation == "disputed"


def test_planned_then_held_is_the_course_of_things() -> None:
    (event,) = events(
        Told("2018-06-01", "summit", (TRUMP, KIM), "2018-06-12", None, (SINGAPORE,), status="planned"),
        Told("2018-06-13", "summit", (TRUMP, KIM), "2018-06-12", None, (SINGAPORE,), status="held"),
    )
    status = event.account("status")
    assert status is not None
    assert (status.relation, status.now.value) == ("refined", "held")


def test_one_source_alone_is_marked() -> None:
    (event,) = events(SECOND[1])
    assert event.sources == 1
    assert {account.relation for account in event.accounts} == {"single"}


DATES = (
    (
        "a day of the range that an article ends on",
        (("2019-02-06", BOTH_DAYS), ("2019-02-07", BOTH_DAYS), LAST),
        "27–28",
    ),
    ("a range that one source had before", (("2019-02-06", BOTH_DAYS), LAST), "28"),
    ("a range that is as new as the day", (("2019-02-28", BOTH_DAYS), LAST), "27–28"),
    ("a day, then all days", (LAST, ("2019-03-01", BOTH_DAYS)), "27–28"),
    ("a month, then a day", (("2019-01-21", "2019-02"), LAST), "28"),
    ("a day, then the month again", (LAST, ("2019-03-01", "2019-02")), "28"),
)


@pytest.mark.parametrize(("told", "now"), [case[1:] for case in DATES], ids=[case[0] for case in DATES])
def test_days_of_a_meeting_do_not_replace_the_whole_of_it(told: tuple[tuple[str, str], ...], now: str) -> None:
    (event,) = events(*(Told(day, "summit", (TRUMP, KIM), when, None, (HANOI,), ordinal=2) for day, when in told))
    when = event.account("when")
    assert when is not None
    assert when.now.label == f"{now} February 2019"
    assert when.relation != "disputed"
