"""What may hold an article, and what gave none."""

from __future__ import annotations

import re

import msgspec

from briefing.ingest.sanitise import safe_label

STDIN = "-"
NOT_A_FILE = "neither a file nor a folder"
INSIDE = "!/"
"""Between the path of a file and the part inside it, as in the addresses of archives' members."""

_SURROGATE = re.compile("[\ud800-\udfff]")


class Source(msgspec.Struct, frozen=True):
    """Something that may hold an article: a file, standard input as ``-``, or one of several articles in either.

    ``path`` opens it and may hold anything a file name can; ``label`` is safe to show. ``part`` is what the reader of
    its format calls the article inside the file, empty where the file is one article or has not been looked into.
    ``kept`` is the article's id where it is to be taken from the library, whatever has become of the file. One that is
    ``unseen`` may hold several articles, which ``discover.inside`` lists.
    """

    path: str
    label: str
    part: str = ""
    kept: str = ""
    unseen: bool = False

    @property
    def address(self) -> str:
        """Path and part in one line, safe to show; different for each source."""
        return shown(f"{self.path}{INSIDE}{self.part}" if self.part else self.path)


class Skipped(msgspec.Struct, frozen=True):
    """A source that gave no article, and why: both one line, safe to show."""

    source: str
    reason: str


def shown(path: str) -> str:
    """``path`` fit for the screen: each byte that is no UTF-8 becomes U+FFFD, controls go."""
    return safe_label(_SURROGATE.sub("\ufffd", path))


def reason(error: Exception) -> str:
    """Why the system refused, as one clause for the user."""
    match error:
        case FileNotFoundError():
            return "no such file or folder"
        case PermissionError():
            return "no permission to read it"
        case OSError(strerror=str(text)) if text:
            return safe_label(text[0].lower() + text[1:])
        case _:
            return "not a usable path"
