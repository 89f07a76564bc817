"""Makes one of two values that were kept under the same name, without losing anything of the one that is here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

_IDENTITY: dict[str, tuple[str, ...]] = {
    "notes": ("article", "start", "end", "about"),
    "feeds": ("url",),
    "searches": ("name",),
}
"""By name, the fields that tell the items of a list apart; elsewhere the whole item does."""

_DEFAULTS: dict[str, Any] = {"start": 0, "end": 0, "about": ""}


def merged(name: str, here: Any, coming: Any) -> Any:
    """Both: lists united, objects field by field; of single values, and where their kinds differ, the one here.

    What comes goes before what is here, as lists are in the order of time and later ones win.
    """
    if isinstance(here, dict) and isinstance(coming, dict):
        fields = {key: value for key, value in coming.items() if key not in here}
        return fields | {
            key: merged(name, value, coming[key]) if key in coming else value for key, value in here.items()
        }
    if isinstance(here, list) and isinstance(coming, list):
        return _united(name, here, coming)
    return here


def _united(name: str, here: list[Any], coming: list[Any]) -> list[Any]:
    same = _same_items(name)
    left, new, out = list(here), [], list(here)
    for item in coming:
        at = next((n for n, one in enumerate(left) if same(one, item)), None)
        if at is None:
            new.append(item)
            continue
        # Each only once, since the same may have been done twice.
        mine = left.pop(at)
        out[next(n for n, one in enumerate(out) if one is mine)] = _both(name, mine, item)
    return [*new, *out]


def _same_items(name: str) -> Callable[[Any, Any], bool]:
    fields = _IDENTITY.get(name)

    def same(one: Any, other: Any) -> bool:
        if fields and isinstance(one, dict) and isinstance(other, dict):
            return all(
                one.get(field, _DEFAULTS.get(field)) == other.get(field, _DEFAULTS.get(field)) for field in fields
            )
        return bool(one == other)

    return same


def _both(name: str, here: Any, coming: Any) -> Any:
    """Of two notes on the same passage the words of both; else the one here."""
    if name == "notes" and isinstance(here, dict) and isinstance(coming, dict):
        mine, theirs = str(here.get("text", "")), str(coming.get("text", ""))
        if theirs not in mine:
            return {**here, "text": f"{mine}\n{theirs}"}
    return here
