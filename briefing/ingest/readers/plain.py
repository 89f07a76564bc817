"""Plain text and Markdown, with or without front matter."""

from __future__ import annotations

from briefing.ingest.encoding import UndecodableError, decode
from briefing.ingest.front_matter import split
from briefing.ingest.readers.protocol import Blob, Content, Limits, Part, RefusedError, whole
from briefing.ingest.sanitise import sanitise


def parts(blob: Blob, limits: Limits) -> list[Part]:
    """A text is one article."""
    return []


def read(blob: Blob, part: str, limits: Limits) -> Content:
    """The text and its front matter; whether it is Markdown is for the caller, who knows its name."""
    try:
        metadata, text = split(sanitise(decode(whole(blob, limits))))
    except UndecodableError as error:
        raise RefusedError(str(error)) from error
    return Content(text, metadata)
