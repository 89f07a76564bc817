"""However the reader ends, the place is kept, the terminal is given back, and what was lost is said."""

from __future__ import annotations

import os
import signal
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.ingest import discover, load
from briefing.library import Library
from briefing.model import Article
from tests.terminal import Terminal

Reader = Callable[..., Terminal]


@pytest.fixture
def long(tmp_path: Path) -> Path:
    path = tmp_path / "long.txt"
    lines = (f"Paragraph {n} says how cod is counted in the waters of the strait." for n in range(200))
    path.write_text("How cod is counted\n\n" + "\n\n".join(lines))
    return path


def library(home: dict[str, str]) -> Path:
    return Path(home["XDG_DATA_HOME"], "briefing", "library.sqlite3")


def place(home: dict[str, str], path: Path) -> int:
    article = load(discover([str(path)])[0][0])
    assert isinstance(article, Article)
    with Library.open(library(home)) as kept:
        return kept.place(article.id)


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM, signal.SIGINT])
def test_a_signal_keeps_the_place_and_gives_the_terminal_back(
    reader: Reader, home: dict[str, str], long: Path, number: signal.Signals
) -> None:
    with reader(long) as terminal:
        terminal.wait_for("Paragraph 2")
        terminal.press("space", "space")
        terminal.wait_until_gone("Paragraph 2 ")
        before = len(terminal.received)
        os.kill(terminal.process.pid, number)
        assert terminal.wait() == 128 + number
        terminal.settle()
        for sequence in (b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?1000l"):
            assert sequence in terminal.received[before:]
    assert place(home, long) > 0


def test_who_comes_back_from_the_shell_finds_the_screen_as_it_was(reader: Reader, long: Path) -> None:
    with reader(long) as terminal:
        terminal.wait_for("Paragraph 2")
        terminal.settle()
        before = terminal.text()
        terminal.press("\x1a")
        assert os.WIFSTOPPED(os.waitpid(terminal.process.pid, os.WUNTRACED)[1])
        terminal.settle()
        assert b"\x1b[?1049l" in terminal.received
        terminal.screen.reset()
        os.kill(terminal.process.pid, signal.SIGCONT)
        terminal.wait_for("Paragraph 2")
        terminal.settle()
        assert terminal.text() == before


def test_a_kill_loses_no_place_that_was_rested_at(reader: Reader, home: dict[str, str], long: Path) -> None:
    with reader(long) as terminal:
        terminal.wait_for("Paragraph 2")
        terminal.press("space", "space")
        terminal.settle(quiet=1.0)
        terminal.process.kill()
        terminal.process.wait()
    assert place(home, long) > 0


def test_a_terminal_that_closes_keeps_the_place(reader: Reader, home: dict[str, str], long: Path) -> None:
    with reader(long) as terminal:
        terminal.wait_for("Paragraph 2")
        terminal.press("space", "space")
        terminal.wait_until_gone("Paragraph 2 ")
        os.close(terminal._master)
        terminal._master = os.open(os.devnull, os.O_RDWR)
        assert terminal.process.wait(20) == 128 + signal.SIGHUP
    assert place(home, long) > 0


def test_quitting_while_another_program_holds_the_library_says_what_is_lost(
    reader: Reader, home: dict[str, str], long: Path
) -> None:
    Library.open(library(home)).close()
    other = sqlite3.connect(library(home), isolation_level=None)
    with reader(long) as terminal:
        terminal.wait_for("Paragraph 2")
        other.execute("BEGIN IMMEDIATE")
        terminal.press("w")
        terminal.wait_for("Watch for")
        terminal.press("cod")
        terminal.settle()
        terminal.press("enter")
        terminal.wait_for("⚑ cod")
        terminal.press("escape", "q")
        assert terminal.wait() == 0
        terminal.settle()
        # The line wraps wherever the path before it ends, within words too.
        said = "".join(terminal.text().split())
        assert "anotherprogramholdsthelibrary" in said
        assert "awatchedterm" in said
    other.close()


def test_a_watched_term_is_written_when_the_other_program_is_done(
    reader: Reader, home: dict[str, str], long: Path
) -> None:
    Library.open(library(home)).close()
    other = sqlite3.connect(library(home), isolation_level=None)
    with reader(long) as terminal:
        terminal.wait_for("Paragraph 2")
        other.execute("BEGIN IMMEDIATE")
        terminal.press("w")
        terminal.wait_for("Watch for")
        terminal.press("cod")
        terminal.settle()
        terminal.press("enter")
        terminal.wait_for("program")
        other.execute("ROLLBACK")
        terminal.press("escape")
        terminal.settle(quiet=1.5)
        terminal.press("q")
        assert terminal.wait() == 0
        terminal.settle()
        assert "not kept" not in terminal.text()
    kept = other.execute("SELECT value FROM kept WHERE name = 'watched'").fetchone()
    other.close()
    assert b"cod" in kept[0]
