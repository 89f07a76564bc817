"""Places that are still only possible: the words that make them so, and sentences about nothing else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from briefing.extract.events.cues import CUES
from briefing.extract.events.grammar import children, is_verb, lemma, prepositions
from briefing.extract.events.mention import EventMention
from briefing.extract.lexicon.tables import table
from briefing.model import EventPlace
from briefing.profiles import EventKind

if TYPE_CHECKING:
    from briefing.extract.document.parsed import Doc, Token


_LISTS = table("events", "candidates")

TOPICAL = _LISTS.words("topical")
DASHES = frozenset({"-", "–", "—", "/"})
OPEN = _LISTS.words("open")
FAR = 6
"""Sentences over which a possible place still belongs to the event told before."""


def candidate_heads(verb: Token) -> list[Token]:
    """Noun phrases that ``verb`` makes places still possible: "X is a candidate", "X and Y were considered"."""
    if lemma(verb) in CUES.candidate_verbs:
        topic = lemma(verb) in TOPICAL and not _of_venues(verb)
        heads = children(verb, "nsubjpass") + ([] if topic else children(verb, "dobj", "oprd"))
        return heads + [a for h in heads if (a := _before_aside(h)) is not None]
    for attr in children(verb, "attr"):
        open_host = any(_plain(c) in OPEN for c in children(attr, "amod"))
        if lemma(attr) in CUES.candidate_nouns or (lemma(attr) in CUES.venue_nouns and open_host):
            return children(verb, "nsubj")
    return []


def _of_venues(verb: Token) -> bool:
    """Whether it is said "as venues", or the sentence before asks where."""
    if any(p == "as" and lemma(o) in CUES.venue_nouns for p, o in prepositions(verb)):
        return True
    sent = verb.sent
    before = verb.doc[sent.start - 1].sent if sent.start else sent
    asked = ("dobj", "nsubjpass", "compound")
    return any(t.pos_ == "NOUN" and lemma(t) in CUES.venue_nouns for t in before if t.dep_ in asked)


def _plain(adjective: Token) -> str:
    word = str(adjective.lower_)
    return "likely" if word.startswith("likel") else word


def attach_candidates(
    mentions: Sequence[EventMention],
    possible: Callable[[Token], list[EventPlace]],
    doc: Doc,
    kinds: dict[str, EventKind],
) -> None:
    """Gives the places of sentences that name no event to the event to come that was told last.

    ``possible`` gives the candidates that a verb names.
    """
    told = {m.token.sent.start for m in mentions}
    starts = [s.start for s in doc.sents]
    number = {start: n for n, start in enumerate(starts)}
    venues = [
        m
        for m in mentions
        if not kinds[m.kind].remote and "where" not in kinds[m.kind].needs and m.status in ("planned", "unclear", None)
    ]
    for sent in doc.sents:
        if sent.start in told:
            continue
        n = number[sent.start]
        near = [m for m in venues if m.token.i < sent.start and n - number[m.token.sent.start] <= FAR]
        places: list[EventPlace] = [p for verb in sent if is_verb(verb) for p in possible(verb)] if near else []
        if not places:
            continue
        event = max(near, key=lambda m: (m.status is not None, m.token.i))
        known = {p.entity for p in event.places}
        event.places += [p for p in places if p.entity not in known]


def explains(verb: Token, event: Token) -> bool:
    """Whether the event only explains the possible place: "they favoured Bergen, which had held a meeting"."""
    return any(event in o.subtree and event != o for o in children(verb, "dobj", "nsubjpass"))


def _before_aside(noun: Token) -> Token | None:
    """The name before a dash, where the rest only explains it: "Lyon — the site of … — and Nice were considered"."""
    edge = noun.left_edge.i
    if edge >= 2 and noun.doc[edge - 1].lower_ in DASHES and noun.doc[edge - 2].pos_ == "PROPN":
        return noun.doc[edge - 2]
    return None
