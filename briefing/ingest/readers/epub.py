"""Books as EPUB: an article for each chapter, in the order of the spine (EPUB 3.3, section 3.4.12)."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from functools import cached_property
from typing import Any
from urllib.parse import unquote

from briefing.ingest.dates import find_date
from briefing.ingest.metadata import Metadata, primary_language
from briefing.ingest.readers.kept import Kept
from briefing.ingest.readers.protocol import Blob, Content, Limits, Part, RefusedError, too_large
from briefing.ingest.sanitise import safe_label

MIN_WORDS = 40
"""Shorter documents of the spine are covers, title pages and tables of contents."""

_CONTAINER = "META-INF/container.xml"
_BROKEN = (zipfile.BadZipFile, KeyError, OSError, ValueError, RuntimeError, NotImplementedError, EOFError, zlib.error)


def parts(blob: Blob, limits: Limits) -> list[Part]:
    """A part for each chapter, named by its file in the book; none where there is but one."""
    book = _kept.of(blob, limits, _Book)
    found = []
    for name in book.chapters()[: limits.max_parts]:
        title, words = book.look(name)
        if words >= MIN_WORDS:
            found.append(Part(name, title or safe_label(posixpath.basename(name))))
    return found if len(found) > 1 else []


def read(blob: Blob, part: str, limits: Limits) -> Content:
    """One chapter, or all of a book with one."""
    from briefing.ingest.html import read_fragment

    book = _kept.of(blob, limits, _Book)
    names = [part] if part else book.chapters()
    text = "\n\n".join(t for name in names if (t := read_fragment(book.markup(name)).strip()))
    about = book.about
    title = (book.look(part)[0] if part else None) or about.title
    book_title = about.title if part else None
    own = Metadata(title, about.outlet or book_title, about.author, about.published, None, about.language)
    return Content(text, own)


class _Book:
    """An open book; whatever is wrong with it becomes a refusal."""

    def __init__(self, blob: Blob, limits: Limits) -> None:
        self._limits = limits
        try:
            # A map is read like a file.
            self._zip = zipfile.ZipFile(io.BytesIO(blob) if isinstance(blob, bytes) else blob)  # type: ignore[arg-type]
            if "META-INF/encryption.xml" in self._zip.namelist():
                rights = self._bytes("META-INF/encryption.xml")
                if b"http://www.idpf.org/2008/embedding" not in rights and b"ns.adobe.com/pdf/enc#RC" not in rights:
                    raise RefusedError("an encrypted book (DRM)")
            container = _xml(self._bytes(_CONTAINER))
            path = container.xpath("string(//*[local-name()='rootfile']/@full-path)")
            self._folder = posixpath.dirname(path)
            self._package = _xml(self._bytes(path))
        except _BROKEN as error:
            secret = "encrypted" in str(error)
            raise RefusedError(
                "an encrypted book; save it without a password" if secret else "a damaged EPUB book"
            ) from error

    def chapters(self) -> list[str]:
        """The names of the documents of the spine, in reading order."""
        items = {
            i.get("id"): i.get("href", "")
            for i in self._package.xpath("//*[local-name()='manifest']/*[local-name()='item']")
            if "html" in i.get("media-type", "") and "nav" not in i.get("properties", "").split()
        }
        refs = self._package.xpath("//*[local-name()='spine']/*[local-name()='itemref']/@idref")
        names = [posixpath.normpath(posixpath.join(self._folder, unquote(items[r]))) for r in refs if r in items]
        kept = set(self._zip.namelist())
        return list(dict.fromkeys(n for n in names if n in kept))

    def markup(self, name: str) -> str:
        """A document of the book as text."""
        from briefing.ingest.encoding import UndecodableError, decode

        try:
            return decode(self._bytes(name), markup=True)
        except (*_BROKEN, UndecodableError) as error:
            raise RefusedError("a damaged chapter") from error

    def look(self, name: str) -> tuple[str | None, int]:
        """A chapter's title and its number of words."""
        try:
            markup = self.markup(name)
        except RefusedError:
            # Listed, so that it says why it cannot be read.
            return None, MIN_WORDS
        body = re.sub(r"<(head|script|style)\b.*?</\1\s*>", " ", markup, flags=re.I | re.S)
        heading = re.search(r"<h[1-3]\b[^>]{0,500}>(.{1,1000}?)</h[1-3]", body, re.I | re.S)
        title = heading and safe_label(_plain(heading[1]))
        if not title and (named := re.search(r"<title[^>]{0,200}>(.{1,500}?)</title", markup, re.I | re.S)):
            title = safe_label(_plain(named[1]))
        return title or None, len(_plain(body).split())

    @cached_property
    def about(self) -> Metadata:
        """What the package says of the book."""

        def first(name: str) -> str | None:
            return (
                safe_label(self._package.xpath(f"string(//*[local-name()='metadata']/*[local-name()='{name}'])"))
                or None
            )

        return Metadata(
            title=first("title"),
            outlet=first("publisher"),
            author=first("creator"),
            published=find_date(first("date") or ""),
            language=primary_language(first("language")),
        )

    def _bytes(self, name: str) -> bytes:
        with self._zip.open(name) as file:
            data = file.read(self._limits.max_bytes + 1)
        if len(data) > self._limits.max_bytes:
            raise too_large(self._limits)
        return data


_kept = Kept[_Book]()


def _plain(markup: str) -> str:
    import html

    return html.unescape(re.sub(r"<[^>]{0,2000}>", " ", markup))


def _xml(data: bytes) -> Any:
    from lxml import etree  # type: ignore[import-untyped,unused-ignore]

    # No entities, no network, no huge trees: what a book's package says needs none.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, recover=True, load_dtd=False)
    tree = etree.fromstring(data, parser)
    if tree is None:
        raise ValueError("no XML")
    return tree
