"""Who took part in a meeting, when and where, as short reports tell it; published on Wednesday, 10 May 2023.

All desks together. Of each meeting listed all of who, when, where and status that is named must be found so, of states
and bodies too; no other meeting may be found.
"""

from __future__ import annotations

from typing import Any

import pytest

from briefing.profiles import load_profile
from tests.extract.events.conftest import facts_of, seen

MENSAH, LUND, HOLM, OWUSU, AGBE = "Kofi Mensah", "Kari Lund", "Mads Holm", "Ama Owusu", "Yao Agbe"
MONDAY, TUESDAY, FRIDAY = ("2023-05-08",), ("2023-05-09",), ("2023-05-12",)
OSLO = f"{MENSAH} met {LUND} in Oslo on Monday. "

REPORTS: list[tuple[str, list[dict[str, Any]]]] = [
    # Plurals that stand first, behind a dateline too.
    ("Envoys from Ghana and Togo met in Lome on Monday.", [{"who": {"Ghana", "Togo"}, "where": {"Lome"}}]),
    (
        "Ministers from Poland and Chile met on Tuesday.",
        [{"who": {"Poland", "Chile"}, "where": set(), "when": TUESDAY}],
    ),
    ("BRUSSELS, May 9 - Ministers from Poland and Chile met on Tuesday.", [{"who": {"Poland", "Chile"}}]),
    ("Envoys of Ghana and Togo held talks in Lome on Tuesday.", [{"who": {"Ghana", "Togo"}, "when": TUESDAY}]),
    ("Diplomats of Ghana and Togo will meet in Lome on Friday.", [{"who": {"Ghana", "Togo"}, "when": FRIDAY}]),
    # A colleague between commas.
    (
        "Ghana's foreign minister, Ama Owusu, and her Togolese counterpart, Yao Agbe, met in Lome on Monday.",
        [{"who": {OWUSU, AGBE}, "where": {"Lome"}, "when": MONDAY}],
    ),
    (
        "Chile's finance minister, Pablo Rojas, and his Peruvian counterpart, Ana Quispe, met in Lima on Monday.",
        [{"who": {"Pablo Rojas", "Ana Quispe"}, "where": {"Lima"}}],
    ),
    # Who came to what the sentence before tells of.
    (OSLO + "Danish Prime Minister Mads Holm joined the meeting.", [{"who": {MENSAH, LUND, HOLM}, "where": {"Oslo"}}]),
    (OSLO + "The talks were attended by Danish Prime Minister Mads Holm.", [{"who": {MENSAH, LUND, HOLM}}]),
    (OSLO + "His foreign minister, Ama Owusu, took part.", [{"who": {MENSAH, LUND, OWUSU}}]),
    (OSLO + "They were joined by Mads Holm, the Danish prime minister.", [{"who": {MENSAH, LUND, HOLM}}]),
    (
        f"{MENSAH} held talks with {LUND} in Oslo on Monday. Danish Prime Minister Mads Holm attended the talks.",
        [{"who": {MENSAH, LUND, HOLM}, "when": MONDAY}],
    ),
    (
        "Talks between Ghana and Togo resumed in Geneva on Tuesday. Ghana was represented by Ama Owusu.",
        [{"who": {"Ghana", "Togo", OWUSU}, "where": {"Geneva"}, "status": "ongoing"}],
    ),
    # "The two" and their number.
    (
        f"Norwegian Prime Minister {LUND} met Danish Prime Minister {HOLM} in Bergen on Monday. "
        "A day earlier the two had spoken by telephone.",
        [{"who": {LUND, HOLM}, "when": MONDAY}, {"kind": "call", "who": {LUND, HOLM}, "when": ("2023-05-07",)}],
    ),
    (
        f"{LUND} met {MENSAH} and {AGBE} in Geneva on Monday. The three leaders signed a truce.",
        [{"who": {LUND, MENSAH, AGBE}}, {"kind": "signing", "who": {LUND, MENSAH, AGBE}}],
    ),
    # Firms that sign.
    (
        "Volvo and the French firm Renault signed an agreement in Lyon on Monday.",
        [{"kind": "signing", "who": {"Volvo", "Renault"}, "where": {"Lyon"}, "when": MONDAY}],
    ),
    (
        "Volvo will sign a contract with Renault in Lyon on Friday.",
        [{"kind": "signing", "who": {"Volvo", "Renault"}, "when": FRIDAY, "status": "planned"}],
    ),
    ("Airbus and Lufthansa are to sign an agreement in Hamburg on Friday.", [{"who": {"Airbus", "Lufthansa"}}]),
    # Who hosts, who comes, and who is not named.
    ("Oslo hosts talks between Ghana and Togo on Friday.", [{"where": {"Oslo"}, "when": FRIDAY, "status": "planned"}]),
    ("Bern hosted talks between Ghana and Togo on Monday.", [{"where": {"Bern"}, "when": MONDAY, "status": "held"}]),
    (f"{MENSAH} is due in Oslo on Friday for talks with {LUND}.", [{"who": {MENSAH, LUND}, "when": FRIDAY}]),
    ("Norway's prime minister will visit Accra next week.", [{"kind": "visit", "who": {"Norway"}, "where": {"Accra"}}]),
    # Those who stand for states, without names.
    (
        f"{LUND} welcomed the leaders of Denmark and Sweden to Oslo on Monday.",
        [
            {"kind": "meeting", "who": {LUND, "Denmark", "Sweden"}, "where": {"Oslo"}, "when": MONDAY},
        ],
    ),
    (f"{LUND} received the foreign ministers of Ghana and Togo in Oslo on Monday.", [{"who": {LUND, "Ghana", "Togo"}}]),
    (f"{LUND} will host the presidents of Ghana and Togo in Oslo on Friday.", [{"who": {LUND, "Ghana", "Togo"}}]),
    (f"{LUND} met the leaders of Denmark and Sweden in Oslo on Monday.", [{"who": {LUND, "Denmark", "Sweden"}}]),
    (f"{LUND} called the leaders of Ghana and Togo on Monday.", [{"kind": "call", "who": {LUND, "Ghana", "Togo"}}]),
    (f"{LUND} called the president of Ghana a liar on Monday.", []),
    (f"{LUND} welcomed {MENSAH} to Oslo on Monday.", [{"who": {LUND, MENSAH}, "where": {"Oslo"}}]),
    # A call is in no place, and states that meet are not where they meet.
    (
        f"OSLO, May 9 (Wire) - Norwegian Prime Minister {LUND} spoke by telephone with Ghanaian President {MENSAH}.",
        [{"kind": "call", "who": {LUND, MENSAH}, "where": set()}],
    ),
    (f"{LUND} called {MENSAH} on Monday to offer help.", [{"kind": "call", "who": {LUND, MENSAH}, "when": MONDAY}]),
    (f"{LUND} called {MENSAH} on Monday to congratulate him.", [{"kind": "call", "who": {LUND, MENSAH}}]),
    ("Talks between Ghana and Togo ended on Tuesday without a deal.", [{"where": set(), "status": "held"}]),
    # Begun and ended, put off and called off.
    (
        "The talks between Ghana and Togo in Lome opened on Monday and ended on Tuesday.",
        [{"when": ("2023-05-08", "2023-05-09"), "status": "held"}],
    ),
    ("The talks in Lome between Ghana and Togo, which opened on Monday, ended on Tuesday.", [{"status": "held"}]),
    (
        f"{OWUSU} is in Geneva for talks with {AGBE} that began on Monday.",
        [{"who": {OWUSU, AGBE}, "when": MONDAY, "status": "ongoing"}],
    ),
    (
        "Togo's parliamentary election, planned for May 7, has been postponed to November.",
        [{"kind": "election", "when": ("2023-05-07",), "status": "planned"}],
    ),
    (f"{MENSAH} cancelled a trip to Oslo.", [{"kind": "visit", "who": {MENSAH}, "status": "cancelled"}]),
    (f"{MENSAH} put off a visit to Oslo to May 20.", [{"kind": "visit", "who": {MENSAH}, "status": "planned"}]),
    ("Ghana and Togo postponed talks in Lome until next week.", [{"who": {"Ghana", "Togo"}, "where": {"Lome"}}]),
    (
        f"{LUND} was to have met {MENSAH} on Monday, but the meeting was cancelled.",
        [{"who": {LUND, MENSAH}, "when": MONDAY, "status": "cancelled"}],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), REPORTS, ids=[text[:60] for text, _ in REPORTS])
def test_each_meeting_of_a_report_is_told_with_its_sides(text: str, wanted: list[dict[str, Any]]) -> None:
    desks = load_profile()
    found = seen(text, facts_of(text, desks), desks)
    assert len(found) == len(wanted), found
    for event, fields in zip(found, wanted, strict=True):
        assert fields.get("who", frozenset()) <= event.who
        assert {name: getattr(event, name) for name in fields if name != "who"} == {
            name: value for name, value in fields.items() if name != "who"
        }
