"""Articles as references for reference managers: BibTeX, RIS and CSL-JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

from briefing.model import Article, Facts

Record = tuple[Article, Facts | None]


def bibtex(records: Iterable[Record]) -> bytes:
    """BibTeX, an ``@article`` each, by bibtexparser."""
    import bibtexparser
    from bibtexparser.middlewares import LatexEncodingMiddleware
    from bibtexparser.model import Entry, Field

    entries = []
    for article, facts in records:
        day = _day(article, facts)
        fields = {
            "title": _line(article.title),
            "author": " and ".join(_authors(article)),
            "journal": _line(article.outlet or ""),
            "year": day[:4],
            "month": str(int(day[5:7])) if day else "",
            "day": str(int(day[8:])) if day else "",
            "url": article.url or "",
            "langid": article.language or "",
        }
        entries.append(Entry("article", _key(article, day), [Field(k, v) for k, v in fields.items() if v]))
    library = bibtexparser.Library(entries)
    return str(bibtexparser.write_string(library, prepend_middleware=[LatexEncodingMiddleware()])).encode()


def ris(records: Iterable[Record]) -> bytes:
    """RIS, type NEWS, by rispy."""
    import rispy

    entries = []
    for article, facts in records:
        entry: dict[str, str | list[str]] = {
            "type_of_reference": "NEWS",
            "title": _line(article.title),
            "authors": _authors(article),
            "secondary_title": _line(article.outlet or ""),
            "date": _day(article, facts).replace("-", "/"),
            "year": _day(article, facts)[:4],
            "urls": [article.url] if article.url else [],
            "language": article.language or "",
            "id": article.id,
        }
        entries.append({k: v for k, v in entry.items() if v})
    return str(rispy.dumps(entries)).encode()


def csl(records: Iterable[Record]) -> bytes:
    """CSL-JSON (https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html), as Zotero and pandoc read it."""
    items = []
    for article, facts in records:
        day = _day(article, facts)
        item = {
            "id": article.id,
            "type": "article-newspaper",
            "title": _line(article.title),
            "author": [_name(author) for author in _authors(article)],
            "container-title": _line(article.outlet or ""),
            "issued": {"date-parts": [[int(part) for part in day.split("-")]]} if day else None,
            "URL": article.url,
            "language": article.language,
        }
        items.append({k: v for k, v in item.items() if v})
    return json.dumps(items, ensure_ascii=False, indent=2).encode() + b"\n"


def _day(article: Article, facts: Facts | None) -> str:
    published = article.published or (facts.published if facts else None)
    return published.value if published else ""


def _authors(article: Article) -> list[str]:
    """Each author's name; in bylines several are parted by commas or "and"."""
    return [name for part in re.split(r",|;|&|\band\b", article.author or "") if (name := _line(part))]


def _name(author: str) -> dict[str, str]:
    given, _, family = author.rpartition(" ")
    return {"family": family, "given": given} if given else {"literal": author}


def _key(article: Article, day: str) -> str:
    """A key that tells something and is the same tomorrow: the title's first long word, the year, part of the id."""
    word = next((w for w in re.findall(r"[a-z]{4,}", article.title.lower())), "article")
    return f"{word}{day[:4]}{article.id[:6]}"


def _line(text: str) -> str:
    return " ".join(text.split())
