"""Statements in the style of headlines: "Kim: …", "Poll: …", "Mayor Calls Plan A Mistake" with capitals throughout."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

from briefing.extract.statements.lexicon import cues
from briefing.extract.statements.reading import Found, Reading

LONGEST = 22
"""Words of a headline at most."""
_SPEAKER = 4
_CAPITALS = 0.7


def headline_statements(reading: Reading, is_named: Callable[[Any], bool]) -> Iterator[Found]:
    """Lines that begin with somebody or something that speaks, and a colon; else lines in capitals with a verb."""
    at = 0
    for line in reading.text.split("\n"):
        start, at = at, at + len(line) + 1
        words = line.split()
        if not 3 <= len(words) <= LONGEST or line.rstrip()[:-1].count(". ") > 1:
            continue
        tokens = reading.tokens(start, start + len(line))
        if any(reading.furniture[i] for i in tokens[:1]):
            continue
        found = _with_colon(reading, start, line, is_named) or _in_capitals(reading, tokens, words)
        if found is not None:
            yield found


def _with_colon(reading: Reading, start: int, line: str, is_named: Callable[[Any], bool]) -> Found | None:
    head, colon, rest = line.partition(":")
    if not colon or len(rest.split()) < 2 or not 1 <= len(head.split()) <= _SPEAKER or rest[:1] not in " \t":
        return None
    tokens = reading.tokens(start, start + len(head))
    if not head.strip()[:1].isupper() or not tokens or any(reading.quote[i] >= 0 for i in tokens):
        return None
    last = reading.doc[tokens[-1]]
    speaks = cues().words["documents"] | cues().words["sources"]
    if not (is_named(last) or last.lower_ in speaks or last.lemma_.lower() in speaks):
        return None
    first = reading.token_at(start + len(head)) + 1
    content = reading.span(first, reading.token_at(start + len(line.rstrip()) - 1))
    who = reading.span(tokens[0], tokens[-1])
    if content is None or who is None:
        return None
    cue = (start + len(head), start + len(head) + 1)
    return Found(content, cue, "say", reading.how_quoted(*content), who, last)


def _in_capitals(reading: Reading, tokens: range, words: list[str]) -> Found | None:
    long = [w for w in words if len(w) > 3 and w[0].isalpha()]
    if len(long) < 3 or sum(w[0].isupper() for w in long) < _CAPITALS * len(long):
        return None
    doc = reading.doc
    for i in tokens[1:-1]:
        if reading.quote[i] >= 0 or doc[i].text[:1].islower():
            continue
        frames = _forms().get(doc[i].lower_)
        if frames is None or (frames[1] is None and frames[0] not in cues().particles):
            continue
        if frames[0] in cues().nouns and doc[i].pos_ != "VERB":
            continue
        first = i + 1
        act = None
        for particle, of_both in cues().particles.get(frames[0], {}).items():
            if doc[first].lower_ == particle:
                act, first = of_both, first + 1
        act = act or frames[1]
        content = reading.span(first, tokens[-1])
        who = reading.span(tokens[0], i - 1)
        if act is None or content is None or who is None or "," in reading.text[who[0] : who[1]]:
            return None
        cue = (doc[i].idx, doc[first - 1].idx + len(doc[first - 1]))
        return Found(content, cue, act, reading.how_quoted(*content), who, doc[i - 1], None, i)
    return None


@lru_cache(maxsize=1)
def _forms() -> dict[str, tuple[str, str | None]]:
    """The present in -s of each verb, with its lemma and act."""
    found: dict[str, tuple[str, str | None]] = {}
    for lemma in cues().verbs.keys() | cues().particles.keys():
        frames = cues().verbs.get(lemma, {})
        act = frames.get("object") or frames.get("clause")
        ending = "es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else "s"
        stem = lemma[:-1] + "ie" if lemma.endswith("y") and lemma[-2:-1] not in tuple("aeou") else lemma
        found[stem + ending] = (lemma, act)
    return found
