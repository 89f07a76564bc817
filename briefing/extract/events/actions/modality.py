"""What is only announced is a promise or a threat: PLOVER codes the intent, not the doing, until it is done."""

from __future__ import annotations

from typing import Any

from briefing.extract.events.cues import CUES
from briefing.extract.events.grammar import children
from briefing.model import EventClass, EventStatus

KIND = frozenset({"agree", "support", "cooperate", "aid", "concede", "retreat"})
HOSTILE = frozenset({"sanction", "coerce", "assault", "mobilize", "reject", "disapprove"})


def by_modality(class_: EventClass, status: EventStatus | None, verb: Any) -> EventClass:
    """The class of an action with that status: "will free the crew" is agree, "may cut off aid" threaten."""
    modal = any(
        c.tag_ == "MD" and c.lower_ in CUES.may | {"would", "will", "shall", "'ll"} for c in children(verb, "aux")
    )
    if status == "planned" or (status == "unclear" and modal):
        if class_ in KIND:
            return "agree"
        if class_ in HOSTILE:
            return "threaten"
    return class_
