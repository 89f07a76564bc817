"""The machinery is general: another desk's words, and words of a reader's own, find events in the same way."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from briefing.profiles import load_profile
from tests.extract.events.conftest import Seen, facts_of, seen

Find = Callable[..., list[Seen]]

ELECTIONS: list[tuple[str, str, dict[str, Any]]] = [
    (
        "held by a country",
        "Ghana will hold a presidential election on December 7.",
        {"kind": "election", "who": {"Ghana"}, "when": ("2023-12-07",), "status": "planned"},
    ),
    (
        "a run-off between two",
        "The runoff between Lula da Silva and Jair Bolsonaro was held in Brazil on October 30.",
        {
            "kind": "runoff",
            "who": {"Lula da Silva", "Jair Bolsonaro"},
            "when": ("2022-10-30",),
            "where": {"Brazil"},
            "status": "held",
        },
    ),
    (
        "lost",
        "Emmanuel Macron lost the election in France in April 2022.",
        {"kind": "election", "who": {"Emmanuel Macron"}, "when": ("2022-04",), "where": {"France"}, "status": "held"},
    ),
    (
        "annulled, which cancels on this desk alone",
        "The commission annulled the by-election in Bulawayo.",
        {"kind": "election", "where": {"Bulawayo"}, "status": "cancelled"},
    ),
    (
        "may be held",
        "A referendum could be held in Catalonia in October.",
        {"kind": "referendum", "candidates": {"Catalonia"}, "when": ("2023-10",), "status": "unclear"},
    ),
    (
        "debate",
        "John Mahama and Nana Akufo-Addo debated in Accra on Tuesday.",
        {"kind": "debate", "who": {"John Mahama", "Nana Akufo-Addo"}, "where": {"Accra"}},
    ),
    (
        "rally",
        "Pedro Sánchez held a rally in Madrid on Sunday.",
        {"kind": "rally", "who": {"Pedro Sánchez"}, "where": {"Madrid"}, "when": ("2023-05-07",)},
    ),
    (
        "inauguration",
        "Bola Tinubu will be inaugurated in Abuja on May 29.",
        {"kind": "inauguration", "who": {"Bola Tinubu"}, "when": ("2023-05-29",), "status": "planned"},
    ),
]


@pytest.mark.parametrize(("text", "wanted"), [c[1:] for c in ELECTIONS], ids=[c[0] for c in ELECTIONS])
def test_the_elections_desk(events: Find, text: str, wanted: dict[str, Any]) -> None:
    (found,) = events(text, profile="elections")
    assert {k: getattr(found, k) for k in wanted} == wanted


CONTESTS = [
    ("Bola Tinubu beat Peter Obi in an election held in Nigeria on February 25.", {"Bola Tinubu", "Peter Obi"}),
    ("In the election in Nigeria on February 25, Peter Obi came third.", {"Peter Obi"}),
    ("Peter Obi lost to Bola Tinubu in the election in Nigeria on February 25.", {"Peter Obi"}),
    ("Atiku Abubakar received fewer votes in the election in Nigeria on February 25.", {"Atiku Abubakar"}),
]


@pytest.mark.parametrize(("text", "who"), CONTESTS)
def test_who_wins_loses_or_runs_takes_part_in_the_election(events: Find, text: str, who: set[str]) -> None:
    elections = [e for e in events(text, profile="elections") if e.kind == "election"]
    assert elections
    assert who <= elections[0].who


def test_who_only_speaks_of_an_election_does_not(events: Find) -> None:
    text = "An election was held in Nigeria on February 25. Ada Brandt called it fair."
    assert all("Ada Brandt" not in e.who for e in events(text, profile="elections"))


def test_one_election_in_two_words(events: Find) -> None:
    text = "Kenya held an election in August 2022. The vote was peaceful."
    assert len(events(text, profile="elections")) == 1


def test_each_desk_sees_its_own(events: Find) -> None:
    text = "Rishi Sunak met Joe Biden in Belfast on Tuesday. Ghana will hold an election on December 7."
    assert [e.kind for e in events(text)] == ["meeting"]
    assert [e.kind for e in events(text, profile="elections")] == ["election"]


def test_a_kind_of_ones_own(tmp_path: Path) -> None:
    (tmp_path / "diplomacy.toml").write_text(
        '[events.exercise]\nlabel = "Exercises"\nnouns = ["naval drill", "drill"]\nsides = 1\ncancelled = ["suspend"]\n'
    )
    profile = load_profile(user_dir=tmp_path)
    text = "Japan and India held a naval drill in Goa on Monday. Pakistan suspended the drill in Gwadar."
    found = seen(text, facts_of(text, profile), profile)
    assert [(e.kind, set(e.who), set(e.where), e.status) for e in found] == [
        ("exercise", {"Japan", "India"}, {"Goa"}, "held"),
        ("exercise", set(), {"Gwadar"}, "cancelled"),
    ]
    assert found[0].name == "Japan–India naval drill"
