"""The days that the reader gave articles: they win over what the articles say, wherever a date is asked for.

They are part of the corrections that are kept; what is here follows from those, in the same transaction.
"""

from __future__ import annotations

import sqlite3

CORRECTIONS = "corrections"
"""The name under which the reader's corrections are kept."""

BASIS = "reader"

_SAID = """
SELECT json_extract(item.value, '$.article'), json_extract(item.value, '$.day')
FROM kept, json_each(CAST(kept.value AS TEXT), '$.made') AS item
WHERE kept.name = ? AND json_extract(item.value, '$.type') = 'dated' ORDER BY item.key
"""


def given(db: sqlite3.Connection) -> dict[str, str]:
    """By article id the day that the reader gave it."""
    return dict(db.execute("SELECT article, day FROM given_days").fetchall())


def before_put(
    db: sqlite3.Connection, article: str, published: str | None, basis: str | None
) -> tuple[str | None, ...]:
    """What to keep as date and its basis of an article that says ``published`` of itself."""
    row = db.execute("SELECT day FROM given_days WHERE article = ?", (article,)).fetchone()
    if row is None and basis != BASIS:
        return published, basis
    if row is None:  # meanwhile taken back
        row = db.execute("SELECT published, basis FROM articles WHERE id = ?", (article,)).fetchone()
        return row or (None, None)
    if basis != BASIS:
        db.execute("UPDATE given_days SET published = ?, basis = ? WHERE article = ?", (published, basis, article))
    return row[0], BASIS


def own_date(db: sqlite3.Connection, article: str) -> tuple[str | None, str | None]:
    """The date that an article had before the reader gave it one."""
    row = db.execute("SELECT published, basis FROM given_days WHERE article = ?", (article,)).fetchone()
    return row or (None, None)


def follow(db: sqlite3.Connection) -> None:
    """Have articles the days that the corrections give them now, and their own date again where that is taken back."""
    try:
        wanted = dict(db.execute(_SAID, (CORRECTIONS,)).fetchall())
    except sqlite3.OperationalError:  # what is kept is no JSON: it says nothing of days
        return
    here = given(db)
    for article in here.keys() - wanted.keys():
        db.execute(
            "UPDATE articles SET (published, basis) = (SELECT published, basis FROM given_days WHERE article = id) "
            "WHERE id = ?",
            (article,),
        )
        db.execute("DELETE FROM given_days WHERE article = ?", (article,))
    for article, day in wanted.items():
        if article not in here:
            row = db.execute("SELECT published, basis FROM articles WHERE id = ?", (article,)).fetchone()
            db.execute("INSERT INTO given_days VALUES (?, ?, ?, ?)", (article, day, *(row or (None, None))))
        elif here[article] != day:
            db.execute("UPDATE given_days SET day = ? WHERE article = ?", (day, article))
        db.execute("UPDATE articles SET published = ?, basis = ? WHERE id = ?", (day, BASIS, article))
