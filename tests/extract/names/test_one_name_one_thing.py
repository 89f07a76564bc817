"""One person, one state: what is one entity whatever it is called, and what is not though it shares a name."""

from __future__ import annotations

import pytest

from briefing.extract import nlp
from briefing.extract.document.document import Document
from briefing.extract.names.entities import resolve_entities
from briefing.extract.names.mentions import find_mentions


def entities(text: str) -> dict[str, set[str]]:
    """The other names of each entity by its name."""
    document = Document(nlp.load()(text))
    return {e.name: set(e.aliases) for e in resolve_entities(document, find_mentions(document))}


STATES = [
    ("The DPRK fired a missile, and North Korea warned its neighbours.", "North Korea", {"DPRK"}),
    ("North Korea fired a missile on Monday. The North says it will talk.", "North Korea", {"North"}),
    ("North Korea wrote to South Korea. Envoys of the South were ready.", "South Korea", {"South"}),
    ("The ROK and Japan met. South Korea said it was glad.", "South Korea", {"ROK"}),
    ("The U.S. and Canada met. America was glad, the United States said.", "United States", {"U.S.", "America"}),
    ("Britain voted on Thursday. The UK had waited, said the United Kingdom.", "United Kingdom", {"UK", "Britain"}),
]


@pytest.mark.parametrize(("text", "name", "others"), STATES)
def test_a_state_is_one_under_all_its_names(text: str, name: str, others: set[str]) -> None:
    assert others <= entities(text)[name]


APART = [
    ("England beat Wales on Monday, and Britain was glad.", {"England", "Wales", "Britain"}),
    ("People in Gaza and the West Bank voted.", {"Gaza", "West Bank"}),
    ("Voters in Nigeria waited on Monday. The South is dry, and the North has rain.", {"Nigeria"}),
    ("North Korea has a coast. He sailed the North Sea.", {"North Korea", "North Sea"}),
]


@pytest.mark.parametrize(("text", "names"), APART)
def test_parts_of_a_state_are_not_one_another(text: str, names: set[str]) -> None:
    assert {n for n in entities(text) if n[:1].isupper()} == names


FAMILY = [
    "Nancy Reagan spoke at a school on Monday. President Reagan said he was glad. Reagan then left for Ohio.",
    "Nancy Reagan spoke at a school on Monday. Mr. Reagan had left for Ohio.",
    "Laura Bush opened a school in Ohio. Mr. Bush stayed away.",
]


@pytest.mark.parametrize("text", FAMILY)
def test_a_president_is_not_his_wife(text: str) -> None:
    surname = "Reagan" if "Reagan" in text else "Bush"
    found = entities(text)
    assert surname in found
    assert surname not in {n for name, others in found.items() if " " in name for n in others}


def test_a_wife_is_the_one_with_her_title() -> None:
    found = entities("President Reagan left Ohio. Nancy Reagan stayed. Mrs. Reagan opened a school there on Monday.")
    assert "Reagan" in found["Nancy Reagan"]


def test_towns_of_several_words_are_whole() -> None:
    text = "Aid reached Port-au-Prince on Monday. The bomb went off in Mazar-i-Sharif, and police came."
    assert {"Port-au-Prince", "Mazar-i-Sharif"} <= entities(text).keys()
