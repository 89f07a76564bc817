"""What the readable forms of a brief have in common: headings, and lines put together from its parts."""

from __future__ import annotations

from briefing.story.brief_types import (
    Brief,
    Change,
    ClaimEntry,
    Difference,
    EventEntry,
    FieldLine,
    PersonEntry,
    SaidLine,
    SourceEntry,
)
from briefing.story.speaking import present
from briefing.story.wording import NO_LATER_WORD, capital, count

HAPPENING = "What is happening"
EVENTS = "Key events"
TIMELINE = "Timeline"
PEOPLE = "Who is who"
CLAIMS = "Who says what"
CHANGES = "What changed"
DIFFERENCES = "Where sources differ"
SOURCES = "Sources"
NOTES = "Evidence"
NOTHING = "Nothing in these articles."
NOTHING_NEW = "Nothing new."


def empty(brief: Brief) -> str:
    """What stands where a part has nothing."""
    return NOTHING_NEW if brief.since else NOTHING


def event_head(event: EventEntry) -> str:
    """``second summit — planned, 2 sources``."""
    later = f" ({NO_LATER_WORD})" if event.unconfirmed else ""
    state = "" if event.status == "unclear" else f"{event.status}{later}, "
    return f"{capital(event.name)} — {state}{count(event.sources, 'source')}{', new' if event.new else ''}"


def support(line: FieldLine) -> str:
    """How far sources bear a field out: ``3 of 4 sources``, ``one source only``."""
    said = "one source only" if line.stating == 1 else f"{line.agreeing} of {count(line.stating, 'source')}"
    mark = {"disputed": ", disputed", "changed": ", changed", "refined": "", "agreed": "", "single": ""}[line.relation]
    return said + mark


def person_line(person: PersonEntry) -> str:
    """What is known of somebody after the name."""
    parts = ["; ".join(person.titles) or "no role given"]
    if person.country:
        parts.append(person.country)
    if person.envoy:
        parts.append("envoy")
    parts.append(count(person.sources, "source"))
    return ", ".join(parts)


def beside_claim(entry: ClaimEntry) -> tuple[SaidLine, ...]:
    """What stands below a claim: who denies it, then who says the same."""
    return (*entry.denials, *entry.others)


def said_line(said: SaidLine) -> str:
    """The act, the words and, where more than one tell it, by how many sources: ``denies: a swap was made``."""
    many = f" ({count(said.sources, 'source')})" if said.sources > 1 else ""
    return f"{present(said.act, said.speaker, named=said.entity is not None)}: {said.text}{many}"


def change_line(change: Change) -> str:
    """What became what."""
    return f"{capital(change.name)}, {change.field}: {change.old} → {change.new}"


def difference_head(difference: Difference) -> str:
    """Which event and field."""
    return f"{capital(difference.name)}, {difference.field}"


def source_line(source: SourceEntry, brief: Brief) -> str:
    """Day, outlet, title and author; and which text it repeats, where it does."""
    parts = [source.published or "undated", source.outlet or source.path, source.title]
    if source.author:
        parts.append(f"by {source.author}")
    if source.copy_of:
        original = next((s for s in brief.sources if s.article == source.copy_of), None)
        parts.append(f"the same text as {(original.outlet or original.path) if original else 'another source'}")
    return ", ".join(parts)
