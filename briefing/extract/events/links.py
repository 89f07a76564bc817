"""Mentions that one construction makes the same occasion, or one a part of the other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefing.extract.events.cues import CUES
from briefing.extract.events.grammar import children, infinitive, is_verb, lemma, prepositions, subjects
from briefing.extract.events.mention import EventMention
from briefing.extract.lexicon.tables import table

if TYPE_CHECKING:
    from briefing.extract.document.parsed import Token


_LISTS = table("events", "links")

PURPOSE = _LISTS.words("purpose")
SCENE = _LISTS.words("scene")
MARGIN = _LISTS.words("margin")
PARTNERS = _LISTS.words("partners")


def link(mentions: Sequence[EventMention]) -> None:
    """Sets ``same_as`` and ``inside``.

    The same: "travelled to Geneva to meet X", "met in Accra for a summit", "at the summit they will continue talks",
    "negotiated the treaty that was signed in 1997", "the summit, a gathering of leaders". A part: "met X on the
    sidelines of the summit", "held talks with X at the summit", "a summit where they signed".
    """
    by_token = {m.token.i: m for m in mentions}
    for m in mentions:
        if m.same_as is not None:
            continue
        if m.relation == "verb":
            _link_verb(m, by_token)
        else:
            _link_noun(m, by_token)
            _link_scene(m, by_token)


def _link_verb(m: EventMention, by_token: dict[int, EventMention]) -> None:
    token, above = m.token, m.token.head
    other = by_token.get(above.i)
    if other is not None and other is not m and token.dep_ in ("advcl", "xcomp") and infinitive(token):
        m.same_as = other.index
    elif token.dep_ == "relcl" and other is not None and other is not m:
        m.inside = other.index
    elif token.dep_ == "relcl" and above.dep_ == "dobj" and above.head.i in by_token:
        m.same_as = by_token[above.head.i].index


def _link_noun(m: EventMention, by_token: dict[int, EventMention]) -> None:
    """What carries ``m`` may itself be an event: "met for talks", "travelled to hold talks"."""
    token, verb = m.token, m.carrier
    if token.dep_ == "appos" and token.head.i in by_token:
        m.same_as = by_token[token.head.i].index
        return
    if verb is None or not is_verb(verb):
        return
    if verb.i in by_token and m.relation in PURPOSE:
        m.same_as = by_token[verb.i].index
    elif m.relation == "obj" and lemma(verb) in CUES.support | CUES.coming and infinitive(verb):
        purpose = by_token.get(verb.head.i)
        if purpose is not None and verb.dep_ in ("advcl", "xcomp"):
            m.same_as = purpose.index
    elif m.relation == "attr":
        subject = next((by_token[s.i] for s in children(verb, "nsubj") if s.i in by_token), None)
        if subject is not None:
            m.same_as = subject.index


def _link_scene(m: EventMention, by_token: dict[int, EventMention]) -> None:
    """What happens at ``m``, which is itself an event: a part of it where it has partners of its own."""
    scene = m.token
    margin = scene.dep_ == "pobj" and lemma(scene.head.head) in MARGIN
    top = scene.head.head if margin else scene
    if top.dep_ != "pobj" or not (margin or top.head.lower_ in SCENE):
        return
    verb = top.head.head
    if top.head.dep_ == "prep" and verb.pos_ == "NOUN" and verb.i in by_token:
        part: EventMention | None = by_token[verb.i]
    elif is_verb(verb):
        part = by_token.get(verb.i) or next((by_token[o.i] for o in _held(verb) if o.i in by_token), None)
    else:
        part = None
    if part is None or part is m or part.same_as is not None:
        return
    if part.kind != m.kind and (margin or part.relation == "subj" or _has_partners(part)):
        part.inside = m.index
    else:
        part.same_as = m.index


def _held(verb: Token) -> list[Token]:
    """What ``verb`` says to be held: "hold talks", "is expected to hold talks", "their meeting will take place"."""
    out = children(verb, "dobj") + [o for v in children(verb, "xcomp") for o in children(v, "dobj")]
    return out + (subjects(verb) if lemma(verb) in CUES.occur | CUES.support else [])


def _has_partners(m: EventMention) -> bool:
    if any(p in PARTNERS for p, _ in prepositions(m.token)):
        return True
    named = any(s.conjuncts for s in subjects(m.token)) if m.relation == "verb" else False
    return m.relation == "verb" and (named or bool(children(m.token, "dobj")))
