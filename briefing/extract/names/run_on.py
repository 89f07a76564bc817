"""What pages without full stops run into names of any kind: credits, captions, another name, the name once more."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from briefing.extract.document.surface import spaced, trim
from briefing.extract.lexicon.name_words import ORG_HEADS, OTHER_HEADS, PLACE_HEADS
from briefing.extract.lexicon.tables import table
from briefing.extract.names.candidates import MODEL_VOTE, Candidate
from briefing.extract.names.votes import Votes

if TYPE_CHECKING:
    from briefing.extract.document.parsed import Doc

_LISTS = table("names", "run_on")
PHOTOGRAPHERS = _LISTS.words("photographers")
AGENCIES = _LISTS.words("news_agencies") | PHOTOGRAPHERS

_WORDS = "|".join(sorted(AGENCIES))
_CREDIT = re.compile(rf"\s*\b(?:(?:{_WORDS})\b(?:[\s*/]+(?:images?|photos?)\b)?[\s*/]*)+\d*\s*", re.IGNORECASE)
_OPPOSED = re.compile(r"\s(?=(?:Anti|Pro)-[A-Z])")
_TWICE = re.compile(r"(\S.*)\s\1")


def cut(doc: Doc, text: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates without credits, and those that several names were taken for as these names."""
    people = {spaced(text, c.start, c.end) for c in candidates if c.votes["person"] > 0}
    out: list[Candidate] = []
    for c in candidates:
        twice = _TWICE.fullmatch(text, c.start, c.end) if not c.votes else None
        if twice is not None and twice.group(1) in people:
            out += [Candidate(c.start, twice.end(1), c.votes), Candidate(twice.end(1) + 1, c.end, c.votes)]
            continue
        for start, end in _pieces(text, c):
            out += _people_inside(text, Candidate(start, end, c.votes), people)
    return [c for c in out if not is_credit(doc, text, c)]


def is_credit(doc: Doc, text: str, c: Candidate) -> bool:
    """Whether an agency is named as nobody's subject or object, beside a caption: "the race Getty Images 5 The"."""
    if not _CREDIT.fullmatch(text, c.start, c.end):
        return False
    span = doc.char_span(c.start, c.end, alignment_mode="expand")
    if span is None:
        return False
    before = doc[span.start - 1] if span.start else None
    after = doc[span.end] if span.end < len(doc) else None
    told = before is not None and before.pos_ in ("ADP", "VERB", "AUX", "DET", "CCONJ", "ADJ")
    if (told and not {t.lower_ for t in span} & PHOTOGRAPHERS) or (before is not None and before.text in (",", "(")):
        return False
    image = after is not None and after.lower_ in ("image", "images", "photo", "file")
    return image or after is None or not (after.text.islower() or after.is_punct or after.tag_ == "POS")


def _pieces(text: str, c: Candidate) -> Iterator[tuple[int, int]]:
    """What lies between the credits, and before what "Anti-" opens."""
    if " " not in text[c.start : c.end]:
        yield c.start, c.end
        return
    at = c.start
    cuts = [m.span() for m in _CREDIT.finditer(text, c.start, c.end) if m.span() != (c.start, c.end)]
    opposed = [m.span() for m in _OPPOSED.finditer(text, c.start, c.end)]
    for start, end in [*cuts, *opposed[:1], (c.end, c.end)]:
        span = trim(text, at, start) if at < start else None
        if span is not None and span.end > span.start and (start, end) not in opposed[1:]:
            yield span.start, span.end
        at = end if (start, end) not in opposed else c.end


def _people_inside(text: str, c: Candidate, people: set[str]) -> list[Candidate]:
    """A full name of somebody at the end of another kind of name, and what stands before it."""
    words = [m.span() for m in re.finditer(r"\S+", text[c.start : c.end])]
    last = text[c.start : c.end].rpartition(" ")[2].lower()
    if c.votes["person"] > 0 or len(words) < 3 or last in ORG_HEADS | PLACE_HEADS | OTHER_HEADS:
        return [c]
    for start, _ in words[1:-1]:
        if spaced(text, c.start + start, c.end) in people:
            rest = trim(text, c.start, c.start + start)
            if rest is not None and text[rest.start : rest.end].rpartition(" ")[2].islower():
                return [c]
            found = Candidate(c.start + start, c.end, Votes({"person": MODEL_VOTE}))
            return [found] if rest is None else [Candidate(rest.start, rest.end, c.votes), found]
    return [c]
