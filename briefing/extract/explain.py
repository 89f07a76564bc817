"""Why a fact is one: the steps of extraction that led to it, found again among all that were recorded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import msgspec

from briefing.extract import pipeline, trace
from briefing.extract.trace import About, Step
from briefing.model import Article, Entity, Event, Facts, Span, Statement, Time
from briefing.profiles import Profile

if TYPE_CHECKING:
    from spacy.language import Language

Fact = Entity | Time | Event | Statement


class Explained(msgspec.Struct, frozen=True):
    """A fact with the steps that led to it, in the order in which they were taken. Times have no id of their own."""

    id: str
    about: About
    fact: Fact
    steps: tuple[Step, ...]


def explain(article: Article, profile: Profile, nlp: Language | None = None) -> tuple[Facts, list[Explained]]:
    """The facts of ``article`` as extraction finds them now, and why; entities, times, events, then statements.

    Raises:
        ModelError: ``nlp`` is not given and no model can be loaded.
    """
    with trace.recording() as steps:
        facts = pipeline.extract(article, profile, nlp)
    return facts, list(explained(facts, steps))


def explained(facts: Facts, steps: Sequence[Step]) -> Iterator[Explained]:
    """Each of ``facts`` with its own of ``steps``."""
    for entity in facts.entities:
        yield _one(entity.id, "entity", entity, spans_of(entity), steps)
    for number, time in enumerate(facts.times, 1):
        yield _one(f"t{number}", "time", time, spans_of(time), steps)
    for event in facts.events:
        yield _one(event.id, "event", event, spans_of(event), steps)
    for statement in facts.statements:
        yield _one(statement.id, "statement", statement, spans_of(statement), steps)


def at(facts: Sequence[Explained], offset: int) -> list[Explained]:
    """Those of ``facts`` whose words stand at the code point ``offset``, the fewest words first."""
    found = [(s.end - s.start, n) for n, e in enumerate(facts) for s in spans_of(e.fact) if s.start <= offset < s.end]
    return [facts[n] for n in dict.fromkeys(n for _, n in sorted(found))]


def spans_of(fact: Fact) -> list[Span]:
    """The words of a fact: its mentions, itself, or its evidence."""
    match fact:
        case Entity():
            return list(fact.mentions)
        case Time():
            return [Span(fact.start, fact.end)]
        case Event():
            return [*fact.evidence, *([fact.trigger] if fact.trigger else [])]
        case Statement():
            return [fact.content, *([Span(fact.cue.start, fact.cue.end)] if fact.cue else [])]


def _one(id_: str, about: About, fact: Fact, spans: Sequence[Span], steps: Sequence[Step]) -> Explained:
    mine = [s for s in steps if s.fact == id_]
    mentions = {(s.start, s.end) for s in mine}
    if about == "event":
        related = [
            s for s in steps if s.about == about and s.fact is None and (s.subject or (s.start, s.end)) in mentions
        ]
    else:
        related = [s for s in steps if s.about == about and s.fact is None and _within(s, spans)]
    own = {id(s) for s in (*mine, *related)}
    return Explained(id_, about, fact, tuple(s for s in steps if id(s) in own))


def _within(step: Step, spans: Sequence[Span]) -> bool:
    return any(step.start < span.end and span.start < step.end for span in spans)
