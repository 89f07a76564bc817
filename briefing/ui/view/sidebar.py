"""Facts as the sidebar shows them: grouped, concise, each with the spans that say it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from briefing.model import Entity, Event, Facts, Span, Statement, Time
from briefing.profiles import Profile
from briefing.ui.spans import StyledSpan
from briefing.ui.view import said
from briefing.ui.view.when import describe

MARKS = {"event": "◆", "date": "◷", "envoy": "★", "person": "•", "place": "▲", "organization": "■", "statement": "“"}
"""One mark a kind, so that kinds are told apart without colour."""

STATUS_MARKS = {"planned": "→", "ongoing": "▶", "held": "✓", "happened": "✓", "cancelled": "✗", "unclear": "?"}


class Fact(NamedTuple):
    """One row: ``details`` are lines below the title, each with the component class it is drawn in.

    ``evidence`` are the spans to step through, in text order, never empty. ``sources`` says how many sources state
    it, as in ``2/3``; empty while the story is not told. ``marked`` are the words to style in the text where these are
    not the evidence.
    """

    key: str
    kind: str
    title: str
    details: tuple[tuple[str, str], ...]
    evidence: tuple[Span, ...]
    sources: str = ""
    marked: tuple[Span, ...] | None = None


HANDFUL = 4
"""How many of the actions that an article tells besides are shown before the reader asks for more."""


class Group(NamedTuple):
    """Facts of one kind under one heading; those after the first ``shown`` are folded until asked for."""

    kind: str
    label: str
    facts: tuple[Fact, ...]
    shown: int | None = None


def groups(facts: Facts, profile: Profile, text: str = "") -> list[Group]:
    """The groups that have facts: what the article is about, meetings by kind as the profile orders them, what else
    happened, what was said, then dates, then those of names. ``text`` is the article's, for the words of statements."""
    year = facts.published.value[:4] if facts.published else None
    entities = {entity.id: entity for entity in facts.entities}
    found: list[Group] = []
    told = [e for e in facts.events if e.evidence]
    main = [_event(e, entities, facts.times, year, title=e.text) for e in told if e.main]
    about = next((profile.events[e.kind].label for e in told if e.main and e.kind in profile.events), "")
    found.append(Group("event", f"In short · {about}" if about else "In short", tuple(main)))
    for kind, words in profile.events.items():
        events = [_event(e, entities, facts.times, year) for e in told if e.kind == kind and not e.main]
        found.append(Group("event", words.label, tuple(events)))
    others = [e for e in told if e.kind not in profile.events and not e.main]
    others.sort(key=lambda e: (e.attributed is not None, -len(e.evidence), e.evidence[0]))
    besides = tuple(_action(e, entities, facts.times, year, profile) for e in others)
    found.append(Group("event", "Also", besides, HANDFUL))
    statements = tuple(_statement(s, entities, text) for s in said.ordered(facts.statements)) if text else ()
    found.append(Group("statement", "Said", statements, HANDFUL))
    found.append(Group("date", "Dates", tuple(_dates(facts.times, year))))
    for kind, label in (
        ("envoy", "Envoys"),
        ("person", "People"),
        ("place", "Places"),
        ("organization", "Organizations"),
    ):
        chosen = [e for e in facts.entities if kind_of(e) == kind and e.mentions]
        chosen.sort(key=lambda e: (-len(e.mentions), e.mentions[0]))
        found.append(Group(kind, label, tuple(_entity(e, kind) for e in chosen)))
    return [group for group in found if group.facts]


def kind_of(entity: Entity) -> str | None:
    """The sidebar's kind of an entity, or None for those that it does not list."""
    if entity.type == "person":
        return "envoy" if entity.envoy else "person"
    return entity.type if entity.type in ("place", "organization") else None


def highlights(found: Iterable[Group], hidden: Iterable[str] = ()) -> list[tuple[StyledSpan, str]]:
    """The words to style in the text with the key of their fact, kinds in ``hidden`` left out.

    Events are not among them: their evidence is whole sentences, which the text marks at its margin. Of a statement the
    cue is styled, so that names within its words keep their own look.
    """
    off = {*hidden, "event"}
    return [
        (StyledSpan(span.start, span.end, f"fact--{fact.kind}"), fact.key)
        for group in found
        if group.kind not in off
        for fact in group.facts
        for span in (fact.evidence if fact.marked is None else fact.marked)
    ]


def _action(
    event: Event, entities: dict[str, Entity], times: tuple[Time, ...], year: str | None, profile: Profile
) -> Fact:
    """One line that says it, and one with its kind, its day, its place and, unless it is done, its state."""
    modifiers = {t.value: t.modifier for t in times}
    when = ", ".join(describe(value, modifiers.get(value), year) for value in event.when)
    where = ", ".join(entities[p.entity].name for p in event.where if p.entity in entities)
    kind = profile.actions[event.kind].label if event.kind in profile.actions else event.kind.capitalize()
    status = f"{STATUS_MARKS[event.status]} {event.status}" if event.status not in ("held", "unclear") else ""
    detail = " · ".join(filter(None, [kind, when, where, status]))
    return Fact(event.id, "event", event.text or event.name, ((detail, "quiet"),), tuple(sorted(event.evidence)))


def _event(
    event: Event, entities: dict[str, Entity], times: tuple[Time, ...], year: str | None, *, title: str = ""
) -> Fact:
    details: list[tuple[str, str]] = []
    modifiers = {t.value: t.modifier for t in times}
    when = ", ".join(describe(value, modifiers.get(value), year) for value in event.when)
    stated = [entities[p.entity].name for p in event.where if p.status == "stated" and p.entity in entities]
    candidates = [entities[p.entity].name for p in event.where if p.status == "candidate" and p.entity in entities]
    if when or stated:
        details.append((" · ".join(filter(None, [when, ", ".join(stated)])), "detail"))
    if candidates:
        details.append((f"maybe {' or '.join(candidates)}", "candidate"))
    who = [entities[p].name for p in event.participants if p in entities]
    if who:
        details.append((", ".join(who), "quiet"))
    details.append((f"{STATUS_MARKS[event.status]} {event.status_word}", "status"))
    return Fact(event.id, "event", title or event.name, tuple(details), tuple(sorted(event.evidence)))


def _statement(statement: Statement, entities: dict[str, Entity], text: str) -> Fact:
    """The speaker, and beside it the act with the gist."""
    name = said.short_name(statement, entities)
    cue = () if statement.cue is None else (Span(statement.cue.start, statement.cue.end),)
    details = ((said.line(statement, entities, text), "quiet"),)
    return Fact(statement.id, "statement", name, details, (statement.content,), marked=cue)


def _dates(times: tuple[Time, ...], year: str | None) -> Iterable[Fact]:
    by_value: dict[tuple[str, str | None], list[Time]] = {}
    for time in times:
        if time.type in ("date", "time") and time.earliest:
            by_value.setdefault((time.value, time.modifier), []).append(time)
    ordered = sorted(by_value.items(), key=lambda item: (item[1][0].earliest or "", item[1][0].latest or ""))
    for (value, modifier), named in ordered:
        words = list(dict.fromkeys(" ".join(t.text.split()) for t in named))
        spans = tuple(sorted(Span(t.start, t.end) for t in named))
        yield Fact(
            f"t:{value}:{modifier}", "date", describe(value, modifier, year), ((f"“{words[0]}”", "quiet"),), spans
        )


def _entity(entity: Entity, kind: str) -> Fact:
    role = entity.roles[0].title if entity.roles else ""
    detail = " · ".join(filter(None, [role, entity.country]))
    return Fact(entity.id, kind, entity.name, ((detail, "quiet"),) if detail else (), entity.mentions)
