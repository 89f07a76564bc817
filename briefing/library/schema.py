"""The tables, and the steps from each version of them to the next.

``PRAGMA user_version`` counts the steps taken. A step that was ever released is never edited: later ones change
what it made.
"""

from __future__ import annotations

import sqlite3

# Texts stand apart from the other columns, so that a list of ten thousand articles reads none of them.
# Search keeps no second copy of the text: it points at the view.
_FIRST = """
CREATE TABLE articles (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    source TEXT NOT NULL,
    title TEXT NOT NULL,
    outlet TEXT,
    author TEXT,
    language TEXT,
    url TEXT,
    published TEXT,
    basis TEXT,
    length INTEGER NOT NULL,
    size INTEGER,
    mtime_ns INTEGER,
    reader TEXT
);
CREATE INDEX articles_by_source ON articles (source);

CREATE TABLE texts (number INTEGER PRIMARY KEY REFERENCES articles ON DELETE CASCADE, text TEXT NOT NULL);

CREATE VIEW words AS
    SELECT number, title, coalesce(outlet, '') AS outlet, text FROM articles JOIN texts USING (number);
CREATE VIRTUAL TABLE search USING fts5 (
    title, outlet, text, content='words', content_rowid='number', tokenize='unicode61 remove_diacritics 2'
);

CREATE TABLE facts (
    number INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
    model TEXT NOT NULL,
    profile TEXT NOT NULL,
    extractor TEXT NOT NULL,
    published TEXT NOT NULL,
    found INTEGER NOT NULL,
    body BLOB NOT NULL,
    UNIQUE (article, model, profile, extractor, published)
);

CREATE TABLE mentions (
    name TEXT NOT NULL COLLATE NOCASE,
    article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
    entity TEXT NOT NULL,
    type TEXT NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (name, article, entity)
) WITHOUT ROWID;
CREATE INDEX mentions_by_article ON mentions (article);

CREATE TABLE reading (
    id TEXT PRIMARY KEY,
    place INTEGER NOT NULL DEFAULT 0,
    read INTEGER NOT NULL DEFAULT 0,
    opened REAL
) WITHOUT ROWID;

CREATE TABLE kept (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
"""

# A file apart from the article read from it: copies in two files are one article, and both files are known.
# Files named by a relative path cannot be told apart any longer; they are read once more.
_FILES = """
CREATE TABLE files (
    location TEXT PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
    size INTEGER NOT NULL,
    mtime_ns INTEGER NOT NULL,
    reader TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX files_by_article ON files (article);
INSERT INTO files (location, article, size, mtime_ns, reader)
    SELECT source, max(number), size, mtime_ns, reader FROM articles
    WHERE source GLOB '/*' AND basis IS NOT 'option'
        AND size IS NOT NULL AND mtime_ns IS NOT NULL AND reader IS NOT NULL
    GROUP BY source;
DROP INDEX articles_by_source;
ALTER TABLE articles DROP COLUMN size;
ALTER TABLE articles DROP COLUMN mtime_ns;
ALTER TABLE articles DROP COLUMN reader;
"""

# With an index of beginnings, since a search is answered at each letter: without one "co" asks for thousands of words.
# Names of what facts say are found by their words. Marks stand apart from reading: articles can be marked unopened.
# Stories are kept as they were last found; signatures are what the next article is compared with.
_STORIES = """
DROP TABLE search;
CREATE VIRTUAL TABLE search USING fts5 (
    title, outlet, text, content='words', content_rowid='number', tokenize='unicode61 remove_diacritics 2',
    prefix='2 3'
);
INSERT INTO search (search) VALUES ('rebuild');
CREATE VIRTUAL TABLE labels USING fts5 (
    person, place, country, organization, event, class, said, tokenize='unicode61 remove_diacritics 2'
);

CREATE TABLE marks (
    mark TEXT NOT NULL,
    article TEXT NOT NULL,
    made REAL NOT NULL,
    PRIMARY KEY (mark, article)
) WITHOUT ROWID;

CREATE TABLE stories (id TEXT PRIMARY KEY, body BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE story_members (article TEXT PRIMARY KEY, story TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX story_members_by_story ON story_members (story);
CREATE TABLE signatures (article TEXT PRIMARY KEY, version TEXT NOT NULL, body BLOB NOT NULL) WITHOUT ROWID;
"""

# So that the newest, and those of a span of days, are found without looking at all.
_DAYS = """
CREATE INDEX articles_by_day ON articles (published DESC, number);
"""

# The day that the reader gave an article stands in the article's own row, where lists and searches look for it; here
# is which ones have one, and the date that each had before.
_GIVEN_DAYS = """
CREATE TABLE given_days (article TEXT PRIMARY KEY, day TEXT NOT NULL, published TEXT, basis TEXT) WITHOUT ROWID;
"""

STEPS: tuple[str, ...] = (_FIRST, _FILES, _STORIES, _DAYS, _GIVEN_DAYS)

VERSION = len(STEPS)

OWN = frozenset({"articles", "texts", "facts", "reading", "kept"})
"""Tables that every library has, whatever its version."""


def version(db: sqlite3.Connection) -> int:
    """How many steps the file has taken; 0 for a new one."""
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def migrate(db: sqlite3.Connection) -> None:
    """Take the steps that the file lacks, all or none of them."""
    db.execute("BEGIN IMMEDIATE")
    try:
        # Another process may have migrated between the look outside and this lock.
        for step in STEPS[version(db) :]:
            for statement in _statements(step):
                db.execute(statement)
        db.execute(f"PRAGMA user_version = {VERSION}")
    except BaseException:
        db.execute("ROLLBACK")
        raise
    db.execute("COMMIT")


def _statements(script: str) -> list[str]:
    """One statement each: ``executescript`` would commit before it begins."""
    return [part for part in script.split(";\n") if part.strip()]
