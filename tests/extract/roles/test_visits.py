"""Guests are not of the country that they come to; two lists in one order tell whose is whose."""

from __future__ import annotations

import pytest

from tests.extract.roles.people import assigned

GUESTS = [
    "The envoy Ana Berg arrived in Oslo on Monday for talks with the Norwegian government.",
    "President Ana Berg visited Mexico City on Monday.",
    "President Ana Berg will travel to Peru next week.",
    "Foreign Minister Ana Berg flew to Tokyo on Tuesday.",
    "Foreign Minister Ana Berg is on a visit to Japan. Japanese officials welcomed Berg.",
    "President Ana Berg landed in Cairo, where Egyptian President Omar Said received her.",
    "Speaking in Beijing, President Ana Berg praised China.",
    "During a visit to Accra, Prime Minister Ana Berg signed a deal with Ghana.",
    "Ambassador Ana Berg, posted to Chile since May, left Santiago.",
    "The special envoy, Ana Berg, met Sudanese generals in Khartoum.",
    "Ethiopia's foreign minister received the envoy Ana Berg in Addis Ababa.",
]


@pytest.mark.parametrize("text", GUESTS)
def test_a_guest_is_not_of_the_country_visited(text: str) -> None:
    names = [n for n in ("Ana Berg", "Omar Said") if n in text]
    assert assigned(text, people=names)["Ana Berg"].country is None


HOSTS = [
    ("Prime Minister Ana Berg left for India on Friday, her office in Colombo said.", "LK"),
    ("Prime Minister Ana Berg toured flooded villages in Nepal.", "NP"),
    ("President Ana Berg returned to Kenya on Friday.", "KE"),
    ("Kenyan President Ana Berg arrived in Peru.", "KE"),
    ("Chilean envoy Ana Berg met Sudanese generals in Khartoum.", "CL"),
]


@pytest.mark.parametrize(("text", "country"), HOSTS)
def test_who_comes_home_or_has_a_country_is_no_stranger(text: str, country: str) -> None:
    assert assigned(text, people=["Ana Berg"])["Ana Berg"].country == country


LISTS = [
    ("The foreign ministers of Greece, Cyprus and France, Nikos Pappas, Ana Berg and Luc Martel, met.", "GR CY FR"),
    ("The presidents of Kenya, Uganda and Ghana: Nikos Pappas, Ana Berg, Luc Martel.", "KE UG GH"),
    ("Nikos Pappas, Ana Berg and Luc Martel, the prime ministers of Mali, Niger and Chad, agreed.", "ML NE TD"),
]


@pytest.mark.parametrize(("text", "countries"), LISTS)
def test_two_lists_in_one_order_tell_whose_is_whose(text: str, countries: str) -> None:
    names = ["Nikos Pappas", "Ana Berg", "Luc Martel"]
    people = assigned(text, people=names)
    assert [people[n].country for n in names] == countries.split()
    assert all(any("minister" in r.title or "president" in r.title for r in people[n].roles) for n in names)


def test_lists_of_unequal_length_tell_nothing() -> None:
    text = "The foreign ministers of Greece, Cyprus and France, Nikos Pappas and Luc Martel among them, met."
    people = assigned(text, people=["Nikos Pappas", "Luc Martel"])
    assert [p.country for p in people.values()] == [None, None]


MET = [
    ("Chinese minister Ana Berg left Nepal after she called on President Luc Martel.", "Luc Martel"),
    ("Polish envoy Ana Berg held talks with Foreign Minister Luc Martel.", "Luc Martel"),
    ("Polish envoy Ana Berg had lunch with the prime minister, Luc Martel, and left.", "Luc Martel"),
]


@pytest.mark.parametrize(("text", "name"), MET)
def test_whom_a_guest_meets_is_not_of_the_guest_s_country(text: str, name: str) -> None:
    guest = {"Chinese": "CN", "Polish": "PL"}[text.split()[0]]
    people = assigned(text, people=["Ana Berg", "Luc Martel"])
    assert people["Ana Berg"].country == guest
    assert people[name].country != guest


LATER = (
    "The prime ministers of Portugal and Spain meet in May. Ana Berg and her Spanish counterpart, Luc Martel, agreed."
)


def test_of_two_the_counterpart_tells_whose_the_other_is() -> None:
    people = assigned(LATER, people=["Ana Berg", "Luc Martel"])
    assert [p.country for p in people.values()] == ["PT", "ES"]


def test_counterparts_are_listed_with_their_countries() -> None:
    text = "Kenyan minister Joan Reed received her counterparts from Mali and Togo, Ana Berg and Luc Martel, in May."
    people = assigned(text, people=["Joan Reed", "Ana Berg", "Luc Martel"])
    assert [p.country for p in people.values()] == ["KE", "ML", "TG"]
