"""Which tokens of a document are among some words: all at once, since one by one costs most of a stage."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

FIELDS = ["LEMMA", "LOWER", "DEP", "SENT_START"]


class WordSet:
    """Words in lower case, to be met by lemma or as they stand."""

    def __init__(self, words: Iterable[str], *, deps: Iterable[str] = ()) -> None:
        """Tokens with one of the relations ``deps`` are met too, whatever the word."""
        from spacy.strings import get_string_id

        found = set(words)
        keys = {*found, *(w.capitalize() for w in found)}  # lemmas of names keep their capital
        self._keys = frozenset(get_string_id(w) for w in keys)
        self._deps = frozenset(get_string_id(d) for d in deps)

    def tokens(self, doc: Any) -> list[tuple[Any, int]]:
        """The tokens that are met, in text order, each with the number of its sentence from 0."""
        if not len(doc):
            return []
        keys, deps = self._keys, self._deps
        out = []
        sentence = -1
        for i, (lemma, lower, dep, start) in enumerate(doc.to_array(FIELDS).tolist()):
            sentence += start == 1
            if lemma in keys or lower in keys or dep in deps:
                out.append((doc[i], max(sentence, 0)))
        return out
