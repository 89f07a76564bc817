"""What the reader has said of events, put into the facts of their articles."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from briefing.extract.lexicon.geo import country_of_country
from briefing.model import Entity, Event, EventPlace, Facts
from briefing.story.linking.corrections import Correction, NotAnEvent, OtherDay, OtherPlace, event_key
from briefing.story.linking.person_names import plain
from briefing.story.types import Field

AboutEvent = NotAnEvent | OtherDay | OtherPlace

RULED: tuple[tuple[Field, type[OtherDay | OtherPlace]], ...] = (("when", OtherDay), ("where", OtherPlace))
"""The fields of an event that the reader can set, each with the correction that does."""


class Said:
    """The reader's corrections about events, by article; the later of two about the same counts."""

    def __init__(self, made: Iterable[Correction]) -> None:
        self._by_article: dict[str, list[AboutEvent]] = {}
        for one in made:
            if isinstance(one, NotAnEvent | OtherDay | OtherPlace) and one.which.article:
                self._by_article.setdefault(one.which.article, []).append(one)

    def __bool__(self) -> bool:
        """Whether there is any."""
        return bool(self._by_article)

    def about(self, article: str, event: Event) -> list[AboutEvent]:
        """What is said of one event of an article."""
        return [one for one in self._by_article.get(article, ()) if one.which.name == event_key(event)]

    def none(self, article: str, event: Event) -> bool:
        """Whether the reader has said that it is no event."""
        return any(isinstance(one, NotAnEvent) for one in self.about(article, event))

    def value(self, article: str, event: Event, kind: type[OtherDay | OtherPlace]) -> str | None:
        """The day or place that the reader gave it."""
        found = [one for one in self.about(article, event) if isinstance(one, kind)]
        if not found:
            return None
        last = found[-1]
        return last.when if isinstance(last, OtherDay) else last.place

    def of(self, facts: Facts, *, left_out: bool = True) -> Facts:
        """The facts with days and places as the reader says; with ``left_out`` without what is no event."""
        if facts.article_id not in self._by_article:
            return facts
        entities = list(facts.entities)
        events = []
        for event in facts.events:
            if left_out and self.none(facts.article_id, event):
                continue
            if when := self.value(facts.article_id, event, OtherDay):
                event = msgspec.structs.replace(event, when=(when,), when_spans=())
            if place := self.value(facts.article_id, event, OtherPlace):
                event = msgspec.structs.replace(event, where=(EventPlace(_place(entities, place)),))
            events.append(event)
        return msgspec.structs.replace(facts, entities=tuple(entities), events=tuple(events))


def _place(entities: list[Entity], name: str) -> str:
    """The id of the place of that name, which is put among ``entities`` where the article has none."""
    known = next((e for e in entities if plain(name) in _names(e)), None)
    if known is None:
        known = Entity(f"r{len(entities)}", "place", name, country=country_of_country(name))
        entities.append(known)
    return known.id


def _names(entity: Entity) -> Sequence[str]:
    return [plain(form) for form in (entity.name, *entity.aliases)] if entity.type == "place" else ()
