"""Whom a short form shared by several people means: named rules, the first that tells decides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from briefing.extract.lexicon.name_words import RULES_OF
from briefing.extract.names.mention import Mention
from briefing.extract.names.person import Person, offices
from briefing.extract.rules import FirstMatch

_CLEAR = 2.0
"""How much more present than all the others a person has to be for an ambiguous short form to be theirs."""

_NEAR = 0.25
"""Presence of a person who was spoken of two lines ago."""

_GONE = 0.05
"""Presence below which a person has not been spoken of for some lines."""


@dataclass
class Shared:
    """A mention by a name that fits several people; ``bound`` is whom the name has meant before, if anybody."""

    text: str
    breaks: Sequence[int]
    mention: Mention
    fits: Sequence[Person]
    bound: Person | None

    @cached_property
    def known(self) -> list[Person]:
        """Those already introduced, in that order, people of whom only a regime or the like is named last."""
        order = sorted(self.fits, key=lambda p: (_is_attribute(self.text, p.mentions[0]), p.mentions[0]))
        return [p for p in order if p.mentions[0].end <= self.mention.start] or order[:1]

    @cached_property
    def presence(self) -> list[float]:
        """How present each of them is."""
        return [p.presence(self.mention.start, self.breaks) for p in self.known]

    def span(self) -> tuple[int, int]:
        """The code points of the mention."""
        return self.mention.start, self.mention.end


WHOM: FirstMatch[Shared, Person] = FirstMatch("whom a shared name means", "entity", Shared.span)


def whom(
    text: str, breaks: Sequence[int], mention: Mention, fits: Sequence[Person], bound: Person | None
) -> Person | None:
    """The person meant; None where that cannot be told."""
    return WHOM.decide(Shared(text, breaks, mention, fits, bound))


@WHOM.rule(
    fires="Minister Anna Holt met her brother Carl Holt. On Monday Minister [Holt] left.",
    never="Minister Anna Holt met her brother Carl Holt. On Monday [Holt] left.",
    seldom="two people of one name in one article are seldom",
)
def office_beside(s: Shared) -> Person | None:
    """The one whose office stands beside it is meant."""
    beside = offices(s.text, s.mention)
    titled = [p for p in s.fits if beside & p.offices.keys()]
    return titled[0] if len(titled) == 1 else None


@WHOM.rule(
    fires="Anna Holt won in Oslo.\nHolt is 30. Her brother Carl Holt lost.\nOn Monday [Holt] left.",
    never="Anna Holt won in Oslo.\nHer brother Carl Holt lost.\nOn Monday [Holt] left.",
)
def meant_before(s: Shared) -> Person | None:
    """The one it has meant before is meant, unless long gone, with another just named."""
    if s.bound is None or s.bound not in s.known:
        return None
    return s.bound if s.presence[s.known.index(s.bound)] >= _GONE or max(s.presence) < 1 else None


@WHOM.rule(
    fires="Anna Holt won in Oslo." + "\nIt rained." * 6 + "\nHer brother Carl Holt lost, and [Holt] wept.",
    never="Anna Holt won in Oslo.\nIt rained.\nHer brother Carl Holt lost, and [Holt] wept.",
    seldom="two people of one name in one article are seldom",
)
def just_introduced(s: Shared) -> Person | None:
    """One who is just being introduced is meant, where the first is not spoken of."""
    at = s.mention.start
    here = zip(s.known[1:], s.presence[1:], strict=True)
    new = [p for p, presence in here if presence >= 1 and p.count_before(at) == 1]
    return new[0] if len(new) == 1 and s.presence[0] < _GONE else None


@WHOM.rule(
    fires="Anna Holt won in Oslo.\nHer brother Carl Holt lost.\nOn Monday [Holt] left.",
    never="Anna Holt and her brother Carl Holt won in Oslo.\nOn Monday [Holt] left.",
)
def protagonist(s: Shared) -> Person | None:
    """The first introduced, in a paragraph before the others, is meant: news repeats namesakes in full."""
    first, others = s.known[0], s.known[1:]
    ahead = all("\n" in s.text[first.mentions[0].end : p.mentions[0].start] for p in others)
    return first if ahead else None


@WHOM.rule(
    fires="Anna Holt and her brother Carl Holt won in Oslo. Anna Holt is 30, and Anna Holt lives in Rome. [Holt] left.",
    never="Anna Holt and her brother Carl Holt won in Oslo. [Holt] left.",
    seldom="two people of one name in one article are seldom",
)
def far_more_present(s: Shared) -> Person | None:
    """The one far more present than all others is meant."""
    top, *rest = sorted(s.presence, reverse=True)
    return s.known[s.presence.index(top)] if top >= max(_NEAR, _CLEAR * sum(rest)) else None


@WHOM.rule(
    fires="Anna Holt, Carl Holt and Eve Holt won. Carl Holt is 30 and Eve Holt is 40. [Holt] left.",
    never="Anna Holt and her brother Carl Holt won in Oslo. [Holt] left.",
    seldom="two people of one name in one article are seldom",
)
def named_once(s: Shared) -> Person | None:
    """The only one whose full name is not repeated is meant."""
    once = [p for p in s.known if p.named_in_full() == 1]
    others = (p for p in s.known if p is not once[0]) if len(once) == 1 else ()
    return once[0] if len(once) == 1 and all(p.named_in_full() > 1 for p in others) else None


def _is_attribute(text: str, mention: Mention) -> bool:
    """Whether a person is named only to say what is theirs: "the Adil Karim regime"."""
    after = text[mention.end : mention.end + 20].split(None, 1)
    return bool(after) and after[0].rstrip(".,’'s") in RULES_OF and text[mention.end] == " "
