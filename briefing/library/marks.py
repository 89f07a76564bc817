"""What the reader has marked: read, starred, for later, seen. Every change can be taken back."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterable
from typing import Literal

import msgspec

from briefing.library.articles import as_json

Mark = Literal["read", "starred", "later", "seen"]
"""``seen`` is what the reader has been shown in a list, whether he has read it or not."""


class Marked(msgspec.Struct, frozen=True):
    """A change that was made: the ``articles`` whose ``mark`` was the other way before and is ``on`` now."""

    mark: Mark
    on: bool
    articles: tuple[str, ...]


def change(db: sqlite3.Connection, ids: Iterable[str], mark: Mark, on: bool) -> Marked:
    """Set or take away ``mark`` of the articles ``ids``, kept or not; what changed."""
    wanted = list(dict.fromkeys(ids))
    has = having(db, mark, wanted)
    changed = [ident for ident in wanted if (ident in has) != on]
    if mark == "read":
        db.executemany(
            "INSERT INTO reading (id, read) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET read = excluded.read",
            [(ident, int(on)) for ident in changed],
        )
    elif on:
        now = time.time()
        db.executemany("REPLACE INTO marks (mark, article, made) VALUES (?, ?, ?)", [(mark, i, now) for i in changed])
    else:
        db.executemany("DELETE FROM marks WHERE mark = ? AND article = ?", [(mark, ident) for ident in changed])
    return Marked(mark, on, tuple(changed))


def having(db: sqlite3.Connection, mark: Mark, ids: Iterable[str] | None = None) -> set[str]:
    """Those of ``ids`` that have ``mark``, or all that do."""
    table = "SELECT id FROM reading WHERE read" if mark == "read" else "SELECT article AS id FROM marks WHERE mark = ?"
    given: list[str] = [] if mark == "read" else [mark]
    if ids is None:
        return {row[0] for row in db.execute(table, given)}
    rows = db.execute(f"SELECT id FROM ({table}) WHERE id IN (SELECT value FROM json_each(?))", (*given, as_json(ids)))
    return {row[0] for row in rows}
