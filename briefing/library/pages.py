"""Reads rows out of the pages of a SQLite file by themselves, for where it can no longer be told which are whose.

Pages, cells, records and the log beside the file are as in https://www.sqlite.org/fileformat2.html, sections 1.6, 2.1
and 4. Pages have the size that SQLite gives unless told otherwise, and nothing tells it otherwise here.
"""

from __future__ import annotations

import mmap
import struct
from collections.abc import Iterator

import msgspec

PAGE = 4096
_LOG_HEAD, _FRAME_HEAD = 32, 24
_TABLE_LEAF, _INDEX_LEAF, _INDEX_INNER = 0x0D, 0x0A, 0x02
_MOST = {_TABLE_LEAF: PAGE - 35, _INDEX_LEAF: (PAGE - 12) * 64 // 255 - 23, _INDEX_INNER: (PAGE - 12) * 64 // 255 - 23}
"""By kind of page, the bytes of a row that stand on it at most; what is longer goes on elsewhere."""
_LEAST = (PAGE - 12) * 32 // 255 - 23
_WIDTHS = (0, 1, 2, 3, 4, 6, 8)

Value = int | float | str | bytes | None

_NO_ROW = (IndexError, ValueError, UnicodeDecodeError, struct.error)


class Row(msgspec.Struct, frozen=True):
    """A row with its number where it is one of a table that has numbers, None in others and in indexes."""

    number: int | None
    values: tuple[Value, ...]


class Pages:
    """The pages of a file as they were last committed, the log beside it counted."""

    def __init__(self, file: bytes | mmap.mmap, log: bytes = b"") -> None:
        """``file`` and ``log`` are what is in both."""
        self._file = file
        self._log = log
        self._logged = _committed(log)

    def rows(self) -> Iterator[Row]:
        """The rows on all pages that can be understood, those of pages given up long ago among them."""
        last = max(len(self._file) // PAGE, *self._logged, 0)
        for number in range(1, last + 1):
            page = self._page(number)
            head = 100 if number == 1 else 0
            if len(page) == PAGE and page[head] in _MOST:
                yield from self._on(page, head)

    def _page(self, number: int) -> bytes:
        at = self._logged.get(number)
        if at is not None:
            return self._log[at : at + PAGE]
        return self._file[(number - 1) * PAGE : number * PAGE]

    def _on(self, page: bytes, head: int) -> Iterator[Row]:
        kind = page[head]
        first = head + (12 if kind == _INDEX_INNER else 8)
        for n in range(int.from_bytes(page[head + 3 : head + 5], "big")):
            at = first + 2 * n
            try:
                yield self._row(page, int.from_bytes(page[at : at + 2], "big"), kind)
            except _NO_ROW:
                continue

    def _row(self, page: bytes, at: int, kind: int) -> Row:
        if kind == _INDEX_INNER:
            at += 4
        size, at = _varint(page, at)
        number = None
        if kind == _TABLE_LEAF:
            number, at = _varint(page, at)
        return Row(number, _values(self._payload(page, at, size, _MOST[kind])))

    def _payload(self, page: bytes, at: int, size: int, most: int) -> bytes:
        if size <= most:
            return page[at : at + size]
        here = _LEAST + (size - _LEAST) % (PAGE - 4)
        here = here if here <= most else _LEAST
        if size > len(self._file) + len(self._log):
            raise ValueError("longer than the file")
        parts, rest, seen = [page[at : at + here]], size - here, set[int]()
        following = int.from_bytes(page[at + here : at + here + 4], "big")
        while rest > 0 and following not in seen:
            seen.add(following)
            page = self._page(following) if following else b""
            parts.append(page[4 : 4 + rest])
            rest -= PAGE - 4
            following = int.from_bytes(page[:4], "big")
        return b"".join(parts)


def _committed(log: bytes) -> dict[int, int]:
    """By number of page, where in the log its last committed state begins."""
    found: dict[int, int] = {}
    pending: dict[int, int] = {}
    salt = log[16:24]
    for at in range(_LOG_HEAD, len(log) - _FRAME_HEAD - PAGE + 1, _FRAME_HEAD + PAGE):
        number, after = struct.unpack(">II", log[at : at + 8])
        if log[at + 8 : at + 16] != salt:
            break
        pending[number] = at + _FRAME_HEAD
        if after:
            found |= pending
            pending = {}
    return found


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = 0
    for n in range(9):
        byte = data[at + n]
        if n == 8:
            return value << 8 | byte, at + 9
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            break
    return value, at + n + 1


def _values(record: bytes) -> tuple[Value, ...]:
    """The values of a record.

    Raises:
        ValueError: it is none.
    """
    end, at = _varint(record, 0)
    kinds: list[int] = []
    while at < end:
        kind, at = _varint(record, at)
        kinds.append(kind)
    out: list[Value] = []
    for kind in kinds:
        value, at = _value(record, at, kind)
        out.append(value)
    if at != len(record) or not out:
        raise ValueError("not a record")
    return tuple(out)


def _value(record: bytes, at: int, kind: int) -> tuple[Value, int]:
    if kind >= 12:
        size = (kind - 12) // 2
        data = record[at : at + size]
        return (data.decode() if kind % 2 else data), at + size
    if kind == 7:
        return struct.unpack(">d", record[at : at + 8])[0], at + 8
    if kind in (8, 9):
        return kind - 8, at
    if kind > 9:
        raise ValueError("reserved")
    width = _WIDTHS[kind]
    return (int.from_bytes(record[at : at + width], "big", signed=True) if kind else None), at + width
