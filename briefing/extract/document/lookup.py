"""Which tokens of a document are among some words: all at once, since one by one costs most of a stage."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.extract.document.parsed import Doc, Token


class WordSet:
    """Words in lower case, to be met by lemma or as they stand."""

    def __init__(self, words: Iterable[str], *, deps: Iterable[str] = ()) -> None:
        """Tokens with one of the relations ``deps`` are met too, whatever the word."""
        found = set(words)
        self._keys = frozenset({*found, *(w.capitalize() for w in found)})  # lemmas of names keep their capital
        self._deps = frozenset(deps)

    def tokens(self, doc: Doc) -> list[tuple[Token, int]]:
        """The tokens that are met, in text order, each with the number of its sentence from 0."""
        keys, deps = self._keys, self._deps
        out = []
        sentence = -1
        for token in doc.tokens:
            sentence += token.is_sent_start
            if token.lemma_ in keys or token.lower_ in keys or token.dep_ in deps:
                out.append((token, max(sentence, 0)))
        return out
