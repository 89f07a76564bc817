"""The public format of stories, version 1, and its JSON Schema."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Literal

import msgspec

from briefing.story.news import NewsStory


class StoryArticle(msgspec.Struct, frozen=True):
    """An article of a story: its path or URL, why it is there, and the source that it repeats, null for an original."""

    source: str
    why: str
    copy_of: str | None = None


class Story(msgspec.Struct, frozen=True):
    """Articles that report the same thing: ``articles`` are paths or URLs by publication, ``members`` adds reasons.

    ``first`` and ``last`` are days of publication; ``sources`` counts originals, not copies; ``new`` counts the
    articles that ``briefing stories --new`` has not shown yet.
    """

    id: str
    title: str
    articles: tuple[str, ...]
    first: str | None
    last: str | None
    sources: int
    entities: tuple[str, ...]
    new: int
    members: tuple[StoryArticle, ...] = ()


class Document(msgspec.Struct, frozen=True):
    """What ``briefing stories --json`` prints."""

    stories: tuple[Story, ...]
    format: Literal["briefing.stories"] = "briefing.stories"
    version: Literal[1] = 1


def public(story: NewsStory, sources: Mapping[str, Sequence[str]]) -> Story:
    """``story`` with its articles under their paths or URLs, of which one text may have several."""
    members = tuple(
        StoryArticle(source, member.why, sources[member.copy_of][0] if member.copy_of else None)
        for member in story.articles
        for source in sources[member.article]
    )
    return Story(
        id=story.id,
        title=story.title,
        articles=tuple(member.source for member in members),
        first=story.first,
        last=story.last,
        sources=story.sources,
        entities=story.entities,
        new=story.new,
        members=members,
    )


def encode(stories: tuple[Story, ...]) -> bytes:
    """The document as JSON, UTF-8, ending in a newline."""
    return msgspec.json.format(msgspec.json.encode(Document(stories)), indent=2) + b"\n"


def schema() -> str:
    """The JSON Schema of the document."""
    return json.dumps(msgspec.json.schema(Document), indent=2)
