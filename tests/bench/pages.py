"""How much of a story is read from pages of many shapes, and how much else, beside trafilatura."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.ingest.html import read_html
from tests.ingest.pages.shapes import SHAPES
from tests.ingest.pages.test_pages import shares


def measure() -> Iterator[tuple[str, str, str, str, str]]:
    """Precision, recall and F1 of words over all shapes."""
    import trafilatura

    def by(name: str) -> list[str]:
        options = {"favor_recall": name == "recall", "favor_precision": name == "precision"}
        return [trafilatura.extract(s.markup, include_comments=False, **options) or "" for s in SHAPES]

    ours = _figures([read_html(shape.markup)[1] for shape in SHAPES])
    for name in ("balanced", "precision", "recall"):
        theirs = _figures(by(name))
        for what, here, there in zip(("precision", "recall", "F1"), ours, theirs, strict=True):
            yield f"body {what}", f"{here:.3f}", "", f"trafilatura, {name}: {there:.3f}", f"{here / there:.2f}"


def _figures(texts: list[str]) -> tuple[float, float, float]:
    pairs = [shares(text, "\n".join(shape.story)) for text, shape in zip(texts, SHAPES, strict=True)]
    f1 = [2 * p * r / (p + r) if p + r else 0.0 for p, r in pairs]
    count = len(pairs)
    return sum(p for p, _ in pairs) / count, sum(r for _, r in pairs) / count, sum(f1) / count
