"""The vocabulary of titles and functions, read from ``titles.toml``."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

import msgspec
import tomli


class _Names(msgspec.Struct, forbid_unknown_fields=True):
    names: frozenset[str] = frozenset()


class TitleWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words of titles, lower case and singular; what each group means stands in the file."""

    offices: frozenset[str]
    diplomats: frozenset[str]
    heads: frozenset[str]
    modifiers: frozenset[str]
    not_leading: frozenset[str]
    former: frozenset[str]
    occupation_endings: tuple[str, ...]
    not_occupations: frozenset[str]
    ranks: frozenset[str]
    public: frozenset[str]
    continents: frozenset[str]
    usual: dict[str, str]
    likely: dict[str, str]
    without: dict[str, frozenset[str]]
    only: dict[str, frozenset[str]]
    international: _Names


@lru_cache(maxsize=1)
def words() -> TitleWords:
    """The vocabulary; read once."""
    text = files("briefing.extract.lexicon").joinpath("titles.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomli.loads(text), TitleWords)


@lru_cache(maxsize=8192)
def head_of(word: str, noun: bool) -> str | None:
    """The singular of a title's head noun in lower case, None for other words.

    ``noun`` says that the tagger takes it for a common noun, so that its ending may show an occupation.
    """
    vocabulary = words()
    for form in (word, _singular(word)):
        if form in vocabulary.heads or form in vocabulary.offices:
            return form
    single = _singular(word)
    if noun and len(single) > 4 and single not in vocabulary.not_occupations and word not in vocabulary.not_occupations:
        return single if single.endswith(vocabulary.occupation_endings) else None
    return None


def is_plural(word: str) -> bool:
    """Whether a head noun in lower case is a plural."""
    return _singular(word) != word


def _singular(word: str) -> str:
    if word.endswith("men"):
        return word[:-3] + "man"
    if word.endswith("ies") and len(word) > 5:
        return word[:-3] + "y"
    if word.endswith("s") and not word.endswith("ss"):
        return word[:-1]
    return word
