"""How one value of an event's field stands to the present one, in marks that need no colour."""

from __future__ import annotations

from typing import Literal

from briefing.story import times
from briefing.story.types import Account, Field, Relation, StoryEntity, Value
from briefing.ui.telling import StoryIndex

Standing = Literal["same", "rough", "since", "against"]

STANDING_MARKS: dict[Standing, str] = {"same": "=", "rough": "≈", "since": "→", "against": "≠"}
ONLY, SILENT = "+", "·"

MEANINGS = (
    ("=", "says the same"),
    ("≈", "fits, less exact"),
    ("→", "has changed since"),
    ("≠", "differs"),
    ("+", "only this source"),
    ("·", "says nothing"),
)

RELATIONS: dict[Relation, str] = {
    "single": "one source",
    "agreed": "agree",
    "refined": "more exact",
    "changed": "changed",
    "disputed": "differ",
}

FIELDS: dict[Field, str] = {"when": "When", "where": "Where", "candidates": "Candidates", "status": "Status"}

_COURSE = ("planned", "ongoing", "held")


def relation(account: Account) -> str:
    """How the values of a field stand together, and how many of those that say anything agree: ``5/6 more exact``."""
    counted = f"{account.agreeing}/{account.stating} " if account.stating > 1 else ""
    return counted + RELATIONS[account.relation]


def standing(account: Account, value: Value, index: StoryIndex) -> Standing:
    """How ``value`` stands to the present value of ``account``."""
    now = account.now
    if (value.value, value.modifier) == (now.value, now.modifier):
        return "same"
    if _fits(account, value, now, index):
        return "rough"
    return "since" if account.relation == "changed" or _last(value) < _first(now) else "against"


def _fits(account: Account, value: Value, now: Value, index: StoryIndex) -> bool:
    if account.field == "when":
        a, b = times.days_of(value.value, value.modifier), times.days_of(now.value, now.modifier)
        return bool(a and b and (times.within(a, b) or times.within(b, a)))
    if account.field == "where":
        one, other = index.by_id.get(value.value), index.by_id.get(now.value)
        if not isinstance(one, StoryEntity) or not isinstance(other, StoryEntity) or one.country != other.country:
            return False
        return index.countries.get(one.country or "") in (one.name, other.name)
    if account.field == "candidates":
        mine, others = set(value.value.split()), set(now.value.split())
        return mine <= others or others <= mine
    # A later stage of the same course contradicts no earlier one.
    if value.value in _COURSE and now.value in _COURSE:
        return _COURSE.index(value.value) <= _COURSE.index(now.value)
    return False


def _first(value: Value) -> str:
    return min((s.published for s in value.statements if s.published), default="9999")


def _last(value: Value) -> str:
    return max((s.published for s in value.statements if s.published), default="9999")
