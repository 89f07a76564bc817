"""Memory of the reader over libraries of generated articles, once all is told: PSS of all its processes together.

BENCH_SIZES names the numbers of articles; BENCH_HOME a folder where the libraries are kept for the next time.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from briefing.library import Library
from tests.bench.generated import fill
from tests.terminal import Terminal

SIZES = tuple(int(n) for n in os.environ.get("BENCH_SIZES", "1000,10000,100000").split(","))
ASKED = {1_000: 120, 10_000: 200, 100_000: 300}
STILL = 12.0
"""Seconds in which no process computes: then all is told, and processes that are not needed have ended."""


def measure() -> Iterator[tuple[str, str, str, str, str]]:
    """Rows of the table: what, PSS once settled, the most, what was asked for, seconds until it was settled."""
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            home = Path(os.environ.get("BENCH_HOME", folder)) / f"library-{size}"
            filled(home, size)
            env = {"BRIEFING_DATA_DIR": str(home), "BRIEFING_CONFIG_DIR": str(home / "config")}
            with Terminal([sys.executable, "-m", "briefing"], env=env) as terminal:
                settled, most, took = settle(terminal, limit=int(os.environ.get("BENCH_LIMIT", "1800")))
            parts = " + ".join(f"{mib:.0f}" for mib in settled.values())
            asked = f"asked {ASKED[size]}" if size in ASKED else ""
            yield (
                f"memory, {size:,} articles",
                f"{sum(settled.values()):.0f} MiB ({parts})",
                f"{most:.0f}",
                asked,
                f"{took:.0f} s",
            )


def filled(home: Path, size: int) -> None:
    """Put a library of ``size`` articles in ``home``, unless there is one."""
    done = home / "filled"
    if not done.exists():
        home.mkdir(parents=True, exist_ok=True)
        with Library.open(home / "library.sqlite3") as library:
            fill(library, size)
        done.touch()


def settle(terminal: Terminal, limit: float = 1_800) -> tuple[dict[int, float], float, float]:
    """Memory of each process in MiB once none computes any longer, the most until then, and seconds until that."""
    start = still = time.monotonic()
    spent, most = 0.0, 0.0
    while time.monotonic() - still < STILL and time.monotonic() - start < limit:
        terminal.settle(quiet=0.5, limit=0.5)
        pids = processes(terminal.process.pid)
        now = sum(map(_cpu, pids))
        most = max(most, sum(map(pss_mib, pids)))
        if abs(now - spent) > 0.05 or now < spent:
            still = time.monotonic()
            spent = now
    return {pid: pss_mib(pid) for pid in processes(terminal.process.pid)}, most, still - start


def processes(pid: int) -> list[int]:
    """A process with all below it."""
    found = subprocess.run(["ps", "--ppid", str(pid), "-o", "pid="], capture_output=True, text=True, check=False)
    return [pid, *(below for child in found.stdout.split() for below in processes(int(child)))]


def pss_mib(pid: int) -> float:
    """Proportional set size of a process: its own pages, and its share of those that it shares (Linux only)."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:")), 0.0)


def _cpu(pid: int) -> float:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
