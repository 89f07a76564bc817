"""Steps from one version of the tables to the next: what is stored stays, and a step is taken whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.library import Library, LibraryError, schema
from briefing.model import Article

KEPT = Article("a1", "-", "Title", "Words.")


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A library as today's briefing leaves it."""
    file = tmp_path / "library.sqlite3"
    with Library.open(file) as library:
        library.put_article(KEPT)
        library.set_place("a1", 3)
    return file


def with_step(monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    monkeypatch.setattr(schema, "STEPS", (*schema.STEPS, step))
    monkeypatch.setattr(schema, "VERSION", schema.VERSION + 1)


def test_new_step_keeps_what_is_stored(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with_step(monkeypatch, "ALTER TABLE reading ADD COLUMN note TEXT;\nCREATE TABLE more (x);\n")
    for _ in range(2):
        with Library.open(old) as library:
            assert library.article("a1") == KEPT
            assert library.place("a1") == 3


def test_failing_step_changes_nothing(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        with_step(patched, "DROP TABLE reading;\nCREATE TABLE articles (x);\n")
        with pytest.raises(LibraryError):
            Library.open(old)
    with Library.open(old) as library:
        assert library.place("a1") == 3


def test_older_briefing_leaves_a_newer_library_alone(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        with_step(patched, "CREATE TABLE more (x);\n")
        Library.open(old).close()
    before = old.read_bytes()
    with pytest.raises(LibraryError, match="update briefing"):
        Library.open(old)
    assert old.read_bytes() == before
