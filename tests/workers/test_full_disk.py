"""What the reader does while the disk is full is kept as soon as there is room again, and what is not is told."""

from __future__ import annotations

import resource
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from briefing.library import Library
from briefing.profiles import load_profile
from briefing.workers.library_client import LibraryClient
from briefing.workers.reports import Failed, Report

SECONDS = 20.0


@contextmanager
def full_disk() -> Iterator[None]:
    """No file of this process can grow meanwhile."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.fixture
def client(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], LibraryClient]:
    """Makes clients of one library, in which "notes" are kept already."""
    monkeypatch.setenv("BRIEFING_DATA_DIR", str(tmp_path))
    with Library.open() as library:
        library.keep("notes", ["first"])
    return lambda: LibraryClient(None, load_profile())


def note(client: LibraryClient, words: str) -> None:
    client.change("notes", list[str], lambda notes: [*(notes or []), words], "a note")


def notes() -> list[str] | None:
    with Library.open() as library:
        return library.kept("notes", list[str])


def test_what_is_noted_while_the_disk_is_full_is_kept_when_there_is_room(client: Callable[[], LibraryClient]) -> None:
    told: list[Report] = []
    reader = client()
    reader.report_to(told.append)
    note(reader, "before")
    reader.settled()
    with full_disk():
        note(reader, "while it is full")
        note(reader, "and another")
        reader.settled()
        assert [type(report) for report in told] == [Failed], "told once"
    until = time.monotonic() + SECONDS
    while notes() != ["first", "before", "while it is full", "and another"]:
        assert time.monotonic() < until, notes()
        time.sleep(0.1)
    assert reader.close() == ""


def test_what_could_not_be_kept_in_the_end_is_told(client: Callable[[], LibraryClient]) -> None:
    reader = client()
    note(reader, "before")
    reader.settled()
    with full_disk():
        note(reader, "while it is full")
        lost = reader.close()
    assert "see whether the disk is full" in lost
    assert lost.endswith("not kept: a note")
    assert notes() == ["first", "before"]


def test_what_was_noted_without_a_library_is_kept_if_there_is_one_in_the_end(
    client: Callable[[], LibraryClient],
) -> None:
    with full_disk():
        reader = client()
        note(reader, "while it is full")
        reader.settled()
    assert reader.problem is not None
    assert reader.close() == ""
    assert notes() == ["first", "while it is full"]
