"""Full-text search over the articles in the library."""

from __future__ import annotations

import re
import sqlite3

from briefing.library.types import Hit
from briefing.model import Span

# Sanitised text has neither of these control characters.
_OPEN, _CLOSE = "\x02", "\x03"
_MARKED = re.compile(f"{_OPEN}([^{_OPEN}{_CLOSE}]*){_CLOSE}")
_PARTS = re.compile(r'"([^"]*)"?|(\S+)')
_SNIPPET_WORDS = 24


def search(db: sqlite3.Connection, query: str, limit: int) -> list[Hit]:
    """The articles that have all words of ``query``, best first; a title counts four times as much as the text."""
    expression = match_expression(query)
    if not expression:
        return []
    rows = db.execute(
        "SELECT a.id, a.source, a.title, snippet(search, 2, ?, ?, '…', ?) "
        "FROM search JOIN articles AS a ON a.number = search.rowid "
        "WHERE search MATCH ? ORDER BY bm25(search, 4.0, 1.0, 1.0), a.number LIMIT ?",
        (_OPEN, _CLOSE, _SNIPPET_WORDS, expression, limit),
    )
    return [Hit(id_, source, title, *_unmarked(snippet)) for id_, source, title, snippet in rows]


def match_expression(query: str) -> str:
    """``query`` for FTS5: all words must occur, words in double quotes side by side, the last may be a beginning.

    Nothing in ``query`` has a meaning of its own for FTS5. Empty where there is no word in it.
    """
    parts: list[str] = []
    prefix = False
    query = query.replace("\0", " ").encode("utf-8", "ignore").decode()
    for phrase, word in _PARTS.findall(query):
        text = phrase or word.replace('"', " ")
        if any(character.isalnum() for character in text):
            parts.append(f'"{text}"')
            prefix = not phrase
    if prefix and query[-1:].isalnum():
        parts[-1] += "*"
    return " ".join(parts)


def _unmarked(snippet: str) -> tuple[str, tuple[Span, ...]]:
    """The snippet on one line without the marks, and where they were."""
    text, spans, at = "", [], 0
    for match in _MARKED.finditer(snippet):
        text += snippet[at : match.start()]
        spans.append(Span(len(text), len(text) + len(match[1])))
        text += match[1]
        at = match.end()
    text += snippet[at:]
    return text.replace("\n", " ").replace("\t", " "), tuple(spans)
