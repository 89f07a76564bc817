"""The terminal before the first frame: what can be known of it, and how it is taken over from the last screen."""

from __future__ import annotations

import codecs
import os
import selectors
import signal
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from textual._xterm_parser import XTermParser
from textual.driver import Driver
from textual.message import Message

from briefing import last_screen
from briefing.ui.theme import DEFAULT_THEME

SIXTEEN = "sixteen"
LIGHT = "paper"
GONE_SECONDS = 0.5
"""How long the system may take to tell that the terminal is gone."""

SECOND_SCREEN = "\x1b[?1049h"

FRAME_BEGIN, FRAME_END = "\x1b[?2026h", "\x1b[?2026l"
"""Synchronized output: what stands between the two is shown at once."""


def suited_theme(colors: str | None, environ: Mapping[str, str]) -> str:
    """The theme to begin with where none was chosen.

    ``colors`` is Rich's name of the colour system. Some terminals tell the numbers of their colours, as
    ``COLORFGBG=0;15``.
    """
    if colors == "standard":
        return SIXTEEN
    return LIGHT if light_background(environ.get("COLORFGBG", "")) else DEFAULT_THEME


def light_background(colors: str) -> bool:
    """Whether ``COLORFGBG`` names a light background: of the sixteen colours white, grey and the bright ones."""
    number = colors.rpartition(";")[2]
    return number.isascii() and number.isdigit() and int(number) in (7, *range(9, 16))


def taking_over(platform: type[Driver]) -> type[Driver]:
    """A driver like ``platform``'s that leaves a screen of ``last_screen`` standing until the first frame.

    Nothing that is typed or pasted ends it.
    """

    class TakingOver(platform):  # type: ignore[valid-type,misc]
        _standing = False
        _frame: list[str] | None = None

        def start_application_mode(self) -> None:
            before = last_screen.taken_over()
            self._standing = before is not None
            super().start_application_mode()
            if before is not None:
                self.attrs_before = before

        def write(self, data: str) -> None:
            # Some terminals wipe their second screen when they are told to show it, though they show it already.
            if self._standing and data == SECOND_SCREEN:
                self._standing = False
                return
            # What is painted at once is written at once: between two writes another thread may have its turn.
            if self._frame is not None:
                self._frame.append(data)
                if data != FRAME_END:
                    return
                data, self._frame = "".join(self._frame), None
            elif data == FRAME_BEGIN:
                self._frame = [data]
                return
            super().write(data)

        def run_input_thread(self) -> None:
            # As the platform's, but that what is no UTF-8, or no sequence, does not end the reader.
            typed = Typed(self._debug)
            with selectors.SelectSelector() as selector:
                selector.register(self.fileno, selectors.EVENT_READ)
                leaving = False
                while not leaving:
                    # Once more after the end, so that what was typed by then is not left to the shell.
                    leaving = self.exit_event.is_set()
                    data = b""
                    if selector.select(0.1) and not (data := _read(self.fileno)):
                        # The terminal is gone. Where the system does not tell so, and nobody is leaving yet, this does.
                        if not self.exit_event.wait(GONE_SECONDS) and signal.getsignal(signal.SIGHUP) != signal.SIG_DFL:
                            os.kill(os.getpid(), signal.SIGHUP)
                        return
                    for message in typed.messages(data):
                        self.process_message(message)

    return TakingOver


class Typed:
    """What comes from the terminal, as messages; whatever bytes come, it goes on with those after them."""

    def __init__(self, debug: bool) -> None:
        """With ``debug``, as drivers have it, all that comes is written down."""
        self._debug = debug
        self._decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        self._parser = XTermParser(debug)

    def messages(self, data: bytes) -> list[Message]:
        """What ``data`` completes; none in it tells that time has passed, which ends a lone Escape."""
        # First what time alone completes: an Escape of a while ago is no part of the key that comes now.
        found = self._after_a_while()
        for character in self._decode(data):
            # One by one, so that a sequence which cannot be read costs itself alone.
            with self._parsing():
                found.extend(self._parser.feed(character))
        return found

    def _after_a_while(self) -> list[Message]:
        found: list[Message] = []
        with self._parsing():
            found.extend(self._parser.tick())
        return found

    @contextmanager
    def _parsing(self) -> Iterator[None]:
        try:
            yield
        except Exception:  # noqa: BLE001 - the parser raises whatever a number out of range leads to
            self._parser = XTermParser(self._debug)


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 4096)
    except OSError:
        return b""
