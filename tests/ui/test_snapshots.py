"""What the screens look like. When a change is wanted: ``pytest tests/ui/test_snapshots.py --snapshot-update``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from textual.pilot import Pilot

from briefing.config import Config
from briefing.profiles import load_profile
from briefing.ui.app import BriefingApp
from briefing.ui.opening import open_session
from briefing.workers.library_client import LibraryClient
from tests.ui.conftest import settle

Make = Callable[..., BriefingApp]


@pytest.fixture
def make(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Make]:
    """The real app on the hand-made articles, at a theme."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    with ExitStack() as stack:

        def build(theme: str = "ink") -> BriefingApp:
            config, profile = Config(theme=theme), load_profile()
            library = LibraryClient(None, profile)
            app = BriefingApp(open_session([str(folder)], config, profile, library), config, library)
            stack.callback(library.close)
            stack.callback(app.article_worker.close)
            stack.callback(app.story.close)
            return app

        yield build


async def _ready(pilot: Pilot[None]) -> None:
    """Until the story of all articles is told beside their facts."""
    await settle(pilot)
    app = pilot.app
    assert isinstance(app, BriefingApp)
    for _ in range(200):
        if any(fact.sources for group in app.story.groups(app.session.entries[0]) for fact in group.facts):
            break
        await pilot.pause(0.02)
    await pilot.pause(0.3)


def keys(*pressed: str) -> Callable[[Pilot[None]], object]:
    """Press these when everything is there."""

    async def run(pilot: Pilot[None]) -> None:
        await _ready(pilot)
        await pilot.press(*pressed)
        await pilot.pause(0.3)

    return run


@pytest.mark.parametrize(
    ("size", "theme", "pressed"),
    [
        pytest.param((120, 36), "ink", ("]", "]"), id="three-panes"),
        pytest.param((80, 24), "paper", ("tab", "j"), id="text-and-facts"),
        pytest.param((60, 24), "okabe", ("tab",), id="facts-over-the-text"),
        pytest.param((100, 30), "ink", ("question_mark",), id="help"),
    ],
)
def test_screens(
    make: Make,
    snap_compare: Callable[..., bool],
    size: tuple[int, int],
    theme: str,
    pressed: tuple[str, ...],
) -> None:
    assert snap_compare(make(theme), terminal_size=size, run_before=keys(*pressed))
