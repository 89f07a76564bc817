"""Articles and facts made by hand, for tests of what is done with many of them."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.extract.lexicon.geo import is_country
from briefing.model import (
    Article,
    Entity,
    EntityType,
    Event,
    EventPlace,
    EventStatus,
    Facts,
    Published,
    Role,
    Span,
    Time,
)
from briefing.story.types import Record


class Maker:
    """Writes one article sentence by sentence and keeps the facts that each sentence states."""

    def __init__(self, ident: str, published: str | None = None, *, outlet: str | None = None, title: str = "") -> None:
        self.ident = ident
        self.published = Published(published, "metadata") if published else None
        self.outlet = outlet
        self.title = title or f"Report {ident}"
        self.text = f"{self.title}\n"
        self.entities: dict[str, Entity] = {}
        self.times: list[Time] = []
        self.events: list[Event] = []

    def say(self, words: str) -> Span:
        """Add a paragraph; where its words are."""
        start = len(self.text) + 1
        self.text += f"\n{words}\n"
        return Span(start, start + len(words))

    def entity(
        self,
        kind: EntityType,
        name: str,
        country: str | None = None,
        role: str = "",
        *,
        envoy: bool = False,
        aliases: Sequence[str] = (),
    ) -> str:
        """Name somebody in a sentence of their own; the id."""
        if name in self.entities:
            return self.entities[name].id
        said = self.say(f"{name}, {role}, {self.ident} said." if role else f"{name}, {self.ident} said.")
        ident = f"e{len(self.entities) + 1}"
        start = said.start + len(name) + 2
        roles = (Role(role, start, start + len(role)),) if role else ()
        mention = Span(said.start, said.start + len(name))
        self.entities[name] = Entity(ident, kind, name, tuple(aliases), country, roles, envoy, (mention,))
        return ident

    def event(
        self,
        kind: str,
        who: Sequence[tuple[str, str | None]] = (),
        *,
        when: tuple[str, str | None] | None = None,
        where: Sequence[tuple[str, str | None]] = (),
        candidates: Sequence[tuple[str, str | None]] = (),
        ordinal: int | None = None,
        status: EventStatus = "unclear",
        name: str = "",
    ) -> str:
        """An event of people ``who`` at places, each with a country, and a time with its modifier; the id."""
        ids = tuple(self.entity("place" if is_country(n) else "person", n, country) for n, country in who)
        stated = [EventPlace(self.entity("place", place, country)) for place, country in where]
        possible = [EventPlace(self.entity("place", place, country), "candidate") for place, country in candidates]
        said = self.say(
            f"A {kind} of {', '.join(p for p, _ in who) or 'some'} is {status}, "
            f"{when[0] if when else 'some day'}, {self.ident} said."
        )
        values: tuple[str, ...] = ()
        spans: tuple[Span, ...] = ()
        if when:
            start = self.text.rindex(when[0])
            span = Span(start, start + len(when[0]))
            self.times.append(Time(span.start, span.end, when[0], "date", when[0], modifier=when[1]))
            values, spans = (when[0],), (span,)
        ident = f"v{len(self.events) + 1}"
        self.events.append(
            Event(
                ident,
                kind,
                name or f"{kind} of {len(ids)}",
                ordinal,
                ids,
                values,
                spans,
                (*stated, *possible),
                status,
                (said,),
            )
        )
        return ident

    def record(self) -> Record:
        """The article with its facts."""
        article = Article(
            self.ident, f"{self.ident}.md", self.title, self.text, outlet=self.outlet, published=self.published
        )
        facts = Facts(
            self.ident,
            self.published,
            tuple(self.entities.values()),
            tuple(self.times),
            tuple(self.events),
            "none",
            "0",
        )
        return article, facts
