"""Who speaks: the noun phrase behind a verb, through control, coordination and relatives, and what it covers."""

from __future__ import annotations

from typing import Any, Final

from briefing.extract.statements.lexicon import cues, lemma_of
from briefing.extract.statements.reading import Reading

SUBJECTS: Final = ("nsubj", "nsubjpass", "csubj")
RELATIVES: Final = frozenset({"who", "which", "that", "whom"})
_DEPTH: Final = 7
_LONGEST: Final = 14
"""Tokens of a noun phrase that names a speaker; more are a sentence misread."""


def children(token: Any, *deps: str) -> list[Any]:
    """The children of ``token`` with one of these relations."""
    return [c for c in token.children if c.dep_ in deps]


def speaker_of(verb: Any, depth: int = 0) -> Any | None:
    """The head of the noun phrase that speaks by ``verb``: its subject, the agent of a passive, or who governs it."""
    if depth > _DEPTH:
        return None
    if is_passive(verb) or _bare_participle(verb):
        return agent(verb)
    if verb.tag_ == "VBG" and verb.i > 0 and verb.nbor(-1).lower_ == "as" and (quoted := _quoted_by_others(verb)):
        return quoted
    if (own := subject_of(verb)) is not None:
        return own
    head, dep = verb.head, verb.dep_
    if head.i == verb.i:
        return None
    if dep == "acl":
        if _apart(verb) and head.dep_ not in SUBJECTS and (above := _clause_above(head)) is not None:
            return speaker_of(above, depth + 1)
        return _behind_noun(verb, head, depth)
    if dep == "relcl":
        return head if verb.tag_ in ("VBG", "VBN") else None
    if dep == "pcomp" and head.head.i != head.i:
        head = head.head
    if head.pos_ in ("VERB", "AUX"):
        if dep == "xcomp" and (objects := [o for o in children(head, "dobj") if o.i < verb.i]):
            return objects[0]
        found = children(head, "nsubj") or (children(head, "nsubjpass") if dep in ("xcomp", "advcl", "conj") else [])
        if found and dep == "conj" and is_passive(head) and verb.tag_ == "VBN":  # "was arrested and told that"
            found = []
        return found[0] if found else speaker_of(head, depth + 1)
    if head.pos_ in ("NOUN", "PROPN") and dep in ("advcl", "pcomp", "conj", "ccomp"):
        return head
    return None


def subject_of(verb: Any) -> Any | None:
    """Its subject; of two, that behind the verb where the verb breaks into a sentence: "The reason, says X, is …"."""
    own = children(verb, "nsubj")
    if len(own) < 2 or own[-1].i < verb.i:
        return own[-1] if own else None
    return own[-1] if verb.i > 0 and verb.nbor(-1).text == "," else own[0]


def as_saying(verb: Any) -> Any | None:
    """The verb of saying behind "as" where ``verb`` tells that others quote: "the agency quoted him as saying"."""
    if lemma_of(verb) not in cues().words["quoting"] or verb.pos_ != "VERB":
        return None
    for i in range(verb.i + 1, min(verb.i + _LONGEST, len(verb.doc) - 1)):
        after = verb.doc[i + 1]
        if verb.doc[i].lower_ == "as" and after.tag_ == "VBG" and lemma_of(after) in cues().verbs:
            return after
    return None


def _quoted_by_others(verb: Any) -> Any | None:
    """Whose words others quote by "as saying": the object, or the subject of the passive."""
    for above in verb.ancestors:
        if lemma_of(above) in cues().words["quoting"] and above.i < verb.i:
            whom = children(above, "nsubjpass") or [
                o for o in children(above, "dobj", "nsubj") if above.i < o.i < verb.i
            ]
            return whom[0] if whom else None
    return None


def _apart(verb: Any) -> bool:
    """Whether a comma stands before the clause of ``verb``: it belongs to the sentence, not to the noun before it."""
    first = verb.left_edge.i
    return bool(first > 0 and verb.doc[first - 1].text == "," and verb.tag_ == "VBG")


def _clause_above(noun: Any) -> Any | None:
    return next((t for t in noun.ancestors if t.pos_ == "VERB"), None)


def _behind_noun(verb: Any, noun: Any, depth: int) -> Any | None:
    """For "issued a statement saying" and "his letter calling for": who made it; else the noun itself."""
    if owners := children(noun, "poss"):
        return owners[0]
    if lemma_of(noun) in cues().words["channels"] and noun.dep_ in ("dobj", "pobj"):
        governor = noun.head if noun.dep_ == "dobj" else noun.head.head
        if governor.pos_ == "VERB" and (found := speaker_of(governor, depth + 1)) is not None:
            return found
    return noun


def is_passive(verb: Any) -> bool:
    """Whether ``verb`` is a passive."""
    return verb.tag_ == "VBN" and any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children)


def _bare_participle(verb: Any) -> bool:
    """Whether the clause is a past participle alone: "Asked about the fire, the minister …" asks nobody."""
    if verb.tag_ != "VBN" or verb.dep_ != "advcl" or lemma_of(verb) not in cues().words["addressing"]:
        return False
    return not any(c.dep_ in ("aux", "auxpass", "nsubj") for c in verb.children)


def agent(verb: Any) -> Any | None:
    """Who does it, where ``verb`` is passive: the object of "by"."""
    for by in verb.children:
        if by.dep_ == "agent" or (by.dep_ == "prep" and by.lower_ == "by"):
            for who in by.children:
                if who.dep_ == "pobj":
                    return who
    return None


def phrase(reading: Reading, head: Any) -> tuple[int, int] | None:
    """Code points of the noun phrase of ``head`` that names a speaker: with what stands before it, with "of the
    ministry" and an apposition, without relative clauses."""
    first, last = head.left_edge.i, head.i
    for child in head.children:
        if child.i <= head.i:
            if child.dep_ in ("relcl", "advcl", "ccomp", "punct") or child.dep_ in SUBJECTS:
                first = max(first, child.right_edge.i + 1)
            continue
        if child.dep_ in ("prep", "flat", "compound", "nummod", "cc", "conj", "acl", "amod", "nmod", "case"):
            if child.dep_ == "acl" and child.i != last + 1:
                break
            if child.pos_ in ("VERB", "AUX") and child.dep_ == "conj":
                break
            last = child.right_edge.i
        elif child.dep_ == "appos":
            last = max(last, _short(child))
            break
        elif child.dep_ != "punct":
            break
    if last - first > _LONGEST:
        first = min(
            (c.left_edge.i for c in children(head, "compound", "det", "poss", "amod", "nummod")), default=head.i
        )
        last = max((c.right_edge.i for c in children(head, "prep") if c.i == head.i + 1), default=head.i)
        last = head.i if last - first > _LONGEST else last
    while first < last and reading.quote[first] >= 0 and reading.quote[first] != reading.quote[head.i]:
        first += 1
    while last > head.i and reading.quote[last] >= 0 and reading.quote[last] != reading.quote[head.i]:
        last -= 1
    return reading.span(first, last)


def _short(child: Any) -> int:
    """The last token of an apposition before its own relative clause."""
    for c in child.children:
        if c.dep_ in ("relcl", "acl") and c.i > child.i:
            return int(c.left_edge.i) - 1
    return int(child.right_edge.i)
