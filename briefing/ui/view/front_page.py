"""The stories of the articles that are open, as the front page tells them."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterable
from datetime import date
from typing import NamedTuple

from briefing.story.news import NewsStory
from briefing.story.stories.since import KeptStory, Look, Looks, changes
from briefing.story.wording import count
from briefing.ui.view.story_rows import summary_of
from briefing.ui.view.when import describe

FRESH_DAYS = 7.0
"""Days in which the weight of a story is halved."""

UNDATED = 0.5
"""What a story weighs whose days are not known, beside one of today."""

LEAST = 20
"""Articles below which a list of them says as much as a page of stories, so that the reader opens on the first."""


class Line(NamedTuple):
    """A story: title, size and days, what happens, what has changed since the reader looked, how much is unread."""

    story: NewsStory
    title: str
    size: str
    event: str
    changes: tuple[str, ...]
    unread: int


def front_page(stories: Iterable[KeptStory], read: Collection[str], looks: Looks) -> list[Line]:
    """The stories, the one with most news first. ``read`` are the ids of the articles that were read."""
    before = looks.finder()
    lines = [_line(kept, before(kept.story), read) for kept in stories]
    newest = max((line.story.last for line in lines if line.story.last), default=None)
    lines.sort(key=lambda line: -_weight(line, newest))
    return lines


def search_line(name: str, query: str, tally: tuple[int, int] | None, most: int) -> str:
    """A saved search as the front page tells it. ``tally``: how many it finds, of ``most`` counted, and unread."""
    said = name if name == query else f"{name} · {query}"
    if tally is None:
        return said
    found, unread = tally
    number = f"{most} or more found" if found >= most else f"{found} found"
    return f"{said} · {number}{f' · {unread} unread' if unread else ''}"


def _line(kept: KeptStory, before: Look | None, read: Collection[str]) -> Line:
    story = kept.story
    return Line(
        story,
        story.title,
        _size(story),
        _event(kept),
        changes(kept, before),
        sum(article not in read for article in story.ids),
    )


def _weight(line: Line, newest: str | None) -> float:
    """More sources count less and less, age halves it, and news since the last look doubles it."""
    age = 0.0
    if newest and line.story.last:
        age = (date.fromisoformat(newest) - date.fromisoformat(line.story.last)).days
    fresh = 0.5 ** (age / FRESH_DAYS) if line.story.last else UNDATED
    return math.log2(1 + line.story.sources) * fresh * (2.0 if line.changes else 1.0) * (1.0 if line.unread else 0.5)


def _size(story: NewsStory) -> str:
    copies = len(story.articles) - story.sources
    parts = [count(story.sources, "source")]
    if copies:
        parts.append("1 copy" if copies == 1 else f"{copies} copies")
    if story.first and story.last:
        parts.append(describe(story.first if story.first == story.last else f"{story.first}/{story.last}"))
    return " · ".join(parts)


def _event(kept: KeptStory) -> str:
    """The main event with day, place and status, or what the newest article is about; else who the story is about."""
    named = "" if _same(kept.event, kept.story.title) else kept.event
    said = " · ".join(filter(None, [named, summary_of(dict(kept.fields))]))
    return said or ", ".join(kept.story.entities[:3])


def _same(one: str, other: str) -> bool:
    """Whether two lines say the same, case and punctuation aside."""
    return re.findall(r"\w+", one.casefold()) == re.findall(r"\w+", other.casefold())
