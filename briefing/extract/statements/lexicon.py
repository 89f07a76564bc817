"""The words of statements, from ``extract/lexicon/statements.toml``: for each word its acts by the way it is used."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from typing import Any, Final

import tomli

from briefing.extract import lexicon
from briefing.extract.lexicon.tables import LexiconError, Table, table

_NO_ACTS: Final = frozenset({"words", "acts", "lemmas"})
FRAMES: Final = ("clause", "infinitive", "object", "deed", "judgement", "particle", "quote", "noun", "adjective")


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
    """All cues of ``extract/lexicon/statements.toml``."""
    return read_cues(files(lexicon.__name__).joinpath("statements.toml").read_text(encoding="utf-8"))


def read_cues(text: str) -> Cues:
    """The cues of a file.

    Raises:
        LexiconError: a word stands twice in one way, under one act or two.
    """
    found = Cues()
    listed: dict[tuple[str, str], str] = {}
    read = tomli.loads(text)
    for act, by_frame in read.items():
        if act in _NO_ACTS:
            continue
        for frame, words in by_frame.items():
            for word in words.split():
                if (first := listed.setdefault((frame, word), act)) != act or words.split().count(word) > 1:
                    raise LexiconError(f'statements.toml: "{word}", a {frame} of [{first}] and [{act}]: remove one')
                _add(found, act, frame, word)
    lists = Table("statements.toml [words]", read.get("words", {}))
    found.words.update({name: lists.words(name) for name in read.get("words", {})})
    return found


def _add(found: Cues, act: str, frame: str, word: str) -> None:
    if frame == "noun":
        found.nouns[word] = act
    elif frame == "adjective":
        found.adjectives[word] = act
    elif frame == "particle":
        verb, _, particle = word.rpartition("-")
        found.particles.setdefault(verb, {})[particle] = act
    else:
        found.verbs.setdefault(word, {})[frame] = act


def lemma_of(token: Any) -> str:
    """The lemma of a word in lower case, also of forms that the model takes for another verb's ("hoped", "hop")."""
    return _lemmas().get(token.lower_) or str(token.lemma_).lower()


@lru_cache(maxsize=1)
def _lemmas() -> dict[str, str]:
    return table("statements", "lemmas").mapping("of")


@lru_cache(maxsize=1)
def present_forms() -> dict[str, tuple[str, str | None]]:
    """The present in -s of each verb, with its lemma and act."""
    found: dict[str, tuple[str, str | None]] = {}
    for lemma in cues().verbs.keys() | cues().particles.keys():
        frames = cues().verbs.get(lemma, {})
        act = frames.get("object") or frames.get("clause")
        ending = "es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else "s"
        stem = lemma[:-1] + "ie" if lemma.endswith("y") and lemma[-2:-1] not in tuple("aeou") else lemma
        found[stem + ending] = (lemma, act)
    return found
