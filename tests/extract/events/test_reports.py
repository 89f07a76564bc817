"""How reports tell of visits, calls, places and plans; each passage was published on Wednesday, 10 May 2023."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.extract.events.conftest import Seen

Find = Callable[..., list[Seen]]

SUNAK, BIDEN, TRUDEAU = "Rishi Sunak", "Joe Biden", "Justin Trudeau"

ONE: list[tuple[str, str, dict[str, Any]]] = [
    (
        "left for a visit",
        "Prime Minister Anwar Ibrahim left Kuala Lumpur for an official visit to Japan from May 11-14.",
        {"kind": "visit", "who": {"Anwar Ibrahim"}, "when": ("2023-05-11/2023-05-14",), "where": {"Japan"}},
    ),
    (
        "is on a visit",
        "Anwar Ibrahim is on an official visit to Japan from May 8 to 11.",
        {"kind": "visit", "who": {"Anwar Ibrahim"}, "where": {"Japan"}, "status": "ongoing"},
    ),
    (
        "left after a visit",
        "Rishi Sunak left Kenya on Saturday after a two-day official visit.",
        {"kind": "visit", "who": {SUNAK}, "where": {"Kenya"}, "status": "held"},
    ),
    (
        "expected to come",
        "Joe Biden is expected to come to Ireland by plane.",
        {"kind": "visit", "who": {BIDEN}, "where": {"Ireland"}, "status": "planned"},
    ),
    (
        "a visit that was to have been made",
        "A visit that Penny Wong was to have made to Fiji in April was called off.",
        {"kind": "visit", "when": ("2023-04",), "where": {"Fiji"}, "status": "cancelled"},
    ),
    (
        "days spent for talks",
        "Josep Borrell spent three days in Amman this week for talks with Ayman Safadi.",
        {"kind": "talks", "who": {"Josep Borrell", "Ayman Safadi"}, "where": {"Amman"}, "status": "held"},
    ),
    (
        "sides without names",
        "Peace talks with rebel groups will take place in the Chadian town of Abeche on June 4.",
        {"kind": "talks", "when": ("2023-06-04",), "where": {"Abeche"}, "status": "planned"},
    ),
    (
        "on the phone",
        "Rishi Sunak spoke on the phone with Joe Biden on Monday.",
        {"kind": "call", "who": {SUNAK, BIDEN}, "when": ("2023-05-08",)},
    ),
    ("telephoned", "Rishi Sunak telephoned Joe Biden on Monday.", {"kind": "call", "who": {SUNAK, BIDEN}}),
    (
        "agreed by telephone",
        "Penny Wong and Qin Gang agreed on the plan by telephone on Saturday.",
        {"kind": "call", "who": {"Penny Wong", "Qin Gang"}, "when": ("2023-05-06",)},
    ),
    (
        "in the meeting with",
        "In the meeting with Joe Biden on Monday, Rishi Sunak sought a trade deal.",
        {"kind": "meeting", "who": {SUNAK, BIDEN}, "when": ("2023-05-08",)},
    ),
    (
        "bilaterals",
        "Rishi Sunak held bilaterals with Justin Trudeau on Tuesday.",
        {"kind": "meeting", "who": {SUNAK, TRUDEAU}, "when": ("2023-05-09",)},
    ),
    (
        "the lead happens at the dateline",
        "MUSCAT (Newswire) — Josep Borrell met Ayman Safadi on Monday.",
        {"who": {"Josep Borrell", "Ayman Safadi"}, "where": {"Muscat"}},
    ),
    (
        "the capital of a nation",
        "Rishi Sunak and Joe Biden met in the Finnish capital on Monday. Helsinki was calm.",
        {"where": {"Helsinki"}},
    ),
    (
        "where they talked",
        "Wopke Hoekstra has travelled to Beijing, where he held talks with Qin Gang on May 3.",
        {"where": {"Beijing"}, "when": ("2023-05-03",)},
    ),
    (
        "told by a spokesman",
        "Rishi Sunak and Joe Biden have met for talks on trade, an official said on Monday.",
        {"who": {SUNAK, BIDEN}, "when": ("2023-05-08",), "status": "held"},
    ),
    (
        "both ends of a cancelled plan",
        "Talks between Armenia and Georgia that were to open in Vienna on Monday have been cancelled.",
        {"where": {"Vienna"}, "status": "cancelled"},
    ),
    (
        "unlikely",
        "The meeting between Rishi Sunak and Joe Biden, first planned for May 20, is now unlikely to take place.",
        {"when": ("2023-05-20",), "status": "unclear"},
    ),
    (
        "planned for a day and called off on another",
        "The summit between Rishi Sunak and Joe Biden planned for June 3 in Oslo was called off on Tuesday.",
        {"when": ("2023-06-03",), "where": {"Oslo"}, "status": "cancelled"},
    ),
    (
        "put off",
        "Talks between Armenia and Georgia due in Vienna on Friday were put off on Monday.",
        {"when": ("2023-05-12",), "where": {"Vienna"}, "status": "unclear"},
    ),
    (
        "pushed back to a day",
        "The talks between Armenia and Georgia were pushed back to June 3.",
        {"when": ("2023-06-03",), "status": "planned"},
    ),
    (
        "never took place",
        "A summit between Armenia and Georgia announced for autumn 2010 never took place.",
        {"when": ("2010-FA",), "status": "cancelled"},
    ),
    (
        "postponed",
        "A meeting between Rishi Sunak and Joe Biden expected in Lisbon on Friday has been postponed.",
        {"where": {"Lisbon"}, "status": "unclear"},
    ),
    (
        "considered as venues",
        "Rishi Sunak and Joe Biden will hold a summit in June. Officials had considered Lisbon and Porto as venues.",
        {"where": set(), "candidates": {"Lisbon", "Porto"}, "status": "planned"},
    ),
    (
        "one place or the other",
        "The summit between Rishi Sunak and Joe Biden could be held in Lisbon or Porto.",
        {"candidates": {"Lisbon", "Porto"}},
    ),
    (
        "no host is named",
        "Rishi Sunak will hold a summit with Joe Biden in June. Neither side has named a host. Diplomats have "
        "mentioned Portugal and Malta.",
        {"where": set(), "candidates": {"Portugal", "Malta"}},
    ),
    (
        "the likeliest host",
        "Rishi Sunak will hold a summit with Joe Biden in June. Spain is the likeliest host.",
        {"candidates": {"Spain"}},
    ),
    (
        "which one side expects",
        "Aides prepared a second summit between Rishi Sunak and Joe Biden, which London expects in late June.",
        {"ordinal": 2, "when": ("2023-06",), "status": "planned"},
    ),
    (
        "the one summit there is",
        "Rishi Sunak and Joe Biden will hold a summit on June 3. Aides prepared for weeks. Little is known. Some hope "
        "for a deal. They may speak after the summit in Helsinki.",
        {"who": {SUNAK, BIDEN}, "when": ("2023-06-03",), "where": {"Helsinki"}, "status": "planned"},
    ),
    (
        "his counterpart",
        "Wopke Hoekstra will meet his U.S. counterpart, Antony Blinken, in Oslo on Friday.",
        {"who": {"Wopke Hoekstra", "Antony Blinken"}, "where": {"Oslo"}},
    ),
    (
        "first since",
        "It was the first meeting between Rishi Sunak and Joe Biden since March.",
        {"ordinal": None},
    ),
    (
        "the ceremony of the signing",
        "Armenia signed a border treaty with Georgia on Tuesday. Nikol Pashinyan attended the ceremony in Tbilisi.",
        {"kind": "signing", "when": ("2023-05-09",), "where": {"Tbilisi"}},
    ),
    (
        "saw it signed",
        "Mark Rutte and Alexander De Croo reached the agreement last June and saw it signed on the bank of Lake "
        "Balaton on June 17, 2022, by their envoys, Sigrid Kaag and Penny Wong.",
        {"kind": "signing", "who": {"Sigrid Kaag", "Penny Wong"}, "when": ("2022-06-17",), "where": {"Lake Balaton"}},
    ),
    (
        "which somebody is expected to sign",
        "What remains is a protocol on Georgia's entry to the union, which EU ambassadors are expected to sign in "
        "Brussels in early June.",
        {"kind": "signing", "when": ("2023-06",), "where": {"Brussels"}, "status": "planned"},
    ),
    (
        "signed by whomever",
        "The agreement that ended it was signed at Lake Ohrid in June last year.",
        {"kind": "signing", "when": ("2022-06",), "where": {"Lake Ohrid"}, "status": "held"},
    ),
    (
        "at the summit in April",
        "Greece blocked Armenia's entry at the Lisbon summit in April 2018.",
        {"kind": "summit", "when": ("2018-04",), "where": {"Lisbon"}, "status": "held"},
    ),
    (
        "agreed on a step by telephone",
        "Penny Wong and Ben Wallace agreed on the step by telephone on Saturday. The first of these drills began on "
        "Monday.",
        {"kind": "call", "who": {"Penny Wong", "Ben Wallace"}, "when": ("2023-05-06",), "ordinal": None},
    ),
    (
        "the day of leaving",
        "Rishi Sunak left Kenya on Saturday after a two-day official visit and was on his way home through Egypt.",
        {"kind": "visit", "who": {SUNAK}, "when": ("2023-05-06",), "where": {"Kenya"}},
    ),
    (
        "the last day does not narrow",
        "Talks between Armenia and Georgia in Vienna last week ended on Friday.",
        {"kind": "talks", "when": ("2023-W18",), "where": {"Vienna"}, "status": "held"},
    ),
    (
        "the first day and the last",
        "Rishi Sunak and Joe Biden opened their summit in Oslo on Monday. The summit broke up on Tuesday.",
        {"who": {SUNAK, BIDEN}, "when": ("2023-05-08", "2023-05-09"), "where": {"Oslo"}, "status": "held"},
    ),
]


@pytest.mark.parametrize(("text", "expected"), [c[1:] for c in ONE], ids=[c[0] for c in ONE])
def test_one_event(events: Find, text: str, expected: dict[str, Any]) -> None:
    found = events(text)
    assert len(found) == 1
    assert {k: set(v) if isinstance(v := getattr(found[0], k), frozenset) else v for k in expected} == expected


SEVERAL: list[tuple[str, str, list[dict[str, Any]]]] = [
    (
        "one leg a day",
        "Penny Wong toured Fiji on Monday and Tonga on Tuesday.",
        [{"where": {"Fiji"}, "when": ("2023-05-08",)}, {"where": {"Tonga"}, "when": ("2023-05-09",)}],
    ),
    (
        "separate meetings",
        "Rishi Sunak held separate meetings with Joe Biden and Justin Trudeau in Ottawa on Monday.",
        [{"who": {SUNAK, BIDEN}, "where": {"Ottawa"}}, {"who": {SUNAK, TRUDEAU}, "where": {"Ottawa"}}],
    ),
    (
        "respectively",
        "Rishi Sunak met Joe Biden and Justin Trudeau on Monday and Tuesday, respectively.",
        [{"who": {SUNAK, BIDEN}, "when": ("2023-05-08",)}, {"who": {SUNAK, TRUDEAU}, "when": ("2023-05-09",)}],
    ),
    (
        "an hour later",
        "Rishi Sunak spoke on the phone with Joe Biden on Monday and, an hour later, with Justin Trudeau.",
        [{"kind": "call", "who": {SUNAK, BIDEN}}, {"kind": "call", "who": {SUNAK, TRUDEAU}}],
    ),
    (
        "once here and once there",
        "Josep Borrell met Ayman Safadi twice, once in Amman in January and once in Cairo in March.",
        [{"where": {"Amman"}, "when": ("2023-01",)}, {"where": {"Cairo"}, "when": ("2023-03",)}],
    ),
    (
        "the third",
        "Rishi Sunak met Joe Biden in Helsinki on Monday. The third is to be held in Oslo next month.",
        [
            {"where": {"Helsinki"}, "status": "held"},
            {"ordinal": 3, "who": {SUNAK, BIDEN}, "where": {"Oslo"}, "status": "planned"},
        ],
    ),
    (
        "one more",
        "Anwar Ibrahim will meet Fumio Kishida in Tokyo on May 20. He will also visit Vietnam.",
        [{"kind": "meeting", "where": {"Tokyo"}}, {"kind": "visit", "where": {"Vietnam"}}],
    ),
    (
        "the minister, here",
        "JAKARTA (Newswire) — The Dutch foreign minister, Wopke Hoekstra, arrived in Jakarta on Monday. The minister "
        "met Retno Marsudi here on Tuesday.",
        [
            {"kind": "visit", "who": {"Wopke Hoekstra"}, "where": {"Jakarta"}},
            {"kind": "meeting", "who": {"Wopke Hoekstra", "Retno Marsudi"}, "where": {"Jakarta"}},
        ],
    ),
]

SEVERAL += [
    (
        "the announcement came after",
        "Joe Biden will hold a summit with Rishi Sunak in June, the White House said on Monday. The announcement came "
        "after Joe Biden received Penny Wong for an hour.",
        [{"kind": "summit", "when": ("2023-06",)}, {"kind": "meeting", "when": ("2023-05-08",)}],
    ),
    (
        "to keep talking is no summit",
        "Rishi Sunak will decide soon whether to keep talking to Japan. Penny Wong said that nothing was given away at "
        "the Oslo summit last month. Joe Biden said he expected the talks to continue. The second summit, on "
        "April 27 and 28, broke off over steel. The first took place "
        "in Lisbon in June 2022.",
        [
            {"kind": "summit", "ordinal": 2, "who": set(), "when": ("2023-04-27/2023-04-28",), "where": {"Oslo"}},
            {"kind": "summit", "ordinal": 1, "who": set(), "when": ("2022-06",), "where": {"Lisbon"}},
        ],
    ),
    (
        "the first was between the same",
        "Rishi Sunak and Joe Biden held a summit in Oslo in April. The second summit, on April 27 and 28, broke off "
        "over steel. The first took place in Lisbon in June 2022.",
        [
            {"kind": "summit", "ordinal": 2, "who": {SUNAK, BIDEN}, "where": {"Oslo"}},
            {"kind": "summit", "ordinal": 1, "who": {SUNAK, BIDEN}, "where": {"Lisbon"}},
        ],
    ),
    (
        "a meeting there and the visit",
        "Emmanuel Macron met Olaf Scholz in Athens on May 2 and 3. Olaf Scholz praised the hosts. Emmanuel Macron left "
        "Greece on Saturday after a two-day official visit.",
        [{"kind": "meeting", "who": {"Emmanuel Macron", "Olaf Scholz"}}, {"kind": "visit", "when": ("2023-05-06",)}],
    ),
]


@pytest.mark.parametrize(("text", "expected"), [c[1:] for c in SEVERAL], ids=[c[0] for c in SEVERAL])
def test_several_events(events: Find, text: str, expected: list[dict[str, Any]]) -> None:
    found = events(text)
    assert len(found) == len(expected)
    for event, want in zip(found, expected, strict=True):
        assert {k: set(v) if isinstance(v := getattr(event, k), frozenset) else v for k in want} == want


NONE = [
    ("without having met", "Josep Borrell went home on Tuesday without having met Ayman Safadi."),
    ("if they had met", "If Josep Borrell and Ayman Safadi had met last year, the truce would have held."),
]


@pytest.mark.parametrize("text", [c[1] for c in NONE], ids=[c[0] for c in NONE])
def test_what_did_not_happen_is_no_event(events: Find, text: str) -> None:
    assert events(text) == []
