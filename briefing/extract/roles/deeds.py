"""Envoys by deed: who meets, visits or talks with another state for their own, below its head."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from briefing.extract import trace
from briefing.extract.lexicon.tables import table
from briefing.extract.roles.affiliation import is_international
from briefing.extract.roles.envoys import has_words
from briefing.model import Entity, Event
from briefing.profiles import EnvoyWords, Profile

_LISTS = table("roles", "deeds")
OVER = _LISTS.words("over")
PRIVATE = _LISTS.ordered("private")


def with_acting_envoys(entities: Sequence[Entity], events: Sequence[Event], profile: Profile) -> list[Entity]:
    """The entities, with ``envoy`` set for those who take part in an occasion for their state, with another one.

    They need an official's title that is not over, and nobody's who heads a state or government. The other side is a
    participant of another country or a body of many states; of a journey also the country that it leads to.
    """
    words = profile.envoy
    journeys = {kind for kind, its in profile.events.items() if "where" in its.needs}
    by_id = {e.id: e for e in entities}
    acting: set[str] = set()
    company = {
        event.id: [by_id[p] for p in event.participants if p in by_id and by_id[p].type == "person"]
        for event in events
        if event.kind in words.meetings
    }
    # Whom a head of state once met stays a head's counterpart on every other occasion.
    peers = {p.id for people in company.values() if any(_is_head(p, words) for p in people) for p in people}
    for event in events:
        if event.kind in words.meetings and event.status != "cancelled":
            people = company[event.id]
            sides = _sides(event, by_id, journey=event.kind in journeys)
            made = [p for p in people if sides - {p.country} and p.country and _is_delegate(p, words, p.id in peers)]
            for p in made if trace.is_on() else ():
                says = f"An official who takes part in “{event.name}” for one state, with another, is an envoy."
                span = p.mentions[0].start, p.mentions[0].end
                trace.note("entity", "envoy", "by deed", says, span, "envoy", fact=p.id)
            acting |= {p.id for p in made}
    return [msgspec.structs.replace(e, envoy=True) if e.id in acting else e for e in entities]


def _sides(event: Event, by_id: Mapping[str, Entity], *, journey: bool) -> set[str]:
    """Codes of the states whose people or bodies take part; a body of many states is a side of its own."""
    out: set[str] = set()
    for p in event.participants:
        e = by_id.get(p)
        if e is None:
            continue
        if e.country:
            out.add(e.country)
        elif is_international(e.name):
            out.add(e.name)
    if journey:
        places = [by_id[place.entity] for place in event.where if place.entity in by_id]
        out.update(place.country for place in places if place.country)
    return out


def _is_delegate(person: Entity, words: EnvoyWords, heads: bool) -> bool:
    """``heads`` says that somebody whom they met heads a state, whose counterpart does so too."""
    if _is_head(person, words):
        return False
    titles = [t for t in _current(person) if not (heads and "counterpart" in t)]
    return any(has_words(t, words.delegates) and not has_words(t, PRIVATE) for t in titles)


def _is_head(person: Entity, words: EnvoyWords) -> bool:
    return any(has_words(t, words.principals) and not has_words(t, words.deputies) for t in _current(person))


def _current(person: Entity) -> list[str]:
    return [t for t in (r.title.lower() for r in person.roles) if not _over(t)]


def _over(title: str) -> bool:
    return any(word in OVER or word.startswith("ex-") for word in title.split())
