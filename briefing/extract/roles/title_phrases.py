"""The grammar of titles: "former ambassador to Japan", "one of the leader's top aides", "Trade and Industry Minister".

A title is a noun phrase whose last noun is a head of the vocabulary, with complements: modifiers, a possessor, and
"of", "for", "to", "on" phrases. The functions here find one that ends or begins at a given token.
"""

from __future__ import annotations

import msgspec

from briefing.extract.document.words import NOMINAL, Words
from briefing.extract.lexicon.name_words import PORTFOLIO
from briefing.extract.lexicon.tables import table
from briefing.extract.lexicon.titles import head_of, is_plural, words
from briefing.extract.lexicon.words import words_with

_LISTS = table("roles", "title_phrases")

DETERMINERS = _LISTS.words("determiners")
COMPLEMENTS = _LISTS.words("complements")

LOOSE = _LISTS.words("loose")

HONORIFICS = words_with("honorific")

SENT = words_with("title-to")

TIGHT = _LISTS.words("tight")

ADVERBIAL, SERVED = _LISTS.words("adverbial"), _LISTS.words("served")
SUFFIXES = _LISTS.words("suffixes")
AWAITED = _LISTS.words("awaited")

LONGEST = 16
"""Tokens of the longest title: "Minister of State for …" runs to a dozen."""


class Phrase(msgspec.Struct, frozen=True):
    """A title in the text: tokens ``[start, end)``, its head, and where its parts are.

    ``core`` is the end of the noun phrase without complements; ``possessor`` that of the possessor,
    ``start`` for none; ``noun`` the head's singular in lower case; ``plural`` whether several people bear it.
    """

    start: int
    end: int
    head: int
    core: int
    possessor: int
    noun: str
    plural: bool


def phrase_at(w: Words, i: int, limit: int, *, complements: frozenset[str] = COMPLEMENTS) -> Phrase | None:
    """The title that begins at token ``i`` and ends before ``limit``, the longest; an article is passed over."""
    one_of = i + 1 < limit and w.lower[i] == "one" and w.lower[i + 1] == "of"
    first = i
    if one_of:
        i += 2
    while i < limit and w.lower[i] in DETERMINERS:
        i += 1
    start = first if one_of else i
    head, core, possessor = _core(w, i, limit)
    if head < 0:
        return None
    noun = _noun(w, head, i)
    end = _complements(w, core, min(limit, start + LONGEST), complements, noun)
    plural = is_plural(w.lower[head]) and not one_of
    return Phrase(start, end, head, core, possessor if possessor > i else start, noun, plural)


def phrase_before(w: Words, i: int, *, complements: frozenset[str] = TIGHT) -> Phrase | None:
    """The longest title that ends right before token ``i``."""
    portfolio = _portfolio(w, i)
    if portfolio:
        return portfolio
    left = _left_edge(w, i, complements)
    for k in range(left, i):
        if (
            w.lower[k] in DETERMINERS | words().not_leading
            or (w.lower[k] == "one" and w.lower[k + 1 : k + 2] != ["of"])
            or not _opens(w, k)
            or k < _former_from(w, left, i)
            or _infinitive(w, k)
        ):
            continue
        found = phrase_at(w, k, i, complements=complements)
        if found and found.end == i and found.start == k:
            return found
    return None


def _infinitive(w: Words, k: int) -> bool:
    """Whether token ``k`` is the verb of "due to brief", which taggers take for an adjective or a noun."""
    return k > 1 and w.lower[k - 1] == "to" and w.lower[k - 2] in AWAITED and w.text[k].islower()


def _former_from(w: Words, left: int, i: int) -> int:
    """From where on a title with "former" or "ex-" can begin: only whose office it was stands before these."""
    for k in range(i - 1, left, -1):
        if w.lower[k] in ("former", "ex", "erstwhile") or w.lower[k].startswith("ex-"):
            own = (
                w.is_possessive(k - 1) or w.countries_in(max(left, k - 3), k) or w.kind[k - 1] in ("GPE", "NORP", "ORG")
            )
            return left if own or w.pos[k - 1] in ("ADJ", "ADP") or w.lower[k - 1] in ("and", "&") else k
    return left


def _portfolio(w: Words, i: int) -> Phrase | None:
    """A title with commas, all in capitals: "Secretary for Housing, Planning and Lands"."""
    k, comma, last = i - 1, False, False
    while k > 0 and i - k < LONGEST and not w.is_person(k) and not w.is_break(k):
        if w.lower[k] == "of" or w.lower[k] == "for":
            noun = head_of(w.lower[k - 1], False)
            small = w.text[k - 1].islower() and w.lower[k + 1] in PORTFOLIO
            found = comma and noun and (small or w.text[k - 1][:1].isupper()) and not is_plural(w.lower[k - 1])
            if not found:
                return None
            start = k - 1
            while (
                start > 0
                and (w.text[start - 1][:1].isupper() or (small and w.lower[start - 1] in words().modifiers))
                and _nominal(w, start - 1)
                and not w.is_person(start - 1)
            ):
                start -= 1
            return Phrase(start, i, k - 1, k, start, noun or "", False)
        if w.lower[k] in ("and", "&") and not comma:
            last = True
        elif w.text[k] == "," and last:
            comma = True
        elif not (w.text[k][:1].isupper() or w.lower[k] in PORTFOLIO) or head_of(w.lower[k], False):
            return None
        k -= 1
    return None


def _left_edge(w: Words, i: int, complements: frozenset[str]) -> int:
    """How far left a title that ends before ``i`` can begin."""
    k = i
    while k > 0 and i - k < LONGEST:
        j = k - 1
        if w.is_break(j) or (w.kind[j] in ("DATE", "TIME") and w.lower[j] not in words().modifiers):
            break
        if w.is_person(j):
            if not w.is_possessive(k):
                break
            while j > 0 and w.is_person(j - 1) and w.entity[j - 1] == w.entity[k - 1]:
                j -= 1
            return j
        if w.lower[j] in ("and", "&"):
            # What stands left of it is a person or a country of its own, or another title.
            if j == 0 or w.kind[j - 1] in ("GPE", "NORP", "PERSON", "LOC") or head_of(w.lower[j - 1], False):
                break
        elif w.lower[j] in DETERMINERS:
            if j == 0 or w.lower[j - 1] not in complements:
                break
        elif w.text[j] == ")" and j > 2 and w.text[j - 2] == "(" and w.text[j - 1].isupper():
            j -= 2
        elif not (_nominal(w, j) or w.lower[j] in complements or w.is_hyphen(j) or w.is_possessive(j)):
            break
        k = j
    return k


def _noun(w: Words, head: int, start: int) -> str:
    """The head's singular; of "director-general" and "attorney general" the first part; none in "Port-au-Prince"."""
    n = w.entity[head]
    if n >= 0 and w.entities[n].type == "place" and head > 0 and w.is_hyphen(head - 1):
        return ""
    noun = head_of(w.lower[head], w.pos[head] == "NOUN") or ("counterpart" if w.lower[head] == "number" else "")
    if noun in ("general", "elect", "designate"):
        k = head - 2 if head - start > 1 and w.is_hyphen(head - 1) else head - 1
        return (head_of(w.lower[k], False) if k >= start else None) or noun
    return noun


def _opens(w: Words, k: int) -> bool:
    if w.is_person(k):
        return True
    return _nominal(w, k) and not w.is_hyphen(k) and not (k > 0 and w.is_hyphen(k - 1))


def _nominal(w: Words, i: int) -> bool:
    joined = (i > 0 and w.is_hyphen(i - 1) and not w.is_break(i)) or (i + 1 < len(w) and w.is_hyphen(i + 1))
    if w.lower[i] == "under":
        return joined or w.text[i] == "Under" or (i + 1 < len(w) and w.is_hyphen(i + 1))
    if w.lower[i].endswith("ed") and w.lower[i] != "retired" and w.pos[i] == "VERB" and w.dep[i] != "amod":
        return joined
    return joined or w.pos[i] in NOMINAL or w.lower[i] in words().modifiers


def _core(w: Words, i: int, limit: int) -> tuple[int, int, int]:
    """Head, end and end of the possessor of the noun phrase at ``i``; head -1 where it is no title."""
    first, head, possessor, j = i, -1, i, i
    while j < min(limit, first + LONGEST):
        if w.is_break(j):
            break
        if w.is_possessive(j) and j > first:
            possessor, head = j + 1, -1
        elif w.is_hyphen(j):
            pass
        elif w.lower[j] in ("and", "&"):
            if head >= 0 or j + 1 >= limit or not _nominal(w, j + 1) or w.is_person(j + 1):
                break
        elif w.lower[j] == "of" and j + 1 < limit:
            inside = w.kind[j] in ("ORG", "FAC") and w.kind[j + 1] == w.kind[j]
            if head >= 0 or not inside:
                break
        elif w.is_person(j) and not _owns(w, j):
            break
        elif _nominal(w, j) or (w.lower[j] == "the" and w.kind[j] == "ORG" and j > first):
            bearer = head_of(w.lower[j], w.pos[j] == "NOUN" or (w.pos[j] in ("ADJ", "VERB") and j > first))
            bearer = bearer or (
                "counterpart" if j > first and w.lower[j - 1 : j + 1] == ["opposite", "number"] else None
            )
            if bearer and not (j + 1 < limit and w.is_hyphen(j + 1) and not _suffix(w, j + 2, limit)):
                head = j
            elif not w.is_person(j):
                head = -1
        else:
            break
        j += 1
    while j > first and (w.lower[j - 1] in ("and", "&") or w.is_hyphen(j - 1)):
        j -= 1
    return (head if j > first and head == j - 1 else -1), j, possessor


def _suffix(w: Words, i: int, limit: int) -> bool:
    """ "-elect" and "-designate" leave the title what it is."""
    return i < limit and w.lower[i] in SUFFIXES


def _owns(w: Words, i: int) -> bool:
    """Whether the person's name at ``i`` goes on to a possessive."""
    n = w.entity[i]
    while i < len(w) and w.entity[i] == n:
        i += 1
    return i < len(w) and w.is_possessive(i)


def _complements(w: Words, i: int, limit: int, prepositions: frozenset[str], noun: str) -> int:
    """The end of the complements that begin at ``i``; ``i`` where there is none."""
    end = i
    while end < limit and w.lower[end] in prepositions:
        j = end + 1
        while j < limit and (w.lower[j] in DETERMINERS or w.lower[j] == "all"):
            j += 1
        after = _noun_run(w, j, limit)
        if after == j or w.lower[after - 1] in ADVERBIAL:
            break
        named = any(w.text[k][:1].isupper() or head_of(w.lower[k], False) for k in range(j, after))
        if w.lower[end] in LOOSE and not named:
            break
        if w.lower[end] == "in" and w.lower[after - 1] in SERVED:
            break
        if w.lower[end] == "to" and noun not in SENT:
            break
        end = after
    return end


def _follows_a_body(w: Words, i: int, j: int) -> bool:
    """Whether the name at ``j`` goes with the whole title: "Committee on Labour NAME", not "aide to (Mayor) NAME"."""
    own = j == i or w.is_person(j - 1) or _owns(w, j)
    return not own and not head_of(w.lower[j - 1].rstrip("."), False) and w.lower[j - 1] not in HONORIFICS


def _another(w: Words, i: int, j: int) -> bool:
    """Whether a date or somebody's name at ``j`` is no part of the run from ``i``."""
    return w.kind[j] in ("DATE", "TIME") or (w.is_person(j) and _follows_a_body(w, i, j))


def _noun_run(w: Words, i: int, limit: int) -> int:
    """The end of nouns, adjectives, possessives and an acronym in brackets from ``i`` on."""
    j = i
    while j < limit and not w.is_break(j):
        if w.lower[j] in ("and", "&"):
            if j == i or j + 1 >= limit or w.pos[j + 1] not in NOMINAL or w.is_person(j + 1):
                break
        elif w.text[j] == "(" and j > i and j + 2 < len(w) and w.text[j + 2] == ")" and w.text[j + 1].isupper():
            j += 2
        elif not (_nominal(w, j) or w.is_hyphen(j) or w.is_possessive(j)) or _another(w, i, j):
            break
        elif j + 1 == limit and head_of(w.lower[j], False) and w.kind[j] != "ORG":
            # "spokesman for President": the second title is the next person's own.
            return i
        j += 1
    while j > i and (w.lower[j - 1] in ("and", "&") or w.is_hyphen(j - 1)):
        j -= 1
    return j
