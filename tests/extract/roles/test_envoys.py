"""Who speaks or negotiates for a state or body."""

from __future__ import annotations

import pytest

from tests.extract.roles.people import assigned

ENVOYS = [
    ("South Korean nuclear envoy Park Min-ho left.", "Park Min-ho"),
    ("U.S. Special Representative for North Korea Paul Harker left.", "Paul Harker"),
    ("Hwang Jin-su, North Korea's chief negotiator, left.", "Hwang Jin-su"),
    ("The leader's top envoy, Hwang Jin-su, left.", "Hwang Jin-su"),
    ("The French ambassador to Norway Luc Martel objected.", "Luc Martel"),
    ("The UN special envoy for Syria, Maria Costa, warned both sides.", "Maria Costa"),
    ("Iranian Deputy Foreign Minister Reza Tavakoli attended the talks in Vienna.", "Reza Tavakoli"),
    ("Presidential adviser Igor Belov led the Russian delegation.", "Igor Belov"),
    ("Hwang Jin-su, who heads the rebels' delegation, shook hands.", "Hwang Jin-su"),
    ("Qatar sent a delegation headed by state minister Omar Haddad.", "Omar Haddad"),
    ("The king dispatched his cousin, Prince Omar Haddad, and sent aide Luc Martel to Cairo.", "Luc Martel"),
    ("Talks will open on Monday, the chief mediator, former Malian president Moussa Keita, said.", "Moussa Keita"),
    ("The rebels met Paul Harker, head of Canada's delegation.", "Paul Harker"),
    ("They called Luc Martel, the OAS chairman's personal representative, on Friday.", "Luc Martel"),
    ("Peru is sending Deputy Interior Minister Carla Diaz and Chile a colonel.", "Carla Diaz"),
    ("National security adviser Paul Harker held talks with his Chinese counterpart.", "Paul Harker"),
    ("U.S. Secretary of State Paul Harker held talks in Oman.", "Paul Harker"),
    ("Russian Foreign Minister Igor Belov led the delegation to the talks.", "Igor Belov"),
    ("Paul Harker, the United States special envoy charged with ending the war in Sudan, left.", "Paul Harker"),
]

NO_ENVOYS = [
    ("President Otieno Mboya attended the talks in Vienna.", "Otieno Mboya"),
    ("The former U.S. ambassador to Oman, Joan Reed, agreed.", "Joan Reed"),
    ("Paul Harker, who was the president's special envoy until May, disagreed.", "Paul Harker"),
    ("Joan Reed, once the British ambassador to Oman, agreed.", "Joan Reed"),
    ("UNICEF goodwill ambassador Carla Diaz sang.", "Carla Diaz"),
    ("Deputy Foreign Minister Reza Tavakoli opened a school.", "Reza Tavakoli"),
    ("Jens Kroll, a carpenter, watched the talks.", "Jens Kroll"),
    ("Police spokeswoman Carla Diaz confirmed the arrest.", "Carla Diaz"),
]


@pytest.mark.parametrize(("text", "name"), ENVOYS)
def test_an_envoy(text: str, name: str) -> None:
    assert assigned(text, people=[name])[name].envoy


@pytest.mark.parametrize(("text", "name"), NO_ENVOYS)
def test_no_envoy(text: str, name: str) -> None:
    assert not assigned(text, people=[name])[name].envoy


def test_envoys_named_after_a_title_for_all() -> None:
    text = "The Danish envoys, Ada Brandt and Nils Ek, are meeting rebels."
    found = assigned(text, people=["Ada Brandt", "Nils Ek"]).values()
    assert [(e.country, e.roles[0].title, e.envoy) for e in found] == [("DK", "Danish envoy", True)] * 2
