"""What is told of a name's kind while extraction is recorded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from briefing.extract import trace
from briefing.extract.document.surface import spaced
from briefing.extract.names.candidates import Candidate
from briefing.extract.names.mention import Mention
from briefing.extract.names.votes import Votes
from briefing.model import Entity, EntityType

if TYPE_CHECKING:
    from briefing.extract.document.parsed import Doc

_PART = "what kind of name it is"


def record_kinds(
    doc: Doc, found: Sequence[Candidate], evidence: Mapping[str, Votes], types: Mapping[str, EntityType]
) -> None:
    """The model's labels, and the sum of the evidence for each candidate."""
    for ent in doc.ents:
        says = f'The model marks "{_short(ent.text)}" as {ent.label_}.'
        trace.note("entity", _PART, "label of the model", says, (ent.start_char, ent.end_char), ent.label_)
    for c in found:
        name = spaced(doc.text, c.start, c.end)
        votes = evidence[name]
        points = ", ".join(f"{type_} {value:+.1f}" for type_, value in sorted(votes.items(), key=lambda v: -v[1]))
        type_ = types.get(name)
        says = f'All that speaks for or against a kind of "{_short(name)}", added up: {points or "nothing"}.'
        trace.note(
            "entity",
            _PART,
            "sum of the evidence",
            says,
            (c.start, c.end),
            type_ or "no name",
            weight=votes[type_] if type_ else None,
        )


def record_missed(mentions: Sequence[Mention]) -> None:
    """Names found a second time by their letters."""
    for m in mentions:
        says = f'"{_short(m.text)}" is named elsewhere in the article, as {m.type}.'
        trace.note("entity", "where it is named", "same letters", says, (m.start, m.end), m.type)


def record_entities(entities: Sequence[Entity]) -> None:
    """Which forms of a name were taken for one."""
    for e in entities:
        forms = ", ".join(f'"{_short(form)}"' for form in (e.name, *e.aliases))
        says = f"These name one {e.type}: {forms}." if e.aliases else f"All that is called {forms} is one {e.type}."
        span = (e.mentions[0].start, e.mentions[0].end)
        trace.note("entity", "who or what it is", "one name", says, span, e.name, fact=e.id)


def _short(text: str) -> str:
    one = " ".join(text.split())
    return one if len(one) < 50 else one[:49] + "…"
