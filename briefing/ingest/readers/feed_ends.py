"""Ends that a broken feed leaves out: without them feedparser gives up the text, and often every entry after it."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise

_TAG = re.compile(
    rb"<!--.*?(?:-->|\Z)|<(/?)(?:[\w.-]{1,40}:)?(item|entry|channel|feed|rss|rdf|title|description|summary|content|encoded)"
    rb"\b[^<>]*+>",
    re.DOTALL | re.IGNORECASE,
)
_OUTER = frozenset({b"item", b"entry", b"channel", b"feed", b"rss", b"rdf"})
_OPEN, _CLOSE = b"<![CDATA[", b"]]>"
_HALF_TAG = re.compile(rb"</?[\w:.-]*(?:\s[^<>]*)?\Z")


def with_ends(data: bytes) -> bytes:
    """``data`` with the ends of texts before the entry that they stand in ends, and before the next begins."""
    data = with_section_ends(data)
    out: list[bytes] = []
    copied = 0
    text: tuple[bytes, bytes] | None = None  # the name of the one that is open, as it is compared and as it is written
    for tag in _tags(data):
        ends, name = tag[1], (tag[2] or b"").lower()
        if text is None:
            if name and name not in _OUTER and not ends and not tag[0].endswith(b"/>"):
                text = name, _written(tag[0])
        elif name == text[0] and ends:
            text = None
        elif name in _OUTER or (name and text[0] == b"title" and not ends):
            out += [data[copied : tag.start()], b"</" + text[1] + b">"]
            copied = tag.start()
            text = (name, _written(tag[0])) if name not in _OUTER else None
    if text is not None:
        out += [_HALF_TAG.sub(b"", data[copied:]), b"</" + text[1] + b">"]
        copied = len(data)
    return b"".join([*out, data[copied:]])


def _tags(data: bytes) -> list[re.Match[bytes]]:
    """The tags outside of sections of plain text."""
    found: list[re.Match[bytes]] = []
    at = 0
    sections = _places(data, _OPEN)
    for start in [*sections, len(data)]:
        if start < at:
            continue
        found += _TAG.finditer(data, at, start)
        end = data.find(_CLOSE, start)
        at = len(data) if end < 0 else end + len(_CLOSE)
    return found


def with_section_ends(data: bytes) -> bytes:
    """``data`` with each section of plain text ended in its entry; one that is not swallows others, validly."""
    starts, ends = _places(data, _OPEN), [*_places(data, _CLOSE), len(data)]
    borders = [tag.start() for tag in _TAG.finditer(data) if (tag[2] or b"").lower() in _OUTER]
    closing = [tag.start() for tag in _TAG.finditer(data) if tag[1]]
    out: list[bytes] = []
    copied = 0
    for start, following in pairwise([*starts, len(data)]):
        end = ends[bisect_left(ends, start)]
        at = bisect_left(borders, start)
        border = borders[at] if at < len(borders) else len(data)
        if end < len(data) and not border < following < end:
            continue
        at = bisect_left(closing, start)
        here = min(border, closing[at]) if at < len(closing) else border
        out += [data[copied:here], _CLOSE]
        copied = here
    return b"".join([*out, data[copied:]])


def _places(data: bytes, what: bytes) -> list[int]:
    return [found.start() for found in re.finditer(re.escape(what), data)]


def _written(tag: bytes) -> bytes:
    """The name of a tag as it stands there, with its prefix."""
    return re.split(rb"[\s/>]", tag[1:], maxsplit=1)[0]
