"""Planned, ongoing, held, cancelled, or unclear: from tense, negation, modality, and the words around the event."""

from __future__ import annotations

from typing import Any

from briefing.extract.events.cues import CANCEL_PARTICLES, CUES, DELAY_PARTICLES
from briefing.extract.events.grammar import (
    RELATIVES,
    children,
    clause_of,
    clauses_of,
    infinitive,
    is_verb,
    lemma,
    premodifiers,
)
from briefing.extract.events.mention import EventMention
from briefing.extract.lexicon.tables import table
from briefing.extract.lexicon.words import words_with
from briefing.model import EventStatus
from briefing.profiles import EventKind

_LISTS = table("events", "status")

Reading = tuple[EventStatus | None, bool]
"""A status and whether the words are firm about it; None where they say nothing."""

NEGATED = "negated"
OUTCOMES = words_with("outcome")
DOUBTFUL = _LISTS.words("doubtful")
PRESENT = _LISTS.words("present")
OF_NOUN: dict[str, EventStatus] = {"cancellation": "cancelled", "collapse": "held", "postponement": "unclear"}


def read_status(mention: EventMention, kind: EventKind) -> Reading | str:
    """What the clause of ``mention`` says of its state, or NEGATED where it says that no such event took place."""
    if mention.relation == "verb":
        return of_verb(mention.token)
    carried = _by_carrier(mention, kind)
    if carried in (("cancelled", True), ("unclear", True)):
        return carried
    modifier = _modifiers(mention)
    if modifier is not None:
        return modifier
    for clause in clauses_of(mention.token):
        reading = _of_clause(clause, kind)
        if reading is not None:
            return reading
    return carried


def _by_carrier(mention: EventMention, kind: EventKind) -> Reading | str:
    """What the verb, preposition or noun above the event says."""
    verb, relation = mention.carrier, mention.relation
    if verb is None:
        return ("held", False) if relation in CUES.after else (None, False)
    word = lemma(verb)
    if relation in CUES.after:
        return _behind(verb) if relation == "after" else ("held", False)
    if not is_verb(verb):
        if word in OF_NOUN:
            return OF_NOUN[word], True
        if relation in ("of", "on", "from") and word in OUTCOMES:
            return _behind(verb) if word in ("end", "close", "conclusion") else ("held", False)
        return ("planned", False) if word in CUES.preparation or relation in CUES.before else (None, False)
    if relation in ("subj", "obj"):
        return _carried(verb, relation, kind)
    if relation == "for" and word in CUES.plan:
        return "planned", True
    if relation == "for" and word in CUES.unsure | {"push", "press", "appeal", "plead"}:
        return "unclear", False
    if relation == "attr":
        return of_verb(verb)
    if "where" in kind.needs and relation in ("on", "for"):
        if word == "be" and not children(verb, "aux") and verb.tag_ in ("VBZ", "VBP"):
            return "ongoing", True
        return of_verb(verb)
    if relation in CUES.before:
        return "planned", False
    if relation in ("for", "to", "at", "in", "during", "into") and word in CUES.coming | CUES.act_there | CUES.support:
        return of_verb(verb)
    if relation in ("during", "at"):
        status = of_verb(verb)
        return (status[0], False) if isinstance(status, tuple) else status
    return None, False


def _behind(word: Any) -> Reading:
    """The state of what lies before what ``word`` tells: over, unless that itself is still to come."""
    verb = clause_of(word)
    main = of_verb(verb) if verb is not None else None
    return ("planned", False) if isinstance(main, tuple) and main[0] in ("planned", "unclear") else ("held", False)


def _modifiers(mention: EventMention) -> Reading | None:
    words = {
        t.lower_
        for t in premodifiers(mention.token)
        if t.head in (mention.token, mention.token.head) or t.dep_ == "amod"
    }
    for cue, status, firm in (
        (CUES.cancelled_modifiers, "cancelled", True),
        (CUES.planned_modifiers, "planned", True),
        (CUES.ongoing_modifiers, "ongoing", True),
        (CUES.unsure_modifiers, "unclear", False),
        (CUES.held_modifiers, "held", False),
    ):
        if words & cue and not (status in ("planned", "held") and _dated(mention, words & cue)):
            return status, firm  # type: ignore[return-value]
    return None


def _dated(mention: EventMention, words: set[str]) -> bool:
    """Whether "last", "next" belong to a time ("next month's summit") and so tell nothing beyond it."""
    return any(
        t.lower_ in words and t.head.i != mention.token.i and t.head.lower_ not in ("round",)
        for t in premodifiers(mention.token)
    ) and not any(t.lower_ in words and t.head.i == mention.token.i for t in premodifiers(mention.token))


def _of_clause(clause: Any, kind: EventKind) -> Reading | None:
    word = lemma(clause)
    if clause.tag_ == "VBN" and not children(clause, "aux", "auxpass", "nsubj"):
        if word in CUES.plan or word in kind.planned:
            return "planned", True
        if word in CUES.cancel or word in kind.cancelled:
            return "cancelled", True
        if word in ("hold", "attend", "conclude", "convene") or word in kind.held:
            return "held", False
        return None
    if word in CUES.support | CUES.occur | CUES.cancel | CUES.plan | {"be"}:
        doers = children(clause, "nsubj")
        done = bool(children(clause, "nsubjpass")) or any(s.lower_ not in RELATIVES for s in doers)
        reading = _carried(clause, "obj" if done else "subj", kind)
        return reading if isinstance(reading, tuple) else None
    return None


def _carried(verb: Any, relation: str, kind: EventKind) -> Reading | str:
    word = lemma(verb)
    base = of_verb(verb)
    negated = base == NEGATED
    particle = {c.lower_ for c in verb.children if c.dep_ in ("prt", "advmod", "prep")}
    off = word in CUES.cancel or word in kind.cancelled
    off = off or (relation == "obj" and any((word, p) in CANCEL_PARTICLES for p in particle))
    if off:
        if negated:
            return "planned", False
        status = base[0] if isinstance(base, tuple) else None
        if status == "unclear":
            return "unclear", False
        if status == "planned" and not _aux(verb) & {"will", "'ll"}:
            return "unclear", False
        return "cancelled", True
    if word in CUES.refuse and relation == "obj" and not negated:
        return NEGATED
    if word in ("postpone", "delay", "defer", "reschedule") or any((word, p) in DELAY_PARTICLES for p in particle):
        below = [p for c in verb.children for p in (c, *c.children) if c.dep_ in ("prep", "prt", "advmod")]
        again = any(p.dep_ == "prep" and p.lower_ in ("to", "till", "until") for p in below)
        return ("planned" if again or word == "reschedule" else "unclear"), True
    if word == "be" and any(c.dep_ == "acomp" and c.lower_ in DOUBTFUL for c in verb.children):
        return "unclear", True
    if negated and relation == "subj" and verb.tag_ in ("VBD", "VB") and _happens(verb) and not _aux(verb) & PRESENT:
        return "cancelled", True
    if negated or not isinstance(base, tuple):
        return NEGATED
    status, firm = base
    if word in CUES.plan and relation == "obj" and status in ("held", "ongoing"):
        return "planned", True
    if word in kind.planned and status in ("held", "ongoing"):
        return "planned", True
    if word in kind.held and status == "held":
        return "held", True
    if word in CUES.unsure and relation == "obj" and word not in CUES.support | {"ask"}:
        return "unclear", False
    if word == "seek" or word == "announce":
        return ("unclear", False) if word == "seek" else ("planned", False)
    if relation == "subj" and status == "held":
        if word in CUES.ended:
            return "held", True
        if word in CUES.running:
            return "ongoing", False
        if word == "be":
            return ("ongoing", False) if any(c.lower_ in ("underway", "way") for c in verb.subtree) else ("held", False)
    if relation == "obj" and status == "held" and word in ("begin", "start", "open", "resume", "continue", "enter"):
        return "ongoing", False
    if word in CUES.support | CUES.occur | CUES.coming or word in kind.held or word == "be":
        return status, firm
    if word in ("follow",) and relation == "obj":
        return "held", False
    if word in ("follow", "build", "come") and relation == "subj":
        return status, False
    if relation == "obj" and word in ("describe", "call", "praise", "hail", "recall", "cover", "criticize", "discuss"):
        return None, False
    return (status, False) if relation == "subj" else (None, False)


def _happens(verb: Any) -> bool:
    place = any(c.lower_ == "place" for c in verb.children)
    return place if lemma(verb) == "take" else lemma(verb) in ("happen", "materialise", "materialize", "occur")


def _aux(verb: Any) -> set[str]:
    return {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}


def of_verb(verb: Any, depth: int = 0) -> Reading | str:
    """The state of what ``verb`` tells, or NEGATED.

    "will meet" is planned, "may meet" unclear, "is meeting" ongoing, "met" held, "refused to meet" negated,
    "was to have met" cancelled.
    """
    if depth > 6:
        return None, False
    aux = _aux(verb)
    negative = any(
        c.dep_ == "neg" or c.lower_ == "neither" or (c.lower_ in ("never", "no") and c.dep_ in ("advmod", "det"))
        for c in verb.children
    )
    if any(c.dep_ == "mark" and c.lower_ in ("if", "unless", "whether") for c in verb.children):
        unreal = "had" in aux and verb.tag_ == "VBN"  # "if they had met"
        return NEGATED if unreal else ("unclear", False)
    if verb.dep_ == "pcomp" and "having" in aux:
        return _gerund(verb, depth)
    modal = next((c.lower_ for c in verb.children if c.tag_ == "MD" and c.dep_ == "aux"), None)
    if modal is not None:
        return _modal(verb, modal, aux, negative)
    if infinitive(verb):
        return _infinitive(verb, aux, negative, depth)
    if verb.tag_ == "VBG" and not aux & {"is", "are", "was", "were", "be", "been", "'re", "'s", "am"}:
        return _gerund(verb, depth)
    shared = verb.dep_ == "conj" and not aux and not children(verb, "nsubj", "nsubjpass") and is_verb(verb.head)
    if shared and verb.tag_ in ("VB", "VBN", "VBG"):
        return of_verb(verb.head, depth + 1)
    if negative:
        return NEGATED
    if verb.tag_ == "VBG":
        return "ongoing", bool(aux & {"is", "are", "'re"})
    if verb.tag_ in ("VBZ", "VBP") and any(c.lower_ in ("when", "before", "until") for c in verb.children):
        return "planned", False
    if verb.tag_ in ("VBZ", "VBP") and "has" not in aux:
        return "held" if verb.tag_ == "VBZ" and depth == 0 else "ongoing", False
    if verb.tag_ == "VB" and verb.dep_ in ("ccomp", "xcomp") and is_verb(verb.head):  # "helped negotiate"
        return of_verb(verb.head, depth + 1)
    passive_progressive = "being" in aux
    return ("ongoing" if passive_progressive and aux & {"is", "are"} else "held"), True


def _modal(verb: Any, modal: str, aux: set[str], negative: bool) -> Reading | str:
    if "have" in aux and modal in ("would", "should", "could", "might"):
        return NEGATED if modal != "would" else ("cancelled", False)
    conditional = any(
        c.dep_ == "advcl" and any(g.lower_ in ("if", "unless") for g in c.children) for c in verb.children
    )
    if modal in ("will", "shall", "'ll", "’ll", "wo", "would", "'d", "’d"):
        if negative:
            return "cancelled", True
        hoped = verb.dep_ == "ccomp" and lemma(verb.head) in CUES.unsure
        conditional = conditional or hoped
        return ("unclear", False) if conditional else ("planned", True)
    if negative:
        return NEGATED
    return "unclear", False


def _infinitive(verb: Any, aux: set[str], negative: bool, depth: int) -> Reading | str:
    head = verb.head
    word = lemma(head)
    if "have" in aux and word == "be":
        return "cancelled", True
    if negative:
        return NEGATED
    if head == verb:
        return "planned", False
    if word == "be" and verb.dep_ in ("xcomp", "ccomp"):
        return "planned", True
    if head.pos_ == "ADJ":
        if word in (
            "due",
            "set",
            "ready",
            "likely",
            "expected",
            "slated",
            "scheduled",
            "poised",
            "bound",
            "eager",
            "keen",
        ):
            return "planned", word not in ("ready", "eager", "keen", "likely")
        if word == "able":
            return of_verb(head.head, depth + 1) if is_verb(head.head) else ("held", False)
        return "unclear", False
    if not is_verb(head):
        if lemma(head) in (
            "plan",
            "decision",
            "agreement",
            "date",
            "schedule",
            "intention",
            "promise",
            "pledge",
            "invitation",
        ):
            return "planned", False
        return (None, False)
    if word in CUES.refuse:
        return NEGATED
    above = of_verb(head, depth + 1)
    if word in CUES.plan:
        if above == NEGATED:
            return NEGATED
        return "planned", word not in ("want", "look", "hope")
    if word in CUES.implicative or verb.dep_ == "advcl" or word in CUES.coming:
        return above
    if word in CUES.unsure:
        return "unclear", False
    if isinstance(above, tuple) and above[0] in ("held", "ongoing"):
        return "planned", False
    return above


def _gerund(verb: Any, depth: int) -> Reading | str:
    """ "after meeting", "before meeting", "looking forward to meeting", "ended up meeting"."""
    head = verb.head
    if verb.dep_ == "pcomp":
        prep = head.lower_
        above = head.head
        if prep in CUES.after or prep in ("in", "by", "while", "despite", "of"):
            return "held", prep in CUES.after
        if prep == "to" and "look" in (lemma(above), lemma(above.head)):
            return "planned", False
        if prep == "without":
            return NEGATED
        if is_verb(above):
            return of_verb(above, depth + 1)
        return (None, False)
    if is_verb(head) and head != verb:
        if lemma(head) in CUES.unsure | {"avoid"}:
            return ("unclear", False) if lemma(head) != "avoid" else NEGATED
        if any(c.lower_ in ("after", "since") for c in verb.children):
            return "held", True
        if any(c.lower_ == "before" for c in verb.children):
            return "planned", False
        return of_verb(head, depth + 1)
    if verb.dep_ == "acl" and head.i < verb.i and verb.nbor(-1).lower_ == ",":  # "an aide, travelling with X to Y"
        return "ongoing", False
    return (None, False)
