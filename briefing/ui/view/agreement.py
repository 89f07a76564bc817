"""How one value of an event's field stands to the present one, in marks that need no colour."""

from __future__ import annotations

from typing import Literal

from briefing.story.lookup import StoryLookup
from briefing.story.types import Account, Field, Relation, Value

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

_SAID: dict[Relation, str] = {
    "agreed": "{verb}",
    "refined": "{verb}, some more exactly",
    "changed": "{verb} by now; it was otherwise before",
    "disputed": "{verb}, the others differ",
}

FIELDS: dict[Field, str] = {
    "when": "When",
    "where": "Where",
    "candidates": "Candidates",
    "status": "Status",
    "number": "Number",
}


def share(number: int, of: int) -> str:
    """How many of how many sources: ``2 of 5 sources``, ``all 5 sources``."""
    if number == of:
        return f"all {of} sources"
    return f"{number} of {of} sources"


def relation(account: Account) -> str:
    """How the values of a field stand together, in words: ``5 of 6 sources agree, some more exactly``."""
    if account.relation == "single":
        return "one source"
    said = share(account.agreeing, account.stating) if account.stating > 1 else "one source"
    verb = "agrees" if said == "one source" else "agree"
    if account.relation == "refined" and account.field == "status":
        return f"{said} {verb}, as things went on"
    return f"{said} {_SAID[account.relation].format(verb=verb)}"


def relation_in_short(account: Account) -> str:
    """The same where there is room for few words: ``5 of 6 agree``."""
    if account.stating < 2 or account.relation == "single":
        return RELATIONS[account.relation]
    how = "all agree" if account.agreeing == account.stating else f"{account.agreeing} of {account.stating} agree"
    return how if account.relation in ("agreed", "refined") else f"{how}, {RELATIONS[account.relation]}"


def standing(account: Account, value: Value, index: StoryLookup) -> Standing:
    """How ``value`` stands to the present value of ``account``."""
    now = account.now
    if (value.value, value.modifier) == (now.value, now.modifier):
        return "same"
    if index.specificity.fit(account.field, value, now):
        # That an event has come further is a change, which a more exact day is not.
        return "since" if account.field == "status" else "rough"
    if account.field == "where" and account.relation in ("single", "agreed", "refined"):
        return "rough"
    return "since" if account.relation == "changed" or _last(value) < _first(now) else "against"


def _first(value: Value) -> str:
    return min((s.published for s in value.statements if s.published), default="9999")


def _last(value: Value) -> str:
    return max((s.published for s in value.statements if s.published), default="9999")
