"""What is told of actions while extraction is recorded."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.extract import trace
from briefing.extract.events.actions.action import Action
from briefing.extract.events.record import span_of
from briefing.model import Event


def record_actions(told: Sequence[tuple[Event, Action]]) -> None:
    """Which words made which action, of which class, and by whom to whom."""
    for event, action in told:
        for m in action.mentions:
            says = f'"{m.word}" is one of the words for this kind of action in the profile.'
            trace.note("event", "what tells of it", "word of the profile", says, span_of(m), m.kind, fact=event.id)
        span = span_of(action.head)
        says = "The kind's class, or that of its announcement where it is only promised or threatened."
        trace.note("event", "class", "kind and modality", says, span, event.class_ or "none", fact=event.id)
        who = "; ".join(", ".join(p.text for p in side) or "nobody" for side in (event.actors, event.recipients))
        says = "Subject, object, “by”, “of” and the like name who does it; to whom."
        trace.note("event", "who", "grammar of the clause", says, span, who, fact=event.id)
