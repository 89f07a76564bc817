"""Finds what can be read under the given paths. Opens no file."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable
from pathlib import PurePath

import msgspec

from briefing.ingest.sanitise import safe_label

SUFFIXES = (".txt", ".md", ".html", ".htm")
STDIN = "-"
NOT_A_FILE = "neither a file nor a folder"
_SURROGATE = re.compile("[\ud800-\udfff]")


class Source(msgspec.Struct, frozen=True):
    """Something that may hold an article: a file, or standard input as ``-``.

    ``path`` opens it and may hold anything a file name can; ``label`` is safe to show.
    """

    path: str
    label: str


class Skipped(msgspec.Struct, frozen=True):
    """A source that gave no article, and why: both one line, safe to show."""

    source: str
    reason: str


def shown(path: str) -> str:
    """``path`` fit for the screen: each byte that is no UTF-8 becomes U+FFFD, controls go."""
    return safe_label(_SURROGATE.sub("\ufffd", path))


def discover(paths: Iterable[str]) -> tuple[list[Source], list[Skipped]]:
    """The sources under ``paths`` in their order, and what is none, with reasons.

    Folders are walked in order of name, each once however many links lead to it. Inside them hidden names, and names
    that do not end in one of ``SUFFIXES``, are passed over; a file that is named itself may have any suffix.
    """
    found = _Walk()
    for path in paths:
        found.add(path)
    return found.sources, found.skipped


class _Walk:
    def __init__(self) -> None:
        self.sources: list[Source] = []
        self.skipped: list[Skipped] = []
        self._paths: set[str] = set()
        self._folders: set[tuple[int, int]] = set()
        # Counts also what was listed before, so that a folder given twice is not called empty.
        self._seen = 0

    def add(self, path: str) -> None:
        if path == STDIN:
            self._source(STDIN, "standard input")
            return
        try:
            mode = os.stat(path).st_mode  # noqa: PTH116 - Path would change the spelling that the user gave
        except (OSError, ValueError) as error:
            self._skip(path, reason(error))
            return
        if stat.S_ISDIR(mode):
            before = self._seen
            self._folder(path)
            if before == self._seen:
                self._skip(path, f"no {', '.join(SUFFIXES)} files in it")
        elif stat.S_ISREG(mode):
            self._source(path, shown(PurePath(path).name))
        else:
            self._skip(path, NOT_A_FILE)

    def _folder(self, top: str) -> None:
        # Entries wait in reverse order of name, so that the last is the next and a folder is walked in its place.
        waiting: list[tuple[str, str, bool]] = [(top, "", True)]
        while waiting:
            path, label, is_folder = waiting.pop()
            if not is_folder:
                self._source(path, shown(label))
                continue
            try:
                status = os.stat(path)  # noqa: PTH116
                identity = (status.st_dev, status.st_ino)
                if identity in self._folders:
                    self._seen += 1
                    continue
                self._folders.add(identity)
                with os.scandir(path) as entries:
                    kept = sorted(
                        (e for e in entries if not e.name.startswith(".")), key=lambda e: e.name, reverse=True
                    )
            except OSError as error:
                self._skip(path, reason(error))
                continue
            for entry in kept:
                try:
                    name = f"{label}/{entry.name}" if label else entry.name
                    if entry.is_dir():
                        waiting.append((entry.path, name, True))
                    elif not entry.name.lower().endswith(SUFFIXES):
                        continue
                    elif entry.is_file():
                        waiting.append((entry.path, name, False))
                    else:
                        self._skip(entry.path, "a link to nothing" if entry.is_symlink() else NOT_A_FILE)
                except OSError as error:
                    self._skip(entry.path, reason(error))

    def _source(self, path: str, label: str) -> None:
        self._seen += 1
        key = path if path == STDIN else os.path.normpath(path)
        if key not in self._paths:
            self._paths.add(key)
            self.sources.append(Source(path, label or shown(path)))

    def _skip(self, path: str, why: str) -> None:
        self._seen += 1
        self.skipped.append(Skipped(shown(path), why))


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
