"""A short run of each long one in tests/bench: mutated inputs, keys at random, kills while something is stored."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from briefing.ui import outside
from tests.bench import fuzz, killer, monkey
from tests.ui.conftest import Start, folder, home, start

__all__ = ["folder", "home", "start"]


@pytest.mark.parametrize("seed", range(3))
def test_no_mutated_input_breaks_what_every_text_keeps(tmp_path: Path, seed: int) -> None:
    assert list(fuzz.run(60, seed, tmp_path)) == []


def test_a_kill_loses_nothing_that_was_stored(tmp_path: Path) -> None:
    assert list(killer.run(8, 1, tmp_path / "library.sqlite3")) == []


@pytest.mark.parametrize("size", monkey.SIZES)
async def test_keys_at_random_break_nothing_and_keep_their_order(
    start: Start,
    size: tuple[int, int],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("run_alone", "run_quietly", "browse", "copy_locally"):
        monkeypatch.setattr(outside, name, getattr(outside, name))  # given back at the end
    monkey.shut_in()
    async with start(size=size) as pilot:
        assert await monkey.play(pilot, random.Random(size[0]), 20) == []
