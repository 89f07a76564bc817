"""Finds what can be read under the given paths. Opens only files that may hold several articles, by their names."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from pathlib import PurePath

from briefing.ingest.blobs import opened
from briefing.ingest.readers import registry
from briefing.ingest.readers.protocol import DEFAULT_LIMITS, Limits, Part, RefusedError
from briefing.ingest.readers.registry import SUFFIXES
from briefing.ingest.sources import NOT_A_FILE, STDIN, Skipped, Source, reason, shown


def discover(
    paths: Iterable[str], limits: Limits = DEFAULT_LIMITS, *, look: bool = True, small: int | None = None
) -> tuple[list[Source], list[Skipped]]:
    """The sources under ``paths`` in their order, and what is none, with reasons.

    Folders are walked in order of name, each once however many links lead to it. Inside them hidden names, and names
    that do not end in one of ``SUFFIXES``, are passed over; a file that is named itself may have any suffix. Without
    ``look`` no file is opened: one that may hold several articles is one source. So it is with those of more than
    ``small`` bytes, where that is given; they are ``unseen``, and ``inside`` lists what they hold.
    """
    found = _Walk(limits, look, small)
    for path in paths:
        found.add(path)
    return found.sources, found.skipped


def inside(source: Source, limits: Limits = DEFAULT_LIMITS) -> list[Source] | Skipped:
    """The articles in a source that is ``unseen``, at least one, or why it cannot be read at all."""
    try:
        parts = _parts(source.path, limits)
    except Exception as error:  # noqa: BLE001 - whatever a file does to its reader, the other files are found
        return Skipped(source.address, str(error) if isinstance(error, RefusedError) else reason(error))
    return _of_parts(source.path, source.label, parts)


def _of_parts(path: str, label: str, parts: Iterable[Part]) -> list[Source]:
    return [Source(path, f"{label}: {part.label}", part.name) for part in parts] or [Source(path, label)]


def _parts(path: str, limits: Limits) -> list[Part]:
    with opened(path) as blob:
        return registry.parts(blob, "" if path == STDIN else PurePath(path).name, limits)


class _Walk:
    def __init__(self, limits: Limits, look: bool, small: int | None) -> None:
        self._small = small
        self._limits = limits
        self._look = look
        self.sources: list[Source] = []
        self.skipped: list[Skipped] = []
        self._paths: set[str] = set()
        self._real: dict[str, str] = {}
        self._folders: set[tuple[int, int]] = set()
        # Counts also what was listed before, so that a folder given twice is not called empty.
        self._seen = 0

    def add(self, path: str) -> None:
        if path == STDIN:
            self._source(STDIN, "standard input", many=True)
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
                self._skip(
                    path,
                    "nothing in it that can be read: no texts, pages, mail, feeds, books or reports",
                )
        elif stat.S_ISREG(mode):
            self._source(path, shown(PurePath(path).name), many=True)
        else:
            self._skip(path, NOT_A_FILE)

    def _folder(self, top: str) -> None:
        # Entries wait in reverse order of name, so that the last is the next and a folder is walked in its place.
        waiting: list[tuple[str, str, bool]] = [(top, "", True)]
        while waiting:
            path, label, is_folder = waiting.pop()
            if not is_folder:
                self._source(path, shown(label), many=registry.may_hold_many(path))
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

    def _source(self, path: str, label: str, *, many: bool) -> None:
        self._seen += 1
        key = path if path == STDIN else self._identity(path)
        if key in self._paths:
            return
        self._paths.add(key)
        label = label or shown(path)
        if many and self._look and self._is_large(path):
            self.sources.append(Source(path, label, unseen=True))
            return
        try:
            parts = _parts(path, self._limits) if many and self._look else []
        except Exception as error:  # noqa: BLE001 - whatever a file does to its reader, the other files are found
            if path == STDIN:
                # Whoever reads it says what is wrong with it.
                self.sources.append(Source(path, label))
                return
            self._skip(path, str(error) if isinstance(error, RefusedError) else reason(error))
            return
        self.sources += _of_parts(path, label, parts)

    def _is_large(self, path: str) -> bool:
        if self._small is None or path == STDIN or not registry.may_hold_many(path):
            return False
        try:
            return os.stat(path).st_size > self._small  # noqa: PTH116
        except OSError:
            return False

    def _identity(self, path: str) -> str:
        """One spelling for a file by whatever way it is named: relative, absolute, through links."""
        folder, name = os.path.split(path)
        try:
            if not name or os.path.islink(path):  # noqa: PTH114 - ten thousand of them: no Path objects
                return os.path.realpath(path)
            if folder not in self._real:
                self._real[folder] = os.path.realpath(folder)
        except (OSError, ValueError):
            return os.path.normpath(path)
        return os.path.join(self._real[folder], name)  # noqa: PTH118 - as above

    def _skip(self, path: str, why: str) -> None:
        self._seen += 1
        self.skipped.append(Skipped(shown(path), why))
