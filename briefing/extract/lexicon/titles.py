"""The vocabulary of titles and functions."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

import msgspec
import tomli

from briefing.extract.lexicon.words import words_with


class _Names(msgspec.Struct, forbid_unknown_fields=True):
    names: frozenset[str] = frozenset()


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``titles.toml``; what each entry means stands in the file."""

    occupation_endings: tuple[str, ...]
    continents: frozenset[str]
    usual: dict[str, str]
    likely: dict[str, str]
    without: dict[str, frozenset[str]]
    only: dict[str, frozenset[str]]
    international: _Names


class TitleWords(msgspec.Struct, frozen=True):
    """Words of titles in lower case, singular, by their use in ``words``, and what ``titles.toml`` knows of offices."""

    offices: frozenset[str]
    diplomats: frozenset[str]
    heads: frozenset[str]
    modifiers: frozenset[str]
    not_leading: frozenset[str]
    former: frozenset[str]
    not_occupations: frozenset[str]
    ranks: frozenset[str]
    public: frozenset[str]
    occupation_endings: tuple[str, ...]
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
    return TitleWords(
        offices=words_with("title-office"),
        diplomats=words_with("title-diplomat"),
        heads=words_with("title"),
        modifiers=words_with("title-modifier"),
        not_leading=words_with("title-outside"),
        former=words_with("title-former"),
        not_occupations=words_with("no-occupation"),
        ranks=words_with("title-rank"),
        public=words_with("title-public"),
        **msgspec.structs.asdict(msgspec.convert(tomli.loads(text), _File)),
    )


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
