"""Reads what a library file still holds, row by row, whatever has happened to it. Writes nothing to it."""

from __future__ import annotations

import mmap
import re
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

import msgspec

from briefing.library import schema
from briefing.library.connection import BUSY_SECONDS, LibraryError, ways_to_read
from briefing.library.pages import Pages
from briefing.library.pages import Row as Found

Row = tuple[Any, ...]

UNREADABLE = (sqlite3.Error, UnicodeDecodeError, OverflowError)
"""What SQLite raises for a row that a damaged page gives."""

ROWS_A_PAGE = 50
"""Articles whose heads fit on one page at most: so many are sought where the file no longer tells how many it has."""


MARKS = ("starred", "later", "seen")
KEPT = ("corrections", "notes", "searches", "feeds", "watched", "looks", "theme", "filters")
"""What rows of ``marks`` and ``kept`` are known by where nothing else says whose they are."""


class Opened(msgspec.Struct, frozen=True):
    """``db`` holds what the file does; ``gathered`` says why only from its pages, one by one, where it is so."""

    db: sqlite3.Connection
    path: Path
    gathered: str = ""


@contextmanager
def opened(path: Path) -> Iterator[Opened]:
    """What the file at ``path`` holds, which is not changed, nor is any other file left beside it.

    Raises:
        LibraryError: it is not there, is of another program, or nothing in it can be read.
    """
    try:
        if path.exists() and not path.is_dir() and not path.is_file():
            raise LibraryError(f"{path}: is no regular file")
        with path.open("rb") as file:
            first = file.read(1)
    except (OSError, ValueError) as error:
        raise LibraryError(f"{path}: {getattr(error, 'strerror', None) or 'not a usable path'}") from error
    logged = path.with_name(f"{path.name}-wal")
    if not first and not logged.exists():
        raise LibraryError(f"{path}: is empty; briefing makes a new library of it when it next opens")
    reason = "no tables of a library in it"
    for way in ways_to_read(path):
        with closing(sqlite3.connect(way, uri=True, timeout=BUSY_SECONDS)) as db:
            try:
                tables = _tables(db)
            except UNREADABLE as error:
                reason = " ".join(str(error).split())
                continue
            if tables & schema.OWN:
                yield Opened(db, path)
                return
    with closing(sqlite3.connect("")) as db:  # a file of SQLite's own, which nobody else sees
        if not _gather(path, db):
            raise LibraryError(f"{path}: {_NOTHING}")
        yield Opened(db, path, reason)


def _tables(db: sqlite3.Connection) -> set[str]:
    # Without this SQLite reads nothing of a file that is shorter than its first page says.
    db.execute("PRAGMA writable_schema = ON")
    tables = {row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    for table in tables & DEAR:
        db.execute(f"SELECT 1 FROM {table} NOT INDEXED LIMIT 1").fetchone()
    return tables


DEAR = frozenset({"articles", "texts", "reading", "marks", "kept"})
"""The tables that are read here."""

_NOTHING = "is no library, or nothing in it can be read; it is left as it is, rename it and a new one is made"


def _gather(path: Path, db: sqlite3.Connection) -> bool:
    """Put the rows that the pages of ``path`` hold into ``db``; whether there are any."""
    log = path.with_name(f"{path.name}-wal")
    schema.migrate(db)
    db.execute("CREATE TEMP TABLE indexed (number INTEGER PRIMARY KEY, id TEXT)")
    with path.open("rb") as file:
        if not file.read(1):
            return False
        with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
            for row in Pages(data, log.read_bytes() if log.exists() else b"").rows():
                for put, fields in _places(row):
                    with suppress(*UNREADABLE):
                        db.execute(put, fields)
    db.commit()
    return any(db.execute(f"SELECT 1 FROM {table}").fetchone() for table in ("texts", "reading", "marks", "kept"))


def _places(row: Found) -> Iterator[tuple[str, Row]]:
    """Where the row belongs, by its form: a statement that puts it there, and its parameters."""
    match row:
        case Found(number=int(number), values=(None, str(text))):
            yield "REPLACE INTO texts VALUES (?, ?)", (number, text)
        case Found(number=int(number), values=(None, str(), str(), str(), *_)) if len(row.values) >= _COLUMNS:
            marks = ", ".join("?" * _COLUMNS)
            yield f"REPLACE INTO articles VALUES ({marks})", (number, *row.values[1:_COLUMNS])
        case Found(number=None, values=(str(id_), int(number))) if _ID.fullmatch(id_):
            yield "REPLACE INTO indexed VALUES (?, ?)", (number, id_)
        case Found(number=None, values=(str(), int(), int(), int() | float() | None)):
            yield "REPLACE INTO reading VALUES (?, ?, ?, ?)", row.values
        case Found(number=None, values=(str(mark), str(), int() | float())) if mark in MARKS:
            yield "REPLACE INTO marks VALUES (?, ?, ?)", row.values
        case Found(number=None, values=(str(name), bytes() | str() as value)) if name in KEPT:
            # A page that was given up may hold what was kept before: less, for most things only grow.
            kept = (
                "ON CONFLICT (name) DO UPDATE SET value = excluded.value WHERE length(value) < length(excluded.value)"
            )
            yield f"INSERT INTO kept VALUES (?, ?) {kept}", (name, value)


_ID = re.compile(r"[0-9a-f]{16}")
_COLUMNS = 11
"""Those of ``articles``; before version 2 there were more behind them."""


def article_numbers(found: Opened) -> Iterator[int]:
    """The numbers under which articles may be kept: those that are, and where pages are damaged others too."""
    db, last = found.db, 0
    if found.gathered:
        yield from (n for (n,) in db.execute("SELECT number FROM articles UNION SELECT number FROM texts ORDER BY 1"))
        return
    try:
        for (number,) in db.execute("SELECT number FROM articles NOT INDEXED ORDER BY number"):
            yield number
            last = number
    except UNREADABLE:
        yield from range(last + 1, _largest(db) + 1)


def _largest(db: sqlite3.Connection) -> int:
    try:
        found = [db.execute(f"SELECT max(number) FROM {table}").fetchone()[0] or 0 for table in ("articles", "texts")]
        return int(max(found))
    except UNREADABLE:
        return int(db.execute("PRAGMA page_count").fetchone()[0]) * ROWS_A_PAGE


def ids(found: Opened) -> dict[int, str]:
    """By number the ids of articles as the index of ids has them, as far as it can be read from either end."""
    if found.gathered:
        return dict(found.db.execute("SELECT number, id FROM indexed").fetchall())
    known: dict[int, str] = {}
    for order in ("ASC", "DESC"):
        query = f"SELECT number, id FROM articles INDEXED BY {_BY_ID} WHERE id > '' ORDER BY id {order}"
        with suppress(*UNREADABLE):
            known.update(found.db.execute(query))  # those before a damaged page stay
    return known


_BY_ID = "sqlite_autoindex_articles_1"


def one(db: sqlite3.Connection, query: str, parameters: Sequence[Any]) -> tuple[Row | None, bool]:
    """The row that ``query`` gives, and whether that could be read."""
    try:
        row: Row | None = db.execute(query, parameters).fetchone()
    except UNREADABLE:
        return None, False
    return row, True


def all_of(db: sqlite3.Connection, table: str, columns: str, key: str, known: Sequence[str]) -> tuple[list[Row], bool]:
    """The rows of a table that is ordered by ``key``, and whether there may be more that cannot be read.

    A damaged page ends the way through a table: what lies behind it is read from the other end, and the keys in
    ``known`` are asked for one by one.
    """
    rows: dict[Row, None] = {}
    if table not in {row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}:
        return [], True  # a library from before there was such a table
    query = f"SELECT {columns} FROM {table}"
    whole = _collect(db, f"{query} ORDER BY {key}", (), rows)
    if not whole:
        backwards = ", ".join(f"{column} DESC" for column in key.split(", "))
        _collect(db, f"{query} ORDER BY {backwards}", (), rows)
        for value in known:
            _collect(db, f"{query} WHERE {key.split(', ')[0]} = ?", (value,), rows)
    return list(rows), whole


def from_pages(found: Opened, table: str, columns: str, key: str, rows: Sequence[Row]) -> list[Row]:
    """The rows of ``table`` that single pages hold under keys that ``rows`` lack: perhaps as they were before."""
    if found.gathered:
        return []
    with closing(sqlite3.connect("")) as db:
        _gather(found.path, db)
        more = db.execute(f"SELECT {columns} FROM {table}").fetchall()
    places = [columns.split(", ").index(column) for column in key.split(", ")]
    known = {tuple(row[at] for at in places) for row in rows}
    return [row for row in more if tuple(row[at] for at in places) not in known]


def _collect(db: sqlite3.Connection, query: str, parameters: Sequence[Any], rows: dict[Row, None]) -> bool:
    try:
        for row in db.execute(query, parameters):
            rows[row] = None
    except UNREADABLE:
        return False
    return True
