"""One event for each action, however often it is told: mentions join on evidence, never against a contradiction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from briefing.extract.events.actions.mention import ActionMention
from briefing.extract.events.grammar import lemma
from briefing.model import EventClass, EventStatus, Party, Time

ENOUGH = 2.0
"""Evidence that makes two mentions one event: the same doing and a party, a day or a place in common."""
NEAR = 4
"""Sentences over which "the attack" needs no further evidence."""
LEAD = 3
"""Sentences in which an article says which attack, crash or fire is meant by "the attack" in all of it."""
STEM = 5
"""Letters by which "seized" and "seizure" are told for one word."""
ORDER: tuple[EventClass, ...] = ("assault", "crime", "disaster", "death")
VIOLENT = frozenset(ORDER)
"""Classes under which one occasion is told: who died, died in the attack or the fire."""


@dataclass(slots=True, eq=False)
class Action:
    """All mentions of one action; ``mentions`` are in text order."""

    mentions: list[ActionMention] = field(default_factory=list)

    @property
    def head(self) -> ActionMention:
        """The mention that tells most: asserted, with parties, early."""
        return min(
            self.mentions, key=lambda m: (m.level, m.relation != "verb", not m.actors, not m.recipients, m.index)
        )

    @property
    def naming(self) -> ActionMention:
        """The mention whose class the action has: who died in an attack was attacked."""
        head = self.head
        near = [m for m in self.mentions if m.sentence == head.sentence and m.class_ in ORDER]
        return min(near, key=lambda m: ORDER.index(m.class_)) if head.class_ in ORDER and near else head

    @property
    def level(self) -> int:
        """0 where some mention asserts it as news."""
        return min(m.level for m in self.mentions)

    def times(self) -> list[Time]:
        """Its own times, else the days of which the passages tell."""
        own = [t for m in self.mentions for t in (*m.times, *m.ends)]
        return own or [t for m in self.mentions for t in m.narrative]

    def parties(self, slot: str) -> list[Party]:
        """Each entity and each description once, those of the head first."""
        out: dict[str, Party] = {}
        best = self.head
        for m in (best, *(x for x in self.mentions if x is not best)):
            for p in getattr(m, slot):
                if out and p.entity is None and m is not best:
                    continue
                out.setdefault(p.entity or " ".join(p.text.lower().split()), p)
        return list(out.values())


def stem(m: ActionMention) -> str:
    """What its word has in common with others for the same doing."""
    return str(lemma(m.token))[:STEM]


class _Growing:
    """An action while mentions join it: what all of them say is held, as looking at each again is quadratic."""

    def __init__(self, first: ActionMention) -> None:
        self.action = Action([])
        self.classes: set[EventClass] = set()
        self.words: set[str] = set()
        self.heads: set[str] = set()
        self.places: set[str] = set()
        self.named: dict[str, set[str]] = {"actors": set(), "recipients": set()}
        self.firm: set[EventStatus | None] = set()
        self.add(first)

    @property
    def leads(self) -> bool:
        """Whether the article begins with it."""
        return self.action.mentions[0].sentence < LEAD

    def add(self, m: ActionMention) -> None:
        self.action.mentions.append(m)
        self.classes.add(m.class_)
        self.words.add(stem(m))
        self.heads |= _heads(m)
        self.places |= {p.entity for p in m.places}
        for slot, names in self.named.items():
            names |= {p.entity for p in getattr(m, slot) if p.entity}
        if m.firm:
            self.firm.add(m.status)


def join(mentions: Sequence[ActionMention]) -> list[Action]:
    """The actions in the order of their first mentions."""
    out: list[_Growing] = []
    for m in mentions:
        best, most, one = None, ENOUGH, _Growing(m)
        for growing in reversed(out):
            score = _evidence(growing, one, m)
            if score >= most:
                best, most = growing, score + 0.01
        if best is None:
            out.append(one)
        else:
            best.add(m)
    return [growing.action for growing in out]


def _evidence(a: _Growing, one: _Growing, m: ActionMention) -> float:
    """How much speaks for ``m``, which is ``one`` alone, telling of ``a``; at least ENOUGH joins."""
    classes, mentions = a.classes, a.action.mentions
    kin = m.class_ in classes or (m.class_ in VIOLENT and bool(classes & VIOLENT))
    if not kin or _apart(a, one, m):
        return 0.0
    last = min(abs(x.sentence - m.sentence) for x in mentions)
    score = 0.75 if m.class_ in classes else 0.5
    if one.words & a.words:
        score += 0.75
    score += sum(0.75 for slot in ("actors", "recipients") if one.named[slot] & a.named[slot])
    score += 0.5 if one.heads & a.heads else 0.0
    if one.places & a.places:
        score += 0.75
    if any(_overlap(s, t) for s in m.times for t in a.action.times()):
        score += 0.75
    if last == 0 and (m.class_ in VIOLENT or any("verb" not in (x.relation, m.relation) for x in mentions)):
        score += 1.0
    if (
        m.definite
        and m.relation != "verb"
        and (last <= NEAR or (not m.plural and m.class_ in classes & VIOLENT and a.leads))
    ):
        score += 1.25
    elif last <= 1:
        score += 0.25
    return score


def _heads(m: ActionMention) -> set[str]:
    """Last words of descriptions without a name."""
    return {p.text.lower().split()[-1] for p in m.recipients if p.entity is None and p.text.strip()}


def _apart(a: _Growing, one: _Growing, m: ActionMention) -> bool:
    """Whether somebody, some day or some state sets them apart."""
    for slot in ("actors", "recipients"):
        mine, theirs = one.named[slot], a.named[slot]
        if mine and theirs and not mine & theirs and not (m.definite and m.relation != "verb"):
            return True
    mine_days = [t for t in m.times if t.earliest]
    their_days = [t for t in a.action.times() if t.earliest] if mine_days else []
    if mine_days and their_days and not any(_overlap(s, t) for s in mine_days for t in their_days):
        return True
    return {"planned", "held"} <= a.firm | one.firm and m.relation == "verb"


def _overlap(a: Time, b: Time) -> bool:
    if a.earliest is None or a.latest is None or b.earliest is None or b.latest is None:
        return a.value == b.value
    return a.earliest <= b.latest and b.earliest <= a.latest
