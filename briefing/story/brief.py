"""From a story to a brief: what is happening, on a page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.story import times
from briefing.story.brief_types import (
    Brief,
    EventEntry,
    FieldLine,
    Line,
    PersonEntry,
    SourceEntry,
    TimelineEntry,
)
from briefing.story.build import build_story
from briefing.story.changes import FIELD_WORDS, changes_of, differences_of, one_scene
from briefing.story.claims import claims_of
from briefing.story.linking.entity_nodes import RANKS
from briefing.story.linking.person_names import plain
from briefing.story.notes import Notes
from briefing.story.types import Account, Record, Relation, Statement, Story, StoryEntity, StoryEvent, Title, Value
from briefing.story.wording import NO_LATER_WORD, capital, count, listed

EVENTS = 8
HAPPENING = 4
PEOPLE = 16
TITLES = 3
"""How many of each a page, or a person, holds; the rest stays in the story."""

_ANOTHER = RANKS | {"former", "ex", "then"}
"""Words that make of an office another, or one that is over."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d(?![\d-])")
_STATUS = {"planned": "planned", "held": "held", "ongoing": "under way", "cancelled": "cancelled"}


def compose(records: Sequence[Record], *, story: Story | None = None, since: str | None = None) -> Brief:
    """The brief of ``records``, whose ``story`` is told anew unless given.

    With ``since`` (``YYYY-MM-DD``) only what was not in any report before that day: new events, values, people,
    changes, and the sources from then on. The outcome depends on nothing else, not even the order of records.
    """
    story = story or build_story(records)
    by_id = {source.article: source for source in story.sources}
    notes = Notes(records, by_id)
    key = _key_events(story, since)
    return Brief(
        title=_title(story, key, since),
        since=since,
        happening=tuple(_happening(event, story, notes) for event in key[:HAPPENING]),
        events=tuple(_event(event, story, notes, since) for event in key[:EVENTS]),
        timeline=_timeline(story, notes, since),
        people=_people(story, notes, since),
        claims=claims_of(records, story, notes, since),
        changes=changes_of(story, notes, since),
        differences=differences_of(story, notes, since),
        sources=tuple(
            SourceEntry(s.article, s.path, s.title, s.outlet, s.author, s.url, s.published, s.copy_of)
            for s in story.sources
            if _new(s.published, since)
        ),
        notes=notes.all(),
    )


def agreement(account: Account) -> str:
    """How far sources bear the present value out, in words: ``3 of 4 sources``, ``one source only``."""
    if account.stating == 1:
        return "one source only"
    return f"{account.agreeing} of {count(account.stating, 'source')}"


def unconfirmed(event: StoryEvent, story: Story) -> bool:
    """Whether it was planned for days before the newest source, and no source tells what came of it."""
    status = event.account("status")
    newest = max((source.published for source in story.sources if source.published), default="")
    return bool(status and status.now.value == "planned" and event.latest and event.latest < newest)


def _new(day: str | None, since: str | None) -> bool:
    return since is None or (day is not None and day >= since)


def _first(statements: Sequence[Statement]) -> str | None:
    return min((s.published for s in statements if s.published), default=None)


def _key_events(story: Story, since: str | None) -> list[StoryEvent]:
    """Events worth a line, those of most sources first: a time, two sources, or an article about it, and news in it."""
    found = [
        event
        for event in story.events
        if (event.sources > 1 or event.main or event.account("when")) and _told_since(event, since)
    ]
    if since is None and not found:
        found = list(story.events)
    return sorted(found, key=lambda event: (-event.sources, not event.main, len(event.who) < 2, _newest(event)))


def _told_since(event: StoryEvent, since: str | None) -> bool:
    """Whether something new is said of it; of what has no day or place that it is told of at all."""
    said = _said(event)
    return any(_new(_first(s), since) for s in said) or (since is None and not said)


def _newest(event: StoryEvent) -> int:
    """For sorting: the later the last report, the less."""
    last = max((s.published or "" for said in _said(event) for s in said), default="")
    return -int(last.replace("-", "") or 0)


def _said(event: StoryEvent) -> list[tuple[Statement, ...]]:
    return [value.statements for account in event.accounts for value in account.values]


def _title(story: Story, key: Sequence[StoryEvent], since: str | None) -> str:
    sources = [source for source in story.sources if _new(source.published, since)]
    days = sorted(source.published for source in sources if source.published)
    subject = capital(key[0].name) if key else "Brief"
    read = count(len(sources), "article")
    if not days:
        return f"{subject}: {read}"
    return f"{subject}: {read}, {times.words(f'{days[0]}/{days[-1]}' if days[-1] != days[0] else days[0])}"


def _happening(event: StoryEvent, story: Story, notes: Notes) -> Line:
    """One sentence: what, in which state, when, where."""
    names = {entity.id: entity.name for entity in story.entities}
    parts = []
    told: list[Statement] = []
    status, when, where = event.account("status"), event.account("when"), event.account("where")
    candidates = event.account("candidates")
    if status:
        # What is done has happened, so that only a meeting is said to be held.
        if not event.is_deed or status.now.value != "held":
            parts.append(_STATUS.get(status.now.value, status.now.value))
        told += status.now.statements[-1:]
    named = event.name.casefold() if event.is_deed else ""
    if when and when.now.label.casefold() in named:
        told += when.now.statements
    elif when:
        parts.append(f"for {when.now.label}" if status and status.now.value == "planned" else _at(when))
        told += when.now.statements
    if where:
        if where.now.label.casefold() not in named:
            parts.append(f"in {where.now.label}")
        told += where.now.statements[-1:]
    elif candidates and status and status.now.value == "planned":
        parts.append(f"possibly in {candidates.now.label}")
        told += candidates.now.statements[-1:]
    if unconfirmed(event, story):
        parts.append(f"({NO_LATER_WORD})")
    # The line of a deed names who does it.
    acting = [names[value.value] for value in _actors(event, story)]
    who = listed([name for name in acting if name.split()[-1].casefold() not in named][:4])
    if status and status.now.value == "planned" and where and candidates and _open(where, candidates):
        parts.append(f"with {candidates.now.label} as possible places")
        told += candidates.now.statements[-1:]
    number = event.account("number")
    if number and number.relation in ("changed", "disputed"):
        parts.append(f"with {_history(number)}" if parts else _history(number))
        told += number.now.statements[-1:]
    if event.denials:
        parts.append(f"({listed(list(dict.fromkeys(d.speaker for d in event.denials))[:2])} denied it)")
        told += [denial.statement for denial in event.denials[:1]]
    if not told and event.evidence:
        first = event.evidence[0]
        told.append(Statement(first.article, story.source(first.article).published, (first,)))
    how = " ".join(parts) or ("" if named else "told")
    text = f"{capital(event.name)}: {how}" if how else capital(event.name)
    return Line(f"{text}{f' ({who})' if who else ''}; {count(event.sources, 'source')}.", notes.of(told))


def _actors(event: StoryEvent, story: Story) -> list[Value]:
    """Who takes part, without the states for which somebody named does."""
    by_id = {entity.id: entity for entity in story.entities}
    people = {by_id[value.value].country for value in event.who if by_id[value.value].type == "person"}
    return [v for v in event.who if by_id[v.value].type == "person" or by_id[v.value].country not in people - {None}]


def _at(when: Account) -> str:
    value, label = when.now.value, when.now.label
    if label.startswith("about "):
        return label
    day = _DAY.match(value) is not None and (when.now.modifier is None or "T" in value)
    return f"{'on' if day else 'in'} {label}"


def _open(where: Account, candidates: Account) -> bool:
    """Whether the candidates are still more exact than the stated place."""
    return where.now.value not in candidates.now.value.split() and len(where.values) == 1


def _event(event: StoryEvent, story: Story, notes: Notes, since: str | None) -> EventEntry:
    names = {entity.id: entity.name for entity in story.entities}
    fields = [
        FieldLine(
            FIELD_WORDS[account.field],
            account.now.label if one_scene(event, account) else _history(account),
            account.relation,
            account.agreeing,
            account.stating,
            notes.of(account.now.statements),
        )
        for account in event.accounts
        if any(_new(_first(value.statements), since) for value in account.values)
    ]
    who = [value for value in _actors(event, story) if _new(_first(value.statements), since)]
    if who:
        sources = max(value.sources for value in who)
        relation: Relation = "single" if event.sources == 1 else "agreed"
        said = [statement for value in who for statement in value.statements]
        text = listed([names[value.value] for value in who])
        fields.insert(0, FieldLine("participants", text, relation, sources, event.sources, notes.of(said)))
    status = event.account("status")
    firsts = [_first(statements) for statements in _said(event)]
    return EventEntry(
        event=event.id,
        name=event.name,
        kind=event.kind,
        status=status.now.label if status else "unclear",
        sources=event.sources,
        fields=tuple(fields),
        new=since is not None and all(_new(first, since) for first in firsts),
        unconfirmed=unconfirmed(event, story),
    )


def _history(account: Account) -> str:
    """The present value, after those that were published before it."""
    earlier = [value.label for value in account.values[: account.current]]
    return " → ".join(dict.fromkeys([*earlier, account.now.label]))


def _timeline(story: Story, notes: Notes, since: str | None) -> tuple[TimelineEntry, ...]:
    entries = []
    for event in story.events:
        when = event.account("when")
        told = not event.is_deed or event.main or event.sources > 1
        if when and told and event.earliest and event.latest and _new(_first(when.now.statements), since):
            status = event.account("status")
            later = f", {NO_LATER_WORD}" if unconfirmed(event, story) else ""
            done = status is None or (event.is_deed and status.now.value == "held")
            state = "" if done or not status else f" ({_STATUS.get(status.now.value, status.now.value)}{later})"
            text = f"{capital(event.name)}{state}"
            said = notes.of(when.now.statements)
            entries.append(TimelineEntry(event.id, event.earliest, event.latest, when.now.label, text, said))
    return tuple(sorted(entries, key=lambda e: (e.earliest, e.latest, e.event)))


def _people(story: Story, notes: Notes, since: str | None) -> tuple[PersonEntry, ...]:
    """Those with a role or a part in an event, envoys and the most named first."""
    acting = {ident for event in story.events for ident in event.participants}
    days = {source.article: source.published for source in story.sources}
    found = [
        entity
        for entity in story.entities
        if entity.type == "person"
        and (entity.titles or entity.id in acting)
        and _new(min((d for q in entity.mentions if (d := days[q.article])), default=None), since)
    ]
    found.sort(key=lambda e: (-e.sources, not e.envoy, e.id not in acting, -len(e.mentions), e.name))
    return tuple(_person(entity, days, notes) for entity in found[:PEOPLE])


def _person(entity: StoryEntity, days: dict[str, str | None], notes: Notes) -> PersonEntry:
    titles = _informative(entity.titles)[:TITLES]
    said = [title.statements[-1] for title in titles]
    if not said and entity.mentions:
        first = entity.mentions[0]
        said = [Statement(first.article, days[first.article], (first,))]
    return PersonEntry(
        entity=entity.id,
        name=entity.name,
        country=entity.country,
        envoy=entity.envoy,
        titles=tuple(title.title for title in titles),
        sources=entity.sources,
        notes=notes.of(said),
    )


def _informative(titles: Sequence[Title]) -> list[Title]:
    """Those that are not a part of another: "U.S. Secretary of State" says what "Secretary of State" does."""
    words = [set(plain(title.title).split()) for title in titles]
    return [title for title, mine in zip(titles, words, strict=True) if not _says_more(words, mine)]


def _says_more(titles: Sequence[set[str]], one: set[str]) -> bool:
    return any(one < other and not (other - one) & _ANOTHER for other in titles)
