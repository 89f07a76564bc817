"""The stories of the articles that are open, as the front page tells them."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Collection, Iterable
from datetime import date
from typing import NamedTuple

from briefing.story.linking.terms import STOP_WORDS
from briefing.story.stories.since import KeptStory, Look, Looks, changes
from briefing.story.wording import count
from briefing.ui.graphemes import cells
from briefing.ui.view.story_rows import summary_of
from briefing.ui.view.when import describe

FRESH_DAYS = 7.0
"""Days after the newest article by which a story has lost two thirds of its weight."""

FADING = 1.5
"""The power of its age by which it goes on losing: an old story of many sources is before an old one of one."""

TOLD = 0.6
"""The share of an event's words that a title has which tells it."""

LONG_NAME = 60
"""Code points from which on what names an event is a headline of its own, and one headline a story is enough."""

LEAST = 20
"""Articles below which a list of them says as much as a page of stories, so that the reader opens on the first."""


class Ranked(NamedTuple):
    """A story with how it stood when the reader last looked, and how many of its articles are unread."""

    kept: KeptStory
    before: Look | None
    unread: int


class Line(NamedTuple):
    """A story in words: title, what happens, size and days, what has changed since the reader looked."""

    title: str
    event: str
    size: str
    changes: tuple[str, ...]
    unread: bool


def front_page(stories: Iterable[KeptStory], read: Collection[str], looks: Looks) -> list[Ranked]:
    """The stories, the one with most news first. ``read`` are the ids of the articles that were read."""
    before = looks.finder()
    ranked = [
        Ranked(kept, before(kept.story), sum(article not in read for article in kept.story.ids)) for kept in stories
    ]
    newest = max((one.kept.story.last for one in ranked if one.kept.story.last), default=None)
    ages = {last: _fresh(last, newest) for last in {one.kept.story.last for one in ranked}}
    dated = sorted(ages[one.kept.story.last] for one in ranked if one.kept.story.last)
    # What has no day is taken for as fresh as half of what has one.
    ages[None] = dated[len(dated) // 2] if dated else 1.0
    ranked.sort(key=lambda one: -_weight(one, ages[one.kept.story.last]))
    return ranked


def search_line(name: str, query: str, tally: tuple[int, int] | None, most: int) -> str:
    """A saved search as the front page tells it. ``tally``: how many it finds, of ``most`` counted, and unread."""
    said = name if name == query else f"{name} · {query}"
    if tally is None:
        return said
    found, unread = tally
    number = f"{most} or more found" if found >= most else f"{found} found"
    return f"{said} · {number}{f' · {unread} unread' if unread else ''}"


def line(ranked: Ranked, outlet: Callable[[str], str]) -> Line:
    """One story in words; ``outlet`` names that of an article, empty where it is not known."""
    kept = ranked.kept
    told = changes(kept, ranked.before, describe)
    return Line(kept.story.title, _event(kept), _size(ranked, outlet), told, ranked.unread > 0)


def beside(left: str, right: str, width: int) -> str:
    """Both on one line, the second at its end; empty where there is no room for both."""
    gap = width - cells(left) - cells(right)
    return f"{left}{' ' * gap}{right}" if gap > 1 else ""


def _weight(ranked: Ranked, fresh: float) -> float:
    """More sources count less and less, and news since the last look doubles it."""
    changed = bool(changes(ranked.kept, ranked.before)) if ranked.before else False
    seen = (2.0 if changed else 1.0) * (1.0 if ranked.unread else 0.5)
    return math.log2(1 + ranked.kept.story.sources) * fresh * seen


def _fresh(last: str | None, newest: str | None) -> float:
    """How much of its weight a story has kept: it loses fast in the first weeks, and slower in the years after."""
    if not last or not newest:
        return 1.0
    days = (date.fromisoformat(newest) - date.fromisoformat(last)).days
    return math.pow(1 + days / FRESH_DAYS, -FADING)


def _size(ranked: Ranked, outlet: Callable[[str], str]) -> str:
    story = ranked.kept.story
    copies = len(story.articles) - story.sources
    one = outlet(story.articles[0].article) if len(story.articles) == 1 else ""
    parts = [one or count(story.sources, "source")]
    if copies:
        parts.append("1 copy" if copies == 1 else f"{copies} copies")
    if story.first and story.last:
        parts.append(describe(story.first if story.first == story.last else f"{story.first}/{story.last}"))
    if ranked.unread and len(story.articles) > 1:
        parts.append("unread" if ranked.unread == len(story.articles) else f"{ranked.unread} unread")
    return " · ".join(parts)


def _event(kept: KeptStory) -> str:
    """The main event, where the title does not tell it, with day, place and status; else who the story is about."""
    story, values = kept.story, dict(kept.fields)
    if "when" in values and kept.look.when:
        same = story.first == story.last == kept.look.when
        values["when"] = "" if same else describe(kept.look.when, year=story.last[:4] if story.last else None)
    named = "" if told_by(kept.event, story.title) else kept.event
    said = " · ".join(filter(None, [named, summary_of(values)]))
    return said or ", ".join(story.entities[:3])


def told_by(event: str, title: str) -> bool:
    """Whether the title says most of what the event's line says, or the line is one of an article like the title's."""
    mine, other = (set(re.findall(r"\w+", text.casefold())) - STOP_WORDS for text in (event, title))
    return len(mine & other) >= TOLD * len(mine) or len(event) > LONG_NAME
