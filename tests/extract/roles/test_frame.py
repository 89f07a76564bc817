"""The country that an article is set in, as that of people of whom it says nothing else."""

from __future__ import annotations

import pytest

from tests.extract.roles.people import assigned

HOME = "Ghana votes in May. Ghanaian President Kofi Darko seeks a second term. "

AT_HOME = [
    ("Ama Boateng, leader of the Unity Party, told supporters in Tamale to stay calm.", "Ama Boateng"),
    ("His main rival, Yaw Mensa, lost in 2016.", "Yaw Mensa"),
    ("The comptroller, Esi Addo, refused to resign.", "Esi Addo"),
    ("The mayor, Esi Addo, refused to resign.", "Esi Addo"),
    ("Esi Addo will stand for the Unity Party.", "Esi Addo"),
    ("Campaign spokesman Yaw Mensa called it a farce.", "Yaw Mensa"),
    ("Residents such as Esi Addo queued for hours.", "Esi Addo"),
    ("Nurse Esi Addo queued for hours.", "Esi Addo"),
    ("The party named Yaw Mensa its candidate.", "Yaw Mensa"),
    ("Yaw Mensa, the electoral commissioner, announced the date.", "Yaw Mensa"),
]


@pytest.mark.parametrize(("text", "name"), AT_HOME)
def test_local_news_is_about_people_of_its_country(text: str, name: str) -> None:
    assert assigned(HOME + text, people=["Kofi Darko", name])[name].country == "GH"


NOT_AT_HOME = [
    ("The economist Lena Brunner called the budget bold.", "Lena Brunner"),
    ("The singer Lena Brunner performed at the rally.", "Lena Brunner"),
    ("Lena Brunner, an analyst at Fairwell Partners, was not surprised.", "Lena Brunner"),
    ("UN Secretary-General Lena Brunner welcomed it.", "Lena Brunner"),
    ("The tourist Lena Brunner was robbed.", "Lena Brunner"),
]


@pytest.mark.parametrize(("text", "name"), NOT_AT_HOME)
def test_guests_and_strangers_are_not(text: str, name: str) -> None:
    assert assigned(HOME + text, people=["Kofi Darko", name])[name].country is None


ABROAD = [
    ("Lena Brunner won the race in Brazil, the fourth in Brazil this year.", "Lena Brunner"),
    ("France and Italy disagree. Italian President Luca Conti met French President Luc Martel. Lena Brunner sang.", ""),
    ("Lena Brunner and her friends swam.", "Lena Brunner"),
]


@pytest.mark.parametrize(("text", "name"), ABROAD)
def test_an_article_without_one_country_and_its_officials_frames_nobody(text: str, name: str) -> None:
    people = [n for n in ("Luca Conti", "Luc Martel", "Lena Brunner") if n in text]
    assert assigned(text, people=people)[name or "Lena Brunner"].country is None


LEADERS = [
    ("President Trump visited Mexico City on Monday.", "Trump", "US"),
    ("In Moscow, Merkel met Russian officials.", "Merkel", "DE"),
    ("Kenya thanked Emmanuel Macron for his help.", "Emmanuel Macron", "FR"),
    ("Norwegian Justice Minister Angela Merkel resigned.", "Angela Merkel", "NO"),
    ("Emmanuel Macron, a Haitian carpenter, agreed.", "Emmanuel Macron", "HT"),
]


@pytest.mark.parametrize(("text", "name", "country"), LEADERS)
def test_everybody_knows_whose_leader_it_is_unless_the_text_says_otherwise(text: str, name: str, country: str) -> None:
    assert assigned(text, people=[name])[name].country == country


def test_a_reporter_of_a_body_from_nobody_knows_where_may_be_a_guest() -> None:
    text = "Protests in Cairo went on, and Egyptian President Omar Nasser spoke to Egypt. CBS's Lena Brunner saw it."
    assert assigned(text, people=["Omar Nasser", "Lena Brunner"], bodies=["CBS"])["Lena Brunner"].country is None
