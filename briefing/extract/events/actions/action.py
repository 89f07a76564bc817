"""An action as told by all its mentions."""

from __future__ import annotations

from dataclasses import dataclass, field

from briefing.extract.events.actions.mention import ActionMention
from briefing.extract.events.grammar import lemma
from briefing.model import EventClass, EventStatus, Party, Time

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


class Growing:
    """An action while mentions join it: what all of them say is held, as looking at each again is quadratic."""

    def __init__(self, first: ActionMention) -> None:
        """Takes the first mention."""
        self.action = Action([])
        self.classes: set[EventClass] = set()
        self.words: set[str] = set()
        self.heads: set[str] = set()
        self.places: set[str] = set()
        self.actors: set[str] = set()
        self.recipients: set[str] = set()
        self.firm: set[EventStatus | None] = set()
        self.add(first)

    @property
    def leads(self) -> bool:
        """Whether the article begins with it."""
        return self.action.mentions[0].sentence < LEAD

    def add(self, m: ActionMention) -> None:
        """Let ``m`` join."""
        self.action.mentions.append(m)
        self.classes.add(m.class_)
        self.words.add(str(lemma(m.token))[:STEM])
        self.heads |= {p.text.lower().split()[-1] for p in m.recipients if p.entity is None and p.text.strip()}
        self.places |= {p.entity for p in m.places}
        self.actors |= {p.entity for p in m.actors if p.entity}
        self.recipients |= {p.entity for p in m.recipients if p.entity}
        if m.firm:
            self.firm.add(m.status)
