"""The tokens of a parsed text as plain lists, one entry a token, without spaCy objects."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc


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
        rows = [(t.text, t.pos_, t.dep_, t.lemma_, t.ent_type_, t.idx, bool(t.whitespace_)) for t in doc]
        self.text: list[str] = [r[0] for r in rows]
        self.lower = [text.lower() for text in self.text]
        self.pos: list[str] = [r[1] for r in rows]
        self.dep: list[str] = [r[2] for r in rows]
        self.lemma: list[str] = [r[3] for r in rows]
        self.kind: list[str] = [r[4] for r in rows]
        self.start: list[int] = [r[5] for r in rows]
        self.end = [r[5] + len(r[0]) for r in rows]
        self.glued = [not r[6] for r in rows]
        self.sentence = _sentence_starts(doc)


def _sentence_starts(doc: Doc) -> list[int]:
    """For each token, the first token of its sentence; one sentence for all where the pipeline sets no bounds."""
    out = [0] * len(doc)
    if doc.has_annotation("SENT_START"):
        begin = 0
        for i, t in enumerate(doc):
            begin = i if t.is_sent_start else begin
            out[i] = begin
    return out
