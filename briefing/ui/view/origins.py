"""Where an article is from, in words, and what rows that show articles ask of whatever holds them."""

from __future__ import annotations

from typing import Protocol

from briefing.model import Article, Facts, Published
from briefing.story.types import Quotation
from briefing.ui.view.when import describe


class Articles(Protocol):
    """Holds articles and tells of them by id."""

    def article(self, article_id: str) -> Article | None:
        """The article of that id."""

    def facts(self, article_id: str) -> Facts | None:
        """Its facts, as far as they are known."""

    def origin(self, article_id: str) -> tuple[str, str]:
        """Outlet and date of an article, for a reader."""

    def sentence(self, quotation: Quotation, reach: int = 90) -> str:
        """The words of a quotation with those around them, at most ``reach`` code points each side."""


def outlet_and_date(outlet: str | None, published: Published | None) -> str:
    """Where and when an article appeared, in words."""
    return " · ".join(origin_of(outlet, published))


def origin_of(outlet: str | None, published: Published | None, year: str | None = None) -> list[str]:
    """Outlet and date, those that are known; the date without its year if that is ``year``, and marked if inferred."""
    date = describe(published.value, None, year) if published else ""
    if published and published.basis == "inferred":
        date = f"about {date}"
    return [part for part in (" ".join((outlet or "").split()), date) if part]
