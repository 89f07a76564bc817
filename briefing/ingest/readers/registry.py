"""Which reader is for which source: told by content, by name only where content does not say.

A format is a module of this package with the two functions of ``protocol.Reader`` and a line in ``format_of`` here;
it is imported when one of its sources is met.
"""

from __future__ import annotations

import codecs
import importlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePath
from typing import cast

import msgspec

from briefing.ingest.readers.protocol import Blob, Content, Limits, Part, Reader, RefusedError

TEXTS = (".txt", ".md", ".markdown", ".text")
PAGES = (".html", ".htm", ".xhtml")
CONTAINERS = (
    ".zip",
    ".tar",
    ".tgz",
    ".gz",
    ".bz2",
    ".xz",
    ".mbox",
    ".jsonl",
    ".ndjson",
    ".json",
    ".epub",
    ".rss",
    ".atom",
    ".xml",
)
SINGLE = (".mhtml", ".mht", ".eml", ".pdf", ".docx")
SUFFIXES = (*TEXTS, *PAGES, *SINGLE, *CONTAINERS)
"""What a name ends in for a folder's walk to take the file up; a file that is named itself may have any name."""

_HEAD = 65_536
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How files of Microsoft Office begin that are encrypted, or older than DOCX."""
_HEADER = rb"(?:from|to|subject|date|mime-version|received|return-path|message-id|content-type|reply-to|x-[\w-]+)"
_HEADERS = re.compile(rb"(?:[!-9;-~]{1,60}:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){2,}")
_KNOWN_HEADER = re.compile(rb"^" + _HEADER + rb":", re.IGNORECASE | re.MULTILINE)
_MBOX = re.compile(rb"\AFrom \S[^\n]{0,300}\r?\n[!-9;-~]{1,60}:")
_HTML = re.compile(
    rb"(?:<!--.{0,2000}?-->\s*|<\?xml[^>]{0,200}>\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_FEED = re.compile(rb"<(?:[\w-]{1,20}:)?(?:rss|feed|RDF|channel)\b(?!:)", re.IGNORECASE)


def known_suffix(suffix: str) -> bool:
    """Whether a name that ends so is taken up from a folder or an archive; ``suffix`` in lower case."""
    return suffix in SUFFIXES


def may_hold_many(path: str) -> bool:
    """Whether a source so named may hold several articles, so that it has to be looked into before it is listed."""
    return PurePath(path).suffix.lower() in CONTAINERS


def reader_of(blob: Blob, name: str) -> Reader:
    """The reader for a source of this content and name; the one for plain text where nothing else fits."""
    return cast(Reader, importlib.import_module(f"briefing.ingest.readers.{format_of(blob, name)}"))


def is_archive(blob: Blob) -> bool:
    """Whether the archive reader reads it."""
    return format_of(blob, "") == "archive"


def parts(blob: Blob, name: str, limits: Limits) -> list[Part]:
    """The articles in the source, empty where it is one by itself.

    Raises:
        RefusedError: the source cannot be read at all.
    """
    with _guarded():
        return reader_of(blob, name).parts(blob, limits)


def read(blob: Blob, name: str, part: str, limits: Limits) -> Content:
    """The article ``part`` of the source, or the only one.

    Raises:
        RefusedError: there is no article to be had.
    """
    with _guarded():
        content = reader_of(blob, name).read(blob, part, limits)
    return msgspec.structs.replace(content, markdown=True) if name.lower().endswith((".md", ".markdown")) else content


@contextmanager
def _guarded() -> Iterator[None]:
    """Whatever a library makes of a damaged file is a refusal: no source may stop another."""
    try:
        yield
    except RefusedError:
        raise
    except Exception as error:
        raise RefusedError(f"damaged or no such format ({type(error).__name__})") from error


def format_of(blob: Blob, name: str) -> str:
    """The name of the module that reads a source of this content and name."""
    head = blob[:_HEAD]
    suffix = PurePath(name).suffix.lower()
    if head[:4] in (b"PK\x03\x04", b"PK\x05\x06"):
        return _zipped(head, blob)
    if head[:2] == b"\x1f\x8b" or head[:3] == b"BZh" or head[:6] == b"\xfd7zXZ\x00" or head[257:262] == b"ustar":
        return "archive"
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head[:8] == _COMPOUND:
        return "docx"
    if head[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        head = head.decode("utf-16", "ignore").encode("utf-8", "ignore")
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if _MBOX.match(start) or _is_mail(start) or (suffix == ".eml" and _KNOWN_HEADER.match(start)):
        return "mail"
    if start[:1] in b"{[" and start[:1] and (suffix in (".json", ".jsonl", ".ndjson") or _json_start(start)):
        return "records"
    if start[:1] == b"<":
        if suffix in (".rss", ".atom") or (_FEED.search(start[:4096]) and not _html_start(start)):
            return "feed"
        if suffix in PAGES or _html_start(start):
            return "page"
    if suffix in (".json", ".jsonl", ".ndjson"):
        return "records"
    return "page" if suffix in PAGES else "plain"


def _is_mail(start: bytes) -> bool:
    """Whether it begins with a block of header lines of which two at least are those of mail."""
    headers = _HEADERS.match(start[:16_384])
    return bool(headers and len(_KNOWN_HEADER.findall(headers[0])) > 1)


def _zipped(head: bytes, blob: Blob) -> str:
    if head[30:58] == b"mimetypeapplication/epub+zip" or b"META-INF/container.xml" in head:
        return "epub"
    tail = blob[-_HEAD:]
    return "docx" if b"word/document.xml" in head or b"word/document.xml" in tail else "archive"


def _json_start(start: bytes) -> bool:
    """Whether it begins as an object with a key or a list of objects, which no prose does."""
    return bool(re.match(rb'\{\s*"[^"\n]{1,100}"\s*:|\[\s*\{\s*"', start))


def _html_start(start: bytes) -> bool:
    return bool(
        re.match(
            rb"(?:<!--.{0,2000}?-->\s*|<\?xml[^>]{0,200}>\s*)*<(?:!doctype\s+html|html|head|body)\b", start, re.I | re.S
        )
    )
