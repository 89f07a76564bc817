"""The statements of one article: quotations first, then what verbs, nouns and headlines report."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import Any

from briefing.extract import trace
from briefing.extract.document.document import Document
from briefing.extract.statements.asides import as_said, heard_by, in_words_of, said_to_be, to_somebody
from briefing.extract.statements.direct import direct_quotations
from briefing.extract.statements.headlines import headline_statements
from briefing.extract.statements.lexicon import cues, lemma_of
from briefing.extract.statements.nouns import according_to, of_adjective, of_noun, of_subject
from briefing.extract.statements.reading import Found, Reading
from briefing.extract.statements.record import record_statement
from briefing.extract.statements.speakers import Speakers
from briefing.extract.statements.telling import tells
from briefing.extract.statements.turns import Turns
from briefing.extract.statements.verbs import of_verb
from briefing.model import Cue, Entity, Party, Span, Statement

_NONE: dict[str, str] = {}


def find_statements(document: Document, entities: Sequence[Entity]) -> list[Statement]:
    """Who says what, in text order, with ids s1, s2, …; nothing is read inside quotations or page furniture."""
    doc = document.doc
    if not doc.is_parsed:
        return []
    reading = Reading(document)
    speakers = Speakers(doc, entities)
    quoted = direct_quotations(reading)
    used = {f.verb for f in quoted if f.verb >= 0}
    reported = [f for f in _reported(reading, used, speakers.is_person) if f.content[0] < f.content[1]]
    known = {f.cue for f in reported} | {f.cue for f in quoted}
    reported += [f for f in headline_statements(reading, speakers.is_name) if f.cue not in known]
    reported = [f for f in reported if tells(reading, f, speakers.is_name)]
    settled = [_apart(_behind_dateline(f, document, reading), reading.text) for f in _settled(quoted, reported)]
    turns = Turns(reading, speakers.named)
    statements = [_statement(reading, speakers, turns, n, f) for n, f in enumerate(settled, 1)]
    if trace.is_on():
        for found, statement in zip(settled, statements, strict=True):
            record_statement(reading, found, statement)
    return statements


def _reported(reading: Reading, used: set[int], is_person: Callable[[Any], bool]) -> Iterator[Found]:
    words = cues()
    quote, furniture = reading.quote, reading.furniture
    for token in reading.doc:
        i = token.i
        if quote[i] >= 0 or furniture[i] or i in used:
            continue
        pos = token.pos_
        if pos in ("VERB", "AUX"):
            lemma = lemma_of(token)
            frames, particles = words.verbs.get(lemma, _NONE), words.particles.get(lemma, _NONE)
            if frames or particles:
                yield from of_verb(reading, token, frames, particles)
            if lemma in words.words["heard"]:
                yield from heard_by(reading, token)
            if lemma in words.words["raising"]:
                yield from said_to_be(reading, token)
            if lemma == "accord" and token.lower_ == "according":
                yield from according_to(reading, token)
        elif pos == "NOUN":
            if lemma_of(token) in words.nouns:
                yield from of_noun(reading, token)
                yield from of_subject(reading, token)
            yield from in_words_of(reading, token)
        elif pos == "ADJ":
            if lemma_of(token) in words.adjectives:
                yield from of_adjective(reading, token)
        elif token.lower_ == "according":
            yield from according_to(reading, token)
        elif token.lower_ == "as":
            yield from as_said(reading, token)
        elif token.text == "To":
            yield from to_somebody(reading, token, is_person)


def _settled(quoted: list[Found], reported: list[Found]) -> list[Found]:
    """In text order; of two with the same words, the one found first; nothing reported that is a quotation alone."""
    taken = {f.content for f in quoted}
    out = list(quoted)
    quotations = _InOrder(quoted)
    for f in reported:
        if f.content in taken or any(_same(f, q) for q in quotations.reaching(f.content[0], f.content[1])):
            continue
        taken.add(f.content)
        out.append(f)
    ordered = _InOrder(out)
    own = {id(f) for f in quoted}
    around = ordered.reaching
    return [
        f for f in ordered.found if id(f) in own or not any(_within(f, g) for g in around(f.content[1], f.content[0]))
    ]


class _InOrder:
    """What was found in text order, so that only what reaches to a place is looked at and not all."""

    def __init__(self, found: Sequence[Found]) -> None:
        self.found = sorted(found, key=lambda f: (f.content[0], -f.content[1]))
        self._starts = [f.content[0] for f in self.found]
        self._ends = list(accumulate((f.content[1] for f in self.found), max))

    def reaching(self, to: int, start: int) -> Iterator[Found]:
        """What begins at ``start`` or before, and may end at ``to`` or behind it."""
        n = bisect_right(self._starts, start)
        while n and self._ends[n - 1] >= to:
            n -= 1
            yield self.found[n]


def _within(f: Found, g: Found) -> bool:
    """Whether ``f`` is told inside the words of ``g``: who said that who wants what is the speaker's to say."""
    if f is g or f.cue is None or g.cue == f.cue:
        return False
    if f.quoted == "direct" and (f.source is not None or g.source is not None):
        return False
    inside = g.content[0] <= f.cue[0] and f.cue[1] <= g.content[1] and f.content[0] >= g.content[0]
    return inside and f.content[1] <= g.content[1]


def _behind_dateline(f: Found, document: Document, reading: Reading) -> Found:
    """Without the dateline that the parse takes for the beginning of a sentence, in what is said and in who says it."""
    for d in document.datelines:
        content, speaker = _cut(f.content, d.start, d.end, document.text), f.speaker
        if speaker is not None:
            speaker = _cut(speaker, d.start, d.end, document.text)
        if (content, speaker) != (f.content, f.speaker):
            f = replace(f, content=content, speaker=speaker, quoted=reading.how_quoted(*content))
    return f


def _cut(span: tuple[int, int], start: int, end: int, text: str) -> tuple[int, int]:
    if not (span[0] < end < span[1] and start < span[1]):
        return span
    while end < span[1] - 1 and text[end].isspace():
        end += 1
    return end, span[1]


def _apart(f: Found, text: str) -> Found:
    """With the source cut before what it says: "a truce called for peace", read as one noun phrase, is "a truce"."""
    if f.speaker is None or not (f.speaker[0] <= f.content[0] and f.content[1] <= f.speaker[1]):
        return f
    start = f.speaker[0]
    end = min(f.content[0], f.cue[0] if f.cue is not None and f.cue[0] >= start else f.content[0])
    words = text[start:end].rstrip(" \t\n,;:–—-\"'“”‘’")
    return replace(f, speaker=(start, start + len(words)) if words.strip() else None)


def _same(f: Found, q: Found) -> bool:
    start, end = max(f.content[0], q.content[0]), min(f.content[1], q.content[1])
    return end > start and (end - start) >= 0.9 * max(f.content[1] - f.content[0], q.content[1] - q.content[0])


def _statement(reading: Reading, speakers: Speakers, turns: Turns, n: int, f: Found) -> Statement:
    text = reading.text
    who = None
    if f.speaker is not None:
        entity = speakers.of(f.source) or turns.speaker(f.source)
        who = Party(entity, text[f.speaker[0] : f.speaker[1]], *f.speaker)
    return Statement(
        id=f"s{n}",
        content=Span(*f.content),
        quoted=f.quoted,
        act=f.act,
        speaker=who,
        cue=Cue(text[f.cue[0] : f.cue[1]], *f.cue) if f.cue is not None else None,
        addressee=speakers.of(f.addressee) if f.addressee is not None else None,
    )
