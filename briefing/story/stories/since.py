"""What happens in a story, and what has changed in it since its reader last looked."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

import msgspec

from briefing.model import Facts
from briefing.story.lookup import StoryLookup
from briefing.story.news import NewsStory
from briefing.story.stories.describing import telling
from briefing.story.times import words
from briefing.story.types import Account, Field, Member, StoryEvent
from briefing.story.wording import capital, count

LOOKS = "looks"
"""The name under which the library keeps them."""

KEPT = 2_000
"""Looks that are remembered; the oldest go first."""

SHARED = 0.5
"""The share of the shorter name's words by which two names are of one event: another main event is no change of day."""

TOLD = 8
"""Sentences by which an event is known again, the earliest that tell of it: its name changes with who is named."""

_WORD = re.compile(r"\w+")
_STATUS = {"held": "now held", "cancelled": "called off", "ongoing": "under way now", "planned": "planned again"}


class Look(msgspec.Struct, frozen=True):
    """A story when its reader looked: its articles, its main event by name, and that one's day, place and status.

    ``told`` are the first sentences that tell of the event, each by its article and first code point.
    """

    articles: tuple[str, ...]
    when: str = ""
    where: str = ""
    status: str = ""
    event: str = ""
    told: tuple[tuple[str, int], ...] = ()


class KeptStory(msgspec.Struct, frozen=True):
    """A story with what the front page says of it, as the library keeps it.

    ``event`` names its main event, or says what the newest article is about; ``fields`` are that event's present values
    in words. ``denials`` are who denies something, by article. ``version`` tells by which code, and from how many
    articles' facts, it was made, ``touched`` names the corrections that it was made after.
    """

    story: NewsStory
    look: Look
    event: str = ""
    fields: tuple[tuple[Field, str], ...] = ()
    denials: tuple[tuple[str, str], ...] = ()
    version: str = ""
    touched: tuple[str, ...] = ()


class Looks(msgspec.Struct, frozen=True):
    """All that are remembered, by the story's id, the newest last."""

    by_story: dict[str, Look] = {}

    def put(self, story: str, look: Look) -> Looks:
        """With this one as the newest."""
        others = {k: v for k, v in self.by_story.items() if k != story}
        kept = [*others.items()][-(KEPT - 1) :]
        return Looks({**dict(kept), story: look})

    def finder(self) -> Callable[[NewsStory], Look | None]:
        """Tells how a story stood; one that has another id by now is known by its articles."""
        by_article = {article: story for story, look in self.by_story.items() for article in look.articles}

        def before(story: NewsStory) -> Look | None:
            if found := self.by_story.get(story.id):
                return found
            if not by_article:
                return None
            named = Counter(by_article[article] for article in story.ids if article in by_article)
            return self.by_story[named.most_common(1)[0][0]] if named else None

        return before


def summary(story: NewsStory, index: StoryLookup, facts: Mapping[str, Facts]) -> KeptStory:
    """What happens in ``story``; ``index`` is of its articles, or of more, ``facts`` are those articles'."""
    event = main_event(story, index, facts)
    name, fields = (event.name, _fields(event)) if event else (_newest(story, facts), ())
    if not telling(story.title) and telling(name):
        story = msgspec.structs.replace(story, title=name)
    return KeptStory(story, look_at(story, event), name, fields, _denials(story, index, facts))


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

    def value(field: Field) -> str:
        account = event.account(field) if event else None
        return account.now.value if account else ""

    where = event.account("where") if event else None
    return Look(
        story.ids,
        value("when"),
        where.now.label if where else "",
        value("status"),
        event.name if event else "",
        tuple((words.article, words.start) for words in event.evidence[:TOLD]) if event else (),
    )


def changes(kept: KeptStory, before: Look | None, say: Callable[[str], str] = words) -> tuple[str, ...]:
    """What is new since ``before``, the most telling first; nothing where nobody has looked yet.

    ``say`` puts a TIMEX3 value into words.
    """
    if before is None:
        return ()
    now = kept.look
    said = _moved(kept, before, say) if _one_event(now, before) else []
    new = [article for article in kept.story.ids if article not in set(before.articles)]
    names = dict.fromkeys(name for article, name in kept.denials if article in set(new))
    said += [f"{name} denies" for name in names][:2]
    if new:
        said.append(count(len(new), "new article"))
    return tuple(said)


def _moved(kept: KeptStory, before: Look, say: Callable[[str], str]) -> list[str]:
    """What is other than before in the main event."""
    now = kept.look
    said = []
    if now.status != before.status and before.status and now.status in _STATUS:
        happened = ("status", "happened") in kept.fields
        said.append("has happened" if happened else _STATUS[now.status])
    if now.when and now.when != before.when:
        day = say(now.when)
        fixed = now.when.startswith(before.when)
        said.append(f"date fixed: {day}" if fixed else f"now {day}, before {say(before.when)}")
    if now.where and now.where != before.where:
        said.append(f"now in {now.where}, before {before.where}" if before.where else f"place named: {now.where}")
    return said


def _one_event(now: Look, before: Look) -> bool:
    """Whether the main event is the same, or one is not known.

    A sentence tells of both, or most words of the shorter name stand in the other.
    """
    one, other = (set(_WORD.findall(look.event.casefold())) for look in (now, before))
    return bool(set(now.told) & set(before.told)) or len(one & other) >= SHARED * min(len(one), len(other))


def _fields(event: StoryEvent) -> tuple[tuple[Field, str], ...]:
    return tuple((account.field, account.now.label) for account in event.accounts if not _plain(event, account))


def _plain(event: StoryEvent, account: Account) -> bool:
    """Whether it says no more than that a deed was done, which its name says."""
    return event.is_deed and account.field == "status" and account.now.value == "held"


def _newest(story: NewsStory, facts: Mapping[str, Facts]) -> str:
    """What the newest article that says so is about."""
    for article in reversed(story.ids):
        found: Sequence[str] = [e.text for e in facts[article].events if e.main and e.text] if article in facts else ()
        if found:
            return found[0]
    return ""


def _denials(story: NewsStory, index: StoryLookup, facts: Mapping[str, Facts]) -> tuple[tuple[str, str], ...]:
    """Who denies something in which article."""
    found: dict[tuple[str, str], None] = {}
    for article in story.ids:
        for statement in facts[article].statements if article in facts else ():
            if statement.act == "deny" and statement.speaker:
                known = index.entities.get(Member(article, statement.speaker.entity or ""))
                found[article, known.name if known else capital(statement.speaker.text)] = None
    return tuple(found)
