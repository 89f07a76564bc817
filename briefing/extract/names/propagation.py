"""A name once found is found wherever it stands, in full, as a surname, and in capitals in a headline."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from briefing.extract.document.lines import case_at, headline_lines
from briefing.extract.document.ordinary import is_spoken
from briefing.extract.document.surface import plausible, spaced, words
from briefing.extract.lexicon import geo, titles
from briefing.extract.lexicon.name_words import COURTESY, NOT_NAMES, OFFICE, ORG_HEADS, PLACE_HEADS, ROLE_TAILS
from briefing.extract.names.mention import Mention
from briefing.extract.names.name_types import is_given
from briefing.model import EntityType

if TYPE_CHECKING:
    from briefing.extract.document.parsed import Doc, Token

_CAPITAL = re.compile(r" [^\W\d_a-z]")
_HYPHEN_AFTER = re.compile(r"[-–]([^\W\d_]\w*)")
_HYPHEN_BEFORE = re.compile(r"([^\W\d_]\w*)[-–]$")


def find_missed(text: str, types: Mapping[str, EntityType], found: Sequence[Mention]) -> list[Mention]:
    """Occurrences that are not among ``found`` of the names in ``types`` and of surnames, longest name first."""
    taken = bytearray(len(text))
    for m in found:
        taken[m.start : m.end] = b"\x01" * (m.end - m.start)
    out: list[Mention] = []
    lines = headline_lines(text)
    capitals = any(case == "upper" for _, _, case in lines)
    forms = {n: t for n, t in types.items() if len(n) > 1 and plausible(n)}
    small = set(re.findall(r"\b[a-z][a-z'’-]+\b", text))
    surnames = {n for n in _surnames(types) - forms.keys() if n.lower() not in small}
    forms |= dict.fromkeys(surnames, "person")
    upper = {n.upper(): t for n, t in forms.items() if capitals and len(n) > 3}
    starting = _by_first_word([*forms, *(n for n in upper if n not in forms)])
    for word in re.finditer(r"(?<![\w@#/])\w+", text):
        start = word.start()
        for name, pattern in starting.get(word.group(), ()):
            match = pattern.match(text, start)
            if match is None or any(taken[start : match.end()]):
                continue
            if name in surnames and not _stands_alone(text, start, match.end(), forms):
                continue
            if name in forms or case_at(lines, start) == "upper":
                taken[start : match.end()] = b"\x01" * (match.end() - start)
                out.append(Mention(start, match.end(), forms.get(name) or upper[name], spaced(text, *match.span())))
    return out


def _by_first_word(names: Sequence[str]) -> dict[str, list[tuple[str, re.Pattern[str]]]]:
    """Names and the patterns that find them, longest first, by the letters they begin with."""
    out: dict[str, list[tuple[str, re.Pattern[str]]]] = defaultdict(list)
    for name in sorted(names, key=len, reverse=True):
        if first := re.match(r"\w+", name):
            out[first.group()].append((name, re.compile(re.escape(name).replace("\\ ", r"\s") + r"(?![\w$])")))
    return out


def _surnames(types: Mapping[str, EntityType]) -> set[str]:
    """Last words of people's full names, and the first ones where the family name can stand there: "Kim Jong Un"."""
    out: set[str] = set()
    for name in (n for n, t in types.items() if t == "person"):
        parts = words(name)
        if len(parts) > 1:
            out.add(parts[-1])
        if (len(parts) == 3 and max(map(len, parts)) < 6) or (len(parts) == 2 and "-" in parts[1]):
            out.add(parts[0])
    return {n for n in out if len(n) > 2 and n[0].isupper() and plausible(n) and n not in types and not _is_other(n)}


def _is_other(word: str) -> bool:
    """Whether a surname is first of all another word of the news."""
    low = word.lower()
    return geo.is_country(word) or geo.is_demonym(word) or low in ORG_HEADS | PLACE_HEADS | OFFICE | COURTESY


def _stands_alone(text: str, start: int, end: int, known: Mapping[str, EntityType]) -> bool:
    """Whether no neighbour makes it part of another name.

    A title or a small word may stand before it, and a hyphen may join it to a name that is known by itself.
    """
    before = re.search(r"(\S+) $", text[max(0, start - 30) : start])
    word = before.group(1).strip("“\"'(.") if before else ""
    free = not word[:1].isupper() or word.lower() in COURTESY | OFFICE | NOT_NAMES
    joined = [
        m.group(1)
        for m in (_HYPHEN_AFTER.match(text, end), _HYPHEN_BEFORE.search(text, max(0, start - 30), start))
        if m
    ]
    return free and _CAPITAL.match(text, end) is None and all(j in known or geo.country_code(j) for j in joined)


def lengthen(doc: Doc, text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """People's single names together with the given names before them that nobody marked: "Ana" + "Lindqvist"."""
    lines = headline_lines(text)
    out: list[Mention] = []
    for m in mentions:
        span = doc.char_span(m.start, m.end, alignment_mode="expand") if m.type == "person" else None
        token = span[0] if span is not None else None
        before = doc[token.i - 1] if token is not None and token.i and not token.is_sent_start else None
        free = before is not None and (not out or out[-1].end <= before.idx)
        free = free and case_at(lines, m.start) == "plain"
        if before is not None and free and " " not in m.text and _is_given(doc, before):
            while before.i and not before.is_sent_start and _is_given(doc, before.nbor(-1)):
                before = before.nbor(-1)
            start = max([before.idx, *(o.end for o in out[-1:])])
            start += len(text[start : m.end]) - len(text[start : m.end].lstrip())
            out.append(Mention(start, m.end, "person", spaced(text, start, m.end)))
        else:
            out.append(m)
    return out


def _is_given(doc: Doc, token: Token) -> bool:
    """Whether a token before a surname can be the given name: a proper noun, neither title nor geography nor a word."""
    word = token.text.rstrip(".")
    low = word.lower()
    if not (token.tag_ == "NNP" and token.whitespace_ == " " and word.istitle() and len(word) > 1 and plausible(word)):
        return False
    if is_spoken(doc, low) and not is_given(low):
        return False
    return not (low in ROLE_TAILS or _is_other(word) or geo.is_city(word) or titles.head_of(low, noun=True))
