"""Forms of people's names: which of two can name the same person.

Order is not taken for granted: a family name stands first in Chinese, Korean, Vietnamese and Hungarian, and news
writes both "Jae-in Moon" and "Moon Jae-in", so forms are compared as sequences of parts.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from briefing.extract.document.surface import words
from briefing.extract.lexicon.name_words import COURTESY, OFFICE, PARTICLES
from briefing.extract.lexicon.short_forms import one_given_name
from briefing.extract.lexicon.tables import table

_LISTS = table("names", "person_names")

_PART = re.compile(r"[^\W_]+(?:['’ʼ`][^\W_]+)*")
_SUFFIXES = _LISTS.words("suffixes")


@lru_cache(maxsize=8192)
def fold(name: str) -> str:
    """Lower case, without accents and with plain apostrophes: two spellings of one name are equal."""
    plain = unicodedata.normalize("NFKD", name.replace("’", "'").replace("ʼ", "'").replace("`", "'"))
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


@lru_cache(maxsize=8192)
def parts(name: str) -> tuple[str, ...]:
    """The folded parts of a name, hyphens opened ("Jong-un" has two), titles and generation suffixes left out."""
    found = [fold(w) for w in _PART.findall(name)]
    while len(found) > 1 and found[0] in COURTESY | OFFICE:
        found = found[1:]
    while len(found) > 2 and found[-1] in _SUFFIXES:
        found = found[:-1]
    return tuple(found)


def is_full(name: str) -> bool:
    """Whether the form has a given and a family name, were it an initial; "al-Haddad" and "van den Berg" have not."""
    found = words(name)
    while len(found) > 1 and found[0].rstrip(".").lower() in COURTESY | OFFICE:
        found = found[1:]
    return len([w for w in found if not (w.islower() and fold(w) in PARTICLES)]) > 1


def same_person(one: str, other: str) -> bool:
    """Whether two full forms can name one person.

    They can if they have the same parts in any order, if one is the other with names left out inside or at one end, or
    if they differ by initials, a usual short form ("Joe") or one letter inside a long name. Forms that share nothing
    but a family name are two people. So are father and son of one name, of whom one is "Jr.".
    """
    if is_junior(one) != is_junior(other):
        return False
    a, b = parts(one), parts(other)
    if len(a) > len(b):
        a, b = b, a
    if "".join(a) == "".join(b) or sorted(a) == sorted(b):
        return True
    if len(_core(a)) < 2:
        return b[-len(a) :] == a
    if len(a) == len(b):
        shared = any(len(x) > 1 and x in b for x in a)
        return shared and all(_part_fits(x, y) or is_variant(x, y) for x, y in zip(a, b, strict=True))
    if not _subsequence(a, b):
        return False
    # What is left out may stand in the middle or at either end, but one of the outer names has to stay.
    return _part_fits(a[0], b[0]) or _part_fits(a[-1], b[-1])


def is_junior(name: str) -> bool:
    """Whether the name ends in "Jr."."""
    return _PART.findall(name)[-1:] in (["Jr"], ["jr"], ["JR"], ["Junior"])


def can_shorten(short: str, full: str) -> bool:
    """Whether a single name (with its particles) can stand for the full one: its first, last or a longer end part."""
    a, b = parts(short), parts(full)
    if not a or len(a) >= len(b):
        return False
    if a == b[: len(a)] or a == b[-len(a) :]:
        return True
    core = _core(b)
    return len(a) == 1 and len(a[0]) > 2 and a[0] in core


def is_lone(name: str) -> bool:
    """Whether the form has one name besides its particles: "Al Haddad"."""
    return len(_core(parts(name))) < 2


def _core(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(p for p in names if p not in PARTICLES) or names


def _part_fits(x: str, y: str) -> bool:
    return x == y or (min(len(x), len(y)) == 1 and x[0] == y[0])


@lru_cache(maxsize=8192)
def is_variant(x: str, y: str) -> bool:
    """Whether two folded given or family names are forms of one, or spellings of one that differ by a letter.

    A different ending is a different name ("Daniel", "Daniela"), and so is a different first letter.
    """
    if one_given_name(x, y):
        return True
    if min(len(x), len(y)) < 5 or abs(len(x) - len(y)) > 1 or x[0] != y[0] or x[-1] != y[-1]:
        return False
    at = next((i for i, (p, q) in enumerate(zip(x, y, strict=False)) if p != q), min(len(x), len(y)))
    if len(x) == len(y):
        return x[at + 1 :] == y[at + 1 :] or (
            x[at : at + 2] == y[at : at + 2][::-1] and x[at + 2 :] == y[at + 2 :] != ""
        )
    longer, shorter = (x, y) if len(x) > len(y) else (y, x)
    return longer[at + 1 :] == shorter[at:]


def _subsequence(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    rest = iter(long)
    return all(any(_part_fits(p, q) for q in rest) for p in short)
