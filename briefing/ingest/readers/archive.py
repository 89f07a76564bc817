"""ZIP and tar files of any of the other formats, packed by gzip, bzip2 or xz, or not.

Nothing is unpacked to a disk. A member is read up to the limit of one article, whatever its header claims, so that a
bomb costs no more than an article does.
"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import threading
import zipfile
import zlib
from collections import deque
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import PurePosixPath
from typing import IO, Any, cast

from briefing.ingest.readers import registry
from briefing.ingest.readers.protocol import Blob, Content, Limits, Part, RefusedError, too_large
from briefing.ingest.sanitise import safe_label

INSIDE = "!/"
"""Between the name of a member and that of a part inside it."""

_LONE = "text"
"""What a packed file is called that is no archive: its own name is not in it."""

MAX_DEPTH = 3
"""Archives within archives beyond this are refused."""

MOST_UNPACKED, MOST_RATIO = 1_000_000_000, 100
"""A packed stream of more bytes than the first, and than so many times its own, is a bomb: text packs by ten or so."""

_BROKEN = (zipfile.BadZipFile, tarfile.TarError, zlib.error, lzma.LZMAError, EOFError, OSError, NotImplementedError,
           RuntimeError, ValueError, UnicodeError, IndexError)  # fmt: skip


def parts(blob: Blob, limits: Limits, depth: int = 1) -> list[Part]:
    """The members that can be read, and for those that hold several articles, these."""
    found: list[Part] = []
    try:
        for name, size, opened in _archive(blob):
            if len(found) >= limits.max_parts:
                break
            suffix = PurePosixPath(name).suffix.lower()
            hidden = any(p.startswith((".", "__MACOSX")) for p in PurePosixPath(name).parts)
            if name != _LONE and (hidden or not registry.known_suffix(suffix)):
                continue
            inner: list[Part] = []
            if (name == _LONE or suffix in registry.CONTAINERS) and size <= limits.max_bytes:
                inner = _inside(name, opened, limits, depth)
            label = safe_label(name)
            found += [Part(name + INSIDE + p.name, f"{label}: {p.label}") for p in inner] or [Part(name, label)]
    except _BROKEN as error:
        if not found:
            why = safe_label(str(error)) or type(error).__name__
            raise RefusedError(why if why == _BOMB else f"a damaged archive ({why})") from error
    if not found:
        raise RefusedError("an archive without anything that can be read")
    return found


def read(blob: Blob, part: str, limits: Limits, depth: int = 1) -> Content:
    """The member ``part``, read by the reader of its format."""
    if not part:
        # It was not looked into, for its depth, or it says itself what is wrong with it.
        parts(blob, limits)
        raise RefusedError("archives nested too deeply; unpack them first")
    name, _, inside = part.partition(INSIDE)
    if depth > MAX_DEPTH:
        raise RefusedError("archives nested too deeply")
    try:
        data = _archive(blob).data(name, limits)
    except RefusedError:
        raise
    except _BROKEN as error:
        secret = "encrypt" in str(error) or "password" in str(error)
        why = "encrypted; unpack it first" if secret else _BOMB if _BOMB in str(error) else "a damaged archive"
        raise RefusedError(why) from error
    if data is None:
        raise RefusedError("no such member in the archive")
    return registry.read(data, PurePosixPath(name).name, inside, limits)


def _inside(name: str, opened: Any, limits: Limits, depth: int) -> list[Part]:
    try:
        data = _bounded(opened(), limits)
        if not registry.is_archive(data):
            return registry.reader_of(data, name).parts(data, limits)
        return parts(data, limits, depth + 1) if depth < MAX_DEPTH else []
    except (RefusedError, *_BROKEN):
        return []


_Member = tuple[str, int, Callable[[], IO[bytes] | None]]
"""The name, the size as the archive states it, and what opens it."""


class _Archive:
    """An archive that is kept open: its members are mostly asked for one after the other.

    Of members of one name the first counts.
    """

    def __init__(self, blob: Blob) -> None:
        self._blob = blob
        self._zip: zipfile.ZipFile | None = None
        self._infos: dict[str, zipfile.ZipInfo] = {}
        if blob[:4] in (b"PK\x03\x04", b"PK\x05\x06"):
            self._zip = zipfile.ZipFile(_file(blob))
            for info in self._zip.infolist():
                if not info.is_dir():
                    self._infos.setdefault(info.filename, info)
        self._rest: Iterator[_Member] = iter(())
        self._passed: set[str] = set()
        self._last: tuple[str, bytes] | None = None

    def __iter__(self) -> Iterator[_Member]:
        """All members from the first on."""
        if self._zip is not None:
            archive = self._zip
            return ((name, i.file_size, partial(archive.open, i)) for name, i in self._infos.items())
        self._passed = set()
        self._rest = self._unseen(_tarred(self._blob))
        return self._rest

    def data(self, name: str, limits: Limits) -> bytes | None:
        """What the member holds, None where there is none of this name."""
        if self._last and self._last[0] == name:
            return self._last[1]
        opened = self._find(name)
        if opened is None:
            return None
        self._last = name, _bounded(opened(), limits)
        return self._last[1]

    def _find(self, name: str) -> Callable[[], IO[bytes] | None] | None:
        if self._zip is not None:
            info = self._infos.get(name)
            return partial(self._zip.open, info) if info else None
        # A tar file is read on from where the last member was found, which may have been packed with all before it.
        for members in (self._rest, self) if name not in self._passed else (self,):
            for member, _, opened in members:
                if member == name:
                    return opened
        return None

    def _unseen(self, members: Iterator[_Member]) -> Iterator[_Member]:
        for member in members:
            if member[0] not in self._passed:
                self._passed.add(member[0])
                yield member


class _Kept(threading.local):
    """The archives that this thread read last, an inner one behind that which it is in."""

    def __init__(self) -> None:
        self.archives: deque[tuple[Blob, _Archive]] = deque(maxlen=MAX_DEPTH)


_kept = _Kept()


def _archive(blob: Blob) -> _Archive:
    for known, archive in _kept.archives:
        if known is blob:
            return archive
    archive = _Archive(blob)
    _kept.archives.append((blob, archive))
    return archive


def _tarred(blob: Blob) -> Iterator[_Member]:
    try:
        with tarfile.open(fileobj=_unpacked(blob), mode="r|") as tar:
            for member in tar:
                if member.isfile():
                    yield member.name, member.size, partial(tar.extractfile, member)
    except tarfile.ReadError:
        # No tar inside: one packed file.
        yield _LONE, 0, lambda: _unpacked(blob)


def _unpacked(blob: Blob) -> IO[bytes]:
    file = _file(blob)
    most = max(MOST_UNPACKED, MOST_RATIO * len(blob))
    if blob[:2] == b"\x1f\x8b":
        return cast(IO[bytes], _Measured(gzip.GzipFile(fileobj=file), most))
    if blob[:3] == b"BZh":
        return cast(IO[bytes], _Measured(bz2.BZ2File(file), most))
    if blob[:6] == b"\xfd7zXZ\x00":
        return cast(IO[bytes], _Measured(lzma.LZMAFile(file), most))
    return file


_BOMB = "unpacks to far more than its size"


class _Measured(io.BufferedIOBase):
    """An unpacked stream that ends in an error after ``most`` bytes."""

    def __init__(self, file: io.BufferedIOBase, most: int) -> None:
        self._file = file
        self._left = most

    def readable(self) -> bool:
        return True

    def read(self, size: int | None = -1) -> bytes:
        data = self._file.read(size)
        self._left -= len(data)
        if self._left < 0:
            raise OSError(_BOMB)
        return data


def _file(blob: Blob) -> IO[bytes]:
    if isinstance(blob, bytes):
        return io.BytesIO(blob)
    blob.seek(0)
    return blob  # type: ignore[return-value]  # a map is read like a file


def _bounded(file: IO[bytes] | None, limits: Limits) -> bytes:
    if file is None:
        return b""
    with file:
        data = file.read(limits.max_bytes + 1)
    if len(data) > limits.max_bytes:
        raise too_large(limits)
    return data
