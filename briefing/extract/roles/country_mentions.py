"""How a country is spoken of where it is named: as somebody who acts, as a place, as the other side, as a topic."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from briefing.extract.document.words import Words
from briefing.extract.lexicon.geo import is_country, is_demonym
from briefing.extract.lexicon.tables import table
from briefing.extract.lexicon.words import words_with

_LISTS = table("roles", "country_mentions")


class Part(Enum):
    """The part that a named country plays; the value is its weight as the home of an office named near it."""

    ACTOR = 1.0
    DATELINE = 0.5
    VENUE = 0.4
    OTHER_SIDE = 0.15
    TOPIC = 0.1
    COUNTERPART = 0.0


PLACED = _LISTS.words("placed")
FACED = _LISTS.words("faced")
TOWNS = words_with("in-country")
GONE_TO = words_with("goes-to")
SUBJECTS = _LISTS.words("subjects")
OPPOSITES = _LISTS.words("opposites")


PASSING = 1
"""How often other countries act in a report about its own."""


def is_local(wired: str | None, titled: Sequence[str], acting: Sequence[str]) -> bool:
    """Whether a report dated in country ``wired`` is about it, which local news hardly names.

    Then no office is told to be another's (``titled``), and no other acts (``acting``) but in passing.
    """
    foreign = sum(code != wired for code in acting)
    return wired is not None and all(code == wired for code in titled) and foreign <= PASSING


def parts_of(w: Words, names: Sequence[tuple[int, int, str]]) -> list[Part]:
    """The part that each of ``names`` (start, end, code in text order) plays."""
    out: list[Part] = []
    for n, (i, j, _) in enumerate(names):
        out.append(_part(w, i, j, names[n - 1][1] if n else -1, out[-1] if n else None))
    return out


def _part(w: Words, i: int, j: int, last_end: int, last: Part | None) -> Part:
    owns = w.is_possessive(j - 1) or (j < len(w) and w.is_possessive(j))
    k = j + (owns and not w.is_possessive(j - 1))
    after = w.lower[k] if k < len(w) else ""
    if after in OPPOSITES:
        return Part.COUNTERPART
    if after in TOWNS:
        return Part.VENUE
    first = i - (i > 0 and w.lower[i - 1] == "the")
    before = w.lower[first - 1] if first > 0 else ""
    if first == 0 or w.is_break(first - 1):
        if any(line.start <= w.start[i] < line.end for line in w.datelines):
            return Part.DATELINE
        return Part.ACTOR
    if owns:
        return Part.ACTOR
    if before == "," and last is Part.DATELINE and first - 1 == last_end:
        return last
    if before in (",", "and", "or") and last in (Part.VENUE, Part.OTHER_SIDE) and first - 2 <= last_end <= first - 1:
        return last
    if before in PLACED or w.lemma[first - 1] in GONE_TO:
        return Part.VENUE
    if before in FACED:
        return Part.OTHER_SIDE
    name = " ".join(w.text[i:j])
    if after in SUBJECTS and is_country(name) and not is_demonym(name):
        return Part.TOPIC
    return Part.ACTOR
