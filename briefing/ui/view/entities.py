"""Names in a list: how often, from when to when, in how many sources."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from briefing.story.types import Source, StoryEntity
from briefing.ui.graphemes import cells, fit
from briefing.ui.view.rows import Item, Run
from briefing.ui.view.sidebar import MARKS
from briefing.ui.view.story_rows import entity_kind
from briefing.ui.view.when import describe

SEEN_CELLS = 26
"""The widest span of days, over the turn of a year."""


class Named(NamedTuple):
    """How often some articles name somebody, from which day to which, and how many of them that are no copies."""

    entity: StoryEntity
    times: int
    days: str
    sources: int


def named(entities: Iterable[StoryEntity], sources: Mapping[str, Source], articles: Collection[str]) -> list[Named]:
    """Those that ``articles`` name, the ones named most first. ``sources`` are by article id."""
    found = []
    for entity in entities:
        times = sum(mention.article in articles for mention in entity.mentions)
        if not times:
            continue
        here = [sources[ident] for ident in {member.article for member in entity.members} if ident in articles]
        days = sorted(source.published for source in here if source.published)
        span = (days[0] if days[0] == days[-1] else f"{days[0]}/{days[-1]}") if days else ""
        originals = {source.copy_of or source.article for source in here}
        found.append(Named(entity, times, describe(span) if span else "", len(originals)))
    return sorted(found, key=lambda one: (-one.times, -one.sources, one.entity.name))


def entity_row(named: Named, *, marked: bool) -> Item:
    """One line: mark, name, times named, days, sources. Choosing it means its id."""
    entity = named.entity
    kind = entity_kind(entity)

    def draw(width: int) -> list[Run]:
        span = fit(named.days, SEEN_CELLS)
        tail = f"{named.times:>5}×  {span}{' ' * (SEEN_CELLS - cells(span))}{named.sources:>5}"
        room = max(8, width - 4 - cells(tail))
        name = fit(entity.name, room)
        return [
            ("✓ " if marked else "  ", ("row--heading",)),
            (f"{MARKS[kind]} ", (f"mark--{kind}",)),
            (name, ("row--title",) if marked else (f"fact--{kind}",)),
            (" " * (room - cells(name)) + tail, ("row--quiet",)),
        ]

    return Item((), entity.id, draw)
