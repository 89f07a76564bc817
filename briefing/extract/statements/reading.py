"""A parsed text as the search for statements reads it: tokens, what is quoted, and stretches as code points."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from briefing.extract.document.document import Document
from briefing.model import Quoted

if TYPE_CHECKING:
    pass


LOOSE: Final = frozenset({",", ";", ":", "—", "–", "-", "--", ".", "…", "...", "", "|"})


@dataclass(frozen=True)
class Found:
    """A statement before its speaker is resolved: code points, and the tokens that name speaker and addressee."""

    content: tuple[int, int]
    cue: tuple[int, int] | None
    act: str
    quoted: Quoted
    speaker: tuple[int, int] | None = None
    source: Any = None
    addressee: Any = None
    verb: int = -1


class Reading:
    """One document. ``quote`` holds for each token the index of the quotation that covers it, -1 for none.

    ``siblings`` gives for a verb of saying the one before it that has the same speaker.
    """

    def __init__(self, document: Document) -> None:
        """Lays the quotations over the tokens; those of page furniture say nothing."""
        self.doc = document.doc
        self.text = document.text
        self.starts = document.table.start
        self.quotations = document.quotations
        self.quote = [-1] * len(self.starts)
        for n, q in enumerate(self.quotations):
            for i in self.tokens(q.start, q.end):
                self.quote[i] = n
        self.siblings: dict[int, int] = {}
        self.furniture = bytearray(len(self.starts))
        for s in document.boilerplate:
            for i in self.tokens(s.start, s.end):
                self.furniture[i] = 1

    def tokens(self, start: int, end: int) -> range:
        """The tokens that begin within the code points ``[start, end)``."""
        return range(bisect_left(self.starts, start), bisect_left(self.starts, end))

    def token_at(self, at: int) -> int:
        """The token that the code point ``at`` belongs to."""
        return max(bisect_right(self.starts, at) - 1, 0)

    def span(self, first: int, last: int) -> tuple[int, int] | None:
        """Code points of the tokens ``first`` to ``last`` without loose punctuation, quotation marks kept whole."""
        doc = self.doc
        while first <= last and self._loose(first):
            first += 1
        while last >= first and (self._loose(last) or (last > first and self.doc[last].dep_ == "cc")):
            last -= 1
        if last < first:
            return None
        return self._marks(doc[first].idx, doc[last].idx + len(doc[last]))

    def sentence_start(self, i: int) -> int:
        """The first token of the sentence of ``i``, also where the parse takes a quotation in it for its beginning."""
        first = int(self.doc[i].sent.start)
        while (n := self.quote[first]) >= 0:
            start = self.quotations[n].start
            opening = self.token_at(start)
            if opening == 0 or not self._goes_on_in(start):
                return opening
            first = int(self.doc[opening - 1].sent.start)
        return first

    def _goes_on_in(self, start: int) -> bool:
        """Whether a quotation is part of the sentence before it."""
        before = self.text[max(start - 2, 0) : start].rstrip(" \t\u00a0")[-1:]
        return self.text[start + 1 : start + 2].islower() and (before.isalnum() or before == ",")

    def _loose(self, i: int) -> bool:
        word = self.doc[i].text.strip()
        return word in LOOSE and not (self.quote[i] >= 0 and word in (".", "…", "..."))

    def _marks(self, start: int, end: int) -> tuple[int, int]:
        """Widened to a whole quotation where it reaches into one, or lacks no more than its marks."""
        n = self.quote[self.token_at(start)]
        if n >= 0 and (q := self.quotations[n]).start < start and (start - q.start <= 2 or end > q.end):
            start = q.start
        n = self.quote[self.token_at(end - 1)]
        if n >= 0 and (q := self.quotations[n]).end > end and (q.end - end <= 3 or start <= q.start):
            end = q.end
        return start, end

    def how_quoted(self, start: int, end: int) -> Quoted:
        """Whether the code points are a quotation as a whole, in part, or not at all."""
        k = bisect_left([q.end for q in self.quotations], start + 1) if self.quotations else 0
        inside = [q for q in self.quotations[k : k + 40] if q.start < end and q.end > start]
        if not inside:
            return "indirect"
        return "direct" if inside[0].start <= start + 1 and inside[-1].end >= end - 1 else "mixed"
