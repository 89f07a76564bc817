"""Names in a row are of one kind: "Kadjebi, Accra and Kumasi" are three towns if two of them are known to be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from briefing.extract.document.surface import spaced
from briefing.extract.names.candidates import Candidate
from briefing.extract.names.votes import Votes
from briefing.model import EntityType

SHORTEST = 3
"""Names that make a row; two may be a person and a country."""

SURE = 4.0
"""Points from which a name's kind is sure."""

_POINTS = 2.0
_JOINT = re.compile(r"(?:\s?[,;]\s(?:and\s|or\s|&\s)?|\s(?:and|or|&)\s)(?:the\s)?")


def agree_in_rows(text: str, found: Sequence[Candidate], evidence: Mapping[str, Votes]) -> None:
    """Adds, to the evidence for names that are in doubt, the kind of those that are sure in the same row."""
    for row in _rows(text, found):
        names = [spaced(text, c.start, c.end) for c in row]
        kinds: set[EntityType] = set()
        for name in names:
            kind = evidence[name].best()
            if kind is not None and evidence[name][kind] >= SURE:
                kinds.add(kind)
        if len(kinds) != 1:
            continue
        kind = kinds.pop()
        for name in dict.fromkeys(names):
            best = evidence[name].best()
            if best is None or evidence[name][best] < SURE:
                evidence[name][kind] += _POINTS


def _rows(text: str, found: Sequence[Candidate]) -> Iterator[list[Candidate]]:
    row: list[Candidate] = []
    for c in found:
        if row and not _JOINT.fullmatch(text, row[-1].end, c.start):
            if len(row) >= SHORTEST:
                yield row
            row = []
        row.append(c)
    if len(row) >= SHORTEST:
        yield row
