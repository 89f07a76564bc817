"""The country that an article is set in, which is that of people of whom it says nothing else.

Local news names its own state seldom: "the comptroller", "the leader of the Liberals", a mayor, a witness.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set

from briefing.extract.document.words import Words
from briefing.extract.lexicon.tables import table
from briefing.extract.lexicon.titles import words
from briefing.extract.roles.affiliation import own_parts
from briefing.extract.roles.country_mentions import Part, parts_of
from briefing.extract.roles.offices import PRINCIPALS
from briefing.extract.roles.role_patterns import Found

_LISTS = table("roles", "frame")
POLITICAL = _LISTS.words("political")
LEADING = _LISTS.words("leading")
PUBLIC_BODIES = _LISTS.words("public_bodies")
ELSEWHERE = _LISTS.words("elsewhere")

# Set by hand on development articles.
CLEAR = 0.6
"""Share of what an article names that its own country has at least."""

TWICE = 2.0
"""How many times more than the next country."""

ENOUGH = 1.5
"""Weight from which a country is named at all, rather than in passing."""

CITY, BODY, BEARER = 0.6, 0.6, 1.0
"""Weights of a city's name, of a body's with a known country, and of a person with one."""

WEIGHTS = {Part.VENUE: 0.6, Part.OTHER_SIDE: 0.5, Part.TOPIC: 0.5, Part.COUNTERPART: 0.5, Part.DATELINE: 1.5}
"""Weights of names of countries by the parts they play, where that is not 1."""


def framed(
    w: Words,
    known: Mapping[int, str],
    titles: Sequence[Sequence[Found]],
    told: Mapping[int, str],
    barred: Mapping[int, Set[str]],
    neutral: Set[int],
) -> dict[int, str]:
    """The article's own country, for each person, by index, of whom nothing else tells.

    ``known`` holds codes of bodies and places, ``told`` those of persons. Only where the article has one country and
    somebody in public office there: a race in Brazil makes no driver Brazilian. ``neutral`` serve bodies of many
    states.
    """
    home = _home(w, known, told)
    if home is None or not any(told.get(n) == home and any(map(_in_office, found)) for n, found in enumerate(titles)):
        return {}
    return {
        n: home
        for n, found in enumerate(titles)
        if w.entities[n].type == "person"
        and n not in told
        and n not in neutral
        and home not in barred.get(n, frozenset())
        and all(_at_home(w, f, known) for f in found)
        and not (not found and _reports(w, n, known))
    }


def _home(w: Words, known: Mapping[int, str], told: Mapping[int, str]) -> str | None:
    """The one country that what the article names belongs to, by far."""
    weights: defaultdict[str, float] = defaultdict(float)
    names = [(i, j, code) for i, j, code in w.countries if not w.is_person(i)]
    for (_, _, code), part in zip(names, parts_of(w, names), strict=True):
        weights[code] += WEIGHTS.get(part, 1.0)
    taken = {k for i, j, _ in names for k in range(i, j)}
    for n, code in known.items():
        e = w.entities[n]
        if e.type in ("place", "organization"):
            own = sum(not taken & set(w.tokens(m)) for m in e.mentions)
            weights[code] += own * (CITY if e.type == "place" else BODY)
    for code in told.values():
        weights[code] += BEARER
    ranked = sorted(weights.items(), key=lambda item: -item[1])
    if not ranked or ranked[0][1] < ENOUGH:
        return None
    code, most = ranked[0]
    clear = most >= CLEAR * sum(weights.values()) and (len(ranked) < 2 or most >= TWICE * ranked[1][1])
    return code if clear else None


def _in_office(f: Found) -> bool:
    noun = f.phrase.noun
    return noun in words().offices or noun in words().public or noun in PRINCIPALS or noun in POLITICAL


def _reports(w: Words, n: int, known: Mapping[int, str]) -> bool:
    """Whether a person signs the article, or is a body's whose country nothing tells: "CBS's NAME" may be from afar."""
    for mention in w.entities[n].mentions:
        k = w.tokens(mention).start
        if k > 0 and w.text[k - 1] == "By":
            return True
        owner = w.entity[k - 2] if k > 1 and w.is_possessive(k - 1) else -1
        if owner >= 0 and w.entities[owner].type == "organization" and owner not in known:
            return True
    return False


def _at_home(w: Words, f: Found, known: Mapping[int, str]) -> bool:
    """Whether a title can be borne in the article's own country: no guest's, and of no body known to nobody."""
    if f.phrase.noun in ELSEWHERE:
        return False
    if f.phrase.noun in words().offices or f.phrase.noun in words().public:
        return True
    if (_in_office(f) or f.phrase.noun in LEADING) and _of_public_body(w, f):
        return True
    served = [n for first, end in own_parts(w, f.phrase) for n in w.entity[first:end] if n >= 0]
    return not any(w.entities[n].type == "organization" and n not in known for n in served)


def _of_public_body(w: Words, f: Found) -> bool:
    """Whether the title names a party, a union or a body of state, or one known by its letters alone."""
    inside = range(f.phrase.start, f.phrase.end)
    return any(w.lower[k] in PUBLIC_BODIES or (w.text[k].isupper() and len(w.text[k]) > 2) for k in inside)
