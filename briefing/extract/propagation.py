"""A name once found is found wherever it stands, in full, as a surname, and in capitals in a headline."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from briefing.extract import geo
from briefing.extract.headlines import headline_lines
from briefing.extract.mention import Mention
from briefing.extract.name_words import COURTESY, NOT_NAMES, OFFICE, ORG_HEADS, PLACE_HEADS
from briefing.extract.surface import plausible, spaced, words
from briefing.model import EntityType

_CAPITAL = re.compile(r" [^\W\d_a-z]")


def find_missed(text: str, types: Mapping[str, EntityType], found: Sequence[Mention]) -> list[Mention]:
    """Occurrences that are not among ``found`` of the names in ``types`` and of surnames, longest name first."""
    taken = bytearray(len(text))
    for m in found:
        taken[m.start : m.end] = b"\x01" * (m.end - m.start)
    out: list[Mention] = []
    capitals = [(s, e) for s, e, case in headline_lines(text) if case == "upper"]
    forms = {n: t for n, t in types.items() if len(n) > 1}
    surnames = _surnames(types) - forms.keys()
    forms |= dict.fromkeys(surnames, "person")
    upper = {n.upper(): t for n, t in forms.items() if capitals and len(n) > 3}
    for name in sorted({**upper, **forms}, key=len, reverse=True):
        pattern = re.escape(name).replace("\\ ", r"\s")
        for match in re.finditer(rf"(?<![\w@#/]){pattern}(?![\w$])", text):
            start, end = match.span()
            if any(taken[start:end]) or (name in surnames and not _stands_alone(text, start, end)):
                continue
            if name in forms or any(s <= start < e for s, e in capitals):
                taken[start:end] = b"\x01" * (end - start)
                out.append(Mention(start, end, forms.get(name) or upper[name], spaced(text, start, end)))
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


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether no capitalised neighbour makes it part of another name; a title or a small word may stand before it."""
    before = re.search(r"(\S+) $", text[max(0, start - 30) : start])
    word = before.group(1).strip("“\"'(.") if before else ""
    free = not word[:1].isupper() or word.lower() in COURTESY | OFFICE | NOT_NAMES
    return free and _CAPITAL.match(text, end) is None
