from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.model import Entity
from tests.extract.names.conftest import Resolve

STORY = """U.S. and North Korean Envoys Meet in Oslo

OSLO, May 3 (Reuters) - U.S. envoy Ana Lindqvist met North Korean diplomat Choe Son Hui in Oslo on Friday. The United
States wants talks to go on, Lindqvist said. "We are close," Ms. Lindqvist said.

The United Nations will send observers. The UN mission starts in June, the Harbour Workers Alliance (HWA) said. HWA
leader Omar al-Haddad spoke for Kim Jong Un, Kim Yong Chol and Kim Hyok Chol alike. Al-Haddad left at once."""


@pytest.fixture(scope="module")
def entities(resolve: Resolve) -> dict[str, Entity]:
    return {e.name: e for e in resolve(STORY)}


@pytest.mark.parametrize(
    ("name", "aliases"),
    [
        ("Ana Lindqvist", {"Lindqvist"}),
        ("United States", {"U.S."}),
        ("United Nations", {"UN"}),
        ("Harbour Workers Alliance", {"HWA"}),
        ("Choe Son Hui", set()),
        ("Kim Jong Un", set()),
        ("Kim Yong Chol", set()),
        ("Kim Hyok Chol", set()),
        ("Oslo", {"OSLO"}),
    ],
)
def test_one_entity_under_its_fullest_name(entities: dict[str, Entity], name: str, aliases: set[str]) -> None:
    assert name in entities
    assert aliases <= set(entities[name].aliases)


@pytest.mark.parametrize(
    ("capitals", "name"),
    [("VIENNA", "Vienna"), ("MEXICO CITY", "Mexico City"), ("PORT OF SPAIN", "Port of Spain"), ("U.S.", "U.S.")],
)
def test_a_dateline_shouts_but_the_place_has_its_usual_name(resolve: Resolve, capitals: str, name: str) -> None:
    found = resolve(f"{capitals} (Newswire) - Ana Lindqvist met reporters on Friday.")
    assert name in [entity.name for entity in found if entity.type == "place"]


def test_ids_follow_the_text(resolve: Resolve) -> None:
    found = resolve(STORY)
    assert [e.id for e in found] == [f"e{i}" for i in range(1, len(found) + 1)]
    starts = [e.mentions[0].start for e in found]
    assert starts == sorted(starts)


def test_a_line_break_inside_a_name_does_not_split_it(entities: dict[str, Entity]) -> None:
    assert len([e for e in entities.values() if e.type == "place" and "States" in e.name]) == 1


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(STORY.replace("\n", " \n ").split(" ")), max_size=40).map(" ".join))
def test_any_text_gives_entities_with_their_words(resolve: Resolve, text: str) -> None:
    for entity in resolve(text):
        words = [" ".join(text[m.start : m.end].split()) for m in entity.mentions]
        assert words
        assert {word.casefold() for word in words} == {form.casefold() for form in (entity.name, *entity.aliases)}
        assert set(words) <= {entity.name, *entity.aliases}
        assert list(entity.mentions) == sorted(entity.mentions)
