"""Which names of two articles are one: pairs that must and must not merge, all from public life."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.model import EntityType
from briefing.story.build import build_story
from briefing.story.linking.person_names import compare, parse
from tests.story.made import Maker

LINES = (Path(__file__).parent / "name_pairs.tsv").read_text(encoding="utf-8").splitlines()
PAIRS = [line.split("\t") for line in LINES if line and not line.startswith("#")]
COMPANY = ("Ingrid Solberg", "Tomas Havel", "Amina Diallo")


def test_there_are_enough_pairs() -> None:
    assert len(PAIRS) >= 60
    assert {row[0] for row in PAIRS} == {"yes", "no"}


@pytest.mark.parametrize("row", PAIRS, ids=lambda row: f"{row[0]}:{row[2]}={row[5]}")
def test_two_names_are_one_or_not(row: list[str]) -> None:
    same, kind, left, left_country, left_role, right, right_country, right_role, company = row
    types: dict[str, EntityType] = {"person": "person", "place": "place", "organization": "organization"}
    one, other = Maker("one"), Maker("other")
    one.entity(types[kind], left, left_country or None, left_role)
    other.entity(types[kind], right, right_country or None, right_role)
    if company:
        for name in COMPANY:
            one.entity("person", name)
            other.entity("person", name)
    story = build_story([one.record(), other.record()])
    first, second = story.entity_of("one", "e1"), story.entity_of("other", "e1")
    assert first is not None
    assert second is not None
    assert (first == second) is (same == "yes"), first.why


def test_three_kims_stay_three_and_a_bare_kim_joins_none() -> None:
    kims = ("Kim Jong Un", "Kim Yong Chol", "Kim Hyok Chol")
    makers = [Maker("a"), Maker("b"), Maker("c")]
    for maker in makers[:2]:
        for kim in kims:
            maker.entity("person", kim, "KP")
    makers[2].entity("person", "Kim", "KP")
    people = [e for e in build_story([m.record() for m in makers]).entities if e.type == "person"]
    assert sorted(e.name for e in people) == ["Kim", *sorted(kims)]


def test_a_bare_name_joins_the_only_one_it_fits() -> None:
    one, other = Maker("one"), Maker("other")
    one.entity("person", "Ingrid Solberg", "NO", "envoy")
    other.entity("person", "Solberg", "NO")
    story = build_story([one.record(), other.record()])
    assert [(e.name, e.sources) for e in story.entities] == [("Ingrid Solberg", 2)]
    assert any("Solberg" in reason for reason in story.entities[0].why)


def test_a_bare_name_that_fits_two_joins_neither() -> None:
    makers = [Maker("one"), Maker("two"), Maker("three")]
    makers[0].entity("person", "Ingrid Solberg", "NO")
    makers[1].entity("person", "Erik Solberg", "NO")
    makers[2].entity("person", "Solberg", "NO")
    assert len(build_story([m.record() for m in makers]).entities) == 3


def test_initials_that_fit_two_bodies_join_neither() -> None:
    makers = [Maker("one"), Maker("two"), Maker("three")]
    makers[0].entity("organization", "Northern Fishing Council")
    makers[1].entity("organization", "National Farming Club")
    makers[2].entity("organization", "NFC")
    for maker in makers:
        for name in COMPANY:
            maker.entity("person", name)
    assert len([e for e in build_story([m.record() for m in makers]).entities if e.type == "organization"]) == 3


def test_the_variants_do_not_chain_two_people_together() -> None:
    makers = [Maker("one"), Maker("two"), Maker("three")]
    for maker, name in zip(makers, ("George W. Bush", "George Bush", "George H. W. Bush"), strict=True):
        maker.entity("person", name, "US", "president")
    story = build_story([m.record() for m in makers])
    assert len(story.entities) == 2


NAME = st.text(st.characters(categories=("Lu", "Ll", "Zs", "Pd", "Po")), max_size=30)


@given(NAME, NAME)
def test_likeness_is_symmetric(left: str, right: str) -> None:
    assert compare(left, right) == compare(right, left)


@given(NAME)
def test_a_name_is_like_itself(name: str) -> None:
    assert compare(name, name) is not None or not parse(name).words


def test_a_bare_surname_is_the_leaders_and_not_a_relatives() -> None:
    makers = [Maker(name) for name in "abcd"]
    for maker, name in zip(makers, ("Ronald Reagan", "Nancy Reagan", "Reagan", "Reagan"), strict=True):
        maker.entity("person", name, "US")
    people = [e for e in build_story([m.record() for m in makers]).entities if e.type == "person"]
    assert sorted((e.name, e.sources) for e in people) == [("Nancy Reagan", 1), ("Ronald Reagan", 3)]
