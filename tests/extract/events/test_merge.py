"""One event for each real occasion, however often and by whatever words it is mentioned."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.extract.events.conftest import Seen

Find = Callable[..., list[Seen]]

ONE = [
    (
        "the summit",
        "Rishi Sunak will hold a summit with Joe Biden in Rome on June 3. The summit will last a day.",
    ),
    (
        "another word for it",
        "Rishi Sunak will hold a summit with Joe Biden in Rome on June 3. The meeting is to last a day.",
    ),
    (
        "ordinal, place and month name the same",
        "The second summit between Rishi Sunak and Joe Biden will take place in Rome in June.\n\n"
        "Few expect much of the Rome summit. Aides said the upcoming summit would be short, and that before the "
        "second summit nothing would be said. The June summit is planned for one day.",
    ),
    (
        "travel, talks and their return",
        "Josep Borrell travelled to Amman for talks with Ayman Safadi on Monday. The talks lasted an hour, and his "
        "trip ended at night.",
    ),
    (
        "met for",
        "Ministers from Ghana and Togo met in Accra for a summit on Monday.",
    ),
    (
        "the same two on the same day",
        "Rishi Sunak met Joe Biden on Tuesday.\n\nAn aide called Tuesday's meeting between Sunak and Biden friendly.",
    ),
    (
        "at the summit they will continue talks",
        "Rishi Sunak will hold a summit with Joe Biden in Rome. At the summit, the two leaders are expected to "
        "continue talks on trade.",
    ),
]


@pytest.mark.parametrize("text", [c[1] for c in ONE], ids=[c[0] for c in ONE])
def test_one_occasion_is_one_event(events: Find, text: str) -> None:
    assert len(events(text)) == 1


TWO = [
    (
        "first and second",
        "Rishi Sunak will hold a second summit with Joe Biden in Rome. Their first summit was held in Bali.",
    ),
    (
        "other people",
        "Rishi Sunak met Joe Biden on Tuesday. Rishi Sunak also met Justin Trudeau on Tuesday.",
    ),
    (
        "other days",
        "Rishi Sunak met Joe Biden in Belfast in April. Sunak will meet Biden in Washington in June.",
    ),
    (
        "other places",
        "Penny Wong held talks with Qin Gang in Beijing. Penny Wong held talks with Winston Peters in Wellington.",
    ),
    (
        "on the sidelines",
        "Narendra Modi met Fumio Kishida on the sidelines of the G7 summit in Hiroshima.",
    ),
    (
        "one summit after another",
        "The Rome summit in June follows the Vienna summit, held in March.",
    ),
]


@pytest.mark.parametrize("text", [c[1] for c in TWO], ids=[c[0] for c in TWO])
def test_two_occasions_are_two_events(events: Find, text: str) -> None:
    assert len(events(text)) == 2


def test_mentions_add_up(events: Find) -> None:
    text = (
        "The second summit between Rishi Sunak and Joe Biden will take place in Italy in June.\n\n"
        "Rome and Turin are being considered for the summit. The summit will open on June 3."
    )
    (summit,) = events(text)
    assert summit.kind == "summit"
    assert summit.ordinal == 2
    assert summit.who == {"Rishi Sunak", "Joe Biden"}
    assert summit.when == ("2023-06-03",)
    assert summit.where == {"Italy"}
    assert summit.candidates == {"Rome", "Turin"}
    assert summit.status == "planned"
    assert len(summit.evidence) == 3


def test_a_part_is_where_and_when_the_whole_is(events: Find) -> None:
    text = "The leaders met in Accra for an ECOWAS summit where on Monday Nana Akufo-Addo signed the customs agreement."
    signing = next(e for e in events(text) if e.kind == "signing")
    assert signing.where == {"Accra"}
    assert signing.when == ("2023-05-08",)


def test_an_undated_event_has_the_day_of_its_passage(events: Find) -> None:
    text = "Rishi Sunak landed in Nairobi on Monday. He met William Ruto at State House."
    meeting = next(e for e in events(text) if e.kind == "meeting")
    assert meeting.when == ("2023-05-08",)


def test_the_day_of_words_is_not_carried_over(events: Find) -> None:
    text = "Rishi Sunak said on Monday that he was glad. He met William Ruto in Nairobi."
    meeting = next(e for e in events(text) if e.kind == "meeting")
    assert meeting.when == ()


def test_evidence_is_the_sentence(events: Find) -> None:
    text = "Nothing else was said.\n\nRishi Sunak met Joe Biden in Belfast on Tuesday.\n\nIt rained."
    (meeting,) = events(text)
    assert meeting.evidence == ("Rishi Sunak met Joe Biden in Belfast on Tuesday.",)
