"""The reader's notes as Markdown, each with the words it is on and the citation of its article."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from briefing.library.notes import Note
from briefing.model import Article


def notes_markdown(notes: Iterable[Note], articles: Mapping[str, Article]) -> bytes:
    """A section for each article that has notes, in the order of writing; ``articles`` are by id.

    An article that is no longer kept goes by its id.
    """
    by_article: dict[str, list[Note]] = {}
    for note in notes:
        by_article.setdefault(note.article, []).append(note)
    out = ["# Notes", ""]
    for ident, made in by_article.items():
        article = articles.get(ident)
        out += [f"## {_plain(article.title) if article else ident}", ""]
        if article:
            out += [_cited(article), ""]
        for note in made:
            if note.about:
                out += [f"**{_plain(note.about)}**", ""]
            if note.words:
                out += [f"> {_plain(note.words)}", ""]
            out += [f"{_plain(note.text)} ({note.made})", ""]
    return ("\n".join(out).rstrip() + "\n").encode()


def _cited(article: Article) -> str:
    day = article.published.value if article.published else ""
    parts = (f"“{_plain(article.title)}”", _plain(article.outlet or ""), day, article.url or article.source)
    return ", ".join(part for part in parts if part)


def _plain(words: str) -> str:
    """On one line, with nothing in it that Markdown would take for its own."""
    line = " ".join(words.split())
    return "".join(f"\\{c}" if c in "\\`*_[]<>#" else c for c in line)
