"""The library itself: one SQLite file, everything that the reader should not have to wait for twice."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

import msgspec

from briefing import resources
from briefing.library import articles, found, given_days, groups, marks, search
from briefing.library.connection import Connection, LibraryError
from briefing.library.marks import Mark, Marked
from briefing.library.types import FactsKey, Head, Hit, Mentioned, Reading, Stamp
from briefing.model import Article, Facts, Span

T = TypeVar("T")


class Library:
    """Articles, their facts, and how far the reader is with each.

    Safe to use from several threads, and by several processes at once on one file. Every method raises
    ``LibraryError`` where the file can no longer be read or written; what was stored before stays.
    """

    def __init__(self, connection: Connection) -> None:
        """Use ``Library.open`` or ``Library.in_memory``."""
        self._connection = connection
        self._data_version = 0
        self.changed_elsewhere()

    @classmethod
    def open(cls, path: Path | None = None) -> Library:
        """The library in ``path``, by default the user's; made where there is none.

        Raises:
            LibraryError: it cannot be opened, written or understood. The file is left as it is.
        """
        return cls(Connection(resources.library_file() if path is None else path))

    @classmethod
    def in_memory(cls) -> Library:
        """A library that lasts as long as the process."""
        return cls(Connection(None))

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def __enter__(self) -> Library:
        """The library; leaving the block closes it."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Close the file."""
        self.close()

    def put_article(self, article: Article, stamp: Stamp | None = None) -> None:
        """Keep ``article``; ``stamp`` is the state of its file when it was read, for ``known``."""
        self.put_articles([(article, stamp)])

    def put_articles(self, items: Iterable[tuple[Article, Stamp | None]]) -> None:
        """Keep many articles at once, far faster than one by one: all of them or, where it fails, none."""
        with self._connection.writing() as db:
            for article, stamp in items:
                articles.put(db, article, stamp)

    def article(self, article_id: str) -> Article | None:
        """The article, None where it is not kept."""
        kept = self.articles([article_id])
        return kept[0] if kept else None

    def articles(self, ids: Iterable[str]) -> list[Article]:
        """The articles that are kept, in the order of ``ids``."""
        with self._connection.reading() as db:
            return articles.get(db, ids)

    def heads(self, ids: Iterable[str] | None = None, key: FactsKey | None = None) -> list[Head]:
        """What a list shows: of the articles in ``ids`` in their order, or of all, newest first.

        With a ``key``, the number of current facts too.
        """
        with self._connection.reading() as db:
            return articles.heads(db, ids, key)

    def known(self, stamps: Mapping[str, Stamp], key: FactsKey | None = None) -> dict[str, Head]:
        """By address, the articles whose files are as they were when they were read: these need no reading again.

        However their folder was spelled when they were kept; ``source`` is the address as it is spelled in ``stamps``.
        """
        with self._connection.reading() as db:
            return articles.known(db, stamps, key)

    def sharing(self, article_id: str, rare: int, limit: int) -> list[tuple[str, tuple[str, ...]]]:
        """The ``limit`` articles that share most with one by whom and what they name, best first.

        Each with the names that both have, the rarest first. What more than ``rare`` articles name says
        nothing.
        """
        with self._connection.reading() as db:
            return found.sharing(db, article_id, rare, limit)

    def signature_sample(self, number: int) -> list[bytes]:
        """What ``put_signatures`` kept of so many articles, whichever they are; always the same ones."""
        with self._connection.reading() as db:
            return groups.sample(db, number)

    def told(self, key: FactsKey) -> list[str]:
        """The ids of the articles that have current facts, in the order in which the articles came."""
        with self._connection.reading() as db:
            return found.told(db, key)

    def known_articles(self, stamps: Mapping[str, Stamp]) -> dict[str, Article]:
        """As ``known``, the articles themselves."""
        heads = self.known(stamps)
        kept = {article.id: article for article in self.articles({head.id for head in heads.values()})}
        return {
            path: msgspec.structs.replace(kept[head.id], source=path) for path, head in heads.items() if head.id in kept
        }

    def remove(self, ids: Iterable[str]) -> None:
        """Forget articles with their facts and reading state."""
        with self._connection.writing() as db:
            articles.remove(db, ids)

    def facts(self, article: Article, key: FactsKey) -> Facts | None:
        """The current facts of ``article``, None where there are none."""
        return self.facts_of([article], key).get(article.id)

    def facts_of(self, wanted: Sequence[Article], key: FactsKey) -> dict[str, Facts]:
        """The current facts of many articles, by article id; those that have none are left out."""
        with self._connection.reading() as db:
            return found.get(db, wanted, key)

    def put_facts(self, article: Article, key: FactsKey, facts: Facts) -> None:
        """Keep ``facts``, and ``article`` too where it is not kept yet."""
        with self._connection.writing() as db:
            found.put(db, articles.put(db, article, None), article, key, facts)

    def mentions(self, name: str, limit: int = 100) -> list[Mentioned]:
        """The articles that name ``name`` (a name or alias, case aside), most mentions first."""
        with self._connection.reading() as db:
            return found.mentions(db, name, limit)

    def search(self, query: str, limit: int = 50) -> list[Hit]:
        """The articles that ``query`` asks for, best first; see ``briefing.library.query``.

        Raises:
            QueryError: it asks for a field or value that is none.
        """
        with self._connection.reading() as db:
            return search.search(db, query, limit)

    def places_of(self, article_id: str, query: str) -> tuple[Span, ...]:
        """Where the words of ``query`` stand in an article's text, in code points; nothing where it is not kept.

        Raises:
            QueryError: it asks for a field or value that is none.
        """
        with self._connection.reading() as db:
            return search.places(db, article_id, query)

    def size(self) -> int:
        """How many articles are kept."""
        with self._connection.reading() as db:
            return int(db.execute("SELECT count(*) FROM articles").fetchone()[0])

    def story_members(self) -> dict[str, str]:
        """By article id the id of the story that it is kept in."""
        with self._connection.reading() as db:
            return groups.members(db)

    def beside(self, article_id: str) -> list[str]:
        """The ids of the articles that are kept in the same story, its own among them; none where it is in none."""
        with self._connection.reading() as db:
            return groups.beside(db, article_id)

    def stories(self, type_: type[T], ids: Iterable[str] | None = None) -> list[T]:
        """The stories that are kept, of ``ids`` or all; those that are not of this type are left out."""
        with self._connection.reading() as db:
            bodies = groups.bodies(db, ids)
        out = []
        for body in bodies.values():
            with suppress(msgspec.DecodeError):
                out.append(msgspec.json.decode(body, type=type_))
        return out

    def story_bodies(self) -> dict[str, bytes]:
        """By id the stories that are kept, in JSON: for who has decoded most of them before."""
        with self._connection.reading() as db:
            return groups.bodies(db)

    def put_stories(self, stories: Iterable[tuple[str, tuple[str, ...], Any]], gone: Iterable[str] = ()) -> None:
        """Keep stories by id, each with the ids of its articles and a value that msgspec can encode.

        Those of the ids in ``gone`` are kept no longer.
        """
        made = {ident: (articles_of, msgspec.json.encode(value)) for ident, articles_of, value in stories}
        with self._connection.writing() as db:
            groups.put(db, made, gone)

    def signature_versions(self) -> dict[str, str]:
        """By article id the version of what was kept by ``put_signatures``."""
        with self._connection.reading() as db:
            return groups.versions(db)

    def signatures(self, ids: Iterable[str]) -> dict[str, bytes]:
        """By article id what was kept by ``put_signatures``."""
        with self._connection.reading() as db:
            return groups.signatures(db, ids)

    def put_signatures(self, made: Mapping[str, tuple[str, bytes]]) -> None:
        """Keep for each article a version, and what others are compared with."""
        with self._connection.writing() as db:
            groups.put_signatures(db, made)

    def mark(self, ids: Iterable[str], mark: Mark, on: bool = True) -> Marked:
        """Mark articles, or with ``on`` false unmark them; what changed, for ``undo``."""
        with self._connection.writing() as db:
            return marks.change(db, ids, mark, on)

    def undo(self, made: Marked) -> Marked:
        """Take a change of marks back; what changed now, which ``undo`` would do again."""
        return self.mark(made.articles, made.mark, not made.on)

    def marked(self, mark: Mark, ids: Iterable[str] | None = None) -> set[str]:
        """Those of ``ids`` that have ``mark``, or all that do."""
        with self._connection.reading() as db:
            return marks.having(db, mark, ids)

    def reading(self, article_id: str) -> Reading:
        """How far the reader is with an article; the default for one never opened."""
        with self._connection.reading() as db:
            row = db.execute("SELECT place, read, opened FROM reading WHERE id = ?", (article_id,)).fetchone()
        return Reading(row[0], bool(row[1]), row[2]) if row else Reading()

    def place(self, article_id: str) -> int:
        """Where the reader stopped, a code-point offset; 0 for an article never opened."""
        return self.reading(article_id).place

    def last_opened(self) -> str | None:
        """The id of the article that was opened last, None where none was."""
        with self._connection.reading() as db:
            row = db.execute("SELECT id FROM reading WHERE opened IS NOT NULL ORDER BY opened DESC LIMIT 1").fetchone()
        return row[0] if row else None

    def set_place(self, article_id: str, place: int, *, read: bool = False) -> None:
        """Remember where the reader stopped; with ``read`` also that the article is read, and was open just now."""
        values: dict[str, int | float] = {"place": max(0, place)}
        self._set_reading(article_id, **(values | {"read": 1, "opened": time.time()} if read else values))

    def set_opened(self, article_id: str) -> None:
        """Remember that the article is open now."""
        self._set_reading(article_id, opened=time.time())

    def set_read(self, article_id: str, read: bool = True) -> None:
        """Mark an article as read or unread."""
        self._set_reading(article_id, read=int(read))

    def _set_reading(self, article_id: str, **values: int | float) -> None:
        changes = ", ".join(f"{column} = excluded.{column}" for column in values)
        with self._connection.writing() as db:
            db.execute(
                f"INSERT INTO reading (id, {', '.join(values)}) VALUES (?{', ?' * len(values)}) "
                f"ON CONFLICT (id) DO UPDATE SET {changes}",
                (article_id, *values.values()),
            )

    def kept(self, name: str, type_: type[T]) -> T | None:
        """The value kept under ``name``, None where there is none of this type."""
        with self._connection.reading() as db:
            row = db.execute("SELECT value FROM kept WHERE name = ?", (name,)).fetchone()
        try:
            return msgspec.json.decode(row[0], type=type_) if row else None
        except msgspec.DecodeError:
            return None

    def keep(self, name: str, value: Any) -> None:
        """Keep a value that msgspec can encode: a choice. Replaces what was kept under ``name``; see ``change``."""
        with self._connection.writing() as db:
            _keep(db, name, value)

    def change(self, name: str, type_: type[T], change: Callable[[T | None], T]) -> T:
        """Make of what is kept under ``name`` now what ``change`` makes of it, in one transaction; the new value.

        So two programs that add to one list both keep what they added. What cannot be read as ``type_`` is set
        aside under ``name`` with ``.unreadable`` after it.
        """
        with self._connection.writing() as db:
            row = db.execute("SELECT value FROM kept WHERE name = ?", (name,)).fetchone()
            before: T | None = None
            if row:
                try:
                    before = msgspec.json.decode(row[0], type=type_)
                except msgspec.DecodeError:
                    db.execute("REPLACE INTO kept VALUES (?, ?)", (f"{name}.unreadable", row[0]))
            after = change(before)
            _keep(db, name, after)
        return after

    def given_days(self) -> dict[str, str]:
        """By article id the days that the reader gave articles: part of the corrections, they win over what those say.

        An article taken from the library has it, with the basis ``reader``.
        """
        with self._connection.reading() as db:
            return given_days.given(db)

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """For the modules of this folder: all that is written in the block, or nothing."""
        with self._connection.writing() as db:
            yield db

    def changed_elsewhere(self) -> bool:
        """Whether anybody else has written to the file since this was last asked."""
        with self._connection.reading() as db:
            (now,) = db.execute("PRAGMA data_version").fetchone()
        before, self._data_version = self._data_version, now
        return bool(now != before)

    def hurry(self) -> None:
        """The reader is leaving: wait for other programs only briefly. Safe to call while another thread writes."""
        self._connection.hurry()


def _keep(db: sqlite3.Connection, name: str, value: Any) -> None:
    db.execute("REPLACE INTO kept VALUES (?, ?)", (name, msgspec.json.encode(value)))
    if name == given_days.CORRECTIONS:
        given_days.follow(db)


def open_or_memory(path: Path | None = None) -> tuple[Library, str | None]:
    """The library in ``path``, or one in memory and the line that says why."""
    try:
        return Library.open(path), None
    except LibraryError as error:
        return Library.in_memory(), f"{error}; until then nothing is kept"
