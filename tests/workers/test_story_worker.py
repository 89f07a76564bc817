"""Telling the story behind the screen, in a thread and, for many articles, in a process of its own."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from briefing.model import Article, Entity, Facts, Published, Span
from briefing.profiles import load_profile
from briefing.story.build import build_story
from briefing.story.linking.corrections import Correction, Ref, Rename
from briefing.story.types import Record, Story
from briefing.workers import processes
from briefing.workers import story_worker as module
from briefing.workers.processes import Workers
from briefing.workers.reports import Failed, Report, StoryUpdated
from briefing.workers.story_worker import OWN_PROCESS, StoryWorker, build_encoded
from briefing.workers.wanted import QUIET, Wanted


def _records(number: int) -> list[Record]:
    made = []
    for i in range(number):
        text = f"Ada Lund spoke in Vasa, town {i}."
        published = Published(f"2021-01-{i % 28 + 1:02}", "metadata")
        article = Article(f"id{i}", f"{i}.md", f"Report {i}", text, published=published)
        entities = (
            Entity("e1", "person", "Ada Lund", mentions=(Span(0, 8),)),
            Entity("e2", "place", "Vasa", country="FI", mentions=(Span(18, 22),)),
        )
        made.append((article, Facts(article.id, published, entities)))
    return made


class Posted:
    """Collects what is posted."""

    def __init__(self) -> None:
        self.messages: list[Report] = []
        self.came = threading.Semaphore(0)

    def __call__(self, message: Report) -> None:
        self.messages.append(message)
        self.came.release()


@pytest.mark.parametrize("number", [2, OWN_PROCESS + 1])
def test_the_story_is_that_of_the_records_and_corrections(number: int) -> None:
    records = _records(number)
    corrections: Sequence[Correction] = (Rename(Ref("Ada Lund"), "A. Lund"),)
    posted = Posted()
    worker = StoryWorker(posted, load_profile())
    worker.want(lambda: (records, corrections), at_once=True)
    assert posted.came.acquire(timeout=60)
    worker.close()
    (message,) = posted.messages
    assert isinstance(message, StoryUpdated)
    assert message.story.story == build_story(records, corrections, profile=load_profile())
    assert message.story.countries == {"FI": "FI"}


def test_wishes_that_come_together_are_told_once() -> None:
    posted = Posted()
    worker = StoryWorker(posted, load_profile())
    for number in range(1, 30):
        worker.want(lambda number=number: (_records(number), ()))  # type: ignore[misc]
    assert posted.came.acquire(timeout=60)
    worker.close()
    (message,) = posted.messages
    assert isinstance(message, StoryUpdated)
    assert len(message.story.story.sources) == 29


def test_closed_it_tells_no_more() -> None:
    posted = Posted()
    worker = StoryWorker(posted, load_profile())
    worker.close()
    worker.want(lambda: (_records(1), ()), at_once=True)
    assert not posted.came.acquire(timeout=0.3)


def test_the_story_waits_for_the_hand_to_rest_but_a_correction_does_not() -> None:
    posted = Posted()
    worker = StoryWorker(posted, load_profile())
    worker.want(lambda: (_records(2), ()))
    keys = 0
    while not posted.messages and keys < 100:
        worker.key_pressed()
        keys += 1
        posted.came.acquire(timeout=QUIET / 3)
        if keys == 10:
            assert not posted.messages
            worker.want(lambda: (_records(2), ()), at_once=True)
    worker.close()
    assert len(posted.messages) == 1


def test_a_hand_that_never_rests_is_told_all_the_same() -> None:
    posted = Posted()
    worker = StoryWorker(posted, load_profile())
    worker.want(lambda: (_records(2), ()))
    for _ in range(1000):
        worker.key_pressed()
        if posted.came.acquire(timeout=QUIET / 3):
            break
    worker.close()
    assert posted.messages


def failing(*_: object, **__: object) -> Story:
    raise ValueError("a lake in\nthe story")


def test_a_telling_that_fails_is_said_once_and_the_next_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    posted = Posted()
    worker = StoryWorker(posted, load_profile())
    with monkeypatch.context() as patched:
        patched.setattr("briefing.story.build.build_story", failing)
        for _ in range(3):
            worker.want(lambda: (_records(2), ()), at_once=True)
            posted.came.acquire(timeout=1)
    worker.want(lambda: (_records(2), ()), at_once=True)
    assert posted.came.acquire(timeout=60)
    worker.close()
    failed, told = posted.messages
    assert isinstance(failed, Failed)
    assert "a lake in the story" in failed.reason
    assert isinstance(told, StoryUpdated)


def die(*_: object) -> bytes:
    os.kill(os.getpid(), signal.SIGKILL)
    return b""


def die_once(marker: Path, *args: Any) -> bytes:
    if not marker.exists():
        marker.touch()
        die()
    return build_encoded(*args)


def test_a_process_that_dies_is_started_again_and_that_is_said_once(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    posted = Posted()
    worker = StoryWorker(posted, load_profile())
    with monkeypatch.context() as patched:
        patched.setattr(module, "build_encoded", partial(die_once, tmp_path / "died"))
        worker.want(lambda: (_records(OWN_PROCESS), ()), at_once=True)
        for _ in range(2):
            assert posted.came.acquire(timeout=60)
    failed, told = posted.messages
    assert isinstance(failed, Failed)
    assert "another was started" in failed.reason
    assert isinstance(told, StoryUpdated)
    with monkeypatch.context() as patched:
        patched.setattr(module, "build_encoded", die)
        worker.want(lambda: (_records(OWN_PROCESS + 1), ()), at_once=True)
        assert posted.came.acquire(timeout=60)
    assert "No story" in str(posted.messages[2])
    worker.want(lambda: (_records(OWN_PROCESS + 2), ()), at_once=True)
    assert posted.came.acquire(timeout=60)
    worker.close()
    assert isinstance(posted.messages[3], StoryUpdated)
    assert len(posted.messages) == 4


def test_the_story_last_told_is_not_told_again(monkeypatch: pytest.MonkeyPatch) -> None:
    records = _records(3)
    posted = Posted()
    worker = StoryWorker(posted, load_profile())
    worker.want(lambda: (records, ()), at_once=True)
    assert posted.came.acquire(timeout=60)
    (message,) = posted.messages
    assert isinstance(message, StoryUpdated)
    monkeypatch.setattr("briefing.story.build.build_story", failing)
    assert worker.story(list(records), ()) is message.story.story
    with pytest.raises(ValueError, match="lake"):
        worker.story(records[:2], ())
    monkeypatch.undo()
    assert len(worker.story(records[:2], ()).sources) == 2
    worker.close()


def test_threads_that_ask_at_once_share_one_process(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Workers] = []

    class Counted(Workers):
        def __init__(self, size: int) -> None:
            made.append(self)
            super().__init__(size)

    monkeypatch.setattr(processes, "Workers", Counted)
    worker = StoryWorker(Posted(), load_profile())
    threads = [threading.Thread(target=worker.story, args=(_records(OWN_PROCESS + n), ())) for n in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    worker.close()
    assert len(made) == 1


def test_work_of_several_threads_shares_one_process(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Workers] = []

    class Slow(Workers):
        def __init__(self, size: int) -> None:
            time.sleep(0.05)
            made.append(self)
            super().__init__(size)

    monkeypatch.setattr(processes, "Workers", Slow)
    wanted = Wanted("some work", Posted(), lambda: None, str)
    done: list[int] = []
    threads = [threading.Thread(target=lambda: done.append(wanted.in_process(abs, -1))) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    wanted.close()
    assert (len(made), done) == (1, [1, 1, 1])
