"""What pages bear around their articles: lines that many of them have word for word.

What other pieces are called, how to register, what one agrees to: whoever saves pages saves these with them, and they
would make one story of all that a site has on one day.
"""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterable

import msgspec

from briefing.model import Article, Facts, Span

MANY = 8
"""Articles that share a line at least: an agency's sentence is printed by fewer, or with all the rest."""

SHORTEST = 20
"""Code points of a line below which it says too little to be told from a formula."""

MOST = 0.5
"""The share of a text above which what others have too is left: it is a copy of what they print."""

Lines = tuple[int, ...]


def lines_of(text: str) -> Lines:
    """The lines of a text, each by a number that stands for its words."""
    return tuple(dict.fromkeys(key for key, _ in _lines(text)))


class SharedLines:
    """Counts the lines of articles, and tells which of them many share."""

    def __init__(self, counted: Iterable[Lines] = ()) -> None:
        self._having: Counter[int] = Counter()
        for lines in counted:
            self.add(lines)

    def add(self, lines: Lines) -> set[int]:
        """Count those of one more article; which of them many share from now on."""
        self._having.update(lines)
        return {line for line in lines if self._having[line] == MANY}

    def remove(self, lines: Lines) -> None:
        """Count those of an article no longer."""
        self._having.subtract(lines)

    def within(self, text: str) -> list[Span]:
        """Where it stands in a text."""
        found = [span for key, span in _lines(text) if self._having[key] >= MANY]
        return found if sum(span.end - span.start for span in found) <= MOST * len(text) else []

    def cleared(self, article: Article) -> Article:
        """The article with blanks where it stands, and the first line that is left as title where that was some."""
        spans = self.within(article.text)
        if not spans:
            return article
        parts, at, bare = [], 0, set()
        for span in spans:
            bare.add(article.text[span.start : span.end].strip())
            parts += [article.text[at : span.start], " " * (span.end - span.start)]
            at = span.end
        text = "".join((*parts, article.text[at:]))
        left = next((line.strip() for line in text.splitlines() if line.strip()), "")
        title = article.title.strip().rstrip("…").rstrip()
        named = any(line.startswith(title) for line in bare) and left
        return msgspec.structs.replace(article, text=text, title=left if named else article.title)


def outside(facts: Facts, spans: Iterable[Span]) -> Facts:
    """The people, places and times that stand elsewhere too, or nowhere in ``spans``."""
    held = list(spans)
    if not held:
        return facts

    def free(start: int) -> bool:
        return not any(span.start <= start < span.end for span in held)

    kept = (
        msgspec.structs.replace(entity, mentions=mentions)
        for entity in facts.entities
        if (mentions := tuple(mention for mention in entity.mentions if free(mention.start)))
    )
    times = tuple(time for time in facts.times if free(time.start))
    return msgspec.structs.replace(facts, entities=tuple(kept), times=times)


def _lines(text: str) -> Iterable[tuple[int, Span]]:
    at = 0
    for line in text.splitlines(keepends=True):
        words = line.strip()
        if len(words) >= SHORTEST:
            start = at + line.index(words)
            yield zlib.crc32(words.encode()), Span(start, start + len(words))
        at += len(line)
