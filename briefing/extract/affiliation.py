"""Which country a person, body or place belongs to, as the article says it."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from briefing.extract.geo import WELL_KNOWN, countries_at, country_code, country_in, is_country, is_demonym, is_region
from briefing.extract.title_phrases import DETERMINERS, Phrase
from briefing.extract.titles import words
from briefing.extract.words import NOMINAL, Words

TOPICAL = {
    "analyst", "correspondent", "coordinator", "envoy", "expert", "mediator", "negotiator", "researcher", "scholar",
    "specialist", "watcher",
}
"""Heads before which a country's name, not its adjective, says what they deal with: "Iran expert", "Syria envoy"."""

AGAINST = {"counterpart", "rival", "opponent", "critic", "successor", "predecessor", "challenger"}
"""Heads whose "his" points to somebody of another side, or of an office that has changed hands."""


class Side(msgspec.Struct, frozen=True):
    """What a title says of its bearer's side.

    ``country`` is its code; ``person`` the entity whose side it is ("Merkel's spokesperson"); ``neutral`` says that
    a body of many states is served.
    """

    country: str | None = None
    person: int | None = None
    neutral: bool = False


def side_of(w: Words, p: Phrase, countries: dict[int, str], bearer: int = -1) -> Side:
    """The side that the words of title ``p`` name; ``countries`` holds codes by entity, ``bearer`` is the own one."""
    parts = _own_parts(w, p)
    if p.noun in TOPICAL and p.possessor == p.start and _is_topic(w.text[p.start : p.head]):
        parts = parts[1:]
    for first, end in parts:
        code = _country_in(w, first, end, countries)
        if code:
            return Side(country=code)
    bodies = [*parts, (p.core + 1, p.end)] if w.lower[p.core : p.core + 1] == ["for"] else parts
    if any(_international(" ".join(w.text[first:end])) for first, end in bodies):
        return Side(neutral=True)
    for first, end in [*parts, (p.core, p.end)]:
        owner = next((w.entity[k] for k in range(first, end) if w.is_person(k)), None)
        if owner is not None:
            return Side(person=owner)
    if p.start > 0 and w.lower[p.start - 1] in ("his", "her") and p.noun not in AGAINST:
        return Side(person=_subject(w, p.start, bearer))
    return Side()


def beside_name(w: Words, at: int, to: int) -> str | None:
    """Code from a country at the name: "Russia's NAME", "Swedish star NAME", "NAME of Kenya", "NAME (R-Texas)"."""
    if at > 1 and w.is_possessive(at - 1):
        for first in range(max(0, at - 5), at - 1):
            if code := _exact(w, first, at - 1):
                return code
    elif code := _before(w, range(at, to)):
        return code
    if to + 1 < len(w) and w.lower[to] in ("of", "from"):
        first = to + 1 + (w.lower[to + 1] == "the")
        for end in range(min(len(w), first + 4), first, -1):
            if code := _exact(w, first, end):
                return code
    if to + 1 < len(w) and w.text[to] == "(" and (code := _exact(w, to + 1, to + 2)):
        return code
    if to + 2 < len(w) and w.text[to] in "(," and w.text[to + 1][:2] in ("R-", "D-", "I-"):
        return "US"
    if to + 3 < len(w) and w.text[to] in "(," and w.text[to + 1] in ("R", "D") and w.text[to + 2] in "-–":
        return "US"
    return None


def country_of_body(w: Words, name: str, spans: list[range]) -> str | None:
    """Code of a body: by its name, else by the words beside it ("German carmaker NAME", "NAME of Chad")."""
    if _international(name):
        return None
    code = country_in(name.replace("-", " ").split())
    if code:
        return code
    for span in spans:
        code = _of(w, span) or _before(w, span) or _after(w, span)
        if code:
            return code
    return None


def country_of_place(w: Words, names: list[str], spans: list[range]) -> str | None:
    """Code of a place: of a state or country named after it ("Paris, Texas"), else its own, else what it lies in."""
    if any(n in words().continents for n in names):
        return None
    own = next((code for n in names if (code := country_code(n))), None)
    if own and any(is_country(n) for n in names):
        return own
    for span in spans:
        k = span.stop
        if k + 1 < len(w) and w.text[k] == ",":
            for end in range(min(len(w), k + 4), k + 1, -1):
                name = " ".join(w.text[k + 1 : end])
                if is_region(name) or (own is None and is_country(name) and w.pos[span.start - 1] == "ADP"):
                    return country_code(name)
    if own:
        return own
    parts = country_in(names[0].replace("-", " ").split())
    return parts or next((code for span in spans if (code := _of(w, span) or _after(w, span))), None)


def _is_topic(before: list[str]) -> bool:
    """Whether the words before a head name one country by a noun that has an adjective: "Iran", not "U.S."."""
    found = list(countries_at(before))
    if len(found) != 1:
        return False
    i, j, code = found[0]
    name = " ".join(before[i:j])
    return is_country(name) and not is_demonym(name) and not name.replace(".", "").isupper() and code != "HK"


def _subject(w: Words, at: int, bearer: int) -> int | None:
    """Whom "his" and "her" at token ``at`` mean: the first other person in the sentence, or in the one before."""
    begin = w.sentence[at]
    before = w.sentence[begin - 1] if begin else 0
    for first, end in ((begin, at), (before, begin)):
        for k in range(first, end):
            if w.is_person(k) and w.entity[k] != bearer:
                return w.entity[k]
    return None


def _own_parts(w: Words, p: Phrase) -> list[tuple[int, int]]:
    """The parts of a title that name its bearer's own side, the noun phrase first."""
    out = [(p.start, p.core)]
    k = p.core
    while k < p.end:
        end = k + 1
        while end < p.end and w.lower[end] not in ("of", "for", "to", "on", "at", "in", "with", "against"):
            end += 1
        diplomat = p.noun in words().diplomats
        if w.lower[k] in ("of", "at") or (w.lower[k] == "for" and not diplomat):
            out.append((k + 1, end))
        k = end
    if p.end + 1 < len(w) and w.lower[p.end] == "from":
        out.append((p.end + 1, min(len(w), p.end + 4)))
    return out


def _country_in(w: Words, first: int, end: int, countries: dict[int, str]) -> str | None:
    for i, j, code in countries_at(w.text[first:end]):
        joined = first + j < len(w) and w.is_hyphen(first + j) and w.pos[first + j + 1 : first + j + 2] == ["VERB"]
        if not joined and not w.is_person(first + i):
            return code
    for k in range(first, end):
        n = w.entity[k]
        if n in countries and not w.is_person(k):
            return countries[n]
    if _international(" ".join(w.text[first:end])):
        return None
    names = [t for k, t in enumerate(w.text[first:end], first) if not w.is_person(k)]
    return country_in(names)


def _exact(w: Words, first: int, end: int) -> str | None:
    if not w.text[first][:1].isupper() or not w.text[end - 1][-1:].isalpha():
        return None
    if any(w.is_person(k) for k in range(first, end)):
        return None
    return country_code(" ".join(w.text[first:end]), WELL_KNOWN)


def _of(w: Words, span: range) -> str | None:
    k = span.stop
    if k + 1 < len(w) and w.lower[k] in ("of", "in"):
        k += 1 + (w.lower[k + 1] == "the")
        return next((code for i, _, code in countries_at(w.text[k : k + 4]) if i == 0), None)
    return None


def _before(w: Words, span: range) -> str | None:
    """A country among the words that lead up to the name in the same noun phrase."""
    k = span.start
    while k > max(0, span.start - 5) and (w.pos[k - 1] in NOMINAL or w.is_possessive(k - 1)) and not w.is_person(k - 1):
        k -= 1
    found = list(countries_at(w.text[k : span.start]))
    return found[-1][2] if found else None


def _after(w: Words, span: range) -> str | None:
    """ "NAME, a German carmaker": a country in an apposition of a few words."""
    k = span.stop
    if k + 2 >= len(w) or w.text[k] not in (",", "(") or w.lower[k + 1] not in DETERMINERS:
        return None
    j = k + 2
    while j < min(len(w), k + 9) and w.text[j] not in (",", ".", ";", ")") and w.pos[j] not in ("VERB", "AUX", "PRON"):
        j += 1
    return next((c for _, e, c in countries_at(w.text[k + 2 : j]) if not w.is_hyphen(min(k + 2 + e, len(w) - 1))), None)


@lru_cache(maxsize=4096)
def _international(name: str) -> bool:
    padded = f" {name} "
    return any(f" {body} " in padded for body in words().international.names)
