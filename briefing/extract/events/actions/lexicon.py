"""A profile's words for actions, made ready for look-up by lemma."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Literal

import msgspec

from briefing.extract.document.lookup import WordSet
from briefing.extract.events.once import once_for
from briefing.model import EventClass
from briefing.profiles import ActionKind, Profile

Form = Literal["verb", "alone", "over", "noun", "of"]
PIECES = re.compile(r"-|[^\s-]+")
"""A hyphen is a word of its own, as the tokenizer has it."""
SHORT = re.compile(r"[^aeiou\s]*[aeiou][bdgklmnprt]")
"""Verbs of one syllable whose last letter is doubled: "gut", "gutted"."""
FOLLOWS = frozenset(
    "prt prep advmod dobj acomp oprd agent dative pobj pcomp attr xcomp npadvmod ccomp".split()  # noqa: SIM905
)


class Pattern(msgspec.Struct, frozen=True):
    """One listed phrase of ``kind``: words right before its head, the head, and what must follow in the parse.

    ``objects`` and ``subjects`` are the nouns of which one must be there, ``people`` says that the object must be
    somebody, ``in_domain`` that the article must be of the kind's field, ``scored`` that a score stands behind it.
    """

    kind: str
    form: Form
    before: tuple[str, ...]
    head: str
    rest: tuple[str, ...] = ()
    objects: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()
    people: bool = False
    in_domain: bool = False
    scored: bool = False

    @property
    def phrase(self) -> str:
        """The verb as it is listed, in lower case."""
        return " ".join(("-".join(p for p in (*self.before, self.head) if p != "-"), *self.rest))


class Match(msgspec.Struct, frozen=True):
    """A pattern found: its kind and the tokens that it covers, the head first; ``last`` is the end of the phrase."""

    pattern: Pattern
    tokens: tuple[Any, ...]

    @property
    def last(self) -> Any:
        """The token with which the phrase ends."""
        return self.tokens[-1]


class ActionLexicon:
    """Patterns by the lemma of their head, the longest and most particular first."""

    def __init__(self, profile: Profile) -> None:
        """``profile`` has been checked, so every list that is referred to is there."""
        self.kinds: dict[str, ActionKind] = profile.actions
        self.rank = {kind: n for n, kind in enumerate(profile.actions)}
        verbs: list[Pattern] = []
        nouns: list[Pattern] = []
        for kind, words in profile.actions.items():
            verbs += [_verb(kind, "over", w) for w in words.over]
            verbs += [_verb(kind, "alone", w) for w in words.alone]
            verbs += [_verb(kind, "verb", w) for w in words.verbs]
            verbs += [_verb(kind, "verb", w, people=True) for w in words.on_people]
            verbs += [_verb(kind, "verb", w, objects=_listed(o, profile)) for w, o in words.objects.items()]
            verbs += [_verb(kind, "alone", w, subjects=_listed(s, profile)) for w, s in words.subjects.items()]
            verbs += [msgspec.structs.replace(_verb(kind, "verb", w), scored=True) for w in words.scored]
            nouns += [_noun(kind, "noun", w) for w in words.nouns]
            nouns += [_noun(kind, "of", w) for w in words.of]
        weak = {(kind, word.lower()) for kind, words in profile.actions.items() for word in words.in_domain}
        verbs = [
            msgspec.structs.replace(v, in_domain=True) if (v.kind, v.phrase) in weak and not v.scored else v
            for v in verbs
        ]
        self.domains = {kind: _listed(words.domain, profile) for kind, words in profile.actions.items()}
        self.agentless: dict[str, list[str]] = {}
        for kind, words in profile.actions.items():
            for word in words.agentless:
                self.agentless.setdefault(word.lower(), []).append(kind)
        self.verbs = _by_head(verbs)
        self.nouns = _by_head(nouns)
        self.forms = {form: verb for verb in self.verbs for form in inflected(verb)}
        self.words = WordSet({*self.verbs, *self.nouns, *self.forms}, deps=("ccomp",))
        self.modals = {w.lower(): kind for kind, words in profile.actions.items() for w in words.modals}
        never = {w.lower() for words in profile.actions.values() for w in words.never}
        self._never: dict[str, list[tuple[str, ...]]] = {}
        listed = {one.phrase for patterns in self.verbs.values() for one in patterns}
        for phrase in never:
            pieces = tuple(PIECES.findall(phrase))
            # "open fire" is no fire, and yet somebody does it: the verb in front is left to the kind that lists it.
            for piece in pieces[1:] if any(one.startswith(phrase) for one in listed) else pieces:
                self._never.setdefault(piece, []).append(pieces)

    def class_of(self, kind: str) -> EventClass:
        """The class of a kind of action."""
        return self.kinds[kind].class_

    def excluded(self, token: Any) -> bool:
        """Whether ``token`` is part of a phrase that only looks like an action: "heart attack"."""
        for key in (token.lower_, token.lemma_.lower()):
            for pieces in self._never.get(key, ()):
                at = pieces.index(key)
                start = token.i - at
                around = token.doc[max(0, start) : start + len(pieces)]
                if (
                    start >= 0
                    and len(around) == len(pieces)
                    and all(_is(t, w) for t, w in zip(around, pieces, strict=True))
                ):
                    return True
        return False


def inflected(verb: str) -> list[str]:
    """The regular forms of ``verb``: the models' rules take "staged" for a form of "stag"."""
    if verb.endswith("e"):
        return [f"{verb}d", f"{verb}s", f"{verb[:-1]}ing"]
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return [f"{verb[:-1]}ied", f"{verb[:-1]}ies", f"{verb}ing"]
    doubled = [f"{verb}{verb[-1]}ed", f"{verb}{verb[-1]}ing"] if SHORT.fullmatch(verb) else []
    return [f"{verb}ed", f"{verb}s", f"{verb}es", f"{verb}ing", *doubled]


def lexicon_of(profile: Profile) -> ActionLexicon:
    """The lexicon of ``profile``, made once."""
    return once_for(profile, ActionLexicon)


def _listed(words: Iterable[str], profile: Profile) -> frozenset[str]:
    out: set[str] = set()
    for word in words:
        out.update(w.lower() for w in (profile.words[word[1:]] if word.startswith("@") else (word,)))
    return frozenset(out)


def _verb(
    kind: str,
    form: Form,
    phrase: str,
    *,
    objects: frozenset[str] = frozenset(),
    subjects: frozenset[str] = frozenset(),
    people: bool = False,
) -> Pattern:
    first, *rest = phrase.lower().split()
    pieces = PIECES.findall(first)
    return Pattern(kind, form, tuple(pieces[:-1]), pieces[-1], tuple(rest), objects, subjects, people)


PREPOSITIONS = frozenset(
    {"against", "at", "between", "by", "for", "from", "in", "into", "of", "on", "over", "to", "with"}
)


def _noun(kind: str, form: Form, phrase: str) -> Pattern:
    pieces = PIECES.findall(phrase.lower())
    rest = (pieces.pop(),) if phrase.lower().split()[1:] and pieces[-1] in PREPOSITIONS else ()
    return Pattern(kind, form, tuple(pieces[:-1]), pieces[-1], rest)


def _by_head(patterns: Iterable[Pattern]) -> dict[str, list[Pattern]]:
    table: dict[str, list[Pattern]] = {}
    order = sorted(
        patterns,
        key=lambda p: (
            not p.scored,
            -len(p.rest) - len(p.before),
            not (p.rest and p.form == "over"),  # who "called on X to free the crew" paid no visit
            not (p.in_domain and p.objects),
            not p.subjects,
            not p.objects,
            not p.people,
        ),
    )
    for pattern in order:
        table.setdefault(pattern.head, []).append(pattern)
    return table


def find_phrase(pattern: Pattern, token: Any) -> tuple[Any, ...] | None:
    """The tokens of ``pattern`` with ``token`` as its head, None where some word is not there."""
    start = token.i - len(pattern.before)
    if start < 0:
        return None
    if any(not _is(t, w) for t, w in zip(token.doc[start : token.i], pattern.before, strict=True)):
        return None
    found = [token]
    for word in pattern.rest:
        step = _next(found, word)
        if step is None:
            return None
        found.append(step)
    return tuple(found)


def _next(found: list[Any], word: str) -> Any | None:
    for parent in reversed(found):
        for child in parent.children:
            if child.i > found[0].i and child.dep_ in FOLLOWS and _is(child, word) and not _dates(child):
                return child
    return None


def _dates(preposition: Any) -> bool:
    """Whether it says when, and so is no part of the verb: "fired 300 workers on Monday" is not "fired on"."""
    return preposition.dep_ == "prep" and any(
        o.dep_ == "pobj" and o.ent_type_ in ("DATE", "TIME") for o in preposition.children
    )


def _is(token: Any, word: str) -> bool:
    return bool(token.lower_ == word or token.lemma_.lower() == word)
