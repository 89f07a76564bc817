"""Facts in the library, and the index of who is mentioned where."""

from __future__ import annotations

import math
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


def sharing(db: sqlite3.Connection, article_id: str, rare: int, limit: int) -> list[tuple[str, tuple[str, ...]]]:
    """The articles that name what few do and this one does too; see ``Library.sharing``."""
    row = db.execute("SELECT number FROM articles WHERE id = ?", (article_id,)).fetchone()
    if row is None:
        return []
    (number,) = row
    (size,) = db.execute("SELECT count(*) FROM articles").fetchone()
    having: dict[str, set[int]] = {}
    for name, entity in db.execute("SELECT name, entity FROM mentions WHERE article = ?", (number,)).fetchall():
        found = db.execute("SELECT DISTINCT article FROM mentions WHERE name = ? LIMIT ?", (name, rare + 1)).fetchall()
        if len(found) <= rare:
            having.setdefault(entity, set()).update(other for (other,) in found if other != number)
    scores: dict[int, float] = {}
    names: dict[int, list[str]] = {}
    for entity, others in sorted(having.items(), key=lambda item: (len(item[1]), item[0])):
        for other in others:
            scores[other] = scores.get(other, 0.0) + math.log((size + 1) / (len(others) + 0.5))
            names.setdefault(other, []).append(entity)
    best = sorted(scores, key=lambda other: (-scores[other], other))[:limit]
    wanted = msgspec.json.encode(best).decode()
    ids = dict(
        db.execute("SELECT number, id FROM articles WHERE number IN (SELECT value FROM json_each(?))", (wanted,))
    )
    return [(ids[other], tuple(names[other])) for other in best if other in ids]


def told(db: sqlite3.Connection, key: FactsKey) -> list[str]:
    """The ids of the articles that have current facts, in the order in which the articles came."""
    rows = db.execute(
        "SELECT a.id FROM articles AS a JOIN facts AS f ON f.article = a.number AND f.model = ? AND f.profile = ? "
        "AND f.extractor = ? AND f.published = coalesce(a.published, '') ORDER BY a.number",
        (key.model, key.profile, key.extractor),
    )
    return [ident for (ident,) in rows]


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
