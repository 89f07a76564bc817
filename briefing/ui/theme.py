"""Themes from TOML files: read strictly, checked before Textual sees them, since Textual itself checks nothing."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec
from textual.color import Color, ColorParseError
from textual.theme import Theme

from briefing.ingest.sanitise import safe_label
from briefing.toml_file import TomlFileError, read_toml
from briefing.ui.theme_defaults import defaults

DEFAULT_THEME = "ink"
STYLES = frozenset({"none", "bold", "italic", "underline", "underline2", "reverse", "strike", "dim"})


class ThemeError(ValueError):
    """A theme cannot be used; the message names file, key and reason in one line."""


class Interface(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Colours of everything that is not article text. ``surface`` is behind side panes, ``panel`` behind bars."""

    background: str
    foreground: str
    surface: str
    panel: str
    primary: str
    accent: str
    secondary: str | None = None
    success: str | None = None
    warning: str | None = None
    error: str | None = None


class Look(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How one kind of words looks: a colour, and a style that tells it apart without colour."""

    color: str | None = None
    style: str | None = None


class Kinds(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The fact kinds in the text."""

    event: Look = Look()
    date: Look = Look()
    envoy: Look = Look()
    person: Look = Look()
    place: Look = Look()
    organization: Look = Look()
    statement: Look = Look()


class Marks(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the reader marks. ``evidence`` and ``match`` colour the background, the others the words."""

    evidence: Look = Look()
    current: Look = Look()
    match: Look = Look()
    match_current: Look = msgspec.field(default=Look(), name="match-current")
    watch: Look = Look()


class ThemeFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One ``themes/NAME.toml``. Kinds and marks left out keep the reader's own look for dark or light."""

    label: str
    dark: bool
    interface: Interface
    kinds: Kinds = Kinds()
    marks: Marks = Marks()


MARK_VARIABLES = {
    "evidence": "fact-evidence",
    "current": "fact-current",
    "match": "search-match",
    "match-current": "search-current",
    "watch": "watch",
}


def theme_files(folders: Sequence[Path]) -> dict[str, Path]:
    """Theme names with their files, sorted; a later folder wins."""
    found: dict[str, Path] = {}
    for folder in folders:
        with contextlib.suppress(OSError):  # a folder that may not be entered was told with the configuration in it
            found |= {p.stem: p for p in folder.iterdir() if p.suffix == ".toml" and p.stem.isprintable()}
    return dict(sorted(found.items()))


def load_theme(path: Path) -> Theme:
    """The Textual theme in ``path``, named after the file, with every variable that the reader's styles use.

    Raises:
        ThemeError: the file cannot be read, or a key or value is wrong.
    """
    return _theme(path, _read(path))


def load_all(files: Mapping[str, Path]) -> tuple[dict[str, Theme], dict[str, str], list[str]]:
    """The usable themes of ``files`` by name, what each is called, and one line for each file that is not usable."""
    themes: dict[str, Theme] = {}
    labels: dict[str, str] = {}
    problems: list[str] = []
    for name, path in files.items():
        try:
            file = _read(path)
            themes[name] = _theme(path, file)
        except ThemeError as error:
            problems.append(str(error))
        else:
            labels[name] = safe_label(file.label)
    return themes, labels, problems


def _theme(path: Path, file: ThemeFile) -> Theme:
    variables = defaults(dark=file.dark)
    for kind, look in msgspec.structs.asdict(file.kinds).items():
        variables |= _variables(path, f"kinds.{kind}", f"fact-{kind}", look)
    for mark, variable in MARK_VARIABLES.items():
        look = getattr(file.marks, mark.replace("-", "_"))
        variables |= _variables(path, f"marks.{mark}", variable, look)
    colors = {k: v for k, v in msgspec.structs.asdict(file.interface).items() if v is not None}
    for key, value in colors.items():
        _check_color(path, f"interface.{key}", value)
    return Theme(name=path.stem, dark=file.dark, variables=variables, **colors)


def _read(path: Path) -> ThemeFile:
    try:
        return msgspec.convert(read_toml(path), ThemeFile)
    except (OSError, TomlFileError) as error:
        raise ThemeError(f"{path}: {error if isinstance(error, TomlFileError) else 'is gone'}") from error
    except msgspec.ValidationError as error:
        reason, _, where = str(error).partition(" - at `$")
        key = where.strip("`.") or "the file"
        raise ThemeError(f"{path}: {key}: {reason}") from error


def _variables(path: Path, key: str, variable: str, look: Look) -> dict[str, str]:
    out = {}
    if look.color is not None:
        out[variable] = _check_color(path, f"{key}.color", look.color)
    if look.style is not None:
        words = look.style.split()
        wrong = [word for word in words if word not in STYLES] or (words if "none" in words and len(words) > 1 else [])
        if wrong or not look.style.strip():
            allowed = ", ".join(sorted(STYLES))
            raise ThemeError(f"{path}: {key}.style: {' '.join(wrong)!r} is not a style; use {allowed}")
        out[f"{variable}-style"] = look.style.replace("underline2", "uu")  # its name in Textual's CSS
    return out


def _check_color(path: Path, key: str, value: str) -> str:
    try:
        if not re.fullmatch(r"#[0-9a-fA-F]{3}([0-9a-fA-F]{3})?|ansi_[a-z_]+|[a-z]+", value):
            raise ColorParseError("not a plain colour")
        Color.parse(value)
    except ColorParseError as error:
        raise ThemeError(f"{path}: {key}: {value!r} is not a colour; use #rrggbb") from error
    return value
