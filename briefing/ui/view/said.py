"""Statements as rows show them: who says it, the act, and the gist in one line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefing.model import Entity, Facts, Span, Statement
from briefing.story import wording
from briefing.story.speaking import present

GIST = 70
"""Code points of a gist at most."""

THINKING = frozenset({"believe", "want", "hope", "expect", "plan", "fear", "support", "oppose", "agree", "find"})
"""Acts that need no word to be spoken: told after those that do."""


def ordered(statements: Sequence[Statement]) -> list[Statement]:
    """What is said by somebody named first, spoken before thought, each in text order."""
    return sorted(
        statements,
        key=lambda s: (s.speaker is None or s.speaker.entity is None, s.act in THINKING, s.content.start, s.id),
    )


def speaker_name(statement: Statement, entities: Mapping[str, Entity]) -> str:
    """The name of who speaks, or the words for who does; "Somebody" where nobody is named."""
    who = statement.speaker
    if who is None:
        return "Somebody"
    known = entities.get(who.entity or "")
    words = " ".join(who.text.split())
    return known.name if known else words[:1].upper() + words[1:]


def short_name(statement: Statement, entities: Mapping[str, Entity]) -> str:
    """The name of who speaks as the article shortens it ("Ri"), in full where somebody else is called so too."""
    known = entities.get((statement.speaker and statement.speaker.entity) or "")
    name = speaker_name(statement, entities)
    if known is None or known.type != "person":
        return name
    others = {
        word for e in entities.values() if e.id != known.id for form in (e.name, *e.aliases) for word in form.split()
    }
    short = [alias for alias in known.aliases if alias in name.split() and alias not in others]
    return short[0] if len(short) == 1 else name


def gist(text: str, content: Span) -> str:
    """The words of a statement in one line, cut between words where they are long."""
    return wording.gist(text[content.start : content.end], GIST)


def line(statement: Statement, entities: Mapping[str, Entity], text: str) -> str:
    """The act and the gist: "denies: the talks have failed", of many "deny: the talks have failed"."""
    named = statement.speaker is None or statement.speaker.entity in entities
    verb = present(statement.act, speaker_name(statement, entities), named=named)
    return f"{verb}: {gist(text, statement.content)}"


def said_by(facts: Facts, entity: str) -> list[Statement]:
    """The statements of the entity of that id, the last in the text first."""
    own = [s for s in facts.statements if s.speaker is not None and s.speaker.entity == entity]
    return sorted(own, key=lambda s: s.content, reverse=True)
