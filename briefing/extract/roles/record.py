"""What is told of roles while extraction is recorded."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.extract import trace
from briefing.extract.document.words import Words
from briefing.extract.roles.role_patterns import Found
from briefing.model import Entity


def record_roles(w: Words, entities: Sequence[Entity], found: Sequence[Sequence[Found]]) -> None:
    """The titles that the words around a name give, and what followed from them."""
    for entity, titles in zip(entities, found, strict=True):
        for f in titles:
            span = w.start[f.phrase.start], w.end[f.phrase.end - 1]
            title, name = w.doc_text[span[0] : span[1]], " ".join(w.text[f.at : f.to])
            says = f'"{title}" is a title, and its place beside "{name}" gives it to its bearer.'
            says = says[:-1] + "; other words say that it is over." if f.former else says
            trace.note("entity", "role", "title beside the name", says, span, title, fact=entity.id)
