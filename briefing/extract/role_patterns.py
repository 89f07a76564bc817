"""Where English states what somebody is: before the name, after it, beside a comma, with "is", with "as"."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from briefing.extract.title_phrases import DETERMINERS, Phrase, phrase_at, phrase_before
from briefing.extract.titles import head_of, words
from briefing.extract.words import Words

ORDINAL = re.compile(r"first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|only|\d+(?:st|nd|rd|th)")

HONORIFICS = {"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.", "sir", "dame", "madam", "mme", "miss", "hon."}
"""What stands between a title and the name, and is no role."""

BESIDE = {",", "—", "–", "-", "--", "("}
CLOSING = {",", ".", ";", ":", ")", "—", "–", "-", "--", "!", "?", "”", '"', "who", "and", "[", "as"}

BE = {"is", "was", "remains", "remained", "became", "becomes", "been"}
ADVERBS = {"also", "currently", "now", "then", "once", "still", "already", "previously", "formerly", "long", "both"}
PAST = {"once", "formerly", "previously", "then"}
CALLED = {"elected", "appointed", "named", "nominated", "made", "crowned", "chosen", "declared", "reelected"}
SERVED = {"served", "serves", "serving", "worked", "works", "acted", "acts", "acting"}
ENDED = {"ousted", "removed", "sacked", "fired", "dismissed", "deposed", "resigned", "retired", "quit"}
FOLLOWED = {"succeeded", "succeeding", "succeeds", "replaced", "replacing", "replaces", "followed"}
INSTALLED = {
    "name", "appoint", "elect", "nominate", "pick", "select", "choose", "install", "tap", "dispatch", "send",
    "designate", "recognise", "recognize", "acknowledge", "reappoint", "reelect", "confirm", "propose", "describe",
}
"""Verbs whose object "as" gives a function."""

Stated = tuple[Phrase | None, bool]
"""A title, if there is one, and whether the words say that it is over."""


class Found(msgspec.Struct, frozen=True):
    """A title given to the person whose mention is tokens ``[at, to)``; ``former`` where the words say it is over."""

    phrase: Phrase
    at: int
    to: int
    former: bool = False


def titles_of(w: Words, at: int, to: int) -> Iterator[Found]:
    """Every title that the words around the name at tokens ``[at, to)`` give its bearer."""
    inside = _inside(w, at, to)
    while at > 0 and w.lower[at - 1] in HONORIFICS:
        at -= 1
    before = phrase_before(w, at) or inside
    if before and before.plural and not _begins_list(w, to):
        before = None
    if before:
        yield _found(w, before, at, to)
    elif at > 1 and w.text[at - 1] in BESIDE:
        beside = _described(w, at, to)
        if beside:
            yield _found(w, beside, at, to)
    end = to
    for phrase in _appositions(w, to):
        end = phrase.end
        yield _found(w, phrase, at, to)
    for stated, over in (_is(w, end), _as(w, at, end)):
        if stated:
            yield _found(w, stated, at, to, over)


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


def _described(w: Words, at: int, to: int) -> Phrase | None:
    """ "the country's chief negotiator, NAME," with a definite description and a second comma or a pause."""
    closed = to >= len(w) or w.text[to] in CLOSING or w.is_break(to) or w.is_possessive(to) or w.dep[to - 1] == "appos"
    p = phrase_before(w, at - 1, complements={"of", "for", "to", "on", "at", "in"})
    if p is None or p.plural or not (closed or w.pos[to] in ("VERB", "AUX")):
        return None
    determined = p.start > 0 and w.lower[p.start - 1] in DETERMINERS
    opening = p.start - determined
    begins = opening == 0 or w.sentence[opening] == opening or w.text[opening - 1] in {*BESIDE, ";", "“", '"', ":"}
    definite = determined or p.possessor > p.start
    return p if (definite and (closed or begins)) or (begins and to < len(w) and w.text[to] in BESIDE) else None


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
        if p.start > k and w.text[p.end : p.end + 1] == [","] and p.end + 1 < len(w) and w.is_person(p.end + 1):
            # "…, and the country director, NAME": the next person's own.
            return
        yield p
        k = p.end


def _closes(w: Words, k: int) -> bool:
    return k >= len(w) or w.text[k] in CLOSING or w.lower[k] in CLOSING or w.is_break(k)


def _runs_on(w: Words, k: int, p: Phrase) -> bool:
    """ "NAME, an activist fighting for …", and loosely "NAME, leader of the board stated"."""
    if w.lower[p.end].endswith("ing") or w.pos[p.end] == "ADP":
        return not w.is_person(p.end)
    return p.start == k and w.pos[p.end] in ("VERB", "AUX")


def _past_asides(w: Words, k: int) -> int:
    """Past an age between commas and what stands in brackets: ", 54" and "(left)"."""
    if k + 2 < len(w) and w.text[k] == "," and w.text[k + 1].isdigit() and len(w.text[k + 1]) < 4:
        k += 2
    if k < len(w) and w.text[k] == "(":
        for j in range(k + 1, min(k + 9, len(w))):
            if w.text[j] == ")":
                return j + 1
    return k


def _is(w: Words, k: int) -> Stated:
    """ "NAME is the …", ", who became …", "was elected …", "has served as …"; whether the past has ended."""
    while k < len(w) and (w.text[k] in BESIDE or w.lower[k] in ("who", "he", "she", "has", "had", "have")):
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
    if k < len(w) and w.lower[k] in SERVED:
        return _after_as(w, k + 1, 5), w.lower[k] in ("served", "worked", "acted")
    if (k < len(w) and w.lower[k] in ENDED) or w.lower[k : k + 2] == ["stepped", "down"]:
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
