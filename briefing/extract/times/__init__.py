"""Time expressions: spans, TIMEX3 values, and the publication date they imply."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefing.model import Article, Published, Span, Time

if TYPE_CHECKING:
    from spacy.tokens import Doc


def find_times(doc: Doc, article: Article, skip: Sequence[Span]) -> tuple[list[Time], Published | None]:
    """The time expressions outside the ``skip`` passages, in text order, and the date they were resolved against."""
    return [], article.published
