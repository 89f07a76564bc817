"""What the reader says about a story, put so that it holds for the articles it was said of and for later ones."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefing.model import Entity, Event
from briefing.story.linking.corrections import (
    Correction,
    Join,
    Merge,
    NotAnEvent,
    NotAPerson,
    OtherDay,
    OtherPlace,
    Part,
    Ref,
    Rename,
    Split,
    event_key,
)
from briefing.story.lookup import StoryLookup
from briefing.story.news import NewsStory
from briefing.story.types import Member, StoryEntity, StoryEvent
from briefing.ui.session import Session

Thing = StoryEntity | StoryEvent


def merge(one: Thing, other: Thing, index: StoryLookup, session: Session) -> list[Correction]:
    """``one`` and ``other`` are one."""
    mine, theirs = refs(one, index, session), refs(other, index, session)
    if not mine or not theirs:
        return []
    pairs = {(a, theirs[0]) for a in mine} | {(mine[0], b) for b in theirs}
    return [Merge(a, b) for a, b in sorted(pairs)]


def split(thing: Thing, member: Member, session: Session) -> list[Correction]:
    """The ``member`` is another than the rest of ``thing``."""
    apart = _ref(member, session)
    if apart is None:
        return []
    if isinstance(thing, StoryEvent):
        rest = [ref for m in thing.members if m != member and (ref := _ref(m, session))]
    else:
        names = {entity.name for m in thing.members if m != member and isinstance(entity := found(m, session), Entity)}
        rest = [Ref(name) for name in sorted(names)]
    return [Split(apart, ref) for ref in rest]


def rename(thing: Thing, name: str, index: StoryLookup, session: Session) -> list[Correction]:
    """Show ``thing`` as ``name``."""
    name = " ".join(name.split())
    chosen = refs(thing, index, session)
    return [Rename(chosen[0], name)] if chosen and name else []


def leave_out(thing: Thing, index: StoryLookup, session: Session) -> list[Correction]:
    """``thing`` is nobody, or no event."""
    said = NotAnEvent if isinstance(thing, StoryEvent) else NotAPerson
    return [said(ref) for ref in refs(thing, index, session)]


def other_day(event: StoryEvent, when: str, index: StoryLookup, session: Session) -> list[Correction]:
    """``event`` is on ``when``, a TIMEX3 value."""
    return [OtherDay(ref, when) for ref in refs(event, index, session)]


def other_place(event: StoryEvent, place: str, index: StoryLookup, session: Session) -> list[Correction]:
    """``event`` is at ``place``."""
    return [OtherPlace(ref, place) for ref in refs(event, index, session)]


def join(one: NewsStory, other: NewsStory) -> list[Correction]:
    """Two stories are one; every pair is said, since pairs may have been parted before."""
    return [Join(article, other.ids) for article in one.ids]


def part(story: NewsStory, article: str) -> list[Correction]:
    """An article does not belong to its story; nothing where it stands alone."""
    rest = tuple(other for other in story.ids if other != article)
    return [Part(article, rest)] if rest else []


def refs(thing: Thing, index: StoryLookup, session: Session) -> list[Ref]:
    """How to name ``thing``: by its names in articles; article by article where a name is another's too."""
    if isinstance(thing, StoryEvent):
        return [ref for member in thing.members if (ref := _ref(member, session))]
    names = _names(thing.members, session)
    shared = {
        form.casefold()
        for other in index.story.entities
        if other.id != thing.id
        for form in (other.name, *other.aliases)
    }
    own = [Ref(name) for name in names if name.casefold() not in shared]
    scoped = [
        Ref(entity.name, member.article)
        for member in thing.members
        if isinstance(entity := found(member, session), Entity) and entity.name.casefold() in shared
    ]
    return own + scoped


def found(member: Member, session: Session) -> Entity | Event | None:
    """The entity or event of an article's facts."""
    row = session.row_of(member.article)
    facts = session.entries[row].facts if row is not None else None
    if facts is None:
        return None
    things: Iterable[Entity | Event] = (*facts.entities, *facts.events)
    return next((thing for thing in things if thing.id == member.id), None)


def _names(members: Sequence[Member], session: Session) -> list[str]:
    """The names, the one that most articles have first."""
    counted: dict[str, int] = {}
    for member in members:
        if isinstance(entity := found(member, session), Entity):
            counted[entity.name] = counted.get(entity.name, 0) + 1
    return sorted(counted, key=lambda name: (-counted[name], -len(name), name))


def _ref(member: Member, session: Session) -> Ref | None:
    thing = found(member, session)
    if isinstance(thing, Event):
        return Ref(event_key(thing), member.article)
    return Ref(thing.name, member.article) if thing else None
