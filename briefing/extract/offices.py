"""The country of an office that names none: "the prime minister" is that of the country spoken of."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence

from briefing.extract.affiliation import own_parts
from briefing.extract.geo import is_capital
from briefing.extract.role_patterns import Found
from briefing.extract.title_phrases import Phrase, phrase_at, phrase_before
from briefing.extract.titles import words
from briefing.extract.words import Words

PRINCIPALS = {"president", "minister", "premier", "chancellor", "king", "queen", "sultan", "emir", "leader", "monarch"}

SAME_PASSAGE = 45
"""Tokens back to what still is the same passage, if no paragraph ends between: about two sentences."""


# Weights of what tells an office's country, set by hand on development articles: what is said before weighs most.
TOGETHER, BEFORE, AHEAD, NEAR, FAR, MAIN, LIKELY = 9.0, 3.0, 2.0, 2.0, 1.0, 1.5, 0.3

VENUE = 0.4
"""Factor for a town that is only where something happens."""

PREPOSITIONS = {"in", "to", "at", "from", "near", "outside", "around", "via", "into", "toward", "towards", "through"}

HELD = 0.5
"""Factor for a country where somebody else is named in that office: a predecessor or successor may bear it too."""


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
        has = _having(w, p)
        likely = _by_title(w, p, words().likely)
        last = last or likely
        for code, weight in context.votes(f, own_body=_foreign_body(w, p)):
            if has(code):
                votes[code] += weight * (HELD if code in held else 1)
        if likely and likely in context.named and has(likely):
            votes[likely] += LIKELY + 5 * context.share(likely)
    return max(votes, key=lambda c: votes[c]) if votes else last


def _having(w: Words, p: Phrase) -> Callable[[str], bool]:
    """Whether a country has the office that ``p`` names."""
    name = office(w, p).removeprefix("vice ")
    only, without = words().only.get(name), words().without.get(name, frozenset())
    if p.noun == "minister" or "ministry" in w.lower[p.start : p.core]:
        without = without | words().without["minister"]
    return only.__contains__ if only else lambda code: code not in without


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

    def __init__(self, w: Words, countries: dict[int, str], titles: Sequence[Sequence[Found]]) -> None:
        """Reads the names of countries, and of cities by the ``countries`` of entities; ``titles`` own theirs."""
        self.w = w
        names = [(i, j, code) for i, j, code in w.countries if not (j < len(w) and w.is_hyphen(j))]
        taken = {k for i, j, _ in names for k in range(i, j)}
        cities = [
            (k, countries[n])
            for k, n in enumerate(w.entity)
            if n in countries and w.entities[n].type == "place" and k not in taken and (k == 0 or w.entity[k - 1] != n)
        ]
        self.named = {code for _, _, code in names} | {code for _, code in cities}
        # "the French leader" and "French judge NAME" say little of where somebody else's office lies.
        parts = [part for found in titles for f in found for part in own_parts(w, f.phrase)]
        titled = {k for first, end in parts for k in range(first, end)}
        self.others = [(i, code) for i, j, code in names if i in titled or self._one_leader(j)]
        owned = {i for i, _ in self.others}
        free = [(i, code) for i, _, code in names if i not in owned]
        towns = {i for i, _ in cities} | {i for i, j, _ in names if is_capital(" ".join(w.text[i:j]))}
        # "in Vienna" is where they met, be they Austrians or not.
        away = {i for i in towns if self._is_venue(i)}
        self.places = sorted((i, code) for i, code in free + cities if i not in away)
        self.venues = sorted((i, code) for i, code in free + cities if i in away)
        self.offices: dict[str, set[str]] = {}
        for i, j, code in names:
            for p in self._offices_of(i, j):
                self.see(p, code)
        self.holders: dict[str, set[str]] = {}
        self.counts = Counter(code for _, code in [*self.places, *self.places, *self.others, *self.venues])
        self.main = self.counts.most_common(1)[0][0] if self.counts else None

    def _offices_of(self, i: int, j: int) -> Iterator[Phrase]:
        """The titles that the country at tokens ``[i, j)`` stands in: "a Danish premier", "the premier of Denmark"."""
        w = self.w
        p = phrase_at(w, i, len(w))
        if p and not p.plural and p.start == i and p.core > j:
            yield p
        k = i - 1 - (i > 0 and w.lower[i - 1] == "the")
        if k > 0 and w.lower[k] == "of" and (p := phrase_before(w, k)) and not p.plural:
            yield p

    def _is_venue(self, i: int) -> bool:
        """Whether the town at token ``i`` follows a preposition of place or opens a dateline."""
        w = self.w
        dateline = (i == 0 or w.is_break(i - 1)) and bool({"—", "–", "-", "--", "("} & set(w.text[i + 1 : i + 5]))
        return dateline or (i > 0 and w.lower[i - 1] in PREPOSITIONS)

    def _one_leader(self, k: int) -> bool:
        """Whether the country before token ``k`` is that of one leader: "the French president"."""
        w = self.w
        k += k < len(w) and w.is_possessive(k)
        k += k + 1 < len(w) and w.lower[k] in ("prime", "supreme")
        return k < len(w) and w.lower[k] in PRINCIPALS

    def see(self, p: Phrase, code: str, *, held: bool = False) -> None:
        """Notes that the title ``p`` belongs to country ``code``; ``held`` that somebody is named who bears it now."""
        self.offices.setdefault(office(self.w, p), set()).add(code)
        if held and p.noun in PRINCIPALS and office(self.w, p) != "minister":
            self.holders.setdefault(office(self.w, p), set()).add(code)

    def office(self, p: Phrase) -> str | None:
        """The one country whose office of that name the text speaks of."""
        name = office(self.w, p)
        codes = self.offices.get(name, set()) if p.noun in PRINCIPALS and name != "minister" else set()
        return next(iter(codes)) if len(codes) == 1 else None

    def held(self, p: Phrase) -> frozenset[str]:
        """The countries whose office of that name, which one person has at a time, somebody named holds."""
        return frozenset(self.holders.get(office(self.w, p), ()))

    def share(self, code: str) -> float:
        """How much of what the text names is country ``code``, from 0 to 1."""
        return self.counts[code] / max(1, self.counts.total())

    def votes(self, f: Found, *, own_body: bool) -> Iterator[tuple[str, float]]:
        """Countries that the office in ``f`` may be of, with weights.

        ``own_body`` says that the title names a body unknown to us, so that only the main country counts.
        """
        if self.main:
            yield self.main, MAIN + self.share(self.main)
        if own_body:
            return
        at, w = f.at, self.w
        k = f.phrase.start - 1
        k -= k > 0 and w.lower[k] in ("with", "to", "by", "for", "from")
        if k > 0 and w.lower[k] in ("and", ",", "&") and w.is_person(k - 1):
            # "British Prime Minister NAME and Foreign Secretary NAME"
            yield from ((code, TOGETHER) for code in self._within(self.others, w.sentence[at], at)[-1:])
        for places, factor in ((self.places, 1.0), (self.venues, VENUE)):
            yield from ((code, factor * weight) for code, weight in self._nearest(places, at))

    def _nearest(self, places: Sequence[tuple[int, str]], at: int) -> Iterator[tuple[str, float]]:
        """The last before token ``at`` in its sentence, the first after it, and the last in earlier sentences."""
        begin = self.w.sentence[at]
        end = next((k for k in range(at, len(self.w)) if self.w.sentence[k] != begin), len(self.w))
        passage = max(0, at - SAME_PASSAGE)
        passage = next((k for k in range(begin - 1, passage, -1) if "\n" in self.w.text[k]), passage)
        yield from ((code, BEFORE) for code in self._within(places, begin, at)[-1:])
        yield from ((code, AHEAD) for code in self._within(places, at, end)[:1])
        near = self._within(places, passage, begin)[-1:]
        yield from ((code, NEAR) for code in near)
        if not near:
            yield from ((code, FAR) for code in self._within(places, 0, begin)[-1:])

    @staticmethod
    def _within(places: Sequence[tuple[int, str]], first: int, end: int) -> list[str]:
        return [code for i, code in places if first <= i < end]


def office(w: Words, p: Phrase) -> str:
    """The office without country and time: "prime minister" of "former British Prime Minister"."""
    k = p.head
    while k > p.start and w.lower[k - 1] in words().ranks:
        k -= 1
    return " ".join([*w.lower[k : p.head], p.noun])
