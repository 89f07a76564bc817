"""Names that pages run into what stands beside them: captions, credits, the words of a headline, another name."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefing.extract.document.lines import case_at, headline_lines
from briefing.extract.document.ordinary import is_ordinary, is_spoken
from briefing.extract.document.surface import spaced
from briefing.extract.lexicon import geo, titles
from briefing.extract.lexicon.name_words import COURTESY, OFFICE, ORG_HEADS, ROYAL
from briefing.extract.lexicon.tables import table
from briefing.extract.names.candidates import GIVEN_TITLES, Candidate
from briefing.extract.names.name_types import is_given
from briefing.extract.names.votes import Votes

if TYPE_CHECKING:
    from briefing.extract.document.parsed import Doc, Token

_LISTS = table("names", "gluing")
SUFFIXES = _LISTS.words("suffixes")
CREDITS = _LISTS.words("credits")
INVITING = _LISTS.words("inviting")
MIDDLE = _LISTS.words("middle")
_INVITED = re.compile(r"\s+(?:more|also|next|the|here|on|up|our|this)\b", re.IGNORECASE)
_WORD = re.compile(r"\S+")
_SMALL = re.compile(r"\b[a-z][a-z'’-]+\b")

NO_NAME = frozenset(["ADV", "AUX", "VERB", "ADP", "CCONJ", "SCONJ", "DET", "PRON", "INTJ"])
"""Parts of speech that no given name has."""

Piece = tuple[int, int]


class _Known:
    """The full names of people in one text, their surnames, and the words that it writes small."""

    def __init__(self, text: str, candidates: Sequence[Candidate]) -> None:
        people = [spaced(text, c.start, c.end) for c in candidates if c.votes["person"] > 0]
        self.full = Counter(name for name in people if " " in name)
        self.by_first: dict[str, set[str]] = defaultdict(set)
        self.by_last: dict[str, set[str]] = defaultdict(set)
        for name in self.full:
            self.by_first[name.partition(" ")[0]].add(name)
            self.by_last[name.rpartition(" ")[2]].add(name)
        self.folded = Counter(name.casefold() for name in people)
        self.small = frozenset(_SMALL.findall(text))

    def surname_of_another(self, word: str, name: str) -> bool:
        """Whether a full name other than ``name`` ends in ``word``."""
        return bool(self.by_last.get(word, frozenset()) - {name})

    def given_of_another(self, word: str, name: str) -> bool:
        """Whether a full name other than ``name`` begins with ``word``."""
        return bool(self.by_first.get(word, frozenset()) - {name})


def unglue(doc: Doc, text: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, people's names among them without what does not belong to them, and two in one as two."""
    known = _Known(text, candidates)
    lines = headline_lines(text)
    out: list[Candidate] = []
    for c in candidates:
        if c.votes["person"] <= 0 or " " not in text[c.start : c.end]:
            out.append(c)
            continue
        words = [m.span() for m in _WORD.finditer(text, c.start, c.end)]
        headline = case_at(lines, c.start) != "plain"
        words = _after_title(text, _without_furniture(text, words))
        words = _without_given_title(text, words, known)
        if case_at(lines, c.start) != "upper":
            words = _without_capitals(doc, text, words, known)
        split = _two(text, words, known)
        if split:
            out += [Candidate(s, e, Votes(c.votes)) for s, e in split]
            continue
        words = _known_part(doc, text, words, known, headline=headline)
        words = _without_opener(doc, text, words, known, headline=headline)
        out.append(Candidate(words[0][0], words[-1][1], c.votes))
    return out


def _without_furniture(text: str, words: list[Piece]) -> list[Piece]:
    """Without "Instagram" before a name and the "Read" of "Read more" after it."""
    first, last = (text[slice(*words[i])].lower() for i in (0, -1))
    if first in CREDITS:
        return words[1:]
    return words[:-1] if last in INVITING and _INVITED.match(text, words[-1][1]) else words


def _after_title(text: str, words: list[Piece]) -> list[Piece]:
    """Without a title inside and all before it: "Senior Trooper NAME", "Ohio Sen NAME"."""
    for i in range(len(words) - 2, 0, -1):
        word = text[slice(*words[i])].rstrip(".")
        low = word.lower()
        title = low in COURTESY | OFFICE or titles.head_of(low, noun=False) is not None
        rest = [text[slice(*p)] for p in words[i + 1 :]]
        named = low in ROYAL | MIDDLE or word in GIVEN_TITLES or rest[0].rstrip(".").lower() in SUFFIXES
        if title and word[:1].isupper() and rest[0][:1].isupper() and not named:
            return words[i + 1 :]
    return words


def _without_given_title(text: str, words: list[Piece], known: _Known) -> list[Piece]:
    """Without "Dean" where the text speaks of a dean and gives the surname to somebody else."""
    first = text[slice(*words[0])]
    if len(words) != 2 or first not in GIVEN_TITLES or first.lower() not in known.small:
        return words
    return words[1:] if known.surname_of_another(text[slice(*words[1])], _name(text, words)) else words


def _without_capitals(doc: Doc, text: str, words: list[Piece], known: _Known) -> list[Piece]:
    """Without a credit's or a heading's capitals beside a name that is written as usual: "GETTY Trump"."""
    name = _name(text, words)
    shouted = [_shouted(text[slice(*p)]) for p in words]
    if name.isupper() or not any(shouted) or known.folded[name.casefold()] > known.full[name]:
        return words
    last = max((i for i, loud in enumerate(shouted) if loud and not all(shouted[i:])), default=-1)
    if last >= 0:
        rest = _name(text, words[last + 1 :])
        word = text[slice(*words[last])].lower()
        kicker = is_spoken(doc, word) and is_given(rest.partition(" ")[0])
        sure = word in CREDITS or kicker or rest.upper() in name
        if sure or rest in known.full or known.surname_of_another(rest, name):
            return words[last + 1 :]
    if shouted[-1] and len(words) > 1:
        rest = _name(text, words[:-1])
        word = text[slice(*words[-1])].lower()
        if word in CREDITS or rest in known.full or known.given_of_another(rest, name):
            return words[:-1]
    return words


def _shouted(word: str) -> bool:
    return len(word) > 2 and word.isupper() and word.isalpha() and word.lower() not in SUFFIXES


def _two(text: str, words: list[Piece], known: _Known) -> list[Piece]:
    """The two parts of "Ana Brandt Luc Martel", "Ana Brandt Martel" and "Ana Brandt Oslo"; none for one name."""
    name = _name(text, words)
    for i in range(2, len(words)):
        first, second = _name(text, words[:i]), _name(text, words[i:])
        if first not in known.full or second.lower().rstrip(".") in SUFFIXES:
            continue
        other = second in known.full or (i == len(words) - 1 and known.surname_of_another(second, name))
        if (other and not first.endswith(second)) or geo.is_city(second) or geo.is_country(second):
            return [(words[0][0], words[i - 1][1]), (words[i][0], words[-1][1])]
    return []


def _known_part(doc: Doc, text: str, words: list[Piece], known: _Known, *, headline: bool) -> list[Piece]:
    """The full name known from elsewhere, where what stands before or after it is no part of a name.

    In a ``headline`` any word beside it is none, since there verbs have capitals too.
    """
    for i in range(len(words) - 1, 1, -1):
        rest = words[i:]
        suffix = text[slice(*rest[0])].lower().rstrip(".") in SUFFIXES
        foreign = not suffix and (headline or all(_foreign(doc, text, p, known) for p in rest))
        if foreign and _name(text, words[:i]) in known.full:
            return words[:i]
    for i in range(1, len(words) - 1):
        foreign = headline or any(_foreign(doc, text, p, known) for p in words[:i])
        if foreign and _name(text, words[i:]) in known.full:
            return words[i:]
    return words


def _foreign(doc: Doc, text: str, piece: Piece, known: _Known) -> bool:
    """Whether a word is no part of a person's name: one of the language, a place, a body's or a platform's word."""
    word = text[slice(*piece)]
    low = word.lower().rstrip(".")
    if low in SUFFIXES:
        return False
    body = low in ORG_HEADS | CREDITS or titles.head_of(low, noun=False) is not None
    spoken = low in known.small or (is_ordinary(doc, low) and not is_given(word))
    return spoken or body or geo.is_country(word) or geo.is_city(word)


def _without_opener(doc: Doc, text: str, words: list[Piece], known: _Known, *, headline: bool) -> list[Piece]:
    """Without the word that only opens the sentence: "Impeach NAME", "Afterward NAME"."""
    name = _name(text, words)
    span = doc.char_span(*words[0], alignment_mode="expand")
    token = span[0] if span is not None else None
    if token is None or len(words) < 2 or known.full[name] > 1:
        return words
    low = token.lower_
    if len(words) > 2:
        return words[1:] if _is_no_given(doc, token) and is_given(text[slice(*words[1])]) else words
    other = text[slice(*words[1])]
    function = is_ordinary(doc, low) and titles.head_of(low, noun=True) is not None and not is_given(low)
    if function and known.folded[other.casefold()]:
        return words[1:]
    if not known.surname_of_another(other, name):
        return words
    if not (headline or token.is_sent_start):
        return words[1:] if low in known.small and not is_given(low) else words
    opener = low in known.small or low.endswith("ly") or token.pos_ in NO_NAME or token.is_stop
    return words[1:] if opener or low in CREDITS else words


def _is_no_given(doc: Doc, token: Token) -> bool:
    """Whether a word before a given name is none: one of the grammar or of the language, or a country."""
    word = token.text
    other = token.is_stop or is_spoken(doc, word) or geo.is_country(word)
    return len(word) > 2 and word.istitle() and not is_given(word) and other


def _name(text: str, words: Sequence[Piece]) -> str:
    return " ".join(text[s:e] for s, e in words)
