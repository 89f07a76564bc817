"""The reader's own process never imports what extraction needs: not for the first paint, and not later."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = ("spacy", "thinc", "numpy", "dateparser", "trafilatura", "lxml", "httpx", "requests", "urllib3")

SCRIPT = """
import asyncio, sys
import briefing.cli.main
from briefing.config import Config
from briefing.profiles import load_profile
from briefing.ui.app import BriefingApp
from briefing.workers.library_client import LibraryClient
from briefing.ui.opening import open_session

async def main():
    config = Config(model="no_such_model")
    profile = load_profile()
    library = LibraryClient(config.model, profile)
    session = open_session([sys.argv[1]], config, profile, library)
    app = BriefingApp(session, config, library)
    async with app.run_test(size=(120, 30)) as pilot:
        painted = set(sys.modules)
        while session.progress()[0] < session.progress()[1]:
            await pilot.pause(0.05)
        await pilot.press("question_mark", "escape", "tab", "slash", "a", "enter", "J")
    app.article_worker.close()
    library.close()
    print(*sorted(painted))
    print(*sorted(sys.modules))

if __name__ == "__main__":
    asyncio.run(main())
"""


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> tuple[set[str], set[str]]:
    home = tmp_path_factory.mktemp("imports")
    folder = home / "articles"
    folder.mkdir()
    for n in range(2):
        (folder / f"{n}.md").write_text(f"# Ministers meet\n\nOSLO, Feb. 6, 2019 - The ministers met {n} times.\n")
    (folder / "page.html").write_text("<html><body><article><p>The ministers met.</p></article></body></html>")
    script = home / "script.py"
    script.write_text(SCRIPT)
    places = {"BRIEFING_DATA_DIR": str(home / "data"), "BRIEFING_CONFIG_DIR": str(home / "config")}
    path = {"PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run(
        [sys.executable, str(script), str(folder)],
        env={**os.environ, **places, **path},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    painted, later = done.stdout.strip().splitlines()[-2:]
    return tuple({name.partition(".")[0] for name in line.split()} for line in (painted, later))  # type: ignore[return-value]


@pytest.mark.parametrize("module", HEAVY)
def test_never_in_the_readers_own_process(imported: tuple[set[str], set[str]], module: str) -> None:
    painted, later = imported
    assert module not in painted
    assert module not in later


@pytest.mark.parametrize("module", ["multiprocessing", "pyperclip", "webbrowser", "regex"])
def test_not_for_the_first_paint(imported: tuple[set[str], set[str]], module: str) -> None:
    assert module not in imported[0]
