"""Footnotes: the sentence around the words that say something, numbered as they are first called for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from briefing.extract.document.sentences import SENTENCE_END, sentence_around
from briefing.story.brief_types import Footnote
from briefing.story.types import Quotation, Record, Source, Statement

MOST = 3
"""Footnotes for one line: the first to say so, and the latest."""
LONGEST = 400
"""Code points of a quotation; a longer sentence is cut at a word on either side of the words meant."""


class Notes:
    """Collects the footnotes of one brief."""

    def __init__(self, records: Iterable[Record], sources: Mapping[str, Source]) -> None:
        """``sources`` by article id."""
        self._texts = {article.id: (article.text, facts.sentences) for article, facts in records}
        self._sources = sources
        self._numbers: dict[Quotation, int] = {}

    def of(self, statements: Iterable[Statement]) -> tuple[int, ...]:
        """Numbers for what ``statements`` rest on, at most ``MOST``, originals before copies."""
        found = sorted(statements, key=lambda s: (s.published or "9999", s.article))
        originals = [s for s in found if self._sources[s.article].copy_of is None] or found
        chosen = originals if len(originals) <= MOST else [originals[0], *originals[1 - MOST :]]
        numbers = [self._number(self.sentence(s.evidence[0])) for s in chosen if s.evidence]
        return tuple(dict.fromkeys(numbers))

    def all(self) -> tuple[Footnote, ...]:
        """Every footnote given a number, in order."""
        return tuple(
            Footnote(number, source_name(self._sources[q.article]), self._sources[q.article].published, q)
            for q, number in self._numbers.items()
        )

    def sentence(self, words: Quotation) -> Quotation:
        """The sentence or sentences that ``words`` are in."""
        text, sentences = self._texts[words.article]
        span = sentence_around(text, sentences, words.start, words.end)
        first, last = span.start, span.end
        if last - first > LONGEST:
            first, last = _cut(text, first, last, words)
        while last > first and text[last - 1].isspace():
            last -= 1
        return Quotation(words.article, first, last, text[first:last])

    def _number(self, quotation: Quotation) -> int:
        return self._numbers.setdefault(quotation, len(self._numbers) + 1)


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Where the sentences of ``text`` are, in code points; a line break ends one. Quick: nothing is parsed."""
    spans = []
    first = 0
    for end in SENTENCE_END.finditer(text):
        if end.start() > first:
            spans.append((first, end.start()))
        first = end.end()
    if first < len(text):
        spans.append((first, len(text)))
    return spans


def source_name(source: Source) -> str:
    """The outlet, or the path of one without."""
    return source.outlet or source.path


def _cut(text: str, first: int, last: int, words: Quotation) -> tuple[int, int]:
    """About ``LONGEST`` code points around ``words``, from a word's start to a word's end."""
    room = max(LONGEST - (words.end - words.start), 0) // 2
    start, end = max(first, words.start - room), min(last, words.end + room)
    if start > first:
        space = text.find(" ", start, words.start)
        start = space + 1 if space >= 0 else words.start
    if end < last:
        space = text.rfind(" ", words.end, end)
        end = space if space >= 0 else words.end
    return start, end
