"""How a country is spoken of where it is named: as somebody who acts, as a place, as the other side, as a topic.

Named rules, the first that answers decides; the last answers always.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from briefing.extract.document.words import Words
from briefing.extract.lexicon.geo import is_country, is_demonym
from briefing.extract.lexicon.tables import table
from briefing.extract.lexicon.words import words_with
from briefing.extract.rules import FirstMatch

_LISTS = table("roles", "country_mentions")


class Part(Enum):
    """The part that a named country plays; the value is its weight as the home of an office named near it."""

    ACTOR = 1.0
    DATELINE = 0.5
    VENUE = 0.4
    OTHER_SIDE = 0.15
    TOPIC = 0.1
    COUNTERPART = 0.0

    def __str__(self) -> str:
        """Its name in plain letters."""
        return self.name.lower().replace("_", " ")


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


@dataclass(eq=False)
class Naming:
    """A country named at the tokens ``[i, j)``; the name before it ends at ``last_end`` and plays ``last``."""

    w: Words
    i: int
    j: int
    last_end: int = -1
    last: Part | None = None

    @cached_property
    def owns(self) -> bool:
        """Whether "'s" stands in or behind the name."""
        return self.w.is_possessive(self.j - 1) or (self.j < len(self.w) and self.w.is_possessive(self.j))

    @cached_property
    def after(self) -> str:
        """The word behind it and its "'s"."""
        k = self.j + (self.owns and not self.w.is_possessive(self.j - 1))
        return self.w.lower[k] if k < len(self.w) else ""

    @cached_property
    def first(self) -> int:
        """Where it begins with its "the"."""
        return self.i - (self.i > 0 and self.w.lower[self.i - 1] == "the")

    @cached_property
    def before(self) -> str:
        """The word before it."""
        return self.w.lower[self.first - 1] if self.first > 0 else ""

    @property
    def opens(self) -> bool:
        """Whether a sentence or line opens with it."""
        return self.first == 0 or self.w.is_break(self.first - 1)

    def span(self) -> tuple[int, int]:
        """The code points of the name."""
        return self.w.start[self.i], self.w.end[self.j - 1]


PLAYS: FirstMatch[Naming, Part] = FirstMatch("the part a country plays", "entity", Naming.span)


def parts_of(w: Words, names: Sequence[tuple[int, int, str]]) -> list[Part]:
    """The part that each of ``names`` (start, end, code in text order) plays."""
    out: list[Part] = []
    last_end, last = -1, None
    for i, j, _ in names:
        last = PLAYS.decide(Naming(w, i, j, last_end, last)) or Part.ACTOR
        last_end = j
        out.append(last)
    return out


@PLAYS.rule(fires="He met his [German] counterpart in Oslo.", never="He met a [German] minister in Oslo.")
def counterpart(n: Naming) -> Part | None:
    """ "His German counterpart" is not of the country of which is told."""
    return Part.COUNTERPART if n.after in OPPOSITES else None


@PLAYS.rule(
    fires="They met in the [German] city of Bonn on Monday.", never="They met a [German] minister in Bonn on Monday."
)
def its_town(n: Naming) -> Part | None:
    """ "The German city" is where it happens."""
    return Part.VENUE if n.after in TOWNS else None


@PLAYS.rule(
    fires="[NAIROBI], Kenya (Reuters) - The minister spoke on Monday.", never="[Kenya] spoke of its minister on Monday."
)
def dateline(n: Naming) -> Part | None:
    """It opens the line that says from where the report comes."""
    lines = n.w.datelines if n.opens else ()
    return Part.DATELINE if any(line.start <= n.w.start[n.i] < line.end for line in lines) else None


@PLAYS.rule(fires="[Kenya] closed its ports on Monday.", never="On Monday [Kenya] closed its ports.")
def opening(n: Naming) -> Part | None:
    """What opens a sentence acts."""
    return Part.ACTOR if n.opens else None


@PLAYS.rule(fires="Ports in [Kenya]'s north were closed.", never="Ports in [Kenya] were closed.")
def owner(n: Naming) -> Part | None:
    """What something belongs to acts."""
    return Part.ACTOR if n.owns else None


@PLAYS.rule(
    fires="NAIROBI, [Kenya] (Reuters) - The minister spoke on Monday.",
    never="The minister of Uganda, [Kenya] and Chad spoke on Monday.",
)
def in_dateline(n: Naming) -> Part | None:
    """It stands behind the town of a dateline."""
    return n.last if n.before == "," and n.last is Part.DATELINE and n.first - 1 == n.last_end else None


@PLAYS.rule(fires="He held talks in Kenya and [Uganda] on Monday.", never="He praised Kenya and [Uganda] on Monday.")
def listed(n: Naming) -> Part | None:
    """It stands in a list with a place, or with another side."""
    joined = n.before in (",", "and", "or") and n.first - 2 <= n.last_end <= n.first - 1
    return n.last if joined and n.last in (Part.VENUE, Part.OTHER_SIDE) else None


@PLAYS.rule(
    fires=("Ports in [Kenya] were closed.", "He will visit [Kenya] on Monday."), never="Ports of [Kenya] were closed."
)
def venue(n: Naming) -> Part | None:
    """A preposition of place, or a verb of going, makes it a place."""
    return Part.VENUE if n.before in PLACED or n.w.lemma[n.first - 1] in GONE_TO else None


@PLAYS.rule(fires="He held talks with [Kenya] on Monday.", never="He praised [Kenya] on Monday.")
def other_side(n: Naming) -> Part | None:
    """ "With", "against" or "about" makes it the other side."""
    return Part.OTHER_SIDE if n.before in FACED else None


@PLAYS.rule(fires="He wrote a [Kenya] policy on Monday.", never="He wrote a [Kenyan] policy on Monday.")
def topic(n: Naming) -> Part | None:
    """It names what a policy or crisis is about."""
    name = " ".join(n.w.text[n.i : n.j])
    return Part.TOPIC if n.after in SUBJECTS and is_country(name) and not is_demonym(name) else None


@PLAYS.rule(fires="On Monday [Kenya] closed its ports.", never="On Monday ports in [Kenya] were closed.")
def otherwise(n: Naming) -> Part | None:
    """Where nothing else is said of it, it acts."""
    return Part.ACTOR
