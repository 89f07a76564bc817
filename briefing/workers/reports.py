"""What workers report to whoever started them, in plain frozen values; from whatever thread they run in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import msgspec

from briefing.ingest import Skipped, Source
from briefing.library import Head, Reading
from briefing.model import Article, Facts
from briefing.workers.job import Extracted

if TYPE_CHECKING:
    from briefing.story.lookup import StoryLookup
    from briefing.story.stories.since import KeptStory


class Loaded(msgspec.Struct, frozen=True):
    """Sources were read: their rows with the article, what the library knows of it, or why there is none."""

    found: Sequence[tuple[int, Article | Head | Skipped]]


class Expanded(msgspec.Struct, frozen=True):
    """The source of a row was looked into: what it holds."""

    row: int
    sources: Sequence[Source]


class Recalled(msgspec.Struct, frozen=True):
    """What the library knows of articles: id, facts if it has current ones, and how far they are read."""

    known: Sequence[tuple[str, Facts | None, Reading]]


class Kept(msgspec.Struct, frozen=True):
    """The library has these articles now, and the facts of those, by id; posted after what gave them."""

    articles: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()


class Told(msgspec.Struct, frozen=True):
    """All articles of which the library has current facts."""

    articles: frozenset[str]


class Changed(msgspec.Struct, frozen=True):
    """What the library keeps under ``name`` is ``value`` now, by this reader's hand or another's."""

    name: str
    value: object


class Redated(msgspec.Struct, frozen=True):
    """Articles that have another date now, by the reader's word."""

    articles: Sequence[Article]


class StoryUpdated(msgspec.Struct, frozen=True):
    """The story was built again."""

    story: StoryLookup


class NewsUpdated(msgspec.Struct, frozen=True):
    """The stories of the library were found again."""

    stories: Sequence[KeptStory]


class ReadBefore(msgspec.Struct, frozen=True):
    """The articles that were read, before the library has told more of them."""

    articles: frozenset[str]


class Appeared(msgspec.Struct, frozen=True):
    """Sources that are there now and were not before."""

    sources: tuple[Source, ...]


class Failed(msgspec.Struct, frozen=True):
    """Something behind the screen does not work; one line to tell the reader."""

    reason: str


class Fetching(msgspec.Struct, frozen=True):
    """How far fetching is, in a word or two; nothing where it rests."""

    progress: str


class Fetched(msgspec.Struct, frozen=True):
    """Articles came over the network, and are kept; ``said`` is one line to tell the reader, if any."""

    articles: tuple[Article, ...]
    said: str


Report = (
    Appeared
    | Expanded
    | Fetched
    | Fetching
    | Loaded
    | Extracted
    | Recalled
    | Kept
    | Told
    | ReadBefore
    | Redated
    | Changed
    | StoryUpdated
    | NewsUpdated
    | Failed
)

Post = Callable[[Report], object]
"""Takes a report; safe to call from any thread."""
