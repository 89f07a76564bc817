"""How one value of an event's field stands to the present one, in marks that need no colour."""

from __future__ import annotations

from typing import Literal

from briefing.story.types import Account, Field, Relation, Value
from briefing.ui.telling import StoryIndex

Standing = Literal["same", "rough", "since", "against"]

STANDING_MARKS: dict[Standing, str] = {"same": "=", "rough": "≈", "since": "→", "against": "≠"}
ONLY, SILENT = "+", "·"

MEANINGS = (
    ("=", "same"),
    ("≈", "less exact"),
    ("→", "since changed"),
    ("≠", "differs"),
    ("+", "only here"),
    ("·", "silent"),
)

RELATIONS: dict[Relation, str] = {
    "single": "one source",
    "agreed": "agree",
    "refined": "more exact",
    "changed": "changed",
    "disputed": "differ",
}

FIELDS: dict[Field, str] = {"when": "When", "where": "Where", "candidates": "Candidates", "status": "Status"}


def relation(account: Account) -> str:
    """How the values of a field stand together, and how many of those that say anything agree: ``5/6 more exact``."""
    counted = f"{account.agreeing}/{account.stating} " if account.stating > 1 else ""
    moved = account.field == "status" and account.relation == "refined"
    return counted + ("moved on" if moved else RELATIONS[account.relation])


def standing(account: Account, value: Value, index: StoryIndex) -> Standing:
    """How ``value`` stands to the present value of ``account``."""
    now = account.now
    if (value.value, value.modifier) == (now.value, now.modifier):
        return "same"
    if index.fineness.fit(account.field, value, now):
        # That an event has come further is a change, which a more exact day is not.
        return "since" if account.field == "status" else "rough"
    return "since" if account.relation == "changed" or _last(value) < _first(now) else "against"


def _first(value: Value) -> str:
    return min((s.published for s in value.statements if s.published), default="9999")


def _last(value: Value) -> str:
    return max((s.published for s in value.statements if s.published), default="9999")
