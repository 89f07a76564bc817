"""Statements as rows show them: who says it, the act, and the gist in one line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefing.model import Entity, Facts, Span, Statement

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


def gist(text: str, content: Span) -> str:
    """The words of a statement in one line, cut between words where they are long."""
    words = " ".join(text[content.start : content.end].split())
    words = words.removeprefix("that ").strip()
    if len(words) <= GIST:
        return words
    cut = words[:GIST]
    return (cut[: cut.rfind(" ")] if " " in cut else cut).rstrip(" ,;:—–-") + " …"


def line(statement: Statement, text: str) -> str:
    """The act and the gist: "denies: the talks have failed"."""
    return f"{third_person(statement.act)}: {gist(text, statement.content)}"


def third_person(verb: str) -> str:
    """The verb as said of one: says, denies, criticises."""
    if verb.endswith("y") and verb[-2:-1] not in tuple("aeiou"):
        return f"{verb[:-1]}ies"
    return f"{verb}es" if verb.endswith(("s", "sh", "ch", "x", "z")) else f"{verb}s"


def said_by(facts: Facts, entity: str) -> list[Statement]:
    """The statements of the entity of that id, the last in the text first."""
    own = [s for s in facts.statements if s.speaker is not None and s.speaker.entity == entity]
    return sorted(own, key=lambda s: s.content, reverse=True)
