"""The grammar of calendar points: "June 12 last year", "the third quarter of 1990", "early Friday morning"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from briefing.extract.times import lexicon as lex
from briefing.extract.times.absolute import read_absolute, read_month_name, read_year
from briefing.extract.times.amounts import read_focus
from briefing.extract.times.clock import read_clock
from briefing.extract.times.nodes import (
    Calendar,
    Clock,
    DayPart,
    Expression,
    Focus,
    Interval,
    Node,
    Offset,
    Point,
    Relation,
    Within,
)
from briefing.extract.times.numbers import read_ordinal
from briefing.extract.times.tokens import Tokens

_RELATIONS: Final[dict[str, Relation]] = {
    "last": "last", "this": "this", "next": "next", "past": "last", "coming": "next", "upcoming": "next",
    "current": "this", "previous": "previous", "preceding": "previous", "prior": "previous", "following": "following",
    "same": "same", "that": "same",
}  # fmt: skip
_RELATION_COUNTS: Final[dict[Relation, int]] = {
    "last": -1,
    "this": 0,
    "next": 1,
    "previous": -1,
    "following": 1,
    "same": 0,
}
_DAY_WORDS: Final = {"today": 0, "yesterday": -1, "tomorrow": 1}
_BOUNDARY_MODIFIERS: Final = {
    "early": "START", "late": "END", "mid": "MID", "middle": "MID", "end": "END", "start": "START", "beginning": "START",
    "close": "END", "opening": "START", "earlier": None, "later": None, "turn": "START",
}  # fmt: skip
_QUARTER_UNITS: Final = {"quarter": ("quarter", 4), "quarters": ("quarter", 4), "half": ("half", 2)}
_HALVES: Final = {"first": 1, "second": 2, "latter": 2, "last": 2}
_FISCAL: Final = re.compile(r"(?:19|20)\d\d|'?\d\d")


def parse_point(tokens: Tokens, i: int) -> tuple[Expression, int] | None:
    """The longest calendar point that starts at ``i``, with its modifiers and its tail."""
    modifier, j = _read_boundary(tokens, i)
    found = read_point(tokens, j)
    if found is None:
        return None
    node, end = found
    if modifier is None and tokens.match(end, "or", "so") is not None:
        modifier, end = "APPROX", end + 2
    return Expression(tokens[i].start, tokens[end - 1].end, node, modifier or None), end


def _read_boundary(tokens: Tokens, i: int) -> tuple[str | None, int]:
    """ "the end of", "late", "mid-", "earlier": their TIMEX3 modifier (empty for none) and the index after."""
    word = tokens.word(i)
    k = tokens.after(i, ("the", "its"))
    noun = tokens.word(k)
    if noun in ("very",):
        k, noun = k + 1, tokens.word(k + 1)
    if noun in ("end", "start", "beginning", "middle", "close", "turn") and tokens.word(k + 1) == "of":
        return _BOUNDARY_MODIFIERS[noun] or "", k + 2
    if noun in ("early", "late", "mid") and k > i and _names_calendar(tokens, k + 1):
        return _BOUNDARY_MODIFIERS[noun], k + 1 + (tokens.word(k + 1) == "-")
    if word in ("early", "late", "mid", "earlier", "later"):
        end = i + 1 + (tokens.word(i + 1) == "-")
        if tokens.word(end) in ("in", "on") and word not in ("mid",):
            end += 1
        return _BOUNDARY_MODIFIERS[word] or "", end
    for words in (("as", "early", "as"), ("as", "late", "as")):
        end_ = tokens.match(i, *words)
        if end_ is not None:
            return "START" if words[1] == "early" else "END", end_
    if word in ("about", "around", "approximately", "circa", "roughly"):
        return "APPROX", i + 1
    return None, i


def _names_calendar(tokens: Tokens, i: int) -> bool:
    i = tokens.after(i, ("-",))
    word = tokens.word(i)
    return (
        word in lex.MONTHS
        or word in lex.SEASONS
        or tokens[i].number
        or word in lex.DECADE_WORDS
        or word in lex.DAY_PARTS
    )


def read_point(tokens: Tokens, i: int) -> tuple[Point, int] | None:
    """A point without leading modifiers; tails such as "of last year" or "morning" are read."""
    clock = read_clock(tokens, i)
    if clock is not None:
        return _clock_with_day(tokens, *clock)
    part = _read_part(tokens, i)
    if part is not None:
        return part
    core = _read_core(tokens, i)
    if core is None:
        return None
    node, end = _with_whole(tokens, *core)
    return _with_part(tokens, node, end)


def _read_core(tokens: Tokens, i: int) -> tuple[Point, int] | None:
    return (
        _read_day_word(tokens, i)
        or _read_possessive(tokens, i)
        or read_absolute(tokens, i)
        or _read_quarter(tokens, i)
        or _read_related(tokens, i)
        or _read_ordinal_century(tokens, i)
        or _read_season(tokens, i)
        or _read_weekend(tokens, i)
        or _read_year_end(tokens, i)
        or (read_focus(tokens, i) if _bounded(tokens, i) else None)
    )


def _bounded(tokens: Tokens, i: int) -> bool:
    """Whether the words before ``i`` name a boundary of what follows: "the end of", "earlier in"."""
    before = tokens.word(i - 1)
    return before == "of" or (before == "in" and tokens.word(i - 2) in ("earlier", "later", "early", "late"))


def _read_day_word(tokens: Tokens, i: int) -> tuple[Point, int] | None:
    word = tokens.word(i)
    if word in _DAY_WORDS:
        return Offset("D", _DAY_WORDS[word]), i + 1
    if word == "tonight":
        return DayPart("NI", Offset("D", 0)), i + 1
    if word == "the" and tokens.word(i + 1) == "day":
        before = tokens.match(i, "the", "day", "before", "yesterday")
        after = tokens.match(i, "the", "day", "after", "tomorrow")
        if before or after:
            return Offset("D", -2 if before else 2), i + 4
    if word == "overnight":
        return None
    return None


def _read_possessive(tokens: Tokens, i: int) -> tuple[Point, int] | None:
    """ "next year's first quarter", "last year's third quarter"."""
    relation = _read_relation(tokens, i)
    if relation is None:
        return None
    kind, j = relation
    if tokens.word(j) == "year" and tokens.match(j + 1, "'", "s") is not None:
        inner = _read_quarter(tokens, j + 3) or _read_season(tokens, j + 3, bare=True)
        whole = Offset(
            "Y", _RELATION_COUNTS[kind], "narrative" if kind in ("previous", "following", "same") else "published"
        )
        if inner is not None and isinstance(inner[0], Calendar):
            return Within(inner[0], whole), inner[1]
        if tokens.word(j + 3) == "quarter" and inner is None:
            return Focus("Q", back=-_RELATION_COUNTS[kind]), j + 4
    return None


def _read_relation(tokens: Tokens, i: int) -> tuple[Relation, int] | None:
    j = tokens.after(i, ("the", "this", "that")) if tokens.word(i + 1) in _RELATIONS else i
    word = tokens.word(j)
    if word not in _RELATIONS:
        return None
    kind = _RELATIONS[word]
    if j > i and tokens.word(i) == "the" and kind == "last" and word == "past":
        return kind, j + 1
    return kind, j + 1


def _read_related(tokens: Tokens, i: int) -> tuple[Point, int] | None:
    """ "last Friday", "next month", "this summer", "the following day", "the same year"."""
    relation = _read_relation(tokens, i)
    if relation is None:
        return None
    kind, j = relation
    fiscal = tokens.word(j) in ("fiscal", "financial", "calendar", "whole", "full")
    j += fiscal
    word = tokens.word(j)
    base_narrative = kind in ("previous", "following", "same")
    if word in lex.WEEKDAYS and word not in lex.WEEKDAY_ABBREVIATIONS:
        return Calendar(weekday=lex.WEEKDAYS[word], relation=kind), j + 1
    month = read_month_name(tokens, j)
    if month is not None:
        day = tokens[month[1]]
        if day.number and day.raw.isdigit() and 0 < int(day.raw) < 32:
            return Calendar(month=month[0], day=int(day.raw), relation=kind), month[1] + 1
        return Calendar(month=month[0], relation=kind), month[1]
    if word in lex.SEASONS:
        return Calendar(season=lex.SEASONS[word], relation=kind), j + 1
    if word in lex.CALENDAR_UNITS and (tokens.word(j + 1) != "-" or tokens[j + 1].spaced):
        if tokens.word(j - 1) == "past" and tokens.word(i) != "this" and word != "weekend":
            return None
        if tokens.word(i) == "that" and word == "day":
            return Focus("D"), j + 1
        if tokens.word(i) == "that" and kind == "same":
            return Focus(lex.CALENDAR_UNITS[word], same=True), j + 1
        base = "narrative" if base_narrative else "published"
        return Offset(lex.CALENDAR_UNITS[word], _RELATION_COUNTS[kind], base), j + 1  # type: ignore[arg-type]
    return None


def _read_quarter(tokens: Tokens, i: int) -> tuple[Point, int] | None:
    """ "the third quarter", "fiscal first quarter", "first half", "Q3", "third-quarter"."""
    word = tokens.word(i)
    if re.fullmatch(r"q", word) and re.fullmatch(r"[1-4]", tokens.word(i + 1)) and not tokens[i + 1].spaced:
        return Calendar(quarter=int(tokens.word(i + 1))), i + 2
    j = tokens.after(i, ("the", "its", "their", "a")) if word in ("the",) else i
    year: int | None = None
    year_token = tokens[j]
    if year_token.number and _FISCAL.fullmatch(year_token.raw) and len(year_token.raw) == 4:
        year, j = int(year_token.raw), j + 1
        if tokens.word(j) in ("quarter", "period"):
            return (
                Within(Calendar(quarter=0), Calendar(year=year))
                if tokens.word(j) == "quarter"
                else Within(Calendar(half=0), Calendar(year=year))
            ), j + 1
    if tokens.word(j) in ("fiscal", "calendar", "fiscal-year"):
        j += 1
        j = tokens.after(j, ("-",))
    name = tokens.word(j)
    hyphen = tokens.word(j + 1) == "-"
    k = j + 1 + hyphen
    k = tokens.after(k, ("fiscal",)) if not hyphen else k
    ordinal = read_ordinal(tokens, j)
    unit = tokens.word(k)
    if unit == "half" and name in _HALVES:
        node = Calendar(half=_HALVES[name], year=year)
        return node, k + 1
    if ordinal is not None and unit in ("quarter", "quarters") and 1 <= ordinal[0] <= 4:
        return Calendar(quarter=ordinal[0], year=year), k + 1
    return None


def _read_ordinal_century(tokens: Tokens, i: int) -> tuple[Point, int] | None:
    j = tokens.after(i, ("the",))
    ordinal = read_ordinal(tokens, j)
    if ordinal is None:
        return None
    number, k = ordinal
    k = tokens.after(k, ("-",))
    if tokens.word(k) in ("century", "centuries") and 1 <= number <= 22:
        return Calendar(century=number - 1), k + 1
    return None


def _read_season(tokens: Tokens, i: int, *, bare: bool = False) -> tuple[Point, int] | None:
    j = tokens.after(i, ("the", "early", "late")) if not bare else i
    if tokens.word(j) in ("early", "late"):
        j += 1
    name = tokens.word(j)
    if name not in lex.SEASONS:
        return None
    year = read_year(tokens, j + 1)
    if year is not None:
        return Calendar(season=lex.SEASONS[name], year=year[0]), year[1]
    previous = tokens.word(i - 1)
    if bare or j > i or name in ("summer", "winter", "autumn") or previous in ("in", "by", "since", "until", "of", "-"):
        return Calendar(season=lex.SEASONS[name]), j + 1
    return None


def _read_weekend(tokens: Tokens, i: int) -> tuple[Point, int] | None:
    if tokens.match(i, "the", "weekend") is not None:
        return Focus("WE"), i + 2
    return None


def _read_year_end(tokens: Tokens, i: int) -> tuple[Point, int] | None:
    end = (
        tokens.match(i, "year", "'", "s", "end")
        or tokens.match(i, "year", "-", "end")
        or tokens.match(i, "year", "end")
    )
    if end is not None:
        return Offset("Y", 0), end
    ago = tokens.match(i, "year", "-", "ago") or tokens.match(i, "year", "-", "earlier")
    if ago is not None:
        if tokens.word(ago) in ("period", "quarter"):
            return Focus("Q" if tokens.word(ago) == "quarter" else "P", back=1), ago + 1
        third = _read_quarter(tokens, ago)
        if third is not None and isinstance(third[0], Calendar):
            return Within(third[0], Offset("Y", -1)), third[1]
        return Focus("P", back=1), ago
    return None


def _with_whole(tokens: Tokens, node: Point, end: int) -> tuple[Point, int]:
    """Attaches "of last year", "of 1990", "last year", "a year ago", "next week" to the part before it."""
    if not isinstance(node, Calendar):
        return node, end
    if node.year is not None or node.decade is not None or node.century is not None:
        return node, end
    j = tokens.after(end, ("of", "in"))
    j = tokens.after(j, (",",)) if j == end else j
    if node.quarter or node.half or node.season or node.month:
        year = read_year(tokens, tokens.after(j, ("fiscal", "calendar", "year")))
        if year is not None and (j > end or node.quarter or node.half) and tokens.word(j) != ",":
            return replace(node, year=year[0]), year[1]
        relation = _read_relation(tokens, j)
        if relation is not None and tokens.word(relation[1]) == "year":
            base = "narrative" if relation[0] in ("previous", "following", "same") else "published"
            return Within(node, Offset("Y", _RELATION_COUNTS[relation[0]], base)), relation[1] + 1  # type: ignore[arg-type]
        if tokens.match(j, "a", "year", "ago") is not None:
            return Within(node, Offset("Y", -1)), j + 3
        if tokens.match(j, "a", "year", "earlier") is not None:
            return Within(node, Offset("Y", -1, "narrative")), j + 3
    if node.weekday is not None and node.relation is None and node.day is None:
        relation = _read_relation(tokens, j)
        if relation is not None and tokens.word(relation[1]) == "week" and relation[0] in ("last", "this", "next"):
            return Within(node, Offset("W", _RELATION_COUNTS[relation[0]])), relation[1] + 1
    return node, end


def _with_part(tokens: Tokens, node: Point, end: int) -> tuple[Point, int]:
    """Attaches "morning", "night", "at 5 p.m.", "afternoon" to the day before it."""
    if not _is_day(node):
        return node, end
    j = tokens.after(end, ("in",))
    j = tokens.after(j, ("the",)) if j > end else j
    k = tokens.after(j, ("early", "late", "mid"))
    k = tokens.after(k, ("-",)) if k > j else k
    part = lex.DAY_PARTS.get(tokens.word(k))
    if part and not tokens.word(k).endswith("s"):
        return DayPart(part, node), k + 1
    at = tokens.after(tokens.after(end, (",",)), ("at", "around", "about"))
    if at > end:
        at = tokens.after(at, ("about", "around"))
        clock = read_clock(tokens, at)
        if clock is not None:
            return replace(clock[0], day=node), clock[1]
    return node, end


def _is_day(node: Point) -> bool:
    match node:
        case Calendar():
            return node.day is not None or node.weekday is not None
        case Offset():
            return node.unit == "D"
        case Within():
            return _is_day(node.part)
        case Focus():
            return node.unit == "D"
    return False


def _clock_with_day(tokens: Tokens, clock: Clock, end: int) -> tuple[Point, int]:
    """ "10 p.m. Wednesday", "5 p.m. EST, Nov. 6", "8:30 on Friday", "2 p.m. this afternoon"."""
    j = tokens.after(end, (",",))
    j = tokens.after(j, ("on",))
    day = _read_part(tokens, j) if tokens.word(j) != "the" else None
    if day is not None and isinstance(day[0], DayPart):
        return replace(clock, day=day[0].day), day[1]
    core = _read_core(tokens, j)
    if core is not None:
        node, k = _with_whole(tokens, *core)
        if _is_day(node):
            return replace(clock, day=node), k
    return clock, end


def _read_part(tokens: Tokens, i: int) -> tuple[Point, int] | None:
    """ "this morning", "last night", "the evening of June 3", "early Friday morning", "mid-afternoon yesterday"."""
    kind = tokens.word(i)
    if (
        kind in ("this", "last", "that", "next")
        or tokens.match(i, "the", "following")
        or tokens.match(i, "the", "next")
    ):
        j = i + 1 if kind != "the" else i + 2
        kind = kind if kind != "the" else "following"
        j = tokens.after(j, ("early", "late", "past"))
        part = lex.DAY_PARTS.get(tokens.word(j))
        if part and not tokens.word(j).endswith("s"):
            day: Point = {
                "this": Offset("D", 0), "last": Offset("D", -1), "next": Offset("D", 1), "following": Offset("D", 1, "narrative"),
            }.get(kind, Focus("D"))  # fmt: skip
            return DayPart(part, day), j + 1
        return None
    j = tokens.after(i, ("the",))
    j = tokens.after(j, ("mid", "early", "late"))
    j = tokens.after(j, ("-",)) if j > i else j
    part = lex.DAY_PARTS.get(tokens.word(j))
    if part is None or tokens.word(j).endswith("s"):
        return None
    k = tokens.after(tokens.after(j + 1, ("of", "on")), ())
    k = tokens.after(k, (",",)) if k == j + 1 else k
    core = _read_core(tokens, k)
    if core is not None:
        node, end = _with_whole(tokens, *core)
        if _is_day(node):
            return DayPart(part, node), end
    if tokens.word(i) == "the" or tokens.word(i - 1) in ("in", "at", "by", "-", "before", "until", "since"):
        return DayPart(part), j + 1
    return None


def parse_interval(tokens: Tokens, i: int) -> tuple[Expression, int] | None:
    """Two points of one kind with "between … and", "to", "through" or a dash: one interval."""
    between = tokens.word(i) == "between"
    found = read_point(tokens, i + 1 if between else i)
    if found is None:
        return None
    first, end = found
    links = ("and",) if between else ("to", "-", "through", "until", "till", "thru")
    if tokens.word(end) not in links:
        return None
    joiner = tokens.word(end)
    k = end + 1
    k = tokens.after(k, ("-",)) if joiner == "-" else k
    second = _read_second(tokens, first, k)
    if second is None:
        return None
    last, stop = second
    if not _same_kind(first, last):
        return None
    start = i + 1 if between else i
    if (
        isinstance(first, Calendar)
        and isinstance(last, Calendar)
        and first.year is None
        and last.year is not None
        and first.month
    ):
        first = replace(
            first,
            year=last.year if (first.month, first.day or 0) <= (last.month or 0, last.day or 0) else last.year - 1,
        )
    return Expression(tokens[start].start, tokens[stop - 1].end, Interval(first, last)), stop


def _read_second(tokens: Tokens, first: Node, k: int) -> tuple[Point, int] | None:
    token = tokens[k]
    if isinstance(first, Calendar) and first.year and not first.month and re.fullmatch(r"\d\d", token.raw):
        year = first.year // 100 * 100 + int(token.raw)
        return (Calendar(year=year), k + 1) if year > first.year else None
    return read_point(tokens, k)


def _same_kind(first: Point, last: Point) -> bool:
    def kind(node: Point) -> str:
        if not isinstance(node, Calendar):
            return ""
        fields = ("day", "weekday", "month", "season", "quarter", "half", "year", "decade", "century")
        return next((f for f in fields if getattr(node, f) is not None), "")

    return kind(first) == kind(last) != ""
