"""Compound forms: "Trump-Kim summit" speaks of two people, "U.S.-Egypt talks" of two countries."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.extract.document.surface import words
from briefing.extract.lexicon import geo
from briefing.extract.names.candidates import Candidate
from briefing.extract.names.votes import Votes

_OWNER = re.compile(r"([^'’]+)['’]s\s+(?=[^\W\d_a-z])")
_JOINT = re.compile(r"\s?[-–—/‑]\s?")


def split_compounds(text: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates with every compound of two or more known names, and every known owner's thing, in its parts.

    A part is known if it is a country, nation or large city, or if it stands elsewhere in the article by itself or as
    the first or last word of a longer name. What a hyphen joins to a person is a person.
    """
    names = {text[c.start : c.end] for c in candidates}
    known = {n for n in names if not _JOINT.search(n)}
    for name in tuple(known):
        parts = words(name)
        known.update(parts[:1] + parts[-1:])
    people = {w for c in candidates if c.votes["person"] > 0 for w in words(text[c.start : c.end])}
    out: list[Candidate] = []
    for c in candidates:
        owner = _OWNER.match(text, c.start, c.end)
        if owner and _is_known(owner.group(1), known):
            out.append(Candidate(owner.start(1), owner.end(1), Votes()))
            out.append(Candidate(owner.end(), c.end, c.votes))
            continue
        pieces = _pieces(text, c)
        if len(pieces) > 1 and _is_free(text[c.start : c.end]) and all(_is_known(text[s:e], known) for s, e in pieces):
            votes = Votes({"person": 2}) if any(text[s:e] in people for s, e in pieces) else c.votes
            out += [Candidate(s, e, votes if _is_free(text[s:e]) else Votes()) for s, e in pieces]
        else:
            out.append(c)
    return out


def _pieces(text: str, c: Candidate) -> list[tuple[int, int]]:
    at, out = c.start, []
    for joint in _JOINT.finditer(text, c.start, c.end):
        out.append((at, joint.start()))
        at = joint.end()
    return [(s, e) for s, e in [*out, (at, c.end)] if s < e]


def _is_known(part: str, known: set[str]) -> bool:
    return part in known or not _is_free(part)


def _is_free(part: str) -> bool:
    """Whether no gazetteer says what the part is."""
    return not (geo.is_country(part) or geo.is_demonym(part) or geo.is_city(part))
