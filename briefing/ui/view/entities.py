"""Names in a list: how often, from when to when, in how many sources."""

from __future__ import annotations

from collections.abc import Mapping

from briefing.story.types import StoryEntity
from briefing.ui.graphemes import cells, fit
from briefing.ui.view.rows import Item, Run
from briefing.ui.view.sidebar import MARKS
from briefing.ui.view.story_rows import entity_kind
from briefing.ui.view.when import describe

SEEN_CELLS = 26
"""The widest span of days, over the turn of a year."""


def seen(entity: StoryEntity, published: Mapping[str, str | None]) -> str:
    """The first and last day on which an article names it, empty where none is dated; ``published`` by article."""
    days = sorted(day for member in entity.members if (day := published.get(member.article)))
    if not days:
        return ""
    return describe(days[0] if days[0] == days[-1] else f"{days[0]}/{days[-1]}")


def entity_row(entity: StoryEntity, days: str, *, marked: bool) -> Item:
    """One line: mark, name, times named, ``days``, sources. Choosing it means its id."""
    kind = entity_kind(entity)

    def draw(width: int) -> list[Run]:
        span = fit(days, SEEN_CELLS)
        tail = f"{len(entity.mentions):>5}×  {span}{' ' * (SEEN_CELLS - cells(span))}{entity.sources:>5}"
        room = max(8, width - 4 - cells(tail))
        name = fit(entity.name, room)
        return [
            ("✓ " if marked else "  ", ("row--heading",)),
            (f"{MARKS[kind]} ", (f"mark--{kind}",)),
            (name, ("row--title",) if marked else (f"fact--{kind}",)),
            (" " * (room - cells(name)) + tail, ("row--quiet",)),
        ]

    return Item((), entity.id, draw)
