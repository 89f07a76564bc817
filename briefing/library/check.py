"""Says what is wrong with a library file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from briefing.library import salvage, schema
from briefing.model import Facts

MOST = 10
"""Complaints of SQLite that are told; a damaged file has thousands."""


GATHERED = "it cannot be read as a whole; articles, notes and marks can be, from single pages"


class Checked(msgspec.Struct, frozen=True):
    """What is wrong, a line each, nothing where the file is sound; and how many articles and facts it holds."""

    problems: tuple[str, ...]
    version: int
    articles: int = 0
    facts: int = 0

    @property
    def newer(self) -> bool:
        """Whether a newer briefing has written it, so that what looks wrong to this one may be right."""
        return self.version > schema.VERSION


def check(path: Path) -> Checked:
    """Look at all of the file at ``path``, which is not changed.

    Raises:
        LibraryError: it is no library, or nothing in it can be read.
    """
    with salvage.opened(path) as found:
        db = found.db
        problems = [f"{GATHERED} ({found.gathered})"] if found.gathered else []
        row, sound = salvage.one(db, "PRAGMA user_version", ())
        version = int(row[0]) if row and sound else 0
        try:
            said = [" ".join(str(text).split()) for (text,) in db.execute(f"PRAGMA integrity_check({MOST})")]
            problems += [f"SQLite: {text}" for text in said if text != "ok"]
            loose = len(db.execute("PRAGMA foreign_key_check").fetchall())
            problems += [f"{loose} rows belong to articles that are not kept"] if loose else []
        except salvage.UNREADABLE as error:
            problems.append(f"SQLite: {' '.join(str(error).split())}")
        counts = {}
        for name, query in _COUNTS.items():
            row, sound = salvage.one(db, query, ())
            counts[name] = row[0] if row and sound else 0
        if counts["without"]:
            problems.append(f"{counts['without']} articles have no text")
        for what, query, type_ in _BODIES:
            bad = 0
            try:
                for (body,) in db.execute(query):
                    bad += not _decodes(body, type_)
            except salvage.UNREADABLE:
                problems.append(f"not all {what} can be read")
            if bad:
                problems.append(f"{bad} {what} cannot be decoded")
    return Checked(tuple(problems), version, counts["articles"], counts["facts"])


_COUNTS = {
    "articles": "SELECT count(*) FROM articles",
    "facts": "SELECT count(DISTINCT article) FROM facts",
    "without": "SELECT count(*) FROM articles WHERE number NOT IN (SELECT number FROM texts)",
}

_BODIES: tuple[tuple[str, str, Any], ...] = (
    ("texts", "SELECT text FROM texts", str),
    ("facts", "SELECT body FROM facts", Facts),
    ("values kept (corrections, notes, choices)", "SELECT value FROM kept WHERE name NOT GLOB '*.unreadable'", object),
)


def _decodes(body: object, type_: Any) -> bool:
    if type_ is str:
        return isinstance(body, str)
    try:
        msgspec.json.decode(bytes(body) if isinstance(body, bytes) else str(body), type=type_)
    except (msgspec.DecodeError, TypeError, UnicodeDecodeError):
        return False
    return True
