"""Which entity a speaker is: by name, apposition, pronoun or description."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from briefing.extract.lexicon.words import words_with
from briefing.extract.statements.lexicon import cues, lemma_of
from briefing.extract.statements.sources import RELATIVES, children
from briefing.model import Entity

if TYPE_CHECKING:
    from briefing.extract.document.parsed import Doc

HE: Final = {"he": False, "him": False, "his": False, "she": True, "her": True}
"""Pronouns of one person, with whether it is a woman."""
THEY: Final = {"they": True, "their": True, "them": True, "it": False, "its": False}
"""Pronouns of a body, with whether they stand for many."""
_STATE: Final = words_with("state-body")
_FEMALE: Final = words_with("female")
_BEHIND_OFFICE: Final = frozenset({"of", "for", "to", "in", "at", "on", "and", "general", "under", "with", "from"})
_REACH: Final = 90
"""Tokens back over which a pronoun looks for its person."""
_FAR: Final = 200
"""Tokens back over which it goes on with whom the same pronoun stood for."""


class Speakers:
    """Entities by token; ``of`` is to be asked in text order, since a pronoun goes on with who spoke last."""

    def __init__(self, doc: Doc, entities: Sequence[Entity]) -> None:
        """Takes the entities of the document."""
        self.doc = doc
        self.by_id = {e.id: e for e in entities}
        self.at: dict[int, str] = {}
        self._went_on: dict[bool, tuple[int, str | None]] = {}
        starts = [t.idx for t in doc]
        for e in entities:
            for m in e.mentions:
                for i in range(max(bisect_right(starts, m.start) - 1, 0), bisect_left(starts, m.end)):
                    if i not in self.at or e.type == "person":
                        self.at[i] = e.id
        titles = ((r.start, r.end, e.id) for e in entities if e.type == "person" for r in e.roles)
        self._titled: dict[int, str] = {}
        for start, end, ident in titles:
            for i in range(bisect_left(starts, start), bisect_left(starts, end)):
                self._titled.setdefault(i, ident)
        self._female = {e.id: f for e in entities if e.type == "person" and (f := _gender(doc, e)) is not None}

    def is_name(self, token: Any) -> bool:
        """Whether ``token`` stands in the name of an entity."""
        return token.i in self.at

    def named(self, token: Any) -> str | None:
        """The id of the entity in whose name ``token`` stands, or None."""
        return self.at.get(token.i)

    def is_person(self, head: Any) -> bool:
        """Whether ``head`` names a person or stands for one."""
        named = self.at.get(head.i)
        return head.lower_ in HE or (named is not None and self.by_id[named].type == "person")

    def of(self, head: Any, depth: int = 0) -> str | None:
        """The id of the entity that the noun phrase of ``head`` stands for, or None."""
        if head is None or depth > 3:
            return None
        found = self.at.get(head.i)
        if found is not None and (self.by_id[found].type != "place" or head.pos_ == "PROPN"):
            self._went_on = {g: said for g, said in self._went_on.items() if said[1] == found}
            return found
        if head.pos_ == "PRON":
            return self._pronoun(head, depth)
        for c in children(head, "appos"):
            named = self.at.get(c.i)
            if named is not None and self.by_id[named].type in ("person", "organization"):
                return named
        for c in children(head, "compound", "nmod", "flat"):
            named = self.at.get(c.i)
            if named is not None and self.by_id[named].type == "person" and c.i + 1 == head.i and head.pos_ == "PROPN":
                return named
        if head.dep_ == "appos" and (named := self.at.get(head.head.i)) is not None:
            return named
        if head.pos_ != "PROPN" and (titled := self._titled.get(head.i)) is not None:
            return titled  # "the mayor of Lorn, Ole Brandt", whichever noun the parse gives the name to
        return self._described(head)

    def _pronoun(self, token: Any, depth: int) -> str | None:
        word = token.lower_
        if word in RELATIVES:
            verb = token.head
            while verb.dep_ not in ("relcl", "ROOT") and verb.head.i != verb.i:
                verb = verb.head
            return self.of(verb.head, depth + 1) if verb.dep_ == "relcl" else None
        if word in THEY:
            return self._body_before(token)
        if word not in HE:
            return None
        female = HE[word]
        found = self._person_before(token, female)
        at, before = self._went_on.get(female, (-_FAR, None))
        if found is None and token.i - at < _FAR:
            found = before  # a long quotation between: who was "he" before it is so after it
        self._went_on[female] = (token.i, found)
        return found

    def _body_before(self, token: Any) -> str | None:
        """For "they" and "it" the body that the last main clause is about, where its subject is one.

        Several people, and a thing, are nobody who has a name.
        """
        many = THEY[token.lower_]
        for i in range(token.i - 1, max(token.i - _REACH, -1), -1):
            t = self.doc[i]
            if t.dep_ not in ("nsubj", "nsubjpass") or t.head.dep_ not in ("ROOT", "conj"):
                continue
            if t.pos_ == "PRON":
                if t.lower_ in THEY:
                    return self._body_before(t) if THEY[t.lower_] == many else None
                continue
            named = self.at.get(i)
            kind = self.by_id[named].type if named is not None else None
            if children(t, "conj"):
                return None
            if kind == "person":
                continue
            if kind in ("organization", "group"):
                return named
            if many or kind != "place":
                return self._described(t)
            return named
        return None

    def _person_before(self, token: Any, female: bool) -> str | None:
        """The last person before who is subject of a clause, else the last one at all, whose sex does not forbid it."""
        own = token.sent.start
        spoken = fallback = None
        at = own
        for i in range(token.i - 1, max(token.i - _REACH, -1), -1):
            named = self.at.get(i)
            t = self.doc[i]
            if spoken is not None and t.sent.start != at:
                return spoken
            if named is None or self.by_id[named].type != "person" or self._female.get(named, female) != female:
                continue
            if t.dep_ in ("nsubj", "nsubjpass") or (t.dep_ == "compound" and t.head.dep_ == "nsubj"):
                verb = t.head if t.dep_ != "compound" else t.head.head
                if i >= own or verb.dep_ not in ("ccomp", "relcl", "acl"):
                    return named
                # who is told of in the sentence before speaks less likely than who tells it there
                spoken, at = spoken or named, t.sent.start
            elif not _of_others(t):
                fallback = fallback or named
        return spoken or fallback

    def _described(self, head: Any) -> str | None:
        """For "the minister" the last person before with such a title, for "the ministry" the last body so called; for
        "the company" the last body that is none of a state."""
        word = lemma_of(head)
        before = head.idx
        if head.tag_ in ("NNS", "NNPS") or not any(c.lower_ == "the" for c in head.children):
            return None
        if any(c.dep_ in ("prep", "relcl", "acl") for c in head.children if c.i > head.i):
            return None
        any_firm = word in cues().words["firms"]
        sent_by = {c.lower_ for c in children(head, "compound", "amod", "nmod") if c.i in self.at}
        best: tuple[int, str] | None = None
        for e in self.by_id.values():
            if e.type == "person":
                titles = [r.title.lower().split() for r in e.roles if r.start < before]
                fits = any(_is_office(word, title) and sent_by <= {*title} for title in titles)
            else:
                named = e.name.lower().split()
                fits = e.type == "organization" and (word in named or (any_firm and not _STATE & set(named)))
            if fits:
                last = max((m.start for m in e.mentions if m.start < before), default=-1)
                told = last >= 0 and (not any_firm or word in e.name.lower() or self._near(last, head))
                if told and (best is None or last > best[0]):
                    best = (last, e.id)
        return best[1] if best else None

    def _near(self, start: int, head: Any) -> bool:
        """Whether what begins at the code point ``start`` is so near that "the company" can mean it."""
        return bool(self.doc[max(head.i - _REACH, 0)].idx <= start)


def _of_others(name: Any) -> bool:
    """Whether a name only tells which people or things are meant: "the Holm family"."""
    return name.dep_ in ("compound", "nmod") and name.head.pos_ == "NOUN" and name.head.i > name.i


def _is_office(word: str, title: list[str]) -> bool:
    """Whether who bears ``title`` can be called by ``word``: a "navy spokesman" is no "navy"."""
    ends = (title[i + 1 : i + 2] for i, w in enumerate(title) if w.strip(",") == word)
    return any(not after or after[0] in _BEHIND_OFFICE for after in ends)


def _gender(doc: Doc, person: Entity) -> bool | None:
    """Whether a person is a woman, where title, role or given name tell."""
    words = {w.lower().strip(".,") for r in person.roles for w in r.title.split()}
    text = doc.text
    for m in person.mentions[:6]:
        words.update(w.lower().strip(".,") for w in text[max(m.start - 5, 0) : m.start].split())
        words.update(w.lower().strip(".,") for w in text[m.start : m.end].split()[:1])
    if words & _FEMALE:
        return True
    return False if "mr" in words else None
