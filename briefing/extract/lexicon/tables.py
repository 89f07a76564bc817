"""Reads the word lists of this folder's TOML files: typed, checked, each file once.

A file is named by what reads it (``times.toml``: ``extract/times``), a table in it by the module, a key by the list.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Any

import tomli


class LexiconError(ValueError):
    """A list that is missing from its file or is not of the kind asked for; the message says which and what to do."""


class Table:
    """The lists of one module. Each method raises LexiconError where there is no such list of that kind."""

    def __init__(self, name: str, lists: Mapping[str, Any]) -> None:
        """Takes the lists by key; ``name`` is for messages."""
        self._name = name
        self._lists = lists

    def ordered(self, key: str) -> tuple[str, ...]:
        """The words in the order of the file: in a string, or an array where some have blanks."""
        value = self._lists.get(key)
        if isinstance(value, str):
            return tuple(value.split())
        if isinstance(value, list) and all(isinstance(word, str) for word in value):
            return tuple(value)
        raise self._unfit(key, "words in a string or an array")

    def words(self, key: str) -> frozenset[str]:
        """The words as a set.

        Raises:
            LexiconError: a word stands twice.
        """
        words = self.ordered(key)
        if len(found := frozenset(words)) < len(words):
            twice = next(word for i, word in enumerate(words) if word in words[:i])
            raise LexiconError(f'{self._name}: "{twice}" stands twice in "{key}"; remove one')
        return found

    def pairs(self, key: str) -> frozenset[tuple[str, str]]:
        """Phrases of two words: a verb and its particle."""
        phrases = [tuple(phrase.split()) for phrase in self.ordered(key)]
        if any(len(phrase) != 2 for phrase in phrases):
            raise self._unfit(key, "phrases of two words")
        return frozenset((phrase[0], phrase[1]) for phrase in phrases)

    def mapping(self, key: str) -> dict[str, str]:
        """What each word stands for."""
        return {word: value for word, value in self._entries(key) if isinstance(value, str) or self._wrong(key)}

    def numbers(self, key: str) -> dict[str, int]:
        """The number that each word stands for."""
        return {word: value for word, value in self._entries(key) if isinstance(value, int) or self._wrong(key)}

    def numbered(self, key: str, first: int = 0) -> dict[str, int]:
        """The number of each word, from ``first`` on; in an array, the words of one item share theirs."""
        value = self._lists.get(key)
        items: Sequence[str] = value if isinstance(value, list) else self.ordered(key)
        return {word: number for number, item in enumerate(items, first) for word in item.split()}

    def phrases(self, key: str) -> list[tuple[tuple[str, ...], str]]:
        """Phrases as their words, each with what it stands for."""
        return [(tuple(phrase.split()), value) for phrase, value in self.mapping(key).items()]

    def _entries(self, key: str) -> list[tuple[str, Any]]:
        value = self._lists.get(key)
        if not isinstance(value, dict):
            raise self._unfit(key, "a table of words")
        return list(value.items())

    def _wrong(self, key: str) -> bool:
        raise self._unfit(key, "a table with values of one kind")

    def _unfit(self, key: str, wanted: str) -> LexiconError:
        return LexiconError(f'{self._name}: "{key}" must be {wanted}')


@lru_cache(maxsize=32)
def _file(name: str) -> dict[str, Any]:
    return tomli.loads(files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))


def table(name: str, section: str) -> Table:
    """The lists under ``[section]`` of ``name.toml``.

    Raises:
        LexiconError: there is no such section.
    """
    lists = _file(name).get(section)
    if not isinstance(lists, dict):
        raise LexiconError(f"{name}.toml: there must be a table [{section}]")
    return Table(f"{name}.toml [{section}]", lists)
