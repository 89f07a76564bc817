"""Which country a body belongs to and a place lies in."""

from __future__ import annotations

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


def country_of_body(w: Words, name: str, spans: list[range]) -> str | None:
    """Code of a body: by its name, else by the words beside it ("German carmaker NAME", "NAME of Chad")."""
    if is_international(name):
        return None
    code = country_in([part for part in name.replace("-", " ").split() if part not in w.surnames])
    if code:
        return code
    for span in spans:
        code = _of(w, span) or leading_country(w, span) or _after(w, span)
        if code:
            return code
    return None


def country_of_place(w: Words, names: list[str], spans: list[range]) -> str | None:
    """Code of a place: of a state or country named after it ("Paris, Texas"), else its own, else what it lies in."""
    if any(n in words().continents for n in names):
        return None
    settled = next((c for i, j, c in w.countries_in(spans[0].start, spans[0].stop)), None) if spans else None
    if any(is_country(n) for n in names):
        return settled or next(c for n in names if (c := country_code(n)))
    near = {code for _, _, code in w.countries}
    town = not any(country_of_state(n) for n in names)
    own = next((c for n in names if (c := country_of_state(n) or country_of_city_near(n, near))), None)
    for span in spans:
        k = span.stop
        if k + 1 < len(w) and w.text[k] == ",":
            for end in range(min(len(w), k + 4), k + 1, -1):
                name = " ".join(w.text[k + 1 : end])
                if is_region(name) or (town and is_country(name) and _leads(w, span.start)):
                    return country_code(name)
    if own:
        return own
    parts = names[0].split()
    own_words = parts[:-1] if parts and parts[-1].lower() in PLACE_HEADS else parts
    found = country_in(_opened(parts), cities=False) or country_in(_opened(own_words))
    return found or next((code for span in spans if (code := _of(w, span) or _after(w, span))), None)


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
