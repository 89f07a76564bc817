"""Screens opened by a key over libraries of generated articles: to their first content, idle and during extraction.

BENCH_SIZES names the numbers of articles; BENCH_HOME a folder where the libraries are kept for the next time. In the
background ``briefing index`` reads articles into a library of its own, with the processes of the reader's workers.
"""

from __future__ import annotations

import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.bench import index
from tests.bench.memory import filled, settle
from tests.terminal import Terminal

SIZES = tuple(int(n) for n in os.environ.get("BENCH_SIZES", "100,10000").split(","))
EXTRACTED = 1_000
ROUNDS = 7
LIMIT = 20.0
"""Seconds after which a screen is taken never to show anything."""

SCREENS = {
    "timeline": ("t", re.compile(r"Timeline as known on")),
    "compare": ("c", re.compile(r"Compare \d+ of")),
    "dossier": ("e", re.compile(r"Dossier of(?s:.*)(?:person|place|organization) · \d")),
    "related": ("r", re.compile(r"Related to(?!(?s:.*)Comparing …)")),
}
"""The key that opens each, and what is on the screen with its first content."""


def measure() -> Iterator[tuple[str, str, str, str, str]]:
    """Rows of the table: which screen, median and p95 from the key to content, the same while others are extracted."""
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            home = Path(os.environ.get("BENCH_HOME", folder)) / f"library-{size}"
            filled(home, size)
            env = {"BRIEFING_DATA_DIR": str(home), "BRIEFING_CONFIG_DIR": str(home / "config")}
            with Terminal([sys.executable, "-m", "briefing"], env=env) as terminal:
                settle(terminal, limit=float(os.environ.get("BENCH_LIMIT", "1800")))
                terminal.press("escape")
                terminal.settle(quiet=1)
                idle = _opened(terminal)
                with _extracting(Path(folder)):
                    busy = _opened(terminal)
        for name in SCREENS:
            alone, beside = statistics.median(idle[name]), statistics.median(busy[name])
            yield (
                f"{name}, {size:,} articles",
                f"{alone:.0f} ms",
                f"{statistics.quantiles(idle[name], n=20)[-1]:.0f} ms",
                f"{beside:.0f} ms while {EXTRACTED:,} are extracted",
                f"{beside / alone:.2f}",
            )


def _opened(terminal: Terminal) -> dict[str, list[float]]:
    """Milliseconds from each screen's key to its first content, several times in turn."""
    took: dict[str, list[float]] = {name: [] for name in SCREENS}
    for _ in range(ROUNDS):
        for name, (key, content) in SCREENS.items():
            terminal.settle(quiet=0.3)
            start = time.perf_counter()
            terminal.press(key)
            took[name].append((_seen(terminal, content, start) - start) * 1000)
            terminal.press("escape")
    return took


def _seen(terminal: Terminal, content: re.Pattern[str], start: float) -> float:
    """The moment at which ``content`` had come."""
    at = start
    while not content.search(terminal.text()):
        if time.perf_counter() - start > LIMIT:
            raise AssertionError(f"{content.pattern} not on the screen:\n{terminal.text()}")
        at = terminal.pump(0.2) or at
    return at


@contextmanager
def _extracting(folder: Path) -> Iterator[None]:
    """While this lasts, articles are extracted by a process as nice as the reader's workers are."""
    file = folder / "articles.jsonl"
    file.write_text("\n".join(map(index.article, range(EXTRACTED))), encoding="utf-8")
    env = {**os.environ, "BRIEFING_DATA_DIR": str(folder / "other"), "BRIEFING_CONFIG_DIR": str(folder / "other")}
    command = [sys.executable, "-m", "briefing", "index", "--quiet", str(file)]
    process = subprocess.Popen(["nice", "-n", "10", *command], env=env)
    try:
        time.sleep(5)  # until the model is there
        yield
    finally:
        process.kill()
        process.wait()
