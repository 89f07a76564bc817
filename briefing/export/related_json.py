"""The public format of related articles, version 1, and its JSON Schema."""

from __future__ import annotations

import json
from typing import Literal

import msgspec


class RelatedArticle(msgspec.Struct, frozen=True):
    """A related article: its path or URL, a score that only orders, what both share, and the reasons in words."""

    source: str
    score: float
    shared: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()


class RankedArticle(msgspec.Struct, frozen=True):
    """An article and those related to it, best first."""

    source: str
    related: tuple[RelatedArticle, ...] = ()


class Document(msgspec.Struct, frozen=True):
    """What ``briefing related --json`` prints."""

    articles: tuple[RankedArticle, ...]
    format: Literal["briefing.related"] = "briefing.related"
    version: Literal[1] = 1


def encode(articles: tuple[RankedArticle, ...]) -> bytes:
    """The document as JSON, UTF-8, ending in a newline."""
    return msgspec.json.format(msgspec.json.encode(Document(articles)), indent=2) + b"\n"


def schema() -> str:
    """The JSON Schema of the document."""
    return json.dumps(msgspec.json.schema(Document), indent=2)
