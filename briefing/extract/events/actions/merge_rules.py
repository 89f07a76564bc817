"""What makes a mention one with an action told before it, and what keeps it apart: named rules.

Those for it weigh, ``ENOUGH`` joins; of those against it the first that answers decides.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefing.extract.events.actions.action import VIOLENT, Growing
from briefing.extract.events.actions.mention import ActionMention
from briefing.extract.events.actions.quantity import number_of
from briefing.extract.events.pair import overlap
from briefing.extract.events.record import span_of
from briefing.extract.rules import FirstMatch, Weighed

ENOUGH = 2.0
"""Evidence that makes two mentions one event: the same doing and a party, a day or a place in common."""
NEAR = 4
"""Sentences over which "the attack" needs no further evidence."""


@dataclass(eq=False, slots=True)
class Telling:
    """A mention ``m``, which is ``one`` as long as it stands alone, and an action ``a`` of like class before it."""

    a: Growing
    one: Growing
    m: ActionMention

    @property
    def described(self) -> bool:
        """Whether it is called "the attack"."""
        return self.m.definite and self.m.relation != "verb"

    @property
    def distance(self) -> int:
        """Sentences to the nearest mention of the other."""
        return min(abs(x.sentence - self.m.sentence) for x in self.a.action.mentions)

    @property
    def means_it(self) -> bool:
        """Whether "the attack" is the one spoken of: a few sentences before, or where the article begins."""
        if not self.described:
            return False
        leading = not self.m.plural and self.m.class_ in self.a.classes & VIOLENT and self.a.leads
        return leading or self.distance <= NEAR

    def span(self) -> tuple[int, int]:
        """The code points of its word."""
        return span_of(self.m)

    def words(self) -> str:
        """The first word of the other, in quotation marks."""
        return f"“{self.a.action.mentions[0].token.text}”"


APART: FirstMatch[Telling, bool] = FirstMatch("what keeps two actions apart", "event", Telling.span, Telling.words)
ALIKE: Weighed[Telling, bool] = Weighed("what makes two mentions one action", "event", Telling.span, Telling.words)


def contradict(telling: Telling, *, tell: bool = False) -> bool:
    """Whether something said of one cannot hold of the other; with ``tell`` it is recorded."""
    return APART.decide(telling, tell=tell) or False


def evidence(telling: Telling, *, tell: bool = False) -> float:
    """How much speaks for one action; with ``tell`` it is recorded."""
    return ALIKE.weigh(telling, tell=tell).get(True, 0.0)


@APART.rule(
    fires="Kenya bombed Chad on 10 March. Kenya [bombed] Norway on 10 March.",
    never="Kenya bombed Chad on 10 March. Kenya [bombed] Chad and Norway on 10 March.",
)
def other_parties(t: Telling) -> bool | None:
    """Others do it, or it is done to others, and it is not called "the attack"."""
    if t.described:
        return None
    one, a = t.one, t.a
    sides = (one.actors, a.actors), (one.recipients, a.recipients)
    return True if any(mine and theirs and mine.isdisjoint(theirs) for mine, theirs in sides) else None


@APART.rule(
    fires="Kenya bombed Chad on 1 March. Kenya [bombed] Chad on 10 March.",
    never="Kenya bombed Chad on 10 March. Kenya [bombed] Chad in March.",
)
def other_days(t: Telling) -> bool | None:
    """No two of their times touch."""
    mine = [x for x in t.m.times if x.earliest]
    theirs = [x for x in t.a.action.times() if x.earliest] if mine else []
    return True if theirs and not any(overlap(x, y) for x in mine for y in theirs) else None


@APART.rule(
    fires="Rebels freed 82 boys on Monday. Five commanders were [freed] on Monday.",
    never="Rebels freed 82 boys on Monday. The 82 children were [freed] on Monday.",
)
def others_counted(t: Telling) -> bool | None:
    """Other numbers of others: not of killed and wounded, who are counted apart on one occasion."""
    if t.m.class_ in VIOLENT or not t.one.heads or not t.one.heads.isdisjoint(t.a.heads):
        return None
    mine, theirs = number_of(t.m), [n for m in t.a.action.mentions if (n := number_of(m))]
    return True if mine and theirs and mine not in theirs else None


@APART.rule(
    fires="Anna Holt resigned on Monday. Anna Holt will [resign].",
    never="Anna Holt resigned on Monday. Anna Holt has [resigned].",
)
def planned_and_over(t: Telling) -> bool | None:
    """One is surely planned and the other surely over."""
    return True if t.m.relation == "verb" and {"planned", "held"} <= t.a.firm | t.one.firm else None


@ALIKE.rule(
    weight=0.75,
    fires="Kenya bombed Chad on 10 March. Kenya [attacked] Chad on 10 March.",
    never="Kenya bombed Chad on 10 March. Ten people [died] in Chad on 10 March as Kenya bombed it.",
)
def same_class(t: Telling) -> bool | None:
    """Their class is the same."""
    return True if t.m.class_ in t.a.classes else None


@ALIKE.rule(
    weight=0.5,
    fires="A fire [killed] ten people in Oslo on 10 March.",
    never="Kenya bombed Chad on 10 March. Kenya [attacked] Chad on 10 March.",
)
def like_class(t: Telling) -> bool | None:
    """One is an attack, a crime or a disaster, the other who died in it."""
    return True if t.m.class_ not in t.a.classes else None


@ALIKE.rule(
    weight=0.75,
    fires="Kenya arrested ten sailors. The [arrest] of the sailors was long.",
    never="Kenya bombed Chad on 10 March. Kenya [attacked] Chad on 10 March.",
)
def same_word(t: Telling) -> bool | None:
    """Their words begin alike: "seized", "seizure"."""
    return None if t.one.words.isdisjoint(t.a.words) else True


@ALIKE.rule(
    weight=0.75,
    fires="Kenya bombed Chad on 10 March. Kenya [attacked] Chad on 10 March.",
    never="Chad was bombed on 10 March. Chad was [attacked] on 10 March.",
)
def same_actor(t: Telling) -> bool | None:
    """One who does it is the same."""
    return None if t.one.actors.isdisjoint(t.a.actors) else True


@ALIKE.rule(
    weight=0.75,
    fires="Kenya bombed Chad on 10 March. Kenya [attacked] Chad on 10 March.",
    never="Kenya struck on 10 March. Kenya [struck] Chad on 10 March.",
)
def same_recipient(t: Telling) -> bool | None:
    """One to whom it is done is the same."""
    return None if t.one.recipients.isdisjoint(t.a.recipients) else True


@ALIKE.rule(
    weight=0.5,
    fires="Kenya seized a ship on 10 March. Kenya [seized] the ship on 10 March.",
    never="Kenya seized a ship on 10 March. Kenya [seized] a plane on 10 March.",
)
def same_description(t: Telling) -> bool | None:
    """It is done to somebody or something called by the same noun."""
    return None if t.one.heads.isdisjoint(t.a.heads) else True


@ALIKE.rule(
    weight=0.75,
    fires="Rebels bombed Kenya in Nairobi. Rebels [bombed] Kenya in Nairobi.",
    never="Rebels bombed Kenya in Nairobi. Rebels [bombed] Kenya.",
)
def same_place(t: Telling) -> bool | None:
    """Both are in the same place."""
    return None if t.one.places.isdisjoint(t.a.places) else True


@ALIKE.rule(
    weight=0.75,
    fires="Kenya bombed Chad on 10 March. Kenya [bombed] Chad in March.",
    never="Kenya bombed Chad on 10 March. Kenya [bombed] Chad.",
)
def same_time(t: Telling) -> bool | None:
    """Its time touches one of the other's."""
    mine = t.m.times
    theirs = t.a.action.times() if mine else []
    return True if any(overlap(x, y) for x in mine for y in theirs) else None


@ALIKE.rule(
    weight=1.0,
    fires="Rebels attacked Oslo on Monday and [killed] ten people.",
    never="Rebels attacked Oslo on Monday. They [killed] ten people.",
)
def one_sentence(t: Telling) -> bool | None:
    """One sentence tells of both, in a noun, or of violence."""
    if t.distance:
        return None
    nouns = t.m.class_ in VIOLENT or any("verb" not in (x.relation, t.m.relation) for x in t.a.action.mentions)
    return True if nouns else None


@ALIKE.rule(
    weight=1.25,
    fires="Kenya bombed Chad. The [attack] was long.",
    never="Kenya bombed Chad. Another [attack] was long.",
)
def means_it(t: Telling) -> bool | None:
    """ "The attack" is the one spoken of a few sentences before, or where the article begins."""
    return True if t.means_it else None


@ALIKE.rule(
    weight=0.25,
    fires="Kenya bombed Chad on 10 March. Kenya [attacked] Chad on 10 March.",
    never="Kenya bombed Chad. The [bombing] of Chad was long.",
)
def beside(t: Telling) -> bool | None:
    """They are told in one sentence or in two, and it is not "the attack"."""
    return True if t.distance <= 1 and not t.means_it else None
