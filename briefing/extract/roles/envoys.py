"""Who is an envoy: speaks or negotiates for a state or body in this story."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from briefing.extract.document.words import Words
from briefing.extract.roles.role_patterns import Found
from briefing.profiles import EnvoyWords

HEADS_DELEGATION = re.compile(r"(?:\w+ )?(?:head|leader|chief) of .*\bdelegation\b")
"""Also with the sender between: "head of the union's delegation"."""


def is_envoy(w: Words, found: Sequence[Found], mentions: Sequence[range], words: EnvoyWords) -> bool:
    """Whether titles or deeds make the person an envoy. Former envoys and those whom envoys serve are none."""
    titles = [_title(w, f) for f in found if not f.former]
    if any((has_words(t, words.titles) or HEADS_DELEGATION.match(t)) and not has_words(t, words.never) for t in titles):
        return True
    if any(has_words(t, words.principals) and not has_words(t, words.deputies) for t in titles):
        return False
    acting = any(has_words(t, words.delegates) for t in titles)
    named = [*mentions, *(range(f.phrase.start, f.to) for f in found if f.phrase.start < f.at)]
    return any(_sent(w, m, words) or _leads(w, m) or (acting and _negotiates(w, m, words)) for m in named)


def _title(w: Words, f: Found) -> str:
    """The title's own noun phrase and its "of" phrases, in lower case, singular head, without the possessor."""
    p = f.phrase
    body = [*w.lower[p.possessor : p.head], p.noun, *w.lower[p.head + 1 : p.end]]
    return " ".join(body)


def _negotiates(w: Words, mention: range, words: EnvoyWords) -> bool:
    """Subject of "attended talks", "led the delegation" in the same sentence."""
    verb = -1
    begin = w.sentence[mention.start]
    for k in range(mention.stop, min(len(w), mention.stop + 30)):
        if w.sentence[k] != begin:
            return False
        if w.lemma[k] in words.actions and w.pos[k] in ("VERB", "AUX"):
            verb = k
        if verb >= 0 and w.lower[k] in words.occasions and k - verb <= 10:
            return True
    return False


def _leads(w: Words, mention: range) -> bool:
    """ "NAME, who heads the rebels' delegation"."""
    rest = range(mention.stop, min(len(w), mention.stop + 9))
    verb = next((k for k in rest if w.lemma[k] in ("head", "lead") and w.pos[k] == "VERB"), -1)
    if verb < 0 or not {"who", ","} >= set(w.lower[mention.stop : verb]) or w.lower[verb + 1 : verb + 2] == ["by"]:
        return False
    return "delegation" in w.lower[verb : verb + 6]


def _sent(w: Words, mention: range, words: EnvoyWords) -> bool:
    """Object of "sent", or head of a delegation: "dispatched NAME to", "a delegation led by NAME"."""
    k = mention.start
    before = w.lemma[max(0, k - 12) : k]
    if mention.stop < len(w) and w.lower[mention.stop] == "to" and any(v in before[-6:] for v in words.senders):
        return True
    if not mention:
        return False
    begin = max(w.sentence[k], k - 8)
    sending = next((j for j in range(k - 1, begin, -1) if w.pos[j] in ("VERB", "AUX")), -1)
    if sending > 0 and w.lemma[sending] in words.senders and w.countries_in(max(w.sentence[k], sending - 3), sending):
        return not any(w.is_person(j) for j in range(sending, k))
    return before[-1:] == ["by"] and before[-2:-1] in (["lead"], ["head"]) and "delegation" in before


def has_words(title: str, phrases: Sequence[str]) -> bool:
    """Whether one of the ``phrases`` stands in a title, whole words in lower case."""
    return bool(phrases) and _pattern(tuple(phrases)).search(title) is not None


@lru_cache(maxsize=32)
def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, phrases)) + r")(?![\w])")
