"""One connection to the library file, and its failures in words."""

from __future__ import annotations

import os
import sqlite3
import stat
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from briefing.library import schema

BUSY_SECONDS = 2.0
"""How long to wait for another briefing to finish writing; its transactions take milliseconds."""


HURRY_SECONDS = 0.3
"""The same when the reader is leaving."""


class LibraryError(RuntimeError):
    """The library cannot be used; the message is one line with the file and the remedy."""


class LibraryBusyError(LibraryError):
    """Another program is writing and does not end, or the disk is full; the same may succeed later."""


class Connection:
    """A connection that any thread may use, one at a time. Every failure is a ``LibraryError``."""

    def __init__(self, path: Path | None) -> None:
        """Open or make the file at ``path``; None keeps everything in memory.

        Raises:
            LibraryError: it cannot be opened, written or understood. The file is left as it is.
        """
        self.path = path
        self._lock = threading.RLock()
        self._give_up_at: float | None = None
        with self._told():
            if path is not None:
                if str(path).startswith("~"):
                    raise LibraryError(f"{path}: nobody has that home folder; set BRIEFING_DATA_DIR to another")
                path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
                if path.exists():
                    _look_at(path)
            self._db = sqlite3.connect(
                path or ":memory:", timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
            )
            try:
                self._prepare()
            except BaseException:
                self._db.close()
                raise
            self._opened = self._identity()

    def _identity(self) -> tuple[int, int] | None:
        """Which file stands under the library's name now, None where there is none or it is in memory."""
        try:
            status = self.path.stat() if self.path is not None else None
        except FileNotFoundError:
            return None
        return (status.st_dev, status.st_ino) if status else None

    def _prepare(self) -> None:
        # One snapshot for both looks: another process may be making the tables just now.
        self._db.execute("BEGIN")
        found = schema.version(self._db)
        tables = self._db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        self._db.execute("COMMIT")
        if found > schema.VERSION:
            raise LibraryError(
                f"{self.path}: written by a newer briefing (library version {found}, this one knows {schema.VERSION}); "
                "update briefing"
            )
        if tables and not found:
            raise LibraryError(f"{self.path}: is a database of another program; move it elsewhere")
        if self.path is not None and not found:
            self.path.chmod(0o600)
        self._write_ahead()
        self._db.execute("PRAGMA synchronous = NORMAL")
        self._db.execute("PRAGMA foreign_keys = ON")
        if found < schema.VERSION:
            schema.migrate(self._db)

    def _write_ahead(self) -> None:
        # SQLite does not wait for a lock in this one statement, which two processes making the file both need.
        until = time.monotonic() + BUSY_SECONDS
        while True:
            try:
                self._db.execute("PRAGMA journal_mode = WAL")
                return
            except sqlite3.OperationalError as error:
                if "locked" not in str(error) or time.monotonic() > until:
                    raise
                time.sleep(0.01)

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """The connection, for queries."""
        with self._lock, self._told():
            yield self._db

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """The connection inside a transaction: all that is written in it, or nothing."""
        with self._lock, self._told():
            # From the start, since a lock taken in mid-transaction fails at once instead of waiting.
            self._begin()
            try:
                if self._identity() != self._opened:
                    # SQLite would write on, into a file that nobody opens again, or into the log of another one.
                    raise LibraryError(
                        f"{self.path}: was moved, deleted or replaced while it was open; what is done now is not kept, "
                        "open briefing again"
                    )
                yield self._db
                self._db.execute("COMMIT")
            except BaseException:
                # A full disk may have ended the transaction already, or have left it open when it was to be kept.
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                raise

    def hurry(self) -> None:
        """Wait no longer than ``HURRY_SECONDS`` from now for other programs, in all that is still to be written."""
        self._give_up_at = time.monotonic() + HURRY_SECONDS

    def _begin(self) -> None:
        # In short waits of its own: SQLite's cannot be cut short from another thread.
        until = time.monotonic() + BUSY_SECONDS
        self._db.execute("PRAGMA busy_timeout = 0")
        try:
            while True:
                try:
                    self._db.execute("BEGIN IMMEDIATE")
                    return
                except sqlite3.OperationalError as error:
                    if not _is_busy(error) or time.monotonic() > min(until, self._give_up_at or until):
                        raise
                time.sleep(0.01)
        finally:
            self._db.execute(f"PRAGMA busy_timeout = {int(BUSY_SECONDS * 1000)}")

    def close(self) -> None:
        """Close the file; may be called twice."""
        with self._lock, self._told():
            self._db.close()

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            kind = LibraryBusyError if _is_busy(error) or _is_full(error) else LibraryError
            raise kind(f"{self.path or 'the library in memory'}: {_reason(error)}") from error


def ways_to_read(path: Path) -> list[str]:
    """The addresses under which SQLite may open the file at ``path`` to read it, the first the best.

    Without a log beside it nothing is pending, and SQLite need leave no lock file there. With an empty one it should,
    as another program may be about to write, but a full disk may have no room for that.
    """
    log = path.with_name(f"{path.name}-wal")
    hows = ["mode=ro"] if log.exists() else []
    hows += ["immutable=1"] if not hows or log.stat().st_size == 0 else []
    return [f"{path.resolve().as_uri()}?{how}" for how in hows]


def _look_at(path: Path) -> None:
    """Refuse what is no library of this program before SQLite opens it to write, which may change it."""
    if not os.access(path, os.W_OK):
        raise PermissionError
    if path.is_dir():
        raise IsADirectoryError
    if not stat.S_ISREG(path.stat().st_mode):
        raise LibraryError(f"{path}: is no regular file; move it elsewhere")
    with path.open("rb") as file:
        head = file.read(16)
    if head and head != b"SQLite format 3\0":
        raise sqlite3.DatabaseError("not a database")
    if not head:
        return
    db = sqlite3.connect(ways_to_read(path)[-1], uri=True, timeout=BUSY_SECONDS)
    try:
        tables = {name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    finally:
        db.close()
    if tables and not tables >= schema.OWN:
        raise LibraryError(f"{path}: is a database of another program; move it elsewhere")


def _is_busy(error: Exception) -> bool:
    return isinstance(error, sqlite3.OperationalError) and ("locked" in str(error) or "busy" in str(error))


def _is_full(error: Exception) -> bool:
    # What a quota or a limit of the process leaves unwritten is an error of the disk to SQLite.
    return isinstance(error, sqlite3.Error) and ("full" in str(error) or "disk I/O" in str(error))


def _reason(error: Exception) -> str:
    text = str(error).lower()
    if "locked" in text or "busy" in text:
        return "another program holds the library; close it and start again"
    if "not a database" in text or "malformed" in text or "no such table" in text or "no such column" in text:
        return (
            "is damaged; it is left as it is, rename it and a new one is made; briefing library export saves the rest"
        )
    if _is_full(error):
        return "cannot be written; see whether the disk is full"
    if isinstance(error, OSError) or "readonly" in text or "unable to open" in text:
        return "cannot be written; see its permissions and those of its folder"
    return f"cannot be used ({' '.join(str(error).split())})"
