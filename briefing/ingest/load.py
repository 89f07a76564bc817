"""Reads one source: bytes, text, metadata, article. Wrong input becomes a reason, never an error."""

from __future__ import annotations

import hashlib
import os
import re
import stat
import sys
from pathlib import PurePath

from briefing.ingest.dates import date_in_name, find_date
from briefing.ingest.discover import NOT_A_FILE, STDIN, Skipped, Source, reason, shown
from briefing.ingest.encoding import UndecodableError, decode
from briefing.ingest.front_matter import split
from briefing.ingest.head import Head, read_head
from briefing.ingest.language import guess_language
from briefing.ingest.metadata import Metadata
from briefing.ingest.sanitise import sanitise
from briefing.model import Article, Published, PublishedBasis

DEFAULT_MAX_BYTES = 10_000_000
"""Largest source read unless the setting ``max_file_mb`` says otherwise; a megabyte is 1,000,000 bytes."""

_HTML_SUFFIXES = (".html", ".htm", ".xhtml")


class _RefusedError(Exception):
    """The source gives no article; the message is the reason, one clause."""


def load(source: Source, *, published: str | None = None, max_bytes: int = DEFAULT_MAX_BYTES) -> Article | Skipped:
    """The article in ``source``, or why there is none; never raises for what the source holds.

    ``published`` (YYYY-MM-DD) overrides what the source says of its date. Otherwise that is read from metadata (front
    matter or HTML), a date line or dateline that states its year, or the file name, in this order. An HTML source
    imports trafilatura (some 0.2 s); no other does.
    """
    try:
        data = _read_stdin(max_bytes) if source.path == STDIN else _read_file(source.path, max_bytes)
        return _article(source, data, published)
    except OSError as error:
        return Skipped(shown(source.path), reason(error))
    except (_RefusedError, UndecodableError) as error:
        return Skipped(shown(source.path), str(error))
    except ValueError:
        return Skipped(shown(source.path), "not a usable path")


def _read_file(path: str, max_bytes: int) -> bytes:
    # Non-blocking: a pipe put in place of the file since it was found must not stop the reader.
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with open(descriptor, "rb") as file:  # noqa: PTH123 - the descriptor, so that what was checked is what is read
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise _RefusedError(NOT_A_FILE)
        _check_size(status.st_size, max_bytes)
        return _checked(file.read(max_bytes + 1), max_bytes)


def _read_stdin(max_bytes: int) -> bytes:
    if sys.stdin is None:
        raise _RefusedError("standard input is closed")
    return _checked(sys.stdin.buffer.read(max_bytes + 1), max_bytes)


def _checked(data: bytes, max_bytes: int) -> bytes:
    _check_size(len(data), max_bytes)
    return data


def _check_size(size: int, max_bytes: int) -> None:
    if size > max_bytes:
        raise _RefusedError(f"larger than the limit of {max_bytes / 1e6:g} MB; the setting max_file_mb raises it")


def _article(source: Source, data: bytes, published: str | None) -> Article:
    suffix = PurePath(source.path).suffix.lower()
    decoded = decode(data, markup=suffix in _HTML_SUFFIXES or source.path == STDIN)
    if suffix in _HTML_SUFFIXES or (source.path == STDIN and _html_on_stdin(decoded)):
        from briefing.ingest.html import read_html

        metadata, text = read_html(decoded)
    else:
        metadata, text = split(sanitise(decoded))
    if not text or text.isspace():
        raise _RefusedError("empty: no text in it")
    head = read_head(text, markdown=suffix == ".md" or source.path == STDIN)
    return _assemble(source, text, metadata, head, published)


def _html_on_stdin(text: str) -> bool:
    if not re.match(r"\s*<[!?a-zA-Z]", text[:1024]):
        return False
    from briefing.ingest.html import looks_like_html

    return looks_like_html(text)


def _assemble(source: Source, text: str, metadata: Metadata, head: Head, published: str | None) -> Article:
    title, outlet = metadata.title or head.title or source.label, metadata.outlet or head.outlet
    author, date = metadata.author or head.author, _published(source, metadata, head, published)
    # Everything that makes this another article for a reader, or gives it other facts, and nothing of where it lies.
    content = "\0".join((text, title, outlet or "", author or "", metadata.url or "", date.value if date else ""))
    return Article(
        id=hashlib.sha256(content.encode()).hexdigest()[:16],
        source=shown(source.path),
        title=title,
        text=text,
        outlet=outlet,
        author=author,
        language=metadata.language or guess_language(text),
        url=metadata.url,
        published=date,
    )


def _published(source: Source, metadata: Metadata, head: Head, option: str | None) -> Published | None:
    if option and not find_date(option):
        raise _RefusedError("the date given for it is not YYYY-MM-DD")
    candidates: tuple[tuple[str | None, PublishedBasis], ...] = (
        (find_date(option) if option else None, "option"),
        (metadata.published, "metadata"),
        (head.published, "dateline"),
        (date_in_name(PurePath(source.path).name), "filename"),
    )
    return next((Published(value, basis) for value, basis in candidates if value), None)
