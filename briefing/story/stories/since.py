"""What has changed in a story since its reader last looked: more articles, a day or place fixed, held, denied."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import msgspec

from briefing.model import Facts
from briefing.story.lookup import StoryLookup
from briefing.story.news import NewsStory
from briefing.story.times import words
from briefing.story.types import Member, StoryEvent
from briefing.story.wording import capital, count

LOOKS = "looks"
"""The name under which the library keeps them."""

KEPT = 2_000
"""Looks that are remembered; the oldest go first."""

_STATUS = {"held": "now held", "cancelled": "called off", "ongoing": "under way now", "planned": "planned again"}


class Look(msgspec.Struct, frozen=True):
    """How a story stood when its reader looked: its articles, and the words for its main event's day, place, status."""

    articles: tuple[str, ...]
    when: str = ""
    where: str = ""
    status: str = ""


class Looks(msgspec.Struct, frozen=True):
    """All that are remembered, by the story's id, the newest last."""

    by_story: dict[str, Look] = {}

    def put(self, story: str, look: Look) -> Looks:
        """With this one as the newest."""
        others = {k: v for k, v in self.by_story.items() if k != story}
        kept = [*others.items()][-(KEPT - 1) :]
        return Looks({**dict(kept), story: look})

    def before(self, story: NewsStory) -> Look | None:
        """How this story stood; one that has another id by now is known by its articles."""
        if found := self.by_story.get(story.id):
            return found
        articles = set(story.ids)
        best = max(self.by_story.values(), key=lambda look: len(articles & set(look.articles)), default=None)
        return best if best and articles & set(best.articles) else None


def main_event(story: NewsStory, index: StoryLookup, facts: Mapping[str, Facts]) -> StoryEvent | None:
    """The event that most of the story's articles are about, of equals the one that most sources tell."""
    counts: Counter[str] = Counter()
    for article in story.ids:
        for event in facts[article].events if article in facts else ():
            found = index.events.get(Member(article, event.id))
            if found:
                counts[found.id] += 10 if event.main else 1
    best = max(counts, key=lambda ident: (counts[ident], ident), default=None)
    thing = index.by_id.get(best) if best else None
    return thing if isinstance(thing, StoryEvent) else None


def look_at(story: NewsStory, event: StoryEvent | None) -> Look:
    """How it stands now."""

    def value(field: str) -> str:
        account = event.account(field) if event else None  # type: ignore[arg-type]
        return account.now.value if account else ""

    where = event.account("where") if event else None
    return Look(story.ids, value("when"), where.now.label if where else "", value("status"))


def changes(
    story: NewsStory, event: StoryEvent | None, before: Look | None, index: StoryLookup, facts: Mapping[str, Facts]
) -> tuple[str, ...]:
    """What is new since ``before``, the most telling first; nothing where nobody has looked yet."""
    if before is None:
        return ()
    now = look_at(story, event)
    told = []
    if now.status != before.status and before.status and now.status in _STATUS:
        told.append(_STATUS[now.status])
    if now.when and now.when != before.when:
        said = words(now.when)
        told.append(f"now {said}, before {words(before.when)}" if before.when else f"date fixed: {said}")
    if now.where and now.where != before.where:
        told.append(f"now in {now.where}, before {before.where}" if before.where else f"place named: {now.where}")
    new = [article for article in story.ids if article not in set(before.articles)]
    told += _denials(new, index, facts)
    if new:
        told.append(count(len(new), "new article"))
    return tuple(told)


def _denials(articles: Sequence[str], index: StoryLookup, facts: Mapping[str, Facts]) -> list[str]:
    """Who denies something in these articles, each once."""
    names: dict[str, None] = {}
    for article in articles:
        for statement in facts[article].statements if article in facts else ():
            if statement.act == "deny" and statement.speaker:
                known = index.entities.get(Member(article, statement.speaker.entity or ""))
                names[known.name if known else capital(statement.speaker.text)] = None
    return [f"{name} denies" for name in names][:2]
