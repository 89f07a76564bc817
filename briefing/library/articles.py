"""Articles in the library."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, cast

import msgspec

from briefing import ingest
from briefing.extract.identity import fingerprint
from briefing.library.types import FactsKey, Head, Stamp
from briefing.model import Article, Published, PublishedBasis

_Words = tuple[str, str, str]

_COLUMNS = "id, source, title, text, outlet, author, language, url, published, basis"

_HEADS = """
SELECT a.id, a.source, a.title, a.outlet, a.language, a.published, a.basis, a.length, coalesce(r.read, 0), f.found,
       a.size, a.mtime_ns
FROM articles AS a LEFT JOIN reading AS r ON r.id = a.id
LEFT JOIN facts AS f ON f.article = a.number AND f.model = :model AND f.profile = :profile
    AND f.extractor = :extractor AND f.published = coalesce(a.published, '')
"""


def put(db: sqlite3.Connection, article: Article, stamp: Stamp | None) -> int:
    """Insert or renew ``article``; its number."""
    before = _number(db, article.id)
    old = _words(db, before) if before is not None else None
    published = article.published
    values: dict[str, str | int | None] = {
        "id": article.id,
        "source": article.source,
        "title": article.title,
        "outlet": article.outlet,
        "author": article.author,
        "language": article.language,
        "url": article.url,
        "published": published.value if published else None,
        "basis": published.basis if published else None,
        "length": len(article.text),
    }
    if stamp is not None:
        values |= {"size": stamp.size, "mtime_ns": stamp.mtime_ns, "reader": reader_version()}
    columns = ", ".join(values)
    changes = ", ".join(f"{name} = excluded.{name}" for name in values)
    (number,) = db.execute(
        f"INSERT INTO articles ({columns}) VALUES ({', '.join(':' + name for name in values)}) "
        f"ON CONFLICT (id) DO UPDATE SET {changes} RETURNING number",
        values,
    ).fetchone()
    new = (article.title, article.outlet or "", article.text)
    if old != new:
        if old is not None:
            _drop_words(db, number, old)
        db.execute("REPLACE INTO texts VALUES (?, ?)", (number, article.text))
        db.execute("INSERT INTO search (rowid, title, outlet, text) VALUES (?, ?, ?, ?)", (number, *new))
    return int(number)


def get(db: sqlite3.Connection, ids: Iterable[str]) -> list[Article]:
    """The articles kept, in the order of ``ids``."""
    wanted = list(ids)
    rows = db.execute(
        f"SELECT {_COLUMNS} FROM articles JOIN texts USING (number) WHERE id IN (SELECT value FROM json_each(?))",
        (as_json(wanted),),
    )
    kept = {row[0]: _article(row) for row in rows}
    return [kept[id_] for id_ in wanted if id_ in kept]


def heads(db: sqlite3.Connection, ids: Iterable[str] | None, key: FactsKey | None) -> list[Head]:
    """The heads of the articles in ``ids`` in their order, or of all, newest first."""
    if ids is None:
        rows = db.execute(f"{_HEADS} ORDER BY a.published DESC, a.number", _parameters(key))
        return [_head(row) for row in rows]
    wanted = list(ids)
    rows = db.execute(
        f"{_HEADS} WHERE a.id IN (SELECT value FROM json_each(:wanted))", _parameters(key, wanted=as_json(wanted))
    )
    kept = {row[0]: _head(row) for row in rows}
    return [kept[id_] for id_ in wanted if id_ in kept]


def known(db: sqlite3.Connection, stamps: Mapping[str, Stamp], key: FactsKey | None) -> dict[str, Head]:
    """The heads of articles whose source is unchanged, and was read by the code that would read it now."""
    paths = [path for path in stamps if path.isprintable()]
    rows = db.execute(
        f"{_HEADS} WHERE a.source IN (SELECT value FROM json_each(:wanted)) AND a.reader = :reader "
        "AND a.basis IS NOT 'option'",
        _parameters(key, wanted=as_json(paths), reader=reader_version()),
    )
    return {row[1]: _head(row) for row in rows if (stamps[row[1]].size, stamps[row[1]].mtime_ns) == row[10:12]}


def remove(db: sqlite3.Connection, ids: Iterable[str]) -> None:
    """Forget articles with all that belongs to them."""
    for id_ in ids:
        number = _number(db, id_)
        if number is not None:
            _drop_words(db, number, _words(db, number))
            db.execute("DELETE FROM articles WHERE number = ?", (number,))
        db.execute("DELETE FROM reading WHERE id = ?", (id_,))


@lru_cache(maxsize=1)
def reader_version() -> str:
    """A fingerprint of the code that reads sources: what other code has read is read again."""
    return fingerprint(Path(ingest.__file__).parent)


def as_json(values: Iterable[str]) -> str:
    """A list of values as one parameter, for ``json_each``."""
    return msgspec.json.encode(list(values)).decode()


def _number(db: sqlite3.Connection, id_: str) -> int | None:
    row = db.execute("SELECT number FROM articles WHERE id = ?", (id_,)).fetchone()
    return row[0] if row else None


def _words(db: sqlite3.Connection, number: int) -> _Words:
    row = db.execute("SELECT title, outlet, text FROM words WHERE number = ?", (number,)).fetchone()
    return cast(_Words, row)


def _drop_words(db: sqlite3.Connection, number: int, words: _Words) -> None:
    # An index without a copy of the text has to be told what it is to forget.
    db.execute(
        "INSERT INTO search (search, rowid, title, outlet, text) VALUES ('delete', ?, ?, ?, ?)", (number, *words)
    )


def _parameters(key: FactsKey | None, **more: str) -> dict[str, str | None]:
    return {
        "model": key.model if key else None,
        "profile": key.profile if key else None,
        "extractor": key.extractor if key else None,
        **more,
    }


def _head(row: tuple[Any, ...]) -> Head:
    id_, source, title, outlet, language, published, basis, length, read, found = row[:10]
    return Head(id_, source, title, outlet, language, _published(published, basis), length, bool(read), found)


def _article(row: tuple[Any, ...]) -> Article:
    id_, source, title, text, outlet, author, language, url, published, basis = row
    return Article(id_, source, title, text, outlet, author, language, url, _published(published, basis))


def _published(value: str | None, basis: PublishedBasis | None) -> Published | None:
    return Published(value, basis) if value and basis else None
