"""Elections: who stands in them, where they are held, and which sort of election is meant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from briefing.extract.events.cluster import Cluster
from briefing.extract.events.cues import CUES
from briefing.extract.events.grammar import (
    agents,
    children,
    governor,
    is_passive,
    is_verb,
    lemma,
    premodifiers,
    prepositions,
    subjects,
)
from briefing.extract.events.mention import EventMention
from briefing.extract.events.referents import Referents
from briefing.extract.events.verb import Verb
from briefing.extract.lexicon.tables import table
from briefing.extract.lexicon.words import words_with

if TYPE_CHECKING:
    from briefing.extract.document.parsed import Doc, Token


_LISTS = table("events", "contests")

CONTESTS = _LISTS.words("contests")
CONTENDS = _LISTS.words("contends")
BEATS = _LISTS.words("beats")
RIVALS = _LISTS.words("rivals")
LOSES = _LISTS.words("loses")
CHOOSES = _LISTS.words("chooses")
VOTES = _LISTS.words("votes")
SURVEYS = _LISTS.words("surveys")
OPENS = _LISTS.words("opens")
GENERAL = _LISTS.words("general")
ASKED = _LISTS.words("asked")
_SORTS = _LISTS.mapping("sorts")
_MOVES = words_with("moves-date")
FOLLOWED = "follow"
REACH = 2
"""Sentences after that of an election that can go on telling how its candidates fared."""


def contending(verb: Token) -> Iterator[Token]:
    """The noun phrases of those who by ``verb`` win, lose, run, come second, or are chosen."""
    word = lemma(verb)
    if Verb(verb).negative:
        return
    if word in CHOOSES:
        yield from subjects(verb) if is_passive(verb) else chosen(verb)
    elif word == FOLLOWED and verb.tag_ == "VBN":
        yield from agents(verb)
    elif word in CONTENDS:
        yield from children(verb, "nsubjpass") if is_passive(verb) else subjects(verb)
        if word in BEATS:
            yield from children(verb, "dobj")
        beside = RIVALS | ({"to"} if word in LOSES else frozenset())
        yield from (o for p, o in prepositions(verb) if p in beside)


def chosen(verb: Token) -> Iterator[Token]:
    """Whom somebody elects or votes for."""
    yield from children(verb, "dobj")
    yield from (o for p, o in prepositions(verb) if p == "for")


def attach_contenders(mentions: Sequence[EventMention], referents: Referents, doc: Doc) -> None:
    """Adds to each election those of whom its sentence, or those after it, tell how they fared."""
    told: dict[int, list[EventMention]] = {}
    for m in mentions:
        told.setdefault(m.token.sent.start, []).append(m)
    if not any(m.kind in CONTESTS for m in mentions):
        return
    election: EventMention | None = None
    behind = 0
    for sent in doc.sents:
        here = told.get(sent.start, [])
        elections = [m for m in here if m.kind in CONTESTS]
        if elections:
            for verb in sent:
                if is_verb(verb):
                    _add(_nearest(verb, elections), contending(verb), referents)
            election, behind = _occasion(elections) or election, 0
            continue
        behind += 1
        if here or behind > REACH:
            election = None
        for verb in [v for v in sent if is_verb(v) and _counted(v)] if election is not None else ():
            _add(election, contending(verb), referents)
            behind = 0


def _add(election: EventMention | None, heads: Iterable[Token], referents: Referents) -> None:
    people = [i for h in heads for i in referents.all_of(h) if referents.by_id[i].type == "person"]
    if election is not None:
        known = {*election.participants, *election.present}
        election.present += [i for i in dict.fromkeys(people) if i not in known]


def _nearest(verb: Token, elections: Sequence[EventMention]) -> EventMention:
    """The election of which ``verb`` tells: the one that it carries, else the one that stands nearest."""
    return min(elections, key=lambda m: (m.carrier != verb, abs(m.token.i - verb.i)))


def _occasion(elections: Sequence[EventMention]) -> EventMention | None:
    """The last of them that was held, with a day or a place: of "elections" at large nobody counts votes."""
    real = [m for m in elections if m.times or m.narrative or m.places or m.participants]
    return next((m for m in reversed(real) if m.status in ("held", "ongoing")), None)


def _counted(verb: Token) -> bool:
    """Whether the verb's own words count votes or places: "received 192", "came second"."""
    if lemma(verb) not in CONTENDS | {FOLLOWED}:
        return False
    own = [c for c in verb.children if c.dep_ in ("dobj", "advmod", "npadvmod", "oprd", "acomp")]
    own += [o for p, o in prepositions(verb) if p in ("with", "in", "by")]
    return any(
        t.ent_type_ in ("CARDINAL", "PERCENT", "ORDINAL") or lemma(t) in VOTES for o in own for t in (o, *o.children)
    )


def holders(mention: EventMention) -> list[Token]:
    """The noun phrases that can name whose it is: "Ohio put off its primary", "voters in Ohio go to the polls"."""
    verb = mention.carrier
    if verb is None or not is_verb(verb):
        return []
    word = lemma(verb)
    if mention.relation == "obj" and word in CUES.support | CUES.plan | CUES.cancel | _MOVES:
        doers = subjects(verb)
        return doers + [o for p, o in prepositions(verb) if p == "by"]
    if mention.relation == "to" and word in CUES.coming:
        return [o for s in subjects(verb) for p, o in prepositions(s) if p in CUES.in_place]
    return []


def of_one_country(clusters: Sequence[Cluster], referents: Referents) -> None:
    """Puts dated elections that name no place in the country of the article's others, where that is one."""
    elections = [c for c in clusters if c.kinds <= CONTESTS]
    places = {p.entity: p for c in elections for m in c.mentions for p in m.places if referents.is_state(p.entity)}
    if len(places) != 1:
        return
    for c in elections:
        if c.times and not c.places:
            c.mentions[0].places.extend(places.values())


def sort_of(noun: Token) -> str:
    """Which sort of election the noun phrase names, empty where it does not tell."""
    words = [lemma(noun), *(t.lower_ for t in premodifiers(noun) if t.dep_ in ("amod", "compound", "nmod"))]
    found = [_SORTS[w] for w in words if w in _SORTS]
    return "primary" if "primary" in found else next(iter(found), "")


def is_survey(noun: Token) -> bool:
    """Whether "a poll" asks people what they think, and is no election: "a poll shows", "in the latest polls"."""
    if lemma(noun) not in SURVEYS:
        return False
    carrier, relation = governor(noun)
    word = lemma(carrier) if carrier is not None else ""
    if (noun.tag_ == "NNS" and word in OPENS) or (relation == "in" and word in CHOOSES):
        return False  # "the polls open", "go to the polls", "was elected in a poll"
    if any(t.lower_ in _SORTS or t.lower_ in GENERAL for t in premodifiers(noun)):
        return False
    held = relation in ("subj", "obj") and word in CUES.support | CUES.plan | CUES.cancel | CUES.occur | _MOVES
    return not held or word in ASKED


def is_share(noun: Token) -> bool:
    """Whether it is what is counted and no occasion: "25% of the vote", "40 votes"."""
    if lemma(noun) not in VOTES or noun.tag_ == "NNS":
        return lemma(noun) in VOTES
    of = noun.dep_ == "pobj" and noun.head.lower_ == "of"
    above = noun.head.head if of else noun
    return any(t.ent_type_ in ("PERCENT", "CARDINAL") or t.lower_ == "%" for t in (above, *above.children))
