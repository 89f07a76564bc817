"""Facts as CSV (RFC 4180): a file each for articles, entities, events, statements and times."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from briefing.model import Article, Facts, Party

_COLUMNS = {
    "articles": ("article", "source", "title", "outlet", "author", "published", "basis", "url", "language"),
    "entities": ("article", "id", "type", "name", "aliases", "country", "roles", "envoy", "mentions", "first_start"),
    "events": (
        *("article", "id", "kind", "class", "main", "name", "text", "status", "when", "where", "participants"),
        *("actors", "recipients", "attributed", "start", "end", "words"),
    ),
    "statements": (
        ("article", "id", "speaker", "speaker_entity", "act", "cue", "quoted", "addressee", "start", "end", "words")
    ),
    "times": ("article", "start", "end", "words", "type", "value", "earliest", "latest", "granularity", "modifier"),
}


def csv_files(records: Iterable[tuple[Article, Facts]]) -> dict[str, bytes]:
    """By name (``entities.csv``), UTF-8 with a header line. Offsets count code points of the article's text.

    Several values in one field are parted by "; ".
    """
    rows: dict[str, list[Sequence[object]]] = {name: [] for name in _COLUMNS}
    for article, facts in records:
        _add(rows, article, facts)
    return {f"{name}.csv": _encoded(_COLUMNS[name], found) for name, found in rows.items()}


def _add(rows: dict[str, list[Sequence[object]]], article: Article, facts: Facts) -> None:
    key, text, published = article.id, article.text, facts.published
    names = {e.id: e.name for e in facts.entities}
    about = (article.source, article.title, article.outlet, article.author)
    dated = (published.value, published.basis) if published else ("", "")
    rows["articles"].append((key, *about, *dated, article.url, article.language))
    for e in facts.entities:
        first = e.mentions[0].start if e.mentions else ""
        roles = _list(r.title for r in e.roles)
        rows["entities"].append(
            (key, e.id, e.type, e.name, _list(e.aliases), e.country, roles, int(e.envoy), len(e.mentions), first)
        )
    for v in facts.events:
        span = v.evidence[0] if v.evidence else None
        where = _list(names.get(p.entity, p.entity) for p in v.where)
        who = _list(names.get(p, p) for p in v.participants)
        found = (span.start, span.end, _line(text[span.start : span.end])) if span else ("", "", "")
        told = (v.kind, v.class_, int(v.main), v.name, v.text, v.status, _list(v.when), where, who)
        parties = (_parties(v.actors, names), _parties(v.recipients, names))
        rows["events"].append((key, v.id, *told, *parties, v.attributed, *found))
    for s in facts.statements:
        speaker = (s.speaker.text, s.speaker.entity) if s.speaker else ("", "")
        cue = s.cue.text if s.cue else ""
        words = _line(text[s.content.start : s.content.end])
        rows["statements"].append(
            (key, s.id, *speaker, s.act, cue, s.quoted, s.addressee, s.content.start, s.content.end, words)
        )
    for t in facts.times:
        value = (t.type, t.value, t.earliest, t.latest, t.granularity, t.modifier)
        rows["times"].append((key, t.start, t.end, _line(t.text), *value))


def _parties(parties: Iterable[Party], names: dict[str, str]) -> str:
    return _list(names.get(p.entity or "", p.text) for p in parties)


def _list(values: Iterable[str]) -> str:
    return "; ".join(values)


def _line(text: str) -> str:
    return " ".join(text.split())


def _encoded(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows([_safe(value) for value in row] for row in rows)
    return out.getvalue().encode()


def _safe(value: object) -> object:
    """A spreadsheet would run words that begin like a formula; a quotation mark before them keeps it from that."""
    return f"'{value}" if isinstance(value, str) and value[:1] in "=+-@\t\r" and value[:1] else value
