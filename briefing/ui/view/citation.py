"""A fact as it is copied: what it says, the words that say so, and where they stand."""

from __future__ import annotations

from briefing.model import Article, Facts, Span
from briefing.ui.view.origins import outlet_and_date
from briefing.ui.view.sidebar import Fact


def cite(article: Article, facts: Facts | None = None) -> str:
    """The article's title, outlet, date and address, or else the path it was read from."""
    title = " ".join(article.title.split())
    return ", ".join(
        filter(
            None, [f"“{title}”", outlet_and_date(article, facts).replace(" · ", ", "), article.url or article.source]
        )
    )


def quote(article: Article, fact: Fact, span: Span, facts: Facts | None = None) -> str:
    """A fact on the first line, then the sentence or line that says so, quoted, and the citation."""
    said = "; ".join([fact.title, *(text for text, role in fact.details if role != "quiet")])
    return f"{said}\n“{' '.join(_sentence(article.text, span).split())}”\n— {cite(article, facts)}\n"


def _sentence(text: str, span: Span) -> str:
    """The words around ``span`` up to the ends of its sentence, guessed from punctuation, within its paragraph."""
    first = max(text.rfind("\n", 0, span.start), *(text.rfind(mark, 0, span.start) + 1 for mark in (". ", "? ", "! ")))
    ends = [
        i for i in (text.find("\n", span.end), *(_after(text, mark, span.end) for mark in (". ", "? ", "! "))) if i > 0
    ]
    return text[first + 1 if first >= 0 else 0 : min(ends, default=len(text))]


def _after(text: str, mark: str, at: int) -> int:
    i = text.find(mark, max(0, at - 1))
    return i + 1 if i >= 0 else -1
