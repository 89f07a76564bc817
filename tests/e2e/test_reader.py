"""The installed command on a real terminal: what a reader sees and types."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e.conftest import BRIEFING, ROOT
from tests.terminal import Terminal

Reader = Callable[..., Terminal]
SAMPLES = ROOT / "samples"


def test_text_and_facts_appear_and_q_leaves(reader: Reader) -> None:
    with reader(SAMPLES) as terminal:
        terminal.wait_for("near the end of February", "Lakeshore Wire")
        terminal.wait_for("SUMMIT", "planned", "Kim Yong Chol")
        terminal.press("q")
        assert terminal.wait() == 0


def test_next_source_search_and_back(reader: Reader) -> None:
    with reader(SAMPLES) as terminal:
        terminal.wait_for("near the end of February")
        terminal.press("J")
        terminal.wait_for("Stockholm", "Meridian Desk")
        terminal.press("/", "Choe", "enter")
        terminal.wait_for("1/")
        terminal.press("escape")
        terminal.settle()
        terminal.press("K")
        terminal.wait_for("Oval Office")


@pytest.mark.parametrize(("columns", "rows"), [(60, 24), (80, 24), (120, 40), (200, 50)])
def test_every_size_shows_the_text(reader: Reader, columns: int, rows: int) -> None:
    with reader(SAMPLES, columns=columns, rows=rows) as terminal:
        terminal.wait_for("White House")
        terminal.press("?")
        terminal.wait_for("Down a line")
        terminal.press("escape")
        terminal.wait_until_gone("Down a line")
        terminal.press("q")
        assert terminal.wait() == 0


def test_standard_input_is_read_and_keys_come_from_the_terminal(reader: Reader) -> None:
    with reader("-", stdin=b"Ministers met in Vienna on Tuesday.\n") as terminal:
        terminal.wait_for("Ministers met in Vienna")
        terminal.press("q")
        assert terminal.wait() == 0


def test_what_an_article_contains_cannot_move_the_terminal(reader: Reader, tmp_path: Path) -> None:
    article = tmp_path / "hostile.txt"
    article.write_text("[bold]Danger[/bold] [Reuters] \x1b]52;c;aGVsbG8=\x07\x1b[2Jafter \u202eevil\u202c [/] [link=x]")
    with reader(article) as terminal:
        terminal.wait_for("[bold]Danger[/bold] [Reuters]", "after", "[link=x]")
        terminal.settle()
        assert b"\x1b]52" not in terminal.received
        assert "\u202e".encode() not in terminal.received


def test_reopening_shows_facts_and_starts_no_worker(reader: Reader) -> None:
    with reader(SAMPLES / "2019-02-06-harbour-tribune.md") as terminal:
        terminal.wait_for("SUMMIT", "Biegun")
        terminal.press("q")
        terminal.wait()
    with reader(SAMPLES / "2019-02-06-harbour-tribune.md") as terminal:
        terminal.wait_for("SUMMIT", "Biegun")
        terminal.settle(quiet=1)
        pid = terminal.process.pid
        assert Path(f"/proc/{pid}/task/{pid}/children").read_text() == ""


def test_without_a_model_the_text_is_readable_and_the_remedy_named(reader: Reader, home: dict[str, str]) -> None:
    folder = Path(home["XDG_CONFIG_HOME"], "briefing")
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text('model = "no_such_model"')
    with reader(SAMPLES) as terminal:
        terminal.wait_for("White House", "pip install")


def test_no_colour_keeps_the_facts(reader: Reader) -> None:
    with reader(SAMPLES, NO_COLOR="1") as terminal:
        terminal.wait_for("SUMMIT", "White House")


def test_a_file_that_cannot_be_read_is_listed_and_the_others_open(reader: Reader, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Ministers met in Vienna on Tuesday.")
    (tmp_path / "b.txt").write_bytes(b"\x00\x01\x02" * 100)
    with reader(tmp_path) as terminal:
        terminal.wait_for("Ministers met in Vienna", "b.txt")


@pytest.mark.parametrize("arguments", [["/no/such/folder"], ["."]])
def test_nothing_to_open_is_one_line_and_status_2(home: dict[str, str], tmp_path: Path, arguments: list[str]) -> None:
    done = subprocess.run([BRIEFING, *arguments], env=home, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert len(done.stderr.strip().splitlines()) == 1
    assert done.stdout == ""
