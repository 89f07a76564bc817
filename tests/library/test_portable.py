"""What is dear to a reader goes out as lines and comes in again, also from a file that is damaged."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.ingest.sanitise import sanitise
from briefing.library import Library, LibraryError
from briefing.library.check import check
from briefing.library.merge import merged
from briefing.library.notes import NOTES, Note, Notes
from briefing.library.portable import Begin, Exported, Imported, export, load
from briefing.library.query import SEARCHES, SavedSearches
from briefing.model import Article, Published
from briefing.story.linking.corrections import CORRECTIONS, Act, Corrections, Ref, Rename, Split

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40).map(sanitise)
LABEL = TEXT.filter(bool)
ARTICLES = st.lists(
    st.builds(
        Article,
        id=st.text("abcdef0123456789", min_size=4, max_size=4),
        source=LABEL,
        title=LABEL,
        text=LABEL,
        outlet=st.none() | LABEL,
        published=st.none() | st.just(Published("2021-03-02", "metadata")),
    ),
    max_size=5,
    unique_by=lambda article: article.id,
)
NOTES_MADE = st.lists(
    st.builds(Note, article=LABEL, text=LABEL, made=st.just("2021-03-02"), start=st.integers(0, 9), about=TEXT),
    max_size=4,
    unique_by=lambda note: note.place,
).map(lambda made: Notes(tuple(made)))
VALUES = st.recursive(st.none() | st.integers(-9, 9) | LABEL, lambda v: st.lists(v, max_size=3), max_leaves=6)


def lines_of(path: Path) -> list[bytes]:
    result = Exported()
    lines = list(export(path, result))
    assert not +result.unreadable
    return lines


def taken(lines: Iterable[bytes], path: Path) -> Imported:
    with Library.open(path) as library:
        return load(lines, library)


def rename(name: str) -> Act:
    return Act((Rename(Ref("Lena Hartwig"), name),), f"renamed {name}")


@settings(max_examples=40, deadline=None)
@given(ARTICLES, NOTES_MADE, VALUES, st.integers(0, 99), st.booleans())
def test_out_and_in_again_is_the_same(
    tmp_path_factory: pytest.TempPathFactory, made: list[Article], notes: Notes, value: Any, place: int, read: bool
) -> None:
    folder = tmp_path_factory.mktemp("l")
    with Library.open(folder / "a") as library:
        library.put_articles([(one, None) for one in made])
        for one in made:
            library.set_place(one.id, place, read=read)
            library.mark([one.id], "starred")
        library.keep(NOTES, notes)
        library.keep("any", value)
    lines = lines_of(folder / "a")
    taken(lines, folder / "b")
    assert sorted(lines_of(folder / "b")) == sorted(lines)
    with Library.open(folder / "b") as library:
        assert library.articles([one.id for one in made]) == made
        assert library.kept(NOTES, Notes) == notes
    again = taken(lines, folder / "b")
    assert not again.new, "a second import says nothing new"


def one(id_: str, text: str = "Words.") -> Article:
    return Article(id_, "-", "Title", text)


def test_what_is_here_stays_and_what_comes_is_added(tmp_path: Path) -> None:
    with Library.open(tmp_path / "a") as library:
        library.put_articles([(one("a1"), None), (one("a2"), None)])
        library.set_place("a1", 30, read=True)
        library.mark(["a2"], "later")
        library.keep(CORRECTIONS, Corrections().with_act(rename("L. Hartwig")).with_act(rename("Shared")))
        library.keep(NOTES, Notes((Note("a1", "from there", "2021-03-02"), Note("a2", "only there", "2021-03-02"))))
        library.keep("theme", "paper")
    with Library.open(tmp_path / "b") as library:
        library.put_article(one("a1", "Words here."))
        library.set_place("a1", 70, read=True)
        library.mark(["a3"], "starred")
        library.keep(CORRECTIONS, Corrections().with_act(rename("Shared")).with_act(rename("Lena H.")))
        library.keep(NOTES, Notes((Note("a1", "from here", "2021-03-01"),)))
        library.keep("theme", "ink")
    taken(lines_of(tmp_path / "a"), tmp_path / "b")
    with Library.open(tmp_path / "b") as library:
        assert {head.id for head in library.heads()} == {"a1", "a2"}
        assert library.articles(["a1"]) == [one("a1", "Words here.")]
        assert library.place("a1") == 70, "opened later here"
        assert (library.marked("later"), library.marked("starred")) == ({"a2"}, {"a3"})
        assert library.kept("theme", str) == "ink"
        notes = {note.article: note.text for note in (library.kept(NOTES, Notes) or Notes()).made}
        assert notes == {"a1": "from here\nfrom there", "a2": "only there"}
        corrections = library.kept(CORRECTIONS, Corrections)
        assert corrections
        assert [act.words for act in corrections.acts] == ["renamed L. Hartwig", "renamed Shared", "renamed Lena H."]
        assert corrections.last == rename("Lena H.")
        assert [hit.id for hit in library.search("words")], "what came in is found by search"


def plain(value: Any) -> Any:
    return msgspec.json.decode(msgspec.json.encode(value))


def test_a_later_correction_here_wins_over_one_that_comes() -> None:
    here = Corrections().with_act(Act((Split(Ref("Kim"), Ref("Jo")),)))
    coming = Corrections().with_act(rename("Other"))
    both = msgspec.convert(merged("corrections", plain(here), plain(coming)), Corrections)
    assert both.made == (*coming.made, *here.made)


@given(VALUES, VALUES)
def test_a_merge_loses_nothing_of_lists_and_is_settled(here: Any, coming: Any) -> None:
    both = merged("any", here, coming)
    assert merged("any", both, coming) == both
    if isinstance(here, list) and isinstance(coming, list):
        assert all(item in both for item in [*here, *coming])
    else:
        assert both == here


def test_lines_that_say_nothing_are_counted_and_passed_over(tmp_path: Path) -> None:
    good = msgspec.json.encode(Begin()), b'{"kind":"mark","article":"a1","mark":"starred","made":1.0}'
    bad = (b"{", b'{"kind":"other"}', b'{"kind":"mark"}', b"\xff\xfe", b"[" * 20_000)
    result = taken((good[0], *bad, good[1]), tmp_path / "a")
    assert result.bad_lines == [2, 3, 4, 5, 6]
    assert result.new == {"mark": 1}


@pytest.mark.parametrize("first", [b"", b"{}", b"hello", b'{"kind":"library","version":9}', b'{"kind":"mark"}'])
def test_another_file_is_refused(tmp_path: Path, first: bytes) -> None:
    with pytest.raises(LibraryError):
        taken([first, b'{"kind":"kept","name":"theme","value":"x"}'], tmp_path / "a")
    with Library.open(tmp_path / "a") as library:
        assert library.kept("theme", str) is None


def test_no_escape_comes_in(tmp_path: Path) -> None:
    hostile = "\x1b]52;c;eA==\x07shown\x9b31m"
    article = {"id": "a1", "source": hostile, "title": hostile, "text": hostile}
    values = [{"kind": "article", "article": article}, {"kind": "kept", "name": "notes", "value": {hostile: [hostile]}}]
    taken([msgspec.json.encode(Begin()), *(json.dumps(value).encode() for value in values)], tmp_path / "a")
    with Library.open(tmp_path / "a") as library:
        kept = str(library.article("a1")) + str(library.kept("notes", dict[str, list[str]]))
    assert "shown" in kept
    assert not set(kept) & {"\x1b", "\x07", "\x9b"}
    assert "\\x" not in kept


def many(path: Path, count: int = 400) -> None:
    with Library.open(path) as library:
        library.put_articles([(one(f"id{n:04}", f"Words of number {n}. " * 40), None) for n in range(count)])
        for n in range(count):
            library.set_place(f"id{n:04}", n)
        for n in range(3 * count):
            library.set_place(f"once read and removed since, number {n:04}", n)
        library.keep(NOTES, Notes((Note("id0001", "dear to me", "2021-03-02"),)))
        library.keep(SEARCHES, SavedSearches().saved("mine", "cod"))


def overwrite(path: Path, pages: Iterable[int], junk: bytes) -> None:
    with path.open("r+b") as raw:
        for page in pages:
            raw.seek((page - 1) * 4096)
            raw.write((junk * 4096)[:4096])


def pages_of(path: Path, table: str) -> list[int]:
    """The leaves of a table, where SQLite tells them."""
    with sqlite3.connect(path) as db:
        (root,) = db.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()
    data = path.read_bytes()

    def leaves(page: int) -> list[int]:
        at = (page - 1) * 4096
        if data[at] in (0x0D, 0x0A):
            return [page]
        count = int.from_bytes(data[at + 3 : at + 5], "big")
        cells = [int.from_bytes(data[at + 12 + 2 * n : at + 14 + 2 * n], "big") for n in range(count)]
        below = [int.from_bytes(data[at + cell : at + cell + 4], "big") for cell in cells]
        return [leaf for one in [*below, int.from_bytes(data[at + 8 : at + 12], "big")] for leaf in leaves(one)]

    return leaves(root)


@pytest.mark.parametrize("junk", [b"\xff", b"\0", b"damage "])
@pytest.mark.parametrize("table", ["articles", "texts", "reading"])
def test_overwritten_pages_cost_only_their_rows(tmp_path: Path, table: str, junk: bytes) -> None:
    path = tmp_path / "a"
    many(path)
    found = pages_of(path, table)
    assert len(found) > 2
    overwrite(path, found[len(found) // 2 :][:1], junk)
    before = path.read_bytes()
    result = Exported()
    lines = list(export(path, result))
    assert +result.unreadable, "what is lost is told"
    assert check(path).problems
    assert result.written["article"] >= 400 * (1 - 2 / len(found)) - 1
    assert result.written["reading"] >= 1600 * (1 - 2 / len(found)) - 1
    assert path.read_bytes() == before
    taken(lines, tmp_path / "b")
    with Library.open(tmp_path / "b") as library:
        assert library.kept(NOTES, Notes) == Notes((Note("id0001", "dear to me", "2021-03-02"),))
        assert library.kept(SEARCHES, SavedSearches) == SavedSearches().saved("mine", "cod")
        kept = library.articles([head.id for head in library.heads()])
    assert all(article.text == f"Words of number {int(article.id[2:])}. " * 40 for article in kept)
    if table == "articles":
        assert len(kept) == 400, "a text whose head is lost is kept all the same"


def hex_id(n: int) -> str:
    return f"{n:016x}"


def well_kept(path: Path, count: int = 300) -> list[Article]:
    """A library as a reader leaves it: long texts and short ones, some read, marked and removed."""
    made = [one(hex_id(n), f"Words of number {n}, não só. " * (1 if n % 7 else 900)) for n in range(count)]
    with Library.open(path) as library:
        library.put_articles([(article, None) for article in made])
        for n in range(count):
            library.set_place(hex_id(n), n, read=n % 2 == 0)
        library.mark([hex_id(3), hex_id(4)], "starred")
        library.keep(NOTES, Notes(tuple(Note(hex_id(n), "dear to me " * 20, "2021-03-02") for n in range(60))))
        library.keep("theme", "paper")
    return made


@pytest.mark.parametrize("junk", [b"\xff", b"\0", b"damage ", b"SQLite format 3\0"])
@pytest.mark.parametrize("pages", [range(1, 2), range(1, 30), range(2, 12), (2,), (5,), (14,), (15,), (22,)])
def test_where_tables_begin_nothing_more_is_lost_than_what_stood_there(
    tmp_path: Path, pages: Iterable[int], junk: bytes
) -> None:
    path = tmp_path / "a"
    made = well_kept(path)
    overwrite(path, pages, junk)
    before = path.read_bytes()
    result = Exported()
    lines = list(export(path, result))
    assert any("how much is lost" in what for what in +result.unreadable)
    assert "cannot be read as a whole" in check(path).problems[0]
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["a"]
    assert not taken(lines, tmp_path / "b").bad_lines
    with Library.open(tmp_path / "b") as library:
        kept = library.articles([article.id for article in made])
        texts = {article.id: article.text for article in made}
        assert len(kept) >= 290
        assert all(article.text == texts[article.id] for article in kept)
        assert len([n for n in range(300) if library.place(hex_id(n)) == n]) >= 150
        if 15 not in pages:
            assert library.kept("theme", str) == "paper"
            assert len((library.kept(NOTES, Notes) or Notes()).made) == 60
        if 22 not in pages:
            assert library.marked("starred") == {hex_id(3), hex_id(4)}


@pytest.mark.parametrize("cut", [True, False])
def test_notes_of_which_a_page_is_lost_take_nothing_else_along(tmp_path: Path, cut: bool) -> None:
    path = tmp_path / "a"
    many(path, 20)
    with Library.open(path) as library:
        library.keep(CORRECTIONS, Corrections().with_act(rename("L. Hartwig")))
        library.keep(NOTES, Notes(tuple(Note(f"id{n:04}", "dear to me " * 20, "2021-03-02") for n in range(20))))
        library.keep("watched", ["cod"])
    data = path.read_bytes()
    (lost,) = [n for n in range(1, len(data) // 4096 + 1) if b"dear to me" in data[n * 4096 - 2048 : n * 4096]][-1:]
    if cut:
        path.write_bytes(data[: (lost - 1) * 4096])
    else:
        overwrite(path, [lost], b"\xff")
    result = Exported()
    taken(export(path, result), tmp_path / "b")
    assert +result.unreadable
    with Library.open(tmp_path / "b") as library:
        assert library.kept(SEARCHES, SavedSearches) == SavedSearches().saved("mine", "cod")
        assert library.kept(CORRECTIONS, Corrections) == Corrections().with_act(rename("L. Hartwig"))
        assert library.kept("watched", list) == ["cod"]


def test_what_was_written_last_is_saved_though_the_first_page_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "a"
    made = well_kept(path, 40)
    with Library.open(path) as library:
        library.keep("theme", "ink")
        library.put_article(one(hex_id(99), "Written last. " * 2000))
        (tmp_path / "b").write_bytes(path.read_bytes())
        (tmp_path / "b-wal").write_bytes((tmp_path / "a-wal").read_bytes())
    for name in ("b", "b-wal"):
        at = 0 if name == "b" else 32  # a log whose first frame is gone tells no more than the file
        with (tmp_path / name).open("r+b") as raw:
            raw.seek(at)
            raw.write(b"\xff" * 100)
    overwrite(tmp_path / "b", [1], b"\xff")
    taken(export(tmp_path / "b", Exported()), tmp_path / "c")
    with Library.open(tmp_path / "c") as library:
        assert len(library.articles([article.id for article in made])) == 40


def test_an_empty_log_that_cannot_be_opened_is_no_damage(tmp_path: Path) -> None:
    path = tmp_path / "a"
    made = well_kept(path, 20)
    (tmp_path / "a-wal").touch()
    (tmp_path / "a-shm").mkdir()  # as on a full disk, SQLite can make no lock file there
    assert check(path).problems == ()
    assert len([line for line in lines_of(path) if b'"kind":"article"' in line]) == len(made)


@pytest.mark.parametrize("left", [0.3, 0.6, 0.9])
def test_a_file_cut_short_gives_what_is_left(tmp_path: Path, left: float) -> None:
    path = tmp_path / "a"
    many(path)
    with path.open("r+b") as raw:
        raw.truncate(int(path.stat().st_size * left))
    result = Exported()
    assert len(list(export(path, result))) > 1
    assert +result.unreadable
    assert result.written["article"] > 400 * left / 3
    assert check(path).problems


@settings(max_examples=25, deadline=None)
@given(st.randoms(use_true_random=False), st.integers(1, 40))
def test_no_damage_is_too_strange(tmp_path_factory: pytest.TempPathFactory, chance: Any, count: int) -> None:
    path = tmp_path_factory.mktemp("l") / "a"
    many(path, 40)
    data = bytearray(path.read_bytes())
    for _ in range(count):
        at = chance.randrange(len(data))
        data[at : at + 8] = chance.randbytes(len(data[at : at + 8]))
    path.write_bytes(data)
    try:
        lines = list(export(path, Exported()))
        check(path)
    except LibraryError:
        return  # told in one line; any other exception fails
    assert not taken(lines, path.with_name("b")).bad_lines


@pytest.mark.parametrize("content", [b"", b"no database at all" * 400, None])
def test_what_is_no_library_is_one_line(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "a"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(LibraryError) as error:
        list(export(path, Exported()))
    assert str(path) in str(error.value)
    assert "\n" not in str(error.value)


def test_an_empty_file_is_told_for_what_becomes_of_it(tmp_path: Path) -> None:
    (tmp_path / "a").touch()
    with pytest.raises(LibraryError, match="is empty; briefing makes a new library of it"):
        check(tmp_path / "a")


def test_a_library_in_use_goes_out_with_what_was_written_last(tmp_path: Path) -> None:
    with Library.open(tmp_path / "a") as library:
        library.put_article(one("a1"))
        assert any(b'"a1"' in line for line in lines_of(tmp_path / "a"))
        assert check(tmp_path / "a").articles == 1


def test_a_sound_library_has_no_problems(tmp_path: Path) -> None:
    many(tmp_path / "a", 3)
    assert check(tmp_path / "a").problems == ()
    assert check(tmp_path / "a").articles == 3


def test_what_cannot_be_decoded_is_told(tmp_path: Path) -> None:
    many(tmp_path / "a", 3)
    with sqlite3.connect(tmp_path / "a") as db:
        db.execute("UPDATE kept SET value = ? WHERE name = 'notes'", (b"{",))
        db.execute("DELETE FROM texts WHERE number = 2")
    problems = check(tmp_path / "a").problems
    assert any("1 articles have no text" in problem for problem in problems)
    assert any("cannot be decoded" in problem for problem in problems)
