"""The screen of the last start is there at once, and the live reader takes over without losing a key."""

from __future__ import annotations

import os
import signal
import termios
from collections.abc import Callable
from pathlib import Path

import pytest

from briefing import last_screen, resources
from tests.terminal import Terminal

Reader = Callable[..., Terminal]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "articles"
    path.mkdir()
    for n in range(3):
        (path / f"{n}.txt").write_text(
            f"Cod number {n} is counted\n\nThe waters of strait {n} were looked at on Friday."
        )
    return path


@pytest.fixture
def kept(reader: Reader, home: dict[str, str], folder: Path) -> Path:
    """The file of the screen that a first start has kept, a word of it changed to tell it from the live one."""
    with reader(folder) as terminal:
        terminal.wait_for("strait 0")
        terminal.settle()
        terminal.press("q")
        assert terminal.wait() == 0
    (file,) = Path(home["XDG_DATA_HOME"], "briefing", "screens").iterdir()
    text = file.read_text(encoding="utf-8")
    assert "strait 0" in text
    file.write_text(text.replace("strait 0", "STRAIT 0"), encoding="utf-8")
    return file


def echoes(terminal: Terminal) -> bool:
    local = termios.tcgetattr(terminal._master)[3]
    return bool(local & termios.ECHO and local & termios.ICANON)


def heading(terminal: Terminal) -> str:
    return terminal.text().split("\n")[0].split("   ")[0].strip()


def test_it_is_shown_and_the_reader_takes_over(reader: Reader, kept: Path, folder: Path) -> None:
    with reader(folder) as terminal:
        terminal.wait_for("STRAIT 0")
        assert terminal.received.startswith(b"\x1b[?1049h")
        terminal.wait_for("strait 0")
        assert terminal.received.count(b"\x1b[?1049h") == 1
        terminal.press("q")
        assert terminal.wait() == 0
        assert echoes(terminal)
        assert terminal.received.count(b"\x1b[?1049l") == 1


def test_keys_typed_on_it_are_taken_in_order_by_the_reader(reader: Reader, kept: Path, folder: Path) -> None:
    with reader(folder) as terminal:
        terminal.wait_for("STRAIT 0")
        terminal.press("J", "J", "K", "/", "o", "f", "x", "backspace", "enter")
        terminal.wait_for("strait 1", "of")
        terminal.settle()
        assert "ofx" not in terminal.text()
        assert b"JJ" not in terminal.received


@pytest.mark.parametrize(("columns", "rows"), [(119, 40), (120, 39)])
def test_another_size_begins_without(reader: Reader, kept: Path, folder: Path, columns: int, rows: int) -> None:
    with reader(folder, columns=columns, rows=rows) as terminal:
        terminal.wait_for("strait 0")
        assert b"STRAIT" not in terminal.received


@pytest.mark.parametrize(
    "hostile", ["\x1b]52;c;aGk=\x07", "\x1b[2J", "\x1b[1;1H", "\x9b2J", "\x1bc", "\r", "\x1b[?1000h", "\x1b[38;5;1"]
)
def test_a_file_that_holds_more_than_colours_is_not_shown(
    reader: Reader, kept: Path, folder: Path, hostile: str
) -> None:
    kept.write_text(
        kept.read_text(encoding="utf-8").replace("STRAIT", f"STRAIT{hostile}"), encoding="utf-8", newline=""
    )
    with reader(folder) as terminal:
        terminal.wait_for("strait 0")
        assert b"STRAIT" not in terminal.received


def test_bytes_that_are_no_text_are_not_shown(reader: Reader, kept: Path, folder: Path) -> None:
    kept.write_bytes(b"\xff\xfe" * 5000)
    with reader(folder) as terminal:
        terminal.wait_for("strait 0")


def test_where_nothing_is_left_to_open_the_line_stands_on_the_first_screen(
    reader: Reader, kept: Path, folder: Path
) -> None:
    for file in folder.iterdir():
        file.unlink()
    with reader(folder) as terminal:
        terminal.wait_for("nothing to open")
        assert terminal.wait() == 2
        assert terminal.received.index(b"\x1b[?1049l") < terminal.received.index(b"nothing to open")
        assert echoes(terminal)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_before_the_reader_is_there_gives_the_terminal_back(
    reader: Reader, kept: Path, folder: Path, number: signal.Signals
) -> None:
    with reader(folder) as terminal:
        terminal.wait_for("STRAIT 0")
        os.kill(terminal.process.pid, number)
        assert terminal.wait() in (128 + number, -number)
        terminal.settle()
        assert b"\x1b[?1049l" in terminal.received
        assert echoes(terminal)


def test_a_start_that_leaves_nothing_keeps_no_screen(reader: Reader, home: dict[str, str], folder: Path) -> None:
    with reader("--ephemeral", folder) as terminal:
        terminal.wait_for("strait 0")
        terminal.settle()
        terminal.press("q")
        assert terminal.wait() == 0
    assert not Path(home["XDG_DATA_HOME"], "briefing").exists()


def test_the_library_opens_with_the_screen_that_was_left(reader: Reader, home: dict[str, str], kept: Path) -> None:
    with reader() as terminal:
        terminal.wait_for("strait")
        terminal.settle()
        before = heading(terminal)
        terminal.press("J")
        terminal.settle()
        left = heading(terminal)
        terminal.press("q")
        assert terminal.wait() == 0
    assert left != before
    (file,) = (f for f in kept.parent.iterdir() if f != kept)
    file.write_text(file.read_text(encoding="utf-8").replace("strait", "STRAIT"), encoding="utf-8")
    with reader() as terminal:
        terminal.wait_for("STRAIT")
        assert heading(terminal) == left
        terminal.wait_until_gone("STRAIT")
        assert heading(terminal) == left


@pytest.mark.parametrize("home", ["~/there", "/tmp/there", ""])
@pytest.mark.parametrize("name", ["BRIEFING_DATA_DIR", "XDG_DATA_HOME"])
def test_its_folder_is_the_one_of_the_library(monkeypatch: pytest.MonkeyPatch, name: str, home: str) -> None:
    monkeypatch.delenv("BRIEFING_DATA_DIR", raising=False)
    monkeypatch.setenv(name, home)
    if name == "XDG_DATA_HOME" and home.startswith("~"):
        pytest.skip("no absolute path")
    assert Path(last_screen._file("x")).parents[1] == resources.data_dir()


def test_its_folders_are_the_users_alone(kept: Path) -> None:
    assert [folder.stat().st_mode & 0o077 for folder in kept.parents[:2]] == [0, 0]
