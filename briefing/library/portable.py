"""A library as lines of JSON: articles, what is read and marked, notes, corrections and all else that was chosen.

Facts, stories and the index of words are left out: they are made again from the articles.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from briefing.ingest.sanitise import safe_label, sanitise
from briefing.ingest.sources import STDIN
from briefing.library import articles, given_days, salvage
from briefing.library.articles import COLUMNS
from briefing.library.connection import LibraryError
from briefing.library.merge import merged
from briefing.library.store import Library
from briefing.model import Article

FORMAT = "briefing-library"
VERSION = 1


_UNCOUNTED = "the whole, so that how much is lost cannot be told"


class Begin(msgspec.Struct, frozen=True, tag="library", tag_field="kind"):
    """The first line: which format this is."""

    format: str = FORMAT
    version: int = VERSION


class ArticleLine(msgspec.Struct, frozen=True, tag="article", tag_field="kind"):
    """An article."""

    article: Article


class ReadingLine(msgspec.Struct, frozen=True, tag="reading", tag_field="kind"):
    """How far the reader is with an article; fields as in ``Reading``."""

    article: str
    place: int = 0
    read: bool = False
    opened: float | None = None


class MarkLine(msgspec.Struct, frozen=True, tag="mark", tag_field="kind"):
    """A mark of an article, made so many seconds after 1970."""

    article: str
    mark: str
    made: float


class KeptLine(msgspec.Struct, frozen=True, tag="kept", tag_field="kind"):
    """What is kept under a name: corrections, notes, searches, feeds, watch terms, choices."""

    name: str
    value: Any


Line = Begin | ArticleLine | ReadingLine | MarkLine | KeptLine


class Exported(msgspec.Struct):
    """What came of an export, filled while its lines are taken: how many of each kind, and what could not be read."""

    written: Counter[str] = msgspec.field(default_factory=Counter)
    unreadable: Counter[str] = msgspec.field(default_factory=Counter)


class Imported(msgspec.Struct):
    """What came of an import: how many of each kind were new here, and the numbers of lines that say nothing."""

    new: Counter[str] = msgspec.field(default_factory=Counter)
    known: Counter[str] = msgspec.field(default_factory=Counter)
    bad_lines: list[int] = msgspec.field(default_factory=list)


def export(path: Path, result: Exported) -> Iterator[bytes]:
    """The lines of the library at ``path``, which may be damaged; it is not changed.

    Raises:
        LibraryError: nothing in it can be read.
    """
    with salvage.opened(path) as found:
        result.unreadable[_UNCOUNTED] += bool(found.gathered)
        yield msgspec.json.encode(Begin()) + b"\n"
        for kind, line in _lines(found, result):
            result.written[kind] += 1
            yield msgspec.json.encode(line) + b"\n"


def _lines(found: salvage.Opened, result: Exported) -> Iterator[tuple[str, Line]]:
    ids: list[str] = []
    for article in _articles(found, result):
        ids.append(article.id)
        yield "article", ArticleLine(article)
    tables: tuple[tuple[str, str, str, str, Iterable[str], Callable[..., Line]], ...] = (
        ("reading", "reading", "id, place, read, opened", "id", ids, _reading),
        ("mark", "marks", "article, mark, made", "mark, article", salvage.MARKS, MarkLine),
        ("kept", "kept", "name, value", "name", salvage.KEPT, _kept),
    )
    for kind, table, columns, key, known, make in tables:
        rows, whole = salvage.all_of(found.db, table, columns, key, list(known))
        if not whole:
            result.unreadable[f"part of {table}"] += 1
            rows += salvage.from_pages(found, table, columns, key, rows)
        for values in rows:
            try:
                line = make(*values)
                msgspec.convert(msgspec.to_builtins(line), Line)
            except (msgspec.MsgspecError, UnicodeEncodeError, TypeError):
                result.unreadable[kind] += 1
                continue
            yield kind, line


def _articles(found: salvage.Opened, result: Exported) -> Iterator[Article]:
    db = found.db
    ids: dict[int, str] | None = None
    for number in salvage.article_numbers(found):
        row, _ = salvage.one(
            db, f"SELECT {COLUMNS} FROM articles JOIN texts USING (number) WHERE number = ?", (number,)
        )
        if article := _checked(articles.from_row(row)) if row else None:
            yield _as_it_says(db, article)
            continue
        ids = salvage.ids(found) if ids is None else ids
        # One whose head is lost is told under its first line; it keeps the id that places and notes know it by.
        row, _ = salvage.one(db, "SELECT text FROM texts WHERE number = ?", (number,))
        if row and isinstance(row[0], str):
            own = hashlib.sha256(row[0].encode("utf-8", "replace")).hexdigest()[:16]
            title = safe_label(row[0].strip().partition("\n")[0])
            if article := _checked(Article(ids.get(number, own), STDIN, title, row[0])):
                result.unreadable["head"] += 1
                yield article
                continue
        # In a damaged file nobody knows whether there was one under each number.
        head, _ = salvage.one(db, "SELECT 1 FROM articles WHERE number = ?", (number,))
        result.unreadable["article"] += head is not None or number in ids


def _as_it_says(db: sqlite3.Connection, article: Article) -> Article:
    """With its own date: the day that the reader gave it is among the corrections."""
    if article.published is None or article.published.basis != given_days.BASIS:
        return article
    row, _ = salvage.one(db, "SELECT published, basis FROM given_days WHERE article = ?", (article.id,))
    return msgspec.structs.replace(article, published=articles.published_of(*row) if row else None)


def _checked(article: Article) -> Article | None:
    """None where it holds what no article can, such as the bytes of another table."""
    try:
        return msgspec.json.decode(msgspec.json.encode(article), type=Article)
    except (msgspec.MsgspecError, UnicodeEncodeError, TypeError):
        return None


def _reading(id_: str, place: int, read: int, opened: float | None) -> ReadingLine:
    return ReadingLine(id_, place, bool(read), opened)


def _kept(name: str, value: bytes) -> KeptLine:
    return KeptLine(name, msgspec.json.decode(value))


def load(lines: Iterable[bytes], library: Library) -> Imported:
    """Put what ``lines`` say into ``library``, all of it in one transaction; what is there already stays as it is.

    What was read or marked in either is so afterwards; of two places in a text the one opened later is kept; lists
    are united, and where both say something of the same thing, what is here wins. Lines that cannot be understood
    are passed over.

    Raises:
        LibraryError: the first line says that this is none of ours, or one of a newer briefing.
    """
    result = Imported()
    decoder = msgspec.json.Decoder(Line)
    with library.transaction() as db:
        for number, data in enumerate(lines, 1):
            if number > 1 and not data.strip():
                continue
            try:
                line = _clean(decoder.decode(data))
            except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
                line = None
            if number == 1:
                _begin(line)
            elif line is None:
                result.bad_lines.append(number)
            elif not isinstance(line, Begin):
                kind = str(line.__struct_config__.tag)
                (result.new if _put(db, line) else result.known)[kind] += 1
        given_days.follow(db)
    return result


def _begin(line: Line | None) -> None:
    if not isinstance(line, Begin) or line.format != FORMAT:
        raise LibraryError("is no export of a library; make one with briefing library export")
    if line.version > VERSION:
        raise LibraryError("was written by a newer briefing; update briefing")


def _put(db: sqlite3.Connection, line: Line) -> bool:
    """Whether it said anything new."""
    match line:
        case ArticleLine(article):
            if db.execute("SELECT 1 FROM articles WHERE id = ?", (article.id,)).fetchone():
                return False
            articles.put(db, article, None)
        case ReadingLine():
            return _put_reading(db, line)
        case MarkLine():
            made = db.execute(
                "INSERT OR IGNORE INTO marks (mark, article, made) VALUES (?, ?, ?)",
                (line.mark, line.article, line.made),
            )
            return made.rowcount > 0
        case KeptLine(name, value):
            row = db.execute("SELECT value FROM kept WHERE name = ?", (name,)).fetchone()
            try:
                here = msgspec.json.decode(row[0]) if row else None
            except msgspec.DecodeError:
                return False
            both = merged(name, here, value) if row else value
            if row and both == here:
                return False
            db.execute("REPLACE INTO kept VALUES (?, ?)", (name, msgspec.json.encode(both)))
    return True


def _put_reading(db: sqlite3.Connection, line: ReadingLine) -> bool:
    row = db.execute("SELECT place, read, opened FROM reading WHERE id = ?", (line.article,)).fetchone()
    new = (max(0, line.place), line.read, line.opened)
    if row:
        here = (row[0], bool(row[1]), row[2])
        later = new if (new[2] or 0) > (here[2] or 0) or (here[0] == 0 and here[2] is None) else here
        new = (later[0], here[1] or line.read, later[2])
        if new == here:
            return False
    db.execute("REPLACE INTO reading (id, place, read, opened) VALUES (?, ?, ?, ?)", (line.article, *new))
    return True


def _clean(line: Line) -> Line:
    """With no escape or control character in any string: files come from anywhere."""
    cleaned: Line = msgspec.convert(_clean_value(msgspec.to_builtins(line)), Line)
    return cleaned


def _clean_value(value: Any) -> Any:
    if isinstance(value, str):
        return sanitise(value)
    if isinstance(value, list | tuple):
        return [_clean_value(one) for one in value]
    if isinstance(value, dict):
        return {sanitise(key): _clean_value(one) for key, one in value.items()}
    return value
