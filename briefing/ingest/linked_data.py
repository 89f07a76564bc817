"""The text of an article that a page gives in its linked data (JSON-LD, https://schema.org/articleBody)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import msgspec

_SCRIPT = re.compile(r"<script\b[^>]{0,300}application/ld\+json[^>]{0,300}>", re.IGNORECASE)
_END = re.compile(r"</script", re.IGNORECASE)
_MOST_SCRIPTS = 20
_MAX_DEPTH = 8


def linked_body(markup: str) -> str:
    """The longest text of an article in the page's linked data, plain or with markup as it stands there; or nothing."""
    bodies: list[str] = []
    for number, script in enumerate(_SCRIPT.finditer(markup)):
        end = _END.search(markup, script.end())
        if number >= _MOST_SCRIPTS or not end:
            break
        try:
            value = msgspec.json.decode(markup[script.end() : end.start()].strip())
        except (msgspec.DecodeError, RecursionError):
            continue
        bodies += _bodies(value)
    return max(bodies, key=len, default="")


def _bodies(value: Any, depth: int = 0) -> Iterator[str]:
    if depth > _MAX_DEPTH:
        return
    if isinstance(value, list):
        for one in value[:100]:
            yield from _bodies(one, depth + 1)
    elif isinstance(value, dict):
        body = value.get("articleBody")
        if isinstance(body, str):
            yield body
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart"):
            yield from _bodies(value.get(key), depth + 1)
