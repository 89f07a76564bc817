"""Finds what can be read under the given paths, and reads one source at a time."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

import msgspec

from briefing.model import Article, Published

SUFFIXES = (".txt", ".md", ".html", ".htm")
DEFAULT_MAX_BYTES = 10_000_000


class Source(msgspec.Struct, frozen=True):
    """Something that may hold an article: a file, or standard input as ``-``. ``label`` is safe to show."""

    path: str
    label: str


class Skipped(msgspec.Struct, frozen=True):
    """A source that gave no article, and why, in one line safe to show."""

    source: str
    reason: str


def discover(paths: Iterable[str]) -> tuple[list[Source], list[Skipped]]:
    """The sources under ``paths`` in order, a folder's files by name, and those that cannot be. Opens no file."""
    sources: list[Source] = []
    skipped: list[Skipped] = []
    for p in paths:
        path = Path(p)
        if path.is_dir():
            sources += [Source(str(f), f.name) for f in sorted(path.rglob("*")) if f.suffix.lower() in SUFFIXES]
        elif path.exists():
            sources.append(Source(p, path.name))
        else:
            skipped.append(Skipped(p, "no such file or folder"))
    return sources, skipped


def load(source: Source, *, published: str | None = None, max_bytes: int = DEFAULT_MAX_BYTES) -> Article | Skipped:
    """The article in ``source``; ``published`` (YYYY-MM-DD) overrides what the source says of its date."""
    text = Path(source.path).read_text(encoding="utf-8")
    date = Published(published, "option") if published else None
    if text.startswith("---\n") and not date:
        head, _, body = text[4:].partition("\n---\n")
        for line in head.splitlines():
            key, _, value = line.partition(":")
            if key == "published" and value.strip():
                date = Published(value.strip(), "metadata")
        text = body
    title = next((line for line in text.splitlines() if line.strip()), source.label)
    return Article(hashlib.sha256(text.encode()).hexdigest()[:16], source.path, title, text, published=date)
