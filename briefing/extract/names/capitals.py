"""Words in capitals within running text: kickers, cries and titles of works look like acronyms and name no body."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefing.extract.document.lines import case_at, headline_lines
from briefing.extract.document.ordinary import is_spoken
from briefing.extract.document.surface import spaced, words
from briefing.extract.lexicon import geo
from briefing.extract.lexicon.bodies import is_known_body
from briefing.extract.lexicon.name_words import NOT_NAMES, ORG_HEADS_SURE
from briefing.extract.lexicon.tables import table
from briefing.extract.names.candidates import MODEL_VOTE, Candidate
from briefing.extract.names.votes import Votes

if TYPE_CHECKING:
    from briefing.extract.document.parsed import Doc

_RUN = re.compile(r"(?<![\w@#./$&-])[A-Z][A-Z'’]*[A-Z](?:['’]?[ :-]+[A-Z][A-Z'’]*(?![\w'’]))*(?![\w$@])")
_WORD = re.compile(r"[A-Z][A-Z'’]*")
_FULL = re.compile(r"\w+ \w+")

CRIES = table("names", "capitals").words("cries")

_SHORT = 5
"""Letters up to which a word in capitals that stands twice, or behind an article, may be an acronym."""

_CODE = 3
"""Letters up to which a word in capitals alone is one anyway."""


def quieten(doc: Doc, text: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates without words of the language in capitals; people's names in capitals as people's."""
    loud = [c for c in candidates if _is_loud(text[c.start : c.end])]
    if not loud:
        return list(candidates)
    lines = headline_lines(text)
    people = {text[c.start : c.end].casefold() for c in candidates if c.votes["person"] > 0 and c not in loud}
    people |= {" ".join(name.split()[-2:]) for name in people if " " in name}
    known = {text[c.start : c.end].casefold() for c in candidates if not _is_loud(text[c.start : c.end])}
    runs = [m.span() for m in _RUN.finditer(text) if case_at(lines, m.start()) != "upper"]
    shouted = [span for span in runs if _is_shouted(doc, text[slice(*span)])]
    dropped = {id(c) for c in loud if case_at(lines, c.start) != "upper" and _is_word(doc, text, c, known, shouted)}
    found = _named(text, candidates, [span for span in runs if text[slice(*span)].casefold() in people])
    found = _first_capitals(text, found, people)
    return [c for c in found if id(c) not in dropped]


def _is_loud(name: str) -> bool:
    return len(name) > 1 and name.isupper() and "." not in name and not any(c.isdigit() for c in name)


def _is_shouted(doc: Doc, run: str) -> bool:
    """Whether a row of capitals has a word of the language in it, and not only as the kind of a body."""
    parts = _WORD.findall(run)
    if len(parts) < 2 or (parts[-1].lower() in ORG_HEADS_SURE and len(parts) < 4):
        return False
    return any(len(p) > 1 and (p.lower() in NOT_NAMES or is_spoken(doc, p)) for p in parts)


def _is_word(doc: Doc, text: str, c: Candidate, known: set[str], shouted: Sequence[tuple[int, int]]) -> bool:
    name = spaced(text, c.start, c.end)
    if name.casefold() in known or is_known_body(name) or is_known_body(name.title()) or _is_place(name, c):
        return False
    spoken = all(p.lower() in NOT_NAMES or is_spoken(doc, p) for p in words(name))
    if any(start <= c.start and c.end <= end for start, end in shouted):
        return spoken or " " in name or len(name) > _SHORT
    if not spoken or c.votes["organization"] > MODEL_VOTE + 1:
        return False
    if name.lower() in CRIES and not re.search(rf"\b[Tt]he {name}\b|\({name}\)", text):
        return True
    often = text[max(0, c.start - 4) : c.start].lower() == "the " or len(re.findall(rf"\b{name}\b", text)) > 1
    return len(name) > _SHORT or (len(name) > _CODE and not often)


def _is_place(name: str, c: Candidate) -> bool:
    return bool(geo.country_of_state(name)) or geo.is_city(name) or c.votes["place"] > MODEL_VOTE


def _named(text: str, candidates: Sequence[Candidate], spans: Sequence[tuple[int, int]]) -> list[Candidate]:
    """The candidates with the ``spans`` in place of those inside, as people's names."""
    inside = [c for c in candidates if not any(s <= c.start and c.end <= e for s, e in spans)]
    free = [s for s in spans if not any(c.start < s[1] and s[0] < c.end for c in inside)]
    return sorted([*inside, *(Candidate(s, e, Votes({"person": MODEL_VOTE})) for s, e in free)], key=lambda c: c.start)


def _first_capitals(text: str, candidates: Sequence[Candidate], people: set[str]) -> list[Candidate]:
    """ "DONALD" before "Trump" is one name with it where "Donald Trump" is: an article's first word in capitals."""
    out: list[Candidate] = []
    reach = 0
    for c in candidates:
        if c.start < reach:
            continue
        word = text[c.start : c.end]
        name = _FULL.match(text, c.start) if word.isupper() and " " not in word else None
        if name is not None and name.group().casefold() in people:
            reach = name.end()
            out.append(Candidate(c.start, reach, Votes({"person": MODEL_VOTE})))
        else:
            out.append(c)
    return out
