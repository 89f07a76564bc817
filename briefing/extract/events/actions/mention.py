"""A mention of an action: a verb or noun with who does it to whom, and what its clause says of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from briefing.extract.events.mention import EventMention
from briefing.model import EventClass, Party, Span


@dataclass(slots=True)
class ActionMention(EventMention):
    """An event's mention with its class and parties.

    ``tokens`` are the words that name it, ``level`` is 0 where a main clause asserts it and 1 where it is only told on
    the side. ``passive`` says that its subject is done something to; ``form`` is that of its pattern.
    """

    class_: EventClass = "consult"
    form: str = "verb"
    tokens: tuple[Any, ...] = ()
    level: int = 0
    passive: bool = False
    objects: list[Any] = field(default_factory=list)
    actors: list[Party] = field(default_factory=list)
    recipients: list[Party] = field(default_factory=list)

    @property
    def trigger(self) -> Span:
        """The words from the first to the last that stand together with the head."""
        head = self.token
        near = {t.i for t in self.tokens}
        first = last = head.i
        while last + 1 in near or last + 2 in near:
            last += 1 if last + 1 in near else 2
        while first - 1 in near:
            first -= 1
        doc = head.doc
        return Span(doc[first].idx, doc[last].idx + len(doc[last]))
