"""Quotations with no verb of saying before or after them: "“…,” was the reply from", "his message: “…”"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from briefing.extract.statements.lexicon import cues, lemma_of, present_forms
from briefing.extract.statements.nouns import owner_of
from briefing.extract.statements.reading import Reading
from briefing.extract.statements.sources import children

_NEAR: Final = 8
"""Tokens from a quotation within which the word stands that tells what it is."""
_OPENERS: Final = frozenset({"how", "what", "all"})
_BREAKS: Final = frozenset({",", ":", "—", "–", "-", "--"})
_SHORTEST: Final = 3
"""Words of a quotation from which on it is more than a word held at arm's length."""


@dataclass(frozen=True)
class Beside:
    """The word that tells that something is said, and the head of the phrase that names who says it."""

    cue: Any
    source: Any
    act: str


def told_after(reading: Reading, right: range) -> Beside | None:
    """For "“…” is how she put it", "“…,” was all he would say" and "“…,” was the reply from the ministry"."""
    doc = reading.doc
    if not right or doc[right.start].lemma_ != "be":
        return None
    for i in right[1:_NEAR]:
        token = doc[i]
        if token.lower_ in _OPENERS:
            return _of_clause(reading, range(i + 1, min(i + _NEAR, right.stop)))
        if (act := cues().nouns.get(lemma_of(token))) is not None and token.pos_ == "NOUN":
            owner = owner_of(token) or next((x for c in children(token, "prep") for x in children(c, "pobj")), None)
            return Beside(token, owner, act) if owner is not None and owner.pos_ != "VERB" else None
        if token.pos_ not in ("DET", "ADJ", "PRON", "PART", "ADV", "NOUN", "PROPN"):
            return None
    return None


def _of_clause(reading: Reading, tokens: range) -> Beside | None:
    for i in tokens:
        token = reading.doc[i]
        frames = cues().verbs.get(lemma_of(token), {}) if token.pos_ == "VERB" else {}
        if frames and (own := children(token, "nsubj")):
            return Beside(token, own[0], frames.get("clause") or frames.get("judgement") or "say")
    return None


def told_before(reading: Reading, left: range, quoted: str) -> Beside | None:
    """For "his words — “…” — were", "her verdict: “…”": a noun of saying next to the quotation, and its owner."""
    doc = reading.doc
    if len(left) < 2 or doc[left[-1]].text not in _BREAKS or len(quoted.split()) < _SHORTEST:
        return None
    noun = doc[left[-2]]
    act = cues().nouns.get(lemma_of(noun))
    owner = owner_of(noun) if act is not None and noun.pos_ == "NOUN" else None
    return Beside(noun, owner, act) if act is not None and owner is not None else None


def taken_for_noun(reading: Reading, right: range) -> Any | None:
    """The last word of a sentence that begins with a quotation, where it is a verb of saying that may be a noun too.

    For "“…,” a voice in the film states."
    """
    if len(right) < 2 or reading.quote[right[-1]] >= 0:
        return None
    last, before = reading.doc[right[-1]], reading.doc[right[-2]]
    fits = last.pos_ == "NOUN" and last.lower_ in present_forms() and before.pos_ in ("NOUN", "PROPN", "PRON")
    return last if fits else None
