"""Whether two names can be one person's, and by which pattern of English news writing."""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Literal

import msgspec

from briefing.extract.lexicon.short_forms import one_given_name
from briefing.extract.lexicon.tables import table

Strength = Literal[1, 2, 3]
"""3: the same full name. 2: a known way of writing one name in two forms. 1: one form is only a part of the other."""


class Likeness(msgspec.Struct, frozen=True):
    """A pattern by which two names can be one, how strong it is, and its words for a reader.

    ``given`` says that a part is where English puts the given name, so that it is a family name only in the East.
    """

    strength: Strength
    why: str
    given: bool = False


_LISTS = table("story", "person_names")
HONORIFICS = _LISTS.words("honorifics")
PARTICLES = _LISTS.words("particles")
SUFFIXES = _LISTS.words("suffixes")

_SPLIT = re.compile(r"[\s\-‐‑–]+")
_DROPPED = re.compile(r"[.,'’ʼ`\"“”]")
_UNDECOMPOSED = str.maketrans(
    {"ı": "i", "ł": "l", "đ": "d", "ø": "o", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"}
)


class Name(msgspec.Struct, frozen=True):
    """A person's name in plain letters: its words without particles, and its suffix (``jr``), if any."""

    words: tuple[str, ...]
    particles: tuple[str, ...] = ()
    suffix: str | None = None

    @property
    def joined(self) -> str:
        """The words run together, so that hyphens and spaces inside given names do not matter."""
        return "".join(self.words)

    @property
    def full(self) -> bool:
        """Whether it is more than one word, initials aside."""
        return sum(len(word) > 1 for word in self.words) > 1


@lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """``text`` in lower case without accents, points and apostrophes."""
    folded = unicodedata.normalize("NFKD", text.casefold().translate(_UNDECOMPOSED))
    return _DROPPED.sub("", "".join(c for c in folded if not unicodedata.combining(c)))


@lru_cache(maxsize=65536)
def parse(text: str) -> Name:
    """``text`` as a name; honorifics are left out."""
    words = [word for word in _SPLIT.split(plain(text)) if word and word not in HONORIFICS]
    suffix = words.pop() if len(words) > 1 and words[-1] in SUFFIXES else None
    particles = tuple(word for word in words[:-1] if word in PARTICLES)
    if len(words) > 2 or particles:
        words = [word for i, word in enumerate(words) if word not in PARTICLES or i == len(words) - 1] or words
    return Name(tuple(words), particles, suffix)


@lru_cache(maxsize=65536)
def compare(left: str, right: str) -> Likeness | None:
    """How ``left`` and ``right`` can name one person; None where they cannot. Symmetric."""
    a, b = parse(left), parse(right)
    if not a.words or not b.words or a.suffix != b.suffix:
        return None
    if len(b.words) < len(a.words) or (len(a.words) == len(b.words) and b.words < a.words):
        a, b = b, a
    if a.joined == b.joined:
        return Likeness(3 if a.full or b.full else 1, "the same name" if a.full or b.full else "the same single name")
    if len(a.words) == 1:
        return _part(a.words[0], b)
    return _forms(a, b)


def _part(word: str, whole: Name) -> Likeness | None:
    if word == whole.words[-1]:
        return Likeness(1, f"“{word}” is the last word of the other name")
    if word == whole.words[0]:
        return Likeness(1, f"“{word}” is the first word of the other name", given=True)
    return None


def _forms(a: Name, b: Name) -> Likeness | None:
    """``a`` has at least two words, ``b`` no fewer."""
    if len(a.words) == len(b.words):
        if a.words[1:] + a.words[:1] == b.words or a.words[-1:] + a.words[:-1] == b.words:
            return Likeness(2, "the same words, family name first in one and last in the other")
        if all(_same_word(x, y) for x, y in zip(a.words, b.words, strict=True)):
            return Likeness(2, "two spellings of one name")
    first, last = _given(a.words[0], b.words[0]), _same_word(a.words[-1], b.words[-1])
    if first and last and _middles(a.words[1:-1], b.words[1:-1]):
        if first == "initial":
            return Likeness(1, "an initial in place of the given name")
        if first == "nickname":
            return Likeness(2, f"“{a.words[0]}” and “{b.words[0]}” are forms of one given name")
        return Likeness(2, "the same but for a middle name")
    if len(b.words) > len(a.words) + _LEFT_OUT:
        return None
    if a.full and len(b.words) > len(a.words) and b.words[: len(a.words)] == a.words and len(a.words[-1]) > 1:
        return Likeness(2, "the beginning of the longer name")
    if len(b.words) > len(a.words) and b.words[-len(a.words) :] == a.words and len(a.words[0]) > 1:
        return Likeness(2, "the end of the longer name")
    return None


def _given(left: str, right: str) -> Literal["same", "nickname", "initial"] | None:
    if _same_word(left, right):
        return "same"
    if len(left) == 1 or len(right) == 1:
        return "initial" if left[0] == right[0] else None
    return "nickname" if one_given_name(left, right) else None


def _middles(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether one may leave out what the other has, and initials stand for words; but nothing is contradicted."""
    if not left or not right:
        return True
    return len(left) == len(right) and all(
        _same_word(x, y) or (min(len(x), len(y)) == 1 and x[0] == y[0]) for x, y in zip(left, right, strict=True)
    )


@lru_cache(maxsize=65536)
def _same_word(left: str, right: str) -> bool:
    """Equal, or two romanisations: the same consonants in one order and nearly the same letters."""
    if left == right or any(left in group and right in group for group in _ROMANISED):
        return True
    if re.sub(r"(.)\1+", r"\1", left.replace("y", "i")) == re.sub(r"(.)\1+", r"\1", right.replace("y", "i")):
        return min(len(left), len(right)) > 3
    if min(len(left), len(right)) < 5 or left[0] not in _alike(right[0]):
        return False
    consonants = skeleton(left)
    if consonants != skeleton(right) or len(consonants) < 3:
        return False
    return SequenceMatcher(None, min(left, right), max(left, right), autojunk=False).ratio() >= _NEARLY


_NEARLY = 0.65
_LEFT_OUT = 2
"""Words that the short form of a name leaves out at most."""
_ROMANISED = tuple(frozenset(pair) for pair in _LISTS.pairs("romanised"))

_EXCHANGED = (
    ("kh", "k"), ("gh", "g"), ("ph", "f"), ("dh", "d"), ("sh", "s"), ("zh", "z"), ("ck", "k"), ("q", "k"), ("x", "ks"),
)  # fmt: skip


def _alike(letter: str) -> str:
    return next((group for group in ("kqgc", "yij", "vw", "sz", "fp", "aeou") if letter in group), letter)


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """The consonants, with digraphs and letters that romanisations exchange made one, and doubles made single."""
    for old, new in _EXCHANGED:
        word = word.replace(old, new)
    word = re.sub(r"(.)\1+", r"\1", word)
    return re.sub(r"[aeiouyjw]", "", word[0].translate(str.maketrans("g", "k")) + word[1:])
