"""Articles as JSON objects: one, a list, a list under a key, one under each key, or one a line (JSON Lines).

Such files come from news-please (https://github.com/fhamborg/news-please), NewsAPI (https://newsapi.org/docs), JSON
Feed (https://www.jsonfeed.org/version/1.1/) and the exports of feed readers, whose field names ``FIELDS`` knows; those
that the user names, ``Limits.fields``, go before them.
"""

from __future__ import annotations

import codecs
import itertools
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

import msgspec

from briefing.ingest.dates import find_date
from briefing.ingest.encoding import UndecodableError, decode
from briefing.ingest.metadata import Metadata, primary_language, web_address
from briefing.ingest.readers.kept import Kept
from briefing.ingest.readers.protocol import Blob, Content, Limits, Part, RefusedError, too_large, whole
from briefing.ingest.sanitise import safe_label, sanitise

FIELDS: dict[str, tuple[str, ...]] = {
    "title": ("title", "headline", "name", "headline.main", "webTitle", "resolved_title"),
    "text": ("text", "maintext", "body", "content_text", "article_text", "full_text", "fulltext", "articleBody",
             "plain_text", "fields.bodyText", "fields.body", "content", "content.content", "content_html", "html",
             "summary", "summary.content", "description", "short_description", "lead_paragraph", "excerpt"),
    "date": ("published", "date_publish", "publishedAt", "published_at", "date_published", "datePublished", "pubDate",
             "pubdate", "pub_date", "publication_date", "publish_date", "webPublicationDate", "date", "timestamp",
             "created_at", "updated", "seendate", "date_download"),
    "source": ("outlet", "source", "source_domain", "site", "sitename", "site_name", "publisher", "domain",
               "domain_name", "origin", "feed", "feed_title", "source_id"),
    "authors": ("author", "authors", "byline", "byline.original", "fields.byline", "creator"),
    "url": ("url", "link", "external_url", "canonical_url", "webUrl", "web_url", "canonical.href",
            "alternate.href", "resolved_url", "requested_url",
            "mainEntityOfPage", "mainEntityOfPage.@id", "id", "guid"),
    "language": ("language", "lang", "inLanguage"),
}  # fmt: skip
"""By what is sought, the fields that may hold it, best first. A full stop leads into an object, or a list of them."""

_LISTS = frozenset({
    b"articles", b"items", b"entries", b"results", b"documents", b"docs", b"data", b"response", b"value", b"stories",
    b"news", b"hits", b"messages", b"@graph",
})  # fmt: skip
"""Keys of lists of articles, and of objects that hold such lists."""

_OWN_NAMES = frozenset(name.partition(".")[0].encode() for names in FIELDS.values() for name in names) - _LISTS
"""Keys of what belongs to one article. Where others have objects under them, each may be an article."""

_INNER = "_source"
"""What the answers of Elasticsearch put around each object."""

_NAMES = ("name", "title", "text", "value", "domain")
_TOKEN = re.compile(rb'"[^"\\]*+(?:\\(?:.|\Z)[^"\\]*+)*+(?:"|\Z)|[{}\[\]]', re.DOTALL)
_CUT = re.compile(r"\s*(?:…|\.\.\.)?\s*\[\+\d+ chars\]$")
"""What NewsAPI puts in the place of the rest of a text."""

_MAX_DEPTH = 100
_MOST = 200
_LOOKED_AT = 10
"""Lines of which it is asked whether each is an object."""
_MARK = b"\xef\xbb\xbf"


def parts(blob: Blob, limits: Limits) -> list[Part]:
    """An article for each object, named by its bytes ``START-END``; none where the whole is one object."""
    blob = _readable(blob, limits)
    if _is_lines(blob):
        return [_part(at, f"line {n}") for n, at in zip(range(1, limits.max_parts + 1), _lines(blob), strict=False)]
    small = len(blob) <= limits.max_bytes
    alone = _object(blob[:]) if small and _opens(blob) == b"{" else None
    if alone and _text(alone, limits):
        return []
    found = []
    for number, at in zip(range(1, limits.max_parts + 1), _elements(blob), strict=False):
        fields = _object(blob[at[0] : at[1]]) if small else None
        # What is damaged, or too large to look into, says so when it is read.
        if fields is None or _text(fields, limits):
            found.append(_part(at, (fields and _one(fields, "title", limits)) or f"article {number}"))
    return found or _keyed(blob, limits)


def _keyed(blob: Blob, limits: Limits) -> list[Part]:
    """The articles in an object that has one under each of its keys, whatever these are; none where most are none."""
    found, others = list[Part](), 0
    for key, at in itertools.islice(_members(blob), limits.max_parts):
        fields = _object(blob[at[0] : at[1]]) if at[1] - at[0] <= limits.max_bytes else None
        if fields is None or _text(fields, limits):
            found.append(
                _part(at, (fields and _one(fields, "title", limits)) or safe_label(key.decode("utf-8", "replace")))
            )
        else:
            others += 1
    return found if len(found) > others else []


def read(blob: Blob, part: str, limits: Limits) -> Content:
    """The object at ``part``, or the only one, or the first of several that has a text."""
    blob = _readable(blob, limits)
    start, _, end = part.partition("-")
    if end and int(end) - int(start) > limits.max_bytes:
        raise too_large(limits)
    value = _decoded(blob[int(start) : int(end)] if end else whole(blob, limits))
    listed = value if isinstance(value, list) else [value]
    objects = [one for one in listed if isinstance(one, Mapping)]
    if not objects:
        raise RefusedError("JSON without an article: no object with a text")
    return content_of(next((one for one in objects if _text(one, limits)), objects[0]), limits)


def content_of(fields: Mapping[str, Any], limits: Limits) -> Content:
    """The article that the fields of one object tell; a text of markup is read as a web page.

    Raises:
        RefusedError: no field holds a text.
    """
    text = _text(fields, limits)
    if not text:
        names = ", ".join(_names("text", limits)[:4])
        raise RefusedError(f"JSON without a text; looked for {names} and others, [json] names more")
    metadata = Metadata(
        title=_one(fields, "title", limits),
        outlet=_outlet(fields, limits),
        author=_one(fields, "authors", limits),
        published=_date(fields, limits),
        url=_url(fields, limits),
        language=primary_language(_one(fields, "language", limits)),
    )
    if re.search(r"<(?:p|div|br|article|h[1-6]|ul|table|span|a)\b[^<>]*>", text[:20_000], re.IGNORECASE):
        from briefing.ingest.html import read_fragment

        return Content(read_fragment(text), metadata)
    return Content(sanitise(_CUT.sub(" …", text)), metadata)


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
        if not data.strip():
            raise RefusedError("empty: no text in it") from error
        raise RefusedError(f"not valid JSON: {safe_label(str(error)) or 'nested too deeply'}") from error


def _object(data: bytes) -> Mapping[str, Any] | None:
    """The object in ``data``, empty where it is another value, None where it is damaged."""
    try:
        value = _decoded(data)
    except RefusedError:
        return None
    return value if isinstance(value, Mapping) else {}


def _readable(blob: Blob, limits: Limits) -> Blob:
    """``blob``, in UTF-8 where it has two bytes or more for each character: its brackets are searched for as bytes."""
    if b"\0" not in blob[:4] and blob[:2] not in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        return blob
    return _kept.of(blob, limits, _in_utf8)


def _in_utf8(blob: Blob, limits: Limits) -> bytes:
    try:
        return decode(whole(blob, limits)).encode("utf-8", "replace")
    except UndecodableError as error:
        raise RefusedError(str(error)) from error


_kept = Kept[bytes]()


def _opens(blob: Blob) -> bytes:
    return blob[:1000].removeprefix(_MARK).lstrip()[:1]


def _elements(blob: Blob) -> Iterator[tuple[int, int]]:
    """Where the objects stand that are elements of a list: the outermost one, or one under keys of ``_LISTS``.

    Also those that follow each other without a list. Nothing is decoded, so that a file of any size takes no memory;
    where it ends within an object, its beginning is the last.
    """
    # The brackets around, empty for one that holds no articles; where the element began, and how deep it is.
    way: list[bytes] = []
    key, start, inside = b"", 0, 0
    outermost, alone = 0, (0, 0)
    for token in _TOKEN.finditer(blob):
        kind = token[0][:1]
        if kind == b'"':
            key = token[0]
        elif inside:
            inside += 1 if kind in b"{[" else -1
            if not inside:
                yield start, token.end()
        elif kind in b"]}":
            if way and way.pop() == b"{" and not way:
                alone = outermost, token.end()
        elif len(way) > _MAX_DEPTH:
            return
        elif kind == b"{" and (way[-1:] == [b"["] or alone[1]):
            if alone[1] > alone[0]:
                yield alone
                alone = 1, 1
            start, inside = token.start(), 1
        else:
            outermost = outermost if way else token.start()
            closed = way and (not way[-1] or (way[-1] == b"{" and key[1:-1] not in _LISTS))
            way.append(b"" if closed else kind)
    if inside:
        yield start, len(blob)


def _members(blob: Blob) -> Iterator[tuple[bytes, tuple[int, int]]]:
    """The objects under the keys of the outermost object, or of one under keys of ``_LISTS``, each with its key.

    An object that has keys of an article too is one, though it have no text: what it holds are its parts.
    """
    way: list[dict[bytes, tuple[int, int]] | None] = []
    key, start, inside = b"", 0, 0
    for token in _TOKEN.finditer(blob):
        kind, here = token[0][:1], way[-1] if way else None
        if kind == b'"':
            if here is not None and not inside and blob[token.end() : token.end() + 20].lstrip()[:1] == b":":
                key = token[0][1:-1]
                here[key] = here.get(key, (0, 0))
        elif inside:
            inside += 1 if kind in b"{[" else -1
            if not inside and here is not None:
                here[key] = start, token.end()
        elif kind in b"]}":
            yield from _under(way.pop() if way else None)
        elif len(way) > _MAX_DEPTH:
            return
        elif kind == b"{" and here is not None and key not in _LISTS:
            start, inside = token.start(), 1
        else:
            way.append({} if kind == b"{" and (not way or here is not None) else None)
    if inside and way[-1] is not None:
        way[-1][key] = start, len(blob)
    for cut in reversed(way):
        yield from _under(cut)


def _under(keys: Mapping[bytes, tuple[int, int]] | None) -> Iterator[tuple[bytes, tuple[int, int]]]:
    if keys and not keys.keys() & _OWN_NAMES:
        yield from ((key, at) for key, at in keys.items() if at[1])


def _is_lines(blob: Blob) -> bool:
    """Whether these are objects by the line: the first of several is whole, or two in a row near the beginning are."""
    first = list(itertools.islice(_lines(blob), _LOOKED_AT))
    lines = [blob[start:end].strip() for start, end in first]
    if len(lines) < 2 or not lines[0].startswith(b"{"):
        return False
    whole = map(_is_object, lines)
    return next(whole) or any(a and b for a, b in itertools.pairwise(whole))


def _is_object(line: bytes) -> bool:
    try:
        return line.startswith(b"{") and line.endswith(b"}") and isinstance(_decoded(line), Mapping)
    except RefusedError:
        return False


def _lines(blob: Blob) -> Iterator[tuple[int, int]]:
    at = len(_MARK) if blob[:3] == _MARK else 0
    while at < len(blob):
        end = blob.find(b"\n", at)
        end = len(blob) if end < 0 else end
        if blob[at : min(end, at + 1000)].strip():
            yield at, end
        at = end + 1


def _part(at: tuple[int, int], label: str) -> Part:
    return Part(f"{at[0]}-{at[1]}", label)


def _names(what: str, limits: Limits) -> tuple[str, ...]:
    return (*limits.fields.get(what, ()), *FIELDS[what])


def _at(value: Any, name: str) -> Any:
    """What stands under ``name``, by its full stops in objects within objects; None where nothing does."""
    if isinstance(value, list):
        return [found for one in value[:_MOST] if (found := _at(one, name)) is not None] or None
    if not isinstance(value, Mapping):
        return None
    if name in value:
        return value[name]
    if isinstance(inner := value.get(_INNER), Mapping) and inner is not value:
        return _at(inner, name)
    first, _, rest = name.partition(".")
    return _at(value.get(first), rest) if rest else None


def _text(fields: Mapping[str, Any], limits: Limits) -> str:
    """The text under the user's own name for it, else the first unless a later one is plainly the full text."""
    for name in limits.fields.get("text", ()):
        if text := _running(_at(fields, name)):
            return text
    texts = [text for name in FIELDS["text"] if (text := _running(_at(fields, name)))]
    return next((t for t in texts if len(t) * 2 > max(map(len, texts))), "")


def _running(value: Any) -> str:
    """A text, or the paragraphs of one."""
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        value = "\n\n".join(value)
    return value if isinstance(value, str) and not value.isspace() else ""


def _one(fields: Mapping[str, Any], what: str, limits: Limits) -> str | None:
    return next((found for name in _names(what, limits) if (found := _words(_at(fields, name)))), None)


def _outlet(fields: Mapping[str, Any], limits: Limits) -> str | None:
    name = _one(fields, "source", limits)
    return None if name and web_address(name) else name


def _url(fields: Mapping[str, Any], limits: Limits) -> str | None:
    for name in _names("url", limits):
        value = _at(fields, name)
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, str) and (address := web_address(one)):
                return address
    return None


def _words(value: Any) -> str | None:
    if isinstance(value, str):
        return safe_label(value) or None
    if isinstance(value, Mapping):
        return next((found for k in _NAMES if (found := _words(value.get(k)))), None)
    if isinstance(value, list):
        return ", ".join(found for v in value[:_MOST] if (found := _words(v))) or None
    return None


def _date(fields: Mapping[str, Any], limits: Limits) -> str | None:
    """The first date that a calendar has; numbers are seconds or milliseconds since 1970."""
    for name in _names("date", limits):
        value = _at(fields, name)
        if isinstance(value, str) and (found := find_date(value)):
            return found
        if isinstance(value, int | float) and not isinstance(value, bool) and 1e8 < value < 4.2e12:
            seconds = value / 1000 if value > 1e11 else value
            return datetime.fromtimestamp(seconds, UTC).date().isoformat()
    return None
