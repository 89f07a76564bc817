"""A person as far as an article has named them: the mentions, what titles say, and how present they are."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from collections import Counter
from collections.abc import Sequence

from briefing.extract.lexicon.name_words import COURTESY, FEMALE, MALE, OFFICE, ROYAL
from briefing.extract.lexicon.tables import table
from briefing.extract.names.mention import Mention
from briefing.extract.names.person_names import is_full, parts

_LISTS = table("names", "person")
WOMEN = _LISTS.words("women")
HEADS = _LISTS.words("heads")

_TITLES = (OFFICE | COURTESY) - FEMALE - MALE - {"the", "dr", "prof"}
_BEFORE = re.compile(r"((?:[\w.'’-]+\s+){1,4})$")
_AFTER = re.compile(r"^,\s+((?:[\w.'’-]+[\s,]+){1,8})")
_REACH = 60

_FADE = 0.5
"""What remains of a mention's presence from one paragraph to the next."""

_FORGOTTEN = 30
"""Lines after which nothing remains of it."""


class Person:
    """Somebody, with what the mentions found so far say."""

    def __init__(self) -> None:
        self.mentions: list[Mention] = []
        self.ends: list[int] = []
        self.forms: list[str] = []
        self.genders: set[str] = set()
        self.offices: Counter[str] = Counter()

    def add(self, text: str, mention: Mention) -> None:
        """Take another mention."""
        self.mentions.append(mention)
        insort(self.ends, mention.end)
        self.genders |= genders(text, mention)
        self.offices.update(offices(text, mention))
        if mention.text not in self.forms:
            self.forms.append(mention.text)

    @property
    def royal(self) -> bool:
        """Whether a king's or prince's title stood before the name."""
        return bool(self.offices.keys() & ROYAL)

    def heads_a_state(self) -> bool:
        """Whether the title of a head of state or government stood before the name."""
        return bool(self.offices.keys() & HEADS)

    def named_in_full(self) -> int:
        """Number of mentions by the full name."""
        return sum(is_full(m.text) for m in self.mentions)

    def presence(self, at: int, breaks: Sequence[int]) -> float:
        """Sum over the mentions before an offset, fading with each line break between."""
        line = bisect_left(breaks, at)
        total = 0.0
        for end in reversed(self.ends[: self.count_before(at)]):
            distance = line - bisect_left(breaks, end)
            if distance > _FORGOTTEN:
                break
            total += _FADE**distance
        return total

    def count_before(self, at: int) -> int:
        """Number of mentions before an offset."""
        return bisect_right(self.ends, at)

    def __str__(self) -> str:
        return self.forms[0] if self.forms else ""


def words_before(text: str, mention: Mention) -> list[str]:
    """Up to four words before a mention, in lower case without points and commas."""
    match = _BEFORE.search(text, max(0, mention.start - _REACH), mention.start)
    return [w.rstrip(".,").lower() for w in match.group(1).split()] if match else []


def genders(text: str, mention: Mention) -> set[str]:
    """``f`` or ``m`` where the word before a mention tells, or else its given name."""
    last = words_before(text, mention)[-1:]
    told = {"f" for w in last if w in FEMALE} | {"m" for w in last if w in MALE}
    first = parts(mention.text)[:1] if is_full(mention.text) else ()
    return told or {"f" for w in first if w in WOMEN}


def offices(text: str, mention: Mention) -> set[str]:
    """The titles beside a mention; behind it only beside a name of several words."""
    before = words_before(text, mention)
    near = {w for w in before[-1:] if w in _TITLES}
    if near or len(mention.text.split()) < 2:
        return near
    match = _AFTER.match(text[mention.end : mention.end + 2 * _REACH])
    after = [w.rstrip(".,").lower() for w in match.group(1).split()] if match else []
    return {w for w in [*before, *after] if w in _TITLES}
