"""Splits text into the small tokens that the grammar of time expressions reads."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

V = TypeVar("V")

_TOKEN = re.compile(
    r"""
      \d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?)?(?![\w-])   # ISO date or time
    | \d{1,4}[/.]\d{1,2}[/.]\d{2,4}(?![\w/])                                          # numeric date
    | \d{1,2}:\d{2}(?::\d{2})?(?=[ap]\.?m|\W|\Z)                                      # clock
    | \d+(?:,\d{3})+(?:\.\d+)?
    | \d+\.\d+
    | \d+(?:st|nd|rd|th|s)?(?![^\W_])
    | \d+
    | [ap]\.\s?m\b\.?
    | o['’]clock
    | [^\W\d_]+
    | \S
    """,
    re.VERBOSE | re.IGNORECASE,
)
_APOSTROPHES = {"’": "'", "‘": "'", "–": "-", "‑": "-", "−": "-", "‐": "-"}


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or mark: lower-cased ``word``, code points, and whether a blank line comes before it."""

    word: str
    raw: str
    start: int
    end: int
    spaced: bool
    paragraph: bool

    @property
    def number(self) -> bool:
        """Whether it starts with an ASCII digit."""
        return "0" <= self.raw[0] <= "9"


_END = Token("", "\0", 0, 0, False, True)


class Tokens:
    """The tokens of a text; reading past the end or across a blank line gives an empty token."""

    def __init__(self, text: str) -> None:
        """Tokenises ``text``."""
        self.text = text
        self.all: list[Token] = []
        end = 0
        for match in _TOKEN.finditer(text):
            raw = match.group()
            gap = text[end : match.start()]
            lower = _APOSTROPHES.get(raw) or raw.lower()
            self.all.append(
                Token(lower, raw, match.start(), match.end(), bool(gap), "\n" in gap and gap.count("\n") > 1)
            )
            end = match.end()

    def __len__(self) -> int:
        return len(self.all)

    def __getitem__(self, i: int) -> Token:
        return self.all[i] if 0 <= i < len(self.all) else _END

    def word(self, i: int) -> str:
        """The lower-cased token at ``i``, empty past the end."""
        return self.all[i].word if 0 <= i < len(self.all) else ""

    def after(self, i: int, words: Collection[str]) -> int:
        """``i + 1`` if the token at ``i`` is one of ``words``, else ``i``."""
        return i + 1 if self.word(i) in words else i

    def match(self, i: int, *words: str) -> int | None:
        """The index after ``words`` if they stand at ``i``, else None."""
        for offset, word in enumerate(words):
            if self.word(i + offset) != word:
                return None
        return i + len(words)

    def joined(self, first: int, end: int) -> bool:
        """Whether no blank line falls between the tokens ``first`` and ``end - 1``."""
        return not any(self.all[k].paragraph for k in range(first + 1, min(end, len(self.all))))


class Phrases(Generic[V]):
    """A table of phrases, found by their first word."""

    def __init__(self, table: Iterable[tuple[tuple[str, ...], V]]) -> None:
        """Takes phrases as lower-case words with what each stands for."""
        self._by_first: dict[str, list[tuple[tuple[str, ...], V]]] = {}
        for phrase, value in table:
            self._by_first.setdefault(phrase[0], []).append((phrase, value))
        for phrases in self._by_first.values():
            phrases.sort(key=lambda item: -len(item[0]))
        self.firsts = frozenset(self._by_first)
        self.seconds = frozenset(p[1] for ps in self._by_first.values() for p, _ in ps if len(p) > 1)

    def longest(self, tokens: Tokens, i: int) -> tuple[V, int] | None:
        """What the longest phrase at ``i`` stands for and the index after it, or None."""
        for phrase, value in self._by_first.get(tokens.word(i), ()):
            end = tokens.match(i, *phrase)
            if end is not None:
                return value, end
        return None
