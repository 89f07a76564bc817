"""Facts in the library, and the index of who is mentioned where."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

import msgspec

from briefing.library import search
from briefing.library.articles import as_json
from briefing.library.types import FactsKey, Mentioned
from briefing.model import Article, Facts


def put(db: sqlite3.Connection, number: int, article: Article, key: FactsKey, facts: Facts) -> None:
    """Keep ``facts`` of the article ``number``, and index its names. Facts by other code are of no more use."""
    db.execute("DELETE FROM facts WHERE article = ? AND extractor <> ?", (number, key.extractor))
    db.execute(
        "REPLACE INTO facts (article, model, profile, extractor, published, found, body) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            number,
            key.model,
            key.profile,
            key.extractor,
            _day(article),
            len(facts.entities) + len(facts.times) + len(facts.events),
            msgspec.json.encode(facts),
        ),
    )
    search.label(db, number, facts)
    db.execute("DELETE FROM mentions WHERE article = ?", (number,))
    db.executemany(
        "REPLACE INTO mentions (name, article, entity, type, count) VALUES (?, ?, ?, ?, ?)",
        [
            (name, number, entity.name, entity.type, len(entity.mentions))
            for entity in facts.entities
            for name in (entity.name, *entity.aliases)
        ],
    )


def get(db: sqlite3.Connection, wanted: Sequence[Article], key: FactsKey) -> dict[str, Facts]:
    """The current facts by article id."""
    days = {article.id: _day(article) for article in wanted}
    rows = db.execute(
        "SELECT a.id, f.published, f.body FROM facts AS f JOIN articles AS a ON a.number = f.article "
        "WHERE f.model = ? AND f.profile = ? AND f.extractor = ? AND a.id IN (SELECT value FROM json_each(?))",
        (key.model, key.profile, key.extractor, as_json(days)),
    )
    out: dict[str, Facts] = {}
    for id_, published, body in rows:
        if published == days[id_]:
            try:
                out[id_] = msgspec.json.decode(body, type=Facts)
            except msgspec.DecodeError:
                continue
    return out


def mentions(db: sqlite3.Connection, name: str, limit: int) -> list[Mentioned]:
    """Who is called ``name`` in which articles, most mentions first."""
    rows = db.execute(
        "SELECT a.id, m.entity, m.type, m.count FROM mentions AS m JOIN articles AS a ON a.number = m.article "
        "WHERE m.name = ? ORDER BY m.count DESC, a.id, m.entity LIMIT ?",
        (name, limit),
    )
    return [Mentioned(*row) for row in rows]


def _day(article: Article) -> str:
    """What the facts depend on beside the text: relative dates count from here."""
    return article.published.value if article.published else ""
