"""Articles in the library."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, cast

import msgspec

from briefing import ingest
from briefing.extract.identity import fingerprint
from briefing.ingest.sources import INSIDE, shown
from briefing.library import given_days
from briefing.library.types import FactsKey, Head, Stamp
from briefing.model import Article, Published, PublishedBasis

_Words = tuple[str, str, str]

_BELONGING = (("reading", "id"), ("marks", "article"), ("story_members", "article"), ("signatures", "article"))
"""Tables of what belongs to an article by its id, kept or not."""

COLUMNS = "id, source, title, text, outlet, author, language, url, published, basis"
"""What ``from_row`` makes an article of."""

_HEADS = """
SELECT a.id, a.source, a.title, a.outlet, a.language, a.published, a.basis, a.length, coalesce(r.read, 0), f.found,
       a.number
FROM articles AS a LEFT JOIN reading AS r ON r.id = a.id
LEFT JOIN facts AS f ON f.article = a.number AND f.model = :model AND f.profile = :profile
    AND f.extractor = :extractor AND f.published = coalesce(a.published, '')
"""


def put(db: sqlite3.Connection, article: Article, stamp: Stamp | None) -> int:
    """Insert or renew ``article``, and with a ``stamp`` the file it was read from; its number."""
    before = _number(db, article.id)
    old = _words(db, before) if before is not None else None
    said = article.published
    published, basis = given_days.before_put(db, article.id, *((said.value, said.basis) if said else (None, None)))
    values: dict[str, str | int | None] = {
        "id": article.id,
        "source": article.source,
        "title": article.title,
        "outlet": article.outlet,
        "author": article.author,
        "language": article.language,
        "url": article.url,
        "published": published,
        "basis": basis,
        "length": len(article.text),
    }
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
    # A date given for one call is not what the file says.
    if stamp is not None and (said is None or said.basis != "option"):
        db.execute(
            "REPLACE INTO files (location, article, size, mtime_ns, reader) VALUES (?, ?, ?, ?, ?)",
            (location(article.source), number, stamp.size, stamp.mtime_ns, reader_version() + stamp.reading),
        )
    return int(number)


def get(db: sqlite3.Connection, ids: Iterable[str]) -> list[Article]:
    """The articles kept, in the order of ``ids``."""
    wanted = list(ids)
    rows = db.execute(
        f"SELECT {COLUMNS} FROM articles JOIN texts USING (number) WHERE id IN (SELECT value FROM json_each(?))",
        (as_json(wanted),),
    )
    kept = {row[0]: from_row(row) for row in rows}
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
    """The heads of articles whose file is unchanged, and was read by the code that would read it now.

    Each under its address in ``stamps`` and with that spelling of it, whichever it was kept under.
    """
    folders: dict[str, str] = {}
    places = {path: location(path, folders) for path in stamps if shown(path) == path}
    rows = db.execute(
        "SELECT location, article, size, mtime_ns, reader FROM files "
        "WHERE location IN (SELECT value FROM json_each(?))",
        (as_json(set(places.values())),),
    )
    now = reader_version()
    files = {
        place: (number, Stamp(size, mtime_ns, reader.removeprefix(now)))
        for place, number, size, mtime_ns, reader in rows
        if reader.startswith(now)
    }
    unchanged = {
        path: files[place][0] for path, place in places.items() if place in files and files[place][1] == stamps[path]
    }
    found = db.execute(
        f"{_HEADS} WHERE a.basis IS NOT 'option' AND a.number IN (SELECT value FROM json_each(:wanted))",
        _parameters(key, wanted=msgspec.json.encode(sorted(set(unchanged.values()))).decode()),
    )
    heads = {row[-1]: _head(row) for row in found}
    return {path: msgspec.structs.replace(heads[n], source=path) for path, n in unchanged.items() if n in heads}


def location(address: str, folders: dict[str, str] | None = None) -> str:
    """``address`` in the one spelling that every way of naming its folder comes to; its own name is kept.

    The name stays though it be a link's, since an article may take its date from it. ``folders`` remembers those
    looked up before.
    """
    path, inside, part = address.partition(INSIDE)
    folder, name = os.path.split(path)
    known = {} if folders is None else folders
    if folder not in known:
        known[folder] = os.path.realpath(folder)
    return os.path.join(known[folder], name) + inside + part  # noqa: PTH118 - ten thousand of them: no Path objects


def remove(db: sqlite3.Connection, ids: Iterable[str]) -> None:
    """Forget articles with all that belongs to them."""
    for id_ in ids:
        number = _number(db, id_)
        if number is not None:
            _drop_words(db, number, _words(db, number))
            db.execute("DELETE FROM labels WHERE rowid = ?", (number,))
            db.execute("DELETE FROM articles WHERE number = ?", (number,))
        for table, column in _BELONGING:
            db.execute(f"DELETE FROM {table} WHERE {column} = ?", (id_,))


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
    return Head(id_, source, title, outlet, language, published_of(published, basis), length, bool(read), found)


def from_row(row: tuple[Any, ...]) -> Article:
    """The article of a row of ``COLUMNS``."""
    id_, source, title, text, outlet, author, language, url, published, basis = row
    return Article(id_, source, title, text, outlet, author, language, url, published_of(published, basis))


def published_of(value: str | None, basis: PublishedBasis | None) -> Published | None:
    """The date as the columns have it."""
    return Published(value, basis) if value and basis else None
