"""Where files lie: what comes with the program, and the user's own folders. Cheap to import."""

from __future__ import annotations

import os
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def themes_dir() -> Path:
    """The built-in themes, in a checkout as in an installed package."""
    return _shipped("themes")


def samples_dir() -> Path:
    """The sample articles, in a checkout as in an installed package."""
    return _shipped("samples")


def config_dir() -> Path:
    """The user's configuration: ``BRIEFING_CONFIG_DIR``, else the platform's place (``XDG_CONFIG_HOME`` counts)."""
    own = os.environ.get("BRIEFING_CONFIG_DIR")
    if own:
        return _expanded(own)
    from platformdirs import user_config_path

    return user_config_path("briefing", appauthor=False)


def data_dir() -> Path:
    """The user's data: ``BRIEFING_DATA_DIR``, else the platform's place (``XDG_DATA_HOME`` counts)."""
    own = os.environ.get("BRIEFING_DATA_DIR")
    if own:
        return _expanded(own)
    from platformdirs import user_data_path

    return user_data_path("briefing", appauthor=False)


def config_file() -> Path:
    """The configuration file, which need not exist."""
    return config_dir() / "config.toml"


def user_themes_dir() -> Path:
    """The user's own themes; the folder need not exist."""
    return config_dir() / "themes"


def user_profiles_dir() -> Path:
    """The user's own profiles; the folder need not exist."""
    return config_dir() / "profiles"


def library_file() -> Path:
    """The library, which need not exist."""
    return data_dir() / "library.sqlite3"


def library_there() -> bool:
    """Whether there is a library, or something in its way, such as a folder that may not be entered."""
    try:
        library_file().stat()
    except FileNotFoundError:
        return False
    except (OSError, ValueError):
        return True
    return True


def _expanded(folder: str) -> Path:
    """With the home folder in place of ``~``; as it stands where nobody has that home, which no file then has."""
    try:
        return Path(folder).expanduser()
    except RuntimeError:
        return Path(folder)


def _shipped(name: str) -> Path:
    """A wheel carries the top-level folders inside the package, with an underscore before the name."""
    packed = PACKAGE / f"_{name}"
    return packed if packed.is_dir() else PACKAGE.parent / name
