"""Which countries somebody is not of: that of the counterpart, of whom they meet, of their own post abroad."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import pairwise

from briefing.extract.document.words import Words
from briefing.extract.lexicon.tables import table
from briefing.extract.lexicon.titles import words
from briefing.extract.lexicon.words import words_with
from briefing.extract.roles.country_mentions import OPPOSITES
from briefing.extract.roles.role_patterns import Found, by_name
from briefing.extract.roles.title_phrases import DETERMINERS
from briefing.extract.roles.visits import guests

MEETINGS = words_with("two-sided")

SUCCESSION = words_with("succession")

TALKS = table("roles", "opposites").words("talks")

REACH = 24
"""Tokens between two who meet."""


def barred(
    w: Words, titles: Sequence[Sequence[Found]], told: Mapping[int, str], spans: Sequence[Sequence[range]]
) -> dict[int, set[str]]:
    """Codes of countries that persons, by index, are not of; ``told`` holds the countries that titles tell."""
    out: dict[int, set[str]] = {}
    people = sorted(
        (s.start, s.stop, n) for n, found in enumerate(titles) for s in spans[n] if s and w.is_person(s.start)
    )
    for n, found in enumerate(titles):
        for f in found:
            if f.phrase.noun in words().diplomats:
                sent = w.countries_in(f.phrase.core, f.phrase.end)
                out.setdefault(n, set()).update(code for i, _, code in sent if w.lower[i - 1] in ("to", "in", "for"))
    for i, j, code in w.countries:
        if j < len(w) and w.lower[j] in OPPOSITES:
            before = bisect_left(people, (i,)) - 1
            if before >= 0 and people[before][0] >= w.sentence[i]:
                out.setdefault(people[before][2], set()).add(code)
    for n, places in guests(w, titles, people).items():
        out.setdefault(n, set()).update(places)
    for (a, end, n), (b, _, m) in pairwise(people):
        if n == m or b - end > REACH or w.sentence[a] != w.sentence[b] or not _meet(w, end, b):
            continue
        for one, other in ((n, m), (m, n)):
            if other in told:
                out.setdefault(one, set()).add(told[other])
    for n, host in _met(w, titles, people):
        if host in told:
            out.setdefault(n, set()).add(told[host])
    for group in officials_listed(w, titles, people):
        shared = {code for n in group for code in out.get(n, ()) if n not in told}
        for n in group:
            if shared and n not in told:
                out.setdefault(n, set()).update(shared)
    return out


def _met(w: Words, titles: Sequence[Sequence[Found]], people: Sequence[tuple[int, int, int]]) -> list[tuple[int, int]]:
    """Whom each person, by index, is met by: "NAME called on NAME", "NAME held talks with NAME"."""
    out: list[tuple[int, int]] = []
    titled = by_name(titles)
    governors = {a: _governor(w, titled.get((n, a), ()), a) for a, _, n in people}
    for b, _, m in people:
        k = governors[b]
        if k < 1 or w.sentence[k] != w.sentence[b]:
            continue
        near = w.lemma[max(w.sentence[b], k - 5) : k]
        if (w.lower[k] == "with" and TALKS & set(near)) or (w.lower[k] == "on" and near[-1:] == ["call"]):
            near_by = people[bisect_left(people, (w.sentence[b],)) : bisect_left(people, (k,))]
            same = [(a, n) for a, _, n in near_by if n != m]
            subjects = [n for a, n in same if w.pos[governors[a]] != "ADP" or w.sentence[a] > governors[a]]
            out += [(m, n) for n in subjects[-1:]]
    return out


def _governor(w: Words, found: Sequence[Found], at: int) -> int:
    """The token before a name at token ``at`` with title, of ``found``, and article that lead up to it; -1 for none."""
    own = next((f.phrase.start for f in found if f.phrase.start < at), at)
    return own - 1 - (own > 1 and w.lower[own - 1] in DETERMINERS)


def _meet(w: Words, first: int, end: int) -> bool:
    """Whether the verb between two names says that one meets the other."""
    verbs = [k for k in range(first, end) if w.pos[k] == "VERB"]
    if any(w.lower[k] in (",", ";", "and") for k in verbs[:1]):
        return False
    return len(verbs) == 1 and w.lemma[verbs[0]] in MEETINGS


def officials_listed(
    w: Words, titles: Sequence[Sequence[Found]], people: Sequence[tuple[int, int, int]]
) -> list[list[int]]:
    """Persons named one after the other with titles before their names and nothing but commas between."""
    titled = by_name(titles)
    groups: list[list[int]] = []
    last_end, last = -1, ""
    for start, end, n in people:
        own = next((f.phrase for f in titled.get((n, start), ()) if f.phrase.start < start), None)
        first = own.start if own else start
        between = w.lower[last_end:first] if last_end >= 0 else ["."]
        listed = own and groups and len(between) <= 3 and set(between) <= {",", "and", "&", "the", ";"}
        if own and listed and own.noun != last:
            groups[-1].append(n)
        else:
            groups.append([n])
        last_end, last = end, own.noun if own and own.noun != "minister" else ""
    return [g for g in groups if len(g) > 1]


def beside(w: Words, spans: Sequence[Sequence[range]]) -> dict[int, set[int]]:
    """Who stands in one sentence with whom, unless it tells of one in the other's place."""
    sentences: dict[int, set[int]] = {}
    for n, own in enumerate(spans):
        for s in own:
            if s and w.is_person(s.start):
                sentences.setdefault(w.sentence[s.start], set()).add(n)
    out: dict[int, set[int]] = {}
    for begin, group in sentences.items():
        if len(group) > 1:
            end = next((k for k in range(begin, len(w)) if w.sentence[k] != begin), len(w))
            if not SUCCESSION & {*w.lemma[begin:end], *w.lower[begin:end]}:
                for n in group:
                    out.setdefault(n, set()).update(group - {n})
    return out


def accompanied(w: Words, titles: Sequence[Sequence[Found]], spans: Sequence[Sequence[range]]) -> dict[int, int]:
    """Whom persons, by index, go with: "NAME was accompanied by …", "… will accompany NAME"."""
    out: dict[int, int] = {}
    people = sorted((s.start, s.stop, n) for n in range(len(titles)) for s in spans[n] if s and w.is_person(s.start))
    for k in range(1, len(w) - 1):
        if w.lemma[k] not in ("accompany", "flank"):
            continue
        begin = w.sentence[k]
        before = [n for start, _, n in people if begin <= start < k]
        after = [n for start, _, n in people if k < start and w.sentence[start] == begin]
        if w.lower[k + 1] == "by":
            masters, servants = before[:1], after
        else:
            masters, servants = after[:1], before
        for master in masters:
            out.update((n, master) for n in servants if n != master)
    return out


def counterparts(w: Words, titles: Sequence[Sequence[Found]], told: Mapping[int, str]) -> dict[int, str]:
    """Countries of "his counterpart NAME": the only other that the sentence names."""
    out: dict[int, str] = {}
    for n, found in enumerate(titles):
        for f in found:
            if n in told or f.phrase.noun != "counterpart":
                continue
            begin = w.sentence[f.at]
            end = next((k for k in range(f.at, len(w)) if w.sentence[k] != begin), len(w))
            own = {told[m] for m in w.entity[begin : f.phrase.start] if m in told}
            others = {code for _, _, code in w.countries_in(begin, end)} - own
            if len(others) == 1:
                out[n] = others.pop()
    return out
