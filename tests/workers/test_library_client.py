"""What the reader's threads ask of the library is kept whole, and what other readers change meanwhile is taken up."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from briefing.library import Library
from briefing.profiles import load_profile
from briefing.workers.library_client import LibraryClient
from briefing.workers.reports import Changed, Report

EACH = 150
SECONDS = 30.0


def test_changes_of_several_threads_are_all_kept_and_those_of_others_taken_up_after_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRIEFING_DATA_DIR", str(tmp_path))
    client = LibraryClient(None, load_profile())
    taken_up = threading.Event()

    def post(report: Report) -> None:
        if report == Changed("count", -1):
            taken_up.set()

    client.report_to(post)
    assert client.follow("count", int) is None
    together = threading.Barrier(4)

    def count() -> None:
        together.wait(SECONDS)
        for _ in range(EACH):
            client.change("count", int, lambda value: (value or 0) + 1, "a count")

    threads = [threading.Thread(target=count) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(SECONDS)
    library, _, _ = client.settled()
    assert library.kept("count", int) == 4 * EACH
    with Library.open() as other:
        other.keep("count", -1)
    assert taken_up.wait(SECONDS), "what is under way is counted wrongly"
    assert client.close() == "", "all is kept"
