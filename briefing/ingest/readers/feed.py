"""Feeds kept as files: RSS 0.9 to 2.0 and Atom, by feedparser. Each entry is an article."""

from __future__ import annotations

import calendar
import re
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any
from urllib.parse import urljoin

import msgspec

from briefing.ingest.dates import find_date, names_no_day, says_day, says_year
from briefing.ingest.encoding import is_utf_8_after_all
from briefing.ingest.metadata import Metadata, primary_language, web_address
from briefing.ingest.readers.feed_ends import with_ends, with_section_ends
from briefing.ingest.readers.protocol import Blob, Content, Limits, Part, RefusedError, whole
from briefing.ingest.sanitise import safe_label

_MAX_ATTRIBUTES = 1_000
_MAX_DEPTH = 1_000
"""The time that parsers take grows faster than the number of attributes, and than the depth."""

_LONG_TAG = re.compile(rb"<[^<>]{3000,}+")
_ENCODING = re.compile(
    rb"(\A\s{0,100}<\?xml[^>]{0,200}?encoding\s{0,5}=\s{0,5}[\"'])([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE
)
_TAG = re.compile(rb"<!\[CDATA\[.*?(?:\]\]>|\Z)|<(/?)([A-Za-z][\w:.-]*)[^<>]*+", re.DOTALL)


class Entry(msgspec.Struct, frozen=True):
    """An entry of a feed: what it says of itself, and its own text, which may be a summary or empty."""

    metadata: Metadata
    text: str
    id: str


class Feed(msgspec.Struct, frozen=True):
    """A feed: its title and its entries, newest first where it keeps the custom."""

    title: str | None
    entries: tuple[Entry, ...]


def parts(blob: Blob, limits: Limits) -> list[Part]:
    """A part for each entry with a text, named by its number from 1."""
    entries = parse(whole(blob, limits)).entries[: limits.max_parts]
    return [Part(str(n), e.metadata.title or f"entry {n}") for n, e in enumerate(entries, 1) if e.text]


def read(blob: Blob, part: str, limits: Limits) -> Content:
    """The entry numbered ``part``, or the first."""
    entries = parse(whole(blob, limits)).entries
    number = int(part or 1)
    if not 0 < number <= len(entries) or not entries[number - 1].text:
        raise RefusedError("a feed without entries that have a text")
    entry = entries[number - 1]
    return Content(entry.text, entry.metadata)


@lru_cache(maxsize=4)
def parse(data: bytes, address: str = "") -> Feed:
    """The feed in ``data``, whatever its version and however it is broken; without entries where it is none.

    ``address`` is where it was found, which links without a host are taken to be of where it names no site.

    Raises:
        RefusedError: it is not one that can be read in any time.
    """
    import feedparser

    if any(tag[0].count(b"=") > _MAX_ATTRIBUTES for tag in _LONG_TAG.finditer(data)):
        raise RefusedError(f"an element with more than {_MAX_ATTRIBUTES} attributes, which no feed has")
    if _is_deep(data):
        raise RefusedError(f"elements within more than {_MAX_DEPTH} others, which no feed has")
    declared = _ENCODING.match(data)
    if declared and is_utf_8_after_all(data, declared[2].decode("ascii")):
        data = _ENCODING.sub(rb"\1utf-8", data, count=1)
    data = with_section_ends(data)
    found = feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False)
    if found.bozo and (ended := with_ends(data)) != data:
        found = feedparser.parse(ended, sanitize_html=False, resolve_relative_uris=False)
    title = safe_label(_text(found.feed.get("title"))) or None
    language = primary_language(_text(found.feed.get("language")))
    home = web_address(_text(found.feed.get("link"))) or address
    return Feed(title, tuple(_entry(e, title, language, home) for e in found.entries))


def _is_deep(data: bytes) -> bool:
    """Whether elements stand within more than ``_MAX_DEPTH`` others; one that is not ended ends with what it is in."""
    within: list[bytes] = []
    for tag in _TAG.finditer(data):
        end, name = tag[1], tag[2]
        if not name or tag[0].endswith(b"/"):
            continue
        if not end:
            within.append(name)
            if len(within) > _MAX_DEPTH:
                return True
        elif name in within:
            while within.pop() != name:
                pass
    return False


def _entry(entry: Any, outlet: str | None, language: str | None, home: str) -> Entry:
    bodies = [_text(c.get("value")) for c in entry.get("content", ()) if isinstance(c, dict)]
    body = max([*bodies, _text(entry.get("summary"))], key=len)
    # RSS has no base of its own: its links are meant as those of the site.
    link = _joined(home, _text(entry.get("link")))
    source = entry.get("source")
    return Entry(
        metadata=Metadata(
            title=safe_label(_stripped(_text(entry.get("title")))) or None,
            outlet=(safe_label(_text(source.get("title"))) if isinstance(source, dict) else "") or outlet,
            author=safe_label(_text(entry.get("author"))) or None,
            published=_published(entry, "published") or _published(entry, "updated"),
            url=link,
            language=language,
        ),
        text=_readable(body),
        id=safe_label(_text(entry.get("id"))) or link or "",
    )


def _joined(home: str, link: str) -> str | None:
    try:
        return web_address(urljoin(home, link) if link else "")
    except ValueError:
        return None


def _readable(body: str) -> str:
    from briefing.ingest.html import read_fragment

    return read_fragment(body) if body.strip() else ""


def _stripped(markup: str) -> str:
    import html

    return html.unescape(re.sub(r"<(script|style)\b.*?</\1\s*>|<[^>]{0,500}>", "", markup, flags=re.I | re.S))


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _published(entry: Any, which: str) -> str | None:
    """The day (UTC) of one of an entry's dates, where it states one: a year or a month alone is none."""
    said = _text(entry.get(which)).strip()
    if re.fullmatch(r"\d{4}(?:-\d{2,3})?", said) or names_no_day(said):
        return None
    if re.fullmatch(r"\d{9,10}", said):
        return datetime.fromtimestamp(int(said), UTC).date().isoformat()
    parsed = entry.get(f"{which}_parsed")
    found = _day(parsed)
    # Behind a year that it cannot read on from, the parser puts the first of the month that it is today.
    if not found or not says_year(said, int(found[:4])) or (_first_at_midnight(parsed) and not says_day(said, found)):
        return find_date(said)
    return found


def _first_at_midnight(parsed: Any) -> bool:
    return tuple(parsed[2:6]) == (1, 0, 0, 0)


def _day(parsed: Any) -> str | None:
    """The day (UTC) of a parsed date, where it can be one of news."""
    try:
        found = datetime.fromtimestamp(calendar.timegm(parsed), UTC)
    except (TypeError, ValueError, OverflowError, OSError):
        return None
    return found.date().isoformat() if 1900 <= found.year <= 2100 else None
