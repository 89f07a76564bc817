"""Where the keys come from when standard input is not the terminal."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.terminal import Terminal


@pytest.mark.parametrize(
    ("args", "shown"), [([], "Ministers met in Vienna"), (["story.md"], "Envoys left Oslo")], ids=["piped", "named"]
)
def test_reader_takes_its_keys_from_the_terminal(tmp_path: Path, args: list[str], shown: str) -> None:
    story = tmp_path / "story.md"
    story.write_text("Envoys left Oslo.\n")
    command = [sys.executable, "-m", "briefing", *(str(tmp_path / arg) for arg in args)]
    env = {"BRIEFING_CONFIG_DIR": str(tmp_path / "c"), "BRIEFING_DATA_DIR": str(tmp_path / "d")}
    with Terminal(command, env=env, stdin=b"Ministers met in Vienna.\n") as terminal:
        terminal.wait_for(shown)
        terminal.press("q")
        assert terminal.wait() == 0
