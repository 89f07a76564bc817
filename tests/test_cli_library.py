"""``briefing library``: what it prints, where, and with which status."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.library import Library
from briefing.model import Article

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    def run(*args: str, data: str = "d") -> subprocess.CompletedProcess[str]:
        own = {"BRIEFING_CONFIG_DIR": str(tmp_path / "c"), "BRIEFING_DATA_DIR": str(tmp_path / data)}
        command = [sys.executable, "-m", "briefing", "library", *args]
        env = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1]), **own}
        return subprocess.run(
            command, stdin=subprocess.DEVNULL, capture_output=True, text=True, env=env, cwd=tmp_path, check=False
        )

    return run


@pytest.fixture
def library(tmp_path: Path) -> Path:
    path = tmp_path / "d" / "library.sqlite3"
    with Library.open(path) as opened:
        opened.put_articles([(Article(f"a{n}", "-", "Title", f"Words {n}. " * 400), None) for n in range(50)])
        opened.set_place("a1", 5, read=True)
    return path


def test_out_of_one_library_into_another(run: Run, library: Path, tmp_path: Path) -> None:
    out = run("export", "-o", "all.jsonl")
    assert (out.returncode, out.stdout) == (0, "")
    assert "50 articles, 1 reading state written" in out.stderr
    into = run("import", "all.jsonl", data="new")
    assert into.returncode == 0
    assert "50 articles, 1 reading state new" in into.stderr
    assert "sound" in run("check", data="new").stdout
    assert run("export", data="new").stdout == (tmp_path / "all.jsonl").read_text()


def test_a_damaged_one_is_told_and_saved(run: Run, library: Path) -> None:
    with library.open("r+b") as raw:
        raw.truncate(library.stat().st_size * 2 // 3)
    checked = run("check")
    assert checked.returncode == 1
    assert "briefing library export --library" in checked.stderr
    saved = run("export", "-o", "rest.jsonl")
    assert saved.returncode == 1
    (line,) = saved.stderr.splitlines()
    assert "cannot be read" in line
    assert run("import", "rest.jsonl", data="new").returncode == 0
    assert "sound" in run("check", data="new").stdout


def test_one_of_a_newer_briefing_is_not_called_damaged(run: Run, library: Path) -> None:
    with contextlib.closing(sqlite3.connect(library)) as db:
        db.execute("PRAGMA user_version = 99")
    before = library.read_bytes()
    checked = run("check")
    assert (checked.returncode, checked.stdout) == (1, "")
    (line,) = checked.stderr.splitlines()
    assert "update briefing" in line
    assert "50 articles" in line
    assert "damaged" not in line
    assert library.read_bytes() == before


def test_no_file_is_written_over_unasked(run: Run, library: Path, tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("mine")
    refused = run("export", "-o", "mine")
    assert (refused.returncode, (tmp_path / "mine").read_text()) == (2, "mine")
    before = library.read_bytes()
    assert run("export", "--force", "-o", str(library)).returncode == 2
    assert library.read_bytes() == before
    assert run("export", "--force", "-o", "mine").returncode == 0


@pytest.mark.parametrize(
    "args",
    [["check"], ["export"], ["import", "nosuch"], ["import", "."], ["import", "bad"], ["check", "--library", "bad"]],
)
def test_what_cannot_be_is_one_line(run: Run, tmp_path: Path, args: list[str]) -> None:
    (tmp_path / "bad").write_bytes(bytes(range(256)) * 40)
    done = run(*args)
    assert done.returncode == 2
    (line,) = done.stderr.splitlines()
    assert line.startswith("briefing: ")
