"""Whether what was found says something: a clause, or a noun phrase that is more than a name, a pronoun or a day."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from briefing.extract.statements.lexicon import cues
from briefing.extract.statements.reading import Found, Reading

_OPEN: Final = frozenset({"WDT", "WP", "WP$", "WRB"})
_CLOSED: Final = frozenset({"if", "whether", "anything", "more", "much"})
_BARE: Final = frozenset({"DET", "ADP", "PUNCT", "SPACE", "PART", "CCONJ", "ADV", "SYM"})


def tells(reading: Reading, found: Found, is_name: Callable[[Any], bool]) -> bool:
    """Whether ``found`` is a statement; ``is_name`` says that a token stands in a name."""
    if found.quoted == "direct":
        return True
    tokens = [reading.doc[i] for i in reading.tokens(*found.content)]
    if any(reading.quote[t.i] >= 0 for t in tokens):
        return True
    return not _unsaid(reading, found, tokens) and not _empty(found, tokens, is_name)


def _unsaid(reading: Reading, found: Found, tokens: list[Any]) -> bool:
    """Whether it is told that something is not said: "did not say why", "no reports that anyone was hurt"."""
    if found.verb < 0 or not tokens:
        return False
    cue, first = reading.doc[found.verb], tokens[0]
    if cue.pos_ in ("NOUN", "PROPN"):  # but who has no plans, or makes no mention of something, tells that
        return found.source is None and any(c.lower_ == "no" for c in cue.children)
    left_open = first.tag_ in _OPEN or first.lower_ in _CLOSED
    nobody = any(c.dep_ == "nsubj" and c.lower_ in ("nobody", "none", "neither") for c in cue.children)
    return left_open and found.act in ("say", "announce", "confirm") and (nobody or _negative(cue))


def _negative(verb: Any) -> bool:
    """Whether it, or the verb of which it is the infinitive, is negated or a refusal: "did not want to say"."""
    for _ in range(3):
        if any(c.dep_ == "neg" for c in verb.children):
            return True
        if verb.dep_ != "xcomp":
            return False
        verb = verb.head
        if "refuse" in cues().verbs.get(verb.lemma_.lower(), {}).values():
            return True
    return False


def _empty(found: Found, tokens: list[Any], is_name: Callable[[Any], bool]) -> bool:
    """Whether no more is told than a day, some years, a pronoun, or a name of which the act says nothing."""
    heavy = [t for t in tokens if t.pos_ not in _BARE]
    if not heavy or all(t.ent_type_ in ("DATE", "TIME") for t in heavy):
        return not any(t.lower_ in ("yes", "no") for t in tokens)
    if all(t.tag_ in ("PRP", "DT", "WP", "WDT") for t in heavy):
        return True
    if found.act not in cues().words["undirected"]:
        return False
    titles = [t for t in heavy if not is_name(t)]
    named = len(titles) < len(heavy) and is_name(heavy[-1])
    return named and all(t.pos_ == "PROPN" and t.dep_ == "compound" for t in titles)
