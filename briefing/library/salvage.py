"""Reads what a library file still holds, row by row, whatever has happened to it. Writes nothing."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

from briefing.library import schema
from briefing.library.connection import BUSY_SECONDS, LibraryError

Row = tuple[Any, ...]

UNREADABLE = (sqlite3.Error, UnicodeDecodeError, OverflowError)
"""What SQLite raises for a row that a damaged page gives."""

ROWS_A_PAGE = 50
"""Articles whose heads fit on one page at most: so many are sought where the file no longer tells how many it has."""


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection to the file at ``path`` that cannot change it, nor leave any other beside it.

    Raises:
        LibraryError: it is not there, is of another program, or not even its list of tables can be read.
    """
    try:
        with path.open("rb") as file:
            file.read(1)
    except (OSError, ValueError) as error:
        raise LibraryError(f"{path}: {getattr(error, 'strerror', None) or 'not a usable path'}") from error
    how = "mode=ro" if path.with_name(f"{path.name}-wal").exists() else "immutable=1"
    db = sqlite3.connect(f"{path.resolve().as_uri()}?{how}", uri=True, timeout=BUSY_SECONDS)
    with closing(db):
        try:
            # Without this SQLite reads nothing of a file that is shorter than its first page says.
            db.execute("PRAGMA writable_schema = ON")
            tables = {row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        except UNREADABLE as error:
            raise LibraryError(f"{path}: the beginning of it is overwritten; nothing in it can be read") from error
        if not tables & schema.OWN:
            raise LibraryError(f"{path}: is no library; nothing in it can be read")
        yield db


def article_numbers(db: sqlite3.Connection) -> Iterator[int]:
    """The numbers under which articles may be kept: those that are, and where pages are damaged others too."""
    last = 0
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


def ids(db: sqlite3.Connection) -> dict[int, str]:
    """By number the ids of articles as the index of ids has them, as far as it can be read from either end."""
    found: dict[int, str] = {}
    for order in ("ASC", "DESC"):
        with suppress(*UNREADABLE):
            rows = db.execute(f"SELECT number, id FROM articles INDEXED BY {_BY_ID} WHERE id > '' ORDER BY id {order}")
            found.update(rows)  # those before a damaged page stay
    return found


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


def _collect(db: sqlite3.Connection, query: str, parameters: Sequence[Any], rows: dict[Row, None]) -> bool:
    try:
        for row in db.execute(query, parameters):
            rows[row] = None
    except UNREADABLE:
        return False
    return True
