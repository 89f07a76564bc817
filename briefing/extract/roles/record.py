"""What is told of roles, countries and envoys while extraction is recorded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

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


class CountrySteps:
    """Tells which step gave whom a country."""

    def __init__(self, entities: Sequence[Entity]) -> None:
        """Takes the entities, which steps name by index."""
        self._entities = entities
        self._told: set[int] = set()

    def step(self, countries: Mapping[int, str], name: str, says: str) -> None:
        """Record those of ``countries`` that no step before has told."""
        if not trace.is_on():
            return
        for n in countries.keys() - self._told:
            mention = self._entities[n].mentions[0]
            span = mention.start, mention.end
            trace.note("entity", "country", name, says, span, countries[n], fact=self._entities[n].id)
        self._told |= countries.keys()
