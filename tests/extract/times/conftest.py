from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing.extract import nlp as models
from briefing.extract.document.document import Document
from briefing.extract.events.lexicon import event_nouns
from briefing.extract.times import find_times
from briefing.model import Article, Published, Span, Time
from briefing.profiles import load_profile

Found = tuple[list[Time], Published | None]
Finder = Callable[..., Found]


@pytest.fixture(scope="session")
def find() -> Finder:
    """Reads the times of a text, published on a day or undated, with the real model."""
    nlp, events = models.load(), event_nouns(load_profile())

    def read(text: str, published: str | None = None, skip: tuple[Span, ...] = ()) -> Found:
        day = None if published is None else Published(published, "option")
        return find_times(
            Document(nlp(text), skip), Article(id="a", source="-", title="", text=text, published=day), events
        )

    return read
