"""The screen with which the reader began the last time, shown before anything else is loaded.

Textual takes a few hundred milliseconds to its first frame, some lines of text take none. So the reader keeps its first
frame as text with colours, and the next start with the same words, in the same folder and a terminal of the same size
and kind, writes it out at once. The live reader paints over it; what is typed meanwhile waits in the terminal.

Imported before everything else: nothing but built-in modules at the top.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from briefing import __version__

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

KEPT = 64
"""So many screens are kept, those of the last starts."""

MOST_BYTES = 1_000_000
"""A longer file is no screen."""

_ENTER = "\x1b[?1049h\x1b[?25l\x1b[H"
_LEAVE = "\x1b[?1049l\x1b[?25h"
_MODES_OFF = "\x1b[?1000l\x1b[?1003l\x1b[?1006l\x1b[?1015l\x1b[?2004l\x1b[?1004l\x1b[?2026l\x1b[?7h\x1b[<u"
"""Mouse, paste, focus, painting at once, lines that do not wrap and the keyboard's protocol, as Textual sets them."""

_asked: str = ""
_terminal: list[Any] | None = None
_shown = False


def show(argv: Sequence[str]) -> bool:
    """Write out the screen kept for a start with ``argv``; whether there was one.

    From then on the terminal is the reader's, which paints over it, or ``give_back``.
    """
    global _asked, _shown, _terminal
    _asked = _key(argv)
    if not _asked:
        return False
    text = _read(_file(_asked))
    head, _, screen = text.partition("\n\n")
    if head != _asked or not screen or not _harmless(screen):
        return False
    import signal
    import termios

    try:
        _terminal = list(termios.tcgetattr(0))
        # Until the reader heeds them, with nothing to keep yet: its loop would take an interrupt in this moment for the
        # end of a task, and go on without.
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, _leave)
        termios.tcsetattr(0, termios.TCSANOW, _quiet(termios.tcgetattr(0)))
    except termios.error:
        return False
    _shown = True
    _write(_ENTER + "".join(f"\x1b[{row};1H{line}" for row, line in enumerate(screen.split("\n"), 1)) + "\x1b[0m")
    return True


def taken_over() -> list[Any] | None:
    """The live reader has the terminal now; its settings from before, None where no screen was shown."""
    global _shown
    was, _shown = _shown, False
    return _terminal if was else None


def give_back() -> None:
    """Give the terminal back as it was, where a screen is shown and no reader has taken over."""
    before = taken_over()
    if before is None:
        return
    import termios

    _write(_LEAVE)
    termios.tcsetattr(0, termios.TCSANOW, before)


def keep(lines: Sequence[str]) -> None:
    """Keep ``lines``, with their colours, for the next start like this one. Where that fails, it does not matter."""
    screen = "\n".join(lines)
    if not _asked or not _harmless(screen):
        return
    file = _file(_asked)
    text = f"{_asked}\n\n{screen}"
    if _read(file) == text:
        return
    try:
        folder = os.path.dirname(file)
        for made in (os.path.dirname(folder), folder):  # the mode counts for the last one only
            os.makedirs(made, mode=0o700, exist_ok=True)
        partial = f"{file}.{os.getpid()}"
        with open(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as out:
            out.write(text)
        os.replace(partial, file)
        _thin_out(os.path.dirname(file))
    except (OSError, ValueError):
        return


def forget() -> None:
    """Drop all screens that are kept, as when the theme is another."""
    folder = os.path.dirname(_file(""))
    try:
        for entry in list(os.scandir(folder)):
            os.unlink(entry.path)
    except (OSError, ValueError):
        return


def _thin_out(folder: str) -> None:
    entries = sorted(os.scandir(folder), key=lambda entry: entry.stat().st_mtime)
    for entry in entries[: max(0, len(entries) - KEPT)]:
        os.unlink(entry.path)


def _key(argv: Sequence[str]) -> str:
    """What must be the same for a screen to be shown again; empty where none ever is."""
    if not sys.platform.startswith("linux") or any(word.startswith("-") for word in argv):
        return ""
    try:
        if not (os.isatty(0) and os.isatty(2)):
            return ""
        size = os.get_terminal_size(2)
        names = ("TERM", "COLORTERM", "COLORFGBG", "NO_COLOR", "TERM_PROGRAM", "BRIEFING_CONFIG_DIR", "XDG_CONFIG_HOME")
        kind = [os.environ.get(name, "") for name in names]
        return ascii([__version__, size.columns, size.lines, *kind, os.getcwd(), *argv])
    except (OSError, ValueError):
        return ""


def _file(key: str) -> str:
    """The file of the screen for ``key``. Its folder is ``resources.data_dir()``, found without its imports."""
    import binascii

    own = os.environ.get("BRIEFING_DATA_DIR")
    shared = os.environ.get("XDG_DATA_HOME", "").strip() or "~/.local/share"
    folder = os.path.expanduser(own) if own else os.path.join(os.path.expanduser(shared), "briefing")
    return os.path.join(folder, "screens", f"{binascii.crc32(key.encode('utf-8', 'surrogateescape')):08x}")


def _read(file: str) -> str:
    try:
        with open(os.open(file, os.O_RDONLY | os.O_NONBLOCK), encoding="utf-8", newline="\n") as opened:
            return opened.read(MOST_BYTES)
    except (OSError, ValueError):
        return ""


def _harmless(screen: str) -> bool:
    """Whether ``screen`` is lines of printable text with colours and nothing else that a terminal would obey."""
    for line in screen.split("\n"):
        first, *rest = line.split("\x1b[")
        if not _printable(first):
            return False
        for piece in rest:
            numbers, m, text = piece.partition("m")
            if not m or numbers.strip("0123456789;") or not _printable(text):
                return False
    return True


def _printable(text: str) -> bool:
    return text.isprintable() or not any(c < " " or "\x7f" <= c <= "\x9f" for c in text)


def _quiet(attributes: list[Any]) -> list[Any]:
    """Terminal settings under which keys are neither shown nor changed, only kept; Ctrl+C still ends the program."""
    import termios

    inputs, local = attributes[0], attributes[3]
    changed = termios.ICRNL | termios.INLCR | termios.IGNCR | termios.IXON | termios.IXOFF
    return [
        inputs & ~changed,
        *attributes[1:3],
        local & ~(termios.ECHO | termios.ICANON | termios.IEXTEN),
        *attributes[4:],
    ]


def _write(text: str) -> None:
    data = text.encode("utf-8", "replace")
    try:
        while data:
            data = data[os.write(2, data) :]
    except OSError:
        return


def _leave(number: int, _frame: object) -> None:
    """Give the terminal back, whoever has it, and end."""
    import termios

    _write(_MODES_OFF + _LEAVE)
    if _terminal is not None:
        termios.tcsetattr(0, termios.TCSANOW, _terminal)
    os._exit(128 + number)
