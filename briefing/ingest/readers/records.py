"""Articles as JSON objects: one, a list, a list under a key, or one a line (JSON Lines).

Such files come from news-please (https://github.com/fhamborg/news-please), NewsAPI (https://newsapi.org/docs), JSON
Feed (https://www.jsonfeed.org/version/1.1/) and the exports of feed readers, whose field names ``KEYS`` knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

import msgspec

from briefing.ingest.dates import find_date
from briefing.ingest.encoding import UndecodableError, decode
from briefing.ingest.metadata import Metadata, primary_language, web_address
from briefing.ingest.readers.protocol import Blob, Content, Limits, Part, RefusedError, too_large, whole
from briefing.ingest.sanitise import safe_label, sanitise

KEYS: dict[str, tuple[str, ...]] = {
    "title": ("title", "headline", "name"),
    "text": ("text", "maintext", "body", "content_text", "article_text", "full_text", "fulltext", "articleBody",
             "content", "content_html", "html", "summary", "description"),
    "published": ("published", "date_publish", "publishedAt", "published_at", "date_published", "datePublished",
                  "pubDate", "pubdate", "publication_date", "publish_date", "date", "timestamp", "created_at",
                  "date_download"),
    "outlet": ("outlet", "source", "source_domain", "site", "sitename", "site_name", "publisher", "domain", "feed"),
    "author": ("author", "authors", "byline", "creator"),
    "url": ("url", "link", "external_url", "canonical_url", "webUrl", "id"),
    "language": ("language", "lang"),
}  # fmt: skip
"""By what is sought, the fields that may hold it, best first."""

_LISTS = (
    "articles",
    "items",
    "entries",
    "results",
    "documents",
    "docs",
    "data",
    "response",
    "value",
    "stories",
    "news",
)
_NAMES = ("name", "title", "text", "value", "domain")
_ONE = "1"
_LINE_END = re.compile(rb"\n")


def parts(blob: Blob, limits: Limits) -> list[Part]:
    """An article for each object that has a text; none where the whole is one object."""
    if _is_lines(blob):
        return [_line_part(n, start, end) for n, (start, end) in enumerate(_lines(blob, limits), 1)]
    objects = _objects(_decoded(whole(blob, limits)))
    return (
        [] if len(objects) == 1 else [Part(str(n), _label(o, n)) for n, o in enumerate(objects[: limits.max_parts], 1)]
    )


def read(blob: Blob, part: str, limits: Limits) -> Content:
    """The object at ``part``: a number counted from 1, or the bytes ``START-END`` of its line."""
    start, _, end = part.partition("-")
    if end:
        if int(end) - int(start) > limits.max_bytes:
            raise too_large(limits)
        objects = [_decoded(blob[int(start) : int(end)])]
        start = _ONE
    else:
        objects = list(_objects(_decoded(whole(blob, limits))))
    number = int(start or _ONE)
    if not 0 < number <= len(objects) or not isinstance(objects[number - 1], Mapping):
        raise RefusedError("JSON without an article: no object with a text")
    return content_of(objects[number - 1])


def content_of(fields: Mapping[str, Any]) -> Content:
    """The article that the fields of one object tell; a text of markup is read as a web page.

    Raises:
        RefusedError: no field holds a text.
    """
    text = _longest(fields)
    if not text:
        raise RefusedError(f"JSON without a text; looked for {', '.join(KEYS['text'][:4])} and others")
    metadata = Metadata(
        title=_one(fields, "title"),
        outlet=_outlet(fields),
        author=_one(fields, "author"),
        published=_date(fields),
        url=next((u for k in KEYS["url"] if isinstance(fields.get(k), str) and (u := web_address(fields[k]))), None),
        language=primary_language(_one(fields, "language")),
    )
    if re.search(r"<(?:p|div|br|article|h[1-6]|ul|table|span|a)\b[^<>]*>", text[:20_000], re.IGNORECASE):
        from briefing.ingest.html import read_fragment

        return Content(read_fragment(text), metadata)
    return Content(sanitise(text), metadata)


def _decoded(data: bytes) -> Any:
    try:
        return msgspec.json.decode(data)
    except (msgspec.DecodeError, RecursionError):
        pass
    try:
        # Other encodings than UTF-8, a byte order mark, and what is nearly JSON, such as NaN, are left to the standard.
        import json

        return json.loads(decode(data))
    except UndecodableError as error:
        raise RefusedError(str(error)) from error
    except (ValueError, RecursionError) as error:
        raise RefusedError(f"not valid JSON: {safe_label(str(error)) or 'nested too deeply'}") from error


def _objects(value: Any) -> list[Mapping[str, Any]]:
    """The objects of a list, of the first list under a known key, or the object itself."""
    if isinstance(value, list):
        return [v for v in value if isinstance(v, Mapping) and _longest(v)]
    if not isinstance(value, Mapping):
        return []
    for key in _LISTS:
        inner = value.get(key)
        if isinstance(inner, list | Mapping) and not _longest(value) and (found := _objects(inner)):
            return found
    return [value]


def _is_lines(blob: Blob) -> bool:
    """Whether the first two lines that are not blank are objects by themselves."""
    starts = 0
    at = 3 if blob[:3] == b"\xef\xbb\xbf" else 0
    while starts < 2 and at < len(blob):
        end = blob.find(b"\n", at)
        end = len(blob) if end < 0 else end
        line = blob[at:end].strip()
        at = end + 1
        if not line:
            continue
        if not (line.startswith(b"{") and line.endswith(b"}")):
            return False
        starts += 1
    return starts == 2


def _lines(blob: Blob, limits: Limits) -> Iterable[tuple[int, int]]:
    at = 3 if blob[:3] == b"\xef\xbb\xbf" else 0
    count = 0
    while at < len(blob) and count < limits.max_parts:
        end = blob.find(b"\n", at)
        end = len(blob) if end < 0 else end
        if blob[at : min(end, at + 1000)].strip():
            count += 1
            yield at, end
        at = end + 1


def _line_part(number: int, start: int, end: int) -> Part:
    return Part(f"{start}-{end}", f"line {number}")


def _label(fields: Mapping[str, Any], number: int) -> str:
    return _one(fields, "title") or f"article {number}"


def _longest(fields: Mapping[str, Any]) -> str:
    """The text under the first key that has any, unless a later one of the same article is plainly the full text."""
    texts = [t for k in KEYS["text"] if isinstance(t := fields.get(k), str) and t.strip()]
    return next((t for t in texts if len(t) * 2 > max(map(len, texts))), "")


def _one(fields: Mapping[str, Any], what: str) -> str | None:
    for key in KEYS[what]:
        if found := _words(fields.get(key)):
            return found
    return None


def _outlet(fields: Mapping[str, Any]) -> str | None:
    name = _one(fields, "outlet")
    return None if name and web_address(name) else name


def _words(value: Any) -> str | None:
    if isinstance(value, str):
        return safe_label(value) or None
    if isinstance(value, Mapping):
        return next((found for k in _NAMES if (found := _words(value.get(k)))), None)
    if isinstance(value, list):
        return ", ".join(found for v in value[:20] if (found := _words(v))) or None
    return None


def _date(fields: Mapping[str, Any]) -> str | None:
    """The first date that a calendar has; numbers are seconds or milliseconds since 1970."""
    for key in KEYS["published"]:
        value = fields.get(key)
        if isinstance(value, str) and (found := find_date(value)):
            return found
        if isinstance(value, int | float) and not isinstance(value, bool) and 1e8 < value < 4.2e12:
            seconds = value / 1000 if value > 1e11 else value
            return datetime.fromtimestamp(seconds, UTC).date().isoformat()
    return None
