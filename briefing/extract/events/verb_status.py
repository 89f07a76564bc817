"""What a verb's tense, mood and negation say of what it tells: planned, ongoing, held, cancelled, unclear, or denied.

The rules are asked in this order. "will meet" is planned, "may meet" unclear, "is meeting" ongoing, "met" held,
"refused to meet" negated, "was to have met" cancelled.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.extract.events.cues import CUES
from briefing.extract.events.grammar import children, counting_verb, is_verb, lemma
from briefing.extract.events.verb import Verb
from briefing.extract.lexicon.tables import table
from briefing.extract.lexicon.words import words_with
from briefing.extract.rules import FirstMatch
from briefing.model import EventStatus

if TYPE_CHECKING:
    from briefing.extract.document.parsed import Token


_LISTS = table("events", "verb_status")

Reading = tuple[EventStatus | None, bool]
"""A status and whether the words are firm about it; None where they say nothing."""

NEGATED = "negated"
OPEN: Reading = None, False

_WILL = _LISTS.words("will")
_MIGHT_HAVE = _LISTS.words("might_have")
_AHEAD = _LISTS.words("ahead")
_HOPED = _LISTS.words("hoped")
_DURING = _LISTS.words("during")
_PROMISES = words_with("plan-noun")
_DEEPEST = 6
"""Verbs that are climbed from one to the next."""


def of_verb(token: Token, depth: int = 0) -> Reading | str:
    """The state of what the verb ``token`` tells, or NEGATED."""
    return VERB.decide(Verb(token, depth)) or OPEN


def _above(v: Verb) -> Reading | str:
    return of_verb(v.head, v.depth + 1)


VERB: FirstMatch[Verb, Reading | str] = FirstMatch(
    "what the verb says of the event's state", "event", lambda v: (v.token.idx, v.token.idx + len(v.token))
)


@VERB.rule(
    seldom="only a parse gone wrong goes so deep",
)
def too_far(v: Verb) -> Reading | str | None:
    """So many verbs stand above it that they say nothing any more."""
    # Only a parse gone wrong goes so deep, and no sentence of ours leads there for sure.
    return OPEN if v.depth > _DEEPEST else None


@VERB.rule(
    fires="If they had [met] Macron in Paris in May, there would be no war.", never="Merkel [met] Macron in Paris."
)
def unreal_condition(v: Verb) -> Reading | str | None:
    """ "If" and "had" with a participle tell of what did not happen."""
    return NEGATED if v.marked("if", "unless", "whether") and "had" in v.aux and v.token.tag_ == "VBN" else None


@VERB.rule(
    fires="If Merkel [meets] Macron in Paris on Friday, they will talk.", never="Merkel [meets] Macron on Friday."
)
def condition(v: Verb) -> Reading | str | None:
    """After "if", "unless" or "whether" it is open."""
    return ("unclear", False) if v.marked("if", "unless", "whether") else None


@VERB.rule(fires="Merkel spoke after [meeting] Macron in Paris.", never="Merkel left before [meeting] Macron in Paris.")
def after_doing(v: Verb) -> Reading | str | None:
    """ "After", "by", "while" or "despite" doing it, it was done."""
    prep = v.head.lower_
    return ("held", prep in CUES.after) if v.after_preposition and prep in CUES.after | _DURING else None


@VERB.rule(fires="Merkel is looking forward to [meeting] Macron in Paris on Friday.")
def looking_forward(v: Verb) -> Reading | str | None:
    """What one looks forward to is planned."""
    if not (v.after_preposition and v.head.lower_ == "to"):
        return None
    return ("planned", False) if "look" in (lemma(v.head.head), lemma(v.head.head.head)) else None


@VERB.rule(
    fires="Merkel left Paris without [meeting] Macron.",
    never="Merkel left Paris after [meeting] Macron.",
    seldom="of a meeting it is seldom said, and then it is the news",
)
def without_doing(v: Verb) -> Reading | str | None:
    """ "Without" doing it, it was not done."""
    return NEGATED if v.after_preposition and v.head.lower_ == "without" else None


@VERB.rule(fires="Merkel insisted on [meeting] Macron in Paris.")
def preposition_of_verb(v: Verb) -> Reading | str | None:
    """After another preposition it shares the state of the verb above."""
    if not v.after_preposition:
        return None
    return of_verb(v.head.head, v.depth + 1) if is_verb(v.head.head) else OPEN


@VERB.rule(
    fires="Merkel avoided [meeting] Macron in Paris.",
    never="Merkel enjoyed [meeting] Macron in Paris.",
    seldom="of a meeting it is seldom said, and then it is the news",
)
def avoided(v: Verb) -> Reading | str | None:
    """What one avoids doing is not done."""
    return NEGATED if v.governed and v.word == "avoid" else None


@VERB.rule(
    fires="Merkel considered [meeting] Macron in Paris.", never="Merkel met Macron in Paris, [meeting] Putin later."
)
def considered(v: Verb) -> Reading | str | None:
    """What one considers, proposes or demands doing is open."""
    return ("unclear", False) if v.governed and v.word in CUES.unsure else None


@VERB.rule(fires="Merkel travelled to Paris, [meeting] Macron there on Friday.")
def while_doing(v: Verb) -> Reading | str | None:
    """An -ing form shares the state of the verb above."""
    return _above(v) if v.governed else None


@VERB.rule(fires="An aide, [travelling] with Merkel to Paris to see Macron, said nothing.")
def beside_noun(v: Verb) -> Reading | str | None:
    """An -ing form after a noun and a comma goes on: "an aide, travelling with X to Y"."""
    beside = v.gerund and v.token.dep_ == "acl" and v.head.i < v.token.i and v.token.nbor(-1).lower_ == ","
    return ("ongoing", False) if beside else None


@VERB.rule(fires="The raid left people [fleeing] the town.")
def bare_gerund(v: Verb) -> Reading | str | None:
    """An -ing form that nothing governs says nothing."""
    return OPEN if v.gerund else None


@VERB.rule(fires="Merkel would have [met] Macron in Paris.", never="Merkel should have [met] Macron in Paris.")
def would_have(v: Verb) -> Reading | str | None:
    """What would have happened was called off."""
    return ("cancelled", False) if v.modal == "would" and "have" in v.aux else None


@VERB.rule(fires="Merkel should have [met] Macron in Paris.", never="Merkel should [meet] Macron in Paris.")
def should_have(v: Verb) -> Reading | str | None:
    """What should, could or might have happened did not."""
    return NEGATED if v.modal in _MIGHT_HAVE and "have" in v.aux else None


@VERB.rule(fires="Merkel will not [meet] Macron in Paris on Friday.", never="Merkel cannot [meet] Macron on Friday.")
def will_not(v: Verb) -> Reading | str | None:
    """What will not happen is called off."""
    return ("cancelled", True) if v.modal in _WILL and v.negative else None


@VERB.rule(
    fires=("Merkel will [meet] Macron if he comes to Paris.", "Merkel hopes that Macron will [meet] Putin in Paris."),
    never="Merkel will [meet] Macron in Paris on Friday.",
)
def will_on_condition(v: Verb) -> Reading | str | None:
    """What will happen if something else does, or as somebody hopes, is open."""
    clauses = [c for c in v.token.children if c.dep_ == "advcl"] if v.modal in _WILL else []
    conditional = any(g.lower_ in ("if", "unless") for c in clauses for g in c.children)
    hoped = v.modal in _WILL and v.token.dep_ == "ccomp" and v.word in CUES.unsure
    return ("unclear", False) if conditional or hoped else None


@VERB.rule(fires="Merkel will [meet] Macron in Paris on Friday.", never="Merkel may [meet] Macron in Paris on Friday.")
def will(v: Verb) -> Reading | str | None:
    """What will happen is planned."""
    return ("planned", True) if v.modal in _WILL else None


@VERB.rule(fires="Merkel cannot [meet] Macron in Paris.", never="Merkel can [meet] Macron in Paris.")
def may_not(v: Verb) -> Reading | str | None:
    """What cannot or may not happen does not."""
    return NEGATED if v.modal is not None and v.negative else None


@VERB.rule(fires="Merkel may [meet] Macron in Paris on Friday.", never="Merkel will [meet] Macron in Paris on Friday.")
def may(v: Verb) -> Reading | str | None:
    """What may, could or should happen is open."""
    return ("unclear", False) if v.modal is not None else None


@VERB.rule(
    fires="Merkel was to have [met] Macron in Paris on Friday.",
    never="Merkel was to [meet] Macron on Friday.",
    seldom="seldom said, and else called-off meetings would be planned ones",
)
def was_to_have(v: Verb) -> Reading | str | None:
    """What was to have happened was called off."""
    return ("cancelled", True) if v.infinitive and "have" in v.aux and v.word == "be" else None


@VERB.rule(fires="Merkel decided not to [meet] Macron in Paris.", never="Merkel decided to [meet] Macron in Paris.")
def not_to(v: Verb) -> Reading | str | None:
    """What one is not to do is not done."""
    return NEGATED if v.infinitive and v.negative else None


@VERB.rule(fires="Police to [arrest] Putin", never="Merkel hopes to [meet] Macron in Paris.")
def headline_infinitive(v: Verb) -> Reading | str | None:
    """An infinitive that is the whole sentence is a headline's future."""
    return ("planned", False) if v.infinitive and v.head == v.token else None


@VERB.rule(fires="Merkel is to [meet] Macron in Paris on Friday.", never="Merkel is able to [meet] Macron in Paris.")
def is_to(v: Verb) -> Reading | str | None:
    """What is to happen is planned."""
    found = v.infinitive and v.word == "be" and v.token.dep_ in ("xcomp", "ccomp")
    return ("planned", True) if found else None


@VERB.rule(
    fires="Merkel is due to [meet] Macron in Paris on Friday.", never="Merkel is unable to [meet] Macron in Paris."
)
def due_to(v: Verb) -> Reading | str | None:
    """What is due, set or expected to happen is planned; "likely" and "eager" are less firm."""
    found = v.infinitive and v.head.pos_ == "ADJ" and v.word in _AHEAD
    return ("planned", v.word not in _HOPED) if found else None


@VERB.rule(fires="Merkel was able to [meet] Macron in Paris.", never="Merkel was willing to [meet] Macron in Paris.")
def able_to(v: Verb) -> Reading | str | None:
    """What somebody is able to do shares the state of the verb above."""
    if not (v.infinitive and v.head.pos_ == "ADJ" and v.word == "able"):
        return None
    return of_verb(v.head.head, v.depth + 1) if is_verb(v.head.head) else ("held", False)


@VERB.rule(fires="Merkel is willing to [meet] Macron in Paris.", never="Merkel is due to [meet] Macron in Paris.")
def adjective_to(v: Verb) -> Reading | str | None:
    """After another adjective, "willing to", it is open."""
    return ("unclear", False) if v.infinitive and v.head.pos_ == "ADJ" else None


@VERB.rule(fires="Merkel announced a plan to [meet] Macron in Paris.", never="It was a chance to [meet] Macron.")
def plan_to(v: Verb) -> Reading | str | None:
    """After "a plan to", "a decision to" it is planned."""
    return ("planned", False) if v.infinitive and not is_verb(v.head) and v.word in _PROMISES else None


@VERB.rule(
    fires="The first Swede to [meet] Macron in Paris was Erik Nilsson.",
    never="Merkel is eager to be the first to [meet] Macron in Paris.",
)
def first_to(v: Verb) -> Reading | str | None:
    """Who was the first or the last to do it did it."""
    above = counting_verb(v.token)
    return of_verb(above, v.depth + 1) if above is not None else None


@VERB.rule(fires="It was a chance to [meet] Macron in Paris.", never="Merkel announced a plan to [meet] Macron.")
def noun_to(v: Verb) -> Reading | str | None:
    """After another noun, "a chance to", nothing is said."""
    return OPEN if v.infinitive and not is_verb(v.head) else None


@VERB.rule(fires="Merkel refused to [meet] Macron in Paris.", never="Merkel agreed to [meet] Macron in Paris.")
def refused_to(v: Verb) -> Reading | str | None:
    """What somebody refused or failed to do was not done."""
    return NEGATED if v.infinitive and v.word in CUES.refuse else None


@VERB.rule(
    fires="Merkel has not agreed to [meet] Macron in Paris.",
    never="Merkel has agreed to [meet] Macron in Paris.",
    seldom="seldom said, and else what was not agreed would be planned",
)
def not_planned_to(v: Verb) -> Reading | str | None:
    """What somebody has not agreed to do is not planned."""
    return NEGATED if v.infinitive and v.word in CUES.plan and _above(v) == NEGATED else None


@VERB.rule(
    fires="Merkel agreed to [meet] Macron in Paris on Friday.", never="Merkel offered to [meet] Macron in Paris."
)
def planned_to(v: Verb) -> Reading | str | None:
    """What somebody plans, agreed or promised to do is planned; what they want to do less firmly."""
    return ("planned", v.word not in _HOPED) if v.infinitive and v.word in CUES.plan else None


@VERB.rule(fires="Merkel flew to Paris to [meet] Macron on Friday.", never="Merkel agreed to [meet] Macron in Paris.")
def went_to(v: Verb) -> Reading | str | None:
    """Who managed or came to do it, or did something in order to, did it where the verb above was done."""
    shares = v.word in CUES.implicative or v.token.dep_ == "advcl" or v.word in CUES.coming
    return _above(v) if v.infinitive and shares else None


@VERB.rule(fires="Merkel offered to [meet] Macron in Paris.", never="Merkel agreed to [meet] Macron in Paris.")
def offered_to(v: Verb) -> Reading | str | None:
    """What somebody offered, asked or hopes to do is open."""
    return ("unclear", False) if v.infinitive and v.word in CUES.unsure else None


@VERB.rule(fires="Merkel opted to [meet] Macron in Paris.")
def other_infinitive(v: Verb) -> Reading | str | None:
    """What another verb leads to is planned where that verb is done, else shares its state."""
    if not v.infinitive:
        return None
    above = _above(v)
    return ("planned", False) if isinstance(above, tuple) and above[0] in ("held", "ongoing") else above


@VERB.rule(fires="Merkel may travel to Paris and [meet] Macron on Friday.")
def coordinated(v: Verb) -> Reading | str | None:
    """A verb after "and" without a tense of its own shares the state of the first."""
    bare = v.token.dep_ == "conj" and not v.aux and not children(v.token, "nsubj", "nsubjpass") and is_verb(v.head)
    return _above(v) if bare and v.token.tag_ in ("VB", "VBN", "VBG") else None


@VERB.rule(fires="Merkel did not [meet] Macron in Paris.", never="Merkel [met] Macron in Paris.")
def denied(v: Verb) -> Reading | str | None:
    """What did not happen is denied."""
    return NEGATED if v.negative else None


@VERB.rule(fires="Merkel is [meeting] Macron in Paris.", never="Merkel spoke after [meeting] Macron in Paris.")
def progressive(v: Verb) -> Reading | str | None:
    """ "Is meeting" is going on."""
    return ("ongoing", bool(v.aux & {"is", "are", "'re"})) if v.token.tag_ == "VBG" else None


@VERB.rule(
    fires="They will talk when Merkel [meets] Macron in Paris.", never="Merkel [meets] Macron in Paris on Friday."
)
def when_present(v: Verb) -> Reading | str | None:
    """A present tense after "when", "before" or "until" lies ahead."""
    opened = any(c.lower_ in ("when", "before", "until") for c in v.token.children)
    return ("planned", False) if v.token.tag_ in ("VBZ", "VBP") and opened else None


@VERB.rule(fires="Merkel [meets] Macron in Paris.", never="Merkel has [met] Macron in Paris.")
def present(v: Verb) -> Reading | str | None:
    """A present tense tells of today's news as held, of many or below another verb as going on."""
    if v.token.tag_ not in ("VBZ", "VBP") or "has" in v.aux:
        return None
    return "held" if v.token.tag_ == "VBZ" and v.depth == 0 else "ongoing", False


@VERB.rule(fires="Putin helped Merkel [meet] Macron in Paris.")
def helped(v: Verb) -> Reading | str | None:
    """A bare infinitive shares the state of the verb above: "helped negotiate"."""
    bare = v.token.tag_ == "VB" and v.token.dep_ in ("ccomp", "xcomp") and is_verb(v.head)
    return _above(v) if bare else None


@VERB.rule(fires="Talks between Merkel and Macron are being [held] in Paris.")
def being_done(v: Verb) -> Reading | str | None:
    """ "Is being held" is going on."""
    return ("ongoing", True) if "being" in v.aux and v.aux & {"is", "are"} else None


@VERB.rule(fires="Merkel [met] Macron in Paris on Friday.", never="Merkel will [meet] Macron in Paris on Friday.")
def past(v: Verb) -> Reading | str | None:
    """What is told in the past or as done was held."""
    return "held", True
