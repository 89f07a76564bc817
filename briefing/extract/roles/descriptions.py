"""Whom a description means: "the French leader" a sentence after a name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefing.extract.document.words import Words
from briefing.extract.lexicon.titles import words
from briefing.extract.lexicon.words import words_with
from briefing.extract.roles.affiliation import side_of
from briefing.extract.roles.offices import PRINCIPALS, office
from briefing.extract.roles.role_patterns import Found
from briefing.extract.roles.title_phrases import Phrase, phrase_at

OPENING = 5
"""Tokens from the start of a sentence in which its subject begins."""

PUBLIC = words_with("public-person")

REACH = 90
"""Tokens between a name and a description of its bearer: a paragraph or two."""


def described(
    w: Words, titles: Sequence[Sequence[Found]], sides: Mapping[int, str], known: dict[int, str]
) -> list[tuple[int, str, Found]]:
    """Persons, countries and titles from definite descriptions of offices: "the North Korean leader".

    A description goes to the only person of its country named lately who has no title; else to the one named last
    before it, of those whose country nothing else tells (``sides`` holds what is told, by entity) and whose titles do
    not contradict. Where two compete in one sentence, or somebody else has that office, it goes to nobody.
    """
    out: list[tuple[int, str, Found]] = []
    settled = dict(sides)
    for i in range(len(w)):
        if w.lower[i] != "the":
            continue
        owning = next((k for k in range(i + 2, min(len(w), i + 8)) if w.is_possessive(k)), len(w))
        p = phrase_at(w, i, len(w)) or phrase_at(w, i, owning)
        if p is None or p.plural or p.start != i + 1 or _is_named(w, p) or p.noun not in PRINCIPALS:
            continue
        code = side_of(w, p, known).country
        if code is None or any(c == code and _bears(titles[n], p.noun) for n, c in settled.items()):
            continue
        n = _compatriot(w, i, code, titles, settled)
        n = _antecedent(w, i, p, titles, settled) if n is None else n
        if n is not None:
            settled[n] = code
            out.append((n, code, Found(p, i, i + 1)))
    return out


def foretold(
    w: Words, titles: Sequence[Sequence[Found]], sides: Mapping[int, str], known: dict[int, str]
) -> list[tuple[int, str, Found]]:
    """Persons, countries and titles from a subject described in one sentence and named in the next.

    "Spain's foreign minister resigned on Monday. NAME said …": the name must open its sentence, be new, and have no
    title of its own.
    """
    out: list[tuple[int, str, Found]] = []
    seen: set[int] = set()
    begins: list[int] = []
    for k in range(len(w)):
        if w.sentence[k] == k and not w.is_break(k):
            begins.append(k)
        n = w.entity[k]
        if not w.is_person(k) or n in seen:
            continue
        seen.add(n)
        if len(begins) < 2 or n in sides or not _opens(w, k, begins[-1], titles[n]):
            continue
        for i in range(begins[-2], min(begins[-2] + OPENING, k)):
            p = phrase_at(w, i, k)
            same_kind = not titles[n] or (p is not None and p.noun in words().diplomats)
            if p and not p.plural and same_kind and not _is_named(w, p) and p.noun in words().offices | PUBLIC:
                code = side_of(w, p, known).country
                if code:
                    out.append((n, code, Found(p, k, k + 1)))
                break
    return out


def _opens(w: Words, k: int, begin: int, titles: Sequence[Found]) -> bool:
    """Whether the name at ``k`` begins the sentence, bare or as that of a diplomat."""
    if not titles:
        return k == begin
    return all(f.phrase.noun in words().diplomats and f.phrase.start == begin for f in titles)


def _is_named(w: Words, p: Phrase) -> bool:
    """Whether a name stands beside the title, which then is the name's."""
    near = [*range(p.start, min(len(w), p.end + 2)), *range(max(0, p.start - 3), p.start - 1)]
    return any(w.is_person(k) for k in near)


def _antecedent(w: Words, i: int, p: Phrase, titles: Sequence[Sequence[Found]], sides: Mapping[int, str]) -> int | None:
    chosen, sentence = None, -1
    for k in range(i - 1, max(-1, i - REACH), -1):
        n = w.entity[k]
        if not w.is_person(k) or n in sides or n == chosen or not _fits(w, titles[n], p):
            continue
        if chosen is None:
            chosen, sentence = n, w.sentence[k]
        elif w.sentence[k] == sentence:
            return None
    return chosen


def _compatriot(w: Words, i: int, code: str, titles: Sequence[Sequence[Found]], sides: Mapping[int, str]) -> int | None:
    """The only person named lately who is known to be of country ``code`` and of whom no title is told."""
    near = {w.entity[k] for k in range(max(0, i - REACH), i) if w.is_person(k)}
    fits = [n for n in near if sides.get(n) == code and not titles[n]]
    return fits[0] if len(fits) == 1 else None


def _fits(w: Words, titles: Sequence[Found], p: Phrase) -> bool:
    if not titles or office(w, p) in {office(w, f.phrase) for f in titles}:
        return True
    return p.noun == "leader" and bool({f.phrase.noun for f in titles} & {*PRINCIPALS, "chairman", "dictator"})


def _bears(titles: Sequence[Found], noun: str) -> bool:
    nouns = {f.phrase.noun for f in titles}
    return noun in nouns or (noun == "leader" and bool(nouns & PRINCIPALS))
