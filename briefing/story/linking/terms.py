"""The words and word pairs by which one article resembles another."""

from __future__ import annotations

import math
import re
from collections import Counter
from functools import lru_cache
from itertools import pairwise

import msgspec

from briefing.extract.lexicon.tables import table

LEAD_LINES = 2
"""News puts who, what and where first, so that many opening lines count twice."""

_WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*")
_LISTS = table("story", "terms")
_ENDINGS = _LISTS.ordered("endings")
_SHORTEST_STEM = 4

STOP_WORDS = _LISTS.words("stop")


class Terms(msgspec.Struct, frozen=True):
    """What one article's words come to.

    ``weights`` is ``1 + ln(count)`` of each term (Salton and Buckley's damped term frequency); a pair of neighbouring
    words is one term, its stems joined by a space. ``capitals`` and ``running`` count, for each single stem, how often
    it stands inside a line with a capital, and at all: together over a collection they tell names from words.
    """

    weights: dict[str, float]
    capitals: dict[str, int]
    running: dict[str, int]


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """``word`` in lower case without an inflectional ending, so that "talks" and "talk" are one term."""
    low = word.casefold()
    if len(low) > _SHORTEST_STEM and low.isalpha():
        for ending in _ENDINGS:
            if low.endswith(ending) and len(low) - len(ending) >= _SHORTEST_STEM:
                return low[: -len(ending)]
    return low


def content_stems(text: str) -> frozenset[str]:
    """The stems of the words of ``text`` that are no function words."""
    return frozenset(stem(word) for word in _WORD.findall(text) if word.casefold() not in STOP_WORDS)


def terms_of(title: str, text: str) -> Terms:
    """The terms of an article, its title and first lines counted twice."""
    lines = [line for line in text.splitlines() if line.strip()]
    if title.strip() and title.strip() not in (line.strip() for line in lines[:LEAD_LINES]):
        lines.insert(0, title)
    counts: Counter[str] = Counter()
    capitals: Counter[str] = Counter()
    running: Counter[str] = Counter()
    for number, line in enumerate(lines):
        words = _WORD.findall(line)
        for word in words[1:]:
            key = stem(word)
            running[key] += 1
            capitals[key] += word[0].isupper()
        stems = [stem(word) for word in words if word.casefold() not in STOP_WORDS]
        weight = 2 if number < LEAD_LINES else 1
        for key in stems:
            counts[key] += weight
        for left, right in pairwise(stems):
            counts[f"{left} {right}"] += 1
    return Terms(
        weights={term: 1 + math.log(count) for term, count in counts.items()},
        capitals={term: count for term, count in capitals.items() if count},
        running=dict(running),
    )
