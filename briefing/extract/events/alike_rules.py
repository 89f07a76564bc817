"""What speaks for two groups of mentions being one event: named rules that weigh, ``ENOUGH`` joins.

Of two that are joined the rules that spoke are recorded, each with its weight.
"""

from __future__ import annotations

from briefing.extract.events.narrative import is_headline
from briefing.extract.events.pair import Pair
from briefing.extract.rules import Weighed

ENOUGH = 2.0
"""Evidence that makes two mentions one event: a shared ordinal, or two of people, time and place, or a description
("the summit") that nothing else fits."""
LEAD = 3
"""Sentences after a headline within which the report tells what it told."""

ALIKE: Weighed[Pair, bool] = Weighed("what makes two mentions one", "event", Pair.span, Pair.words)


def evidence(pair: Pair, *, tell: bool = False) -> float:
    """How much speaks for one occasion; with ``tell`` it is recorded."""
    return ALIKE.weigh(pair, tell=tell).get(True, 0.0)


@ALIKE.rule(
    weight=2.0,
    fires="Merkel and Macron held their second summit in Paris. The second [summit] of Merkel and Macron failed.",
    never="Merkel and Macron held their second summit in Paris. The [summit] of Merkel and Macron failed.",
)
def same_number(p: Pair) -> bool | None:
    """Both are the second of one kind, say."""
    return True if p.a.ordinals & p.b.ordinals and p.a.kinds & p.b.kinds else None


@ALIKE.rule(
    weight=1.0,
    fires=(
        "The second summit of Merkel and Macron was held in Paris. "
        "The second [meeting] of Merkel and Macron was held in Paris."
    ),
    never=(
        "The second summit of Merkel and Macron was held in Paris. "
        "The [meeting] of Merkel and Macron was held in Paris."
    ),
)
def number_of_like_kinds(p: Pair) -> bool | None:
    """Both are the second, say, of kinds that can mean the same."""
    return True if p.a.ordinals & p.b.ordinals and not p.a.kinds & p.b.kinds else None


@ALIKE.rule(
    weight=1.75,
    fires="Merkel met Macron in Paris on 10 March. Merkel and Macron held [talks] in Paris.",
    never="Merkel met Macron in Paris on 10 March. Merkel held [talks] in Paris.",
)
def same_people(p: Pair) -> bool | None:
    """The same people, two or more, take part in both."""
    return True if len(p.people) >= 2 and p.a.people == p.b.people else None


@ALIKE.rule(
    weight=1.5,
    fires="Merkel, Macron and Putin held talks in Paris. Merkel and Macron held a [meeting] in Paris.",
    never="Merkel and Macron held talks in Paris. Merkel and Macron held a [meeting] in Paris.",
)
def two_people(p: Pair) -> bool | None:
    """Two people or more take part in both, and somebody in one alone."""
    return True if len(p.people) >= 2 and p.a.people != p.b.people else None


@ALIKE.rule(
    weight=1.0,
    fires="Merkel met Macron in Paris. Merkel attended a [meeting] in Paris.",
    never="Merkel met Macron in Paris. Merkel attended a [meeting] with Macron in Paris.",
)
def one_person(p: Pair) -> bool | None:
    """One person takes part in both."""
    return True if len(p.people) == 1 else None


@ALIKE.rule(
    weight=0.5,
    fires="Germany and Norway held talks on 10 March. The [talks] between Germany and Norway went on in Paris.",
    never="Merkel and Macron held talks on 10 March. The [talks] between Merkel and Macron went on in Paris.",
)
def one_body(p: Pair) -> bool | None:
    """A state or body takes part in both."""
    return True if p.bodies else None


@ALIKE.rule(
    weight=0.5,
    fires="Germany and Norway held talks on 10 March. The [talks] between Germany and Norway went on in Paris.",
    never="Germany held talks on 10 March. The [talks] between Germany and Norway went on in Paris.",
)
def two_bodies(p: Pair) -> bool | None:
    """A second state or body takes part in both."""
    return True if p.bodies >= 2 else None


@ALIKE.rule(
    weight=1.75,
    fires="German Chancellor Merkel met French President Macron on 10 March. Germany and France held [talks].",
    never=(
        "German Chancellor Merkel met French President Macron in Berlin on 10 March. "
        "Germany and Norway held [talks] in Berlin on 10 March."
    ),
)
def people_of_all_states(p: Pair) -> bool | None:
    """The states, two or more, that take part in one are just those of the people of the other."""
    return True if p.all_sent else None


@ALIKE.rule(
    weight=0.5,
    fires=(
        "German Chancellor Merkel met French President Macron in Berlin on 10 March. "
        "Germany and Norway held [talks] in Berlin on 10 March."
    ),
    never="German Chancellor Merkel met French President Macron on 10 March. Germany and France held [talks].",
)
def people_of_a_state(p: Pair) -> bool | None:
    """A state that takes part in one is that of somebody who takes part in the other."""
    return True if p.states and not p.all_sent else None


@ALIKE.rule(
    weight=0.5,
    fires=(
        "German Chancellor Merkel met French President Macron in Berlin on 10 March. "
        "Germany, France and Norway held [talks] in Berlin."
    ),
    never=(
        "German Chancellor Merkel met French President Macron in Berlin on 10 March. "
        "Germany and Norway held [talks] in Berlin on 10 March."
    ),
)
def people_of_two_states(p: Pair) -> bool | None:
    """A second state that takes part in one is that of somebody who takes part in the other."""
    return True if p.states >= 2 and not p.all_sent else None


@ALIKE.rule(
    weight=1.25,
    fires="A summit was held in Paris on 10 March. Merkel and Macron held a [summit] in Paris on 10 March.",
    never="Merkel and Macron met in Paris in 2018. Merkel and Macron held [talks] in Paris on 10 March 2018.",
)
def same_time(p: Pair) -> bool | None:
    """Their days, weeks or months touch."""
    return True if any(p.times) else None


@ALIKE.rule(
    weight=0.75,
    fires="Merkel and Macron met in Paris in 2018. Merkel and Macron held [talks] in Paris on 10 March 2018.",
    never="Merkel and Macron met in Paris in March 2018. Merkel and Macron held [talks] in Paris on 10 March 2018.",
)
def same_year(p: Pair) -> bool | None:
    """Their times touch, but that of one is a season or a year, which fits much."""
    return True if p.times and not any(p.times) else None


@ALIKE.rule(
    weight=1.0,
    fires="A summit was held in Paris on 10 March. Merkel and Macron held a [summit] in France on 10 March.",
    never="Merkel met Macron on 10 March. Merkel and Macron held [talks] in Paris on 10 March.",
)
def same_place(p: Pair) -> bool | None:
    """One is held where the other is, or in a part of it."""
    return True if p.place else None


@ALIKE.rule(
    weight=0.25,
    fires="Merkel met Macron in Paris on 10 March. Merkel and Macron held [talks] in Paris on 10 March.",
    never="Merkel will meet Macron in Paris on 10 March. Merkel and Macron held [talks] in Paris on 10 March.",
)
def same_state(p: Pair) -> bool | None:
    """Both are over or under way, or both planned, or both called off."""
    return True if p.state else None


@ALIKE.rule(
    weight=-1.5,
    fires=(
        "Merkel and Macron will hold their second summit in Paris. "
        "Merkel and Macron held their second [summit] in Paris."
    ),
    never="Merkel and Macron held their second summit in Paris. Merkel and Macron held their second [summit] in Paris.",
)
def planned_and_over(p: Pair) -> bool | None:
    """One is planned and the other over, and it is no journey with what it was for."""
    a, b = p.a.statuses, p.b.statuses
    return True if a | b == {"planned", "held"} and not a & b and not p.journey else None


@ALIKE.rule(
    weight=0.25,
    fires="A summit was held in Paris on 10 March. Merkel and Macron held a [summit] in Paris on 10 March.",
    never="Merkel held a summit in Paris on 10 March. Merkel and Macron held a [summit] in Paris on 10 March.",
)
def nobody_named(p: Pair) -> bool | None:
    """One of two that agree in number, place or time names nobody, so that nobody is another."""
    if p.a.participants and p.b.participants:
        return None
    agree = p.place or any(p.times) or (p.times and p.state) or p.a.ordinals & p.b.ordinals
    return True if agree else None


@ALIKE.rule(
    weight=1.0,
    fires="Merkel travelled to Paris on 10 March. Merkel [met] Macron in Paris.",
    never="Merkel held talks in Paris on 10 March. Merkel [met] Macron in Paris.",
)
def journey(p: Pair) -> bool | None:
    """One is a journey and the other, told beside it with somebody in common, what it was for."""
    return True if p.journey else None


@ALIKE.rule(
    weight=1.5,
    fires="Merkel meets Macron over trade\n\nThe German leader [met] her French counterpart on Sunday.",
    never="Merkel met Macron in Paris. Merkel and Macron [met] on Sunday.",
)
def headline_and_lead(p: Pair) -> bool | None:
    """One is told in the headline and the other, of its kind, first in the lead."""
    for one, other in p.ways:
        first, lead = one.mentions[0], other.mentions[0]
        if first.sentence == 0 < lead.sentence <= LEAD and first.kind == lead.kind and is_headline(first.token.sent):
            return True
    return None


@ALIKE.rule(
    weight=-1.0,
    fires="Merkel and Macron met in Paris and Merkel and Macron held [talks] in Paris.",
    never="Merkel and Macron met in Paris. Merkel and Macron held [talks] in Paris.",
)
def one_sentence(p: Pair) -> bool | None:
    """What one sentence tells twice is mostly two events."""
    return True if p.a.sentences & p.b.sentences else None


@ALIKE.rule(
    weight=1.75,
    fires="The G20 summit will be held in Paris. Merkel will attend the G20 [summit].",
    never="The summit will be held in Paris. Merkel will attend the [summit].",
)
def same_series(p: Pair) -> bool | None:
    """Both belong to one row of events: "the G20 summit"."""
    return True if p.a.series and p.b.series else None
