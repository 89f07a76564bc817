"""Which country a person, body or place belongs to, as the article says it."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from briefing.extract.geo import WELL_KNOWN, countries_at, country_code, country_in, is_country, is_region
from briefing.extract.role_patterns import Found
from briefing.extract.title_phrases import DETERMINERS, Phrase
from briefing.extract.titles import words
from briefing.extract.words import NOMINAL, Words


class Side(msgspec.Struct, frozen=True):
    """What a title says of its bearer's side.

    ``country`` is its code; ``person`` the entity whose side it is ("Merkel's spokesperson"); ``neutral`` says that
    a body of many states is served.
    """

    country: str | None = None
    person: int | None = None
    neutral: bool = False


def side_of(w: Words, p: Phrase, countries: dict[int, str]) -> Side:
    """The side that the words of title ``p`` name. ``countries`` holds codes by entity index."""
    parts = _own_parts(w, p)
    for first, end in parts:
        code = _country_in(w, first, end, countries)
        if code:
            return Side(country=code)
    if any(_international(" ".join(w.text[first:end])) for first, end in parts):
        return Side(neutral=True)
    for first, end in [*parts, (p.core, p.end)]:
        owner = next((w.entity[k] for k in range(first, end) if w.is_person(k)), None)
        if owner is not None:
            return Side(person=owner)
    return Side()


def beside_name(w: Words, at: int, to: int) -> str | None:
    """Code from a country right at the name: "Russia's NAME", "Swede NAME", "NAME of Kenya", "NAME (R-Texas)"."""
    k = at - 1
    if k >= 0 and w.is_possessive(k):
        k -= 1
    for first in range(max(0, k - 2), k + 1):
        if code := _exact(w, first, k + 1):
            return code
    if to + 1 < len(w) and w.lower[to] in ("of", "from"):
        first = to + 1 + (w.lower[to + 1] == "the")
        for end in range(min(len(w), first + 4), first, -1):
            if code := _exact(w, first, end):
                return code
    if to + 2 < len(w) and w.text[to] in "(," and w.text[to + 1][:2] in ("R-", "D-", "I-"):
        return "US"
    if to + 3 < len(w) and w.text[to] in "(," and w.text[to + 1] in ("R", "D") and w.text[to + 2] in "-–":
        return "US"
    return None


def office_side(found: Found, w: Words, context: Context) -> str | None:
    """The country of an office that names none: its usual one, the same office's elsewhere, or the passage's."""
    p = found.phrase
    title = " ".join(w.lower[p.start : p.end]).replace("- ", "").replace(" -", "")
    core = " ".join(w.lower[p.possessor : p.core])
    usual = next((code for name, code in _usual() if _ends(core, name) or _begins(title, name)), None)
    if usual and usual in context.named:
        return usual
    if p.noun not in words().offices:
        return usual
    return context.office(p) or context.near(found.at) or usual


class Context:
    """The countries that a text names, where, and which offices it gives them."""

    def __init__(self, w: Words) -> None:
        """Reads the names of countries; the offices follow with `see`."""
        self.w = w
        self.places = [(i, code) for i, j, code in countries_at(w.text) if not (j < len(w) and w.is_hyphen(j))]
        self.named = {code for _, code in self.places}
        self.offices: dict[str, set[str]] = {}

    def see(self, p: Phrase, code: str) -> None:
        """Notes that the title ``p`` belongs to country ``code``."""
        self.offices.setdefault(_office(self.w, p), set()).add(code)

    def office(self, p: Phrase) -> str | None:
        """The one country whose office of that name the text speaks of."""
        codes = self.offices.get(_office(self.w, p), set())
        return next(iter(codes)) if len(codes) == 1 else None

    def near(self, at: int) -> str | None:
        """The country that the passage at token ``at`` is about: named last in the sentence, next in it, or before."""
        begin = self.w.sentence[at]
        before = [code for i, code in self.places if begin <= i < at]
        after = [code for i, code in self.places if i >= at and self.w.sentence[i] == begin]
        earlier = [code for i, code in self.places if i < begin]
        order = before[-1:] or after[:1] or earlier[-1:] or [code for _, code in self.places[:1]]
        return order[0] if order else None


def country_of_body(w: Words, name: str, spans: list[range]) -> str | None:
    """Code of an organization: by its name, else by the words beside it ("German carmaker NAME", "NAME of Chad")."""
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
    own = next((code for n in names if (code := country_code(n))), None)
    if own and any(is_country(n) for n in names):
        return own
    for span in spans:
        k = span.stop
        if k + 1 < len(w) and w.text[k] == ",":
            for end in range(min(len(w), k + 4), k + 1, -1):
                name = " ".join(w.text[k + 1 : end])
                if is_region(name) or (own is None and is_country(name)):
                    return country_code(name)
    if own:
        return own
    parts = country_in(names[0].replace("-", " ").split())
    return parts or next((code for span in spans if (code := _of(w, span) or _after(w, span))), None)


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
    if first < 0 or not w.text[first][:1].isupper() or any(w.is_person(k) for k in range(first, end)):
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


def _office(w: Words, p: Phrase) -> str:
    """The office without country and time: "prime minister" of "former British Prime Minister"."""
    k = p.head
    prime = {"prime", "foreign", "vice", "deputy", "defense", "defence", "finance", "interior", "crown", "supreme"}
    while k > p.start and w.lower[k - 1] in prime:
        k -= 1
    return " ".join([*w.lower[k : p.head], p.noun])


@lru_cache(maxsize=1)
def _usual() -> list[tuple[str, str]]:
    return sorted(words().usual.items(), key=lambda item: -len(item[0]))


def _ends(core: str, name: str) -> bool:
    return core == name or core.endswith(" " + name)


def _begins(title: str, name: str) -> bool:
    return " " in name and f" {title} ".find(f" {name} ") >= 0


@lru_cache(maxsize=4096)
def _international(name: str) -> bool:
    padded = f" {name} "
    return any(f" {body} " in padded for body in words().international.names)
