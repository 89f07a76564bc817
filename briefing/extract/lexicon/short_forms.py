"""Short forms of given names in English: "Bob" is Robert, in one article and from one article to the next."""

from __future__ import annotations

from functools import lru_cache

from briefing.extract.lexicon.tables import table


@lru_cache(maxsize=1)
def _names() -> dict[str, frozenset[str]]:
    """The given names that each form, the full one too, can stand for."""
    out: dict[str, set[str]] = {}
    for name, short in table("given", "short_forms").mapping("names").items():
        for form in (name, *short.split()):
            out.setdefault(form, set()).add(name)
    return {form: frozenset(names) for form, names in out.items()}


def one_given_name(left: str, right: str) -> bool:
    """Whether two words in lower case, without accents, can be forms of one given name."""
    return not _names().get(left, frozenset()).isdisjoint(_names().get(right, frozenset()))


@lru_cache(maxsize=8192)
def first_letters(word: str) -> frozenset[str]:
    """The first letters of ``word``, in lower case, and of the given names of which it can be a form."""
    return frozenset({word[0], *(name[0] for name in _names().get(word, ()))})
