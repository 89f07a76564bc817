"""Which clause an action stands in, and what is done to whom in it."""

from __future__ import annotations

from typing import Any

from briefing.extract.events.actions.lexicon import Match
from briefing.extract.events.cues import CUES
from briefing.extract.events.grammar import children, is_passive, is_verb, lemma
from briefing.extract.events.referents import Referents
from briefing.extract.lexicon.tables import table

_LISTS = table("actions", "clauses")

ASPECT = _LISTS.words("aspect")
"""Verbs whose infinitive or gerund is asserted with them: "began to withdraw"."""
DASHES = frozenset({"-", "--", "–", "—"})
LIGHT = CUES.support | CUES.occur | _LISTS.words("light")
"""Verbs that only carry the noun that tells what is done: "carried out an attack", "fighting broke out"."""

HAPPENS = CUES.occur | _LISTS.words("happens")
"""Verbs whose subject is the noun that tells what is done: "fighting broke out", "the blast killed"."""


def level_of(verb: Any, depth: int = 0) -> int:
    """0 where the clause of ``verb`` is asserted as news, 1 where it stands beside another."""
    head, dep = verb.head, verb.dep_
    if head == verb or depth > 8:
        return 0
    if dep == "conj":
        return level_of(head, depth + 1) if is_verb(head) else 1
    if dep in ("ccomp", "parataxis"):
        if lemma(head) in CUES.tell or head.pos_ not in ("VERB", "AUX") or verb.i < head.i:
            return level_of(head, depth + 1)
        return 1
    if head.pos_ in ("NOUN", "PROPN") and _behind_dateline(verb):
        return 0
    if dep == "acomp":
        return level_of(head, depth + 1)
    if dep == "xcomp":
        return level_of(head, depth + 1) if lemma(head) in ASPECT | CUES.implicative | CUES.plan else 1
    return 1


def _behind_dateline(verb: Any) -> bool:
    """ "OSLO (Agency) — Rebels freed the crew", where the parse hangs the report on the city."""
    own = children(verb, "nsubj", "nsubjpass")
    if not own or own[0].lower_ in ("who", "which", "that"):
        return False
    first = own[0].left_edge.i
    return first > 0 and verb.doc[first - 1].text in DASHES


def noun_level(noun: Any, carrier: Any | None, relation: str) -> int:
    """The level of a noun that names an action, ``carrier`` and ``relation`` being what governs it."""
    if carrier is None:
        return 0 if noun.dep_ == "ROOT" or relation == "" else 1
    if is_verb(carrier) and lemma(carrier) in {"obj": LIGHT, "subj": HAPPENS}.get(relation, ()):
        return level_of(carrier)
    return 1


def is_done_to(verb: Any) -> bool:
    """Whether the subject, or the noun before it, is done something to: "was freed", "the ship seized by pirates"."""
    if is_passive(verb):
        return True
    if verb.tag_ != "VBN":
        return False
    if verb.dep_ in ("acl", "relcl"):
        return not any(c.dep_ == "aux" for c in verb.children) and not children(verb, "nsubj", "dobj")
    if verb.dep_ == "conj" and is_verb(verb.head) and not children(verb, "aux", "nsubj"):
        return is_done_to(verb.head)
    return False


def objects_of(match: Match, passive: bool) -> list[Any]:
    """Heads of the noun phrases that the phrase is done to, without what is coordinated with them."""
    verb, last = match.tokens[0], match.last
    behind = children(last, "pobj") if last != verb and last.dep_ in ("prep", "agent") else []
    if behind and not (passive and match.pattern.form == "verb"):
        return behind
    if passive:
        own = children(verb, "nsubjpass", "nsubj")
        if own:
            return [verb.head if o.lower_ in ("who", "which", "that") and verb.dep_ == "relcl" else o for o in own]
        node = verb
        while node.dep_ in ("conj", "xcomp") and is_verb(node.head):
            node = node.head
            own = children(node, "nsubjpass", "nsubj")
            if own:
                return own
        return [node.head] if node.dep_ in ("acl", "relcl") and node.head.pos_ in ("NOUN", "PROPN") else []
    found = [o for o in children(verb, "dobj") if o not in match.tokens]
    if found:
        return found
    if last != verb and last.dep_ == "dobj":
        return [last]
    found = [
        s
        for c in children(verb, "ccomp")
        for s in children(c, "nsubj")
        if not any(is_verb(c) and g.dep_ == "mark" for g in c.children)
    ]
    if verb.dep_ == "relcl" and children(verb, "nsubj") and not found:  # "the ship that pirates seized"
        wh = [c for c in children(verb, "nsubj") if c.lower_ in ("who", "which", "that")]
        return [] if wh else [verb.head]
    return []


def person_like(noun: Any, referents: Referents) -> bool:
    """Whether ``noun`` is somebody: a name of people, or a noun of them, or a bare number of them ("killed 12")."""
    for one in (noun, *noun.conjuncts):
        entity = referents.entity(one)
        if entity is not None and entity.type != "other":
            return True
        if one.pos_ == "PRON" and one.lower_ not in ("it", "this", "that", "what", "which"):
            return True
        if one.pos_ in ("ADJ", "VERB") and any(c.lower_ == "the" for c in one.children):  # "the wounded"
            return True
        if one.pos_ == "NUM" or one.ent_type_ in ("NORP", "PERSON"):
            return True
        word = lemma(one)
        if word in CUES.people_nouns | CUES.sides_nouns | BODIES or word in PEOPLE or word.endswith(PEOPLE_ENDINGS):
            return True
    return False


PEOPLE = _LISTS.words("people")
BODIES = _LISTS.words("bodies")
PEOPLE_ENDINGS = _LISTS.ordered("people_endings")
