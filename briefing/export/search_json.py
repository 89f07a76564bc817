"""The public format of what a search finds, version 1, and its JSON Schema."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Literal

import msgspec

from briefing.library import Head, Hit
from briefing.model import Span


class Found(msgspec.Struct, frozen=True):
    """An article; ``matches`` are code points of ``snippet``, a part of its text."""

    id: str
    source: str
    title: str
    outlet: str | None
    published: str | None
    snippet: str
    matches: tuple[Span, ...]


class Document(msgspec.Struct, frozen=True):
    """What ``briefing search --json`` prints, best first."""

    query: str
    hits: tuple[Found, ...]
    format: Literal["briefing.search"] = "briefing.search"
    version: Literal[1] = 1


def found(hits: Sequence[Hit], heads: Sequence[Head]) -> tuple[Found, ...]:
    """``hits`` with what a list shows of them."""
    by_id = {head.id: head for head in heads}
    out = []
    for hit in hits:
        head = by_id.get(hit.id)
        day = head.published.value if head and head.published else None
        out.append(Found(hit.id, hit.source, hit.title, head.outlet if head else None, day, hit.snippet, hit.matches))
    return tuple(out)


def encode(query: str, hits: tuple[Found, ...]) -> bytes:
    """The document as JSON, UTF-8, ending in a newline."""
    return msgspec.json.format(msgspec.json.encode(Document(query, hits)), indent=2) + b"\n"


def schema() -> str:
    """The JSON Schema of the document."""
    return json.dumps(msgspec.json.schema(Document), indent=2)
