"""A time limit inside one process: it interrupts what guards against everything else, and leaves no alarm behind."""

from __future__ import annotations

import re
import signal
import threading
import time

import pytest

from briefing.workers.limit import OverdueError, at_most


def test_in_time_nothing_happens_and_no_alarm_is_left() -> None:
    before = signal.getsignal(signal.SIGALRM)
    with at_most(60):
        pass
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)
    assert signal.getsignal(signal.SIGALRM) is before


def stubborn() -> None:
    """As a stage of extraction that is guarded against whatever a text does to it."""
    while True:
        try:
            time.sleep(60)
        except Exception:  # noqa: BLE001 - that is what it is about
            continue


def test_a_guard_against_faults_does_not_hold_it_up() -> None:
    with pytest.raises(OverdueError), at_most(0.05):
        stubborn()
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


def test_a_search_for_a_pattern_is_interrupted() -> None:
    with pytest.raises(OverdueError), at_most(0.05):
        re.fullmatch(r"(a+)+b", "a" * 60)


class Slow:
    def __del__(self) -> None:
        time.sleep(0.2)


def slow_to_go() -> None:
    Slow()
    stubborn()


def test_where_no_error_can_be_raised_it_comes_later_and_nothing_is_printed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(OverdueError), at_most(0.05):
        slow_to_go()
    assert capsys.readouterr() == ("", "")


def test_in_another_thread_there_is_no_limit_and_no_error() -> None:
    done = []

    def work() -> None:
        with at_most(0.01):
            time.sleep(0.05)
            done.append(True)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join(60)
    assert done
