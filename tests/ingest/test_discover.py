"""Folders are walked in order, once, and whatever lies in them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from briefing.ingest import discover


def labels(*paths: Path | str) -> list[str]:
    return [source.label for source in discover([str(p) for p in paths])[0]]


def test_a_folder_gives_its_files_by_name_and_hides_the_hidden(tmp_path: Path) -> None:
    for name in ("b.md", "a.txt", "c/d.HTML", "c/a.htm", ".hidden.md", ".git/x.md", "image.png", "z.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("text")
    assert labels(tmp_path) == ["a.txt", "b.md", "c/a.htm", "c/d.HTML", "z.txt"]


def test_paths_keep_their_order_and_none_is_listed_twice(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "notes.rst"):
        (tmp_path / name).write_text("text")
    assert labels(tmp_path / "b.txt", "-", tmp_path, tmp_path / "notes.rst", "-") == [
        "b.txt",
        "standard input",
        "a.txt",
        "notes.rst",
    ]


def test_loops_of_links_end(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "x.txt").write_text("text")
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    (tmp_path / "self").symlink_to("self")
    assert labels(tmp_path) == ["a/x.txt"]


def test_what_cannot_be_a_source_is_skipped_with_a_reason(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "gone.md").symlink_to("nowhere")
    (tmp_path / "empty").mkdir()
    sources, skipped = discover([str(tmp_path / "empty"), str(tmp_path), str(tmp_path / "no\x1b[0mne"), "nul\0", ""])
    assert sources == []
    reasons = {s.source.rpartition("/")[2]: s.reason for s in skipped}
    assert reasons["pipe.txt"] == "neither a file nor a folder"
    assert reasons["gone.md"] == "a link to nothing"
    assert reasons["none"] == "no such file or folder"
    assert reasons["nul"] == "not a usable path"
    assert reasons["empty"] == "nothing in it that can be read: no texts, pages, mail, feeds, books or reports"
    assert len(skipped) == 6


def test_a_folder_given_twice_is_not_called_empty(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("text")
    sources, skipped = discover([str(tmp_path / "a.txt"), str(tmp_path), str(tmp_path)])
    assert [s.label for s in sources] == ["a.txt"]
    assert skipped == []


def test_names_that_are_not_utf8_are_shown_safely(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text("text")
    (tmp_path / "red\x1b[31m\u202e.txt").write_text("text")
    assert labels(tmp_path) == ["caf\ufffd.txt", "red.txt"]


def test_very_deep_folders_are_walked(tmp_path: Path) -> None:
    folder = tmp_path.joinpath(*["d"] * 100)
    folder.mkdir(parents=True)
    (folder / "x.txt").write_text("text")
    assert labels(tmp_path) == ["d/" * 100 + "x.txt"]


def test_one_file_by_any_way_of_naming_it_is_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("text")
    (tmp_path / "link.txt").symlink_to(tmp_path / "in" / "a.txt")
    (tmp_path / "there").symlink_to(tmp_path / "in")
    monkeypatch.chdir(tmp_path)
    ways = (
        "in/a.txt",
        "./in/../in/a.txt",
        tmp_path / "in" / "a.txt",
        "link.txt",
        "there/a.txt",
        "in",
        tmp_path,
        "there",
    )
    assert labels(*ways) == ["a.txt"]
    assert discover(["in/a.txt"])[0][0].path == "in/a.txt"
