"""Two lists in one order: "the foreign ministers of Greece, Cyprus and France, NAME, NAME and NAME"."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.extract.document.words import Words
from briefing.extract.lexicon.tables import table
from briefing.extract.lexicon.titles import head_of, is_plural
from briefing.extract.roles.role_patterns import Found
from briefing.extract.roles.title_phrases import Phrase, phrase_before

PLURAL_OPPOSITES = table("roles", "lists").words("plural_opposites")

_BETWEEN = {",", "and", "&", "the", "of"}


def paired(w: Words) -> list[tuple[int, str, Found]]:
    """Persons, by index, with their countries and titles, of whom a title in the plural lists both in one order.

    The names follow the countries after a comma, a dash or a colon, or stand before the title; as many as they. Of two
    whose names come a sentence later, the second may be told by "her Spanish counterpart" alone.
    """
    out = _opposites(w)
    for h in range(1, len(w) - 2):
        if w.lower[h + 1] not in ("of", "from") or not is_plural(w.lower[h]) or head_of(w.lower[h], False) is None:
            continue
        end = _end_of_sentence(w, h)
        countries, after = _countries(w, h + 2, end)
        if len(countries) < 2:
            continue
        title = phrase_before(w, h + 1)
        if title is None or not title.plural:
            continue
        people = _people(w, after + 1, end) if after < end and w.text[after] in (",", ":", "–", "—", "-", "(") else []
        if len(people) != len(countries):
            people = _people_before(w, title.start)
        if not people and len(countries) == 2:
            out += _later(w, end, countries, Found(title, end, end))
        if len(people) == len(countries):
            out += [
                (w.entity[at], code, Found(title, at, to)) for (at, to), code in zip(people, countries, strict=True)
            ]
    return out


def _opposites(w: Words) -> list[tuple[int, str, Found]]:
    """Those of "his Greek and Cypriot counterparts, NAME and NAME"."""
    out: list[tuple[int, str, Found]] = []
    for h in range(1, len(w) - 2):
        if w.lower[h] not in PLURAL_OPPOSITES:
            continue
        codes: list[str] = []
        edge = h
        for i, j, code in reversed(list(w.countries_in(w.sentence[h], h))):
            if not set(w.lower[j:edge]) <= _BETWEEN:
                break
            codes.insert(0, code)
            edge = i
        people = _people(w, h + 1, _end_of_sentence(w, h))
        if len(codes) > 1 and len(codes) == len(people):
            title = Phrase(h, h + 1, h, h + 1, h, w.lower[h][:-1], plural=True)
            out += [(w.entity[at], code, Found(title, at, to)) for (at, to), code in zip(people, codes, strict=True)]
    return out


def _later(w: Words, begin: int, countries: Sequence[str], title: Found) -> list[tuple[int, str, Found]]:
    """The two of "NAME and her Spanish counterpart, NAME" in the sentence after "the ministers of …"."""
    end = _end_of_sentence(w, begin) if begin < len(w) else begin
    at = next((k for k in range(begin, end) if w.lower[k] == "counterpart"), -1)
    told = [code for _, _, code in w.countries_in(begin, at)] if at > 0 else []
    first = next((k for k in range(begin, at) if w.is_person(k)), -1)
    if first < 0 or len(told) != 1 or told[0] not in countries or len(set(countries)) != 2:
        return []
    other = next(code for code in countries if code != told[0])
    last = next(k for k in range(first, end) if k + 1 == end or w.entity[k + 1] != w.entity[first])
    return [(w.entity[first], other, Found(title.phrase, first, last + 1))]


def _countries(w: Words, k: int, end: int) -> tuple[list[str], int]:
    """The codes of the list of countries at token ``k``, and the token after it."""
    out: list[str] = []
    while k < end:
        at = k
        while at < end and w.lower[at] in _BETWEEN:
            at += 1
        found = next(((j, code) for i, j, code in w.countries_in(at, end) if i == at), None)
        if found is None or w.is_person(at):
            break
        k = found[0]
        out.append(found[1])
    return out, k


def _people(w: Words, k: int, end: int) -> list[tuple[int, int]]:
    """First and last token of each name in the list at token ``k``."""
    out: list[tuple[int, int]] = []
    while k < end:
        while k < end and w.lower[k] in _BETWEEN:
            k += 1
        if k >= end or not w.is_person(k):
            break
        at, n = k, w.entity[k]
        while k < end and w.entity[k] == n:
            k += 1
        out.append((at, k))
    return out


def _people_before(w: Words, start: int) -> list[tuple[int, int]]:
    """The names in the list right before token ``start``: "NAME and NAME, the presidents"."""
    k = start - 1
    k -= w.lower[k] == "the"
    if k < 1 or w.text[k] not in (",", "–", "—", "-"):
        return []
    begin = k
    while begin > w.sentence[start] and (w.is_person(begin - 1) or w.lower[begin - 1] in _BETWEEN - {"of", "the"}):
        begin -= 1
    return _people(w, begin, k)


def _end_of_sentence(w: Words, k: int) -> int:
    return next((j for j in range(k, len(w)) if w.sentence[j] != w.sentence[k]), len(w))


def codes(found: Sequence[tuple[int, str, Found]]) -> dict[int, str]:
    """The countries alone, by index."""
    return {n: code for n, code, _ in found}
