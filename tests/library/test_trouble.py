"""A library that cannot be used is named with its remedy and left as it is; two at once get along."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from briefing.library import Library, LibraryError, connection, open_or_memory, schema
from briefing.model import Article

GARBAGE = b"this was never a database\n" * 100


def one(id_: str = "a1") -> Article:
    return Article(id_, "-", "Title", "Words.")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "library.sqlite3"


def test_folder_is_made_and_is_the_users_alone(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "library.sqlite3"
    Library.open(path).close()
    assert path.stat().st_mode & 0o077 == 0
    assert path.parent.stat().st_mode & 0o077 == 0


def test_default_place_is_the_users_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFING_DATA_DIR", str(tmp_path / "data"))
    Library.open().close()
    assert (tmp_path / "data" / "library.sqlite3").is_file()


def test_damaged_file_is_named_and_left(file: Path) -> None:
    file.write_bytes(GARBAGE)
    with pytest.raises(LibraryError) as error:
        Library.open(file)
    assert str(file) in str(error.value)
    assert "rename it" in str(error.value)
    assert "\n" not in str(error.value)
    assert file.read_bytes() == GARBAGE


def test_damage_inside_is_told_too(file: Path) -> None:
    with Library.open(file) as library:
        library.put_articles([(one(f"a{i}"), None) for i in range(500)])
    size = file.stat().st_size
    with file.open("r+b") as raw:
        raw.seek(4096)
        raw.write(b"\xff" * (size - 4096))
    with pytest.raises(LibraryError, match="rename it"), Library.open(file) as library:
        library.heads()


def test_reader_goes_on_in_memory(file: Path) -> None:
    file.write_bytes(GARBAGE)
    library, problem = open_or_memory(file)
    assert problem is not None
    assert str(file) in problem
    library.put_article(one())
    assert library.article("a1") == one()
    assert file.read_bytes() == GARBAGE


def test_no_problem_no_line(file: Path) -> None:
    library, problem = open_or_memory(file)
    library.close()
    assert problem is None


def test_file_of_a_newer_briefing_is_left(file: Path) -> None:
    with sqlite3.connect(file) as db:
        db.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    with pytest.raises(LibraryError, match="update briefing"):
        Library.open(file)


def test_database_of_another_program_is_left(file: Path) -> None:
    with sqlite3.connect(file) as db:
        db.execute("CREATE TABLE recipes (name)")
    with pytest.raises(LibraryError, match="another program"):
        Library.open(file)
    with sqlite3.connect(file) as db:
        assert db.execute("SELECT count(*) FROM sqlite_master").fetchone() == (1,)


def test_folder_in_place_of_the_file(file: Path) -> None:
    file.mkdir()
    with pytest.raises(LibraryError, match="permissions"):
        Library.open(file)


def test_file_in_place_of_the_folder(file: Path) -> None:
    file.write_text("")
    with pytest.raises(LibraryError, match="permissions"):
        Library.open(file / "library.sqlite3")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_file_that_may_not_be_written(file: Path) -> None:
    Library.open(file).close()
    file.chmod(0o400)
    with pytest.raises(LibraryError, match="permissions"):
        Library.open(file)


def test_locked_file(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.05)
    with Library.open(file) as library:
        other = sqlite3.connect(file, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LibraryError, match="another program holds"):
            library.put_article(one())
        assert library.article("a1") is None
        other.execute("ROLLBACK")
        other.close()
        library.put_article(one())
        assert library.article("a1") == one()


def test_failed_batch_leaves_nothing_half_done(file: Path) -> None:
    def broken() -> object:
        yield one(), None
        raise KeyboardInterrupt

    with Library.open(file) as library:
        with pytest.raises(KeyboardInterrupt):
            library.put_articles(broken())  # type: ignore[arg-type]
        assert library.heads() == []
        library.put_article(one())


def test_closed_library_is_an_error_in_words(file: Path) -> None:
    library = Library.open(file)
    library.close()
    library.close()
    with pytest.raises(LibraryError):
        library.heads()


def test_threads_share_one_library(file: Path) -> None:
    with Library.open(file) as library:

        def put(number: int) -> None:
            for i in range(20):
                library.put_article(one(f"{number}-{i}"))

        threads = [threading.Thread(target=put, args=(n,)) for n in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(library.heads()) == 80


def test_processes_write_one_file_at_once(file: Path) -> None:
    """The file does not exist when they start: they also race to make it."""
    code = (
        "import sys; from pathlib import Path\n"
        "from briefing.library import Library; from briefing.model import Article\n"
        "with Library.open(Path(sys.argv[1])) as l:\n"
        "    for i in range(30): l.put_article(Article(f'{sys.argv[2]}-{i}', '-', 't', 'Words.'))\n"
    )
    running = [subprocess.Popen([sys.executable, "-c", code, str(file), str(n)]) for n in range(3)]
    assert [process.wait(60) for process in running] == [0, 0, 0]
    with Library.open(file) as library:
        assert len(library.heads()) == 90


def test_killed_writer_leaves_a_sound_file(file: Path) -> None:
    code = (
        "import os, sys; from pathlib import Path\n"
        "from briefing.library import Library; from briefing.model import Article\n"
        "l = Library.open(Path(sys.argv[1])); l.put_article(Article('a1', '-', 'Title', 'Words.'))\n"
        "with l._connection.writing() as db:\n"
        "    db.execute('DELETE FROM articles'); os.kill(os.getpid(), 9)\n"
    )
    assert subprocess.run([sys.executable, "-c", code, str(file)], check=False).returncode == -9
    with Library.open(file) as library:
        assert library.article("a1") == one()


def test_what_cannot_be_read_is_set_aside_not_overwritten(file: Path) -> None:
    with Library.open(file) as library:
        library.keep("terms", {"written": "by a newer program"})
        assert library.change("terms", list[str], lambda kept: [*(kept or []), "cod"]) == ["cod"]
        assert library.kept("terms.unreadable", dict[str, str]) == {"written": "by a newer program"}


def test_changes_of_two_programs_at_once_add_up(file: Path) -> None:
    def add(word: str) -> None:
        with Library.open(file) as library:
            for n in range(60):
                library.change("terms", list[str], lambda kept, new=f"{word}{n}": [*(kept or []), new])  # type: ignore[misc]

    with ThreadPoolExecutor() as pool:
        for done in [pool.submit(add, word) for word in "abc"]:
            done.result()
    with Library.open(file) as library:
        assert sorted(library.kept("terms", list[str]) or []) == sorted(f"{w}{n}" for w in "abc" for n in range(60))


def test_changes_of_two_programs_add_up(file: Path) -> None:
    with Library.open(file) as one, Library.open(file) as two:
        assert not one.changed_elsewhere()
        for library, word in ((one, "a"), (two, "b"), (one, "c")):
            library.change("terms", list[str], lambda kept, word=word: [*(kept or []), word])  # type: ignore[misc]
        assert one.kept("terms", list[str]) == ["a", "b", "c"]
        assert one.changed_elsewhere()
        assert not one.changed_elsewhere()


@pytest.mark.parametrize("how", ["deleted", "moved", "replaced", "folder deleted"])
def test_a_file_that_is_no_longer_there_is_not_written_on(file: Path, how: str) -> None:
    file, other = (file.parent / folder / file.name for folder in ("here", "there"))
    with Library.open(other) as library:
        library.put_article(one())
    with Library.open(file) as library:
        library.keep("own", 1)
        match how:
            case "deleted":
                file.unlink()
            case "moved":
                file.rename(file.with_name("elsewhere"))
            case "replaced":
                for old in file.parent.iterdir():
                    old.unlink()
                other.replace(file)
            case _:
                shutil.rmtree(file.parent)
        with pytest.raises(LibraryError, match="while it was open; what is done now is not kept"):
            library.keep("own", 2)
    if how == "replaced":
        with Library.open(file) as library:
            assert library.article("a1") == one()
            assert library.kept("own", int) is None
