"""A fact as it is copied: what it says, the words that say so, and where they stand."""

from __future__ import annotations

from briefing.extract.document.sentences import sentence_around
from briefing.model import Article, Facts, Span
from briefing.ui.view.origins import outlet_and_date
from briefing.ui.view.sidebar import Fact


def cite(article: Article, facts: Facts | None = None) -> str:
    """The article's title, outlet, date and address, or else the path it was read from."""
    title = " ".join(article.title.split())
    published = article.published or (facts.published if facts else None)
    origin = outlet_and_date(article.outlet, published).replace(" · ", ", ")
    return ", ".join(filter(None, [f"“{title}”", origin, article.url or article.source]))


def quote(article: Article, fact: Fact, span: Span, facts: Facts | None = None) -> str:
    """A fact on the first line, then the sentence or line that says so, quoted, and the citation."""
    said = "; ".join([fact.title, *(text for text, role in fact.details if role != "quiet")])
    words = sentence_around(article.text, facts.sentences if facts else (), span.start, span.end)
    return f"{said}\n“{' '.join(article.text[words.start : words.end].split())}”\n— {cite(article, facts)}\n"
