"""The country of an office that names none: "the prime minister" is that of the country spoken of."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence

from briefing.extract.role_patterns import Found
from briefing.extract.title_phrases import Phrase, phrase_at, phrase_before
from briefing.extract.titles import words
from briefing.extract.words import Words

PRINCIPALS = {"president", "minister", "premier", "chancellor", "king", "queen", "sultan", "emir", "leader", "monarch"}

SAME_PASSAGE = 45
"""Tokens back to what still is the same passage, if no paragraph ends between: about two sentences."""


# Weights of what tells an office's country, set by hand on development articles: what is said before weighs most.
BEFORE, AHEAD, NEAR, FAR, MAIN, LIKELY = 3.0, 2.0, 2.0, 1.0, 1.5, 0.5

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
        has = _having(office(w, p).removeprefix("vice "))
        likely = _by_title(w, p, words().likely)
        last = last or likely
        for code, weight in context.votes(f, own_body=_foreign_body(w, p)):
            if has(code):
                votes[code] += weight * (HELD if code in held else 1)
        if likely and likely in context.named and has(likely):
            votes[likely] += LIKELY + 5 * context.share(likely)
    return max(votes, key=lambda c: votes[c]) if votes else last


def _having(name: str) -> Callable[[str], bool]:
    """Whether a country has the office ``name``."""
    only, without = words().only.get(name), words().without.get(name, frozenset())
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
        titled = {k for found in titles for f in found for k in range(f.phrase.start, f.phrase.end)}
        owned = [i in titled or self._one_leader(j) for i, j, _ in names]
        free = [(i, code) for (i, _, code), other in zip(names, owned, strict=True) if not other]
        self.places = sorted(free + cities)
        self.others = [(i, code) for (i, _, code), other in zip(names, owned, strict=True) if other]
        self.offices: dict[str, set[str]] = {}
        for i, j, code in names:
            for p in self._offices_of(i, j):
                self.see(p, code)
        self.holders: dict[str, set[str]] = {}
        counts = Counter(code for _, code in [*self.places, *self.places, *self.others])
        self.main = counts.most_common(1)[0][0] if counts else None

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

    def votes(self, f: Found, *, own_body: bool) -> Iterator[tuple[str, float]]:
        """Countries that the office in ``f`` may be of, with weights.

        ``own_body`` says that the title names a body unknown to us, so that only the main country counts.
        """
        if self.main:
            yield self.main, MAIN + self.share(self.main)
        if own_body:
            return
        at, w = f.at, self.w
        first = f.phrase.start
        if first > 1 and w.lower[first - 1] in ("and", ",", "&") and w.is_person(first - 2):
            # "British Prime Minister NAME and Foreign Secretary NAME"
            yield from ((code, BEFORE) for i, code in self.others[::-1] if w.sentence[at] <= i < at)
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


def office(w: Words, p: Phrase) -> str:
    """The office without country and time: "prime minister" of "former British Prime Minister"."""
    k = p.head
    while k > p.start and w.lower[k - 1] in words().ranks:
        k -= 1
    return " ".join([*w.lower[k : p.head], p.noun])
