"""A parsed text as plain lists, one entry a token: what the title grammar reads, without spaCy objects."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence

from briefing.extract.document.document import Document
from briefing.extract.lexicon.geo import countries_at
from briefing.extract.lexicon.titles import head_of
from briefing.model import Entity, Span

NOMINAL = {"NOUN", "PROPN", "ADJ", "NUM", "X"}


class Words:
    """Tokens of a document and the entities that cover them.

    Attributes:
        doc_text: the whole text, which code points count in.
        datelines: what has the form of a dateline, at its head.
        text, lower, pos, dep, lemma, kind: form, form in lower case, coarse tag, dependency, lemma,
            entity label ("" for none).
        start, end: code points of each token.
        entity: index into the entities of the mention that covers the token, -1 for none.
        countries: start and end token and code of each name that can stand for a state, in text order.
        surnames: the words of all names of people, which are no towns here ("Bush").
        glued: whether no space follows the token.
    """

    def __init__(self, document: Document, entities: Sequence[Entity]) -> None:
        """Lays the entities over the tokens; where mentions overlap, a person's wins."""
        self.doc_text = document.text
        self.datelines = document.datelines
        table = document.table
        self.text, self.lower, self.pos, self.dep = table.text, table.lower, table.pos, table.dep
        self.lemma, self.kind, self.start, self.end = table.lemma, table.kind, table.start, table.end
        self.glued, self.sentence = table.glued, table.sentence
        self.countries = _settled(self.text)
        self.entities = entities
        self.entity = [-1] * len(self.text)
        for n, e in enumerate(entities):
            for m in e.mentions:
                covered = self.tokens(m)
                if e.type == "person" and all(head_of(self.lower[i], False) for i in covered):
                    continue  # "the Sultan": a title alone is nobody's name.
                for i in covered:
                    if self.entity[i] < 0 or e.type == "person":
                        self.entity[i] = n
        self.surnames = {self.text[i] for i in range(len(self.text)) if self.is_person(i)}

    def __len__(self) -> int:
        """The number of tokens."""
        return len(self.text)

    def tokens(self, span: Span) -> range:
        """The tokens that overlap ``span``."""
        return range(bisect_right(self.end, span.start), bisect_left(self.start, span.end))

    def countries_in(self, first: int, end: int) -> list[tuple[int, int, str]]:
        """The entries of ``countries`` within tokens ``[first, end)``."""
        k = bisect_left(self.countries, (first, 0, ""))
        out = []
        while k < len(self.countries) and self.countries[k][1] <= end:
            out.append(self.countries[k])
            k += 1
        return out

    def is_person(self, i: int) -> bool:
        """Whether the token belongs to the name of a person."""
        n = self.entity[i]
        return n >= 0 and self.entities[n].type == "person"

    def is_occasion(self, i: int) -> bool:
        """Whether the token belongs to the name of what is no person, body, place or group: "Brazil Grand Prix"."""
        n = self.entity[i]
        return n >= 0 and self.entities[n].type == "other"

    def is_break(self, i: int) -> bool:
        """Whether the token is white space, which ends every phrase."""
        return self.pos[i] == "SPACE" or self.text[i].isspace()

    def is_hyphen(self, i: int) -> bool:
        """Whether the token joins its neighbours to one word."""
        return self.text[i] in "-–/" and i > 0 and self.glued[i - 1] and self.glued[i]

    def is_possessive(self, i: int) -> bool:
        """Whether the token is a possessive ending."""
        return self.lower[i] in ("'s", "’s") or (self.text[i] in ("'", "’") and i > 0 and self.glued[i - 1])


def _settled(text: Sequence[str]) -> list[tuple[int, int, str]]:
    """Countries in the text; "Georgia" is the state where the text speaks more of the U.S. than of the Caucasus."""
    found = list(countries_at(text))
    shared = {k for k, (i, _, _) in enumerate(found) if text[i] == "Georgia"}
    if not shared:
        return found
    others = Counter(code for k, (_, _, code) in enumerate(found) if k not in shared)
    if others["US"] <= sum(others[code] for code in ("GE", "RU", "AM", "AZ", "UA")):
        return found
    return [(i, j, "US" if k in shared else code) for k, (i, j, code) in enumerate(found)]
