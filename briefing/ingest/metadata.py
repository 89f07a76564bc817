"""What a source says about itself, apart from its text."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

import msgspec

from briefing.ingest.dates import find_date
from briefing.ingest.sanitise import safe_label


class Metadata(msgspec.Struct, frozen=True):
    """Known facts of origin, each sanitised; ``published`` is ``YYYY-MM-DD``, ``language`` a primary subtag."""

    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None


def from_fields(fields: Mapping[str, str]) -> Metadata:
    """The metadata among ``fields`` (names in lower case); empty values, ``null`` and ``~`` count as absent.

    ``outlet`` is also read from ``source``, ``published`` from ``date``; a ``source`` that is an address is the URL.
    """

    def value(*names: str) -> str | None:
        for name in names:
            text = safe_label(fields.get(name, ""))
            if text and text not in ("null", "~"):
                return text
        return None

    source = web_address(fields.get("source"))
    published = value("published", "date")
    return Metadata(
        title=value("title"),
        outlet=value("outlet") if source else value("outlet", "source"),
        author=value("author"),
        published=find_date(published) if published else None,
        url=web_address(fields.get("url")) or source,
        language=primary_language(fields.get("language")),
    )


def web_address(text: str | None) -> str | None:
    """``text`` if it is an http or https URL, else None: what an article names is opened in the user's browser."""
    address = safe_label(text or "")
    if not address or " " in address or address != (text or "").strip():
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return address if parts.scheme in ("http", "https") and parts.netloc else None


def primary_language(text: str | None) -> str | None:
    """The primary subtag of a BCP 47 tag, ``en`` of ``en-GB``, or None where ``text`` is not one."""
    subtag = (text or "").strip().replace("_", "-").split("-")[0].lower()
    return subtag if subtag.isascii() and subtag.isalpha() and 2 <= len(subtag) <= 3 else None
