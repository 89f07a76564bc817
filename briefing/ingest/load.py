"""Reads one source: bytes, text, metadata, article. Wrong input becomes a reason, never an error."""

from __future__ import annotations

import hashlib
from pathlib import PurePath

from briefing.config import Config
from briefing.ingest.blobs import opened
from briefing.ingest.dates import date_in_name, find_date
from briefing.ingest.head import Head, read_head
from briefing.ingest.language import guess_language
from briefing.ingest.metadata import Metadata
from briefing.ingest.readers import registry
from briefing.ingest.readers.protocol import DEFAULT_LIMITS, Content, Limits, RefusedError
from briefing.ingest.sources import STDIN, Skipped, Source, reason
from briefing.ingest.stamp import lines_apart
from briefing.model import Article, Published, PublishedBasis

_YEARS = frozenset(str(year) for year in range(1600, 2101))
"""Years of publication that there are: since the first newspapers; others are mistakes of a program."""

_BEGINNINGS = frozenset({"1969-12-31", "1970-01-01"})
"""The day from which programs count, and that before it in the west: metadata say one where a date is missing."""


def limits_of(config: Config) -> Limits:
    """The limits that the user's configuration sets."""
    return Limits(max_bytes=config.max_bytes, fields=config.json)


def load(source: Source, *, published: str | None = None, limits: Limits = DEFAULT_LIMITS) -> Article | Skipped:
    """The article in ``source``, or why there is none; never raises for what the source holds.

    ``published`` (YYYY-MM-DD) overrides what the source says of its date. Otherwise that is read from metadata (front
    matter, HTML, headers), a date line or dateline that states its year, or the file name, in this order. The reader of
    a format, and the library behind it, is imported with the first source of that format.
    """
    try:
        with opened(source.path) as blob:
            name = "" if source.path == STDIN else PurePath(source.path).name
            content = registry.read(blob, name, source.part, limits)
        return from_content(source, content, published)
    except RefusedError as error:
        return Skipped(source.address, str(error))
    except OSError as error:
        return Skipped(source.address, reason(error))
    except ValueError:
        return Skipped(source.address, "not a usable path")
    except Exception as error:  # noqa: BLE001 - whatever a file does to its reader, the other files are read
        return Skipped(source.address, f"cannot be read ({type(error).__name__})")


def from_content(source: Source, content: Content, published: str | None = None) -> Article:
    """The article that ``content`` makes, with what is not said of it read from its head.

    Raises:
        RefusedError: it has no text.
    """
    text, metadata = lines_apart(content.text), content.metadata
    if not text or text.isspace():
        raise RefusedError("empty: no text in it")
    head = read_head(text, markdown=content.markdown or source.path == STDIN)
    return _assemble(source, text, metadata, head, published)


def _assemble(source: Source, text: str, metadata: Metadata, head: Head, published: str | None) -> Article:
    title, outlet = metadata.title or head.title or source.label, metadata.outlet or head.outlet
    author, date = metadata.author or head.author, _published(source, metadata, head, published)
    # Everything that makes this another article for a reader, or gives it other facts, and nothing of where it lies.
    content = "\0".join((text, title, outlet or "", author or "", metadata.url or "", date.value if date else ""))
    return Article(
        id=hashlib.sha256(content.encode()).hexdigest()[:16],
        source=source.address,
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
        raise RefusedError("the date given for it is not YYYY-MM-DD")
    candidates: tuple[tuple[str | None, PublishedBasis], ...] = (
        (find_date(option) if option else None, "option"),
        (None if metadata.published in _BEGINNINGS else metadata.published, "metadata"),
        (head.published, "dateline"),
        (date_in_name(PurePath(source.path).name), "filename"),
    )
    return next((Published(value, basis) for value, basis in candidates if value and value[:4] in _YEARS), None)
