"""Stories in the library: which article belongs to which, how each is told, and what the next is compared with."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping

from briefing.library.articles import as_json


def members(db: sqlite3.Connection) -> dict[str, str]:
    """By article id the id of its story."""
    return dict(db.execute("SELECT article, story FROM story_members").fetchall())


def bodies(db: sqlite3.Connection, ids: Iterable[str] | None = None) -> dict[str, bytes]:
    """By id how stories are told, of those in ``ids`` or of all."""
    if ids is None:
        return dict(db.execute("SELECT id, body FROM stories").fetchall())
    rows = db.execute("SELECT id, body FROM stories WHERE id IN (SELECT value FROM json_each(?))", (as_json(ids),))
    return dict(rows.fetchall())


def put(db: sqlite3.Connection, stories: Mapping[str, tuple[tuple[str, ...], bytes]]) -> None:
    """Keep these stories, each with its articles, and no others."""
    gone = set(bodies(db)) - stories.keys()
    db.executemany("DELETE FROM stories WHERE id = ?", [(story,) for story in sorted(gone)])
    db.executemany("REPLACE INTO stories VALUES (?, ?)", [(story, body) for story, (_, body) in stories.items()])
    db.execute("DELETE FROM story_members")
    rows = [(article, story) for story, (articles, _) in stories.items() for article in articles]
    db.executemany("REPLACE INTO story_members VALUES (?, ?)", rows)


def signatures(db: sqlite3.Connection, version: str) -> dict[str, bytes]:
    """By article id what other articles are compared with, as made by the code of ``version``."""
    rows = db.execute("SELECT article, body FROM signatures WHERE version = ?", (version,))
    return dict(rows.fetchall())


def put_signatures(db: sqlite3.Connection, version: str, made: Mapping[str, bytes]) -> None:
    """Keep these; those by other code are of no more use."""
    db.execute("DELETE FROM signatures WHERE version <> ?", (version,))
    db.executemany("REPLACE INTO signatures VALUES (?, ?, ?)", [(article, version, b) for article, b in made.items()])
