"""How many somebody says were killed, freed, seized: the number that stands before who it befell, or who did it."""

from __future__ import annotations

import re

from briefing.extract.lexicon.tables import table
from briefing.extract.times import lexicon
from briefing.model import Event, Party

_FIGURES = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")
# Not of ages ("33-year-old"), decades and names ("the 1950s", "76ers"), nor of numbered things ("81st").
_WORD = re.compile(r"[A-Za-z]+(?:-[a-z]+)?|(?<![\d.,])\d[\d,]*(?![\w,]|[-–.]\w)")
_LETTERS = re.compile(r"[A-Za-z]+")
_SENTENCES = re.compile(r"[.!?]\s|\n")
_APART = re.compile(r"[,;]|\b(?:and|but|while)\b")
_YEAR = re.compile(r"(?:19|20)\d\d(?![\d,])")
_LISTS = table("story", "numbers")
_HOW_SURE = _LISTS.words("how_sure")
_COUNTS = {word: what for what in ("dead", "hurt", "missing", "saved", "held") for word in _LISTS.words(what)}
_NEAR = 60
"""Code points on either side of a number in which its sentence says what it counts."""


def counted(event: Event) -> tuple[int, Party] | None:
    """The number, and the words that say it: the event's own quantity, else a number before who suffers or does it."""
    quantity = event.quantity
    if quantity is not None and quantity.value is not None and not _YEAR.match(quantity.text):
        return int(quantity.value), Party(None, quantity.text, quantity.start, quantity.end)
    for party in (*event.recipients, *event.actors):
        number = leading_number(party.text)
        if number is not None:
            return number, party
    return None


def counts(text: str, said: Party) -> str:
    """Whether the number ``said`` in ``text`` is of dead, hurt, missing, saved or held people, by the nearest word.

    Empty where none of them stands in its sentence.
    """
    before = _SENTENCES.split(text[max(said.start - _NEAR, 0) : said.start])[-1]
    behind = _SENTENCES.split(text[said.end : said.end + _NEAR])[0]
    found = [(0, what) for what, _, _ in _things(said.text)]
    found += [(_far(before[end:]), what) for what, _, end in _things(before)]
    found += [(_far(behind[:start]), what) for what, start, _ in _things(behind)]
    return min(found)[1] if found else ""


def _things(text: str) -> list[tuple[str, int, int]]:
    words = ((m[0].lower(), m.start(), m.end()) for m in _LETTERS.finditer(text))
    return [(_COUNTS[word], start, end) for word, start, end in words if word in _COUNTS]


def _far(between: str) -> int:
    """How far a number is from a word: "died and 40 were hurt" has one dead number before "and" and one hurt behind."""
    return len(between) + (_NEAR if _APART.search(between) else 0)


def leading_number(text: str) -> int | None:
    """The number above 1 at the head of ``text``, in figures or words, with a word that it counts after it."""
    words = _WORD.findall(text)
    for at, word in enumerate(words):
        if _YEAR.fullmatch(word):
            return None
        value = _value(word)
        if value is not None:
            return value if value > 1 and at + 1 < len(words) else None
        if word.lower() not in _HOW_SURE:
            break
    return None


def _value(word: str) -> int | None:
    if _FIGURES.fullmatch(word):
        return int(word.replace(",", ""))
    low = word.lower()
    if low in lexicon.CARDINALS:
        return lexicon.CARDINALS[low]
    tens, _, ones = low.partition("-")
    if tens in lexicon.TENS:
        return lexicon.TENS[tens] + (lexicon.CARDINALS.get(ones, 0) if ones else 0)
    return None
