"""Which occasions a passage tells of, each with who, when and where; published on Wednesday, 10 May 2023.

All desks together, as a reader has them. Every occasion of a passage is listed, and no other may be found.
"""

from __future__ import annotations

from typing import Any

import pytest

from briefing.profiles import load_profile
from tests.extract.events.conftest import Seen, facts_of, seen

SUNAK, TRUDEAU, WONG, QIN, SON = "Rishi Sunak", "Justin Trudeau", "Penny Wong", "Qin Gang", "Bui Thanh Son"
MONDAY, FRIDAY = ("2023-05-08",), ("2023-05-12",)

PASSAGES: list[tuple[str, str, list[dict[str, Any]]]] = [
    # who comes into office
    (
        "sworn in, told in headline and lead",
        "New mayor of Lyon sworn in\n\nBui Thanh Son was sworn in as mayor of Lyon on Monday. "
        "The swearing-in was attended by Penny Wong.",
        [{"kind": "inauguration", "who": {SON, WONG}, "when": MONDAY, "status": "held"}],
    ),
    (
        "the oath is no second event",
        "Penny Wong took the oath of office as mayor of Oslo on Monday.",
        [{"kind": "inauguration", "who": {WONG}, "when": MONDAY}],
    ),
    (
        "a headline has the day of its lead",
        "Qin Gang chosen as speaker while new council sworn in\n\nQin Gang on Monday became speaker of the council. "
        "Guests at the swearing-in included Qin's mother and Rishi Sunak.",
        [
            {"kind": "inauguration", "who": {QIN, SUNAK}, "when": MONDAY, "status": "held"},
        ],
    ),
    (
        "relatives among the guests",
        "Guests at the funeral on Monday included Qin Gang's widow and Rishi Sunak.",
        [{"kind": "ceremony", "who": {QIN, SUNAK}, "when": MONDAY}],
    ),
    # one more of a kind
    (
        "agreed to meet again",
        "Penny Wong held talks with Qin Gang in Beijing on Monday. The two ministers agreed to meet again next month.",
        [
            {"kind": "talks", "who": {WONG, QIN}, "where": {"Beijing"}, "when": MONDAY, "status": "held"},
            {"kind": "meeting", "who": {WONG, QIN}, "when": ("2023-06",), "status": "planned"},
        ],
    ),
    (
        "the two, in the same sentence",
        "Penny Wong met Qin Gang in Beijing on Monday and the two will meet again in Canberra on June 3.",
        [
            {"who": {WONG, QIN}, "where": {"Beijing"}, "when": MONDAY},
            {"who": {WONG, QIN}, "where": {"Canberra"}, "when": ("2023-06-03",), "status": "planned"},
        ],
    ),
    (
        "another round",
        "After their talks in Beijing on Monday, Penny Wong and Qin Gang agreed to hold another round "
        "in Canberra in June.",
        [
            {"who": {WONG, QIN}, "where": {"Beijing"}, "when": MONDAY},
            {"who": {WONG, QIN}, "where": {"Canberra"}, "when": ("2023-06",), "status": "planned"},
        ],
    ),
    (
        "a second round",
        "The talks between Penny Wong and Qin Gang in Beijing ended on Monday. "
        "The sides agreed that a second round will be held in Canberra on June 3.",
        [
            {"who": {WONG, QIN}, "where": {"Beijing"}, "when": MONDAY},
            {"where": {"Canberra"}, "when": ("2023-06-03",), "status": "planned"},
        ],
    ),
    (
        "the three",
        "Penny Wong, Qin Gang and Bui Thanh Son arrived in Manila on Sunday. The three ministers met on Monday.",
        [
            {"kind": "visit", "who": {WONG, QIN, SON}, "where": {"Manila"}, "when": ("2023-05-07",)},
            {"kind": "meeting", "who": {WONG, QIN, SON}, "when": MONDAY},
        ],
    ),
    # calling on somebody
    (
        "called on",
        "Penny Wong called on Qin Gang at his office in Beijing on Monday.",
        [{"kind": "meeting", "who": {WONG, QIN}, "where": {"Beijing"}, "when": MONDAY, "status": "held"}],
    ),
    (
        "called on one and held talks with another",
        "Penny Wong also called on Prime Minister Hun Manet and held talks with Foreign Minister Prak Sokhonn.",
        [{"kind": "meeting", "who": {WONG, "Hun Manet"}}, {"kind": "talks", "who": {WONG, "Prak Sokhonn"}}],
    ),
    (
        "a courtesy call",
        "Penny Wong paid a courtesy call on Prime Minister Rishi Sunak in London on Tuesday.",
        [{"kind": "meeting", "who": {WONG, SUNAK}, "where": {"London"}, "when": ("2023-05-09",)}],
    ),
    ("called on somebody to act", "Rishi Sunak called on Justin Trudeau to lower tariffs.", []),
    ("called on a day", "Rishi Sunak called on Monday for talks in Geneva.", []),
    # whose doing it was
    (
        "the first to",
        "Penny Wong became the first Australian minister to meet Qin Gang, in Beijing on May 8.",
        [{"kind": "meeting", "who": {WONG, QIN}, "where": {"Beijing"}, "when": MONDAY, "status": "held"}],
    ),
    (
        "one of the first to",
        "One of the first Kenyans to visit Antarctica was Peter Kamau.",
        [{"kind": "visit", "who": {"Peter Kamau"}, "where": {"Antarctica"}, "status": "held"}],
    ),
    (
        "eager to be the first to",
        "Penny Wong is eager to be the first Australian to visit Antarctica in June.",
        [{"kind": "visit", "who": {WONG}, "status": "planned"}],
    ),
    (
        "a delegation led by",
        "A delegation led by Penny Wong arrived in Beijing on Monday.",
        [{"kind": "visit", "who": {WONG}, "where": {"Beijing"}, "when": MONDAY}],
    ),
    (
        "a mission headed by",
        "A mission headed by Penny Wong met Qin Gang in Beijing on Monday.",
        [{"kind": "meeting", "who": {WONG, QIN}, "where": {"Beijing"}, "when": MONDAY}],
    ),
    (
        "accompanied",
        "Penny Wong accompanied Rishi Sunak to Beijing on Monday.",
        [{"kind": "visit", "who": {WONG, SUNAK}, "where": {"Beijing"}, "when": MONDAY}],
    ),
    # who was there, told afterwards
    (
        "took part",
        "Talks on the border were held in Ankara on Monday. "
        "Foreign Minister Hakan Fidan and his Greek counterpart Nikos Dendias took part.",
        [{"kind": "talks", "who": {"Hakan Fidan", "Nikos Dendias"}, "where": {"Ankara"}, "when": MONDAY}],
    ),
    (
        "attended by",
        "A meeting on grain exports took place in Nairobi on Monday. "
        "It was attended by President William Ruto and Foreign Minister Dmytro Kuleba.",
        [{"kind": "meeting", "who": {"William Ruto", "Dmytro Kuleba"}, "where": {"Nairobi"}, "when": MONDAY}],
    ),
    (
        "among those present",
        "A summit on water was held in Cairo on Monday. Among those present were Rishi Sunak and Justin Trudeau.",
        [{"kind": "summit", "who": {SUNAK, TRUDEAU}, "where": {"Cairo"}, "when": MONDAY}],
    ),
    (
        "participants include",
        "A conference on fishing opened in Accra on Monday. Participants include Penny Wong and Qin Gang.",
        [{"kind": "conference", "who": {WONG, QIN}, "where": {"Accra"}, "when": MONDAY}],
    ),
    (
        "represented, led the delegation",
        "Egypt hosted talks on the dam on Monday. "
        "Penny Wong represented Australia, while Qin Gang led the Chinese delegation.",
        [{"kind": "talks", "who": {WONG, QIN}, "where": {"Egypt"}, "when": MONDAY}],
    ),
    (
        "did not attend",
        "A summit on water was held in Cairo on Monday. Rishi Sunak did not attend. Justin Trudeau was not present.",
        [{"kind": "summit", "who": set(), "where": {"Cairo"}, "when": MONDAY}],
    ),
    (
        "another's delegation, sentences later",
        "A summit on water was held in Cairo on Monday. It rained. Fields were wet. Nobody minded. "
        "Rishi Sunak led a team of doctors.",
        [{"kind": "summit", "who": set(), "where": {"Cairo"}, "when": MONDAY}],
    ),
    (
        "in the presence of",
        "A signing ceremony took place at Kampala's State House on Monday in the presence of Rishi Sunak.",
        [{"kind": "signing", "who": {SUNAK}, "where": {"Kampala"}, "when": MONDAY}],
    ),
    # places still open
    (
        "offered to host",
        "Rishi Sunak and Justin Trudeau are to meet in June. Ireland has offered to host the meeting.",
        [{"who": {SUNAK, TRUDEAU}, "when": ("2023-06",), "candidates": {"Ireland"}, "where": set()}],
    ),
    (
        "several offered",
        "Norway and Qatar have offered to host the next round of talks between Penny Wong and Qin Gang in June.",
        [{"kind": "talks", "who": {WONG, QIN}, "candidates": {"Norway", "Qatar"}, "when": ("2023-06",)}],
    ),
    (
        "hosted",
        "Ireland hosted the summit between Rishi Sunak and Justin Trudeau in April.",
        [{"who": {SUNAK, TRUDEAU}, "where": {"Ireland"}, "candidates": set(), "when": ("2023-04",)}],
    ),
    (
        "it is ready to host",
        "Turkey said it was ready to host a summit between Rishi Sunak and Justin Trudeau in July.",
        [{"kind": "summit", "who": {SUNAK, TRUDEAU}, "candidates": {"Turkey"}, "when": ("2023-07",)}],
    ),
    # several in one sentence
    (
        "one on Monday and another on Tuesday, in two places",
        "Rishi Sunak met Justin Trudeau in Ottawa on Monday and Joe Biden in Washington on Tuesday.",
        [
            {"who": {SUNAK, TRUDEAU}, "where": {"Ottawa"}, "when": MONDAY},
            {"who": {SUNAK, "Joe Biden"}, "where": {"Washington"}, "when": ("2023-05-09",)},
        ],
    ),
    (
        "two on two days",
        "Rishi Sunak met Justin Trudeau and Penny Wong on Monday.",
        [{"who": {SUNAK, TRUDEAU, WONG}, "when": MONDAY}],
    ),
    (
        "before holding talks with another",
        "Rishi Sunak met Justin Trudeau on Monday before holding talks with Penny Wong on Tuesday.",
        [{"who": {SUNAK, TRUDEAU}, "when": MONDAY}, {"who": {SUNAK, WONG}, "when": ("2023-05-09",)}],
    ),
    (
        "the subject in a meeting",
        "On Monday, Foreign Minister Penny Wong answered the critics. "
        "The minister in a meeting with Qin Gang made it clear that ties were better.",
        [{"kind": "meeting", "who": {WONG, QIN}, "when": MONDAY, "status": "held"}],
    ),
    (
        "take part in",
        "Rishi Sunak and Justin Trudeau will take part in talks in Rome on May 20.",
        [{"kind": "talks", "who": {SUNAK, TRUDEAU}, "where": {"Rome"}, "when": ("2023-05-20",), "status": "planned"}],
    ),
    # the others without a name
    (
        "met people without a name",
        "Rishi Sunak met a group of students in Leeds on Monday.",
        [{"kind": "meeting", "who": {SUNAK}, "where": {"Leeds"}, "when": MONDAY, "status": "held"}],
    ),
    (
        "nobody named",
        "Opposition lawmakers met in Leeds on Monday to choose a leader.",
        [{"kind": "meeting", "who": set(), "where": {"Leeds"}, "when": MONDAY}],
    ),
    ("met a target", "The firm met its targets in Leeds in 2022.", []),
    ("met criticism", "Rishi Sunak met fierce criticism in Leeds on Monday.", []),
    (
        "on a visit, said",
        "Penny Wong, on a visit to Beijing, told reporters on Monday that trade was growing.",
        [{"kind": "visit", "who": {WONG}, "where": {"Beijing"}, "status": "held"}],
    ),
    (
        "a visit follows another",
        "Penny Wong's trip to Beijing follows a visit to Tokyo in April.",
        [
            {"kind": "visit", "who": {WONG}, "where": {"Beijing"}},
            {"kind": "visit", "who": {WONG}, "where": {"Tokyo"}, "when": ("2023-04",)},
        ],
    ),
    (
        "is in talks",
        "Rishi Sunak is in coalition talks with Nick Clegg.",
        [{"kind": "coalition", "who": {SUNAK, "Nick Clegg"}, "status": "ongoing"}],
    ),
    (
        "the leadership of a body",
        "The leadership of the African Union met Rishi Sunak in Rome on Monday.",
        [{"kind": "meeting", "who": {SUNAK, "African Union"}, "where": {"Rome"}, "when": MONDAY}],
    ),
    # signings
    (
        "signed by nobody named",
        "The rebels praised the peace deal signed in Rome in 1992.",
        [{"kind": "signing", "where": {"Rome"}, "when": ("1992",), "status": "held"}],
    ),
    (
        "when it signed",
        "Peru accepted the loss in 1929, when it signed a peace treaty with Chile.",
        [{"kind": "signing", "when": ("1929",), "status": "held"}],
    ),
    (
        "companies sign a contract",
        "Kenya Airways signed a contract with South African Airways in Nairobi in March 2021.",
        [{"kind": "signing", "who": {"Kenya Airways", "South African Airways"}, "when": ("2021-03",)}],
    ),
    ("a bill", "Rishi Sunak signed the bill into law on Monday.", []),
    # calls
    (
        "received a call from",
        "Rishi Sunak received a phone call from Joe Biden on Monday.",
        [{"kind": "call", "who": {SUNAK, "Joe Biden"}, "when": MONDAY}],
    ),
    (
        "by video link",
        "Rishi Sunak and Joe Biden spoke by video link on Monday.",
        [{"kind": "call", "who": {SUNAK, "Joe Biden"}, "when": MONDAY}],
    ),
    (
        "called to discuss",
        "Rishi Sunak called Joe Biden on Monday to discuss grain.",
        [{"kind": "call", "who": {SUNAK, "Joe Biden"}, "when": MONDAY}],
    ),
    ("called a friend", "Rishi Sunak called Joe Biden a friend on Monday.", []),
    ("called to testify", "The court called Joe Biden to testify on Monday.", []),
    # put off and called off
    (
        "planned for a day, postponed",
        "A summit between Rishi Sunak and Justin Trudeau planned for Friday in Ottawa has been postponed.",
        [{"kind": "summit", "who": {SUNAK, TRUDEAU}, "where": {"Ottawa"}, "when": FRIDAY, "status": "unclear"}],
    ),
    (
        "cancelled, which was planned for a day",
        "Rishi Sunak cancelled his visit to Ottawa, which was planned for May 20.",
        [{"kind": "visit", "who": {SUNAK}, "where": {"Ottawa"}, "when": ("2023-05-20",), "status": "cancelled"}],
    ),
    (
        "called off, due on a day",
        "Justin Trudeau called off the talks with Rishi Sunak due on May 20.",
        [{"kind": "talks", "who": {SUNAK, TRUDEAU}, "when": ("2023-05-20",), "status": "cancelled"}],
    ),
    (
        "called off on a day",
        "Justin Trudeau called off the talks with Rishi Sunak on Monday.",
        [{"kind": "talks", "who": {SUNAK, TRUDEAU}, "when": (), "status": "cancelled"}],
    ),
    (
        "postponed it",
        "Zambia was to hold its by-election on May 20, but the commission postponed it.",
        [{"kind": "election", "when": ("2023-05-20",), "where": {"Zambia"}, "status": "unclear"}],
    ),
    (
        "moved from one day to another",
        "Talks between Penny Wong and Qin Gang were moved from May 20 to June 3.",
        [{"kind": "talks", "who": {WONG, QIN}, "when": ("2023-06-03",), "status": "planned"}],
    ),
    (
        "lasting from one day to another",
        "Talks between Penny Wong and Qin Gang were held in Rome from May 2 to May 4.",
        [{"kind": "talks", "who": {WONG, QIN}, "when": ("2023-05-02/2023-05-04",), "status": "held"}],
    ),
    # no occasion
    (
        "a month",
        "On Sunday, March 5, Penny Wong met Qin Gang in Beijing.",
        [{"kind": "meeting", "who": {WONG, QIN}, "when": ("2023-03-05",)}],
    ),
    ("received a letter", "Justin Trudeau received a letter from Rishi Sunak in Ottawa on Monday.", []),
]


@pytest.mark.parametrize(("text", "wanted"), [c[1:] for c in PASSAGES], ids=[c[0] for c in PASSAGES])
def test_each_occasion_of_a_passage_is_told_and_no_other(text: str, wanted: list[dict[str, Any]]) -> None:
    assert occasions_of(text, wanted) == wanted


def occasions_of(text: str, wanted: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The occasions that all desks together find in ``text``, each with the fields that ``wanted`` names for it."""
    desks = load_profile()
    found = seen(text, facts_of(text, desks), desks)
    if len(found) != len(wanted):
        return [{"kind": e.kind, "who": set(e.who), "when": e.when, "where": set(e.where)} for e in found]
    return [{k: _field(e, k, v) for k, v in fields.items()} for e, fields in zip(found, wanted, strict=True)]


def _field(event: Seen, name: str, wanted: object) -> object:
    """Participants are compared as people: names of two words; states and bodies may stand beside them."""
    if name == "who":
        return {n for n in event.who if " " in n}
    value = getattr(event, name)
    return set(value) if isinstance(wanted, set) else value
