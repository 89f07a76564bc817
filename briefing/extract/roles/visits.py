"""Who is a guest where: a country that somebody travels to, or speaks in, is not the one that they serve."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.extract.document.words import Words
from briefing.extract.lexicon.geo import is_capital, is_country
from briefing.extract.lexicon.tables import table
from briefing.extract.lexicon.words import words_with
from briefing.extract.roles.country_mentions import Part, parts_of
from briefing.extract.roles.role_patterns import Found, by_name

_LISTS = table("roles", "visits")
TRAVELS = _LISTS.words("travels")
ACCREDITED = _LISTS.words("accredited")
MEETINGS = words_with("two-sided")
HOMEWARD = _LISTS.words("homeward")
STAYS = _LISTS.words("stays")

REACH = 14
"""Tokens from a name to the verb of its sentence, and from there to where it leads."""


def guests(w: Words, titles: Sequence[Sequence[Found]], people: Sequence[tuple[int, int, int]]) -> dict[int, set[str]]:
    """Codes of countries that persons, by index, are guests of; ``people`` are (start, end, index) of their mentions.

    "NAME arrived in Oslo", "NAME's visit to Japan", "speaking in Beijing, NAME", and, of envoys without a sender, the
    countries that their sentence tells them to deal with.
    """
    out: dict[int, set[str]] = {}
    sent = {n for n, found in enumerate(titles) if any(f.phrase.noun in ACCREDITED for f in found)}
    titled_at = by_name(titles)
    for at, to, n in people:
        begin, end = w.sentence[at], _end(w, at)
        places = _visited(w, to, end) | _spoken_in(w, begin, at)
        if n in sent and (titled := titled_at.get((n, at))):
            places |= _dealt_with(w, begin, end, titled)
        if places:
            out.setdefault(n, set()).update(places)
    return out


def _dealt_with(w: Words, begin: int, end: int, titled: Sequence[Found]) -> set[str]:
    """The countries that are places or another side in the envoy's sentence; all where it tells of a meeting."""
    named = [c for c in w.countries_in(begin, end) if not any(f.phrase.start <= c[0] < f.phrase.end for f in titled)]
    meets = any(w.lemma[k] in MEETINGS for k in range(begin, end))
    parts = parts_of(w, named)
    return {code for (_, _, code), part in zip(named, parts, strict=True) if meets or part is not Part.ACTOR}


def _visited(w: Words, to: int, end: int) -> set[str]:
    """Where the sentence that goes on at token ``to`` says that its subject goes."""
    near = range(to, min(end, to + REACH))
    first = next((k for k in near if w.lower[k] in STAYS or (w.lemma[k] in TRAVELS and _is_move(w, k))), -1)
    if first < 0 or any(w.is_person(k) for k in range(to, first)):
        return set()
    if any(w.lower[k] in HOMEWARD for k in range(to, min(end, first + 4))):
        return set()
    return set(_states(w, first + 1, min(end, first + REACH)))


def _is_move(w: Words, k: int) -> bool:
    return w.pos[k] in ("VERB", "AUX", "NOUN") and not (w.lemma[k] == "leave" and w.lower[k + 1 : k + 2] != ["for"])


def _spoken_in(w: Words, begin: int, at: int) -> set[str]:
    """ "Speaking in Beijing, NAME", "During a visit to Accra, NAME"."""
    opening = range(begin, min(at, begin + 6))
    spoken = any(w.lower[k] in STAYS or w.lower[k] in ("speaking", "addressing", "arriving") for k in opening)
    return set(_states(w, begin, at)) if spoken and "," in w.text[begin:at] else set()


def _states(w: Words, first: int, end: int) -> list[str]:
    """The first place from token ``first`` on, if it is a state or its capital that a preposition or verb governs."""
    for i, j, code in w.countries_in(first, end):
        if any(w.is_person(k) or w.lower[k] in ("where", "which", "who", ";") for k in range(first, i)):
            break
        name = " ".join(w.text[i:j])
        return [code] if is_country(name) or is_capital(name) else []
    return []


def _end(w: Words, k: int) -> int:
    return next((j for j in range(k, len(w)) if w.sentence[j] != w.sentence[k]), len(w))
