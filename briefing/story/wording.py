"""Small words of English that more than one part of a brief needs."""

from __future__ import annotations

from collections.abc import Sequence

_ORDINALS = ("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")

NO_LATER_WORD = "no later word"
"""Of what was planned for a day now past, when no source has said since whether it was held."""


def ordinal_word(number: int) -> str:
    """``second`` for 2; from 11 on ``11th``."""
    if 0 < number < len(_ORDINALS):
        return _ORDINALS[number]
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def listed(words: Sequence[str], conjunction: str = "and") -> str:
    """``a, b and c``."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {conjunction} {words[-1]}"


def count(number: int, noun: str) -> str:
    """``1 source``, ``2 sources``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def capital(text: str) -> str:
    """``text`` with its first letter a capital."""
    return text[:1].upper() + text[1:]


def third_person(verb: str) -> str:
    """The verb as said of one: says, denies, criticises."""
    if verb.endswith("y") and verb[-2:-1] not in tuple("aeiou"):
        return f"{verb[:-1]}ies"
    return f"{verb}es" if verb.endswith(("s", "sh", "ch", "x", "z")) else f"{verb}s"


def gist(text: str, most: int = 140) -> str:
    """``text`` in one line of at most ``most`` code points, cut between words, without its first "that"."""
    words = " ".join(text.split()).removeprefix("that ").strip()
    if len(words) <= most:
        return words
    cut = words[:most]
    return (cut[: cut.rfind(" ")] if " " in cut else cut).rstrip(" ,;:—–-") + " …"
