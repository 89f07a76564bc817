"""Names of every kind that pages run into credits, captions, kickers in capitals, or one another."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.extract import nlp
from briefing.extract.document.document import Document
from briefing.extract.names.entities import resolve_entities
from briefing.extract.names.mentions import find_mentions
from briefing.model import EntityType


def found(text: str, *types: EntityType) -> set[str]:
    """Names of the entities of these types, of any where none is given."""
    document = Document(nlp.load()(text))
    return {e.name for e in resolve_entities(document, find_mentions(document)) if not types or e.type in types}


SHOUTED = [
    ("'WORST SUMMER EVER' Guests leave the hotel. The town of Oslo is quiet.", {"WORST", "SUMMER", "EVER"}),
    ("Prices rose. RELATED STORIES Fans were FURIOUS over the new menu, and FREE drinks went.", {"FURIOUS", "FREE"}),
    ("She acted in COLD RIVER and won a prize. COLD RIVER opened on Friday.", {"COLD RIVER", "COLD", "RIVER"}),
    ("TAKING THE BREAD Someone saw a man eat bread in a shop on Friday.", {"TAKING", "BREAD", "TAKING THE BREAD"}),
    ("CHANGE OF PACE The team trains at night, said the coach.", {"CHANGE", "PACE"}),
    ("The film SPIDERS was shown on Friday in the town.", {"SPIDERS"}),
]


@pytest.mark.parametrize(("text", "none"), SHOUTED)
def test_words_in_capitals_are_no_bodies(text: str, none: set[str]) -> None:
    assert not found(text) & none


KEPT = [
    ("Ministers met at NATO on Friday, and UNICEF sent aid.", {"NATO", "UNICEF"}),
    ("The ICE arrested ten people on Friday. The ICE said nothing.", {"ICE"}),
    ("He works for UPS in Ohio.", {"UPS"}),
    ("The GOP lost the vote on Friday.", {"GOP"}),
]


@pytest.mark.parametrize(("text", "names"), KEPT)
def test_acronyms_are_bodies_though_dictionaries_list_them(text: str, names: set[str]) -> None:
    assert names <= found(text, "organization")


def test_a_name_in_capitals_is_the_persons_who_bears_it() -> None:
    text = "LUC MARTEL did not win. A crowd cheered for Luc Martel, and Martel wept."
    assert found(text) == {"Luc Martel"}
    text = "ANNA Brandt has praised the talks. Later Anna Brandt left, and Brandt waved."
    assert found(text) == {"Anna Brandt"}


CREDITS = [
    "Brandt waves to the crowd after the race Getty Images 5 The driver retired on Friday.",
    "He spoke at the house GETTY Anna Brandt will meet others this evening.",
    "Image copyright EPA Image caption The blast broke windows, Anna Brandt said.",
    "Play slideshow 1 of 10 AFP Anna Brandt spoke of the need for calm.",
]


@pytest.mark.parametrize("text", CREDITS)
def test_who_signs_a_photograph_is_no_body_of_the_story(text: str) -> None:
    assert not {n for n in found(text, "organization", "person") if n.lower().startswith(("getty", "epa", "afp"))}


TOLD = [
    ("Anna Brandt told AFP that she was ill.", "AFP"),
    ("Getty Images sued the firm on Friday.", "Getty Images"),
    ("The report came from Reuters, she said.", "Reuters"),
    ("Photos by Reuters reporters were shown.", "Reuters"),
]


@pytest.mark.parametrize(("text", "name"), TOLD)
def test_an_agency_that_does_something_is_one(text: str, name: str) -> None:
    assert name in found(text, "organization")


def test_a_person_at_the_end_of_another_name_is_one() -> None:
    text = (
        "Anna Brandt won the race. The boss of the team praised the Brazil Grand Prix Anna Brandt in the rain. "
        "Anna Brandt smiled."
    )
    assert "Anna Brandt" in found(text, "person")
    assert not any("Prix Anna" in name for name in found(text))


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(["GETTY", "Getty", "Images", "Anna", "Brandt", "Anti-Brandt", "THE", "5"]), max_size=7))
def test_mentions_are_in_order_and_apart_whatever_runs_together(parts: list[str]) -> None:
    text = "Anna Brandt spoke. " + " ".join(parts) + " spoke to Anna Brandt."
    mentions = find_mentions(Document(nlp.load()(text)))
    assert all(0 <= m.start < m.end <= len(text) for m in mentions)
    assert all(a.end <= b.start for a, b in pairwise(mentions))


def test_a_leader_known_by_the_surname_is_a_person_wherever_named() -> None:
    assert "Odinga" in found("Odinga said in Nairobi that he would go to court. Voters for Odinga waited.", "person")


def test_a_country_before_a_given_name_is_no_part_of_the_persons() -> None:
    assert "Kenya Emeka Brandt" not in found("In the house for Kenya Emeka Brandt spoke of the talks.", "person")
