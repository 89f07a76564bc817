"""Verbs agree with who speaks."""

import pytest

from briefing.story.speaking import present

MANY = (
    "They",
    "We",
    "Officials",
    "US defense officials",
    "Senior officials in Ankara",
    "Two people familiar with the plan",
    "He and his wife",
    "Police",
    "Police in Cork",
    "Bolivians",
    "Somalis",
    "Residents who fled the valley",
    "Some of the miners",
    "The women",
)
ONE = (
    "Her rep",
    "The minister of defence",
    "A spokesman for the rebels",
    "A friend of the actress",
    "One of the miners",
    "The news",
    "The boss",
    "The chief of the armed forces",
    "The ministry's press office",
    "",
)


@pytest.mark.parametrize("speaker", MANY)
def test_many_deny(speaker: str) -> None:
    assert present("deny", speaker, named=False) == "deny"


@pytest.mark.parametrize("speaker", ONE)
def test_one_denies(speaker: str) -> None:
    assert present("deny", speaker, named=False) == "denies"


@pytest.mark.parametrize("name", ["Democrats", "House Republicans", "Bolivians"])
def test_a_name_of_many(name: str) -> None:
    assert present("deny", name, named=True) == "deny"


@pytest.mark.parametrize("name", ["James Mattis", "Linda Evans", "The United Nations", "Marks and Spencer", "Reuters"])
def test_a_name_of_one(name: str) -> None:
    assert present("deny", name, named=True) == "denies"
