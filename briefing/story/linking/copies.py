"""Near-duplicates: several outlets printing one wire text are one source.

Runs of words (shingles) in common, after Broder, "On the resemblance and containment of documents" (1997); a fixed
quarter of them, by hash, stands for all.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import combinations

from briefing.model import Article

SHINGLE = 6
"""Words in a run: long enough that a phrase in common is no copy."""
CONTAINED = 0.6
"""The share of the shorter text's runs that must be in the longer one."""
SHORTEST = 50
"""Runs that a text must have; below that it is too short to tell a copy from a formula."""
_SAMPLE = 4
_COMMON = 50


def copies(articles: Sequence[Article], published: dict[str, str | None]) -> dict[str, str]:
    """For each article that repeats another, the id of the one that counts: the earliest, then the longest."""
    shingles = {article.id: _shingles(article.text) for article in articles}
    having: defaultdict[int, list[str]] = defaultdict(list)
    for key in sorted(shingles):
        for shingle in shingles[key]:
            having[shingle].append(key)
    common: Counter[tuple[str, str]] = Counter()
    for keys in having.values():
        if len(keys) <= _COMMON:
            common.update(combinations(keys, 2))
    lengths = {article.id: len(article.text) for article in articles}
    group = {key: key for key in shingles}

    def root(key: str) -> str:
        while group[key] != key:
            key = group[key]
        return key

    for (left, right), count in sorted(common.items()):
        shorter = min(len(shingles[left]), len(shingles[right]))
        if shorter * _SAMPLE >= SHORTEST and count >= CONTAINED * shorter:
            first, second = sorted(
                (root(left), root(right)), key=lambda k: (published.get(k) or "9999", -lengths[k], k)
            )
            group[second] = first
    return {key: root(key) for key in group if root(key) != key}


def _shingles(text: str) -> frozenset[int]:
    words = re.findall(r"\w+", text.casefold())
    hashes = (zlib.crc32(" ".join(words[i : i + SHINGLE]).encode()) for i in range(len(words) - SHINGLE + 1))
    return frozenset(value for value in hashes if value % _SAMPLE == 0)
