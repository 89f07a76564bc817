"""A clause made to fit a line: what its sense can spare goes first, by the parse, and what is left is whole."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from briefing.extract.events.grammar import SUBJECTS, is_verb

if TYPE_CHECKING:
    from briefing.extract.document.parsed import Doc, Token

ASIDES = frozenset({"appos", "parataxis", "intj", "meta", "dep"})
CLAUSES = frozenset({"relcl", "advcl"})
THAT = frozenset({"that", "whether", "if", "to"})
MARKS = frozenset({",", "(", "[", "-", "--", "–", "—", ";", ":"})
WHEN = frozenset({"after", "at", "before", "by", "during", "for", "from", "in", "on", "since", "until", "within"})
TIMES = frozenset({"DATE", "TIME"})
DANGLING = frozenset({",", ".", ";", ":", "-", "--", "–", "—", "/", "$", "£", "€", "(", "["})


def fitted(doc: Doc, kept: set[int], holds: int, fits: Callable[[set[int]], bool]) -> set[int]:
    """``kept`` without as many of its phrases as it takes until it ``fits``, the one at ``holds`` being kept.

    May not fit in the end: a subject, a verb, its object and what it needs are never taken out.
    """
    while not fits(kept):
        spare = sorted(_spare(doc, kept, holds), key=lambda one: one[0])
        if not spare:
            break
        least = [part for rank, part in spare if rank == spare[0][0]]
        enough: list[set[int]] = [part for part in least if fits(kept - part)]
        if enough:
            kept = kept - min(enough, key=len)
        else:
            starts = [min(part) for part in least]
            kept = kept - least[starts.index(max(starts))]
    return kept


def _spare(doc: Doc, kept: set[int], holds: int) -> list[tuple[int, set[int]]]:
    """The phrases that can go, each with how much would be lost."""
    above = {holds, *(t.i for t in doc[holds].ancestors)}
    out = []
    for i in kept - above:
        token = doc[i]
        rank = _loss(token) if token.head.i in kept else None
        if rank is not None:
            part = {t.i for t in token.subtree if t.i in kept}
            out.append((rank, part | _joining(token, kept) if token.dep_ == "conj" else part))
    return out


def _loss(token: Token) -> int | None:
    """From 0 for what is said on the side; none for what its head cannot be without."""
    dep, head = token.dep_, token.head
    if dep in ASIDES:
        return 0 if set_off(token) and not any(c.dep_ == "conj" for c in token.children) else None
    if dep in CLAUSES:
        if head.dep_ == "pobj" and any(c.lower_ in THAT for c in token.children):  # "on the grounds that"
            return None
        return 2 if dep == "relcl" or token.i > head.i else 1
    if dep in ("advmod", "npadvmod"):
        return _loss_of_adverb(token)
    if dep == "prep":
        return _loss_of_prep(token)
    if dep == "acl":
        return 8 if any(c.lower_ in THAT for c in token.children if c.dep_ in ("mark", "aux")) else 6
    return _loss_of_member(token) if dep == "conj" else None


def _loss_of_member(token: Token) -> int | None:
    """That of the second of two; who is named, or does or undergoes it, stays."""
    head = token.head
    if is_verb(token) and is_verb(head):
        return 5
    return None if token.pos_ == "PROPN" or head.dep_ in SUBJECTS or is_verb(head) else 11


def set_off(token: Token) -> bool:
    """Whether a mark or a line's end stands before it: "the maker Tarn Motors" is no aside."""
    first = token.left_edge
    before = first.doc[first.i - 1] if first.i > 0 else first
    return first.text in MARKS or before.text in MARKS or before.is_space


def _loss_of_adverb(token: Token) -> int | None:
    head = token.head
    if head.dep_ == "amod" or not is_verb(head) or any(c.dep_ in SUBJECTS for c in token.subtree):
        return None
    if token.dep_ == "npadvmod" and token.ent_type_ in TIMES and len(list(token.subtree)) <= 3:
        return 3
    return None if _needed(token) or token.dep_ == "npadvmod" else 4


def _loss_of_prep(token: Token) -> int | None:
    head = token.head
    if token.lower_ in WHEN and any(c.ent_type_ in TIMES for c in token.children):
        return 3
    if head.dep_ == "prep":
        return None
    if not is_verb(head) and head.pos_ != "AUX":
        if head.pos_ in ("DET", "PRON", "NUM", "ADJ"):  # "all of them", "one of three"
            return None
        return 10 if token.lower_ == "of" else 6
    if set_off(token) and token.i > head.i:
        return 2
    needed = token.i == head.i + 1 or _adverbs_between(head, token)
    return None if needed and not any(c.dep_ == "dobj" and c.i > token.i for c in head.children) else 7


def _adverbs_between(verb: Token, prep: Token) -> bool:
    """Whether only adverbs stand between a verb and the first phrase behind it, which it may need: "met again with"."""
    return verb.i < prep.i and all(t.dep_ in ("advmod", "prt") for t in verb.doc[verb.i + 1 : prep.i])


def _needed(adverb: Token) -> bool:
    """ "not", "never", and what alone stands behind its verb: "went well"."""
    verb = adverb.head
    alone = not any(c.i > verb.i and c.dep_ not in ("punct", "advmod") for c in verb.children)
    return adverb.lower_ in ("never", "hardly", "barely", "almost", "nearly", "no") or (alone and adverb.i > verb.i)


def _joining(token: Token, kept: set[int]) -> set[int]:
    """The "and" before a member that goes, where no other member follows."""
    head = token.head
    later = [c for c in head.children if c.dep_ == "conj" and c.i > token.i and c.i in kept]
    return set() if later else {c.i for c in head.children if c.dep_ in ("cc", "preconj") and c.i in kept}


def tidy(doc: Doc, kept: set[int], holds: int) -> set[int]:
    """``kept`` without an "and" that joins nothing, and without what cannot end a line."""
    lone = {
        i
        for i in kept
        if doc[i].dep_ == "cc"
        and not any(c.dep_ == "conj" and c.i > i and c.i in kept for c in doc[i].head.children)
        and (i + 1 not in kept or (is_verb(doc[i + 1]) and not is_verb(doc[i].head)))
    }
    out = kept - lone or kept
    while len(out) > 1 and (last := max(out)) != holds and _dangles(doc, last, out):
        out = out - {last}
    return out


def _dangles(doc: Doc, last: int, kept: set[int]) -> bool:
    token = doc[last]
    if token.dep_ in ("cc", "mark", "det", "poss", "case") or token.text in DANGLING:
        return not (token.dep_ == "case" and token.head.i in kept)
    return token.dep_ == "prep" and any(c.i not in kept for c in token.children if c.dep_ in ("pobj", "pcomp"))


def has_subject(verb: Token) -> bool:
    """Whether a clause can stand by itself."""
    return is_verb(verb) and any(c.dep_ in SUBJECTS for c in verb.children)
