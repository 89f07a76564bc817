from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing.extract import nlp as models
from briefing.extract.document.boilerplate import find_boilerplate
from briefing.extract.document.document import Document
from briefing.extract.names.entities import resolve_entities
from briefing.extract.names.mention import Mention
from briefing.extract.names.mentions import find_mentions
from briefing.model import Entity

Read = Callable[[str], list[Mention]]
Resolve = Callable[[str], list[Entity]]


@pytest.fixture(scope="session")
def read() -> Read:
    """Mentions of a text, with the default model."""
    pipeline = models.load()
    return lambda text: find_mentions(Document(pipeline(text), find_boilerplate(text)))


@pytest.fixture(scope="session")
def resolve() -> Resolve:
    """Entities of a text, with the default model."""
    pipeline = models.load()

    def run(text: str) -> list[Entity]:
        document = Document(pipeline(text), find_boilerplate(text))
        return resolve_entities(document, find_mentions(document))

    return run
