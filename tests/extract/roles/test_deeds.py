"""Envoys by deed, from the occasions that they take part in."""

from __future__ import annotations

import pytest

from briefing.extract.roles.deeds import with_acting_envoys
from briefing.model import Entity, EntityType, Event, EventPlace, EventStatus, Role
from briefing.profiles import load_profile


def person(id_: str, country: str | None, *titles: str) -> Entity:
    return Entity(id_, "person", f"Person {id_}", country=country, roles=tuple(Role(t, 0, 1) for t in titles))


def body(id_: str, name: str, country: str | None, kind: EntityType = "organization") -> Entity:
    return Entity(id_, kind, name, country=country)


def acting(entities: list[Entity], kind: str = "meeting", status: EventStatus = "held", where: str = "") -> set[str]:
    """The ids of those who are envoys when all but the place take part."""
    places = (EventPlace(where),) if where else ()
    event = Event(
        "v1", kind, "", participants=tuple(e.id for e in entities if e.id != where), status=status, where=places
    )
    return {e.id for e in with_acting_envoys(entities, [event], load_profile("diplomacy")) if e.envoy}


PERU = person("p", "PE", "Foreign Minister")

ACTING = [
    ([PERU, person("c", "CL", "Foreign Minister")], {"p", "c"}),
    ([PERU, person("c", "CL", "President")], {"p"}),
    ([PERU, person("c", "CL", "Chilean counterpart")], {"p", "c"}),
    ([person("p", "PE", "President"), person("c", "CL", "Chilean counterpart")], set()),
    ([PERU, body("e", "European Union", None)], {"p"}),
    ([PERU, body("c", "Chile", "CL", "place")], {"p"}),
    ([person("p", "PE", "vice president"), person("c", "CL", "senator")], {"p", "c"}),
    ([person("p", "PE", "crown prince"), person("c", "CL", "King")], {"p"}),
    ([PERU, person("q", "PE", "Finance Minister")], set()),
    ([person("p", "PE", "former foreign minister"), person("c", "CL", "President")], set()),
    ([person("p", "PE", "singer"), person("c", "CL", "President")], set()),
    ([person("p", "PE", "airline director"), person("c", "CL", "President")], set()),
    ([person("p", None, "Foreign Minister"), person("c", "CL", "President")], set()),
]


@pytest.mark.parametrize(("entities", "expected"), ACTING)
def test_who_meets_another_state_for_their_own_below_its_head_is_an_envoy(
    entities: list[Entity], expected: set[str]
) -> None:
    assert acting(entities) == expected


def test_a_visit_is_to_the_country_that_it_leads_to() -> None:
    assert acting([PERU, body("x", "Oslo", "NO", "place")], "visit", where="x") == {"p"}
    assert acting([PERU, body("x", "Lima", "PE", "place")], "visit", where="x") == set()


def test_a_plan_counts_and_a_cancelled_occasion_does_not() -> None:
    pair = [PERU, person("c", "CL", "Foreign Minister")]
    assert acting(pair, status="planned") == {"p", "c"}
    assert acting(pair, status="cancelled") == set()


def test_a_ceremony_makes_nobody_an_envoy() -> None:
    assert acting([PERU, person("c", "CL", "Foreign Minister")], "election") == set()
