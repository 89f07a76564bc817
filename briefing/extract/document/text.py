"""The text of a parsed document, put together once: spaCy joins it from its tokens each time it is asked."""

from __future__ import annotations

from typing import Any

_KEY = "briefing.text"


def text_of(doc: Any) -> str:
    """``doc.text``, kept in the document's ``user_data``."""
    text: str | None = doc.user_data.get(_KEY)
    if text is None:
        text = doc.user_data[_KEY] = doc.text
    return text
