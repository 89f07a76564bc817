"""The articles of a session by id, for rows that show them."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from briefing.extract.document.sentences import sentence_around
from briefing.model import Article, Facts
from briefing.story.types import Quotation
from briefing.ui.session import Session
from briefing.ui.shelf import IN_HAND
from briefing.ui.view.origins import origin_of


class SessionArticles:
    """Tells of them."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def article(self, article_id: str) -> Article | None:
        """The article of that id."""
        row = self.session.row_of(article_id)
        return self.session.entries[row].article if row is not None else None

    def ready(self, articles: Iterable[str]) -> None:
        """Have these at hand, as many as there is room for: one by one they would take longer."""
        self.session.shelf.ready(list(dict.fromkeys(articles))[:IN_HAND])

    def facts(self, article_id: str) -> Facts | None:
        """Its facts, as far as they are known."""
        row = self.session.row_of(article_id)
        return self.session.entries[row].facts if row is not None else None

    def origin(self, article_id: str) -> tuple[str, str]:
        """Outlet and date of an article, for a reader; the outlet is its title or label where it has none."""
        row = self.session.row_of(article_id)
        if row is None:
            return article_id, ""
        entry = self.session.entries[row]
        if not entry.known:
            return entry.label, ""
        parts = origin_of(entry.outlet, entry.published)
        outlet = " ".join((entry.outlet or "").split())
        return outlet or entry.title, parts[-1] if parts and parts[-1] != outlet else ""

    def outlet(self, article_id: str) -> str:
        """The outlet of a listed article, empty where it is not known."""
        row = self.session.row_of(article_id)
        return " ".join((self.session.entries[row].outlet or "").split()) if row is not None else ""

    def sentence(self, quotation: Quotation, reach: int = 240) -> str:
        """The words of a quotation with those around them, of its sentence, at most ``reach`` code points each side."""
        article = self.article(quotation.article)
        if article is None:
            return " ".join(quotation.text.split())
        text = article.text
        row = self.session.row_of(quotation.article)
        facts = self.session.entries[row].facts if row is not None else None
        first, last = msgspec.structs.astuple(
            sentence_around(text, facts.sentences if facts else (), quotation.start, quotation.end)
        )
        start, end = max(first, quotation.start - reach), min(last, quotation.end + reach)
        # Whole words only.
        while first < start < quotation.start and not text[start - 1].isspace():
            start += 1
        while quotation.end < end < last and not text[end].isspace():
            end -= 1
        said = " ".join(text[start:end].split())
        return f"{'… ' if start > first else ''}{said}{' …' if end < last else ''}"
