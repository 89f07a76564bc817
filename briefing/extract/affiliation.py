"""Which country a person, body or place belongs to, as the article says it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

import msgspec

from briefing.extract.geo import WELL_KNOWN, countries_at, country_code, country_in, is_country, is_region
from briefing.extract.role_patterns import Found
from briefing.extract.title_phrases import DETERMINERS, Phrase, phrase_at, phrase_before
from briefing.extract.titles import words
from briefing.extract.words import NOMINAL, Words

PRINCIPALS = {"president", "minister", "premier", "chancellor", "king", "queen", "sultan", "emir", "leader", "monarch"}

SAME_PASSAGE = 45
"""Tokens back to what still is the same passage, if no paragraph ends between: about two sentences."""


# Weights of what tells an office's country, set by hand on development articles: what is said before weighs most.
BEFORE, AHEAD, NEAR, FAR, MAIN, LIKELY = 3.0, 2.0, 2.0, 1.0, 1.0, 0.5

HELD = 0.5
"""Factor for a country where somebody else is named in that office: a predecessor or successor may bear it too."""


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
    bodies = [*parts, (p.core + 1, p.end)] if w.lower[p.core : p.core + 1] == ["for"] else parts
    if any(_international(" ".join(w.text[first:end])) for first, end in bodies):
        return Side(neutral=True)
    for first, end in [*parts, (p.core, p.end)]:
        owner = next((w.entity[k] for k in range(first, end) if w.is_person(k)), None)
        if owner is not None:
            return Side(person=owner)
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


def office_side(found: Sequence[Found], w: Words, context: Context) -> str | None:
    """The country of offices that name none, all of one person.

    It is the one that alone has such an office, or the one whose same office the text names elsewhere; else the
    countries around the names vote, and what the text is mostly about, and what English news means by default.
    """
    votes: defaultdict[str, float] = defaultdict(float)
    last: str | None = None
    for f in found:
        p = f.phrase
        usual = _by_title(w, p, words().usual)
        if usual and usual in context.named:
            return usual
        last = last or usual
        if p.noun not in words().offices and not _public(w, p):
            continue
        same, held = context.office(p), context.held(p)
        if same and same not in held:
            return same
        absent = words().without.get(office(w, p).removeprefix("vice "), frozenset())
        likely = _by_title(w, p, words().likely)
        last = last or likely
        for code, weight in context.votes(f.at, own_body=_foreign_body(w, p)):
            if code not in absent:
                votes[code] += weight * (HELD if code in held else 1)
        if likely and likely in context.named and likely not in absent:
            votes[likely] += LIKELY + 5 * context.share(likely)
    return max(votes, key=lambda c: votes[c]) if votes else last


def _by_title(w: Words, p: Phrase, table: dict[str, str]) -> str | None:
    """The country of the longest entry that ends the title's noun phrase, or of several words anywhere in it."""
    title = f" {' '.join(w.lower[p.start : p.end])} "
    core = " ".join(w.lower[p.possessor : p.core])
    hits = [n for n in table if f" {core}".endswith(f" {n}") or (" " in n and f" {n} " in title)]
    return table[max(hits, key=len)] if hits else None


def _public(w: Words, p: Phrase) -> bool:
    """Whether a title without a body of its own is that of somebody in public service or politics."""
    return p.noun in words().public or any(w.lower[k] in words().public for k in range(p.start, p.core))


def _foreign_body(w: Words, p: Phrase) -> bool:
    """Whether the title names a body, such as an acronym, that nothing is known of."""
    return any(w.kind[k] == "ORG" and w.text[k].isupper() and len(w.text[k]) > 2 for k in range(p.start, p.core))


class Context:
    """The countries that a text names, where, and which offices it gives them."""

    def __init__(self, w: Words, countries: dict[int, str]) -> None:
        """Reads the names of countries, of cities by ``countries`` of entities; the offices follow with `see`."""
        self.w = w
        names = [(i, j, code) for i, j, code in countries_at(w.text) if not (j < len(w) and w.is_hyphen(j))]
        taken = {k for i, j, _ in names for k in range(i, j)}
        cities = [
            (k, countries[n])
            for k, n in enumerate(w.entity)
            if n in countries and w.entities[n].type == "place" and k not in taken and (k == 0 or w.entity[k - 1] != n)
        ]
        self.named = {code for _, _, code in names} | {code for _, code in cities}
        # "the French leader" says nothing of where somebody else's office lies.
        self.places = sorted([(i, code) for i, j, code in names if not self._one_leader(j)] + cities)
        self.offices: dict[str, set[str]] = {}
        for i, j, code in names:
            for p in self._offices_of(i, j):
                self.see(p, code)
        self.holders: dict[str, set[str]] = {}
        counts = Counter(code for _, code in self.places)
        self.main = counts.most_common(1)[0] if counts else ("", 0)

    def _offices_of(self, i: int, j: int) -> Iterator[Phrase]:
        """The titles that the country at tokens ``[i, j)`` stands in: "a Danish premier", "the premier of Denmark"."""
        w = self.w
        p = phrase_at(w, i, len(w))
        if p and not p.plural and p.start == i and p.core > j:
            yield p
        k = i - 1 - (i > 0 and w.lower[i - 1] == "the")
        if k > 0 and w.lower[k] == "of" and (p := phrase_before(w, k)) and not p.plural:
            yield p

    def _one_leader(self, k: int) -> bool:
        """Whether the country before token ``k`` is that of one leader: "the French president"."""
        w = self.w
        k += k < len(w) and w.is_possessive(k)
        k += k + 1 < len(w) and w.lower[k] in ("prime", "supreme")
        return k < len(w) and w.lower[k] in PRINCIPALS

    def see(self, p: Phrase, code: str, *, held: bool = False) -> None:
        """Notes that the title ``p`` belongs to country ``code``; ``held`` that somebody is named who bears it now."""
        self.offices.setdefault(office(self.w, p), set()).add(code)
        if held and p.noun in PRINCIPALS:
            self.holders.setdefault(office(self.w, p), set()).add(code)

    def office(self, p: Phrase) -> str | None:
        """The one country whose office of that name the text speaks of."""
        codes = self.offices.get(office(self.w, p), set())
        return next(iter(codes)) if len(codes) == 1 else None

    def held(self, p: Phrase) -> frozenset[str]:
        """The countries whose office of that name, which one person has at a time, somebody named holds."""
        return frozenset(self.holders.get(office(self.w, p), ()))

    def share(self, code: str) -> float:
        """How much of what the text names is country ``code``, from 0 to 1."""
        return sum(c == code for _, c in self.places) / max(1, len(self.places))

    def votes(self, at: int, *, own_body: bool) -> Iterator[tuple[str, float]]:
        """Countries that the office at token ``at`` may be of, with weights.

        ``own_body`` says that the title names a body unknown to us, so that only the main country counts.
        """
        if self.main[1]:
            yield self.main[0], MAIN + self.main[1] / len(self.places)
        if own_body:
            return
        yield from ((code, BEFORE) for code in self.in_sentence(at, ahead=False)[-1:])
        yield from ((code, AHEAD) for code in self.in_sentence(at, ahead=True)[:1])
        near = self.before(at, SAME_PASSAGE)[:1]
        yield from ((code, NEAR) for code in near)
        if not near:
            yield from ((code, FAR) for code in self.before(at)[:1])

    def in_sentence(self, at: int, *, ahead: bool) -> list[str]:
        """The countries named in the sentence of token ``at``, before it or ``ahead`` of it, in text order."""
        begin = self.w.sentence[at]
        return [c for i, c in self.places if (at <= i) == ahead and self.w.sentence[i] == begin]

    def before(self, at: int, reach: int | None = None) -> list[str]:
        """The countries of earlier sentences, nearest first; with ``reach``, in that many tokens and the paragraph."""
        begin = self.w.sentence[at]
        first = 0
        if reach is not None:
            first = max(0, at - reach)
            first = next((k for k in range(begin - 1, first, -1) if "\n" in self.w.text[k]), first)
        return [code for i, code in reversed(self.places) if first <= i < begin]


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


def office(w: Words, p: Phrase) -> str:
    """The office without country and time: "prime minister" of "former British Prime Minister"."""
    k = p.head
    while k > p.start and w.lower[k - 1] in words().ranks:
        k -= 1
    return " ".join([*w.lower[k : p.head], p.noun])


@lru_cache(maxsize=4096)
def _international(name: str) -> bool:
    padded = f" {name} "
    return any(f" {body} " in padded for body in words().international.names)
