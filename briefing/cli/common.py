"""What every command shares: arguments with one-line errors, dates, and lines on standard error."""

from __future__ import annotations

import argparse
import os
import re
import sys
from datetime import date
from typing import NoReturn

from briefing import last_screen

USAGE = 2
"""The exit status for wrong arguments, and for nothing to work on."""

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class Parser(argparse.ArgumentParser):
    """Tells a wrong argument in one line, with the way to the help, and leaves with status 2."""

    def error(self, message: str) -> NoReturn:
        """Print ``message`` and exit."""
        self.exit(USAGE, f"{self.prog}: {printable(message)}; see {self.prog} --help\n")


def day(value: str) -> str:
    """``value`` where it is a day of the calendar as YYYY-MM-DD, an argparse type.

    Raises:
        argparse.ArgumentTypeError: it is not.
    """
    try:
        if _DAY.fullmatch(value):
            return date.fromisoformat(value).isoformat()
    except ValueError:
        pass
    raise argparse.ArgumentTypeError(f"{value!r} is not a day; write it as YYYY-MM-DD")


def words(value: str) -> str:
    """``value`` as text, an argparse type: its bytes are UTF-8 whatever the locale takes them for."""
    return os.fsencode(value).decode("utf-8", "replace")


def say(line: str) -> None:
    """One line on standard error, under the program's name."""
    last_screen.give_back()
    print(f"briefing: {printable(line)}", file=sys.stderr)


def printable(text: str) -> str:
    """``text`` on one line that any terminal can show: arguments may hold anything."""
    one = "".join(c if c.isprintable() else " " if c.isspace() else "\ufffd" for c in text)
    encoding = getattr(sys.stderr, "encoding", None) or "utf-8"
    return one.encode(encoding, "replace").decode(encoding)
