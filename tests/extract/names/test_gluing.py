"""People's names that pages run into what stands beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.extract import nlp
from briefing.extract.document.parsed import Doc
from briefing.extract.names.candidates import Candidate
from briefing.extract.names.gluing import unglue
from briefing.extract.names.votes import Votes

REST = " Ana Brandt met Luc Martel. Later Martel and Brandt read a statement in the house."


def names(text: str, *marked: str) -> list[str]:
    """What becomes of the ``marked`` stretches of ``text``, each taken for a person's name at its first place."""
    found = [re.search(rf"(?<!\w){re.escape(m)}(?!\w)", text) for m in marked]
    candidates = sorted((Candidate(*m.span(), Votes({"person": 2})) for m in found if m), key=lambda c: c.start)
    return [text[c.start : c.end] for c in unglue(Doc(nlp.load()(text)), text, candidates)]


GLUED: list[tuple[str, str, Sequence[str]]] = [
    # agencies, platforms and captions
    ("The two in Oslo GETTY Martel waved.", "GETTY Martel", ["Martel"]),
    ("The two in Oslo. Ana GETTY Talks went on.", "Ana GETTY", ["Ana"]),
    ("She wrote on Instagram Luc Martel agreed.", "Instagram Luc Martel", ["Luc Martel"]),
    ("Caption Martel arrives.", "Caption Martel", ["Martel"]),
    # the heading of a paragraph before its first word
    ("LUC MARTEL Martel sang.", "MARTEL Martel", ["Martel"]),
    # two names without a stop between
    ("Photo Ana Brandt Luc Martel", "Ana Brandt Luc Martel", ["Ana Brandt", "Luc Martel"]),
    ("A march against Ana Brandt Oslo police said.", "Ana Brandt Oslo", ["Ana Brandt", "Oslo"]),
    ("Seen by Luc Martel Brandt left.", "Luc Martel Brandt", ["Luc Martel", "Brandt"]),
    # titles inside
    ("Senior Trooper Luc Martel died.", "Senior Trooper Luc Martel", ["Luc Martel"]),
    ("In Texas Mayor Ana Brandt won.", "Texas Mayor Ana Brandt", ["Ana Brandt"]),
    # links
    ("Exclusive by Joan Reed Read more about it.", "Joan Reed Read", ["Joan Reed"]),
    # verbs of headlines
    ("Ana Brandt Checks Into Famous Oslo Clinic After Long Winter\n\n", "Ana Brandt Checks", ["Ana Brandt"]),
    ("Ana Brandt Dies After Long Illness, Family Says\n\n", "Ana Brandt Dies", ["Ana Brandt"]),
    # what opens a sentence
    ("Afterward Martel left.", "Afterward Martel", ["Martel"]),
    ("Read Martel's statement.", "Read Martel", ["Martel"]),
    ("Naturally Brandt sang.", "Naturally Brandt", ["Brandt"]),
]


@pytest.mark.parametrize(("text", "marked", "expected"), GLUED)
def test_what_a_page_runs_into_a_name_is_no_part_of_it(text: str, marked: str, expected: Sequence[str]) -> None:
    found = names(text + REST, marked, "Ana Brandt", "Luc Martel")
    assert [n for n in found if n in expected or n in marked][: len(expected)] == list(expected)


WHOLE = [
    "Juan Carlos Brandt",
    "Ana Brandt Jr",
    "Ana Brandt Lindqvist",
    "Hassan Sheikh Brandt",
    "Martin Luther King Jr",
    "Grant Martel",
    "Harry Dean Martel",
    "ANA BRANDT",
    "Luc MARTEL",
]


@pytest.mark.parametrize("name", WHOLE)
def test_a_longer_name_stays_whole(name: str) -> None:
    text = f"On Monday {name} spoke again, and {name} sang." + REST
    assert names(text, name, "Ana Brandt", "Luc Martel")[0] == name


@settings(deadline=None, max_examples=40)
@given(
    st.lists(st.sampled_from(["Ana", "Brandt", "GETTY", "Luc", "Martel", "Oslo", "Jr", "Mayor", "Read"]), max_size=9)
)
def test_pieces_lie_inside_what_was_marked_and_do_not_overlap(parts: list[str]) -> None:
    text = " ".join(parts) + "." + REST
    doc = Doc(nlp.load()(text))
    marked = [Candidate(0, len(text) - len(REST) - 1, Votes({"person": 2}))] if parts else []
    out = unglue(doc, text, marked)
    assert all(marked[0].start <= c.start < c.end <= marked[0].end for c in out)
    assert all(a.end <= b.start for a, b in pairwise(out))
