"""The text of a parsed document, kept: spaCy joins it from its tokens each time it is asked, with plain blanks."""

from __future__ import annotations

from typing import Any

_KEY = "briefing.text"


def text_of(doc: Any) -> str:
    """``doc.text``, kept in the document's ``user_data``."""
    text: str | None = doc.user_data.get(_KEY)
    if text is None:
        text = doc.user_data[_KEY] = doc.text
    return text


def keep_text(doc: Any, text: str) -> None:
    """Lays down the text that ``doc`` was parsed from, of the same length as what spaCy has."""
    doc.user_data[_KEY] = text
