"""Where English states what somebody is: before the name, after it, beside a comma, with "is", with "as"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from briefing.extract.document.words import Words
from briefing.extract.lexicon.tables import table
from briefing.extract.lexicon.titles import head_of, words
from briefing.extract.lexicon.words import words_with
from briefing.extract.roles.title_phrases import DETERMINERS, HONORIFICS, TIGHT, Phrase, phrase_at, phrase_before

_LISTS = table("roles", "role_patterns")
SEATED = _LISTS.words("seated")
PLEADERS = _LISTS.words("pleaders")
OFFICES = _LISTS.words("offices")
RANKS = _LISTS.words("ranks")

ORDINAL = re.compile(r"first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|only|\d+(?:st|nd|rd|th)")

BESIDE = _LISTS.words("beside")
CLOSING = _LISTS.words("closing")

BE = _LISTS.words("be")
AUXILIARIES = _LISTS.words("auxiliaries")
POSTS = words_with("post")
TAKEN = words_with("takes-post")
ADVERBS = _LISTS.words("adverbs")
PAST = _LISTS.words("past")
CALLED = words_with("called-to-post")
SERVED = words_with("served-in-post")
ENDED = words_with("out-of-post")
STAYED = words_with("stays-in-post")
LEFT = words_with("leaves-post")
ENTRUSTED = words_with("entrusted")
FOLLOWED = words_with("followed-in-post")
INSTALLED = words_with("installs")

GIVEN = words_with("installs-bare")

Stated = tuple[Phrase | None, bool]
"""A title, if there is one, and whether the words say that it is over."""


class Found(msgspec.Struct, frozen=True):
    """A title given to the person whose mention is tokens ``[at, to)``; ``former`` where the words say it is over."""

    phrase: Phrase
    at: int
    to: int
    former: bool = False


def by_name(titles: Sequence[Sequence[Found]]) -> dict[tuple[int, int], list[Found]]:
    """The titles of persons, by index, each under its person and the token at which the name begins."""
    out: dict[tuple[int, int], list[Found]] = {}
    for n, found in enumerate(titles):
        for f in found:
            out.setdefault((n, f.at), []).append(f)
    return out


def titles_of(w: Words, at: int, to: int) -> Iterator[Found]:
    """Every title that the words around the name at tokens ``[at, to)`` give its bearer."""
    inside = _inside(w, at, to)
    while at > 0 and (w.lower[at - 1] in HONORIFICS or w.lower[at - 2 : at] == ["hon", "."]):
        at -= 1 + (w.text[at - 1] == ".")
    before = phrase_before(w, at) or _seated(w, at) or inside
    if before and before.plural and (_of_two_nations(w, before) or not _begins_list(w, to)):
        before = None
    if before:
        yield _found(w, before, at, to)
        for further in (_stacked(w, before.start, to), _before_rank(w, before, at)):
            if further and not further.plural:
                yield _found(w, further, at, to)
    elif at > 1 and w.text[at - 1] in BESIDE:
        beside = _described(w, at, to) or _described_group(w, at, to)
        if beside:
            yield _found(w, beside, at, to)
    end = to
    for phrase in _appositions(w, to):
        end = phrase.end
        yield _found(w, phrase, at, to)
    for stated, over in (_is(w, end), _as(w, at, end), (_named(w, at, to), False)):
        if stated:
            yield _found(w, stated, at, to, over)
            second = phrase_at(w, stated.end + 1, len(w)) if w.lower[stated.end : stated.end + 1] == ["and"] else None
            if second and not second.plural and _closes(w, second.end) and not _of_the_next(w, second):
                yield _found(w, second, at, to, over)


def _seated(w: Words, at: int) -> Phrase | None:
    """ "Senator from Vermont NAME", "Permanent Secretary in the Ministry of Health NAME"."""
    p = phrase_before(w, at, complements=TIGHT | {"from", "in"})
    if p is None:
        return None
    inside = w.lower[p.core : p.end]
    return p if (p.noun in SEATED and "from" in inside) or OFFICES & set(inside) else None


def _before_rank(w: Words, p: Phrase, at: int) -> Phrase | None:
    """The office before a soldier's rank: "Chairman of the Joint Chiefs of Staff Lt. Gen. NAME"."""
    if w.lower[p.head] == "general" and p.noun != "general":
        return None
    k = at
    while k > p.start and (w.lower[k - 1] in RANKS or (w.text[k - 1] == "." and k - 1 > p.start)):
        k -= 1
    return phrase_before(w, k) if k < at else None


def _found(w: Words, p: Phrase, at: int, to: int, over: bool = False) -> Found:
    former = any(w.lower[k] in words().former for k in range(p.possessor, p.core)) or w.lower[p.start].startswith("ex-")
    once = bool(PAST & set(w.lower[max(0, p.start - 2) : p.start]))
    return Found(p, at, to, former or once or over)


def _begins_list(w: Words, to: int) -> bool:
    """Whether more names can follow, as a title in the plural wants."""
    return to < len(w) and (w.text[to] in BESIDE or w.lower[to] in ("and", "&", "of", "from"))


def _inside(w: Words, at: int, to: int) -> Phrase | None:
    """A title that counts as part of the name: "Queen" Elizabeth, "Sultan" Qaboos."""
    k = at
    while k + 1 < to and head_of(w.lower[k], False):
        k += 1
    return Phrase(at, k, k - 1, k, at, head_of(w.lower[k - 1], False) or "", False) if k > at else None


def _stacked(w: Words, start: int, to: int) -> Phrase | None:
    """The first of two titles before a name: "the chief surgeon, former army doctor NAME," with a second comma."""
    k = start - (start > 0 and w.lower[start - 1] in DETERMINERS)
    if k < 2 or w.text[k - 1] != "," or not (w.text[to : to + 1] == [","] or w.lower[start] in words().former):
        return None
    p = phrase_before(w, k - 1, complements=frozenset({"of", "for", "to", "on", "at", "in"}))
    determined = p is not None and p.start > 0 and w.lower[p.start - 1] == "the"
    return p if p and determined and not p.plural and not w.is_person(p.start - 2) else None


def _described(w: Words, at: int, to: int) -> Phrase | None:
    """ "the country's chief negotiator, NAME," with a definite description and a second comma or a pause."""
    to += to + 1 < len(w) and w.text[to].isupper() and w.text[to].isalpha() and len(w.text[to]) < 4
    closed = to >= len(w) or w.text[to] in CLOSING or w.is_break(to) or w.is_possessive(to) or w.dep[to - 1] == "appos"
    p = phrase_before(w, at - 1, complements=frozenset({"of", "for", "to", "on", "at", "in"}))
    if p is None or p.plural or not (closed or w.pos[to] in ("VERB", "AUX")):
        return None
    determined = p.start > 0 and w.lower[p.start - 1] in DETERMINERS
    opening = p.start - determined
    begins = opening == 0 or w.sentence[opening] == opening or w.text[opening - 1] in {*BESIDE, ";", "“", '"', ":"}
    definite = determined or p.possessor > p.start
    beside = w.text[p.start - 1] in BESIDE and w.is_person(p.start - 2)
    if not determined and not beside and _of_one_person(w, p):
        return p
    return p if (definite and (closed or begins)) or (begins and to < len(w) and w.text[to] in {*BESIDE, ";"}) else None


def _described_group(w: Words, at: int, to: int) -> Phrase | None:
    """ "the Danish envoys, NAME and NAME," with a pause after the last name."""
    p = phrase_before(w, at - 1, complements=frozenset({"of", "for", "to", "on", "at", "in"}))
    if p is None or not p.plural or not (w.lower[to : to + 1] == ["and"] or w.text[to : to + 1] == [","]):
        return None
    if _of_two_nations(w, p):
        return None
    k, names = to, 1
    while k + 1 < len(w) and (w.lower[k] in ("and", ",", "&") or w.is_person(k)):
        names += w.is_person(k) and not w.is_person(k - 1)
        k += 1
    return p if names > 1 and (w.text[k - 1] == "," or w.text[k] in CLOSING) else None


def _of_two_nations(w: Words, p: Phrase) -> bool:
    """ "Danish and Turkish ministers": whose each of them is, the title alone does not say."""
    return p.start > 1 and w.lower[p.start - 1] in ("and", "&") and w.kind[p.start - 2] in ("NORP", "GPE")


def _of_one_person(w: Words, p: Phrase) -> bool:
    """Whether a title without an article names one person: "former trade secretary", "prosecution counsel"."""
    if any(w.lower[k] in words().former for k in range(p.start, p.core)):
        return True
    if w.lower[p.start - 1] in ("and", "&") and (first := phrase_before(w, p.start - 1)):
        return _of_one_person(w, first)
    return p.noun in PLEADERS


def _appositions(w: Words, to: int) -> Iterator[Phrase]:
    """ "NAME, 54, a former minister and head of the bank," one after the other."""
    if to + 1 < len(w) and w.text[to] == "(":
        inside = phrase_at(w, to + 1, len(w))
        if inside and not inside.plural and w.text[inside.end : inside.end + 1] == [")"]:
            yield inside
    k = _past_asides(w, to)
    if k >= len(w) or w.text[k] not in BESIDE:
        return
    while k < len(w) and (w.text[k] in BESIDE or w.lower[k] == "and"):
        k += 1
        while k < len(w) and w.lower[k] in {"and", *ADVERBS}:
            k += 1
        p = phrase_at(w, k, len(w)) if k < len(w) else None
        if p is None or p.plural or not (_closes(w, p.end) or _runs_on(w, k, p)):
            return
        if _of_the_next(w, p):
            return
        if p.start > k and w.text[p.end : p.end + 1] == [","] and p.end + 1 < len(w) and w.is_person(p.end + 1):
            # "…, and the country director, NAME": the next person's own.
            return
        yield p
        k = p.end


def _of_the_next(w: Words, p: Phrase) -> bool:
    """Whether the title, or a longer one that it is part of, leads up to the name of the next in a list."""
    for q in range(p.start, min(len(w), p.end + 14)):
        if w.is_person(q) and not w.is_person(q - 1) and not (p.start < q < p.end):
            while w.lower[q - 1] in HONORIFICS:
                q -= 1
            own = phrase_before(w, q)
            return own is not None and own.start < p.end
        if q >= p.end and (w.is_break(q) or w.pos[q] in ("VERB", "AUX")):
            return False
    return False


def _closes(w: Words, k: int) -> bool:
    return k >= len(w) or w.text[k] in CLOSING or w.lower[k] in CLOSING or w.is_break(k)


def _runs_on(w: Words, k: int, p: Phrase) -> bool:
    """ "NAME, an activist fighting for …", "an envoy charged with …", loosely "NAME, leader of the board stated"."""
    if w.lower[p.end].endswith("ing") or w.pos[p.end] == "ADP" or w.dep[p.end] == "acl":
        return not w.is_person(p.end)
    if w.lower[p.end] in ENTRUSTED and w.lower[p.end + 1 : p.end + 2] == ["with"]:
        return True
    return p.start == k and w.pos[p.end] in ("VERB", "AUX")


def _past_asides(w: Words, k: int) -> int:
    """Past an age between commas and what stands in brackets: ", 54" and "(left)"."""
    if k + 2 < len(w) and w.text[k] == "," and w.text[k + 1].isdigit() and len(w.text[k + 1]) < 4:
        k += 2
        k += 2 * (w.lower[k : k + 2] in (["years", "old"], ["year", "old"]))
    if k < len(w) and w.text[k] == "(":
        for j in range(k + 1, min(k + 9, len(w))):
            if w.text[j] == ")":
                return j + 1
    return k


def _is(w: Words, k: int) -> Stated:
    """ "NAME is the …", ", who became …", "was elected …", "has served as …"; whether the past has ended."""
    k = _past_asides(w, k)
    while k < len(w) and (w.text[k] in BESIDE or w.lower[k] in AUXILIARIES):
        k += 1
    if k >= len(w):
        return None, False
    if w.lower[k] in FOLLOWED and _after_as(w, k + 1, 4):
        return _after_as(w, k + 1, 4), False
    be = w.lower[k] in BE
    if be:
        k += 1
    while k < len(w) and w.lower[k] in ADVERBS:
        k += 1
    if k < len(w) and w.lemma[k] in TAKEN:
        post = next((j for j in range(k + 1, min(len(w) - 1, k + 6)) if w.lower[j] in POSTS), -1)
        if post > 0 and w.lower[post + 1] in ("of", "as"):
            p = phrase_at(w, post + 2, len(w)) if post + 2 < len(w) else None
            return (p if p and not p.plural else None), w.lemma[k] in ("leave", "quit", "resign")
        p = phrase_before(w, post - w.is_possessive(post - 1)) if post > 0 else None
        if p and p.start > k and not p.plural:
            return p, w.lemma[k] in ("leave", "quit", "resign")
    if k < len(w) and not be and (p := _keeps_or_leaves(w, k)):
        return p, False
    if k < len(w) and w.lower[k] in SERVED:
        return _after_as(w, k + 1, 5), w.lower[k] in ("served", "worked", "acted")
    if (k < len(w) and w.lower[k] in (ENDED | FOLLOWED if be else ENDED)) or w.lower[k : k + 2] == ["stepped", "down"]:
        return _after_as(w, k + 1, 4), True
    if k < len(w) and be and w.lower[k] in CALLED:
        k += 1
        k += k < len(w) and w.lower[k] == "as"
    elif k + 1 < len(w) and w.lower[k] == "sworn" and w.lower[k + 1] == "in":
        return _after_as(w, k + 2, 2), False
    elif not be:
        return None, False
    phrase = phrase_at(w, k, len(w)) if k < len(w) else None
    if phrase is None or phrase.plural or not head_of(phrase.noun, False) or _merely_first(w, phrase):
        return None, False
    return phrase, "until" in w.lower[phrase.core : phrase.end + 14] and w.lower[k - 1] != "is"


def _keeps_or_leaves(w: Words, k: int) -> Phrase | None:
    """ "stays on as chairman", "will retire as chairman": the title is borne still."""
    if w.lemma[k] in STAYED:
        return _after_as(w, k + 1, 2)
    leaves = w.lemma[k] in LEFT or w.lower[k : k + 2] == ["step", "down"]
    return _after_as(w, k + 1, 4) if leaves and w.pos[k - 1] == "AUX" else None


def _named(w: Words, at: int, to: int) -> Phrase | None:
    """ "named NAME chief executive", with nothing between the name and the title."""
    if to >= len(w) or w.is_break(to) or not any(w.lemma[k] in GIVEN for k in range(max(w.sentence[at], at - 2), at)):
        return None
    p = phrase_at(w, to, len(w))
    return p if p and not p.plural and p.start <= to + 1 and head_of(p.noun, False) else None


def _merely_first(w: Words, p: Phrase) -> bool:
    """ "the first player to score" is a feat, no function."""
    return w.lower[p.end : p.end + 1] == ["to"] and bool(ORDINAL.fullmatch(w.lower[p.start]))


def _as(w: Words, at: int, end: int) -> Stated:
    """ "named NAME as its ambassador", "NAME succeeding her as …"."""
    if end >= len(w):
        return None, False
    if w.lower[end] in FOLLOWED:
        return _after_as(w, end + 1, 4), False
    k = end + 1 if w.text[end] in BESIDE and end + 1 < len(w) else end
    if w.lower[k] == "as" and any(w.lemma[j] in INSTALLED for j in range(max(w.sentence[at], at - 8), at)):
        return _after_as(w, k, 1), False
    return None, False


def _after_as(w: Words, k: int, reach: int) -> Phrase | None:
    for j in range(k, min(k + reach, len(w) - 1)):
        if w.lower[j] == "as":
            p = phrase_at(w, j + 1, len(w))
            return p if p and not p.plural else None
    return None
