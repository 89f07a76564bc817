"""What speaks for two accounts being of one occasion, and what against: named rules, the first that answers decides.

The examples are two texts each, with a bar between them, of which the second appears two days later.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations
from typing import NamedTuple

from briefing.extract.lexicon.tables import table
from briefing.extract.rules import FirstMatch
from briefing.story.linking.event_nodes import EXACT, PERIOD, EventNode, apart_in_time, common_period, shared_sides
from briefing.story.linking.terms import stem
from briefing.story.times import gap
from briefing.story.wording import ordinal_word

HARM = frozenset(("death", "disaster", "assault", "crime"))
"""Classes of which one report says this and another that: a bomb that kills is an attack, a disaster, deaths."""
OF_HARM = frozenset(stem(word) for word in table("story", "event_rules").words("of_harm"))
"""What is said of any harm, and so does not tell one from another."""
WORDS_ALIKE = 2
SHARE_ALIKE = 0.4
"""The words, and the share of the shorter text's words, that two accounts of one deed have in common."""
NEARLY = 7


class Evidence(NamedTuple):
    """What speaks for one occasion, in words; ``settles`` is false where it does so only if no other fits."""

    settles: bool
    why: str


@dataclass
class Pair:
    """Two accounts; ``also`` tells which kinds may mean the same."""

    a: EventNode
    b: EventNode
    also: Mapping[str, Collection[str]] = field(default_factory=dict)

    @cached_property
    def one_subject(self) -> bool:
        """Whether two articles of one story of the news are about these: each one's main event, of a like class."""
        a, b = self.a, self.b
        if not (a.event.main and b.event.main and a.story and a.story == b.story):
            return False
        classes = {a.event.class_, b.event.class_}
        return len(classes) == 1 or classes <= HARM or len(a.stems & b.stems) >= WORDS_ALIKE

    @cached_property
    def one_harm(self) -> bool:
        """Whether two articles of one story of the news tell of harm of whatever class."""
        a, b = self.a, self.b
        return bool(a.story) and a.story == b.story and {a.event.class_, b.event.class_} <= HARM

    @cached_property
    def sides(self) -> int:
        """How many participants they have in common."""
        return shared_sides(self.a, self.b)

    @cached_property
    def period(self) -> int:
        """Days within which both may be, more than ``PERIOD`` where nothing says so."""
        found = common_period(self.a, self.b)
        return PERIOD + 1 if found is None else found

    @property
    def exact(self) -> bool:
        """Whether a day that they share tells one meeting of the same people from the next."""
        return self.period <= EXACT

    @cached_property
    def place(self) -> bool:
        """Whether one is held where the other is, or may be."""
        a, b = self.a, self.b
        return bool(a.stated & (b.stated | b.candidates) or b.stated & a.candidates)

    @property
    def country(self) -> bool:
        """Whether both are held in one country."""
        return bool(self.a.lands & self.b.lands)

    @property
    def somebody(self) -> bool:
        """Whether a participant is the same, or one of the two names nobody."""
        return bool(self.sides or not self.a.who or not self.b.who)

    def in_common(self) -> str:
        """Sides, time and place that both share, in words."""
        sides, exact = self.sides, self.exact
        said = [f"{sides} participants in common"] if sides > 1 else ["a participant in common"] if sides else []
        said += ["at the same time"] if exact else ["in the same weeks"] if self.period <= PERIOD else []
        said += ["in the same place"] if self.place else ["in the same country"] if self.country else []
        return "; ".join(said)

    def span(self) -> tuple[int, int]:
        """The code points of the first account."""
        first = self.a.event.evidence[0] if self.a.event.evidence else None
        return (first.start, first.end) if first else (0, 0)


APART: FirstMatch[Pair, bool] = FirstMatch("what keeps two accounts of events apart", "event", Pair.span)
ALIKE: FirstMatch[Pair, Evidence] = FirstMatch("what makes two accounts of events one", "event", Pair.span)


def contradict(a: EventNode, b: EventNode, also: Mapping[str, Collection[str]]) -> bool:
    """Whether something that is said of one rules out the other, whatever articles they are from."""
    return APART.decide(Pair(a, b, also)) or False


def evidence(a: EventNode, b: EventNode) -> Evidence | None:
    """What speaks for one occasion; None for too little."""
    return ALIKE.decide(Pair(a, b))


def counted_alike(a: EventNode, b: EventNode) -> bool:
    """Whether both are the same in number: only then does one article speak of one occasion as of two."""
    return a.event.ordinal is not None and a.event.ordinal == b.event.ordinal


@APART.rule(
    fires="A bomb killed 12 people in Lorn on 1 March. | A bomb killed 12 people in Lorn on 11 March.",
    never="A bomb killed 12 people in Lorn on 9 March. | A bomb killed 12 people in Lorn on 11 March.",
)
def subjects_days_apart(p: Pair) -> bool | None:
    """What two articles are about is not one where their days are more than a week apart."""
    a, b = p.a.periods, p.b.periods
    return True if p.one_subject and a and b and all(gap(x, y) > NEARLY for x in a for y in b) else None


@APART.rule(
    fires=(
        "Rebels freed 21 captives of the ferry Rosalind in Mali. | "
        "Rebels freed 82 captives of the ferry Rosalind in Chad."
    ),
    never="Rebels freed 21 captives of the ferry Rosalind in Mali. | Rebels freed 82 captives of the ferry Rosalind.",
    seldom="two stories so alike in two countries are seldom, and joined they mislead",
)
def subjects_elsewhere(p: Pair) -> bool | None:
    """What two articles are about is not one where it happens in countries that differ."""
    return True if p.one_subject and _elsewhere(p) else None


@APART.rule(
    fires="Rebels freed 21 captives of a ferry near Lorn. | Rebels freed 82 captives of a ferry near Lorn.",
    never="Rebels freed 21 captives of a ferry near Lorn. | Teachers in Oslo began a strike over pay.",
)
def one_subject(p: Pair) -> bool | None:
    """What two articles of one story are about is one, whatever else they say of it."""
    return False if p.one_subject else None


@APART.rule(
    fires=(
        "Merkel and Macron signed a pact in Paris on 10 March. | Merkel and Macron held a summit in Paris on 10 March."
    ),
    never="Merkel met Macron in Paris on 10 March. | Merkel and Macron held talks in Paris on 10 March.",
)
def other_kind(p: Pair) -> bool | None:
    """Their kinds never mean the same."""
    one, other = p.a.event.kind, p.b.event.kind
    fit = one == other or other in p.also.get(one, ()) or one in p.also.get(other, ()) or p.one_harm
    return None if fit else True


@APART.rule(
    fires="Merkel and Macron held their second summit in Paris. | Merkel and Macron held their third summit in Paris.",
    never="Merkel and Macron held their second summit in Paris. | Merkel and Macron held a summit in Paris.",
)
def other_number(p: Pair) -> bool | None:
    """One is the second of its kind, say, and the other the third."""
    one, other = p.a.event.ordinal, p.b.event.ordinal
    return True if one is not None and other is not None and one != other else None


@APART.rule(
    fires="Merkel met Macron in Geneva on 10 March. | Merkel met Putin in Geneva on 10 March.",
    never="Merkel met Macron in Geneva on 10 March. | Merkel met Macron and Putin in Geneva on 10 March.",
)
def other_people(p: Pair) -> bool | None:
    """Each names somebody whom the other, which names people too, does not: two meetings of one person."""
    one, other = p.a.people, p.b.people
    if p.a.stems or not one or not other or len(one & other) > 1:
        return None
    return True if one - other and other - one else None


@APART.rule(
    fires="Merkel and Macron held their second summit in Geneva. | Merkel attended a summit in Geneva.",
    never="Merkel and Macron held their second summit in Geneva. | Merkel and Macron held a summit in Geneva.",
)
def counted_for_others(p: Pair) -> bool | None:
    """Only one has a number, and its people are others: numbers count the meetings of the same sides."""
    # Whoever meets one of them at the summit has a meeting of another kind, or the first of its own.
    a, b = p.a, p.b
    one_counted = (a.event.ordinal is None) != (b.event.ordinal is None)
    return True if one_counted and a.people and b.people and a.people != b.people and p.sides < 2 else None


@APART.rule(
    fires=(
        "Merkel and Macron held their second summit on 1 March. | "
        "Merkel and Macron held their second summit on 9 March."
    ),
    never="Merkel and Macron held a summit on 1 March. | Merkel and Macron held their second summit on 1 March.",
)
def same_number(p: Pair) -> bool | None:
    """A counted occasion is known by its number, so its day and place may change between articles."""
    return False if counted_alike(p.a, p.b) else None


@APART.rule(
    fires="Merkel met Macron in Paris on 1 March. | Merkel met Macron in Paris on 10 March.",
    never="Merkel met Macron in Paris on 9 March. | Merkel met Macron in Paris on 10 March.",
)
def other_days(p: Pair) -> bool | None:
    """No two of their times touch."""
    return apart_in_time(p.a, p.b) or None


@APART.rule(
    fires="Merkel met Macron in Paris on 10 March. | Merkel met Macron in Rome on 10 March.",
    never="Merkel met Macron in Paris on 10 March. | Merkel met Macron in France on 10 March.",
)
def other_country(p: Pair) -> bool | None:
    """They are held in countries that differ."""
    return _elsewhere(p) or None


@APART.rule(
    fires="Merkel met Macron in Paris. | Merkel will meet Macron in Paris.",
    never="Merkel will meet Macron in Paris. | Merkel met Macron in Paris.",
)
def over_before_planned(p: Pair) -> bool | None:
    """One was over before a later article still plans the other, and no day says that they are one."""
    return True if not p.exact and (_over_before(p.a, p.b) or _over_before(p.b, p.a)) else None


@ALIKE.rule(
    fires="Rebels freed 21 captives of a ferry near Lorn. | Rebels freed 82 captives of a ferry near Lorn.",
    never="Rebels freed 21 captives of a ferry near Lorn. | Teachers in Oslo began a strike over pay.",
)
def both_about_it(p: Pair) -> Evidence | None:
    """Two articles of one story of the news are about them."""
    return Evidence(True, "what both articles are about") if p.one_subject else None


@ALIKE.rule(
    fires=(
        "Teachers began a strike. Police arrested two sailors on Sunday. | "
        "Teachers struck. Police arrested two sailors on Sunday."
    ),
    never=(
        "Teachers began a strike. Police arrested two sailors on Sunday. | "
        "Teachers struck. Police arrested a pickpocket on Friday."
    ),
)
def same_words(p: Pair) -> Evidence | None:
    """Two articles of one story tell of deeds of one kind, on one day, in much the same words."""
    a, b = p.a, p.b
    if not p.exact or not a.story or a.story != b.story or a.event.kind != b.event.kind:
        return None
    both = len(a.stems & b.stems)
    alike = both >= WORDS_ALIKE and both >= SHARE_ALIKE * min(len(a.stems), len(b.stems))
    return Evidence(True, "told in the same words of the same day") if alike else None


@ALIKE.rule(
    fires=(
        "Teachers began a strike. A ferry sank off Lorn on Sunday. | "
        "Teachers struck. Nine people died on the ferry on Sunday."
    ),
    never=(
        "Teachers began a strike. A ferry sank off Lorn on Sunday. | "
        "Teachers struck. Nine people died in a mine on Sunday."
    ),
)
def same_harm(p: Pair) -> Evidence | None:
    """Two articles of one story tell of harm on one day, not in two places, in a word that is not of any harm."""
    a, b = p.a, p.b
    if not p.one_harm or not p.exact or (a.stated and b.stated and not p.place):
        return None
    alike = (a.stems & b.stems) - OF_HARM
    return Evidence(False, "harm of the same day in one story") if alike else None


@ALIKE.rule(
    fires="Merkel and Macron held their second summit in Paris. | Merkel and Macron held their second summit.",
    never="Merkel and Macron held a summit in Paris. | Merkel and Macron held their second summit.",
)
def sides_and_number(p: Pair) -> Evidence | None:
    """Both are of the same sides and the same in number."""
    number = p.a.event.ordinal
    if number is None or p.sides < 2 or not counted_alike(p.a, p.b):
        return None
    return Evidence(True, "; ".join(filter(None, [f"both the {ordinal_word(number)} of its kind", p.in_common()])))


@ALIKE.rule(
    fires="Merkel met Macron on Sunday. | Merkel and Macron held talks on 10 March.",
    never="Merkel met Macron in Paris. | Merkel and Macron held talks on 10 March.",
)
def sides_and_day(p: Pair) -> Evidence | None:
    """Both are of the same sides on the same day."""
    return Evidence(True, p.in_common()) if p.exact and p.sides > 1 else None


@ALIKE.rule(
    fires="Merkel attended a summit in Paris on 10 March. | A summit was held in Paris on 10 March.",
    never="Merkel attended a summit in Paris on 10 March. | A summit was held in Rome on 10 March.",
)
def place_and_day(p: Pair) -> Evidence | None:
    """Both are in the same place on the same day, and of somebody in common or of nobody named."""
    return Evidence(True, p.in_common()) if p.exact and p.place and p.somebody else None


@ALIKE.rule(
    fires="Merkel met Macron in March 2019. | Merkel and Macron held talks in Paris on 10 March.",
    never="Merkel met Macron. | Merkel and Macron held talks in Paris on 10 March.",
)
def sides_and_more(p: Pair) -> Evidence | None:
    """Both are of the same sides, in the same weeks, place or country."""
    more = p.period <= PERIOD or p.place or p.country
    return Evidence(False, p.in_common()) if p.sides > 1 and more else None


@ALIKE.rule(
    fires="Merkel attended a summit in Geneva. | Merkel and Macron held a summit in Geneva.",
    never="Merkel attended a summit in Geneva. | Merkel and Macron held a summit in Oslo.",
)
def place_and_kind(p: Pair) -> Evidence | None:
    """Reports of the same weeks tell of the same kind in the same place: "the Hanoi summit" is the one all speak of."""
    a, b = p.a, p.b
    if not p.place or a.event.kind != b.event.kind or not p.somebody:
        return None
    together = a.published is not None and b.published is not None and abs((a.published - b.published).days) <= PERIOD
    return Evidence(False, p.in_common()) if together else None


def meeting_points(node: EventNode) -> set[tuple[object, ...]]:
    """Keys of which two accounts with ``evidence`` for one occasion share at least one.

    Evidence takes two sides in common; or a place, with a time to the week or with reports of one kind in one period.
    """
    sides = sorted(node.who | {f"={code}" for code in node.states | node.sent_by})
    keys: set[tuple[object, ...]] = set(combinations(sides, 2))
    weeks = {
        day // EXACT
        for first, last in node.periods
        if (last - first).days < EXACT
        for day in range(first.toordinal() - 1, last.toordinal() + 2)
    }
    spells: set[int] = set()
    if node.published:
        day, half = node.published.toordinal(), PERIOD // 2 + 1
        spells = set(range((day - half) // PERIOD, (day + half) // PERIOD + 1))
    if node.story and node.event.main:
        keys.add((node.story, "about"))
    if node.story:
        keys |= {(node.story, node.event.kind, week) for week in weeks}
        if node.event.class_ in HARM:
            keys |= {(node.story, "harm", week) for week in weeks}
    for place in node.stated | node.candidates:
        keys |= {(place, "week", week) for week in weeks}
        keys |= {(place, node.event.kind, spell) for spell in spells}
    return keys


def _elsewhere(p: Pair) -> bool:
    """Whether both are held in stated places of countries that differ."""
    return bool(p.a.lands and p.b.lands and not p.country)


def _over_before(a: EventNode, b: EventNode) -> bool:
    held = a.event.status == "held" and b.event.status == "planned"
    return held and a.published is not None and b.published is not None and a.published < b.published
