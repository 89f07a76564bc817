"""Who was there, where the sentences after that of the event tell it: "X and his counterpart Y took part"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from briefing.extract.events.cues import CUES
from briefing.extract.events.grammar import (
    agents,
    children,
    is_passive,
    is_verb,
    lemma,
    prepositions,
    subjects,
    takes_part,
)
from briefing.extract.events.mention import EventMention
from briefing.extract.events.referents import BANDS, LEADS, Referents
from briefing.extract.events.verb import Verb
from briefing.extract.lexicon.tables import table
from briefing.extract.lexicon.words import words_with

if TYPE_CHECKING:
    from briefing.extract.document.parsed import Doc, Token


_LISTS = table("events", "attendance")

ATTENDS = words_with("attends")
KIN = words_with("kin") | _LISTS.words("kin_too")
PRESENT = _LISTS.words("present")
STANDS_FOR = _LISTS.words("stands_for")
ATTENDEES = _LISTS.words("attendees")
NAMES = _LISTS.words("names")
TELLING = ATTENDS | STANDS_FOR | NAMES | LEADS | {"participate", "take"}
"""All verbs that can tell who was there."""
REACH = 2
"""Sentences that can go on telling who was there."""


def attach_attendance(mentions: Sequence[EventMention], referents: Referents, doc: Doc) -> None:
    """Adds to the event told last those of whom the sentences right after it say that they were there."""
    last: dict[int, EventMention] = {}
    for m in mentions:
        last[m.token.sent.start] = m
    event: EventMention | None = None
    behind = 0
    for sent in doc.sents:
        if sent.start in last:
            event, behind = last[sent.start], 0
            continue
        behind += 1
        if event is None or behind > REACH:
            continue
        heads = [head for verb in sent if is_verb(verb) for head in attending(verb)]
        there = [i for head in heads for i in referents.all_of(head) if referents.by_id[i].type == "person"]
        event.present += [i for i in dict.fromkeys(there) if i not in event.participants and i not in event.present]


def attending(verb: Token) -> Iterator[Token]:
    """The noun phrases of those who by ``verb`` took part in something that its clause does not name."""
    word = lemma(verb)
    if word not in TELLING or Verb(verb).negative:
        return
    objects = children(verb, "dobj")
    if _takes_part(verb, word):
        yield from agents(verb) if is_passive(verb) else subjects(verb)
    elif _speaks_for(word, objects):
        yield from subjects(verb)
    elif word in STANDS_FOR and is_passive(verb) and any(s.pos_ == "PROPN" for s in subjects(verb)):
        yield from agents(verb)  # "Ghana was represented by X"
    elif word in NAMES:
        named = children(verb, "nsubj", "attr", "dobj")
        listed = [n for n in named if lemma(n) in ATTENDEES]
        among = [o for p, o in prepositions(verb) if p == "among" and _attendees(o)]
        if listed or among:
            yield from (n for n in named if n not in listed)
            if any(t.lower_ == "such" for n in named for t in n.subtree):  # "included such guests as X"
                yield from (o for p, o in prepositions(verb) if p == "as")


def hosts(guests: Sequence[Token]) -> list[Token]:
    """Whose occasion it is to which their relatives came: X of "guests at the wedding included X's parents"."""
    own = [g for guest in guests for g in (guest, *guest.conjuncts) if lemma(g) in KIN]
    return [c for g in own for c in children(g, "poss")]


def _takes_part(verb: Token, word: str) -> bool:
    objects = children(verb, "dobj")
    if takes_part(verb):
        return True
    if word == "be":
        there = children(verb, "acomp", "attr") + [o for p, o in prepositions(verb) if p == "in"]
        return any(t.lower_ in PRESENT for t in there)
    return word in ATTENDS and all(o.pos_ == "PRON" for o in objects)


def _speaks_for(word: str, objects: Sequence[Token]) -> bool:
    """ "Represented Ghana", "led the Ghanaian delegation"."""
    if word in STANDS_FOR:
        return any(o.pos_ == "PROPN" for o in objects)
    return word in LEADS and any(lemma(o) in CUES.sides_nouns | BANDS for o in objects)


def _attendees(noun: Token) -> bool:
    """ "Among the guests", "among those present"."""
    return lemma(noun) in ATTENDEES or any(t.lower_ in PRESENT or lemma(t) in ATTENDS for t in noun.subtree)
