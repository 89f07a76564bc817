"""The theme to begin with: one that the terminal can show."""

from __future__ import annotations

import pytest

from briefing.config import Config
from briefing.ui.app import BriefingApp
from briefing.ui.terminal import light_background, suited_theme
from tests.ui.conftest import Start


@pytest.mark.parametrize(
    ("colors", "light"),
    [
        ("0;15", True),
        ("0;default;15", True),
        ("15;7", True),
        ("15;0", False),
        ("12;8", False),
        ("", False),
        ("0;default", False),
        ("0;²", False),
        ("nonsense", False),
    ],
)
def test_the_ground_is_the_last_number(colors: str, light: bool) -> None:
    assert light_background(colors) is light


def test_sixteen_colours_come_before_the_ground() -> None:
    assert suited_theme("standard", {"COLORFGBG": "0;15"}) == "sixteen"
    assert suited_theme("256", {"COLORFGBG": "0;15"}) == "paper"
    assert suited_theme("truecolor", {}) == "ink"


@pytest.mark.parametrize(
    ("environ", "theme"),
    [
        ({"COLORTERM": "", "TERM": "xterm"}, "sixteen"),
        ({"COLORTERM": "", "TERM": "xterm-256color"}, "ink"),
        ({"COLORFGBG": "0;15"}, "paper"),
    ],
)
async def test_the_reader_begins_with_what_the_terminal_can_show_and_says_nothing(
    start: Start, monkeypatch: pytest.MonkeyPatch, environ: dict[str, str], theme: str
) -> None:
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    async with start() as pilot:
        assert pilot.app.theme == theme
        assert not list(pilot.app._notifications)


async def test_a_theme_that_was_chosen_wins(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLORFGBG", "0;15")
    async with start(config=Config(theme="fog")) as pilot:
        assert pilot.app.theme == "fog"
        assert isinstance(pilot.app, BriefingApp)
        pilot.app.library.put_theme("bark")
    async with start() as pilot:
        assert pilot.app.theme == "bark"
