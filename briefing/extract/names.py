"""Mentions of people, organizations and places."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from briefing.extract.mention import Mention
from briefing.extract.name_types import Votes, decide, full_names, votes_around, votes_inside
from briefing.extract.surface import plausible, strip_titles, trim
from briefing.model import EntityType, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

TYPES: dict[str, EntityType] = {
    "PERSON": "person",
    "ORG": "organization",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "group",
}
"""The model's labels that name an entity."""

OPEN_LABELS = {"PRODUCT", "WORK_OF_ART", "EVENT", "LAW"}
"""Labels under which the model files unknown names; such a name counts only if other evidence types it."""

MODEL_VOTE = 2
"""Weight of one label of the model."""


def find_mentions(doc: Doc, skip: Sequence[Span]) -> list[Mention]:
    """Every mention outside the ``skip`` passages, in text order, not overlapping."""
    text = doc.text
    spans, labels = _from_model(doc)
    evidence: dict[str, Votes] = defaultdict(Counter)
    for span in spans:
        name = text[span.start : span.end]
        evidence[name].update(labels[span])
        tokens = doc.char_span(span.start, span.end, alignment_mode="expand")
        if tokens is not None:
            evidence[name].update(votes_around(doc, tokens))
    for name, votes in evidence.items():
        votes.update(votes_inside(name))
    types = decide(evidence)
    for part, wholes in full_names(types).items():
        if part in types and wholes and types[part] != "group":
            types[part] = "person"
    found = [_mention(text, s, types[text[s.start : s.end]]) for s in spans if text[s.start : s.end] in types]
    found += _missed(text, types, found)
    return _disjoint(m for m in found if not _inside(m, skip))


def _from_model(doc: Doc) -> tuple[list[Span], dict[Span, Votes]]:
    spans: list[Span] = []
    labels: dict[Span, Votes] = {}
    for entity in doc.ents:
        if entity.label_ not in TYPES and entity.label_ not in OPEN_LABELS:
            continue
        span = trim(doc.text, entity.start_char, entity.end_char)
        if span is None:
            continue
        if entity.label_ == "PERSON":
            span = strip_titles(doc.text, span.start, span.end)
        if not plausible(doc.text[span.start : span.end]):
            continue
        spans.append(span)
        labels[span] = Counter({TYPES[entity.label_]: MODEL_VOTE} if entity.label_ in TYPES else {})
    return spans, labels


def _missed(text: str, types: dict[str, EntityType], found: Sequence[Mention]) -> list[Mention]:
    """Other occurrences of the names found, longest name first, and of the parts of people's names."""
    taken = bytearray(len(text))
    for m in found:
        taken[m.start : m.end] = b"\x01" * (m.end - m.start)
    names = {name: t for name, t in types.items() if len(name) > 1}
    out: list[Mention] = []
    for name in sorted(names, key=len, reverse=True):
        pattern = re.compile(rf"(?<![\w@#/]){re.escape(name)}(?!\w)")
        for match in pattern.finditer(text):
            if not any(taken[match.start() : match.end()]):
                taken[match.start() : match.end()] = b"\x01" * len(name)
                out.append(Mention(match.start(), match.end(), names[name], name))
    return out


def _mention(text: str, span: Span, type_: EntityType) -> Mention:
    return Mention(span.start, span.end, type_, text[span.start : span.end])


def _inside(mention: Mention, skip: Sequence[Span]) -> bool:
    return any(mention.start < s.end and s.start < mention.end for s in skip)


def _disjoint(mentions: Iterable[Mention]) -> list[Mention]:
    out: list[Mention] = []
    for m in sorted(set(mentions), key=lambda m: (m.start, -m.end)):
        if not out or out[-1].end <= m.start:
            out.append(m)
    return out
