"""One view of a parsed text, made once: what every stage of extraction reads besides the tokens themselves."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from briefing.extract.document.dateline import datelines
from briefing.extract.document.lines import headline_lines
from briefing.extract.document.paragraphs import paragraph_starts
from briefing.extract.document.parsed import Doc
from briefing.extract.document.quotations import Quotation, find_quotations
from briefing.extract.document.sentences import sentence_spans
from briefing.extract.document.table import Table
from briefing.ingest.dateline import Dateline
from briefing.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc


class Document:
    """A text as spaCy parsed it, with its parts; each part is found when it is first asked for, and kept.

    Attributes:
        doc: the tokens, as spaCy found them.
        text: the text; all offsets are code points into it.
        boilerplate: page furniture, which states no facts, in text order.
    """

    def __init__(self, doc: SpacyDoc, boilerplate: Sequence[Span] = ()) -> None:
        """Takes the parsed text, and the passages that are none of the story."""
        self.doc = Doc(doc)
        self.text = self.doc.text
        self.boilerplate = list(boilerplate)

    @cached_property
    def paragraphs(self) -> tuple[Span, ...]:
        """The paragraphs: a headline or a list item is one, a hard-wrapped line is not."""
        starts = [0, *paragraph_starts(self.text)]
        return tuple(Span(a, b) for a, b in zip(starts, [*starts[1:], len(self.text)], strict=True) if a < b)

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences, without the white space around them; none where the pipeline sets no bounds."""
        return sentence_spans(self.doc) if self.doc.has_sentences else ()

    @cached_property
    def headline_lines(self) -> tuple[tuple[int, int, str], ...]:
        """Start, end and case ("upper", "title") of the lines that are not set like running text."""
        return headline_lines(self.text)

    @cached_property
    def datelines(self) -> tuple[Dateline, ...]:
        """What has the form of a dateline at the head of the first paragraphs; mostly one or none."""
        return tuple(datelines(self.text))

    @cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        """What stands in quotation marks, outside page furniture."""
        return tuple(q for q in find_quotations(self.text) if not self.is_boilerplate(q.start, q.end))

    @cached_property
    def table(self) -> Table:
        """The tokens as plain lists."""
        return Table(self.doc)

    def is_boilerplate(self, start: int, end: int) -> bool:
        """Whether any of the code points from ``start`` to ``end`` is page furniture."""
        at = bisect_right(self.boilerplate, start, key=lambda s: s.end)
        return at < len(self.boilerplate) and self.boilerplate[at].start < end
