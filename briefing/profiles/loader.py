"""Reads profiles from TOML: a built-in one, with a user's own merged over it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import tomli

from briefing.profiles.types import Profile

BUILT_IN = Path(__file__).parent


class ProfileError(ValueError):
    """A profile cannot be used; the message names file, key and reason."""


def load_profile(name: str = "diplomacy", *, user_dir: Path | None = None) -> Profile:
    """The built-in profile ``name`` with ``user_dir/name.toml``, where there is one, merged over it.

    Raises:
        ProfileError: no such profile, or a file that is not valid.
    """
    merged: dict[str, Any] = {}
    found = False
    for folder in (BUILT_IN, user_dir):
        path = folder / f"{name}.toml" if folder else None
        if path and path.is_file():
            merged = _merge(merged, _read(path))
            found = True
    if not found:
        known = ", ".join(sorted(p.stem for p in BUILT_IN.glob("*.toml")))
        raise ProfileError(f"no profile named {name!r}; built in: {known}")
    try:
        return msgspec.convert({"name": name, **merged}, Profile)
    except msgspec.ValidationError as error:
        raise ProfileError(f"profile {name}: {error}") from error


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomli.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomli.TOMLDecodeError) as error:
        raise ProfileError(f"{path}: {error}") from error


def _merge(base: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    """``over`` wins key by key; tables merge, lists are replaced."""
    out = dict(base)
    for key, value in over.items():
        old = out.get(key)
        out[key] = _merge(old, value) if isinstance(old, dict) and isinstance(value, dict) else value
    return out
