from __future__ import annotations

import pytest

from briefing.extract.names.bodies import fullest, group_names
from briefing.extract.names.mention import Mention
from briefing.model import EntityType


def grouped(type_: EntityType, *names: str, text: str = "") -> list[list[str]]:
    mentions, at = [], 0
    body = text or " | ".join(names)
    for name in names:
        start = body.index(name, at)
        at = start + len(name)
        mentions.append(Mention(start, at, type_, name))
    return [[m.text for m in g] for g in group_names(body, mentions)]


@pytest.mark.parametrize(
    ("type_", "names"),
    [
        ("place", ("U.S.", "US", "United States", "America")),
        ("place", ("Britain", "United Kingdom", "UK")),
        ("place", ("Washington", "Washington, D.C.")),
        ("organization", ("U.S. Embassy", "US Embassy", "United States Embassy")),
        ("organization", ("European Union", "EU", "E.U.")),
        ("organization", ("Harbour Workers Alliance", "Workers Alliance", "Alliance")),
        ("organization", ("Aldona", "Aldona Inc.")),
        ("organization", ("Halden Air", "Halden")),
        ("group", ("Norwegian", "Norwegians")),
    ],
)
def test_forms_of_one_name(type_: EntityType, names: tuple[str, ...]) -> None:
    assert grouped(type_, *names) == [list(names)]


@pytest.mark.parametrize(
    ("type_", "names"),
    [
        ("organization", ("African Union", "European Union", "Union")),
        ("organization", ("Ministry of Trade", "Ministry of Fisheries")),
        ("place", ("North Korea", "South Korea")),
        ("place", ("Niger", "Nigeria")),
    ],
)
def test_different_names_stay_apart(type_: EntityType, names: tuple[str, ...]) -> None:
    assert len(grouped(type_, *names)) == len(names)


def test_an_acronym_that_the_article_defines_need_not_fit_by_initials() -> None:
    text = "The Northern Docks Cooperative (NDCoop) said. NDCoop is new."
    assert grouped("organization", "Northern Docks Cooperative", "NDCoop", "NDCoop", text=text) == [
        ["Northern Docks Cooperative", "NDCoop", "NDCoop"]
    ]


def test_capitals_are_not_the_form_to_call_an_entity_by() -> None:
    assert fullest(["OSLO", "Oslo"]) == "Oslo"
    assert fullest(["UN", "United Nations"]) == "United Nations"
