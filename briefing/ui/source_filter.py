"""Filtering the list of sources by what some of them have in common."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date
from typing import Literal

import msgspec

from briefing.library import Mark
from briefing.model import Article
from briefing.story import times
from briefing.story.lookup import StoryLookup
from briefing.story.types import Member, StoryEntity, StoryEvent
from briefing.ui.session import Entry, Session
from briefing.ui.shelf import BATCH, IN_HAND
from briefing.ui.view.matching import fitting
from briefing.ui.view.search import find_terms
from briefing.ui.view.when import describe

Kind = Literal["thing", "story", "country", "dates", "words", "term", "outlet", "unread", "marked", "undated"]

Has = Callable[[str, Mark], bool]
"""Whether an article, by its id, has a mark."""


def _unmarked(article: str, mark: Mark) -> bool:
    return False


Naming = Callable[[Sequence[str]], Collection[str]]
"""The ids of the articles that name somebody by one of these names. It may take as long as a disk takes."""

LISTED = 40
"""How many names are offered before anything is typed."""

COUNTED = 30_000
"""Up to so many questions of a source whether it fits, an offer's sources are counted; each key waits for them."""

IN_TEXTS: frozenset[Kind] = frozenset({"words", "term", "country"})
"""Filters for which texts or facts are looked into."""

_MONTHS = {
    name.casefold(): i for names in (calendar.month_name, calendar.month_abbr) for i, name in enumerate(names) if i
}


class SourceFilter(msgspec.Struct, frozen=True):
    """What the sources must have. ``label`` says so to the reader.

    ``value`` is a country's code, words, a whole word to stand there, an outlet, a mark, or two days
    with ``/`` between them, each of which may be missing;
    ``members`` are those of a story entity or event when it was chosen: what they belong to now counts.
    """

    kind: Kind
    label: str
    value: str = ""
    members: tuple[Member, ...] = ()


class Offer(msgspec.Struct, frozen=True):
    """A filter to choose, and how many sources it leaves, None where that is not known yet."""

    filter: SourceFilter
    detail: str = ""
    sources: int | None = None


def offers(typed: str, session: Session, index: StoryLookup | None, has: Has = _unmarked) -> list[Offer]:
    """The filters that fit what is typed, the likeliest first, and how many of the listed they leave."""
    found = _fitting(typed, session, index)
    if len(found) * len(session.shown) > COUNTED:
        return found
    listed = [session.entries[row] for row in session.shown if not session.entries[row].skipped]
    # No key waits until thousands of texts have come from the disk.
    many = len(listed) > IN_HAND
    counted = [
        offer
        if many and offer.filter.kind in IN_TEXTS
        else msgspec.structs.replace(offer, sources=sum(map(_test(offer.filter, index, has), listed)))
        for offer in found
    ]
    return [o for o in counted if o.sources != 0 or o.filter.kind in ("words", "dates", "unread", "marked")]


_STATES = (
    Offer(SourceFilter("unread", "not read yet")),
    Offer(SourceFilter("marked", "starred", "starred")),
    Offer(SourceFilter("marked", "for later", "later")),
    Offer(SourceFilter("undated", "without a date")),
)


def _fitting(typed: str, session: Session, index: StoryLookup | None) -> list[Offer]:
    typed = " ".join(typed.split())
    if not typed:
        return [*_STATES, *_things("", index)[:LISTED]]
    found: list[Offer] = []
    if dates := _dates(typed):
        found.append(Offer(dates, "published then"))
    named = [*_things(typed, index), *_countries(typed, index), *_outlets(typed, session)]
    named += [state for state in _STATES if typed.casefold() in state.filter.label]
    words = Offer(SourceFilter("words", f"“{typed}”", typed), "in title, outlet or text")
    return [*found, *named[:1], words, *named[1:]]


def rows(
    filters: Iterable[SourceFilter],
    session: Session,
    index: StoryLookup | None,
    has: Has = _unmarked,
    naming: Naming | None = None,
) -> list[int]:
    """The rows of the sources that have all that is asked for, in order.

    ``naming`` finds those that name somebody where the story is told of only some.
    """
    left = [i for i, entry in enumerate(session.entries) if not entry.skipped]
    for one in filters:
        fits = _test(one, index, has)
        if one.kind in IN_TEXTS:
            kept: list[int] = []
            for at in range(0, len(left), BATCH):
                batch = left[at : at + BATCH]
                session.shelf.ready([session.entries[row].ident for row in batch if session.entries[row].known])
                kept += [row for row in batch if fits(session.entries[row])]
            left = kept
        else:
            others = naming(_names(one, index)) if naming and one.kind == "thing" else frozenset()
            left = [row for row in left if fits(session.entries[row]) or session.entries[row].ident in others]
    return left


def _test(wanted: SourceFilter, index: StoryLookup | None, has: Has) -> Callable[[Entry], bool]:
    match wanted.kind:
        case "story":
            ids = set(wanted.value.split())
            return lambda entry: entry.ident in ids
        case "unread":
            return lambda entry: not entry.read
        case "undated":
            return lambda entry: entry.known and not _published(entry)
        case "marked":
            mark: Mark = "starred" if wanted.value == "starred" else "later"
            return lambda entry: entry.known and has(entry.ident, mark)
        case "outlet":
            return lambda entry: outlet_of(entry) == wanted.value
        case "dates":
            first, last = wanted.value.split("/")
            return lambda entry: first <= _published(entry) <= (last or "9999") if _published(entry) else False
        case "words":
            words = wanted.value.casefold().split()
            return lambda entry: (article := entry.article) is not None and _has_words(article, words)
        case "term":
            return lambda entry: (
                (article := entry.article) is not None and bool(find_terms(article.text, [wanted.value]))
            )
        case "country":
            code = wanted.value
            return lambda entry: (facts := entry.facts) is not None and any(e.country == code for e in facts.entities)
    articles = _articles_now(wanted.members, index)
    return lambda entry: entry.known and entry.ident in articles


def _names(wanted: SourceFilter, index: StoryLookup | None) -> list[str]:
    """What the entity is called that is asked for; an event has no names that others could use."""
    things = [index.entities.get(member) for member in wanted.members] if index else []
    return sorted({name for thing in things if thing for name in (thing.name, *thing.aliases)})


def _articles_now(members: Iterable[Member], index: StoryLookup | None) -> set[str]:
    if index is None:
        return {member.article for member in members}
    things = [index.entities.get(member) or index.events.get(member) for member in members]
    return {member.article for thing in things if thing for member in thing.members}


def _published(entry: Entry) -> str:
    return published.value if (published := entry.published) else ""


def _has_words(article: Article, words: Iterable[str]) -> bool:
    text = f"{article.title}\n{article.outlet or ''}\n{article.text}".casefold()
    return all(word in text for word in words)


def parse_dates(typed: str) -> tuple[date | None, date | None] | None:
    """First and last day of ``2019``, ``2019-02``, ``feb 2019``, ``2019-02-06``, ``A..B``, ``A..`` or ``..B``."""
    if ".." in typed:
        before, after = (part.strip() for part in typed.split("..", 1))
        first, last = _period(before), _period(after)
        if (before and first is None) or (after and last is None) or not (before or after):
            return None
        span = first[0] if first else None, last[1] if last else None
        return None if span[0] and span[1] and span[0] > span[1] else span
    return _period(typed)


def _period(typed: str) -> times.Days | None:
    if match := re.fullmatch(r"([^\W\d]+)\.? (\d{4})", typed):
        month = _MONTHS.get(match[1].casefold())
        typed = f"{match[2]}-{month:02}" if month else ""
    return times.days_of(typed) if re.fullmatch(r"\d{4}(-\d\d){0,2}", typed) else None


def _dates(typed: str) -> SourceFilter | None:
    span = parse_dates(typed)
    if span is None:
        return None
    first, last = (day.isoformat() if day else "" for day in span)
    said = (
        describe(first) if first == last else f"{describe(first) if first else '…'} – {describe(last) if last else '…'}"
    )
    return SourceFilter("dates", said, f"{first}/{last}")


def _things(typed: str, index: StoryLookup | None) -> list[Offer]:
    things: list[StoryEntity | StoryEvent] = [*index.story.events, *index.story.entities] if index else []
    if not typed:
        things.sort(key=lambda thing: -thing.sources)
    found = []
    for thing in fitting(things, typed):
        kind = "event" if isinstance(thing, StoryEvent) else thing.type
        articles = len({member.article for member in thing.members})
        found.append(Offer(SourceFilter("thing", thing.name, kind, thing.members), kind, articles))
    return found


def _countries(typed: str, index: StoryLookup | None) -> list[Offer]:
    known = index.countries if index else {}
    key = typed.casefold()
    return [
        Offer(SourceFilter("country", f"anybody of {name}", code), f"country {code}")
        for code, name in sorted(known.items(), key=lambda pair: pair[1])
        if key in name.casefold() or key == code.casefold()
    ]


def _outlets(typed: str, session: Session) -> list[Offer]:
    counted: dict[str, int] = {}
    for entry in session.entries:
        if outlet := outlet_of(entry):
            counted[outlet] = counted.get(outlet, 0) + 1
    return [
        Offer(SourceFilter("outlet", outlet, outlet), "outlet", number)
        for outlet, number in sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))
        if typed.casefold() in outlet.casefold()
    ]


def outlet_of(entry: Entry) -> str:
    """The outlet on one line, empty where it is not known."""
    return " ".join((entry.outlet or "").split())


def title(filters: Sequence[SourceFilter], left: int, of: int) -> str:
    """What the list of sources is filtered by, and how many of how many are left."""
    return f"{left} of {of}: {' + '.join(one.label for one in filters)}"
