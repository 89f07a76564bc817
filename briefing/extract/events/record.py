"""What is told of events while extraction is recorded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefing.extract import trace
from briefing.extract.events.cluster import Cluster
from briefing.extract.events.mention import EventMention
from briefing.model import Entity, Event


def span_of(m: EventMention) -> tuple[int, int]:
    """The word that tells of the event."""
    return m.token.idx, m.token.idx + len(m.token)


def record_word(m: EventMention) -> None:
    """Which word tells of it."""
    says = f'"{m.token.text}" is one of the words for this kind of event in the profile.'
    trace.note("event", "what tells of it", "word of the profile", says, span_of(m), m.kind)


def record_mention(m: EventMention, entities: Mapping[str, Entity]) -> None:
    """What its own clause says of who, when and where."""
    span = span_of(m)
    if m.participants:
        who = ", ".join(entities[i].name for i in m.participants)
        says = "Subject, object, “with”, “between” and the like name who takes part."
        trace.note("event", "who", "grammar of the clause", says, span, who)
    if m.times:
        trace.note("event", "when", "time in the clause", "The clause has its own time.", span, _texts(m))
    elif m.narrative:
        says = "The clause has no time of its own; the passage tells of this one."
        trace.note("event", "when", "time of the passage", says, span, ", ".join(t.text for t in m.narrative))
    if m.places:
        where = ", ".join(f"{entities[p.entity].name} ({p.status})" for p in m.places)
        trace.note("event", "where", "place in the clause", "The clause names a place.", span, where)


def record_denied(m: EventMention) -> None:
    """That the text says that no such event took place."""
    says = "The words say that no such event took place, so none is listed."
    trace.note("event", "whether it is listed", "denied", says, span_of(m), "not listed")


def record_join(one: Sequence[EventMention], other: Sequence[EventMention], score: float | None) -> None:
    """That two groups of mentions are one event."""
    words = [f'"{mentions[0].token.text}"' for mentions in (one, other)]
    how = "the sentence makes them one" if score is None else "enough speaks for it"
    says = f"{words[0]} and {words[1]} tell of one event: {how}."
    rule = "same sentence" if score is None else "enough in common"
    trace.note("event", "which mentions are one event", rule, says, span_of(other[0]), weight=score)


def record_events(clusters: Sequence[Cluster], events: Sequence[Event], left_out: Sequence[Cluster]) -> None:
    """Which mentions made which event, and which were too few to tell."""
    for cluster, event in zip(clusters, events, strict=True):
        for m in cluster.mentions:
            says = f'"{m.token.text}" in this sentence tells of it.'
            trace.note("event", "which mentions are one event", "mention", says, span_of(m), event.name, fact=event.id)
        says = "The states that its mentions give it, weighed with its day."
        trace.note("event", "status", "all mentions", says, span_of(cluster.mentions[0]), event.status, fact=event.id)
    for cluster in left_out:
        says = "Of who, when and where too little is said to list an event."
        trace.note(
            "event", "whether it is listed", "too little known", says, span_of(cluster.mentions[0]), "not listed"
        )


def _texts(m: EventMention) -> str:
    return ", ".join(f'"{t.text}" {t.value}' for t in m.times)
