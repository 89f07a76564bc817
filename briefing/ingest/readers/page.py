"""Web pages: saved ones, and what reader programs export."""

from __future__ import annotations

from briefing.ingest.encoding import UndecodableError, decode
from briefing.ingest.readers.protocol import Blob, Content, Limits, Part, RefusedError, whole


def parts(blob: Blob, limits: Limits) -> list[Part]:
    """A page is one article."""
    return []


def read(blob: Blob, part: str, limits: Limits) -> Content:
    """The main text of the page and its metadata."""
    from briefing.ingest.html import read_html

    try:
        metadata, text = read_html(decode(whole(blob, limits), markup=True))
    except UndecodableError as error:
        raise RefusedError(str(error)) from error
    return Content(text, metadata)
