"""Reads the user's TOML files: configuration, profiles, themes. Cheap to import."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Any

MAX_BYTES = 1_000_000
"""Largest file read: one that is larger is no such file."""


class TomlFileError(ValueError):
    """The file cannot be used; the message is one clause that says why."""


def read_toml(path: Path) -> dict[str, Any]:
    """The table in ``path``; a byte order mark before it is passed over.

    Raises:
        FileNotFoundError: there is none.
        TomlFileError: it is no regular file, too large, cannot be read, or is not TOML.
    """
    try:
        # Non-blocking: a pipe in place of the file must not stop the program.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with open(descriptor, "rb") as file:  # noqa: PTH123 - the descriptor, so that what was checked is what is read
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise TomlFileError("is no regular file")
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise
    except OSError as error:
        raise TomlFileError(f"cannot be read ({os.strerror(error.errno or 0)})") from error
    except ValueError as error:
        raise error if isinstance(error, TomlFileError) else TomlFileError("is not a usable path") from error
    if len(data) > MAX_BYTES:
        raise TomlFileError(f"is larger than {MAX_BYTES // 1_000_000} MB")
    import tomli

    try:
        return tomli.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise TomlFileError(f"is not UTF-8 text (byte {error.start}); save it as UTF-8") from error
    except tomli.TOMLDecodeError as error:
        raise TomlFileError(f"is not TOML: {' '.join(str(error).split())}") from error
    except RecursionError as error:
        raise TomlFileError("is not TOML: nested too deeply") from error
