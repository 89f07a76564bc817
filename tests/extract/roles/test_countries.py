"""Whose side somebody is on, where a body belongs and where a place lies."""

from __future__ import annotations

import pytest

from tests.extract.roles.people import assigned

PEOPLE = [
    ("Danish Prime Minister Ada Brandt arrived.", "Ada Brandt", "DK"),
    ("Ada Brandt, prime minister of Denmark, arrived.", "Ada Brandt", "DK"),
    ("Denmark's Ada Brandt won the race.", "Ada Brandt", "DK"),
    ("The Danish swimmer Ada Brandt won.", "Ada Brandt", "DK"),
    ("Ada Brandt of Denmark won the race.", "Ada Brandt", "DK"),
    ("The race went to Ada Brandt (Denmark).", "Ada Brandt", "DK"),
    ("Ada Brandt, a student from Denmark, agreed.", "Ada Brandt", "DK"),
    ("The mayor of London, Joan Reed, agreed.", "Joan Reed", "GB"),
    ("Texas Governor Jane Whitlock signed the bill.", "Jane Whitlock", "US"),
    ("Senator Jane Whitlock (R-Ohio) objected.", "Jane Whitlock", "US"),
    ("U.S. Ambassador to Germany Paul Harker objected.", "Paul Harker", "US"),
    ("U.S. Special Representative for North Korea Paul Harker left.", "Paul Harker", "US"),
    ("Troops killed Omar Haddad, head of Syria's air force.", "Omar Haddad", "SY"),
    ("Iraqis marched with those in Egypt who rose against their President Hosni Mubarak.", "Hosni Mubarak", "EG"),
    ("Pentagon spokesman Paul Harker declined.", "Paul Harker", "US"),
    ("Kremlin spokesman Igor Belov declined.", "Igor Belov", "RU"),
    ("Nigerien soldiers escorted Moussa Adamou, the Nigerien interior minister.", "Moussa Adamou", "NE"),
    ("A spokesman for the Swedish government, Nils Ek, declined.", "Nils Ek", "SE"),
    ("Jens Kroll, a carpenter, watched.", "Jens Kroll", None),
    ("Laura Stein, a Sudan expert, warned the army.", "Laura Stein", None),
    ("The Sudanese expert Laura Stein warned the army.", "Laura Stein", "SD"),
    ("UN Secretary-General Maria Costa warned Sudan.", "Maria Costa", None),
    ("The UN special envoy for Syria, Maria Costa, warned Sudan.", "Maria Costa", None),
    ("European Commission president Maria Costa visited Kyiv.", "Maria Costa", None),
    ("The former U.S. ambassador to the United Nations, Joan Reed, agreed.", "Joan Reed", "US"),
    ("The United States special envoy, Joan Reed, agreed.", "Joan Reed", "US"),
    ("Ministers met a Swedish delegation headed by Nils Ek on Monday.", "Nils Ek", "SE"),
    ("A Swedish delegation led by the secretary of the council, Nils Ek, sat down in Oslo.", "Nils Ek", "SE"),
    ("The Norwegians met the Swedish delegation, including Nils Ek.", "Nils Ek", "SE"),
    ("The Norwegians met Nils Ek, who leads the Swedish delegation.", "Nils Ek", "SE"),
    ("Ada Brandt became the first Dane to lead the company.", "Ada Brandt", "DK"),
    ("Ecuadoran Foreign Minister Carla Diaz left Peru.", "Carla Diaz", "EC"),
]

PASSAGES = [
    # An office without a country is that of the country spoken of.
    ("In Kenya, President Otieno Mboya dismissed his cabinet.", "Otieno Mboya", "KE"),
    ("Kenya will vote in August. President Otieno Mboya seeks a third term.", "Otieno Mboya", "KE"),
    ("Kenyan officials say President Otieno Mboya will meet Russian investors.", "Otieno Mboya", "KE"),
    ("The Dutch cabinet fell. Prime Minister Piet Vos said the Netherlands would vote.", "Piet Vos", "NL"),
    # The country that has such an office at all.
    ("The US welcomed it. Prime Minister Joan Reed, praised by British officials, flew home.", "Joan Reed", "GB"),
    # The same office, named elsewhere with its country.
    ("Prime Minister Ada Brandt spoke in Paris. A Danish prime minister rarely does.", "Ada Brandt", "DK"),
    # Offices of one country only.
    ("The Secretary of State, Paul Harker, left the United States for Oman.", "Paul Harker", "US"),
    ("The Home Secretary, Joan Reed, returned to Britain.", "Joan Reed", "GB"),
    # Not that of somebody else's title, but that of the one named together with.
    ("Albania declared mourning. Greek judge Luc Martel wept. President Ada Brandt wept.", "Ada Brandt", "AL"),
    ("In Oslo, British Prime Minister Joan Reed and Foreign Secretary Paul Harker sang.", "Paul Harker", "GB"),
    # Somebody else holds that office there.
    (
        "U.S. troops stayed. Iraqi President Omar Haddad spoke by phone with President Paul Harker of the U.S.",
        "Paul Harker",
        "US",
    ),
    ("Peter Olsen became Denmark's prime minister. Foreign Minister Ada Brandt was eliminated.", "Ada Brandt", "DK"),
    # A description of one just named, or named next.
    ("Spain's foreign minister resigned on Monday. Ana Sousa said she was tired.", "Ana Sousa", "ES"),
    ("Luc Martel arrived in Cameroon on Monday. The French president will stay for two days.", "Luc Martel", "FR"),
    ("The Danish and Turkish foreign ministers, Ana Brandt and Mert Kaya, met in Oslo on Friday.", "Ana Brandt", None),
]


@pytest.mark.parametrize(("text", "name", "country"), [*PEOPLE, *PASSAGES])
def test_a_person_is_of_the_country_that_the_text_says(text: str, name: str, country: str | None) -> None:
    assert assigned(text, people=[name])[name].country == country


SERVANTS = [
    ("German Chancellor Ute Vogel spoke. Vogel's top aide, Jens Kroll, agreed.", "DE"),
    ("German Chancellor Ute Vogel's spokesman, Jens Kroll, declined.", "DE"),
    ("German Chancellor Ute Vogel spoke. Jens Kroll, an adviser to Vogel, agreed.", "DE"),
    ("German Chancellor Ute Vogel spoke. Jens Kroll, her foreign minister, agreed.", "DE"),
    ("German Chancellor Ute Vogel sent her adviser Jens Kroll to Oman.", "DE"),
]


@pytest.mark.parametrize(("text", "country"), SERVANTS)
def test_who_serves_somebody_is_on_the_same_side(text: str, country: str) -> None:
    names = ["Ute Vogel/Vogel"] if "Vogel spoke" in text else ["Ute Vogel"]
    assert assigned(text, people=[*names, "Jens Kroll"])["Jens Kroll"].country == country


BODIES = [
    ("The Swedish Ministry of Foreign Affairs declined.", "Swedish Ministry of Foreign Affairs", "SE"),
    ("The German carmaker Autowerk recalled vans.", "Autowerk", "DE"),
    ("Autowerk, a German carmaker, recalled vans.", "Autowerk", "DE"),
    ("The Electoral Commission of Uganda published results.", "Electoral Commission", "UG"),
    ("The State Department declined.", "State Department", "US"),
    ("The United Nations warned Sudan.", "United Nations", None),
    ("The African Union met in Kenya.", "African Union", None),
    ("Quixel recalled vans.", "Quixel", None),
]


@pytest.mark.parametrize(("text", "name", "country"), BODIES)
def test_a_body_is_of_the_country_in_or_beside_its_name(text: str, name: str, country: str | None) -> None:
    assert assigned(text, bodies=[name])[name].country == country


def test_a_title_takes_the_country_of_its_body() -> None:
    text = "The German carmaker Autowerk recalled vans. Autowerk director Jens Kroll apologised."
    assert assigned(text, people=["Jens Kroll"], bodies=["Autowerk"])["Jens Kroll"].country == "DE"


PLACES = [
    ("They met in Hanoi.", "Hanoi", "VN"),
    ("They met in Paris.", "Paris", "FR"),
    ("They met in Paris, Texas.", "Paris", "US"),
    ("They met in Danang.", "Danang", "VN"),
    ("Leaders from across Africa met.", "Africa", None),
    ("They met in Ouled Moussa, Algeria, on Monday.", "Ouled Moussa", "DZ"),
    ("They met at Baghdad International Airport.", "Baghdad International Airport", "IQ"),
    ("They met in Zzyzx.", "Zzyzx", None),
    ("They met in the Nile Delta.", "Nile Delta", "EG"),
    ("They met in the Orvo Delta.", "Orvo Delta", None),
]


@pytest.mark.parametrize(("text", "name", "country"), PLACES)
def test_a_place_lies_in_a_country(text: str, name: str, country: str | None) -> None:
    assert assigned(text, places=[name])[name].country == country
