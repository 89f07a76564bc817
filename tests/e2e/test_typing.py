"""Keys that come in one burst, as from a fast hand over a slow line, through a real terminal."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.terminal import KEYS, Terminal

BACK = KEYS["backspace"] * 6

ARTICLE = """---
title: Okell and Putanen talk
outlet: Harbour Courier
published: 2021-03-02
---
Tomas Okell met Maria Putanen in Port Ellery on Tuesday. Putanen will go to Sudria next.
"""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "one.md"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


@pytest.mark.parametrize("times", range(3))
@pytest.mark.parametrize("opener", ["e", "f", "w"])
def test_what_is_typed_into_a_chooser_keeps_its_order(
    reader: Callable[..., Terminal], article: Path, opener: str, times: int
) -> None:
    with reader(article) as terminal:
        terminal.wait_for("Putanen will go", "PEOPLE")
        terminal.settle()
        terminal.press(f"{opener}netany{BACK}putin")
        terminal.settle(1)
        assert re.search(r"│\s?putin\s+│", terminal.text()), terminal.text()


def test_what_is_searched_for_keeps_its_order(reader: Callable[..., Terminal], article: Path) -> None:
    with reader(article) as terminal:
        terminal.wait_for("Putanen will go")
        terminal.settle()
        terminal.press(f"/netany{BACK}putan\rn")
        terminal.wait_for("“putan” 2/2")
        terminal.press("N")
        terminal.wait_for("“putan” 1/2")


def test_keys_typed_after_a_choice_go_to_the_screen_that_it_opens(
    reader: Callable[..., Terminal], article: Path
) -> None:
    with reader(article) as terminal:
        terminal.wait_for("Putanen will go", "PEOPLE")
        terminal.settle()
        terminal.press("e")
        terminal.wait_for("1 source", "Dossier of")
        terminal.press("\x7ftomas\r?")
        terminal.wait_for("IN A DOSSIER", "Give another name")


def test_bytes_that_are_no_letters_and_sequences_that_are_none_stop_nothing(
    reader: Callable[..., Terminal], article: Path
) -> None:
    with reader(article) as terminal:
        terminal.wait_for("Putanen will go")
        for odd in (b"\xff\xfe", b"\x1b[1114112u", b"\x1b[97::98u", b"\x1b[M \xff\xfd", b"\x1b[<0;99999999999;1M"):
            os.write(terminal._master, odd)
            terminal.settle()
        terminal.press("/putan\r")
        terminal.wait_for("“putan” 1/2")
        terminal.press("escape", "q")
        assert terminal.wait() == 0
