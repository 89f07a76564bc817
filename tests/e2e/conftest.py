"""A home of its own for every end-to-end test, so that nothing of the user's is read or written."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.terminal import Terminal

ROOT = Path(__file__).parents[2]
BRIEFING = str(Path(sys.executable).with_name("briefing"))


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    folder = tmp_path / "home"
    folder.mkdir()
    path = str(folder)
    return {
        "HOME": path,
        "XDG_DATA_HOME": path,
        "XDG_CONFIG_HOME": path,
        "XDG_CACHE_HOME": path,
        "XDG_STATE_HOME": path,
    }


@pytest.fixture
def reader(home: dict[str, str]) -> Callable[..., Terminal]:
    def start(
        *words: str | Path, stdin: bytes | None = None, columns: int = 120, rows: int = 40, **env: str
    ) -> Terminal:
        command = [BRIEFING, *map(str, words)]
        return Terminal(command, columns=columns, rows=rows, env={**home, **env}, stdin=stdin)

    return start
