"""First frame and key to paint, each beside the floor app in the same run, since machines are noisy."""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.terminal import Terminal

ROOT = Path(__file__).parents[2]
FLOOR = [sys.executable, str(Path(__file__).with_name("floor.py"))]
READER = [sys.executable, "-m", "briefing", str(ROOT / "samples")]
FRAMES = 9
KEYS = 120
KEYS_OF = (
    ("j/k in the text", "", "jjjkkk"),
    ("j/k in the facts", "\t", "jjjkkk"),
    ("j/k in the sources", "s", "jjjkkk"),
    ("] and [", "", "]]][[["),
    ("Enter", "\t", "\r"),
    ("Tab", "", "\t"),
    ("next article", "", "JJJKKK"),
)
"""What is pressed, what before it, and the keys."""


def measure() -> Iterator[tuple[str, str, str, str, str]]:
    """Rows of the table: what, median, p95, what of the floor, ratio."""
    with tempfile.TemporaryDirectory() as home:
        env = {"HOME": home, "XDG_DATA_HOME": home, "XDG_CONFIG_HOME": home, "XDG_CACHE_HOME": home}
        floors, frames, screens = [], [], []
        for _ in range(FRAMES + 1):
            floors.append(_first_frame(FLOOR, "floor 0", env))
            shutil.rmtree(Path(home, "briefing", "screens"), ignore_errors=True)
            frames.append(_first_frame(READER, "Trump", env, rest=1))
            screens.append(_first_frame(READER, "Trump", env))
        floor, frame, screen = (statistics.median(times[1:]) for times in (floors, frames, screens))
        yield (
            "screen of the last start",
            f"{screen:.0f} ms",
            f"{_p95(screens[1:]):.0f} ms",
            f"floor {floor:.0f} ms",
            f"{screen / floor:.2f}",
        )
        yield (
            "first frame",
            f"{frame:.0f} ms",
            f"{_p95(frames[1:]):.0f} ms",
            f"floor {floor:.0f} ms",
            f"{frame / floor:.2f}",
        )
        least = _key_times(FLOOR, "floor 0", "x", env)
        for what, before, keys in KEYS_OF:
            times = _key_times(READER, "Trump", keys, env, before)
            mid, most = (measured(times) / measured(least) for measured in (statistics.median, _p95))
            yield (
                f"{what} to paint",
                f"{statistics.median(times):.1f} ms",
                f"{_p95(times):.1f} ms",
                f"floor {statistics.median(least):.1f}, p95 {_p95(least):.1f} ms",
                f"{mid:.2f}, p95 {most:.2f}",
            )


def _first_frame(command: list[str], text: str, env: dict[str, str], rest: float = 0) -> float:
    """Milliseconds to ``text``; the program is then let run until it writes nothing for ``rest`` seconds."""
    with Terminal(command, env=env) as terminal:
        at = terminal.wait_for(text)
        if rest:
            terminal.settle(quiet=rest)
        return at * 1000


def _key_times(command: list[str], text: str, keys: str, env: dict[str, str], before: str = "") -> list[float]:
    """Milliseconds from each key to the last write that it caused, once the keys ``before`` have been pressed."""
    times = []
    with Terminal(command, env=env) as terminal:
        terminal.wait_for(text)
        terminal.settle(quiet=3)
        for key in before:
            terminal.press(key)
            terminal.settle(quiet=0.5)
        for i in range(KEYS):
            start = time.perf_counter()
            terminal.press(keys[i % len(keys)])
            painted = terminal.pump(0.5)
            while later := terminal.pump(0.05):
                painted = later
            if painted:
                times.append((painted - start) * 1000)
    return times


def _p95(values: list[float]) -> float:
    return statistics.quantiles(values, n=20)[-1]
