"""The verb of saying beside a quotation, before or after it, and who says it."""

from __future__ import annotations

from typing import Any, Final

from briefing.extract.document.quotations import Quotation
from briefing.extract.statements.beside import taken_for_noun
from briefing.extract.statements.lexicon import cues, lemma_of
from briefing.extract.statements.reading import Reading
from briefing.extract.statements.sources import (
    RELATIVES,
    as_saying,
    children,
    is_passive,
    speaker_of,
    subject_of,
)

ENDS: Final = frozenset({".", "!", "?", ";"})
_FAR: Final = 32
"""Tokens after a quotation within which its cue stands: the speaker's office and age may stand between."""
_FINITE: Final = frozenset({"VBD", "VBZ", "VBP"})
_NOMINAL: Final = frozenset({"NOUN", "PROPN", "PRON", "NUM"})


def left_of(reading: Reading, n: int, q: Quotation, start: int) -> range:
    """The tokens of its sentence before the quotation, down to the quotation before it."""
    if n > 0:
        start = max(start, reading.quotations[n - 1].end)
    tokens = reading.tokens(start, q.start)
    first = tokens.start
    for i in tokens:
        if reading.doc[i].text in ENDS or "\n" in reading.doc[i].text:
            first = i + 1
    stop = tokens.stop
    while stop > first and reading.doc[stop - 1].is_space:
        stop -= 1
    return range(first, stop)


def right_of(reading: Reading, n: int, q: Quotation) -> range:
    """The tokens of its sentence after the quotation, up to the next one."""
    end = reading.text.find("\n", q.end)
    end = len(reading.text) if end < 0 else end
    if n + 1 < len(reading.quotations):
        end = min(end, reading.quotations[n + 1].start)
    tokens = reading.tokens(q.end, end)
    for i in tokens:
        if reading.doc[i].text in ENDS:
            return range(tokens.start, i)
    return tokens


def _speaks(token: Any) -> bool:
    if token.i > 1 and token.nbor(-1).text == "-" and token.nbor(-2).lower_ == "so":
        return False
    if token.lower_ in cues().words["forms"]:
        return True
    if token.pos_ != "VERB" or token.text[:1].isupper():
        return False
    frames = cues().verbs.get(lemma_of(token), {})
    return bool(frames) and (token.tag_ in ("VBD", "VBZ", "VBP", "VBN", "VBG"))


def cue_after(reading: Reading, tokens: range) -> Any | None:
    """The first verb of saying after a quotation, with somebody to say it."""
    for i in tokens[:_FAR]:
        token = reading.doc[i]
        if token.lower_ in ("and", "but", "because", "which", "that") and i <= tokens.start + 1:
            return None
        if (saying := as_saying(token)) is not None and saying.i < tokens.stop:
            return saying
        if _speaks(token) and not is_passive(token) and not _of_relative(token):
            if token.tag_ == "VBG" and not children(token, "nsubj"):
                return None  # "“…,” adding that …" begins what is said next
            bare = token.tag_ == "VBN" and token.lower_ not in cues().words["forms"] and not children(token, "nsubj")
            return None if bare and i > tokens.start + 1 else token
        if token.tag_ in _FINITE and token.pos_ == "VERB" and token.dep_ not in ("acl", "relcl", "amod", "advcl"):
            return None
    return taken_for_noun(reading, tokens)


def begun_before(reading: Reading, verb: Any, q: Quotation) -> bool:
    """Whether the subject of the verb after a quotation stands before it: "Beck, who called it “a farce,” meant to"."""
    own = subject_of(verb)
    return own is not None and own.i < reading.token_at(q.start)


def _of_relative(verb: Any) -> bool:
    """Whether the verb tells more of somebody: "the union that called the strike"."""
    return verb.dep_ == "relcl" and any(c.lower_ in RELATIVES for c in children(verb, "nsubj"))


def cue_before(reading: Reading, tokens: range, q: Quotation) -> Any | None:
    """The verb of saying that ends in this quotation: with a comma, a colon or nothing but whom and where between."""
    if not tokens:
        return None
    doc = reading.doc
    last = doc[tokens[-1]]
    if last.lower_ in (
        "that",
        "a",
        "an",
        "the",
        "of",
        "as",
        "to",
        "is",
        "was",
        "are",
        "for",
        "with",
        "in",
        "his",
        "her",
        "its",
    ):
        return None
    inner = reading.text[q.start : q.end].rstrip("\"”'’»")[-1:]
    if last.lower_ in cues().words["telling"] and inner not in ",.!?":
        return None
    capital = next((c for c in reading.text[q.start : q.end] if c.isalnum()), "").isupper()
    if (
        last.text not in (",", ":")
        and not (capital and len(reading.text[q.start : q.end].split()) >= 3)
        and not _speaks(last)
    ):
        return None
    if not capital and last.text not in (":", ",") and not _closes(reading, q) and not _bare(reading, last, q):
        return None
    for i in reversed(tokens):
        token = doc[i]
        if _speaks(token) and not (token.dep_ in ("relcl", "amod") and last.text == ","):
            return token
        if token.pos_ in ("VERB", "AUX") and token.tag_ in ("VBD", "VBZ", "VBP") and token.dep_ not in ("relcl", "aux"):
            return None
    return None


def _bare(reading: Reading, verb: Any, q: Quotation) -> bool:
    """Whether the quotation is all that the verb of saying before it has: "saying “no” in reply"."""
    first, last = reading.token_at(q.start), reading.token_at(q.end - 1)
    return verb.lower_ in cues().words["bare"] and all(first <= c.i <= last for c in children(verb, "ccomp", "dobj"))


def _closes(reading: Reading, q: Quotation) -> bool:
    """Whether the sentence ends with the quotation."""
    inner = reading.text[q.start : q.end].rstrip("\"”'’»")[-1:]
    after = reading.text[q.end : q.end + 1]
    another = reading.text[q.end : q.end + 6].startswith((' and "', " and “", ' or "', " or “"))
    return inner in ".!?" or after in (".", "", "\n", ",") or another


def source_beside(reading: Reading, verb: Any, where: range) -> Any | None:
    """Who says it: the subject outside quotations, else the nominal beside the verb."""
    found = speaker_of(verb)
    if found is not None and reading.quote[found.i] < 0 and not (verb.i == where.start and found.i < verb.i):
        near = found.i in where or bool(children(verb, "nsubj")) or where.start >= verb.i
        if near:
            return found
    doc = reading.doc
    order = range(verb.i + 1, where.stop) if verb.i == where.start else range(where.start, verb.i)
    for i in order:
        if doc[i].pos_ in _NOMINAL and doc[i].ent_type_ not in ("DATE", "TIME"):
            head = doc[i]
            while head.head.i in order and head.head.pos_ in _NOMINAL and head.head.i != head.i and head.dep_ != "pobj":
                head = head.head
            return head
    return found
