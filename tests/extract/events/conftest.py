"""Events of a short article, as a reader sees them: names instead of ids."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest

from briefing.extract import extract
from briefing.extract import nlp as models
from briefing.model import Article, Facts, Published
from briefing.profiles import Profile, load_profile

PUBLISHED = "2023-05-10"
"""A Wednesday."""


class Seen(msgspec.Struct, frozen=True):
    """An event with the names of its people, bodies and places."""

    kind: str
    name: str
    ordinal: int | None
    who: frozenset[str]
    when: tuple[str, ...]
    where: frozenset[str]
    candidates: frozenset[str]
    status: str
    evidence: tuple[str, ...]


def facts_of(text: str, profile: Profile | None = None, published: str | None = PUBLISHED) -> Facts:
    article = Article(
        id="a",
        source="-",
        title="",
        text=text,
        language="en",
        published=Published(published, "option") if published else None,
    )
    return extract(article, profile or load_profile(), models.load())


def seen(text: str, facts: Facts, profile: Profile) -> list[Seen]:
    """The meetings of every kind that ``profile`` names; actions have tests of their own."""
    names = {e.id: e.name for e in facts.entities}
    return [
        Seen(
            kind=e.kind,
            name=e.name,
            ordinal=e.ordinal,
            who=frozenset(names[i] for i in e.participants),
            when=e.when,
            where=frozenset(names[p.entity] for p in e.where if p.status == "stated"),
            candidates=frozenset(names[p.entity] for p in e.where if p.status == "candidate"),
            status=e.status,
            evidence=tuple(text[s.start : s.end] for s in e.evidence),
        )
        for e in facts.events
        if e.kind in profile.events
    ]


@pytest.fixture(scope="session")
def events() -> Callable[..., list[Seen]]:
    """The events of a text published on Wednesday, 10 May 2023."""

    def find(text: str, profile: str = "diplomacy", published: str | None = PUBLISHED) -> list[Seen]:
        desk = load_profile(profile)
        return seen(text, facts_of(text, desk, published), desk)

    return find
