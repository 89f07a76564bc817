"""What the verb that carries an event makes of its state: "called off the summit", "the talks began"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from briefing.extract.events.cues import CANCEL_PARTICLES, CUES, DELAY_PARTICLES
from briefing.extract.events.grammar import children, lemma
from briefing.extract.events.verb import auxiliaries
from briefing.extract.events.verb_status import NEGATED, OPEN, Reading, of_verb
from briefing.extract.lexicon.tables import table
from briefing.extract.rules import FirstMatch
from briefing.model import EventStatus
from briefing.profiles import EventKind

if TYPE_CHECKING:
    from briefing.extract.document.parsed import Token


_LISTS = table("events", "carried_status")
_DOUBTFUL = _LISTS.words("doubtful")
_PRESENT = _LISTS.words("present")
_DELAY = _LISTS.words("delay")
_NEW_DAY = _LISTS.words("new_day")
_BEGUN = _LISTS.words("begun")
_SPEAK_OF = _LISTS.words("speak_of")
_HAPPEN = _LISTS.words("happen")
_UNDER_WAY = _LISTS.words("under_way")


@dataclass
class Carried:
    """A verb with the event as its subject ("subj") or object ("obj"), or that describes it (no relation)."""

    verb: Token
    relation: str
    kind: EventKind

    @cached_property
    def word(self) -> str:
        """The lemma of the verb."""
        return lemma(self.verb)

    @cached_property
    def base(self) -> Reading | str:
        """What the verb says of itself."""
        return of_verb(self.verb)

    @property
    def status(self) -> EventStatus | None:
        """The state of the verb itself."""
        return self.base[0] if isinstance(self.base, tuple) else None

    @property
    def negated(self) -> bool:
        """Whether the verb is denied."""
        return self.base == NEGATED

    @cached_property
    def particles(self) -> set[str]:
        """Words that may make another verb of it: "off" in "call off"."""
        return {c.lower_ for c in self.verb.children if c.dep_ in ("prt", "advmod", "prep")}

    @cached_property
    def off(self) -> bool:
        """Whether the verb cancels."""
        with_particle = self.relation == "obj" and any((self.word, p) in CANCEL_PARTICLES for p in self.particles)
        return self.word in CUES.cancel or self.word in self.kind.cancelled or with_particle

    @property
    def participle(self) -> bool:
        """Whether it is a bare participle: "a summit planned for May"."""
        return self.verb.tag_ == "VBN" and not children(self.verb, "aux", "auxpass", "nsubj")

    def is_object(self, words: frozenset[str]) -> bool:
        """Whether the event is the object of one of ``words``."""
        return self.relation == "obj" and self.word in words

    def is_subject(self, words: frozenset[str]) -> bool:
        """Whether the event is the subject of one of ``words``."""
        return self.relation == "subj" and self.word in words


def span_of(token: Token) -> tuple[int, int]:
    """The code points of ``token``."""
    return token.idx, token.idx + len(token)


def carried(verb: Token, relation: str, kind: EventKind) -> Reading | str:
    """The state that ``verb`` gives the event that is its subject or object, or NEGATED."""
    return CARRIED.decide(Carried(verb, relation, kind)) or OPEN


CARRIED: FirstMatch[Carried, Reading | str] = FirstMatch(
    "what its verb makes of the event's state", "event", lambda c: span_of(c.verb)
)


@CARRIED.rule(
    fires="Merkel did not [cancel] the summit with Macron in Paris in May.",
    seldom="seldom said, and else a denial would tell what it denies",
)
def not_cancelled(c: Carried) -> Reading | str | None:
    """What is not called off is still planned."""
    return ("planned", False) if c.off and c.negated else None


@CARRIED.rule(
    fires="Merkel may [cancel] the summit with Macron in Paris.",
    never="Merkel will [cancel] the summit with Macron in Paris.",
    seldom="seldom said, and else a threat would be the deed",
)
def perhaps_cancelled(c: Carried) -> Reading | str | None:
    """What may be called off, or is to be but for "will", is open."""
    doubt = c.status == "unclear" or (c.status == "planned" and not auxiliaries(c.verb) & {"will", "'ll"})
    return ("unclear", False) if c.off and doubt else None


@CARRIED.rule(
    fires=(
        "Merkel [cancelled] the summit with Macron in Paris.",
        "Merkel [called] off the summit with Macron in Paris.",
    ),
    never="Merkel [called] the summit with Macron in Paris a success.",
)
def cancelled(c: Carried) -> Reading | str | None:
    """What is called off is cancelled."""
    return ("cancelled", True) if c.off else None


@CARRIED.rule(
    fires="Merkel [rejected] a summit with Macron in Paris.",
    seldom="refused talks are seldom, and else they would be planned or held",
)
def refused(c: Carried) -> Reading | str | None:
    """What somebody refuses does not take place."""
    return NEGATED if c.is_object(CUES.refuse) and not c.negated else None


@CARRIED.rule(
    fires=("Merkel [postponed] the summit with Macron in Paris.", "Merkel [put] off the summit with Macron in Paris."),
    never="Merkel [put] the summit with Macron in Paris first.",
)
def put_off(c: Carried) -> Reading | str | None:
    """What is put off to another day is planned, without one it is open."""
    if not puts_off(c.verb):
        return None
    below = [p for child in c.verb.children for p in (child, *child.children) if p.dep_ in ("prep", "prt", "advmod")]
    days = [p for p in below if p.dep_ == "prep" and p.lower_ in _NEW_DAY]
    again = c.word == "reschedule" or any(not _leads_to_place(p) for p in days)
    return ("planned" if again else "unclear"), True


@CARRIED.rule(
    fires="The summit between Merkel and Macron in Paris [is] uncertain.",
    seldom="seldom said, and else the doubt would be lost",
)
def doubtful(c: Carried) -> Reading | str | None:
    """What is doubtful or unlikely is open."""
    found = c.word == "be" and any(t.dep_ == "acomp" and t.lower_ in _DOUBTFUL for t in c.verb.children)
    return ("unclear", True) if found else None


@CARRIED.rule(
    fires="The summit between Merkel and Macron in Paris never [happened].",
    seldom="seldom said, and else it would have taken place",
)
def never_happened(c: Carried) -> Reading | str | None:
    """What never took place was called off."""
    told = c.negated and c.relation == "subj" and c.verb.tag_ in ("VBD", "VB") and _happens(c.verb)
    return ("cancelled", True) if told and not auxiliaries(c.verb) & _PRESENT else None


@CARRIED.rule(fires="Merkel did not [hold] a summit with Macron in Paris.")
def denied(c: Carried) -> Reading | str | None:
    """What is denied of it did not take place."""
    return NEGATED if c.negated or not isinstance(c.base, tuple) else None


@CARRIED.rule(
    fires="Merkel [planned] a summit with Macron in Paris for May.", never="Merkel [held] a summit with Macron."
)
def planned(c: Carried) -> Reading | str | None:
    """What somebody has planned or agreed on is planned."""
    ahead = c.is_object(CUES.plan) or c.word in c.kind.planned
    return ("planned", True) if ahead and c.status in ("held", "ongoing") else None


@CARRIED.rule(fires="Merkel [lost] the election in Norway.")
def held_on_this_desk(c: Carried) -> Reading | str | None:
    """A verb of the profile says that it was held."""
    return ("held", True) if c.word in c.kind.held and c.status == "held" else None


@CARRIED.rule(
    fires="Merkel [proposed] a summit with Macron in Paris.", never="Merkel [held] a summit with Macron in Paris."
)
def asked(c: Carried) -> Reading | str | None:
    """What somebody proposes, demands or seeks is open."""
    wished = c.is_object(CUES.unsure) and c.word not in CUES.support | {"ask"}
    return ("unclear", False) if wished or c.word == "seek" else None


@CARRIED.rule(fires="Merkel [announced] a summit with Macron in Paris.")
def announced(c: Carried) -> Reading | str | None:
    """What is announced is planned."""
    return ("planned", False) if c.word == "announce" else None


@CARRIED.rule(fires="The talks between Merkel and Macron in Paris [collapsed].")
def ended(c: Carried) -> Reading | str | None:
    """What ended was held."""
    return ("held", True) if c.is_subject(CUES.ended | CUES.closing) and c.status == "held" else None


@CARRIED.rule(fires="The talks between Merkel and Macron in Paris [began].")
def running(c: Carried) -> Reading | str | None:
    """What began, resumed or continued goes on, unless it is told at once how it ended."""
    if not c.is_subject(CUES.running) or c.status != "held":
        return None
    over = any(lemma(v) in CUES.closing | CUES.ended and v.tag_ == "VBD" for v in c.verb.conjuncts)
    return ("held", True) if over else ("ongoing", False)


@CARRIED.rule(
    fires="Talks between Merkel and Macron [were] under way in Paris.",
    never="The talks in Paris [were] a success.",
    seldom="one wording of several, of which each is seldom",
)
def under_way(c: Carried) -> Reading | str | None:
    """What is under way goes on."""
    now = c.is_subject(frozenset({"be"})) and c.status == "held"
    return ("ongoing", False) if now and any(t.lower_ in _UNDER_WAY for t in c.verb.subtree) else None


@CARRIED.rule(fires="The summit between Merkel and Macron in Paris [was] a success.")
def was(c: Carried) -> Reading | str | None:
    """What was something was held."""
    return ("held", False) if c.is_subject(frozenset({"be"})) and c.status == "held" else None


@CARRIED.rule(fires="Merkel [began] talks with Macron in Paris.", never="Merkel [held] talks with Macron in Paris.")
def begun(c: Carried) -> Reading | str | None:
    """What somebody began or resumed goes on."""
    return ("ongoing", False) if c.is_object(_BEGUN) and c.status == "held" else None


@CARRIED.rule(
    fires="Merkel [held] a summit with Macron in Paris.", never="Merkel [planned] a summit with Macron in May."
)
def as_the_verb(c: Carried) -> Reading | str | None:
    """A verb that carries events gives its own state: "held", "will hold", "may hold"."""
    carries = c.word in CUES.support | CUES.occur | CUES.coming | {"be"} or c.word in c.kind.held
    return c.base if carries else None


@CARRIED.rule(fires="Merkel [praised] the summit with Macron in Paris.")
def spoken_of(c: Carried) -> Reading | str | None:
    """What is only spoken of has no state from that."""
    return OPEN if c.is_object(_SPEAK_OF) else None


@CARRIED.rule(fires="The summit between Merkel and Macron in Paris [worried] Putin.")
def did_something(c: Carried) -> Reading | str | None:
    """As the subject of another verb it has that verb's state, less firmly."""
    return (c.status, False) if c.relation == "subj" else None


@CARRIED.rule(fires="Putin [ignored] the summit between Merkel and Macron in Paris.")
def done_something_to(c: Carried) -> Reading | str | None:
    """As the object of another verb nothing is said of its state."""
    return OPEN


def _leads_to_place(prep: Token) -> bool:
    """ "Put off a visit to Oslo" has no new day."""
    return any(o.ent_type_ in ("GPE", "LOC", "FAC") for o in prep.children)


def puts_off(verb: Token) -> bool:
    """Whether it gives an event another day, or none yet: "postponed", "put off"."""
    word = lemma(verb)
    particles = {(word, c.lower_) for c in verb.children if c.dep_ in ("prt", "advmod", "prep")}
    return word in _DELAY or not particles.isdisjoint(DELAY_PARTICLES)


def _happens(verb: Token) -> bool:
    """Whether it is a verb of taking place."""
    place = any(c.lower_ == "place" for c in verb.children)
    return place if lemma(verb) == "take" else lemma(verb) in _HAPPEN
