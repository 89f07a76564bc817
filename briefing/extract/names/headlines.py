"""Names in headlines, where capitals prove nothing: they count if the running text knows them or a gazetteer does."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.extract.document.lines import case_at, headline_lines
from briefing.extract.document.surface import words
from briefing.extract.lexicon import geo
from briefing.extract.lexicon.name_words import LEGAL_FORMS, ORG_HEADS_SURE
from briefing.extract.names.candidates import Candidate


def doubt_headlines(text: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates without those that only a headline makes look like names."""
    lines = headline_lines(text)
    if not lines:
        return list(candidates)
    case_of = {id(c): case_at(lines, c.start) for c in candidates}
    known = {text[c.start : c.end].casefold() for c in candidates if case_of[id(c)] == "plain"}
    small = set(re.findall(r"\b[a-z][a-z'’-]+\b", text))
    stems = {_stem(name) for name in known}
    cut = [c if case_of[id(c)] == "plain" else _cut_to_known(text, c, known, stems) for c in candidates]
    case_of |= {id(c): case_at(lines, c.start) for c in cut}
    return [c for c in cut if case_of[id(c)] == "plain" or _holds(text[c.start : c.end], case_of[id(c)], known, small)]


def _stem(name: str) -> str:
    """A company's name in lower case without what it is by law."""
    first, _, last = name.rpartition(" ")
    return first.rstrip(" &,") if last.rstrip(".") in LEGAL_FORMS else name


def _cut_to_known(text: str, c: Candidate, known: set[str], stems: set[str]) -> Candidate:
    """Without the verb that a headline's capital makes look like a name's last word: "Halden Foods Names"."""
    name = text[c.start : c.end].casefold()
    if name in known or name in stems:
        return c
    if c.votes["person"] > 0 and " " in name:
        first, _, last = name.rpartition(" ")
        verb = not any(w in k.split() for w in first.split() for k in known)
        told = verb and any(k.endswith(" " + last) for k in known)
        return Candidate(c.end - len(last), c.end, c.votes) if told else c
    if c.votes["organization"] <= 0:
        return c
    stops = [m.start() for m in re.finditer(r"\s", name) if _is_whole(name[: m.start()], known, stems)]
    return Candidate(c.start, c.start + stops[-1], c.votes) if stops else c


def _is_whole(name: str, known: set[str], stems: set[str]) -> bool:
    return (name in known or name in stems) and (" " in name or name not in known)


def _holds(name: str, case: str, known: set[str], small: set[str]) -> bool:
    if name.casefold() in known or geo.is_country(name) or geo.is_city(name):
        return True
    parts = words(name)
    if not parts or (len(parts) == 1 and case == "upper" and len(name) > 5):
        return False
    last = parts[-1].lower()
    return last in ORG_HEADS_SURE or not small & {p.lower() for p in parts if len(p) > 2}
