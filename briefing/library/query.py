"""What a reader types into search, read into a tree; lenient, since it is read at every key.

Words must all occur; ``"…"`` is a phrase, ``word*`` a beginning, and so is the last word while it is typed. AND, OR,
NOT (or a leading ``-``) and brackets combine; OR binds less than AND. ``field:value`` asks for what is known of an
article.
"""

from __future__ import annotations

import difflib
import re
from datetime import date
from typing import get_args

import msgspec

from briefing.model import EventClass

FIELDS = (
    "person", "place", "country", "org", "event", "class", "said-by", "outlet", "title", "date", "is", "story",
)  # fmt: skip
STATES = ("unread", "read", "starred", "later")
"""What ``is:`` asks for."""
CLASSES: tuple[str, ...] = get_args(EventClass)
"""What ``class:`` asks for."""
NESTED = 20
"""Brackets within brackets; deeper ones are read as if not there."""

_TOKEN = re.compile(
    r"""(?P<open>\()|(?P<close>\))
    |(?P<minus>-(?=[\w"(]))
    |(?P<field>[A-Za-z][A-Za-z-]*):(?:"(?P<quoted>[^"]*)"?|(?P<value>[^\s()]+))
    |"(?P<phrase>[^"]*)"?
    |(?P<word>[^\s()"]+)""",
    re.VERBOSE,
)
_DAY = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


class QueryError(ValueError):
    """A query that asks for something unknown; the message is one line that names it and says what there is."""


class Text(msgspec.Struct, frozen=True):
    """Words side by side; the last may be a beginning. ``column`` is where they stand, None for anywhere."""

    words: str
    prefix: bool = False
    column: str | None = None


class Field(msgspec.Struct, frozen=True):
    """Something known of an article: that it names somebody, is of an outlet, is unread."""

    name: str
    value: str
    prefix: bool = False


class All(msgspec.Struct, frozen=True):
    """Every one of ``parts``."""

    parts: tuple[Query, ...]


class Any(msgspec.Struct, frozen=True):
    """At least one of ``parts``."""

    parts: tuple[Query, ...]


class Not(msgspec.Struct, frozen=True):
    """Not ``part``."""

    part: Query


Query = Text | Field | All | Any | Not


class SavedSearch(msgspec.Struct, frozen=True):
    """A query under a name, asked anew whenever it is looked at."""

    name: str
    query: str


class SavedSearches(msgspec.Struct, frozen=True):
    """The reader's saved searches as the library keeps them, in the order of saving."""

    made: tuple[SavedSearch, ...] = ()

    def saved(self, name: str, query: str) -> SavedSearches:
        """With ``query`` under ``name``, in place of an earlier one of that name."""
        return SavedSearches((*self.without(name).made, SavedSearch(name, query)))

    def without(self, name: str) -> SavedSearches:
        """Without the one of that name."""
        return SavedSearches(tuple(one for one in self.made if one.name != name))


SEARCHES = "searches"
"""The name under which the library keeps them."""


def parse(query: str) -> Query | None:
    """The tree of ``query``, None where nothing in it can be sought.

    Raises:
        QueryError: a field or value that is none.
    """
    text = query.replace("\0", " ").encode("utf-8", "ignore").decode()
    return _Reader(text).read()


def bounds(value: str) -> tuple[str, str]:
    """The first and last day that ``date:`` asks for, as far as given: ``2019-02..2019-03``, ``..2019``, ``2019``.

    Raises:
        QueryError: it is no such span.
    """
    first, dots, last = value.partition("..")
    for end in (first, last):
        if end and not _DAY.fullmatch(end):
            raise QueryError(f"date:{value}: write days as 2019-02-27, 2019-02 or 2019, and spans as 2019-02..2019-03")
        if end and not _in_calendar(end):
            raise QueryError(f"date:{value}: the calendar has no {end}")
    if first and last and last < first[: len(last)]:
        raise QueryError(f"date:{value}: {last} is before {first}")
    return first, last if dots else first


def _in_calendar(day: str) -> bool:
    try:
        date.fromisoformat(f"{day}-01-01"[:10])
    except ValueError:
        return False
    return True


class _Reader:
    def __init__(self, text: str) -> None:
        self._tokens = list(_TOKEN.finditer(text))
        self._open = bool(text) and text[-1:].isalnum()
        self._at = 0

    def read(self) -> Query | None:
        parts = []
        while self._at < len(self._tokens):
            if part := self._any(0):
                parts.append(part)
            if self._at < len(self._tokens) and self._tokens[self._at]["close"]:
                self._at += 1
        return _joined(parts)

    def _any(self, depth: int) -> Query | None:
        parts = [self._all(depth)]
        while self._is("OR"):
            self._at += 1
            parts.append(self._all(depth))
        found = [part for part in parts if part is not None]
        return found[0] if len(found) == 1 else Any(tuple(found)) if found else None

    def _all(self, depth: int) -> Query | None:
        parts: list[Query] = []
        while self._at < len(self._tokens) and not self._is("OR") and not self._tokens[self._at]["close"]:
            if self._is("AND"):
                self._at += 1
            elif (part := self._one(depth)) is not None:
                parts.append(part)
        return _joined(parts)

    def _one(self, depth: int) -> Query | None:
        token = self._tokens[self._at]
        if self._is("NOT") or token["minus"]:
            self._at += 1
            if self._at >= len(self._tokens) or self._tokens[self._at]["close"]:
                return None
            part = self._one(depth)
            return None if part is None else Not(part)
        self._at += 1
        if token["open"]:
            if depth >= NESTED:
                return None
            inner = self._any(depth + 1)
            if self._at < len(self._tokens) and self._tokens[self._at]["close"]:
                self._at += 1
            return inner
        last = self._open and self._at == len(self._tokens)
        if token["field"]:
            return _field(token, last)
        if token["phrase"] is not None:
            return _text(token["phrase"], prefix=False)
        word = token["word"] or ""
        return None if word[:-1].lower() in FIELDS and word.endswith(":") else _text(word, prefix=last)

    def _is(self, operator: str) -> bool:
        return self._at < len(self._tokens) and self._tokens[self._at]["word"] == operator


def _joined(parts: list[Query]) -> Query | None:
    return parts[0] if len(parts) == 1 else All(tuple(parts)) if parts else None


def _text(words: str, *, prefix: bool, column: str | None = None) -> Query | None:
    if not any(character.isalnum() for character in words):
        return None
    return Text(words.replace('"', " "), prefix or words.endswith("*"), column)


def _field(token: re.Match[str], last: bool) -> Query | None:
    name = token["field"].lower()
    value = (token["quoted"] if token["quoted"] is not None else token["value"]).strip()
    prefix = last and token["quoted"] is None
    if name not in FIELDS:
        near = difflib.get_close_matches(name, FIELDS, 1, 0.75)
        if near:
            raise QueryError(f"{name}: is nothing to search by; did you mean {near[0]}:?")
        return _text(token[0], prefix=prefix)
    if not value:
        return None
    if name in ("outlet", "title"):
        return _text(value, prefix=prefix, column=name)
    if name == "is" and value.lower() not in STATES:
        if last and any(state.startswith(value.lower()) for state in STATES):
            return None
        raise QueryError(f"is:{value}: an article is {', '.join(STATES[:-1])} or {STATES[-1]}")
    if name == "class" and value.casefold().rstrip("*") not in CLASSES:
        if (last or value.endswith("*")) and any(known.startswith(value.casefold().rstrip("*")) for known in CLASSES):
            return Field(name, value, prefix=True)
        near = difflib.get_close_matches(value.casefold(), CLASSES, 1, 0.75)
        said = f"did you mean {near[0]}?" if near else f"the classes are {', '.join(CLASSES)}"
        raise QueryError(f"class:{value}: is no class of events; {said}")
    if name == "date":
        bounds(value)
    return Field(name, value, prefix)
