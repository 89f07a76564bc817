"""Reads profiles from TOML: a built-in one, with a user's own merged over it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeVar, get_args

import msgspec

from briefing.model import EventClass
from briefing.profiles.types import ActionKind, EventKind, Needed, PlaceNameTells, Profile
from briefing.toml_file import TomlFileError, read_toml

BUILT_IN = Path(__file__).parent
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
DESKS = ("diplomacy", "elections", "conflict", "justice", "disasters", "society", "economy", "science", "sport")
"""The built-in profiles, the one whose words go first where two claim the same."""
ALLOWED = {
    "needs": ", ".join(get_args(Needed)),
    "named_after": ", ".join(get_args(PlaceNameTells)),
    "class": ", ".join(get_args(EventClass)),
}
T = TypeVar("T")


class ProfileError(ValueError):
    """A profile cannot be used; the message is one line that names file, key and reason."""


def load_profile(names: str | Sequence[str] = (), *, user_dir: Path | None = None) -> Profile:
    """The profiles ``names`` as one, all built-in ones by default; each with ``user_dir/NAME.toml``, if any, over it.

    A name may be several with commas between. Over a built-in profile the user's own wins key by key: tables merge,
    lists are replaced, and a kind that it names anew comes after the others. Of several desks, kinds of one name have
    the words of all, and the first desk that says who is an envoy says so for all.

    Raises:
        ProfileError: no such profile, or a file that is not valid.
    """
    wanted = names.split(",") if isinstance(names, str) else names
    desks = list(dict.fromkeys(name.strip() for name in wanted)) or list(DESKS)
    if len(desks) == 1:
        return _desk(desks[0], user_dir)[1]
    together: dict[str, Any] = {}
    for name in desks:
        table, _ = _desk(name, user_dir)
        table.pop("title", None)
        if "envoy" in together:
            table.pop("envoy", None)
        together = _beside(together, table)
    return msgspec.convert({**together, "name": "+".join(desks)}, Profile)


def _desk(name: str, user_dir: Path | None) -> tuple[dict[str, Any], Profile]:
    """One profile, as it is written and as it is used."""
    if not NAME.fullmatch(name):
        raise ProfileError(f"profile {name!r}: a name has letters, digits, - and _ only")
    merged: dict[str, Any] = {}
    profile: Profile | None = None
    for folder in (BUILT_IN, user_dir):
        path = folder / f"{name}.toml" if folder else None
        if path and _there(path):
            merged = _merge(merged, _read(path))
            profile = _checked(merged, name, path)
    if profile is None:
        raise ProfileError(f"no profile named {name!r}; there are: {', '.join(profile_names(user_dir))}")
    return merged, profile


def profile_names(user_dir: Path | None = None) -> list[str]:
    """Names of the built-in profiles and of those in ``user_dir``, in order of the alphabet."""
    folders = [BUILT_IN, *([user_dir] if user_dir and _there(user_dir) else [])]
    return sorted({p.stem for folder in folders for p in folder.glob("*.toml") if p.stem.isprintable()})


def _read(path: Path) -> dict[str, Any]:
    try:
        return read_toml(path)
    except (OSError, TomlFileError) as error:
        raise ProfileError(f"{path}: {error if isinstance(error, TomlFileError) else 'is gone'}") from error


def _there(path: Path) -> bool:
    """Whether there is such a file, or what cannot be read as one; a folder that may not be entered has none."""
    try:
        return path.exists()
    except OSError:
        return False


def _merge(base: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    """``over`` wins key by key; tables merge, lists are replaced."""
    out = dict(base)
    for key, value in over.items():
        old = out.get(key)
        out[key] = _merge(old, value) if isinstance(old, dict) and isinstance(value, dict) else value
    return out


def _beside(base: dict[str, Any], more: dict[str, Any]) -> dict[str, Any]:
    """Both together: tables merge, lists are joined, of two values the first holds."""
    out = dict(base)
    for key, value in more.items():
        old = out.get(key)
        if isinstance(old, dict) and isinstance(value, dict):
            out[key] = _beside(old, value)
        elif isinstance(old, list) and isinstance(value, list):
            out[key] = list(dict.fromkeys([*old, *value]))
        else:
            out.setdefault(key, value)
    return out


def _checked(data: dict[str, Any], name: str, path: Path) -> Profile:
    if "name" in data:
        raise ProfileError(f"{path}: name: a profile is named by its file; remove the key")
    for part, shape in (("events", EventKind), ("actions", ActionKind)):
        kinds = data.get(part, {})
        if isinstance(kinds, dict):
            for (
                kind,
                table,
            ) in kinds.items():  # one by one, since msgspec does not say which entry of a mapping is wrong
                _convert(table, shape, path, f"{part}.{kind}")
    profile = _convert({**data, "name": name}, Profile, path, "")
    _check_actions(profile, path)
    for kind, words in profile.events.items():
        key = f"{path}: events.{kind}"
        if not NAME.fullmatch(kind):
            raise ProfileError(f"{key}: a kind's name has letters, digits, - and _ only")
        if not (words.nouns or words.verbs or words.on_people):
            raise ProfileError(f"{key}: names neither nouns nor verbs; give at least one word")
        if not words.label.isprintable():
            raise ProfileError(f"{key}.label: holds a character that no screen shows; type it again")
        if words.objects and not words.verbs:
            raise ProfileError(f"{key}.objects: objects belong to verbs; add verbs or remove the key")
        for other in words.also:
            if other not in profile.events:
                raise _no_kind(f"{key}.also", other, profile)
    for kind in profile.envoy.meetings:
        if kind not in profile.events:
            raise _no_kind(f"{path}: envoy.meetings", kind, profile)
    return profile


def _no_kind(key: str, kind: str, profile: Profile) -> ProfileError:
    return ProfileError(f"{key}: no kind is named {kind!r}; there are: {', '.join(profile.events)}")


def _check_actions(profile: Profile, path: Path) -> None:
    for kind, words in profile.actions.items():
        key = f"{path}: actions.{kind}"
        if not NAME.fullmatch(kind):
            raise ProfileError(f"{key}: a kind's name has letters, digits, - and _ only")
        if kind in profile.events:
            raise ProfileError(f"{key}: is a kind of events too; give it another name")
        verbs = (words.verbs, words.alone, words.on_people, words.objects, words.subjects, words.over, words.scored)
        if not any((*verbs, words.nouns, words.of)):
            raise ProfileError(f"{key}: names neither nouns nor verbs; give at least one word")
        for part, listed in (("in_domain", words.in_domain), ("agentless", words.agentless)):
            if listed and not words.domain:
                raise ProfileError(f"{key}.{part}: needs words of the domain; add domain or remove the key")
        for table in ({"": words.domain}, words.objects, words.subjects):
            for word in (w for listed in table.values() for w in listed):
                if word.startswith("@") and word[1:] not in profile.words:
                    lists = ", ".join(f"@{name}" for name in profile.words) or "none"
                    raise ProfileError(f"{key}: no list is named {word}; there are: {lists}")


def _convert(data: Any, shape: type[T], path: Path, key: str) -> T:
    try:
        return msgspec.convert(data, shape)
    except msgspec.ValidationError as error:
        raise ProfileError(f"{path}: {_reason(str(error), key)}") from error


def _reason(message: str, key: str) -> str:
    """msgspec's message with the key in front: "events.summit.sides: expected `int`, got `str`"."""
    text, _, where = message.partition(" - at `")
    parts = [key, where.rstrip("`").removeprefix("$").removeprefix(".")]
    field = re.search(r"unknown field `(.+)`|missing required field `(.+)`", text)
    if field:
        parts.append(field.group(1) or field.group(2))
        text = "unknown key; check its spelling" if field.group(1) else "is missing"
    elif "regex" in text:
        text = "is empty; give a word or remove it"
    elif text.startswith("Invalid enum value"):
        allowed = next((v for k, v in ALLOWED.items() if k in parts[-1]), "")
        text = f"{text[:1].lower()}{text[1:]}; allowed: {allowed}"
    else:
        text = f"{text[:1].lower()}{text[1:]}"
    return _one_line(f"{'.'.join(p for p in parts if p) or 'profile'}: {text}")


def _one_line(text: str) -> str:
    return " ".join(text.split())
