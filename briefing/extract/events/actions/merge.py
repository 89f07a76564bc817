"""One event for each action, however often it is told: mentions join on evidence, never against a contradiction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from briefing.extract.events.actions.mention import ActionMention
from briefing.extract.events.grammar import lemma
from briefing.model import EventClass, Party, Time

ENOUGH = 2.0
"""Evidence that makes two mentions one event: the same doing and a party, a day or a place in common."""
NEAR = 4
"""Sentences over which "the attack" needs no further evidence."""
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
    def telling(self) -> ActionMention:
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

    def named(self, slot: str) -> set[str]:
        """Ids of the entities that are actors or recipients."""
        return {p.entity for m in self.mentions for p in getattr(m, slot) if p.entity}

    def places(self) -> set[str]:
        """Ids of its places."""
        return {p.entity for m in self.mentions for p in m.places}

    def words(self) -> set[str]:
        """Stems of the words that name it."""
        return {stem(m) for m in self.mentions}

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


def join(mentions: Sequence[ActionMention]) -> list[Action]:
    """The actions in the order of their first mentions."""
    out: list[Action] = []
    for m in mentions:
        best, most = None, ENOUGH
        for action in reversed(out):
            score = evidence(action, m)
            if score >= most:
                best, most = action, score + 0.01
        if best is None:
            out.append(Action([m]))
        else:
            best.mentions.append(m)
    return out


def evidence(a: Action, m: ActionMention) -> float:
    """How much speaks for ``m`` telling of ``a``; at least ENOUGH joins."""
    classes = {x.class_ for x in a.mentions}
    kin = m.class_ in classes or (m.class_ in VIOLENT and bool(classes & VIOLENT))
    if not kin or _apart(a, m):
        return 0.0
    last = min(abs(x.sentence - m.sentence) for x in a.mentions)
    one = Action([m])
    score = 0.75 if m.class_ in classes else 0.5
    if one.words() & a.words():
        score += 0.75
    score += sum(0.75 for slot in ("actors", "recipients") if one.named(slot) & a.named(slot))
    mine, theirs = _heads(m), {h for x in a.mentions for h in _heads(x)}
    score += 0.5 if mine & theirs else 0.0
    if one.places() & a.places():
        score += 0.75
    if any(_overlap(s, t) for s in m.times for t in a.times()):
        score += 0.75
    if last == 0 and (m.class_ in VIOLENT or any("verb" not in (x.relation, m.relation) for x in a.mentions)):
        score += 1.0
    if m.definite and m.relation != "verb" and last <= NEAR:
        score += 1.25
    elif last <= 1:
        score += 0.25
    return score


def _heads(m: ActionMention) -> set[str]:
    """Last words of descriptions without a name."""
    return {p.text.lower().split()[-1] for p in m.recipients if p.entity is None and p.text.strip()}


def _apart(a: Action, m: ActionMention) -> bool:
    """Whether somebody, some day or some state sets them apart."""
    for slot in ("actors", "recipients"):
        mine, theirs = {p.entity for p in getattr(m, slot) if p.entity}, a.named(slot)
        if mine and theirs and not mine & theirs and not (m.definite and m.relation != "verb"):
            return True
    mine_days, their_days = [t for t in m.times if t.earliest], [t for t in a.times() if t.earliest]
    if mine_days and their_days and not any(_overlap(s, t) for s in mine_days for t in their_days):
        return True
    firm = {x.status for x in a.mentions if x.firm} | ({m.status} if m.firm else set())
    return {"planned", "held"} <= firm and m.relation == "verb"


def _overlap(a: Time, b: Time) -> bool:
    if a.earliest is None or a.latest is None or b.earliest is None or b.latest is None:
        return a.value == b.value
    return a.earliest <= b.latest and b.earliest <= a.latest
