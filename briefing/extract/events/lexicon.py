"""A profile's event words, made ready for look-up by lemma."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import msgspec

from briefing.extract.document.lookup import WordSet
from briefing.extract.events.cues import ORDINALS
from briefing.extract.events.once import once_for
from briefing.extract.lexicon.tables import table
from briefing.profiles import Profile

if TYPE_CHECKING:
    from briefing.extract.document.parsed import Token


_LISTS = table("events", "vocabulary")

PREPOSITIONS = _LISTS.words("prepositions")


class Phrase(msgspec.Struct, frozen=True):
    """One listed phrase: words before its head, the head, and what must follow it (a preposition or particle).

    ``means`` is the object that the preposition must have ("speak by phone").
    """

    kind: str
    before: tuple[str, ...]
    head: str
    after: str | None = None
    means: str | None = None
    objects: frozenset[str] = frozenset()
    on_people: bool = False


ROUNDS = _LISTS.words("rounds")
PRONOUNS = ("it", "they", "them")
"""What may stand for an event told before."""


class Lexicon(msgspec.Struct, frozen=True):
    """Phrases by the lemma of their head, longest first; ``rank`` orders kinds, the most telling first."""

    nouns: dict[str, list[Phrase]]
    verbs: dict[str, list[Phrase]]
    rank: dict[str, int]
    never: tuple[str, ...]
    words: WordSet

    @classmethod
    def of(cls, profile: Profile) -> Lexicon:
        """The event words of ``profile``, put in order once."""
        return once_for(profile, cls._made)

    @classmethod
    def _made(cls, profile: Profile) -> Lexicon:
        nouns = [_phrase(w, kind, verb=False) for kind, k in profile.events.items() for w in k.nouns]
        verbs = [
            _phrase(w, kind, verb=True, objects=frozenset(k.objects))
            for kind, k in profile.events.items()
            for w in k.verbs
        ]
        verbs += [
            _phrase(w, kind, verb=True, on_people=True) for kind, k in profile.events.items() for w in k.on_people
        ]
        never = tuple(w.lower() for k in profile.events.values() for w in k.never)
        by_noun, by_verb = _by_head(nouns), _by_head(verbs)
        words = WordSet({*by_noun, *by_verb, *PRONOUNS, *ORDINALS, *ROUNDS})
        return cls(by_noun, by_verb, {kind: i for i, kind in enumerate(profile.events)}, never, words)

    def noun(self, token: Token) -> Phrase | None:
        """The phrase whose head ``token`` is, if it names an event."""
        if token.lower_ not in self.nouns and token.lemma_.lower() not in self.nouns:
            return None
        if self.never:
            around = " ".join(t.lemma_.lower() for t in token.doc[max(0, token.i - 2) : token.i + 3])
            if any(words in around and token.lemma_.lower() in words for words in self.never):
                return None
        return next(self._matches(self.nouns, token), None)

    def verb(self, token: Token) -> Iterator[Phrase]:
        """The phrases whose verb ``token`` can be, the longest first."""
        return self._matches(self.verbs, token)

    @staticmethod
    def _matches(table: dict[str, list[Phrase]], token: Token) -> Iterator[Phrase]:
        for key in dict.fromkeys((token.lower_, token.lemma_.lower())):
            yield from (phrase for phrase in table.get(key, ()) if _fits(phrase, token))


def event_nouns(profile: Profile) -> frozenset[str]:
    """The heads of the nouns that name events on this desk, as listed and as lemmas: "talks" and "talk"."""
    heads = {_phrase(noun, kind, verb=False).head for kind, k in profile.events.items() for noun in k.nouns}
    heads -= PREPOSITIONS  # "swearing-in", as the parser has it
    return frozenset(heads | {head.removesuffix("s") for head in heads})


def _phrase(
    words: str, kind: str, *, verb: bool, objects: frozenset[str] = frozenset(), on_people: bool = False
) -> Phrase:
    parts = words.lower().split()
    if verb:
        after, means = (*parts[1:], None, None)[:2]
        return Phrase(kind, (), parts[0], after, means, objects, on_people)
    after = parts.pop() if len(parts) > 1 and parts[-1] in PREPOSITIONS else None
    if parts[-1].rpartition("-")[2] in PREPOSITIONS:  # "swearing-in", which the parser takes apart
        first, _, last = parts.pop().rpartition("-")
        parts += [first, "-", last]
    return Phrase(kind, tuple(parts[:-1]), parts[-1], after)


def _by_head(phrases: Iterable[Phrase]) -> dict[str, list[Phrase]]:
    table: dict[str, list[Phrase]] = {}
    for phrase in sorted(phrases, key=lambda p: -len(p.before) - (p.after is not None) - (p.means is not None)):
        table.setdefault(phrase.head, []).append(phrase)
    return table


def _fits(phrase: Phrase, token: Token) -> bool:
    start = token.i - len(phrase.before)
    if start < 0:
        return False
    words = token.doc[start : token.i]
    if any(want not in (t.lower_, t.lemma_.lower()) for want, t in zip(phrase.before, words, strict=True)):
        return False
    below = [c for c in token.children if c.dep_ in ("prep", "prt", "agent", "dative", "dobj", "advmod")]
    if phrase.means is not None:  # "agreed on the plan by telephone", where the parse gives the means to the plan
        objects = [o for c in below for o in (c, *c.children) if o.dep_ in ("dobj", "pobj")]
        below += [g for o in objects for g in o.children if g.dep_ == "prep"]
    if phrase.after is not None:
        return any(c.lower_ == phrase.after and _leads_to(c, phrase.means) for c in below)
    return token.pos_ != "VERB" or not any(c.dep_ == "prt" for c in below)


def _leads_to(prep: Token, noun: str | None) -> bool:
    return noun is None or any(o.lemma_.lower() == noun for o in prep.children if o.dep_ == "pobj")
