"""Stories in the library: which article belongs to which, how each is told, and what the next is compared with."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping

from briefing.library.articles import as_json


def members(db: sqlite3.Connection) -> dict[str, str]:
    """By article id the id of its story."""
    return dict(db.execute("SELECT article, story FROM story_members").fetchall())


def beside(db: sqlite3.Connection, article_id: str) -> list[str]:
    """The ids of all articles of the story that the article is in."""
    rows = db.execute(
        "SELECT article FROM story_members WHERE story = (SELECT story FROM story_members WHERE article = ?) "
        "ORDER BY article",
        (article_id,),
    )
    return [article for (article,) in rows]


def bodies(db: sqlite3.Connection, ids: Iterable[str] | None = None) -> dict[str, bytes]:
    """By id how stories are told, of those in ``ids`` or of all."""
    if ids is None:
        return dict(db.execute("SELECT id, body FROM stories").fetchall())
    rows = db.execute("SELECT id, body FROM stories WHERE id IN (SELECT value FROM json_each(?))", (as_json(ids),))
    return dict(rows.fetchall())


def put(db: sqlite3.Connection, stories: Mapping[str, tuple[tuple[str, ...], bytes]], gone: Iterable[str]) -> None:
    """Keep these stories, each with its articles, and those of the ids in ``gone`` no longer."""
    for story in gone:
        db.execute("DELETE FROM stories WHERE id = ?", (story,))
        db.execute("DELETE FROM story_members WHERE story = ?", (story,))
    for story, (articles, body) in stories.items():
        db.execute("DELETE FROM story_members WHERE story = ?", (story,))
        db.execute("REPLACE INTO stories VALUES (?, ?)", (story, body))
        db.executemany("REPLACE INTO story_members VALUES (?, ?)", [(article, story) for article in articles])


def versions(db: sqlite3.Connection) -> dict[str, str]:
    """By article id by what its signature was made."""
    return dict(db.execute("SELECT article, version FROM signatures").fetchall())


def signatures(db: sqlite3.Connection, ids: Iterable[str]) -> dict[str, bytes]:
    """By article id what other articles are compared with."""
    rows = db.execute(
        "SELECT article, body FROM signatures WHERE article IN (SELECT value FROM json_each(?))", (as_json(ids),)
    )
    return dict(rows.fetchall())


def sample(db: sqlite3.Connection, number: int) -> list[bytes]:
    """What is kept of ``number`` articles. Ids are made of what articles say, so the first of them are any."""
    return [body for (body,) in db.execute("SELECT body FROM signatures ORDER BY article LIMIT ?", (number,))]


def put_signatures(db: sqlite3.Connection, made: Mapping[str, tuple[str, bytes]]) -> None:
    """Keep these, each with its version."""
    db.executemany("REPLACE INTO signatures VALUES (?, ?, ?)", [(article, *one) for article, one in made.items()])
