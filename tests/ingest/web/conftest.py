from __future__ import annotations

from collections.abc import Iterator

import pytest

from briefing.ingest.web.client import Client
from tests.ingest.web.server import Server, serving


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as found:
        yield found


@pytest.fixture
def client() -> Iterator[Client]:
    with Client(allow_private=True, max_bytes=200_000, seconds=2, pause=0) as found:
        yield found
