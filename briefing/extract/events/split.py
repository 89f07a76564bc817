"""One mention that tells of several: "separate meetings with A and B", "toured X on Monday and Y on Tuesday"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.extract.events.grammar import children, more_objects, premodifiers, prepositions
from briefing.extract.events.mention import EventMention
from briefing.extract.events.referents import Referents
from briefing.extract.lexicon.tables import table
from briefing.model import EventPlace, Time

if TYPE_CHECKING:
    from briefing.extract.document.parsed import Token


_LISTS = table("events", "split")

SEPARATE = _LISTS.words("separate")
LATER = _LISTS.words("later")


def occasions(mention: EventMention, referents: Referents) -> list[EventMention]:
    """``mention`` alone, or one copy for each occasion, each with its partner, place and time."""
    partners = _partners(mention, referents)
    if len(partners) >= 2 and (_apart(mention, partners) or _day_by_day(mention, partners)):
        return _by_partner(mention, partners)
    legs = sorted(mention.places, key=_position)
    if len(legs) >= 2 and len(legs) == len(mention.times) and all(p.mention and p.status == "stated" for p in legs):
        return _by_leg(mention, legs)
    return [mention]


def _day_by_day(mention: EventMention, partners: dict[str, int]) -> bool:
    """Whether each partner is followed by a day of the own: "met X on Monday and Y on Tuesday"."""
    doc = mention.token.doc
    marks = [(doc[i].idx, "partner") for i in partners.values()] + [(t.start, "day") for t in mention.times]
    return [mark for _, mark in sorted(marks)] == ["partner", "day"] * len(partners)


def _partners(mention: EventMention, referents: Referents) -> dict[str, int]:
    """Those whom the others met, by id, with the token that names each: behind "with", or the verb's object."""
    token = mention.token
    heads = [o for p, o in prepositions(token) if p == "with"]
    if mention.relation == "verb":
        heads += [o for o in (*children(token, "dobj"), *more_objects(token)) if mention.after is None]
    elif mention.carrier is not None:
        heads += [o for p, o in prepositions(mention.carrier) if p == "with"]
    out: dict[str, int] = {}
    for head in heads:
        for noun in sorted({head, *head.conjuncts}, key=_index):
            for ident in referents.one_of(noun):
                if ident in mention.participants:
                    out.setdefault(ident, noun.i)
    return out if set(mention.participants) - set(out) else {}


def _apart(mention: EventMention, partners: dict[str, int]) -> bool:
    token, doc = mention.token, mention.token.doc
    before = {t.lower_ for t in premodifiers(token)} if mention.relation != "verb" else set()
    first, last = min(partners.values()), max(partners.values())
    tail = doc[last : min(len(doc), doc[last].right_edge.i + 6, token.sent.end)]
    around = before | {t.lower_ for t in [*token.children, *tail]}
    around |= {t.lower_ for t in token.sent} & {"respectively"}
    if around & SEPARATE or (mention.plural and mention.relation != "verb"):
        return True
    between = doc[first:last]
    return any(t.lower_ in LATER for t in between) or sum(t.lower_ == "with" for t in doc[token.i : last]) >= 2


def _by_partner(mention: EventMention, partners: dict[str, int]) -> list[EventMention]:
    rest = [i for i in mention.participants if i not in partners]
    doc = mention.token.doc
    in_turn = any(t.lower_ == "respectively" for t in mention.token.sent)
    times = sorted(mention.times, key=lambda t: t.start)
    places = sorted(mention.places, key=_position)
    out = []
    for n, (ident, at) in enumerate(partners.items()):
        copy = replace(mention, participants=[*rest, ident], times=list(times), places=list(places))
        if in_turn:
            copy.times = times[n : n + 1] if len(times) == len(partners) else list(times)
            copy.places = places[n : n + 1] if len(places) == len(partners) else list(places)
        elif len(times) == len(partners) and all(t.start > doc[at].idx for t in times[n:]):
            copy.times = times[n : n + 1]
            if len(places) == len(partners) and all(_position(p) > doc[at].idx for p in places[n:]):
                copy.places = places[n : n + 1]
        out.append(copy)
    return out


def _by_leg(mention: EventMention, legs: Sequence[EventPlace]) -> list[EventMention]:
    """Places and times in turn: "in X in January and in Y in March"."""
    times: list[Time] = sorted(mention.times, key=lambda t: t.start)
    order = [k for _, k in sorted([(_position(p), "place") for p in legs] + [(t.start, "time") for t in times])]
    if order != ["place", "time"] * len(legs) and order != ["time", "place"] * len(legs):
        return [mention]
    return [replace(mention, places=[p], times=[t]) for p, t in zip(legs, times, strict=True)]


def _position(place: EventPlace) -> int:
    return place.mention.start if place.mention else -1


def _index(token: Token) -> int:
    return int(token.i)
