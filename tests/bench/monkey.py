"""Types, clicks and pastes at random into the reader, in bursts, and says where it breaks.

python -m tests.bench.monkey [BURSTS [SEED]]    by default 1,000 bursts at each of three sizes, on samples/
"""

from __future__ import annotations

import asyncio
import os
import random
import sys
import tempfile

from textual.events import Paste
from textual.pilot import OutOfBounds, Pilot
from textual.widgets import Input

from briefing import resources
from briefing.config import Config
from briefing.profiles import load_profile
from briefing.ui import outside
from briefing.ui.app import BriefingApp
from briefing.ui.opening import open_session
from briefing.workers.library_client import LibraryClient

SIZES = ((80, 24), (120, 40), (200, 50))

# Left out: leaving, and what is typed as a path or a command of the shell.
KEYS = (
    *"jkgGbJKsrnNHLiEetcfwFSTaYyXuURmMdhl.*0123456789[]",
    *("space", "tab", "shift+tab", "enter", "escape", "escape", "up", "down", "left", "right", "home", "end"),
    *("pageup", "pagedown", "ctrl+d", "ctrl+u", "ctrl+f", "ctrl+p", "ctrl+r", "backspace", "delete", "question_mark"),
)

PASTED = ("Hartwig", "a\nb", "\x1b[31m red", "会谈 👩‍👩‍👧‍👦", "x" * 3_000, "[bold]", "person: AND (", "")


def shut_in() -> None:
    """Let nothing out of the reader, whatever is chosen from its palette: no command, browser or clipboard."""
    outside.run_alone = outside.run_quietly = lambda command, given: "not run"
    outside.browse = lambda url: False
    outside.copy_locally = lambda text: False


async def burst(pilot: Pilot[None], chance: random.Random) -> str:
    """One burst of keys, clicks and pastes; what it was."""
    width, height = pilot.app.size
    match chance.randrange(10):
        case 0:
            at = chance.randrange(width), chance.randrange(height)
            try:
                await pilot.click(offset=at, times=chance.choice((1, 1, 2)))
            except OutOfBounds:
                return "a click outside"
            return f"click {at}"
        case 1:
            text = chance.choice(PASTED)
            pilot.app.post_message(Paste(text))
            await pilot.pause()
            return f"paste {text[:20]!r}"
        case _:
            keys = chance.choices(KEYS, k=chance.randint(1, 12))
            await pilot.press(*keys)
            return " ".join(keys)


def broken_rows(pilot: Pilot[None]) -> list[int]:
    """Rows of the screen that are not as wide as it: a border on them is out of its column."""
    strips = pilot.app.screen._compositor.render_strips()
    return [y for y, strip in enumerate(strips) if strip.cell_length != pilot.app.size.width]


async def typed_in_order(pilot: Pilot[None], chance: random.Random) -> bool:
    """Back in the reader, whether a burst typed into the search line stands there as it was typed."""
    for _ in range(12):
        await pilot.press("escape")
    await pilot.pause()
    await pilot.press("slash")
    word = "".join(chance.choices("abcdefghijklmnopqrstuvwxyz", k=14))
    await pilot.press(*word)
    await pilot.pause()
    values = [field.value for field in pilot.app.screen.query(Input)]
    await pilot.press("escape")
    return word in values


async def play(pilot: Pilot[None], chance: random.Random, bursts: int) -> list[str]:
    """What broke in ``bursts``; ends early where the reader was left, which the palette allows."""
    faults: list[str] = []
    done: list[str] = []
    for number in range(1, bursts + 1):
        if not pilot.app.is_running or pilot.app._exit:
            return faults
        done.append(await burst(pilot, chance))
        if rows := broken_rows(pilot):
            faults.append(f"rows {rows} after {done[-5:]}")
        if number % 20 == 0 and not pilot.app._exit and not await typed_in_order(pilot, chance) and not pilot.app._exit:
            faults.append(f"keys out of order, or no search, after {done[-5:]}")
    return faults


async def run(paths: list[str], size: tuple[int, int], bursts: int, seed: int) -> list[str]:
    """What broke in a reader of its own on ``paths``."""
    config = Config(model="no-such-model")
    profile = load_profile(config.profile)
    library = LibraryClient(config.model, profile)
    app = BriefingApp(open_session(paths, config, profile, library), config, library, ())
    try:
        async with app.run_test(size=size) as pilot:
            await pilot.pause(0.2)
            return await play(pilot, random.Random(seed), bursts)
    finally:
        app.article_worker.close()
        library.close()


def main(arguments: list[str]) -> int:
    """Print what broke; the exit status."""
    bursts = int(arguments[0]) if arguments else 1_000
    seed = int(arguments[1]) if arguments[1:] else 1
    shut_in()
    broken = 0
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"BRIEFING_DATA_DIR": f"{folder}/d", "BRIEFING_CONFIG_DIR": f"{folder}/c"}
        paths = [str(path) for path in sorted(resources.samples_dir().iterdir())]
        os.chdir(folder)
        for size in SIZES:
            for batch in range(0, bursts, 50):
                for fault in asyncio.run(run(paths, size, min(50, bursts - batch), seed + batch)):
                    broken += 1
                    print(f"{size}, seed {seed + batch}: {fault}", flush=True)
    print(f"{bursts} bursts at each of {len(SIZES)} sizes, {broken} faults")
    return int(broken > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
