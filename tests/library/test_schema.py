"""Steps from one version of the tables to the next: what is stored stays, and a step is taken whole or not at all."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import msgspec
import pytest

from briefing.library import FactsKey, Library, LibraryError, Stamp, schema
from briefing.library.articles import reader_version
from briefing.model import Article, Facts

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


@pytest.fixture
def first(tmp_path: Path) -> Path:
    """A library as the first version left it: two articles with the stamps of their files, facts and a place."""
    file = tmp_path / "first.sqlite3"
    with sqlite3.connect(file) as db:
        for statement in schema._statements(schema.STEPS[0]):
            db.execute(statement)
        for number, source in enumerate(("/news/a1.md", "news/a2.md"), 1):
            db.execute(
                "INSERT INTO articles (number, id, source, title, length, size, mtime_ns, reader) "
                "VALUES (?, ?, ?, 'Title', 6, 26, 1, ?)",
                (number, f"a{number}", source, reader_version()),
            )
            db.execute("INSERT INTO texts VALUES (?, 'Words.')", (number,))
            db.execute("INSERT INTO search (rowid, title, outlet, text) VALUES (?, 'Title', '', 'Words.')", (number,))
        db.execute(
            "INSERT INTO facts (article, model, profile, extractor, published, found, body) "
            "VALUES (1, 'm', 'p', 'x', '', 0, ?)",
            (msgspec.json.encode(Facts("a1")),),
        )
        db.execute("INSERT INTO reading (id, place, read) VALUES ('a2', 3, 1)")
        db.execute("PRAGMA user_version = 1")
    db.close()
    return file


def test_library_of_the_first_version_keeps_all_it_holds(first: Path) -> None:
    stamps = {"/news/a1.md": Stamp(26, 1), "news/a2.md": Stamp(26, 1)}
    for _ in range(2):
        with Library.open(first) as library:
            assert [article.text for article in library.articles(["a1", "a2"])] == ["Words.", "Words."]
            assert library.facts(Article("a1", "-", "Title", "Words."), FactsKey("m", "p", "x")) == Facts("a1")
            assert library.reading("a2").place == 3
            assert {hit.id for hit in library.search("words")} == {"a1", "a2"}
            # From where a relative path counts is not known any longer.
            assert list(library.known(stamps)) == ["/news/a1.md"]
    with Library.open(first) as library:
        library.put_article(Article("a2", "news/a2.md", "Title", "Words."), Stamp(26, 1))
        assert set(library.known(stamps)) == set(stamps)
        library.remove(["a1"])
        assert library.search("words")[0].id == "a2"


def test_library_of_the_version_before_keeps_marks_corrections_and_stories(old: Path) -> None:
    with Library.open(old) as library:
        library.mark(["a1"], "starred")
        library.keep("corrections", {"made": ["kept as it was"]})
        library.put_stories([("s1", ("a1",), {"title": "A story"})])
        library.put_signatures({"a1": ("v", b"signature")})
    with sqlite3.connect(old) as db:
        db.execute("DROP TABLE given_days")  # all that the last step has made
        db.execute(f"PRAGMA user_version = {schema.VERSION - 1}")
    db.close()
    assert schema.STEPS[-1].count("CREATE") == 1
    for _ in range(2):
        with Library.open(old) as library:
            assert library.given_days() == {}
            assert library.article("a1") == KEPT
            assert library.place("a1") == 3
            assert set(library.marked("starred")) == {"a1"}
            assert library.kept("corrections", dict[str, list[str]]) == {"made": ["kept as it was"]}
            assert library.stories(dict[str, str]) == [{"title": "A story"}]
            assert library.story_members() == {"a1": "s1"}
            assert library.signatures(["a1"]) == {"a1": b"signature"}
