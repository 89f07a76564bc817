"""Makes the README's picture from the real reader on samples/: python -m tests.screenshot [FILE.svg]."""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
FIRST = "2019-02-06-harbour-tribune.md"


async def picture(target: Path) -> None:
    """Read the samples, wait for every fact, choose the summit, and save what the screen shows."""
    from briefing.config import Config
    from briefing.profiles import load_profile
    from briefing.ui.app import BriefingApp
    from briefing.ui.opening import open_session
    from briefing.workers.library_client import LibraryClient

    config, profile = Config(workers=2), load_profile()
    library = LibraryClient(None, profile)
    session = open_session([str(ROOT / "samples")], config, profile, library)
    app = BriefingApp(session, config, library)
    async with app.run_test(size=(132, 40)) as pilot:
        row = next(i for i, entry in enumerate(session.entries) if FIRST in entry.label)
        for _ in range(row):
            await pilot.press("J")
        while any(entry.waiting for entry in session.entries):
            await pilot.pause(0.5)
        await pilot.pause(3)
        await pilot.press("tab", "enter")
        await pilot.pause(1)
        target.write_text(app.export_screenshot(title="briefing samples/"), encoding="utf-8")
    app.article_worker.close()
    app.story.close()
    library.close()


def main() -> None:
    """Write the picture, with a library of its own."""
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "screenshot.svg"
    with tempfile.TemporaryDirectory() as home:
        os.environ.update(BRIEFING_DATA_DIR=home, BRIEFING_CONFIG_DIR=home)
        asyncio.run(picture(target))


if __name__ == "__main__":
    main()
