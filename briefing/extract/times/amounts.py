"""The grammar of lengths of time and of what is built on them: durations, "ago", "later", repeated times."""

from __future__ import annotations

from typing import Final

from briefing.extract.times import lexicon as lex
from briefing.extract.times.lexicon import words
from briefing.extract.times.nodes import Amount, Base, Expression, Fixed, Focus, Node, Offset
from briefing.extract.times.numbers import read_count
from briefing.extract.times.tokens import Tokens

_APPROX: Final[tuple[tuple[tuple[str, ...], str], ...]] = (
    (("no", "more", "than"), "EQUAL_OR_LESS"), (("not", "more", "than"), "EQUAL_OR_LESS"),
    (("no", "less", "than"), "EQUAL_OR_MORE"), (("no", "fewer", "than"), "EQUAL_OR_MORE"),
    (("more", "than"), "MORE_THAN"), (("less", "than"), "LESS_THAN"), (("fewer", "than"), "LESS_THAN"),
    (("longer", "than"), "MORE_THAN"), (("at", "least"), "EQUAL_OR_MORE"), (("at", "most"), "EQUAL_OR_LESS"),
    (("up", "to"), "EQUAL_OR_LESS"), (("as", "little", "as"), "EQUAL_OR_MORE"), (("as", "many", "as"), "EQUAL_OR_LESS"),
    (("just", "over"), "MORE_THAN"), (("just", "under"), "LESS_THAN"), (("well", "over"), "MORE_THAN"),
    (("about",), "APPROX"), (("around",), "APPROX"), (("roughly",), "APPROX"), (("approximately",), "APPROX"),
    (("some",), "APPROX"), (("nearly",), "LESS_THAN"), (("almost",), "LESS_THAN"), (("over",), "MORE_THAN"),
    (("under",), "LESS_THAN"), (("barely",), "MORE_THAN"), (("just",), ""), (("only",), ""), (("exactly",), ""),
)  # fmt: skip
QUALIFIERS: Final = frozenset(words[0] for words, _ in _APPROX)
_FILLERS: Final = words(
    "more additional consecutive straight successive full whole long solid trading business working "
    "calendar school fiscal financial extra further intervening or"
) - {"or"}
_SPANS: Final = words("past last next coming previous preceding following first final latest recent early ensuing")
_UNCOUNTED: Final = _SPANS - {"first", "final", "latest", "last", "next"}
_BACK: Final = words("earlier before previously prior beforehand")
_FORTH: Final = words("later after afterward afterwards thereafter hence")
_AFTER_OVER: Final = _SPANS | {"the", "several", "many", "some", "few", "its", "their", "these", "those", "this"}
_WORK_UNITS: Final = {"F": ("W", 2), "N": ("D", 1), "WE": ("W", 1)}
_LONG: Final = {
    "yearlong": "Y", "monthlong": "M", "weeklong": "W", "daylong": "D", "decadelong": "E", "hourlong": "TH",
}  # fmt: skip
_PREMODIFIERS: Final = words("long old")


def read_qualifier(tokens: Tokens, i: int) -> tuple[str | None, int]:
    """The TIMEX3 modifier that words such as "more than" at ``i`` give, and the index after them."""
    for words, modifier in _APPROX:
        end = tokens.match(i, *words)
        if end is not None and not (words == ("over",) and tokens.word(end) in _AFTER_OVER):
            return modifier or None, end
    return None, i


def read_amount(tokens: Tokens, i: int) -> tuple[Amount, int] | None:
    """A counted unit at ``i``: "three months", "90-minute", "half an hour", "a year and a half"."""
    halved = tokens.match(i, "half", "a") or tokens.match(i, "half", "an") or tokens.match(i, "a", "half")
    if halved is not None:
        unit = lex.UNITS.get(tokens.word(halved + (tokens.word(halved) == "-")))
        return (
            (_amount("0.5", unit), halved + 1 + (tokens.word(halved) == "-"))
            if unit in ("Y", "E", "C", "TH", "D")
            else None
        )
    long = tokens.match(i + 1, "-", "long")
    if long is not None and lex.CALENDAR_UNITS.get(tokens.word(i), "WE") != "WE":
        return _amount("1", lex.CALENDAR_UNITS[tokens.word(i)]), long
    if tokens.word(i) in _LONG:
        return _amount("1", _LONG[tokens.word(i)]), i + 1
    article = tokens.word(i) in ("a", "an", "one") and tokens.word(i + 1) not in ("second", "quarter")
    dashed = tokens.word(i + 2) == "-" and not tokens[i + 2].spaced
    if article and tokens.word(i + 1) in lex.UNITS and not tokens.word(i + 1).endswith("s") and not dashed:
        return _with_half(tokens, "1", lex.UNITS[tokens.word(i + 1)], i + 2)
    counted = read_count(tokens, i)
    if counted is None and article and tokens.word(i + 1) in ("full", "whole", "further"):
        counted = "1", i + 1
    if counted is None:
        return None
    count, j = counted
    hyphen = tokens.word(j) == "-"
    j += hyphen
    while not hyphen and tokens.word(j) in _FILLERS:
        j += 1
    name = tokens.word(j)
    if name not in lex.UNITS or count == "0" or (lex.UNITS[name] == "Q" and hyphen):
        return None
    if hyphen and tokens.word(j + 1) == "-" and tokens.word(j + 2) in _PREMODIFIERS:
        if tokens.word(j + 2) == "old" and lex.UNITS[name] == "Y":
            return None
        return _amount(count, lex.UNITS[name]), j + 3
    if tokens.word(j + 1) == "-" and not tokens[j + 1].spaced:
        return None
    return _with_half(tokens, count, lex.UNITS[name], j + 1)


def _with_half(tokens: Tokens, count: str, unit: str, end: int) -> tuple[Amount, int]:
    half = tokens.match(end, "and", "a", "half")
    if half is not None and count != "X":
        return _amount(f"{float(count) + 0.5:g}", unit), half
    alternative = tokens.match(end, "or", "two") if count == "1" else None
    if alternative is not None:
        return _amount("X", unit), alternative
    return _amount(count, unit), end


def _amount(count: str, unit: str) -> Amount:
    """``count`` of ``unit``; halves of a unit are stated in the next smaller one, as TIMEX3 has it."""
    if unit in _WORK_UNITS:
        unit, factor = _WORK_UNITS[unit]
        count = count if count == "X" else f"{float(count) * factor:g}"
    if count.endswith(".5") and unit in ("Y", "E", "TH"):
        smaller, factor = {"Y": ("M", 12), "E": ("Y", 10), "TH": ("TM", 60)}[unit]
        return Amount(f"{float(count) * factor:g}", smaller)
    return Amount(count, unit)


def parse_amount(tokens: Tokens, i: int) -> tuple[Expression, int] | None:
    """A duration at ``i``, or the point that "ago", "later" or "earlier" make of it."""
    modifier, j = read_qualifier(tokens, i)
    spanning = _read_span(tokens, j)
    if spanning is not None:
        amount, end = spanning
        if tokens.match(end, "or", "so") is not None:
            modifier, end = modifier or "APPROX", end + 2
        return _finish(tokens, i, end, amount, modifier)
    found = read_amount(tokens, j)
    if found is None:
        return None
    amount, end = found
    if tokens.word(j) == "some" and not tokens.word(end - 1).endswith("s"):
        return None
    tail = tokens.word(end)
    whole = not amount.count.endswith(".5")
    if tail == "ago" or (tail == "from" and tokens.word(end + 1) in ("now", "today")):
        sign = -1 if tail == "ago" else 1
        return _finish(tokens, i, end + (1 if tail == "ago" else 2), _offset(amount, sign, narrative=False), modifier)
    if tail in _BACK and whole and not (tail == "before" and _clause_follows(tokens, end + 1)):
        return _finish(tokens, i, end + 1, _offset(amount, -1, narrative=True), modifier)
    if tail in _FORTH and whole and not (tail == "after" and _clause_follows(tokens, end + 1)):
        return _finish(tokens, i, end + 1, _offset(amount, 1, narrative=True), modifier)
    if tail == "old" and amount.unit == "Y":
        return None
    if tail == "old" and amount.unit in ("M", "W", "D"):
        end += 1
    elif tokens.match(end, "or", "so") is not None:
        modifier, end = modifier or "APPROX", end + 2
    return _finish(tokens, i, end, amount, modifier)


def _clause_follows(tokens: Tokens, i: int) -> bool:
    """Whether "after" or "before" opens a phrase of its own ("two days after the vote")."""
    token = tokens[i]
    return bool(token.word) and token.raw[0].isalnum()


def _finish(tokens: Tokens, i: int, end: int, node: Node, modifier: str | None) -> tuple[Expression, int]:
    return Expression(tokens[i].start, tokens[end - 1].end, node, modifier), end


def _offset(amount: Amount, sign: int, *, narrative: bool) -> Node:
    count = None if amount.count == "X" else int(float(amount.count))
    base: Base = "narrative" if narrative else "published"
    return Offset(amount.unit, None if count is None else sign * count, base, counted=True, later=sign > 0)


def _read_span(tokens: Tokens, i: int) -> tuple[Amount, int] | None:
    """ "the past three months", "the next few days", "recent weeks", "the last year or so"."""
    j = tokens.after(i, ("the", "these", "those", "its", "their", "his", "her"))
    if tokens.word(j) not in _SPANS and tokens.word(j) != "latest":
        return None
    k = j + 1
    found = read_amount(tokens, k)
    if found is not None and tokens.word(k) not in ("a", "an", "one", "some"):
        return found
    name = tokens.word(k)
    if name in lex.UNITS and name.endswith("s") and tokens.word(j) in _UNCOUNTED:
        return Amount("X", _amount("X", lex.UNITS[name]).unit), k + 1
    if name in lex.CALENDAR_UNITS and tokens.word(j) == "past" and j > i:
        return _with_half(tokens, "1", lex.CALENDAR_UNITS[name], k + 1)
    return None


def parse_bare(tokens: Tokens, i: int) -> tuple[Expression, int] | None:
    """Plural units without a number: "for weeks", "years later", "decades of"."""
    name = tokens.word(i)
    if name not in lex.UNITS or not name.endswith("s") or name in ("seconds", "minutes", "quarters", "mins"):
        return None
    amount = _amount("X", lex.UNITS[name])
    tail = tokens.word(i + 1)
    if tail in ("ago", "earlier", "later"):
        node = _offset(amount, 1 if tail == "later" else -1, narrative=tail != "ago")
        return _finish(tokens, i, i + 2, node, None)
    if tail != "of" and tokens.word(i - 1) not in _BARE_AFTER:
        return None
    return _finish(tokens, i, i + 1, amount, None)


_BARE_AFTER: Final = words("for in within over after by during about recent many the took take lasted last")


def parse_set(tokens: Tokens, i: int) -> tuple[Expression, int] | None:
    """Repeated times: "every Friday", "each year", "twice a week", "daily"."""
    word = tokens.word(i)
    if word in lex.SETS:
        return _finish(tokens, i, i + 1, Fixed(lex.SETS[word], "set"), None)
    if word in lex.WEEKDAY_PLURALS:
        return _finish(tokens, i, i + 1, Fixed(f"XXXX-WXX-{lex.WEEKDAY_PLURALS[word]}", "set"), None)
    if word in ("every", "each"):
        return _parse_every(tokens, i)
    if word in ("a", "an", "per"):
        unit = lex.UNITS.get(tokens.word(i + 1))
        if word == "per" and unit and not tokens.word(i + 1).endswith("s"):
            return _finish(tokens, i, i + 2, Fixed(_duration(_amount("1", unit)), "set"), None)
        return None
    times = tokens.match(i, "once") or tokens.match(i, "twice")
    if times is None and tokens.word(i + 1) == "times" and read_count(tokens, i):
        times = i + 2
    if times is not None and tokens.word(times) in ("a", "an", "every", "each", "per"):
        unit = lex.UNITS.get(tokens.word(times + 1))
        if unit:
            return _finish(tokens, i, times + 2, Fixed(_duration(_amount("1", unit)), "set"), None)
    return None


def _parse_every(tokens: Tokens, i: int) -> tuple[Expression, int] | None:
    name = tokens.word(i + 1)
    other = tokens.word(i + 1) == "other" and lex.UNITS.get(tokens.word(i + 2))
    if other:
        return _finish(tokens, i, i + 3, Fixed(_duration(_amount("2", other)), "set"), None)
    if name in lex.WEEKDAYS:
        part = lex.DAY_PARTS.get(tokens.word(i + 2), "")
        value = f"XXXX-WXX-{lex.WEEKDAYS[name]}" + (f"T{part}" if part else "")
        return _finish(tokens, i, i + 2 + bool(part), Fixed(value, "set"), None)
    if name in lex.MONTHS and tokens[i + 1].raw[0].isupper():
        return _finish(tokens, i, i + 2, Fixed(f"XXXX-{lex.MONTHS[name]:02d}", "set"), None)
    if name in lex.SEASONS:
        return _finish(tokens, i, i + 2, Fixed(f"XXXX-{lex.SEASONS[name]}", "set"), None)
    if name in lex.DAY_PARTS:
        return _finish(tokens, i, i + 2, Fixed(f"XXXX-XX-XXT{lex.DAY_PARTS[name]}", "set"), None)
    if name in lex.UNITS and not name.endswith("s"):
        return _finish(tokens, i, i + 2, Fixed(_duration(_amount("1", lex.UNITS[name])), "set"), None)
    found = read_amount(tokens, i + 1)
    if found is not None and tokens.word(i) == "every":
        return _finish(tokens, i, found[1], Fixed(_duration(found[0]), "set"), None)
    return None


def _duration(amount: Amount) -> str:
    return duration_value(amount)


def duration_value(amount: Amount) -> str:
    """The TIMEX3 duration: P3M, PT90M, PXY; a decade is P1E and a century P1C, as TIMEX3 has it."""
    unit = amount.unit
    return f"PT{amount.count}{unit[1]}" if unit.startswith("T") else f"P{amount.count}{unit}"


def read_focus(tokens: Tokens, i: int) -> tuple[Focus, int] | None:
    """Definite periods that refer back: "the quarter", "the latest period", "that year", "the year-ago quarter"."""
    word = tokens.word(i)
    if word not in ("the", "that", "this"):
        return None
    compared = _read_compared(tokens, i + 1)
    if compared is not None:
        return compared
    j = tokens.after(i + 1, _FOCUS_ADJECTIVES)
    j = tokens.after(j, ("recent",))
    qualifier = tokens.word(j - 1) if j > i + 1 else ""
    name = tokens.word(j)
    if name == "period" and qualifier in ("latest", "recent"):
        return Focus("P"), j + 1
    unit = lex.CALENDAR_UNITS.get(name)
    if unit is None or unit in ("C", "E") or (tokens.word(j + 1) == "-" and not tokens[j + 1].spaced):
        return None
    if word == "this" and qualifier not in ("same",):
        return None
    year_ago = tokens.match(j + 1, "a", "year", "ago") or tokens.match(j + 1, "a", "year", "earlier")
    if unit == "Q" and year_ago is not None:
        return Focus("Q", back=1), year_ago
    if unit == "D" and word == "the" and qualifier != "same":
        return None
    return Focus(unit, same=word == "that" or qualifier == "same"), j + 1


def _read_compared(tokens: Tokens, i: int) -> tuple[Focus, int] | None:
    """The period that results are compared with: "year-ago quarter", "corresponding period last year"."""
    for words in (("year", "-", "ago"), ("year", "-", "earlier"), ("prior", "-", "year"), ("year", "earlier")):
        end = tokens.match(i, *words)
        if end is not None and tokens.word(end) in ("period", "quarter"):
            return Focus("P", back=1), end + 1
    if tokens.word(i) in _COMPARISONS and tokens.word(i + 1) in ("period", "quarter"):
        j = tokens.after(i + 2, ("of", "in"))
        j = tokens.after(j, ("the",))
        for words in (
            ("last", "year"),
            ("a", "year", "ago"),
            ("a", "year", "earlier"),
            ("previous", "year"),
            ("prior", "year"),
        ):
            end = tokens.match(j, *words)
            if end is not None:
                return Focus("P", back=1), end
    return None


_COMPARISONS: Final = words("corresponding same comparable similar equivalent")
_FOCUS_ADJECTIVES: Final = words("latest full entire same whole most fiscal")
_ENDED: Final = words("ended ending that")


def parse_focus(tokens: Tokens, i: int) -> tuple[Expression, int] | None:
    """A definite period standing alone; "the year ended March 31" is a length of time."""
    found = read_focus(tokens, i)
    if found is None:
        return None
    node, end = found
    qualified = end > i + 2
    if node.unit in ("Y", "M") and (tokens.word(end) in _ENDED - {"that"} or tokens.word(end - 2) == "fiscal"):
        return _finish(tokens, i, end, Amount("1", node.unit), None)
    if node.unit in ("W", "M", "Y") and tokens.word(end) in _RELATIVE:
        return _finish(tokens, i, end, Amount("1", node.unit), None)
    if node.unit in ("W", "M") and tokens.word(i) == "the" and not qualified and tokens.word(i - 1) not in _FOCUS_AFTER:
        return None
    return _finish(tokens, i, end, node, None)


_RELATIVE: Final = words("leading before after preceding following since prior")
_FOCUS_AFTER: Final = words("for during of in earlier later throughout")
