"""What a description says of the event it means: "the summit" bids the reader look for one already spoken of.

Named rules, the first that answers decides; the answer is what it adds to the evidence for one occasion.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from briefing.extract.events.blocking import View
from briefing.extract.events.mention import EventMention
from briefing.extract.events.record import span_of
from briefing.extract.rules import FirstMatch

NEAR = 3
"""Sentences over which "the meeting" needs no further evidence."""


@dataclass(eq=False)
class Described:
    """A definite mention, and a group that it may mean; ``single`` says whether but one group is of a kind."""

    group: View
    m: EventMention
    single: Callable[[str], bool]

    @cached_property
    def distance(self) -> int:
        """Sentences between them."""
        return abs(self.group.mentions[-1].sentence - self.m.sentence)

    @cached_property
    def same(self) -> bool:
        """Whether it is called by a word of its kind."""
        return self.m.kind in self.group.kinds

    @property
    def beside(self) -> bool:
        """Whether it is told right beside, under another kind: "signed a pact … the ceremony in Rome"."""
        return self.distance <= 1 and not self.same

    @property
    def only(self) -> bool:
        """Whether of its kind the article has told of this meeting of two alone."""
        alone = self.same and not self.m.participants and self.group.two_sided
        return alone and self.single(self.m.kind)

    @property
    def shared(self) -> bool:
        """Whether a participant is the same."""
        return not set(self.m.participants).isdisjoint(self.group.participants)

    def span(self) -> tuple[int, int]:
        """The code points of the mention."""
        return span_of(self.m)

    def words(self) -> str:
        """The first word of the group, in quotation marks."""
        return f"“{self.group.mentions[0].token.text}”"


MEANS: FirstMatch[Described, float] = FirstMatch("what “the” means", "event", Described.span, Described.words)


def described(group: View, m: EventMention, single: Callable[[str], bool], *, tell: bool = False) -> float:
    """What it adds to the evidence that ``m`` is described; with ``tell`` it is recorded."""
    if not m.definite or m.relation == "verb":
        return 0.0
    return MEANS.decide(Described(group, m, single), tell=tell) or 0.0


@MEANS.rule(
    fires=(
        "Merkel and Macron met in Paris. It rained. It snowed. The sun shone. "
        "It rained. The [talks] between Merkel and Macron in Paris failed."
    ),
    never="Merkel and Macron met in Paris. The [talks] between Merkel and Macron in Paris failed.",
)
def other_kind_far_off(d: Described) -> float | None:
    """Of another kind, and told some sentences before, it is hardly meant."""
    return 0.25 if not d.same and d.distance > NEAR else None


@MEANS.rule(
    fires="No more elections\n\nThe [election] in Kenya was won by Ruto.",
    never="An election in Kenya\n\nThe [election] in Kenya was won by Ruto.",
)
def at_large(d: Described) -> float | None:
    """Where nothing but "summits", "elections" is told of it, "the summit" is hardly one of them."""
    group = d.group
    if group.participants or group.times or group.places or group.statuses:
        return None
    return 0.5 if all(m.token.tag_ == "NNS" and not m.definite for m in group.mentions) else None


@MEANS.rule(
    fires="Merkel and Macron met in Paris on 10 March. The [meetings] of Merkel and Macron in Paris were long.",
    never="Merkel and Macron met in Paris on 10 March. The [meeting] of Merkel and Macron in Paris was long.",
)
def several(d: Described) -> float | None:
    """ "The meetings" may be any."""
    return 0.5 if d.m.plural else None


@MEANS.rule(
    fires="Merkel attended a summit on 10 March. The Paris [summit] on 10 March failed.",
    never="Merkel attended a summit in Paris on 10 March. The Paris [summit] failed.",
)
def of_its_own(d: Described) -> float | None:
    """It brings a place, a day or a series of its own, so it is perhaps a new one."""
    m, group = d.m, d.group
    series = m.series and not group.series
    day = not group.times and any(m.restricts(t.start) for t in m.times)
    place = not group.stated and any(p.mention and m.restricts(p.mention.start) for p in m.places)
    new = series or ((day or place) and not (d.beside or d.only))
    return 0.75 if new and not d.shared else None


@MEANS.rule(
    fires="Norway held a summit in Paris on 10 March. The [summit] of Macron in Paris on 10 March failed.",
    never="Macron held a summit in Paris on 10 March. The [summit] of Macron in Paris on 10 March failed.",
)
def strangers(d: Described) -> float | None:
    """It is of others than are named there."""
    return 0.75 if d.m.participants and not d.shared and not (d.beside and not d.group.people) else None


@MEANS.rule(
    fires="Merkel held talks with Macron. The [talks] failed.",
    never="Merkel held talks with Macron. Some [talks] failed.",
)
def spoken_of(d: Described) -> float | None:
    """It means what was spoken of: the nearer, and the more often called so, the likelier."""
    counts = d.group.counts
    mostly = 0.25 if counts[d.m.kind] == max(counts.values()) else 0.0
    return (1.75 if d.same else 1.5) + (0.5 if d.distance <= NEAR else 0.25) + mostly
