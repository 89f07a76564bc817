"""The work behind the screen: what it reads is kept, and what is kept is not read again."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.config import Config
from briefing.ingest import Limits, Source, discover
from briefing.library import Library, stamps_of
from briefing.model import Article
from briefing.profiles import load_profile
from briefing.workers import pool as pools
from briefing.workers.article_worker import ArticleWorker
from briefing.workers.library_client import LibraryClient
from briefing.workers.pool import ExtractPool
from briefing.workers.reports import Loaded, Report
from tests.workers.test_batch import TEXTS

PAGE = TEXTS["b.html"]


class Reader:
    """Work with a library, and what they post."""

    def __init__(self) -> None:
        self.messages: list[Report] = []
        profile = load_profile()
        self.library = LibraryClient(None, profile)
        self.work = ArticleWorker(self.messages.append, Config(), profile, self.library)

    def loaded(self, number: int) -> list[Article]:
        """The first ``number`` articles posted, when they have come."""
        until = time.monotonic() + 60
        while time.monotonic() < until:
            found = [one for m in list(self.messages) if isinstance(m, Loaded) for _, one in m.found]
            if len(found) >= number:
                return [one for one in found if isinstance(one, Article)]
            time.sleep(0.02)
        raise AssertionError("nothing came")

    def close(self) -> None:
        self.work.close()
        self.library.close()


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place of its own for the library."""
    monkeypatch.setenv("BRIEFING_DATA_DIR", str(tmp_path / "data"))
    return tmp_path


@pytest.fixture
def folder(home: Path) -> Path:
    made = home / "pages"
    made.mkdir()
    (made / "a.html").write_text(PAGE)
    (made / "b.htm").write_text(PAGE.replace("Geneva", "Vienna"))
    return made


def known(folder: Path) -> int:
    with Library.open() as library:
        return len(library.known(stamps_of(discover([str(folder)])[0], Limits())))


def wait_for(true: Callable[[], bool]) -> None:
    until = time.monotonic() + 60
    while not true():
        assert time.monotonic() < until
        time.sleep(0.05)


def no_pool(*_: object) -> ExtractPool:
    raise AssertionError("a page is read again")


@pytest.mark.parametrize("way", ["all", "first"])
def test_page_is_read_once_for_all_starts(folder: Path, monkeypatch: pytest.MonkeyPatch, way: str) -> None:
    sources = list(enumerate(discover([str(folder)])[0]))

    def read(reader: Reader) -> list[Article]:
        if way == "all":
            reader.work.read(sources)
        else:
            for row, source in sources:
                reader.work.read_apart(row, source)
        return sorted(reader.loaded(2), key=lambda article: article.source)

    first = Reader()
    articles = read(first)
    wait_for(lambda: known(folder) == 2)
    first.close()
    monkeypatch.setattr(pools, "ExtractPool", no_pool)
    second = Reader()
    assert read(second) == articles
    second.close()


def test_page_that_changes_is_read_again(folder: Path) -> None:
    source = Source(str(folder / "a.html"), "a.html")
    first = Reader()
    first.work.read([(0, source)])
    first.loaded(1)
    wait_for(lambda: known(folder) == 1)
    first.close()
    (folder / "a.html").write_text(PAGE.replace("Geneva", "Reykjavik"))
    second = Reader()
    second.work.read([(0, source)])
    (article,) = second.loaded(1)
    second.close()
    assert "Reykjavik" in article.text


def test_threads_that_begin_at_once_share_one_pool(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Slow(ExtractPool):
        def __init__(self, *args: object) -> None:
            time.sleep(0.05)
            super().__init__(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(pools, "ExtractPool", Slow)
    reader = Reader()
    seen: list[ExtractPool] = []
    threads = [threading.Thread(target=lambda: seen.append(reader.work.pool)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    reader.close()
    assert len({id(pool) for pool in seen}) == 1


def test_pool_asked_for_after_the_end_does_no_work(home: Path, folder: Path) -> None:
    reader = Reader()
    reader.close()
    assert reader.work.pool.submit_load(Source(str(folder / "a.html"), "a.html")).cancelled()
