"""The words of statements, from ``extract/lexicon/statements.toml``: for each word its acts by the way it is used."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from typing import Final

import tomli

from briefing.extract import lexicon

FRAMES: Final = ("clause", "infinitive", "object", "judgement", "particle", "quote", "noun", "adjective")


@dataclass(frozen=True)
class Cues:
    """``verbs``, ``nouns`` and ``adjectives`` give for a lemma its act in each frame; ``words`` the other lists.

    ``particles`` holds for a verb its prepositions with the act of both.
    """

    verbs: dict[str, dict[str, str]] = field(default_factory=dict)
    particles: dict[str, dict[str, str]] = field(default_factory=dict)
    nouns: dict[str, str] = field(default_factory=dict)
    adjectives: dict[str, str] = field(default_factory=dict)
    words: dict[str, frozenset[str]] = field(default_factory=dict)


@lru_cache(maxsize=1)
def cues() -> Cues:
    """All cues. A word keeps, in each frame, the first act under which the file lists it."""
    found = Cues()
    text = files(lexicon.__name__).joinpath("statements.toml").read_text(encoding="utf-8")
    for act, lists in tomli.loads(text).items():
        for frame, words in lists.items():
            for word in words.split():
                _add(found, act, frame, word)
            if act == "words":
                found.words[frame] = frozenset(words.split())
    return found


def _add(found: Cues, act: str, frame: str, word: str) -> None:
    if frame == "noun":
        found.nouns.setdefault(word, act)
    elif frame == "adjective":
        found.adjectives.setdefault(word, act)
    elif frame == "particle":
        verb, _, particle = word.rpartition("-")
        found.particles.setdefault(verb, {}).setdefault(particle, act)
    elif act != "words":
        found.verbs.setdefault(word, {}).setdefault(frame, act)
