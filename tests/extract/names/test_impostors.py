"""Names that are taken for people's and are none."""

from __future__ import annotations

import pytest

from briefing.extract.names.impostors import Case, fired

NONE: dict[str, list[Case]] = {
    "a name has no digits": [Case("Game 7", ["In"], ["the"]), Case("Juror No. 12", ["when"], ["wept"])],
    "a letter alone is no name": [Case("O", ["with"], ["."]), Case("Jr.", [","], [","])],
    "a tag runs its words together": [
        Case("ElectionNightLive", ["#"], ["was"]),
        Case("tvNews", ["by"], ["said"]),
        Case("MyTownNews", ["told"], ["."]),
    ],
    "a ship has a ship's word or letters before it": [
        Case("Halden", ["trawler"], ["sank"]),
        Case("Meridian", ["HMS"], ["left"]),
        Case("Halden", ["MV"], ["was"]),
        Case("MV Halden", ["the"], ["was"]),
        Case("Halden", ["rocket"], ["rose"]),
    ],
    "a platform is known by its name": [Case("Twitter", ["on"], ["that"]), Case("Getty", [")"], ["A"])],
    "capitals alone are a body's": [Case("HWA", ["told"], ["that"]), Case("KO", ["by"], ["in"])],
    "a firm begins with its kind or ends in its country": [
        Case("Banque Halden", ["with"], [","]),
        Case("Grupo Halden", ["with"], [","]),
        Case("Brisa Nicaragua", ["with"], ["said"]),
    ],
    "fighters call themselves partisans or an army of something": [
        Case("Jund al-Watan", ["said"], ["had"]),
        Case("Ansar al-Haqq", ["by"], ["in"]),
    ],
    "a prize has articles and a plural": [
        Case("Halder", ["an", "the"], ["for", "winner"], plurals={"Halders"}),
        Case("Halder", ["the"], ["ceremony"], plurals={"Halders"}),
    ],
    "a thing's word follows it everywhere": [
        Case("Taepo", ["the"], ["rocket"]),
        Case("Halden", ["a"], ["refinery"]),
    ],
}


@pytest.mark.parametrize(("rule", "case"), [(rule, case) for rule, cases in NONE.items() for case in cases])
def test_a_rule_tells_what_is_no_person(rule: str, case: Case) -> None:
    assert fired(case) == rule


PEOPLE = [
    Case("Ana Brandt", ["minister"], ["said"]),
    Case("Brandt", ["boat", "ship"], ["said", "left"], family={"Ana", "Brandt"}),
    Case("LeBron", ["with"], ["."]),
    Case("DeGeneres", ["with"], ["."]),
    Case("al-Haddad", ["that"], ["said"]),
    Case("MARTEL", ["by"], ["SAYS"], loud=True),
    Case("Michael Jordan", ["with"], ["said"]),
    Case("Halder", ["that", "when"], ["said", "left"], plurals={"Halders"}),
    Case("Lula", ["President"], ["said"]),
    Case("J.J.", ["brother"], ["said"]),
]


@pytest.mark.parametrize("case", PEOPLE)
def test_people_stay_people(case: Case) -> None:
    assert fired(case) is None
