"""Writes what was asked for to a file: whole or not at all, and over nothing that the user did not say."""

from __future__ import annotations

import contextlib
import os
import stat
import tempfile
from collections.abc import Iterable
from pathlib import Path


class NotSavedError(Exception):
    """Nothing was written; the message is one line with the file and the remedy."""


def save(path: Path, data: bytes, *, replace: bool = False, inputs: Iterable[str] = ()) -> None:
    """Write ``data`` to ``path``; over an existing file only with ``replace``, over one of ``inputs`` never.

    A file appears when all of it is written; a device is written to as it stands.

    Raises:
        NotSavedError: it exists, is one of ``inputs``, or cannot be written.
    """
    mode = check(path, replace=replace, inputs=inputs)
    if mode is not None and stat.S_ISCHR(mode):
        _write_in_place(path, data)
    else:
        _write(path, data, mode)


def check(path: Path, *, replace: bool = False, inputs: Iterable[str] = ()) -> int | None:
    """Whether ``save`` would try: the mode of what is there now, None for nothing.

    Raises:
        NotSavedError: it would not.
    """
    try:
        status = path.stat()
    except FileNotFoundError:
        if path.is_symlink():
            raise NotSavedError(f"{path}: is a link to nothing; choose another file") from None
        return None
    except (OSError, ValueError) as error:
        raise _refused(path, error) from error
    if stat.S_ISCHR(status.st_mode):
        return status.st_mode
    if not stat.S_ISREG(status.st_mode):
        raise NotSavedError(f"{path}: is {'a folder' if path.is_dir() else 'no regular file'}; choose another file")
    if any(_same(status, one) for one in inputs):
        raise NotSavedError(f"{path}: is one of the articles; choose another file")
    if not replace:
        raise NotSavedError(f"{path}: exists; choose another file, or write over this one with --force")
    return status.st_mode


def _write(path: Path, data: bytes, mode: int | None) -> None:
    # What a link leads to is replaced, not the link; a file that may not be written is not got round by its folder.
    target = path.resolve()
    if mode is not None and not os.access(target, os.W_OK):
        raise NotSavedError(f"{path}: permission denied; choose another file")
    draft = ""
    if mode is not None and not os.access(target.parent, os.W_OK):
        # Only in place, then.
        _write_in_place(path, data)
        return
    try:
        descriptor, draft = tempfile.mkstemp(dir=target.parent, prefix=".briefing-")
        with open(descriptor, "wb") as file:  # noqa: PTH123 - the descriptor is the draft's
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(draft).chmod(stat.S_IMODE(mode) if mode is not None else 0o666 & ~_umask())
        if mode is None:
            _put(draft, target)
        else:
            os.replace(draft, target)  # noqa: PTH105 - beside os.link
    except (OSError, ValueError) as error:
        raise _refused(path, error) from error
    finally:
        if draft:
            with contextlib.suppress(OSError):
                Path(draft).unlink()


def _put(draft: str, target: Path) -> None:
    try:
        # Unlike a rename this fails where a file has come to be there since.
        os.link(draft, target)
    except FileExistsError:
        raise
    except OSError:
        # A file system without links.
        if os.path.lexists(target):
            raise FileExistsError from None
        os.replace(draft, target)  # noqa: PTH105 - as above


def _write_in_place(path: Path, data: bytes) -> None:
    try:
        with path.open("wb", buffering=0) as file:
            file.write(data)
    except OSError as error:
        raise _refused(path, error) from error


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def _same(status: os.stat_result, path: str) -> bool:
    try:
        return os.path.samestat(status, os.stat(path))  # noqa: PTH116 - any spelling
    except (OSError, ValueError):
        return False


def _refused(path: Path, error: Exception) -> NotSavedError:
    if isinstance(error, FileExistsError):
        return NotSavedError(f"{path}: exists by now; nothing was written")
    why = os.strerror(error.errno) if isinstance(error, OSError) and error.errno else "not a usable path"
    return NotSavedError(f"{path}: cannot be written ({why[0].lower() + why[1:]}); choose another file")
