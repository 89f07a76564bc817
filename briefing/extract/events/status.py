"""Planned, ongoing, held, cancelled, or unclear: from the words that carry the event, and those before and after it.

What a verb's tense says is decided in ``verb_status``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, cast

from briefing.extract.events.attendance import ATTENDEES
from briefing.extract.events.carried_status import Carried, carried, span_of
from briefing.extract.events.cues import CUES
from briefing.extract.events.grammar import (
    RELATIVES,
    children,
    clause_of,
    clauses_of,
    is_verb,
    lemma,
    premodifiers,
    subjects,
    takes_part,
)
from briefing.extract.events.mention import EventMention
from briefing.extract.events.verb_status import OPEN, Reading, of_verb
from briefing.extract.lexicon.tables import table
from briefing.extract.lexicon.words import words_with
from briefing.extract.rules import FirstMatch
from briefing.model import EventStatus
from briefing.profiles import EventKind

if TYPE_CHECKING:
    from briefing.extract.document.parsed import Token


_LISTS = table("events", "status")
_OUTCOMES = words_with("outcome")
_LAST_PART = _LISTS.words("last_part")
_ASKED = _LISTS.words("asked")
_THERE = _LISTS.words("there")
_DONE = _LISTS.words("done")
_OF_NOUN = _LISTS.mapping("of_noun")


def read_status(mention: EventMention, kind: EventKind) -> Reading | str:
    """What the clause of ``mention`` says of its state, or NEGATED where it says that no such event took place."""
    if mention.relation == "verb":
        return of_verb(mention.token)
    above = ABOVE.decide(Above(mention, kind)) or OPEN
    if above in (("cancelled", True), ("unclear", True), ("held", True)):
        return above
    modified = BEFORE_NOUN.decide(mention)
    if modified is not None:
        return modified
    for clause in clauses_of(mention.token):
        reading = CLAUSE.decide(Carried(clause, "", kind))
        if reading is not None:
            return reading
    return above


@dataclass
class Above:
    """An event with the verb or noun that carries it."""

    mention: EventMention
    kind: EventKind

    @property
    def alone(self) -> bool:
        """Whether nothing carries it."""
        return self.mention.carrier is None

    @property
    def verb(self) -> Token:
        """What carries it, a verb or a noun; for the rules after the one that says that nothing does."""
        assert self.mention.carrier is not None
        return self.mention.carrier

    @property
    def relation(self) -> str:
        """How it is carried."""
        return self.mention.relation

    @cached_property
    def word(self) -> str:
        """The lemma of what carries it, empty where nothing does."""
        return "" if self.alone else lemma(self.verb)

    @cached_property
    def by_noun(self) -> bool:
        """Whether a noun carries it."""
        return not self.alone and not is_verb(self.verb)


ABOVE: FirstMatch[Above, Reading | str] = FirstMatch(
    "what the words above the event say of its state", "event", lambda c: span_of(c.mention.token)
)


@ABOVE.rule(fires="Merkel flew home after the [summit] with Macron in Paris.")
def after_event(c: Above) -> Reading | str | None:
    """What something happened after was held, unless that itself is still to come."""
    if c.relation not in CUES.after:
        return None
    return _behind(c.verb) if c.relation == "after" and not c.alone else ("held", False)


@ABOVE.rule(fires="Next: a [summit] in Paris between Merkel and Macron.")
def nothing_above(c: Above) -> Reading | str | None:
    """No verb or noun carries it."""
    return OPEN if c.alone else None


@ABOVE.rule(
    fires="The cancellation of the [summit] between Merkel and Macron surprised Paris.",
    seldom="one wording of several, of which each is seldom",
)
def noun_of_fate(c: Above) -> Reading | str | None:
    """ "The cancellation of" it, "the postponement of" it says what became of it."""
    return (cast(EventStatus, _OF_NOUN[c.word]), True) if c.by_noun and c.word in _OF_NOUN else None


@ABOVE.rule(fires="The outcome of the [summit] between Merkel and Macron in Paris pleased Putin.")
def noun_of_outcome(c: Above) -> Reading | str | None:
    """What has an outcome was held; what has an end, unless that is still to come."""
    if not (c.by_noun and c.relation in ("of", "on", "from") and c.word in _OUTCOMES):
        return None
    return _behind(c.verb) if c.word in _LAST_PART else ("held", False)


@ABOVE.rule(
    fires="Guests at the [summit] in Paris included Merkel and Macron.",
    seldom="one wording of several, of which each is seldom",
)
def noun_of_guests(c: Above) -> Reading | str | None:
    """What had guests has the state of what is told of them."""
    verb = c.verb.head if c.by_noun and c.word in ATTENDEES and c.verb.dep_ == "nsubj" else None
    return of_verb(verb) if verb is not None and is_verb(verb) else None


@ABOVE.rule(fires="Preparations for the [summit] between Merkel and Macron in Paris go on.")
def noun_of_preparation(c: Above) -> Reading | str | None:
    """What is prepared, or what something comes before, is planned."""
    ahead = c.by_noun and (c.word in CUES.preparation or c.relation in CUES.before)
    return ("planned", False) if ahead else None


@ABOVE.rule(fires="The mood of the [summit] between Merkel and Macron in Paris was good.")
def other_noun(c: Above) -> Reading | str | None:
    """Another noun above it says nothing."""
    return OPEN if c.by_noun else None


@ABOVE.rule(fires="Merkel and Macron held a [summit] in Paris.")
def carried_by_verb(c: Above) -> Reading | str | None:
    """As a verb's subject or object it has the state that the verb gives it."""
    return carried(c.verb, c.relation, c.kind) if c.relation in ("subj", "obj") else None


@ABOVE.rule(
    fires="Merkel is in [talks] with Macron on fish.",
    never="Merkel was in [talks] with Macron on fish.",
    seldom="one wording of several, of which each is seldom",
)
def is_in_talks(c: Above) -> Reading | str | None:
    """Who "is in talks" goes on talking."""
    now = c.word == "be" and c.verb.tag_ in ("VBZ", "VBP") and not children(c.verb, "aux")
    return ("ongoing", True) if c.relation == "in" and now else None


@ABOVE.rule(
    fires="Preparations are under way for the [summit] between Merkel and Macron in Paris.",
    seldom="one wording of several, of which each is seldom",
)
def prepared_for(c: Above) -> Reading | str | None:
    """What preparations are made for is planned."""
    made = c.relation == "for" and any(lemma(s) in CUES.preparation for s in subjects(c.verb))
    return ("planned", False) if made else None


@ABOVE.rule(fires="Paris is scheduled for a [summit] of Merkel and Macron.")
def planned_for(c: Above) -> Reading | str | None:
    """What something is planned for is planned."""
    return ("planned", True) if c.relation == "for" and c.word in CUES.plan else None


@ABOVE.rule(
    fires="Merkel called for a [summit] with Macron in Paris in May.",
    seldom="one wording of several, of which each is seldom",
)
def asked_for(c: Above) -> Reading | str | None:
    """What somebody asks or pushes for is open."""
    return ("unclear", False) if c.relation == "for" and c.word in CUES.unsure | _ASKED else None


@ABOVE.rule(fires="It was the first [summit] of Merkel and Macron in Paris.")
def is_event(c: Above) -> Reading | str | None:
    """With "be" it has the state of that verb: "it was the first summit"."""
    return of_verb(c.verb) if c.relation == "attr" else None


@ABOVE.rule(fires="Merkel is in Paris on a [visit] to Macron.")
def is_on_journey(c: Above) -> Reading | str | None:
    """Who "is on a visit" is under way."""
    if "where" not in c.kind.needs or c.relation not in ("on", "for"):
        return None
    now = c.word == "be" and not children(c.verb, "aux") and c.verb.tag_ in ("VBZ", "VBP")
    return ("ongoing", True) if now else of_verb(c.verb)


@ABOVE.rule(fires="Merkel spoke to Putin before her [meeting] with Macron in Paris.")
def before_event(c: Above) -> Reading | str | None:
    """What something is done before is planned."""
    return ("planned", False) if c.relation in CUES.before else None


@ABOVE.rule(fires="Merkel travelled to Paris for [talks] with Macron on Friday.")
def come_for_event(c: Above) -> Reading | str | None:
    """Who comes for it, speaks or acts at it, gives it the state of that verb."""
    there = c.relation in _THERE and (c.word in CUES.coming | CUES.act_there | CUES.support or takes_part(c.verb))
    return of_verb(c.verb) if there else None


@ABOVE.rule(fires="Merkel praised Macron at a [summit] in Paris.")
def during_event(c: Above) -> Reading | str | None:
    """What something else is done at has its state, less firmly."""
    if c.relation not in ("during", "at"):
        return None
    status = of_verb(c.verb)
    return (status[0], False) if isinstance(status, tuple) else status


def _behind(word: Token) -> Reading:
    """The state of what lies before what ``word`` tells: over, unless that itself is still to come."""
    verb = clause_of(word)
    main = of_verb(verb) if verb is not None else None
    return ("planned", False) if isinstance(main, tuple) and main[0] in ("planned", "unclear") else ("held", False)


BEFORE_NOUN: FirstMatch[EventMention, Reading] = FirstMatch(
    "what the words before the event say of its state", "event", lambda m: span_of(m.token)
)


def _modified(mention: EventMention, cue: frozenset[str]) -> set[str]:
    """The words of ``cue`` before its noun."""
    near = (mention.token, mention.token.head)
    return {t.lower_ for t in premodifiers(mention.token) if t.head in near or t.dep_ == "amod"} & cue


@BEFORE_NOUN.rule(
    fires="The cancelled [summit] between Merkel and Macron in Paris worries Putin.",
    seldom="meetings that are called off are seldom",
)
def called_cancelled(m: EventMention) -> Reading | None:
    """A "cancelled" event is off."""
    return ("cancelled", True) if _modified(m, CUES.cancelled_modifiers) else None


@BEFORE_NOUN.rule(fires="The planned [summit] between Merkel and Macron in Paris worries Putin.")
def called_planned(m: EventMention) -> Reading | None:
    """A "planned", "coming" or "next" event lies ahead."""
    found = _modified(m, CUES.planned_modifiers)
    return ("planned", True) if found and not _dated(m, found) else None


@BEFORE_NOUN.rule(fires="The ongoing [talks] between Merkel and Macron in Paris worry Putin.")
def called_ongoing(m: EventMention) -> Reading | None:
    """A "continuing" event goes on."""
    return ("ongoing", True) if _modified(m, CUES.ongoing_modifiers) else None


@BEFORE_NOUN.rule(fires="A possible [summit] between Merkel and Macron in Paris worries Putin.")
def called_possible(m: EventMention) -> Reading | None:
    """A "possible" or "proposed" event is open."""
    return ("unclear", False) if _modified(m, CUES.unsure_modifiers) else None


@BEFORE_NOUN.rule(fires="The failed [summit] between Merkel and Macron in Paris worries Putin.")
def called_past(m: EventMention) -> Reading | None:
    """A "past", "last" or "successful" event was held."""
    found = _modified(m, CUES.held_modifiers)
    return ("held", False) if found and not _dated(m, found) else None


def _dated(mention: EventMention, words: set[str]) -> bool:
    """Whether "last", "next" belong to a time ("next month's summit") and so tell nothing beyond it."""
    return any(
        t.lower_ in words and t.head.i != mention.token.i and t.head.lower_ not in ("round",)
        for t in premodifiers(mention.token)
    ) and not any(t.lower_ in words and t.head.i == mention.token.i for t in premodifiers(mention.token))


CLAUSE: FirstMatch[Carried, Reading] = FirstMatch(
    "what a clause about the event says of its state", "event", lambda c: span_of(c.verb)
)


@CLAUSE.rule(
    fires="A summit [planned] for Friday in Paris between Merkel and Macron worries Putin.",
    seldom="one wording of several, of which each is seldom",
)
def participle_planned(c: Carried) -> Reading | None:
    """ "Planned", "due", "expected" after it: it lies ahead."""
    return ("planned", True) if c.participle and (c.word in CUES.plan or c.word in c.kind.planned) else None


@CLAUSE.rule(
    fires="Putin spoke of talks [cancelled] in Paris between Merkel and Macron.",
    seldom="meetings that are called off are seldom",
)
def participle_cancelled(c: Carried) -> Reading | None:
    """ "Cancelled" after it: it is off."""
    return ("cancelled", True) if c.participle and (c.word in CUES.cancel or c.word in c.kind.cancelled) else None


@CLAUSE.rule(fires="Putin praised talks [held] in Paris in May between Merkel and Macron.")
def participle_held(c: Carried) -> Reading | None:
    """ "Held" after it: it was."""
    return ("held", False) if c.participle and (c.word in _DONE or c.word in c.kind.held) else None


@CLAUSE.rule(fires="Putin praised the summit that Merkel and Macron [held] in Paris.")
def relative_clause(c: Carried) -> Reading | None:
    """A clause whose verb carries an event gives it its state: "the summit that Paris hosted"."""
    if c.participle or c.word not in CUES.support | CUES.occur | CUES.cancel | CUES.plan | {"be"}:
        return None
    doers = children(c.verb, "nsubj")
    done = bool(children(c.verb, "nsubjpass")) or any(s.lower_ not in RELATIVES for s in doers)
    reading = carried(c.verb, "obj" if done else "subj", c.kind)
    return reading if isinstance(reading, tuple) else None
