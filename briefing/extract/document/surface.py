"""What of a stretch of text is the name itself: no article, possessive, title, quotes or loose punctuation."""

from __future__ import annotations

import re
from functools import lru_cache

from briefing.extract.lexicon.name_words import COURTESY, NOT_NAMES, OFFICE
from briefing.model import Span

_LEAD = re.compile(
    r"(?:[\s\"'“”‘’«»`*_#|•·,;:.!?…/\\–—-]+|(?:the|a|an|our|their|his|her|its|this|that)\s+(?=\S))", re.IGNORECASE
)
_TAIL = re.compile(r"(?:[\s\"“”‘«»`*_#|•·,;:!?…/\\–—-]+|['’ʼ]s|['’ʼ])$", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+(?:[.'’ʼ‑-][^\W_]+)*\.?")
_KEPT_ARTICLE = re.compile(r"The\s+Hague\b")
_ABBREVIATION = re.compile(
    r"\b(?:[^\W\d_]|Inc|Corp|Ltd|Cos?|Jr|Sr|St|Bros|No|Ala|Ariz|Calif|Colo|Conn|Fla|Ill|Ind|Kan|Mass|Mich|Minn|Okla"
    r"|Tenn|Tex|Wis|Wyo)\.$",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"\d:\d|[+]\d")
_BRACKETS = (("(", ")"), ("[", "]"))

MOST_NAME = 1_000
"""Longest stretch of text in code points in which a name is looked for: each mark off its ends costs its length."""


def trim(text: str, start: int, end: int) -> Span | None:
    """The name inside ``text[start:end]``, or None where nothing is left.

    A leading article is kept only in names that are never written without it ("The Hague").
    """
    if end - start > MOST_NAME:
        return None
    before = (-1, -1)
    while start < end and (start, end) != before:
        before = (start, end)
        if tail := _TAIL.search(text[start:end]):
            end = start + tail.start()
        elif text[end - 1 : end] == "." and not _ABBREVIATION.search(text[start:end]):
            end -= 1
        if (lead := _LEAD.match(text, start, end)) and not _KEPT_ARTICLE.match(text, start, end):
            start = lead.end()
        if start < end:
            start, end = _balance(text, start, end)
    if text[start:end].lower() in ("the", "a", "an"):
        return None
    return Span(start, end) if start < end else None


def strip_titles(text: str, start: int, end: int) -> Span:
    """The same without courtesy titles and offices in front, as long as a name remains."""
    while (word := _WORD.match(text, start, end)) and word.group().rstrip(".").lower() in COURTESY | OFFICE:
        rest = re.compile(r"\s+").match(text, word.end(), end)
        if rest is None or not _WORD.match(text, rest.end(), end):
            break
        start = rest.end()
    return Span(start, end)


def plausible(name: str) -> bool:
    """Whether ``name`` can be a name at all: no function word, with a capital or in a script that has none."""
    if not any(c.isalpha() for c in name) or name.lower() in NOT_NAMES or _CLOCK.search(name):
        return False
    return any(c.isupper() or (c.isalpha() and c.lower() == c.upper()) for c in name)


def spaced(text: str, start: int, end: int) -> str:
    """The words of a stretch of text with single blanks: a wrapped line breaks no name."""
    return " ".join(text[start:end].split())


@lru_cache(maxsize=8192)
def words(name: str) -> tuple[str, ...]:
    """The words of a name, hyphenated ones and initials whole."""
    return tuple(_WORD.findall(name))


def _balance(text: str, start: int, end: int) -> tuple[int, int]:
    """Drops a bracket that opens or closes outside the span, and what stands beyond it."""
    for opening, closing in _BRACKETS:
        if text[start] == opening and text[end - 1] == closing and text.count(closing, start, end) == 1:
            return start + 1, end - 1
        cut = text.find(opening, start, end)
        if cut >= 0 and text.find(closing, cut, end) < 0:
            return (start, cut) if cut > start else (start + 1, end)
        cut = text.find(closing, start, end)
        if cut >= 0 and (text.find(opening, start, end) < 0 or text.find(opening, start, end) > cut):
            return (start, cut) if cut > start else (start + 1, end)
    return start, end
