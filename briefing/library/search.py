"""Full-text search over the articles in the library, and over what is known of them."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Sequence

from briefing.extract.lexicon import geo
from briefing.library.query import All, Any, Field, Not, Query, Text, bounds, parse
from briefing.library.types import Hit
from briefing.model import Facts, Span

# Sanitised text has neither of these control characters.
_OPEN, _CLOSE = "\x02", "\x03"
_MARKED = re.compile(f"{_OPEN}([^{_OPEN}{_CLOSE}]*){_CLOSE}")
_SNIPPET_WORDS = 24
_SNIPPET = 160
"""Code points of the text's head shown for what is found by other than its words."""
SHORTEST_PREFIX = 2
"""Letters from which on the last word of a query may be a beginning: one letter begins half of all words."""
RANKED = 5_000
"""Of the articles that have a word these many, the last to be added, are ranked: a word that more have tells little."""

LABELS = {
    "person": "person", "place": "place", "country": "country", "org": "organization", "event": "event",
    "class": "class", "said-by": "said",
}  # fmt: skip
"""The column of the index of facts for each field of a query."""


def search(db: sqlite3.Connection, query: str, limit: int) -> list[Hit]:
    """The articles that ``query`` asks for, see ``briefing.library.query``: best first, else the newest first.

    A title counts four times as much as the text.

    Raises:
        QueryError: it asks for a field or value that is none.
    """
    tree = parse(query)
    if tree is None or limit < 1:
        return []
    parts = tree.parts if isinstance(tree, All) else (tree,)
    words = _fts(All(tuple(part for part in parts if _is_text(part))))
    others = [part for part in parts if not words or not _is_text(part)]
    conditions = [_sql(part) for part in others]
    where = " AND ".join(sql for sql, _ in conditions)
    values = [value for _, given in conditions for value in given]
    if not words:
        return _newest(db, where, values, limit)
    narrowed = f"AND +rowid IN (SELECT a.number FROM articles AS a WHERE {where})" if where else ""
    rows = db.execute(
        "SELECT number FROM (SELECT rowid AS number, bm25(search, 4.0, 1.0, 1.0) AS score FROM search "
        f"WHERE search MATCH ? {narrowed} ORDER BY rowid DESC LIMIT ?) ORDER BY score, number LIMIT ?",
        (words, *values, RANKED, limit),
    )
    return _hits(db, words, [number for (number,) in rows])


def places(db: sqlite3.Connection, article_id: str, query: str) -> tuple[Span, ...]:
    """Where the words of ``query`` stand in the text of an article, in code points.

    Raises:
        QueryError: it asks for a field or value that is none.
    """
    tree = parse(query)
    words = _positive(tree) if tree is not None else []
    row = db.execute("SELECT number FROM articles WHERE id = ?", (article_id,)).fetchone()
    if not words or row is None:
        return ()
    expression = " OR ".join(words)
    found = db.execute(
        "SELECT highlight(search, 2, ?, ?) FROM search WHERE search MATCH ? AND rowid = ?",
        (_OPEN, _CLOSE, expression, row[0]),
    ).fetchone()
    return _spans(found[0])[1] if found else ()


def match_expression(query: str) -> str:
    """The words of ``query`` for FTS5; nothing in them has a meaning of its own for it. Empty where there are none.

    Raises:
        QueryError: it asks for a field or value that is none.
    """
    tree = parse(query)
    return (_fts(tree) or "") if tree is not None else ""


def label(db: sqlite3.Connection, number: int, facts: Facts) -> None:
    """Index what ``facts`` say, so that articles are found by it."""
    names = {entity.id: (entity.name, *entity.aliases) for entity in facts.entities}

    def of(*types: str) -> str:
        return _lines(form for e in facts.entities if e.type in types for form in names[e.id])

    events = [form for e in facts.events for form in (e.kind, e.name, e.text) if form]
    said = [
        form for s in facts.statements if s.speaker for form in (s.speaker.text, *names.get(s.speaker.entity or "", ()))
    ]
    countries = [e.country for e in facts.entities if e.country]
    countries += [
        form for e in facts.entities if e.type == "place" and e.country for form in names[e.id] if geo.is_country(form)
    ]
    unlabel(db, number)
    db.execute(
        "INSERT INTO labels (rowid, person, place, country, organization, event, class, said) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            number,
            of("person"),
            of("place", "group"),
            _lines(countries),
            of("organization"),
            _lines(events),
            _lines(e.class_ for e in facts.events if e.class_),
            _lines(said),
        ),
    )


def unlabel(db: sqlite3.Connection, number: int) -> None:
    """Forget what an article was found by."""
    db.execute("DELETE FROM labels WHERE rowid = ?", (number,))


def _newest(db: sqlite3.Connection, where: str, values: Sequence[object], limit: int) -> list[Hit]:
    rows = db.execute(
        "SELECT a.id, a.source, a.title, substr(t.text, 1, ?) FROM articles AS a JOIN texts AS t USING (number) "
        f"WHERE {where} ORDER BY a.published DESC, a.number LIMIT ?",
        (_SNIPPET, *values, limit),
    )
    return [Hit(id_, source, title, " ".join(text.split()), ()) for id_, source, title, text in rows]


def _hits(db: sqlite3.Connection, words: str, numbers: Sequence[int]) -> list[Hit]:
    """Snippets are made only of what is shown."""
    marks = ", ".join("?" for _ in numbers)
    rows = db.execute(
        "SELECT a.number, a.id, a.source, a.title, snippet(search, 2, ?, ?, '…', ?) "
        "FROM search JOIN articles AS a ON a.number = search.rowid "
        f"WHERE search MATCH ? AND search.rowid IN ({marks})",
        (_OPEN, _CLOSE, _SNIPPET_WORDS, words, *numbers),
    )
    found = {number: Hit(id_, source, title, *_unmarked(text)) for number, id_, source, title, text in rows}
    return [found[number] for number in numbers if number in found]


def _is_text(part: Query) -> bool:
    match part:
        case Text():
            return True
        case All(parts) | Any(parts):
            return all(_is_text(one) for one in parts)
        case Not(inner):
            return _is_text(inner)
        case _:
            return False


def _fts(part: Query) -> str | None:
    """``part`` for FTS5, None where that cannot say it: with fields, or where everything but some words is wanted."""
    match part:
        case Text(words, prefix, column):
            long = len(words.strip("* ")) >= SHORTEST_PREFIX
            return f'{f"{column} : " if column else ""}"{words}"{" *" if prefix and long else ""}'
        case Any(parts):
            found = [_fts(one) for one in parts]
            return None if None in found else f"({' OR '.join(one for one in found if one)})"
        case All(parts):
            wanted = [_fts(one) for one in parts if not isinstance(one, Not)]
            barred = [_fts(one.part) for one in parts if isinstance(one, Not)]
            if not wanted or None in (*wanted, *barred):
                return None
            both = " AND ".join(one for one in wanted if one)
            return f"(({both}) NOT ({' OR '.join(one for one in barred if one)}))" if barred else f"({both})"
        case _:
            return None


def _positive(part: Query) -> list[str]:
    """The words that an article found has, or may have."""
    match part:
        case Text():
            found = _fts(part)
            return [found] if found else []
        case All(parts) | Any(parts):
            return [word for one in parts for word in _positive(one)]
        case _:
            return []


def _sql(part: Query) -> tuple[str, list[object]]:
    """``part`` as a condition on ``articles AS a``."""
    if (words := _fts(part)) is not None:
        return "a.number IN (SELECT rowid FROM search WHERE search MATCH ?)", [words]
    match part:
        case Not(inner):
            sql, values = _sql(inner)
            return f"NOT ({sql})", values
        case All(parts) | Any(parts):
            found = [_sql(one) for one in parts]
            word = " AND " if isinstance(part, All) else " OR "
            return f"({word.join(sql for sql, _ in found)})", [value for _, given in found for value in given]
        case Field():
            return _field(part)
        case _:
            return "FALSE", []


def _field(field: Field) -> tuple[str, list[object]]:
    value = field.value
    if field.name == "date":
        first, last = bounds(value)
        return "(a.published >= ? AND a.published <= ?)", [first, f"{last}~" if last else "~"]
    if field.name == "is":
        state = value.lower()
        if state in ("read", "unread"):
            sql = "EXISTS (SELECT 1 FROM reading AS r WHERE r.id = a.id AND r.read)"
            return (sql if state == "read" else f"NOT {sql}"), []
        return "a.id IN (SELECT article FROM marks WHERE mark = ?)", [state]
    if field.name == "story":
        return "a.id IN (SELECT article FROM story_members WHERE story = ?)", [value]
    if not any(character.isalnum() for character in value):
        return "FALSE", []
    if field.name == "country":
        value = geo.country_of_country(value) or geo.country_of_demonym(value) or value
    star = " *" if field.prefix and len(value) >= SHORTEST_PREFIX else ""
    words = value.replace('"', " ")
    return "a.number IN (SELECT rowid FROM labels WHERE labels MATCH ?)", [f'{LABELS[field.name]} : "{words}"{star}']


def _unmarked(snippet: str) -> tuple[str, tuple[Span, ...]]:
    """The snippet on one line without the marks, and where they were."""
    text, spans = _spans(snippet)
    return text.replace("\n", " ").replace("\t", " "), spans


def _spans(marked: str) -> tuple[str, tuple[Span, ...]]:
    text, spans, at, length = [], [], 0, 0
    for match in _MARKED.finditer(marked):
        text += [marked[at : match.start()], match[1]]
        length += match.start() - at
        spans.append(Span(length, length + len(match[1])))
        length += len(match[1])
        at = match.end()
    return "".join([*text, marked[at:]]), tuple(spans)


def _lines(values: Iterable[str]) -> str:
    return "\n".join(dict.fromkeys(values))
