"""The front page over libraries of generated articles: its first content, what one more article costs, and the rest."""

from __future__ import annotations

import asyncio
import os
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from briefing.config import Config
from briefing.library import Library, facts_key
from briefing.profiles import load_profile
from briefing.story.keeping import StoryKeeper
from briefing.ui.app import BriefingApp
from briefing.ui.opening import open_session
from briefing.ui.screens.front_page import FrontPage
from briefing.workers.library_client import LibraryClient
from tests.bench.stories import generated

SIZES = tuple(int(n) for n in os.environ.get("BENCH_SIZES", "100,1000,10000").split(","))
MORE = 5
PROFILE = load_profile()


def measure() -> Iterator[tuple[str, str, str, str, str]]:
    """Rows of the table: what, first content, from the key, one more article, all found at first."""
    with tempfile.TemporaryDirectory() as folder:
        for size in SIZES:
            os.environ["BRIEFING_DATA_DIR"] = os.environ["BRIEFING_CONFIG_DIR"] = str(Path(folder) / str(size))
            found, more = _fill(size)
            first, again = asyncio.run(_open())
            yield (
                f"front page, {size:,} articles",
                f"{first * 1000:.0f} ms after the first paint",
                f"{again * 1000:.0f} ms after F",
                f"{more * 1000:.0f} ms one more",
                f"{found:.1f} s all at first",
            )


def _fill(size: int) -> tuple[float, float]:
    """Seconds that finding all stories takes, and one more article's."""
    records = generated(size + MORE)
    key = facts_key(None, PROFILE)
    with Library.open() as library:
        library.put_articles([(article, None) for article, _ in records[:size]])
        for article, facts in records[:size]:
            library.put_facts(article, key, facts)
        keeper = StoryKeeper(library, key, PROFILE)
        start = time.perf_counter()
        keeper.update()
        found = time.perf_counter() - start
        start = time.perf_counter()
        for article, facts in records[size:]:
            library.put_facts(article, key, facts)
            keeper.update()
        return found, (time.perf_counter() - start) / MORE


async def _open() -> tuple[float, float]:
    """Seconds from the first paint to the stories, and from the key that shows them again."""
    config = Config()
    library = LibraryClient(None, PROFILE)
    app = BriefingApp(open_session([], config, PROFILE, library), config, library)
    try:
        async with app.run_test(size=(120, 40)) as pilot:
            start = time.perf_counter()
            await _shown(app)
            first = time.perf_counter() - start
            await pilot.press("escape")
            start = time.perf_counter()
            await pilot.press("F")
            await _shown(app)
            return first, time.perf_counter() - start
    finally:
        app.article_worker.close()
        app.story.close()
        library.close()


async def _shown(app: BriefingApp) -> None:
    while not (isinstance(app.screen, FrontPage) and len(app.screen.list.items) > 1):
        await asyncio.sleep(0.001)
