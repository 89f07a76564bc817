"""A name that a reader can say: "second Rivera–Okafor summit", "Arctic Council meeting", "Lindqvist visit to Cairo"."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from briefing.extract.lexicon.tables import table
from briefing.model import Entity

_LISTS = table("events", "naming")

ORDINAL_WORDS = _LISTS.ordered("ordinal_words")
SHOWN = 3


def event_name(
    noun: str,
    ordinal: int | None,
    participants: Sequence[Entity],
    places: Sequence[Entity],
    short: Callable[[Entity], str],
    series: str = "",
    *,
    journey: bool = False,
) -> str:
    """``noun`` with its ordinal, its people (else its states and bodies) and, with fewer than two of them, its place.

    ``short`` gives what an entity is called for short; an event of a ``series`` goes by its name. A ``journey`` is
    "to" its place, other events are in theirs.
    """
    if series:
        return " ".join([*([ordinal_word(ordinal)] if ordinal is not None else []), series, noun])
    people = [e for e in participants if e.type == "person"]
    names = [short(e) for e in (people if len(people) >= 2 else participants)]
    words = []
    if ordinal is not None:
        words.append(ordinal_word(ordinal))
    if names:
        words.append("–".join(names[:SHOWN]) + (" and others" if len(names) > SHOWN else ""))
    words.append(noun)
    if len(names) < 2 and places:
        words.append(("to " if journey else "in ") + places[0].name)
    return " ".join(words)


def ordinal_word(number: int) -> str:
    """2 -> "second", 21 -> "21st"."""
    if number < len(ORDINAL_WORDS):
        return ORDINAL_WORDS[number]
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def short_name(entity: Entity, spoken: Sequence[str], others: Sequence[Entity]) -> str:
    """The one word by which the article mostly calls a person, if nobody else in it is called so; else the full name.

    ``spoken`` are the entity's mentions as they stand in the text. A body goes by its abbreviation.
    """
    if entity.type == "organization":
        return next((s for s in spoken if s.isupper() and 2 <= len(s) <= 6), entity.name)
    if entity.type != "person":
        return entity.name
    taken = {n for e in others if e.id != entity.id for n in (e.name, *e.aliases)}
    single = [s for s in spoken if " " not in s and s not in taken and s in entity.name]
    if single:
        return max(dict.fromkeys(single), key=single.count)
    words = {w for e in others if e.id != entity.id and e.type == "person" for w in e.name.split()}
    last = entity.name.split()[-1]
    western = len(entity.name.split()) == 2 and "-" not in last and entity.country not in FAMILY_FIRST
    return last if western and last not in words else entity.name


FAMILY_FIRST = _LISTS.words("family_first")
