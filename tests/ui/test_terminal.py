"""The theme to begin with: one that the terminal can show."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App
from textual.drivers.headless_driver import HeadlessDriver
from textual.events import Key, Paste

from briefing.config import Config
from briefing.ui.app import BriefingApp
from briefing.ui.terminal import FRAME_BEGIN, FRAME_END, Typed, light_background, suited_theme, taking_over
from tests.ui.conftest import Start


@pytest.mark.parametrize(
    ("colors", "light"),
    [
        ("0;15", True),
        ("0;default;15", True),
        ("15;7", True),
        ("15;0", False),
        ("12;8", False),
        ("", False),
        ("0;default", False),
        ("0;²", False),
        ("nonsense", False),
    ],
)
def test_the_ground_is_the_last_number(colors: str, light: bool) -> None:
    assert light_background(colors) is light


def test_sixteen_colours_come_before_the_ground() -> None:
    assert suited_theme("standard", {"COLORFGBG": "0;15"}) == "sixteen"
    assert suited_theme("256", {"COLORFGBG": "0;15"}) == "paper"
    assert suited_theme("truecolor", {}) == "ink"


@pytest.mark.parametrize(
    ("environ", "theme"),
    [
        ({"COLORTERM": "", "TERM": "xterm"}, "sixteen"),
        ({"COLORTERM": "", "TERM": "xterm-256color"}, "ink"),
        ({"COLORFGBG": "0;15"}, "paper"),
    ],
)
async def test_the_reader_begins_with_what_the_terminal_can_show_and_says_nothing(
    start: Start, monkeypatch: pytest.MonkeyPatch, environ: dict[str, str], theme: str
) -> None:
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    async with start() as pilot:
        assert pilot.app.theme == theme
        assert not list(pilot.app._notifications)


async def test_a_theme_that_was_chosen_wins(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLORFGBG", "0;15")
    async with start(config=Config(theme="fog")) as pilot:
        assert pilot.app.theme == "fog"
        assert isinstance(pilot.app, BriefingApp)
        pilot.app.library.put_theme("bark")
    async with start() as pilot:
        assert pilot.app.theme == "bark"


ODD: tuple[bytes, ...] = (
    b"\xff",
    b"\xc3",
    b"\x1b[1114112u",
    b"\x1b[55296u",
    b"\x1b[97::98u",
    b"\x1b[<99999999999999999999;1;1M",
)
ODD += (b"\x1b[M\xff\xfe\xfd", b"\x1b[8;99999999999;1t", b"\x1b[48;-1;5;5;5t", b"\x1b[;R", b"\x1bO", b"\x00", b"\x9b")


@pytest.mark.parametrize("odd", ODD)
def test_what_is_no_letter_or_sequence_costs_itself_alone(odd: bytes) -> None:
    # What may still become a sequence is waited for, or until it is too long for one.
    typed = Typed(debug=False)
    keys = [m.key for part in (odd, b"", b"jk" * 20) for m in typed.messages(part) if isinstance(m, Key)]
    assert keys[-2:] == ["j", "k"]
    assert [m.key for m in typed.messages(b"j" + odd)[:1] if isinstance(m, Key)] == ["j"]


@given(st.lists(st.one_of(st.binary(max_size=8), st.sampled_from(ODD), st.just(b"\x1b["), st.just(b"\x1b]"))))
def test_no_bytes_end_the_reading_of_keys(parts: list[bytes]) -> None:
    typed = Typed(debug=False)
    for part in parts:
        typed.messages(part)
    # Whatever was begun ends with what cannot be in it.
    found = [m for _ in range(3) for m in typed.messages(b"\x1b[201~\x07q")]
    assert any(isinstance(m, Key | Paste) for m in found)


def test_letters_come_whole_however_their_bytes_do() -> None:
    typed = Typed(debug=False)
    found = [m for byte in "é会👩".encode() for m in typed.messages(bytes([byte]))]
    assert [m.character for m in found if isinstance(m, Key)] == ["é", "会", "👩"]
    (pasted,) = typed.messages(b"\x1b[200~one\ntwo\x1b[201~")
    assert isinstance(pasted, Paste)
    assert pasted.text == "one\ntwo"


def test_an_escape_of_a_while_ago_is_no_part_of_the_next_key() -> None:
    typed = Typed(debug=False)
    typed.messages(b"\x1b")
    time.sleep(0.2)
    found = typed.messages(b"q") + typed.messages(b"")
    assert [m.key for m in found if isinstance(m, Key)] == ["escape", "q"]
    together = typed.messages(b"\x1bq")
    time.sleep(0.2)
    assert [m.key for m in together + typed.messages(b"") if isinstance(m, Key)] == ["alt+q"]


async def test_what_is_painted_at_once_is_written_at_once() -> None:
    written: list[str] = []

    class Recording(HeadlessDriver):
        def write(self, data: str) -> None:
            written.append(data)

    driver = taking_over(Recording)(App())
    for data in ("\x1b[?1000h", FRAME_BEGIN, "talks", " in Oslo", FRAME_END, "\x07"):
        driver.write(data)
    assert written == ["\x1b[?1000h", f"{FRAME_BEGIN}talks in Oslo{FRAME_END}", "\x07"]
