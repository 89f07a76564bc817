"""Whose country everybody knows: heads of state and government and the like, read from ``leaders.toml``."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files

import msgspec
import tomli

_UNDECOMPOSED = str.maketrans("ıłŁøØđĐ", "ilLoOdD", "'’ʼ`")
_PART = re.compile(r"[^\W\d_]+")


class _Leaders(msgspec.Struct, forbid_unknown_fields=True):
    names: list[str] = []
    relatives: list[str] = []
    short: list[str] = []


class _Table(msgspec.Struct, frozen=True):
    full: dict[tuple[str, ...], str]
    ends: dict[tuple[str, str], str]
    short: dict[tuple[str, ...], str]
    relatives: set[tuple[str, ...]]


def country_of_leader(forms: Iterable[str]) -> str | None:
    """ISO 3166-1 code of the person whom an article calls by these forms; None for somebody not in the table.

    A full form has to be one of the table's, accents and hyphens aside, or one with more names in its middle. A
    surname counts alone only where the article has no fuller form, and the table says that it means nobody else.
    """
    table = _table()
    keys = [tuple(_PART.findall(_folded(form))) for form in forms]
    full = [key for key in keys if len(key) > 1]
    for key in full:
        code = table.full.get(key) or table.short.get(key)
        if code is None and len(key) > 2:
            code = table.ends.get((key[0], key[-1]))
        if code:
            return code
    return None if full else next((table.short[key] for key in keys if key in table.short), None)


def is_relative(forms: Iterable[str]) -> bool:
    """Whether one of the forms is that of a leader's relative, who has the surname and never had the office."""
    return any(tuple(_PART.findall(_folded(form))) in _table().relatives for form in forms)


def _folded(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.translate(_UNDECOMPOSED))
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold().replace("-", " ")


@lru_cache(maxsize=1)
def _table() -> _Table:
    text = files("briefing.extract.lexicon").joinpath("leaders.toml").read_text(encoding="utf-8")
    table = _Table({}, {}, {}, set())
    for code, leaders in msgspec.convert(tomli.loads(text), dict[str, _Leaders]).items():
        for name in [*leaders.names, *leaders.relatives]:
            key = tuple(_PART.findall(_folded(name)))
            table.full[key] = code
            if len(key) > 1:
                table.ends[key[0], key[-1]] = code
        table.relatives.update(tuple(_PART.findall(_folded(name))) for name in leaders.relatives)
        table.short.update((tuple(_PART.findall(_folded(name))), code) for name in leaders.short)
    return table
