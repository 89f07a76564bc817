"""The tokens of a parsed text as plain lists, one entry a token, without spaCy objects."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.extract.document.parsed import Doc


class Table:
    """Columns of tokens.

    Attributes:
        text, lower, pos, dep, lemma, kind: form, form in lower case, coarse tag, dependency, lemma,
            entity label ("" for none).
        start, end: code points of each token.
        glued: whether no space follows the token.
        sentence: the first token of its sentence.
    """

    def __init__(self, doc: Doc) -> None:
        """Copies what the stages read."""
        self.text = [t.text for t in doc.tokens]
        self.lower = [t.lower_ for t in doc.tokens]
        self.pos = [t.pos_ for t in doc.tokens]
        self.dep = [t.dep_ for t in doc.tokens]
        self.lemma = [t.lemma_ for t in doc.tokens]
        self.kind = [t.ent_type_ for t in doc.tokens]
        self.start = [t.idx for t in doc.tokens]
        self.end = [t.idx + len(t.text) for t in doc.tokens]
        self.glued = [not t.whitespace_ for t in doc.tokens]
        self.sentence = _sentence_starts(doc)


def _sentence_starts(doc: Doc) -> list[int]:
    """For each token, the first token of its sentence; one sentence for all where the pipeline sets no bounds."""
    out = [0] * len(doc)
    if doc.has_sentences:
        begin = 0
        for i, t in enumerate(doc):
            begin = i if t.is_sent_start else begin
            out[i] = begin
    return out
