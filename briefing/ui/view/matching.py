"""Which people, places and events fit what is typed of their names."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from briefing.story.types import StoryEntity, StoryEvent

Thing = StoryEntity | StoryEvent
_T = TypeVar("_T", bound=Thing)


def fitting(things: Iterable[_T], typed: str) -> list[_T]:
    """Those whose names have all the typed words, best first: words begun so, then many sources, then names.

    Without words, all but mere groups, as they come.
    """
    words = typed.casefold().split()
    if not words:
        return [t for t in things if isinstance(t, StoryEvent) or t.type not in ("group", "other")]
    found: list[tuple[tuple[bool, int, bool, str], _T]] = []
    for thing in things:
        forms = (thing.name, *thing.aliases) if isinstance(thing, StoryEntity) else (thing.name,)
        name = " ".join(forms).casefold()
        if all(word in name for word in words):
            begun = any(part.startswith(words[0]) for part in name.replace("–", " ").split())
            found.append(((not begun, -thing.sources, isinstance(thing, StoryEvent), name), thing))
    return [thing for _, thing in sorted(found, key=lambda pair: pair[0])]
