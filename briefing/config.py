"""The user's configuration: one TOML file, each wrong part of it reported in a line and left out."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any, Literal, get_args, get_type_hints

import msgspec

from briefing import resources
from briefing.toml_file import TomlFileError, read_toml

Kind = Literal["event", "date", "envoy", "person", "place", "organization", "statement"]

KINDS: tuple[Kind, ...] = get_args(Kind)

FIELDS = ("title", "text", "date", "source", "authors", "url", "language")
"""What can be told of articles in JSON: where each stands."""

Term = Annotated[str, msgspec.Meta(pattern=r"\S")]


class Config(msgspec.Struct, frozen=True, kw_only=True):
    """What the user has chosen; each default is what holds without a file.

    ``model`` is a spaCy package or folder, None for the best one installed. ``profile`` names one or several profiles,
    all built-in ones by default. ``max_file_mb`` is in units of
    10**6 bytes. ``workers`` counts extraction processes. ``watch`` holds terms to spot in every article.
    ``keys`` maps an action's name to its keys, separated by commas. ``json`` names the fields in which JSON articles
    hold what is sought. ``show`` lists the kinds of fact that are
    marked in the text. ``allow_private`` lets feeds and pages come from private addresses; ``pause`` is how many
    seconds a host rests between two requests.
    """

    model: Term | None = None
    profile: tuple[Term, ...] = ()
    theme: Term | None = None
    max_file_mb: Annotated[float, msgspec.Meta(gt=0, le=1000)] = 10
    workers: Annotated[int, msgspec.Meta(ge=1, le=32)] = 1
    watch: tuple[Term, ...] = ()
    show: tuple[Kind, ...] = KINDS
    keys: dict[str, str] = {}
    json: dict[str, tuple[Term, ...]] = {}
    allow_private: bool = False
    pause: Annotated[float, msgspec.Meta(ge=0, le=60)] = 1.0

    @property
    def max_bytes(self) -> int:
        """``max_file_mb`` in bytes."""
        return int(self.max_file_mb * 1_000_000)


ALLOWED = {
    "model": "the name of a spaCy package or a folder, in quotes",
    "profile": 'the name of a profile, in quotes, or a list of them, such as ["diplomacy", "conflict"]',
    "theme": "the name of a theme, in quotes",
    "max_file_mb": "a number above 0 and up to 1000",
    "workers": "a whole number from 1 to 32",
    "watch": 'a list of words or names, such as ["Geneva", "ceasefire"]',
    "show": "a list of " + ", ".join(f'"{kind}"' for kind in KINDS),
    "allow_private": "true or false",
    "pause": "a number of seconds from 0 to 60",
    "keys": 'a table of actions, each with a key or a list of keys, such as help = "f1"',
    "json": "a table of " + ", ".join(FIELDS) + ', each with a field or a list of fields, such as date = "meta.day"',
}


def load_config(path: Path | None = None) -> tuple[Config, list[str]]:
    """The configuration in ``path`` (by default the user's) and one line for each part of it that was left out.

    A missing file is no problem; a file, key or value that cannot be used is named with what is allowed.
    """
    file = resources.config_file() if path is None else path
    try:
        if str(file).startswith("~"):
            raise TomlFileError("nobody has that home folder")
        table = read_toml(file)
    except FileNotFoundError:
        return Config(), []
    except TomlFileError as error:
        return Config(), [f"{file}: {error}; using the defaults"]
    return _from_table(table, file)


def _from_table(table: dict[str, Any], file: Path) -> tuple[Config, list[str]]:
    hints = get_type_hints(Config, include_extras=True)
    good: dict[str, Any] = {}
    problems: list[str] = []
    for key, value in table.items():
        if key not in ALLOWED:
            problems.append(f"{file}: {_name(key)} is not a setting; {_instead(key)}")
            continue
        if key in ("keys", "json") and isinstance(value, dict):
            good[key], wrong = _keys(value, file) if key == "keys" else _fields(value, file)
            problems += wrong
            continue
        listed = [value] if key == "profile" and isinstance(value, str) else value
        try:
            good[key] = msgspec.convert(listed, hints[key])
        except msgspec.ValidationError:
            problems.append(f"{file}: {key} = {_name(value)} cannot be used; allowed is {ALLOWED[key]}")
    return Config(**good), problems


def _keys(table: dict[str, Any], file: Path) -> tuple[dict[str, str], list[str]]:
    good: dict[str, str] = {}
    problems: list[str] = []
    for action, value in table.items():
        keys = [value] if isinstance(value, str) else value
        if isinstance(keys, list) and keys and all(isinstance(key, str) and key.strip() for key in keys):
            good[action] = ",".join(part.strip() for key in keys for part in key.split(","))
        else:
            problems.append(
                f"{file}: keys.{_name(action)} = {_name(value)} cannot be used; allowed is a key or a list of keys"
            )
    return good, problems


def _fields(table: dict[str, Any], file: Path) -> tuple[dict[str, tuple[str, ...]], list[str]]:
    good: dict[str, tuple[str, ...]] = {}
    problems: list[str] = []
    for what, value in table.items():
        names = [value] if isinstance(value, str) else value
        if what not in FIELDS:
            problems.append(f"{file}: json.{_name(what)} is not a setting; {_instead(what, FIELDS)}")
        elif isinstance(names, list) and names and all(isinstance(name, str) and name.strip() for name in names):
            good[what] = tuple(name.strip() for name in names)
        else:
            problems.append(
                f"{file}: json.{what} = {_name(value)} cannot be used; allowed is a field or a list of fields"
            )
    return good, problems


def _instead(key: str, known: Iterable[str] = ALLOWED) -> str:
    import difflib

    near = difflib.get_close_matches(key, list(known), n=1)
    return f"did you mean {near[0]}?" if near else "allowed are " + ", ".join(known)


def _name(value: object) -> str:
    """``value`` short, on one line and without control characters."""
    text = value if isinstance(value, str) and value.isidentifier() else ascii(value)
    return text if len(text) <= 60 else text[:57] + "..."
