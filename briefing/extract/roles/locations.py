"""Which country a body belongs to and a place lies in: named rules, the first that tells decides."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from briefing.extract.document.words import Words
from briefing.extract.lexicon.geo import (
    LONGEST,
    country_code,
    country_in,
    country_of_city_near,
    country_of_state,
    is_country,
    is_region,
)
from briefing.extract.lexicon.name_words import PLACE_HEADS
from briefing.extract.lexicon.titles import words
from briefing.extract.roles.affiliation import is_international, leading_country
from briefing.extract.roles.title_phrases import DETERMINERS
from briefing.extract.rules import FirstMatch


@dataclass
class Located:
    """A body or place with all its names, and the tokens of its mentions."""

    w: Words
    names: list[str]
    spans: list[range]

    @cached_property
    def near(self) -> str | None:
        """The country or state of its own: of a town of that name, the one in a country that the text names."""
        named = {code for _, _, code in self.w.countries}
        return next((c for n in self.names if (c := country_of_state(n) or country_of_city_near(n, named))), None)

    def span(self) -> tuple[int, int]:
        """The code points of the first mention."""
        first = next((s for s in self.spans if s), None)
        return (self.w.start[first.start], self.w.end[first.stop - 1]) if first else (0, 0)


NONE = ""
"""The answer where there is no country, whatever else is said."""

BODY: FirstMatch[Located, str] = FirstMatch("which country a body belongs to", "entity", Located.span)
PLACE: FirstMatch[Located, str] = FirstMatch("which country a place lies in", "entity", Located.span)


def country_of_body(w: Words, name: str, spans: list[range]) -> str | None:
    """Code of a body: by its name, else by the words beside it ("German carmaker NAME", "NAME of Chad")."""
    return BODY.decide(Located(w, [name], spans)) or None


def country_of_place(w: Words, names: list[str], spans: list[range]) -> str | None:
    """Code of a place: of a state or country named after it ("Paris, Texas"), else its own, else what it lies in."""
    return PLACE.decide(Located(w, names, spans)) or None


@BODY.rule(fires="The [United Nations] voted on Monday.", never="The [Central Bank of Kenya] voted on Monday.")
def many_states(b: Located) -> str | None:
    """A body of many states belongs to none of them."""
    return NONE if is_international(b.names[0]) else None


@BODY.rule(fires="The [Central Bank of Kenya] voted on Monday.", never="The [Kestrel Group] in Kenya closed.")
def country_in_name(b: Located) -> str | None:
    """Its name has the name or adjective of a country."""
    return country_in([part for part in b.names[0].replace("-", " ").split() if part not in b.w.surnames])


@BODY.rule(fires="The [Kestrel Group] in Kenya closed.", never="The [Kestrel Company] left Kenya.")
def of_country(b: Located) -> str | None:
    """Behind it stands "of" or "in" and a country."""
    return next((code for span in b.spans if (code := _of(b.w, span))), None)


@BODY.rule(fires="The German carmaker [Kestrel Company] closed.", never="The carmaker [Kestrel Company] left Germany.")
def leads_up(b: Located) -> str | None:
    """A country stands in the noun phrase that leads up to it."""
    return next((code for span in b.spans if (code := leading_country(b.w, span))), None)


@BODY.rule(
    fires="[Kestrel Company], a German carmaker, closed.", never="[Kestrel Company], which left Germany, closed."
)
def apposition(b: Located) -> str | None:
    """Behind a comma stands what it is, with a country."""
    return next((code for span in b.spans if (code := _after(b.w, span))), None)


@PLACE.rule(fires="It rained in [Africa] on Monday.", never="It rained in [Kenya] on Monday.")
def continent(p: Located) -> str | None:
    """A continent lies in no country."""
    return NONE if any(n in words().continents for n in p.names) else None


@PLACE.rule(fires="It rained in [Kenya] on Monday.", never="It rained in [Nairobi] on Monday.")
def is_a_country(p: Located) -> str | None:
    """It is a country."""
    if not any(is_country(n) for n in p.names):
        return None
    w, spans = p.w, p.spans
    settled = next((c for i, j, c in w.countries_in(spans[0].start, spans[0].stop)), None) if spans else None
    return settled or next(c for n in p.names if (c := country_code(n)))


@PLACE.rule(fires="He lives in [Paris], Texas, with her.", never="He lives in [Paris] and left Texas.")
def comma_country(p: Located) -> str | None:
    """Behind a comma stands the state or country in which it lies."""
    w, town = p.w, not any(country_of_state(n) for n in p.names)
    for span in p.spans:
        k = span.stop
        if k + 1 < len(w) and w.text[k] == ",":
            for end in range(min(len(w), k + 4), k + 1, -1):
                name = " ".join(w.text[k + 1 : end])
                if is_region(name) or (town and is_country(name) and _leads(w, span.start)):
                    return country_code(name)
    return None


@PLACE.rule(fires="It rained in [Nairobi] on Monday.", never="It rained in [Vundle Hollow] on Monday.")
def known_place(p: Located) -> str | None:
    """It is a state, region or town whose country is known."""
    return p.near


@PLACE.rule(fires="It rained in [Northern Kenya] on Monday.", never="It rained in [Vundle Hollow] in Kenya.")
def country_in_its_name(p: Located) -> str | None:
    """Its name has the name of a country."""
    parts = p.names[0].split()
    own = parts[:-1] if parts and parts[-1].lower() in PLACE_HEADS else parts
    return country_in(_opened(parts), cities=False) or country_in(_opened(own))


@PLACE.rule(
    fires="It rained in the village of [Vundle Hollow] in Kenya.", never="It rained in the village of [Vundle Hollow]."
)
def lies_in(p: Located) -> str | None:
    """Behind it stands "in" or "of" and a country, or a comma and what it is, with a country."""
    return next((code for span in p.spans if (code := _of(p.w, span) or _after(p.w, span))), None)


def _opened(parts: list[str]) -> list[str]:
    """The words with hyphens opened."""
    return " ".join(parts).replace("-", " ").split()


def _leads(w: Words, k: int) -> bool:
    """Whether the place at token ``k`` follows a preposition or opens a line."""
    return k == 0 or w.is_break(k - 1) or w.pos[k - 1] == "ADP"


def _of(w: Words, span: range) -> str | None:
    k = span.stop
    if k + 1 < len(w) and w.lower[k] in ("of", "in"):
        k += 1 + (w.lower[k + 1] == "the")
        return next((code for i, _, code in w.countries_in(k, k + LONGEST) if i == k), None)
    return None


def _after(w: Words, span: range) -> str | None:
    """ "NAME, a German carmaker": a country in an apposition of a few words."""
    k = span.stop
    if k + 2 >= len(w) or w.text[k] not in (",", "(") or w.lower[k + 1] not in DETERMINERS:
        return None
    j = k + 2
    while j < min(len(w), k + 9) and w.text[j] not in (",", ".", ";", ")") and w.pos[j] not in ("VERB", "AUX", "PRON"):
        j += 1
    return next((c for _, e, c in w.countries_in(k + 2, j) if e >= len(w) or not w.is_hyphen(e)), None)
