"""A name that a reader can say: "second Rivera–Okafor summit", "Arctic Council meeting", "Lindqvist visit to Cairo"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefing.model import Entity

ORDINAL_WORDS = ("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
SHOWN = 3


def event_name(
    noun: str,
    ordinal: int | None,
    participants: Sequence[Entity],
    places: Sequence[Entity],
    everyone: Mapping[str, Entity],
) -> str:
    """``noun`` with its ordinal, its people (else its states and bodies) and, with fewer than two of them, its place."""
    people = [e for e in participants if e.type == "person"]
    shown = people if len(people) >= 2 or not any(e.type != "person" for e in participants) else list(participants)
    names = [short_name(e, everyone) for e in shown]
    words = []
    if ordinal is not None:
        words.append(ORDINAL_WORDS[ordinal] if ordinal < len(ORDINAL_WORDS) else ordinal_figure(ordinal))
    if names:
        words.append("–".join(names[:SHOWN]) if len(names) <= SHOWN else "–".join(names[:SHOWN]) + " and others")
    words.append(noun)
    if len(names) < 2 and places:
        words.append(("to " if noun in ("visit", "trip") else "in ") + places[0].name)
    return " ".join(words)


def ordinal_figure(number: int) -> str:
    """21 -> "21st"."""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def short_name(entity: Entity, everyone: Mapping[str, Entity]) -> str:
    """The one word by which the article calls a person, where nobody else in it is called so; else the full name.

    A body goes by its abbreviation where the article uses one.
    """
    if entity.type == "organization":
        return next((a for a in entity.aliases if a.isupper() and 2 <= len(a) <= 6), entity.name)
    if entity.type != "person":
        return entity.name
    single = [a for a in entity.aliases if " " not in a]
    taken = {a for e in everyone.values() if e.id != entity.id for a in (e.name, *e.aliases)}
    for alias in sorted(single, key=lambda a: -a[0:1].isupper()):
        if alias not in taken:
            return alias
    parts = entity.name.split()
    last = parts[-1] if len(parts) == 2 else ""
    others = {w for e in everyone.values() if e.id != entity.id and e.type == "person" for w in e.name.split()}
    return last if last and last not in others else entity.name
