"""How many somebody says were killed, freed, seized: the number that stands before who it befell, or who did it."""

from __future__ import annotations

import re

from briefing.extract.lexicon.tables import table
from briefing.extract.times import lexicon
from briefing.model import Event, Party

_FIGURES = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")
# Not of ages ("33-year-old"), decades and names ("the 1950s", "76ers"), nor of numbered things ("81st").
_WORD = re.compile(r"[A-Za-z]+(?:-[a-z]+)?|(?<![\d.,])\d[\d,]*(?![\w,]|[-–.]\w)")
_YEAR = re.compile(r"(?:19|20)\d\d(?![\d,])")
_HOW_SURE = table("story", "numbers").words("how_sure")


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
