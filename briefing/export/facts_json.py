"""The public facts format, version 1: one object, or one article object a line, and its JSON Schema."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Literal

import msgspec

from briefing import __version__
from briefing.model import Article, Entity, Event, Facts, Published, Statement, Time


class Generator(msgspec.Struct, frozen=True):
    """What made the facts: the version of briefing, and the spaCy pipeline with its version."""

    briefing: str
    model: str
    model_version: str


class ArticleFacts(msgspec.Struct, frozen=True):
    """One article with its facts, as the format writes it; ``failed`` names what could not be looked for."""

    id: str
    source: str
    title: str
    outlet: str | None
    author: str | None
    language: str | None
    published: Published | None
    text: str
    entities: tuple[Entity, ...]
    times: tuple[Time, ...]
    events: tuple[Event, ...]
    statements: tuple[Statement, ...] = ()
    url: str | None = None
    failed: tuple[str, ...] = ()

    @classmethod
    def of(cls, article: Article, facts: Facts) -> ArticleFacts:
        """The record for ``article``; its date is the one that the facts were resolved against."""
        return cls(
            id=article.id,
            source=article.source,
            title=article.title,
            outlet=article.outlet,
            author=article.author,
            language=article.language,
            published=facts.published,
            text=article.text,
            entities=facts.entities,
            times=facts.times,
            events=facts.events,
            statements=facts.statements,
            url=article.url,
            failed=facts.failed,
        )


class FactsDocument(msgspec.Struct, frozen=True):
    """The whole answer."""

    generator: Generator
    articles: tuple[ArticleFacts, ...]
    format: Literal["briefing.facts"] = "briefing.facts"
    version: Literal[1] = 1


def encode_document(records: Iterable[ArticleFacts], *, model: str, model_version: str) -> bytes:
    """One indented JSON object, UTF-8, ending in a newline."""
    document = FactsDocument(Generator(__version__, model, model_version), tuple(records))
    return msgspec.json.format(msgspec.json.encode(document), indent=2) + b"\n"


def encode_line(record: ArticleFacts) -> bytes:
    """One article object on a line of its own."""
    return msgspec.json.encode(record) + b"\n"


def schema() -> str:
    """The JSON Schema of ``FactsDocument``, indented."""
    return json.dumps(msgspec.json.schema(FactsDocument), indent=2)
