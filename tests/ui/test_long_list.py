"""A list longer than the story is told of: it is told of what is near, and everything else can be asked for."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from briefing.config import Config
from briefing.library import Library
from briefing.profiles import load_profile
from briefing.ui import story_state
from briefing.ui.app import BriefingApp
from briefing.ui.opening import open_session
from briefing.workers.library_client import LibraryClient
from tests.bench.generated import fill, records
from tests.ui.conftest import screen_text

NUMBER = 60


@pytest.fixture
async def long(home: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Pilot[None]]:
    """Sixty articles where the story is told of twenty at most."""
    monkeypatch.setattr(story_state, "TOLD", 20)
    with Library.open() as filled:
        fill(filled, NUMBER)
    config, profile = Config(), load_profile()
    library = LibraryClient(None, profile)
    app = BriefingApp(open_session([], config, profile, library), config, library)
    try:
        async with app.run_test(size=(120, 40)) as pilot:
            yield pilot
    finally:
        app.article_worker.close()
        app.story.close()
        library.close()


async def until(pilot: Pilot[None], done: Callable[[BriefingApp], bool]) -> BriefingApp:
    app = pilot.app
    assert isinstance(app, BriefingApp)
    for _ in range(400):
        if done(app):
            return app
        await pilot.pause(0.05)
    raise AssertionError("it did not come")


def told(app: BriefingApp) -> set[str]:
    return set(app.story.index.sources) if app.story.index else set()


async def test_the_story_is_told_of_the_open_article_and_those_near_it(long: Pilot[None]) -> None:
    app = await until(long, lambda app: len(told(app)) == 20)
    session = app.session
    assert session.progress() == (NUMBER, NUMBER)
    assert session.article_id in told(app)
    far = next(row for row, entry in enumerate(session.entries) if entry.ident not in told(app))
    assert app._screen is not None
    app._screen.open_row(far)
    await until(long, lambda app: session.article_id in told(app))
    await long.press("escape", "escape", "t")
    await long.pause()
    assert "told of the 20 nearest in the list" in screen_text(long)


async def test_what_is_filtered_is_told_and_a_name_is_found_in_all_articles(long: Pilot[None]) -> None:
    app = await until(long, lambda app: len(told(app)) == 20)
    index, screen = app.story.index, app._screen
    assert index is not None
    assert screen is not None
    person = next(entity for entity in index.story.entities if entity.type == "person" and len(entity.members) > 1)
    having = {a.id for a, facts in records(NUMBER) if any(e.name == person.name for e in facts.entities)}
    from briefing.ui.source_filter import SourceFilter

    screen.source_list.filter((SourceFilter("thing", person.name, "person", person.members),))
    await until(long, lambda app: bool(screen.source_list.filters))
    assert set(screen.source_list.shown()) == having
    await until(long, lambda app: having <= told(app))


async def test_related_articles_are_those_of_the_same_story(long: Pilot[None]) -> None:
    app = await until(long, lambda app: len(told(app)) == 20)
    here = app.session.article_id
    near = [one.article_id for one in app.story.related(here, 5)]
    assert len(near) == 5
    assert {int(ident[:10], 16) // 6 for ident in near} == {int(here[:10], 16) // 6}
