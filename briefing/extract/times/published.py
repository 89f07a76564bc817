"""Infers the days on which an article without a date can have appeared.

Each clue in the text allows some days and forbids others; the window is the days that contradict least. The rules
are habits of news English, for dates without a year those of the Associated Press Stylebook (a month and day alone
belong to the current year; days within a week are called by their weekday).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, TypeAlias

from briefing.extract.document.document import Document
from briefing.extract.times.absolute import parse_date
from briefing.extract.times.calendars import longest
from briefing.extract.times.clues import Clue
from briefing.extract.times.direction import FUTURE, PAST
from briefing.extract.times.nodes import Calendar, Interval, Node, Offset, Within
from briefing.ingest.dateline import Dateline

if TYPE_CHECKING:
    from briefing.extract.document.parsed import Doc

Rule: TypeAlias = tuple[float, Callable[[date], bool]]

_MAX_SPREAD: Final = 45
"""Days: a wider window than this tells no day worth showing."""
_MAX_DAYS: Final = 62
"""Days of a window that are tried one by one; of a wider one every seventh is."""
_COPYRIGHT: Final = re.compile(
    r"(?:©|\(c\)|\bcopyright)\s*(?:©\s*)?(?:\d{4}\s*[-–]\s*)?((?:19|20)\d\d)\b", re.IGNORECASE
)
_DAY: Final = r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})"
_DATE_LINE: Final = re.compile(
    rf"^\W*(?:[A-Z][\w ]{{0,20}}:?\s+)?((?:\w+day,? )?{_DAY},? (?:19|20)\d\d)\b[^\n]{{0,25}}$", re.MULTILINE
)
_STAMP: Final = re.compile(
    rf"\b(?i:updated|published|posted|aired|filed)\b[^\n]{{0,40}}?(?P<after>{_DAY},? (?:19|20)\d\d)\b"
    rf"|\b(?P<before>{_DAY},? (?:19|20)\d\d)\b[^\n\w]{{1,5}}(?:at )?\d{{1,2}}[:.] ?\d\d"
)
"""What a page says of its own day, with the hour or a word for it, wherever its line goes on."""
_MOST_OF_A_YEAR: Final = 8
"""Months."""
_HALF_A_YEAR: Final = 184
"""Days."""
_HEAD: Final = 600
"""Code points at the top of an article in which a date stands for its own."""


@dataclass(frozen=True, slots=True)
class Window:
    """The possible days, in order, and the likeliest of them, None where there are too many to say."""

    days: tuple[date, ...]
    best: date | None


def infer_published(document: Document, clues: Sequence[Clue]) -> Window | None:
    """The days that agree with most of what the text says; None if it does not even tell the year."""
    doc = document.doc
    same_years = list(_year_rules(doc, clues))
    page = list(_page_rules(document))
    years = _years(document, clues)
    if not years or not (same_years or len(years) == 1):
        return None
    rules = [*page, *same_years, *_calendar_rules(clues), *_month_rules(doc, clues)]
    first, last = date(min(years), 1, 1), date(max(years), 12, 31)
    costs = {
        day: sum(weight for weight, allows in rules if not allows(day))
        for day in (first + timedelta(days=n) for n in range((last - first).days + 1))
    }
    least = min(costs.values())
    days = [day for day, cost in costs.items() if cost <= least + 1e-9]
    best = _likeliest(days, clues) if (days[-1] - days[0]).days <= _MAX_SPREAD else None
    return Window(tuple(days if len(days) <= _MAX_DAYS else [*days[::7], days[-1]]), best)


def _named_years(clues: Sequence[Clue]) -> Iterator[tuple[Clue, Calendar]]:
    for clue in clues:
        node = clue.expression.node
        for part in _calendars(node):
            if part.year is not None:
                yield clue, part


def _calendars(node: Node) -> list[Calendar]:
    match node:
        case Calendar():
            return [node]
        case Interval(first, last):
            return [p for p in (first, last) if isinstance(p, Calendar)]
    return []


def _years(document: Document, clues: Sequence[Clue]) -> list[int]:
    """The years to try: that of the copyright line or the date on top, else the latest told of and the next."""
    marked = [int(m.group(1)) for m in _COPYRIGHT.finditer(document.text)]
    own = _own_date(document)
    if own is not None:
        return [own.year]
    if marked:
        return [max(marked)]
    told = latest_year(clues)
    return [told, min(told + 1, 9999)] if told else []


def latest_year(clues: Sequence[Clue]) -> int | None:
    """The latest year that the text tells of, None if it names none."""
    return max((p.year for c, p in _named_years(clues) if p.year and _tells(c)), default=None)


def _tells(clue: Clue) -> bool:
    """Whether an expression speaks of something that has been."""
    return clue.direction < FUTURE or clue.attributive


def _page_rules(document: Document) -> Iterator[Rule]:
    """What stands at the top of the page: a line that is a date, the dateline of an agency."""
    own = _own_date(document)
    if own is not None:
        yield 6.0, lambda day: day == own
        return
    dateline = _dated_line(document)
    if dateline is not None:
        yield 4.0, lambda day: (day.month, day.day) == (dateline.month, dateline.day)


def _own_date(document: Document) -> date | None:
    """The full date in a line or dateline at the top."""
    dateline = _dated_line(document)
    for line in (_DATE_LINE.search(document.text, 0, _HEAD), _STAMP.search(document.text, 0, _HEAD)):
        if line and (parsed := parse_date(line.group(line.lastgroup or 1))):
            return date(*parsed)
    return date.fromisoformat(dateline.date) if dateline is not None and dateline.date else None


def _dated_line(document: Document) -> Dateline | None:
    """The first dateline with a day at the top."""
    return next((line for line in document.datelines if line.day and line.start < _HEAD), None)


def _calendar_rules(clues: Sequence[Clue]) -> Iterator[Rule]:
    """What named dates and months allow by lying behind or ahead."""
    for clue in clues:
        behind, ahead = clue.direction == PAST, clue.direction == FUTURE
        for part in _calendars(clue.expression.node):
            if part.year is not None:
                yield from _dated(part, behind or clue.attributive, ahead and not clue.attributive)
            elif part.month is not None and part.day is not None:
                if part.weekday is not None:
                    yield 3.0, _on_weekday(part.month, part.day, part.weekday)
                yield from _month_day(part.month, part.day, behind, ahead)
            elif part.month is not None and part.relation is None and (behind or ahead):
                # In that month itself news says "this month".
                yield 1.0, _outside_month(part.month)
                yield 0.5, _within_months(part.month, ahead)


def _dated(part: Calendar, behind: bool, ahead: bool) -> Iterator[Rule]:
    try:
        point = date(part.year or 1, part.month or 1, part.day or 1)
    except ValueError:
        return
    if behind or not ahead:
        yield (3.0 if behind else 1.0), lambda day: day >= point
    else:
        yield (
            2.0,
            lambda day: (day.year, day.month if part.month else 0) <= (point.year, point.month if part.month else 0),
        )


def _in_that_year(year: int, month: int, number: int) -> date:
    """The day of a month, or the last that it has every year where there is none such."""
    return date(year, month, min(number, 28 if month == 2 else longest(month)))


def _month_day(month: int, number: int, behind: bool, ahead: bool) -> Iterator[Rule]:
    def this_year(day: date) -> date:
        return _in_that_year(day.year, month, number)

    if ahead:
        yield 1.5, lambda day: this_year(day) >= day or (day.month >= 11 and month <= 3)
        yield 0.5, lambda day: this_year(day) >= day
        yield 1.0, lambda day: not 0 <= _weeks_between(day, this_year(day)) <= 1
    elif behind:
        yield 1.5, lambda day: this_year(day) <= day or (day.month <= 3 and month >= 9)
        yield 0.5, lambda day: this_year(day) <= day


def _on_weekday(month: int, number: int, weekday: int) -> Callable[[date], bool]:
    """Whether a month's day has the weekday named with it in the year of publication or one beside it."""

    def allows(day: date) -> bool:
        years = range(max(day.year - 1, 1), min(day.year + 1, 9999) + 1)
        days = (_in_that_year(year, month, number) for year in years)
        near = [other for other in days if abs((other - day).days) <= _HALF_A_YEAR]
        return any(other.isoweekday() == weekday for other in near)

    return allows


def _weeks_between(day: date, other: date) -> int:
    return ((other - timedelta(days=other.weekday())) - (day - timedelta(days=day.weekday()))).days // 7


def _relative(clues: Sequence[Clue], unit: str) -> Iterator[tuple[Clue, int]]:
    """The expressions such as "last year" for a ``unit``, with how many units they lie off."""
    for clue in clues:
        node: Node = clue.expression.node
        if isinstance(node, Within):
            node = node.whole
        if isinstance(node, Offset) and node.unit == unit and node.base == "published" and not node.counted:
            yield clue, node.count or 0


def _month_rules(doc: Doc, clues: Sequence[Clue]) -> Iterator[Rule]:
    """What "next month" allows beside a month named for the same matter, and "earlier this month" by itself."""
    for clue, count in _relative(clues, "M"):
        words = doc.text[clue.expression.start : clue.expression.end].lower()
        if words.startswith("earlier"):
            yield 1.0, lambda day: day.day > 7
        elif words.startswith("later"):
            yield 1.0, lambda day: day.day < 25
        for month, weight in _same_month(doc, clue, clues):
            yield weight, _in_month((month - 1 - count) % 12 + 1)


def _year_rules(doc: Doc, clues: Sequence[Clue]) -> Iterator[Rule]:
    """What "last year" allows beside a year named for the same matter.

    Two years in one sentence are compared, so only other sentences count.
    """
    told = [(other, part.year) for other, part in _named_years(clues) if part.year and _tells(other)]
    for clue, count in _relative(clues, "Y"):
        if count != -1:
            continue
        years = {
            year
            for other, year in told
            if _matter(doc, clue, _PROPER) & _matter(doc, other, _PROPER) and not _same_sentence(clue, other)
        }
        if len(years) == 1:
            yield 2.0, _in_year(years.pop() + 1)


def _same_sentence(one: Clue, other: Clue) -> bool:
    return bool(one.words.sent.start == other.words.sent.start)


def _outside_month(month: int) -> Callable[[date], bool]:
    return lambda day: day.month != month


def _within_months(month: int, ahead: bool) -> Callable[[date], bool]:
    """A month named without its year is seldom further off than most of a year."""
    return lambda day: ((month - day.month) if ahead else (day.month - month)) % 12 <= _MOST_OF_A_YEAR


def _in_month(month: int) -> Callable[[date], bool]:
    return lambda day: day.month == month


def _in_year(year: int) -> Callable[[date], bool]:
    return lambda day: day.year == year


def _same_month(doc: Doc, clue: Clue, clues: Sequence[Clue]) -> list[tuple[int, float]]:
    """The months named for the matter that ``clue`` speaks of, with the weight of that belief."""
    others = [
        (part.month, other)
        for other in clues
        if (other.direction == PAST) == (clue.direction == PAST)
        for part in _calendars(other.expression.node)
        if part.month is not None and part.year is None and part.relation is None
    ]
    shared = {month for month, other in others if _share_matter(doc, clue, other)}
    if len(shared) == 1:
        return [(shared.pop(), 2.0)]
    return [(others[0][0], 1.0)] if len({month for month, _ in others}) == 1 else []


def _share_matter(doc: Doc, one: Clue, other: Clue) -> bool:
    """Whether the sentences of two expressions name the same thing, in a noun close to each of them."""
    return bool(_matter(doc, one, _NOUNS) & _matter(doc, other, _NOUNS))


def _matter(doc: Doc, clue: Clue, kinds: Collection[str]) -> set[str]:
    span = clue.words
    near = doc[max(span.start - _NEAR, span.sent.start) : min(span.end + _NEAR, span.sent.end)]
    return {
        token.lemma_.lower()
        for token in near
        if token.pos_ in kinds and token.is_alpha and not span.start <= token.i < span.end and len(token) > 3
    }


_NOUNS: Final = frozenset({"NOUN", "PROPN"})
_PROPER: Final = frozenset({"PROPN"})
_NEAR: Final = 8
"""Tokens to each side in which a noun counts as what the time is said of."""


def _likeliest(days: Sequence[date], clues: Sequence[Clue]) -> date:
    """The day nearest the middle that fits the weekdays: the latest one told of or the next; the earlier of two."""
    middle = days[0].toordinal() + (days[-1] - days[0]).days / 2
    told = {n.weekday for c in clues for n in _weekdays(c) if c.direction <= PAST}
    ahead = {n.weekday for c in clues for n in _weekdays(c) if c.direction >= FUTURE} - told
    latest = _latest_weekday({w for w in told if w})
    fitting = list(days)
    if latest is not None:
        wanted = [latest] if latest % 7 + 1 in ahead else [latest, latest % 7 + 1]
        fitting = [day for day in days if day.isoweekday() in wanted] or fitting
    return min(fitting, key=lambda day: (abs(day.toordinal() - middle), day))


def _weekdays(clue: Clue) -> list[Calendar]:
    return [n for n in _calendars(clue.expression.node) if n.weekday and not n.month and n.relation is None]


def _latest_weekday(told: set[int]) -> int | None:
    """The last of the weekdays of the past week: that after which the longest gap follows."""
    if not told:
        return None
    ordered = sorted(told)
    gaps = [((ordered[(k + 1) % len(ordered)] - day - 1) % 7 + 1, day) for k, day in enumerate(ordered)]
    return max(gaps)[1]
