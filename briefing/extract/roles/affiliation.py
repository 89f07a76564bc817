"""Which country a person, body or place belongs to, as the article says it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

import msgspec

from briefing.extract.document.words import NOMINAL, Words
from briefing.extract.lexicon.geo import (
    WELL_KNOWN,
    countries_at,
    country_code,
    country_in,
    is_country,
    is_demonym,
)
from briefing.extract.lexicon.tables import table
from briefing.extract.lexicon.titles import words
from briefing.extract.lexicon.words import words_with
from briefing.extract.roles.title_phrases import LOOSE, TIGHT, Phrase
from briefing.extract.rules import FirstMatch

_LISTS = table("roles", "affiliation")

DELEGATIONS = _LISTS.words("delegations")

REACH = 14
"""Tokens between a delegation and the name of its head: a title may stand there."""

TOPICAL = words_with("topical")

UNBENT, PARTICIPLES = _LISTS.ordered("unbent"), _LISTS.ordered("participles")

AGAINST = words_with("opposed")


class Side(msgspec.Struct, frozen=True):
    """What a title says of its bearer's side.

    ``country`` is its code; ``person`` the entity whose side it is ("Merkel's spokesperson"); ``neutral`` says that
    a body of many states is served.
    """

    country: str | None = None
    person: int | None = None
    neutral: bool = False

    def __str__(self) -> str:
        return "many states" if self.neutral else self.country or ""


@dataclass
class Titled:
    """Somebody with title ``p``; ``countries`` holds codes by entity, ``bearer`` is the own one, -1 where not known."""

    w: Words
    p: Phrase
    countries: dict[int, str]
    bearer: int

    @cached_property
    def parts(self) -> list[tuple[int, int]]:
        """Where the title names the bearer's own side."""
        w, p = self.w, self.p
        parts = own_parts(w, p)
        topical = p.noun in TOPICAL and p.possessor == p.start and _is_topic(w.text[p.start : p.head])
        return parts[1:] if topical else parts

    @property
    def before(self) -> str:
        """The word before the title in lower case, empty at the start of the text."""
        return self.w.lower[self.p.start - 1] if self.p.start > 0 else ""

    def span(self) -> tuple[int, int]:
        """The code points of the title."""
        return self.w.start[self.p.start], self.w.end[self.p.end - 1]


SIDE: FirstMatch[Titled, Side] = FirstMatch("whose side a title names", "entity", Titled.span)


def side_of(w: Words, p: Phrase, countries: dict[int, str], bearer: int = -1) -> Side:
    """The side that the words of title ``p`` name; ``countries`` holds codes by entity, ``bearer`` is the own one."""
    return SIDE.decide(Titled(w, p, countries, bearer)) or Side()


@SIDE.rule(fires="The [Norwegian minister] Anna Holt left.", never="The [minister] Anna Holt left Norway.")
def country_in_title(t: Titled) -> Side | None:
    """A title that names a country serves it."""
    codes = (_country_in(t.w, first, end, t.countries) for first, end in t.parts)
    return next((Side(country=code) for code in codes if code), None)


@SIDE.rule(fires="The [United Nations envoy] Anna Holt left.", never="The [union envoy] Anna Holt left.")
def many_states(t: Titled) -> Side | None:
    """Who serves a body of many states serves none of them."""
    w, p = t.w, t.p
    bodies = [*t.parts, (p.core + 1, p.end)] if w.lower[p.core : p.core + 1] == ["for"] else t.parts
    return Side(neutral=True) if any(is_international(" ".join(w.text[a:b])) for a, b in bodies) else None


@SIDE.rule(fires="[Merkel's spokesman] Carl Holt left.", never="[The spokesman] Carl Holt left Merkel.")
def person_in_title(t: Titled) -> Side | None:
    """A title that names somebody is on their side."""
    spans = [*t.parts, (t.p.core, t.p.end)]
    owner = next((t.w.entity[k] for first, end in spans for k in range(first, end) if t.w.is_person(k)), None)
    return Side(person=owner) if owner is not None else None


@SIDE.rule(
    fires="Merkel sent her [spokesman], Carl Holt, to Lima.", never="Merkel met her [rival], Carl Holt, in Lima."
)
def his_or_her(t: Titled) -> Side | None:
    """Behind "his" or "her" it is on the side of whom that means, unless it is one of an opponent."""
    own = t.before in ("his", "her") and t.p.noun not in AGAINST
    return Side(person=_subject(t.w, t.p.start, t.bearer)) if own else None


@SIDE.rule(
    fires="Norway sent its [minister], Anna Holt, to Lima.", never="Norway sent the [minister], Anna Holt, to Lima."
)
def its_or_their(t: Titled) -> Side | None:
    """Behind "its" or "their" it is on the side of the country that this means."""
    return Side(country=_sender(t.w, t.p.start - 1)) if t.before in ("its", "their") else None


def _sender(w: Words, at: int) -> str | None:
    """The country that "its" at token ``at`` means: the last before it in the sentence that no preposition governs."""
    for i, _, code in reversed(w.countries_in(w.sentence[at], at)):
        before = w.lower[i - 1 - (w.lower[i - 1] == "the")] if i > 1 else ""
        if before not in TIGHT | LOOSE | {"from", "by"}:
            return code
    return None


def delegation_of(w: Words, at: int, to: int) -> str | None:
    """Code of the delegation that the person named at tokens ``[at, to)`` leads or belongs to.

    "a Danish delegation headed by NAME", "NAME, who leads the Danish delegation", "the Danish delegation,
    including NAME".
    """
    begin = w.sentence[at]
    for k in range(at - 1, max(begin, at - REACH), -1):
        if w.lower[k] == "by" and w.lower[k - 1] in ("led", "headed"):
            return _of_delegation(w, begin, k - 1)
        if w.lower[k] == "including":
            return _of_delegation(w, begin, k - (w.text[k - 1] == ","))
        if w.is_person(k) and w.lower[k + 1] not in (",", "and"):
            break
    end = next((k for k in range(to, len(w)) if w.sentence[k] != begin or w.is_person(k)), len(w))
    for k in range(to, min(end, to + REACH)):
        if w.lower[k] in DELEGATIONS:
            before = range(max(to, k - 6), k)
            leads = any(w.lemma[j] in ("lead", "head") and w.lower[j + 1] in ("the", "a", "of", "its") for j in before)
            return leading_country(w, range(k, k + 1)) if leads else None
    return None


def _of_delegation(w: Words, begin: int, k: int) -> str | None:
    """Code of the delegation that ends right before token ``k``."""
    if k > begin and w.lower[k - 1] in DELEGATIONS:
        return leading_country(w, range(k - 1, k))
    return None


def _is_topic(before: list[str]) -> bool:
    """Whether the words before a head name one country by a noun that has an adjective: "Iran", not "U.S."."""
    found = list(countries_at(before))
    if len(found) != 1:
        return False
    i, j, code = found[0]
    name = " ".join(before[i:j])
    if name.startswith(UNBENT):
        return False
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


def own_parts(w: Words, p: Phrase) -> list[tuple[int, int]]:
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
    for i, j, code in w.countries_in(first, end):
        backed = j + 1 < len(w) and w.is_hyphen(j) and w.lower[j + 1].endswith(PARTICIPLES)
        if not backed and not w.is_person(i):
            return code
    for k in range(first, end):
        n = w.entity[k]
        if n in countries and not w.is_person(k):
            return countries[n]
    if is_international(" ".join(w.text[first:end])):
        return None
    named = [k for k in range(first, end) if w.kind[k] not in ("", "PERSON") and w.text[k] not in w.surnames]
    return country_in([w.text[k] for k in named])


def exact_country(w: Words, first: int, end: int) -> str | None:
    """Code of the country that the tokens ``[first, end)`` name whole, none of them a person's."""
    if not w.text[first][:1].isupper() or not w.text[end - 1][-1:].isalpha():
        return None
    if any(w.is_person(k) or w.text[k] in w.surnames for k in range(first, end)):
        return None
    return country_code(" ".join(w.text[first:end]), WELL_KNOWN)


def leading_country(w: Words, span: range) -> str | None:
    """A country among the words that lead up to the name in the same noun phrase."""
    k = span.start
    while k > max(0, span.start - 5) and (w.pos[k - 1] in NOMINAL or w.is_possessive(k - 1)) and not w.is_person(k - 1):
        k -= 1
    found = [code for i, _, code in w.countries_in(k, span.start) if not w.is_occasion(i)]
    return found[-1] if found else None


@lru_cache(maxsize=4096)
def is_international(name: str) -> bool:
    """Whether a body of many states stands in ``name``."""
    padded = f" {name} "
    return any(f" {body} " in padded for body in words().international.names)
