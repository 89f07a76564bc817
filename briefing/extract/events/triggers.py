"""The words that tell of an event: nouns and verbs of the profile, in uses that name an occasion."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from briefing.extract.events.cues import CUES, ORDINALS
from briefing.extract.events.grammar import children, governor, is_verb, lemma, premodifiers, prepositions
from briefing.extract.events.lexicon import Lexicon
from briefing.extract.events.mention import EventMention
from briefing.extract.events.referents import Referents
from briefing.model import Span

DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her", "both"})
NONE = frozenset({"no", "without", "any", "neither", "never", "rare"})
BRIDGES = frozenset({"for", "to", "at", "in", "during", "into"})


def find_triggers(doc: Any, lexicon: Lexicon, referents: Referents, skip: Sequence[Span]) -> list[EventMention]:
    """Mentions in text order, with their grammar but not yet who, when and where."""
    found: list[EventMention] = []
    for token in doc:
        if any(s.start <= token.idx < s.end for s in skip):
            continue
        mention = _noun(token, lexicon, referents) or _verb(token, lexicon)
        if mention is not None:
            mention.index = len(found)
            found.append(mention)
    _link(found)
    return found


def _noun(token: Any, lexicon: Lexicon, referents: Referents) -> EventMention | None:
    if token.pos_ not in ("NOUN", "PROPN"):
        return None
    phrase = lexicon.noun(token)
    if phrase is None or _only_names(token, lexicon) or _inside_body(token, referents) or _identifies(token):
        return None
    before = premodifiers(token)
    if any(t.lower_ in NONE for t in before if t.head == token):
        return None
    carrier, relation = governor(token)
    if relation == "without":
        return None
    kind = phrase.kind
    for t in before:  # "summit meeting": the more telling of two names
        other = lexicon.noun(t) if t.dep_ in ("compound", "nmod") and t.head == token else None
        if other is not None and lexicon.rank[other.kind] < lexicon.rank[kind]:
            kind = other.kind
    determiners = {t.lower_ for t in before if t.dep_ in ("det", "poss")}
    indefinite = bool(determiners & {"a", "an", "another", "some", "several"})
    return EventMention(
        index=0,
        kind=kind,
        token=token,
        carrier=carrier,
        relation=relation,
        ordinal=_ordinal(token, before),
        definite=bool(determiners & DEFINITE)
        or any(t.dep_ == "poss" for t in before)
        or (token.pos_ == "PROPN" and not indefinite),
        plural=token.tag_ in ("NNS", "NNPS") and token.lower_ != phrase.head,
    )


def _verb(token: Any, lexicon: Lexicon) -> EventMention | None:
    if token.pos_ != "VERB" or token.dep_ in ("amod", "compound"):
        return None
    phrase = lexicon.verb(token)
    if phrase is None:
        return None
    if phrase.objects and not any(o for o in _objects(token) if lemma(o) in phrase.objects):
        return None
    return EventMention(index=0, kind=phrase.kind, token=token, carrier=token, relation="verb")


def _objects(verb: Any) -> list[Any]:
    out = children(verb, "dobj", "nsubjpass")
    if verb.dep_ in ("relcl", "acl") and verb.head.pos_ in ("NOUN", "PROPN"):
        out.append(verb.head)
    return out + [c for o in out for c in o.conjuncts]


def _only_names(token: Any, lexicon: Lexicon) -> bool:
    """Whether the noun only modifies another: "summit venue", "meeting room"."""
    head = token.head
    return token.dep_ in ("compound", "nmod", "amod") and head.i > token.i


def _inside_body(token: Any, referents: Referents) -> bool:
    """Whether the word is part of the name of a person or body: "the Leadership Conference"."""
    entity = referents.entity(token)
    if entity is None or entity.type not in ("organization", "person"):
        return False
    _, relation = governor(token)
    return relation not in BRIDGES


def _identifies(token: Any) -> bool:
    """Whether the event only says which place is meant: "the site of the 2017 games"."""
    prep = token.head
    return bool(token.dep_ == "pobj" and prep.lower_ in ("of", "for") and lemma(prep.head) in CUES.venue_nouns)


def _ordinal(token: Any, before: list[Any]) -> int | None:
    own = [t for t in before if token in (t.head, t.head.head)]
    for i, t in enumerate(own):
        word = t.lower_.removesuffix("-ever")
        if word in ORDINALS and not (i + 1 < len(own) and own[i + 1].lower_ in ("-", "day", "round", "-day")):
            return ORDINALS[word]
        digits = word.rstrip("stndrh")
        if digits.isdigit() and digits != word and int(digits) <= 199:
            return int(digits)
    if token.dep_ == "nsubj" and lemma(token.head) in (
        "be",
        "mark",
        "become",
    ):  # "the summit will be the second between …"
        for attr in children(token.head, "attr", "dobj", "acomp"):
            if attr.lower_ in ORDINALS and (
                any(p in ("between", "of", "since") for p, _ in prepositions(attr)) or True
            ):
                return ORDINALS[attr.lower_]
    return None


def _link(mentions: list[EventMention]) -> None:
    """Mark mentions that one construction makes the same occasion.

    "Travelled to Geneva to meet X", "met in Accra for a summit", "at the summit they will continue talks",
    "negotiated the treaty that was signed in 1997".
    """
    by_token = {m.token.i: m for m in mentions}
    for m in mentions:
        if m.relation == "verb":
            above = m.token.head
            other = by_token.get(above.i)
            if m.token.dep_ in ("advcl", "xcomp") and other is not None and other is not m and _to(m.token):
                m.same_as = other.index
            elif m.token.dep_ == "relcl" and other is not None:
                m.inside = other.index
            elif m.token.dep_ == "relcl" and above.dep_ == "dobj" and above.head.i in by_token:
                m.same_as = by_token[above.head.i].index
            continue
        verb = m.carrier
        if verb is None or not is_verb(verb):
            continue
        if verb.i in by_token and m.relation in BRIDGES:
            m.same_as = by_token[verb.i].index
        elif m.relation == "obj" and lemma(verb) in CUES.support | CUES.coming:
            purpose = by_token.get(verb.head.i)
            if purpose is not None and verb.dep_ in ("advcl", "xcomp") and _to(verb):
                m.same_as = purpose.index
            at = [o for p, o in prepositions(verb) if p in ("at", "during", "in")]
            at += [o for p, o in prepositions(verb.head) if p in ("at", "during") and verb.dep_ == "xcomp"]
            for o in at:
                if o.i in by_token and by_token[o.i] is not m:
                    m.same_as = by_token[o.i].index


def _to(verb: Any) -> bool:
    return any(c.tag_ == "TO" and c.dep_ == "aux" for c in verb.children)
