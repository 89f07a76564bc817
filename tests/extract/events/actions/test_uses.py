"""What a verb means by the article that it stands in."""

from __future__ import annotations

import pytest

from tests.extract.events.conftest import facts_of

QUAKE = "An earthquake shook the coast on Monday. Rescuers searched the rubble for survivors. "
BOMB = "Bombs went off near the army base on Monday. Rebels said their fighters had planted them. "
FERRY = "A ferry sank off the coast after a collision on Monday. Divers searched the wreck. "
LEAGUE = "The league has ten clubs this season. "


@pytest.mark.parametrize(
    ("before", "class_"), [(QUAKE, "disaster"), (BOMB, "assault"), (FERRY, "disaster"), ("", "assault")]
)
def test_who_is_killed_by_nobody_is_killed_by_what_the_article_is_about(before: str, class_: str) -> None:
    text = before + "Nine villagers were killed and thirty injured."
    found = [e for e in facts_of(text).events if e.trigger and text[e.trigger.start : e.trigger.end] == "killed"]
    assert [e.class_ for e in found] == [class_]


def test_who_kills_is_not_forgotten_over_the_disaster() -> None:
    found = facts_of(QUAKE + "Looters were shot and a guard was killed by a gunman.").events
    assert "assault" in {e.class_ for e in found}


@pytest.mark.parametrize(("before", "found"), [(LEAGUE, True), ("The ministry met. ", False)])
def test_a_verb_of_sport_wants_an_article_of_sport(before: str, found: bool) -> None:
    assert ("sport" in {e.class_ for e in facts_of(before + "Norvik take on the champions on Friday.").events}) is found
