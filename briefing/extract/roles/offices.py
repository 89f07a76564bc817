"""The country of an office that names none: "the prime minister" is that of the country spoken of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence, Set

from briefing.extract.document.words import NOMINAL, Words
from briefing.extract.lexicon.titles import head_of, is_plural, words
from briefing.extract.lexicon.words import words_with
from briefing.extract.roles.affiliation import own_parts
from briefing.extract.roles.country_mentions import Part, is_local, parts_of
from briefing.extract.roles.role_patterns import Found
from briefing.extract.roles.title_phrases import DETERMINERS, Phrase, phrase_at, phrase_before

PRINCIPALS = words_with("principal")

SAME_PASSAGE = 45
"""Tokens back to what still is the same passage, if no paragraph ends between: about two sentences."""


# Weights of what tells an office's country, set by hand on development articles: what is said before weighs most.
TOLD = 0.3
"""What a person known to be of a country counts towards the main one."""

SERVED = 0.05
"""What a country named in a title counts towards the main one."""

HOME = 1.0
"""Weight of the country that the dateline names, if it also acts in the text."""

LOCAL = 6.0
"""Its weight in a report that has no other."""

TOGETHER, BEFORE, AHEAD, NEAR, FAR, MAIN, LIKELY = 9.0, 3.0, 1.5, 2.0, 1.0, 2.0, 0.3

HELD = 0.15
"""Factor for a country where somebody else is named in that office: a predecessor or successor may bear it too."""

BODY = 9.0
"""Weight of the country whose government, commission or the like was named before."""

CLEAR = 0.4
"""How far the best country must lie before the next."""

TOGETHER_AT_MOST = 100
"""Persons among whom the clearest is settled first; further ones come after them."""

BODIES = words_with("state-body")

SENDERS = words_with("sends")

LANDS = words_with("land")


def settle(
    w: Words,
    titles: Sequence[Sequence[Found]],
    context: Context,
    free: Set[int],
    barred: Mapping[int, Set[str]],
    beside: Mapping[int, Set[int]],
    known: Mapping[int, str],
) -> dict[int, str]:
    """The countries of the persons ``free``, by index, the clearest first.

    ``barred`` are countries that persons are not of, ``beside`` who is spoken of together with whom: two who bear one
    office at a time are of two countries. ``known`` are countries that the text tells.
    """
    out: dict[int, str] = {}
    votes = {n: office_votes(titles[n], w, context) for n in free}
    votes = {n: v for n, v in votes.items() if not _twin(n, titles, votes, barred, beside)}
    waiting = sorted(votes)
    for at in range(0, len(waiting), TOGETHER_AT_MOST):
        few = {n: votes[n] for n in waiting[at : at + TOGETHER_AT_MOST]}
        _settle_few(w, titles, context, few, barred, beside, known, out)
    return out


def _settle_few(
    w: Words,
    titles: Sequence[Sequence[Found]],
    context: Context,
    votes: dict[int, tuple[dict[str, float], str | None]],
    barred: Mapping[int, Set[str]],
    beside: Mapping[int, Set[int]],
    known: Mapping[int, str],
    out: dict[int, str],
) -> None:
    """Those of ``votes``, the clearest first, into ``out``."""
    while votes:
        ranked = []
        for n, (mine, last) in votes.items():
            current = [f.phrase for f in titles[n] if not f.former and _plain(w, f.phrase)]
            held = frozenset().union(*(context.held(p) for p in current))
            rivals = {c for p in current for c, m in context.held(p).items() if m in beside.get(n, ())}
            out_of_reach = rivals | barred.get(n, frozenset())
            code, lead = decide(mine, out_of_reach, held)
            if code is None and (not mine or last in mine) and last not in out_of_reach:
                code = last
            if code in held or (code is None and held):
                told = {known[m] for m in beside.get(n, ()) if m in known} - held - out_of_reach
                code = told.pop() if len(told) == 1 else code
            ranked.append((lead + (n in barred), -n, code))
        _, n, code = max(ranked, key=lambda r: r[:2])
        del votes[-n]
        if code:
            out[-n] = code
            for f in titles[-n]:
                context.see(f.phrase, code, -1 if f.former else -n)


def _twin(
    n: int,
    titles: Sequence[Sequence[Found]],
    votes: Mapping[int, tuple[dict[str, float], str | None]],
    barred: Mapping[int, Set[str]],
    beside: Mapping[int, Set[int]],
) -> bool:
    """Whether somebody beside ``n`` bears the same office and nothing tells whose country is whose."""
    mine = {f.phrase.noun for f in titles[n]} & PRINCIPALS - {"minister", "leader"}
    return any(
        m in votes
        and votes[m] == votes[n]
        and mine & {f.phrase.noun for f in titles[m]}
        and barred.get(m) == barred.get(n)
        for m in beside.get(n, ())
    )


def office_votes(found: Sequence[Found], w: Words, context: Context) -> tuple[dict[str, float], str | None]:
    """Countries that the offices of one person, which name none, may be of, with weights; what to take for want of any.

    An office that only one country has, or that the text names elsewhere with its country, leaves but that one.
    """
    votes: defaultdict[str, float] = defaultdict(float)
    last: str | None = None
    for f in found:
        p = f.phrase
        usual = _by_title(w, p, words().usual)
        if usual and usual in context.named:
            return {usual: BODY}, usual
        last = last or usual
        if body := context.body(f) or context.sender(f):
            votes[body] += BODY
        likely = _by_title(w, p, words().likely)
        if p.noun not in words().offices and not _public(w, p) and not likely:
            continue
        same, held = context.office(p), context.held(p)
        if same and same not in held:
            return {same: BODY}, same
        has = _having(w, p)
        last = last or likely
        for code, weight in context.votes(f, own_body=_foreign_body(w, p)):
            if has(code):
                votes[code] += weight
        if likely and likely in context.named and has(likely):
            votes[likely] += LIKELY + 5 * context.share(likely)
    return dict(votes), last


def decide(votes: Mapping[str, float], barred: Set[str], held: Set[str]) -> tuple[str | None, float]:
    """The country with the most votes, if any is clearly ahead, and by how much; ``barred`` ones are out.

    ``held`` are countries where somebody else is named in that office.
    """
    weighed = sorted(((v * (HELD if c in held else 1), c) for c, v in votes.items() if c not in barred), reverse=True)
    if not weighed:
        return None, 0.0
    lead = weighed[0][0] - (weighed[1][0] if len(weighed) > 1 else 0.0)
    return (weighed[0][1] if lead >= CLEAR else None), lead


def _having(w: Words, p: Phrase) -> Callable[[str], bool]:
    """Whether a country has the office that ``p`` names."""
    name = office(w, p).removeprefix("vice ")
    name = "prime minister" if name == "premier" else name
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
    if p.noun in words().public:
        return True
    return any(w.lower[k] in words().public or w.lower[k] in PRINCIPALS for k in range(p.start, p.end) if k != p.head)


def _plain(w: Words, p: Phrase) -> bool:
    """Whether the office is that of a state: "Peruvian President", not "union president" or "president of the bank"."""
    states = {k for i, j, _ in w.countries_in(p.start, p.end) for k in range(i, j)}
    for k in range(p.start, p.end):
        known = w.lower[k] in words().ranks | words().modifiers | words().former | {"of", "the", "and", "state"}
        if not (known or k == p.head or k in states or w.is_possessive(k) or w.is_hyphen(k)):
            return p.noun == "minister" and k > p.head
    return True


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
        everywhere = sorted([*names, *((i, i + 1, code) for i, code in cities)])
        part = {i: p for (i, _, _), p in zip(everywhere, parts_of(w, everywhere), strict=True)}
        self.everywhere = [(i, code) for i, _, code in everywhere]
        self.places = sorted((i, code, part[i].value) for i, code in free + cities if part[i].value)
        self.bodies = self._bodies(names)
        self.offices: dict[str, set[str]] = {}
        for i, j, code in names:
            for p in self._offices_of(i, j):
                self.see(p, code)
        self.holders: dict[str, dict[str, int]] = {}
        self.counts: defaultdict[str, float] = defaultdict(float)
        for _, code, weight in self.places:
            self.counts[code] += weight * weight
        for i, code in self.others:
            self.counts[code] += SERVED if part[i].value else 0.0
        acting = {code for _, code, weight in self.places if weight == 1.0} | {code for _, code in self.others}
        wired = next((c for i, _, c in everywhere if part[i] is Part.DATELINE), None)
        local = is_local(wired, [c for _, c in self.others], [c for _, c, weight in self.places if weight == 1.0])
        self.home = wired if wired in acting or local else None
        self.home_weight = LOCAL if local else HOME
        if self.home:
            self.counts[self.home] += self.home_weight / 2
        self.main = max(self.counts, key=lambda c: self.counts[c]) if self.counts else None

    def _offices_of(self, i: int, j: int) -> Iterator[Phrase]:
        """The titles that the country at tokens ``[i, j)`` stands in: "a Danish premier", "the premier of Denmark"."""
        w = self.w
        p = phrase_at(w, i, len(w))
        if p and not p.plural and p.start == i and p.core > j:
            yield p
        k = i - 1 - (i > 0 and w.lower[i - 1] == "the")
        if k > 0 and w.lower[k] == "of" and (p := phrase_before(w, k)) and not p.plural:
            yield p

    def _bodies(self, names: Sequence[tuple[int, int, str]]) -> dict[str, list[tuple[int, str]]]:
        """Where the text names a body of a country: "Chad's electoral commission", "the government of Peru"."""
        w = self.w
        out: dict[str, list[tuple[int, str]]] = {}
        for i, j, code in names:
            k = j + (j < len(w) and w.is_possessive(j))
            while k < min(len(w), j + 5) and (w.pos[k] in NOMINAL or w.is_hyphen(k)):
                if w.lower[k] in BODIES:
                    out.setdefault(w.lower[k], []).append((i, code))
                    break
                k += 1
            k = i - 1 - (i > 0 and w.lower[i - 1] == "the")
            if k > 0 and w.lower[k] == "of" and w.lower[k - 1] in BODIES:
                out.setdefault(w.lower[k - 1], []).append((i, code))
        return out

    def body(self, f: Found) -> str | None:
        """The country of the body in the title, if it was named before; of "the country's leader" that named last."""
        w, p = self.w, f.phrase
        for k in range(p.start, p.end):
            if w.lower[k] in LANDS and (w.is_possessive(k + 1) if k + 1 < len(w) else False):
                return next((code for i, code in reversed(self.everywhere) if i < p.start), None)
            if w.lower[k] in BODIES:
                before = [code for i, code in self.bodies.get(w.lower[k], ()) if i < p.start]
                if before:
                    return before[-1]
        return None

    def sender(self, f: Found) -> str | None:
        """The country that sends or names the bearer: "Peru is sending Colonel NAME"."""
        w, k = self.w, f.phrase.start - 1
        while k > 0 and w.lower[k] in DETERMINERS:
            k -= 1
        if k <= 0 or f.phrase.start > f.at or w.lemma[k] not in SENDERS:
            return None
        return next((code for i, code, weight in reversed(self.places) if k - 4 <= i < k and weight == 1.0), None)

    def _one_leader(self, k: int) -> bool:
        """Whether the country before token ``k`` is that of one person: "the French president", "a Greek judge"."""
        w = self.w
        k += k < len(w) and w.is_possessive(k)
        k += k + 1 < len(w) and w.lower[k] in ("prime", "supreme")
        return k < len(w) and head_of(w.lower[k], False) is not None and not is_plural(w.lower[k])

    def see(self, p: Phrase, code: str, bearer: int = -1) -> None:
        """Notes that the title ``p`` belongs to country ``code``, and that entity ``bearer`` bears it now."""
        self.offices.setdefault(office(self.w, p), set()).add(code)
        if bearer >= 0 and p.noun in PRINCIPALS and office(self.w, p) != "minister" and _plain(self.w, p):
            self.holders.setdefault(office(self.w, p), {}).setdefault(code, bearer)

    def office(self, p: Phrase) -> str | None:
        """The one country whose office of that name the text speaks of."""
        name = office(self.w, p)
        codes = self.offices.get(name, set()) if p.noun in PRINCIPALS and name != "minister" else set()
        return next(iter(codes)) if len(codes) == 1 else None

    def held(self, p: Phrase) -> Mapping[str, int]:
        """The countries whose office of that name, which one person has at a time, somebody named holds, and who."""
        return self.holders.get(office(self.w, p), {})

    def note_country(self, code: str) -> None:
        """Notes that somebody of country ``code`` is spoken of, whatever tells it."""
        self.named.add(code)
        self.counts[code] += TOLD
        self.main = max(self.counts, key=lambda c: self.counts[c])

    def share(self, code: str) -> float:
        """How much of what the text names is country ``code``, from 0 to 1."""
        return self.counts[code] / max(1.0, sum(self.counts.values()))

    def votes(self, f: Found, *, own_body: bool) -> Iterator[tuple[str, float]]:
        """Countries that the office in ``f`` may be of, with weights.

        ``own_body`` says that the title names a body unknown to us, so that only the main country counts.
        """
        if self.main:
            yield self.main, self.share(self.main)
            yield from ((code, MAIN * count / self.counts[self.main]) for code, count in self.counts.items() if count)
        if self.home:
            yield self.home, self.home_weight
        if own_body:
            return
        at, w = f.at, self.w
        k = f.phrase.start - 1
        k -= k > 0 and w.lower[k] in ("with", "to", "by", "for", "from")
        if k > 0 and w.lower[k] in ("and", ",", "&") and w.is_person(k - 1):
            # "British Prime Minister NAME and Foreign Secretary NAME"
            yield from ((code, TOGETHER) for code in [c for i, c in self.others if w.sentence[at] <= i < at][-1:])
        yield from self._nearest(at)

    def _nearest(self, at: int) -> Iterator[tuple[str, float]]:
        """The last before token ``at`` in its sentence, the first after it, and the last in earlier sentences.

        Of those that act, and of those that are places, topics or another side.
        """
        begin = self.w.sentence[at]
        end = next((k for k in range(at, len(self.w)) if self.w.sentence[k] != begin), len(self.w))
        passage = max(0, at - SAME_PASSAGE)
        passage = next((k for k in range(begin - 1, passage, -1) if "\n" in self.w.text[k]), passage)
        for acting in (True, False):
            places = [(i, code, weight) for i, code, weight in self.places if (weight == 1.0) == acting]
            near = _last(places, passage, begin)
            yield from _weighed(_last(places, begin, at), BEFORE)
            yield from _weighed([(i, code, weight) for i, code, weight in places if at <= i < end][:1], AHEAD)
            yield from _weighed(near or _last(places, 0, begin), NEAR if near else FAR)


def _weighed(places: Sequence[tuple[int, str, float]], factor: float) -> Iterator[tuple[str, float]]:
    yield from {code: factor * weight for _, code, weight in places}.items()


def _last(places: Sequence[tuple[int, str, float]], first: int, end: int) -> list[tuple[int, str, float]]:
    """The last of ``places`` among tokens ``[first, end)``, with those in one list with it."""
    out: list[tuple[int, str, float]] = []
    for place in reversed(places):
        if place[0] < first or (out and out[-1][0] - place[0] > 3):
            break
        if place[0] < end:
            out.append(place)
    return out


def office(w: Words, p: Phrase) -> str:
    """The office without country and time: "prime minister" of "former British Prime Minister"."""
    k = p.head
    while k > p.start and (w.lower[k - 1] in words().ranks or w.is_hyphen(k - 1)):
        k -= 1
    name = " ".join([*(word for word in w.lower[k : p.head] if word not in "-–"), p.noun])
    return "prime minister" if name in ("premier", "pm") else name
