"""A part of tests/bench/matrix.py: every surrounding with some of the commands, and some odd paths."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bench import matrix


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("home")
    matrix.make_home(folder)
    return folder


@pytest.mark.parametrize(("number", "which"), list(enumerate(matrix.SURROUNDINGS)))
def test_commands_end_as_they_should_in(number: int, which: str, home: Path) -> None:
    assert list(matrix.in_surroundings(which, home, slice(number % 5, None, 5))) == []


def test_commands_end_as_they_should_at_odd_paths(home: Path) -> None:
    assert list(matrix.at_odd_paths(home, slice(0, None, 7))) == []
