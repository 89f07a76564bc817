"""Statements in the style of headlines: "Kim: …", "Poll: …", "Mayor Calls Plan A Mistake" with capitals throughout."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from briefing.extract.statements.lexicon import cues, lemma_of, present_forms
from briefing.extract.statements.reading import Found, Reading

LONGEST = 22
"""Words of a headline at most."""
_SPEAKER = 4
_CAPITALS = 0.7
_ASKING = frozenset({"WRB", "WP", "WDT", "WP$"})
_FINITE = frozenset({"VBZ", "VBP", "VBD"})
_DASHES = frozenset({"-", "–", "—", "--"})


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
        found = _with_colon(reading, start, line, is_named) or _with_dash(reading, start, line, is_named)
        found = found or _before_colon(reading, start, line, is_named)
        found = found or _with_tail(reading, tokens, line)
        found = found or _in_capitals(reading, tokens, words)
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
    if not (is_named(last) or last.lower_ in speaks or lemma_of(last) in speaks):
        return None
    first = reading.token_at(start + len(head)) + 1
    content = reading.span(first, reading.token_at(start + len(line.rstrip()) - 1))
    who = reading.span(tokens[0], tokens[-1])
    if content is None or who is None:
        return None
    cue = (start + len(head), start + len(head) + 1)
    return Found(content, cue, "say", reading.how_quoted(*content), who, last)


def _before_colon(reading: Reading, start: int, line: str, is_named: Callable[[Any], bool]) -> Found | None:
    """``Famine looms in the valley: UN``: a clause, a colon and who says so, with no full stop."""
    head, colon, tail = line.rstrip().rpartition(": ")
    if not colon or not 1 <= len(tail.split()) <= _SPEAKER or not tail[-1].isalnum() or not tail[0].isupper():
        return None
    tokens = reading.tokens(start, start + len(head))
    names = reading.tokens(start + len(head) + len(colon), start + len(line.rstrip()))
    if not tokens or not names or reading.doc[tokens[0]].tag_ in _ASKING:
        return None
    if not any(reading.doc[i].tag_ in _FINITE for i in tokens[1:]):
        return None
    last = reading.doc[names[-1]]
    speaks = cues().words["documents"] | cues().words["sources"]
    if not (is_named(last) or last.lower_ in speaks or lemma_of(last) in speaks):
        return None
    content, who = reading.span(tokens[0], tokens[-1]), reading.span(names[0], names[-1])
    if content is None or who is None:
        return None
    cue = (start + len(head), start + len(head) + 1)
    return Found(content, cue, "say", reading.how_quoted(*content), who, last)


def _with_dash(reading: Reading, start: int, line: str, is_named: Callable[[Any], bool]) -> Found | None:
    """``"It is a disgrace" – Novak on the port deal``: a line that begins with a quotation, a dash and who said it."""
    n = reading.quote[reading.token_at(start)]
    if n < 0 or reading.quotations[n].start != start:
        return None
    q = reading.quotations[n]
    dash, *names = [i for i in reading.tokens(q.end, start + len(line)) if not reading.doc[i].is_space] or [-1]
    if dash < 0 or reading.doc[dash].text not in _DASHES or not names or not is_named(reading.doc[names[0]]):
        return None
    last = next((i for i in names if not is_named(reading.doc[i])), names[-1] + 1) - 1
    who = reading.span(names[0], last)
    return Found((q.start, q.end), None, "say", "direct", who, reading.doc[last]) if who is not None else None


def _with_tail(reading: Reading, tokens: range, line: str) -> Found | None:
    """``No deal on port, minister says``: a verb of saying and its subject behind the last comma, with no full stop."""
    doc = reading.doc
    last = next((i for i in reversed(tokens) if not doc[i].is_space), -1)
    if last < 0 or line.rstrip()[-1:] in ".?!:\"”’'" or reading.quote[last] >= 0:
        return None
    lemma, _ = present_forms().get(doc[last].lower_, ("", None))
    frames = cues().verbs.get(lemma or doc[last].lower_, {})
    comma = next((i for i in range(last - 1, tokens.start + 1, -1) if doc[i].text == "," and reading.quote[i] < 0), -1)
    if "clause" not in frames or comma < 0 or not 1 <= last - comma - 1 <= _SPEAKER:
        return None
    content, who = reading.span(tokens.start, comma - 1), reading.span(comma + 1, last - 1)
    if content is None or who is None or doc[last - 1].pos_ not in ("NOUN", "PROPN"):
        return None
    cue = (doc[last].idx, doc[last].idx + len(doc[last]))
    return Found(content, cue, frames["clause"], reading.how_quoted(*content), who, doc[last - 1], None, last)


def _in_capitals(reading: Reading, tokens: range, words: list[str]) -> Found | None:
    long = [w for w in words if len(w) > 3 and w[0].isalpha()]
    if len(long) < 3 or sum(w[0].isupper() for w in long) < _CAPITALS * len(long):
        return None
    doc = reading.doc
    for i in tokens[1:-1]:
        if reading.quote[i] >= 0 or doc[i].text[:1].islower():
            continue
        frames = present_forms().get(doc[i].lower_)
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
