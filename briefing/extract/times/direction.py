"""Whether a time lies ahead or behind, from the tense of what it belongs to and the words before it."""

from __future__ import annotations

from collections.abc import Set
from typing import TYPE_CHECKING, Final

from briefing.extract.lexicon.tables import table
from briefing.extract.lexicon.words import words_with
from briefing.extract.times import lexicon as lex

_LISTS = table("times", "direction")

if TYPE_CHECKING:
    from briefing.extract.document.parsed import Doc, Token, TokenSpan

PAST: Final = -1
UNKNOWN: Final = 0
SCHEDULED: Final = 1
FUTURE: Final = 2

_MODALS: Final = _LISTS.words("modals")
_SLATED: Final = _LISTS.words("slated")
_GETTING: Final = frozenset(["getting", "being"])
_ATTAINED: Final = _LISTS.words("attained")
_CERTAIN: Final = _LISTS.words("certain")
_PRESENT_BE: Final = _LISTS.words("present_be")
_PLANNING: Final = words_with("plans-date")
_REPORTING: Final = words_with("reports")
_TIMETABLED: Final = words_with("timetabled")
_STATES: Final = words_with("lasts")
_ENTERED: Final = words_with("entered")
_AHEAD: Final = _LISTS.words("ahead")
_UNTIL: Final = _LISTS.words("until")
_MOVING: Final = words_with("moves-date")
_CALLING: Final = words_with("calls-for-date")
_OCCASIONS: Final = words_with("occasion")
_DELIVERIES: Final = words_with("delivery")
_REFUSED: Final = words_with("not-said")
_PREPOSITIONS: Final = _LISTS.words("prepositions")
_BEFORE_OF: Final = _LISTS.words("before_of")
_DROPPED: Final = _LISTS.words("dropped")
_HOSTING: Final = words_with("event-host-only") | words_with("event-support")
_PLANS: Final = words_with("plan-noun")
_NOMINAL: Final = frozenset(["NOUN", "PROPN", "ADJ", "NUM", "PRON"])
_COMPLEMENTS: Final = frozenset(
    ["attr", "acomp", "ccomp", "xcomp", "advcl", "expl", "advmod", "aux", "auxpass", "relcl"]
)
_MAX_DEPTH: Final = 12


def direction_of(doc: Doc, span: TokenSpan, events: Set[str] = frozenset()) -> int:
    """PAST, FUTURE or UNKNOWN for the tokens of a time; SCHEDULED where a present tense may mean either.

    ``events`` are lemmas of nouns that name events, beside the occasions that English always has.
    """
    start = span.start
    before = doc[start - 1].lower_ if start else ""
    if before in _PREPOSITIONS and start > 1:
        before = doc[start - 2].lower_
    if before in ("since", "ended"):
        return PAST
    if before in ("effective", "payable"):
        return FUTURE
    verdict = _climb(doc, span.root, _OCCASIONS | events)
    if (before in _UNTIL or before in ("starting", "beginning")) and verdict != PAST:
        return FUTURE
    if before == "starting" and verdict == PAST:
        return SCHEDULED  # "signed for the season starting in August"
    return verdict


def _climb(doc: Doc, token: Token, occasions: Set[str]) -> int:
    """The verdict of the nearest governor that has one; what hangs on a noun is not scheduled by the verb above."""
    until = nominal = occasion = False
    start, preposition = token, _preposition(token)
    for _ in range(_MAX_DEPTH):
        head = token.head
        if head.i == token.i:
            return UNKNOWN
        if _crosses_paragraph(doc, head, start):
            return _first_verb(doc, start)
        token = head
        lower = token.lower_
        if lower in _DELIVERIES and not nominal:
            return FUTURE
        if lower == "since" or lower == "according":
            return PAST
        if lower in _BEFORE_OF and any(child.lower_ == "of" for child in token.rights):
            return FUTURE
        until = until or lower in _UNTIL
        verdict = None if _dated_by_governor(token, start) else _verdict(token)
        if verdict is None:
            nominal = nominal or token.pos_ in _NOMINAL
            occasion = occasion or token.lemma_ in occasions
        elif _designates(token, preposition, nominal, occasion, occasions):
            return FUTURE
        elif until:
            return PAST if verdict == PAST and token.lemma_ in _STATES else FUTURE
        elif verdict == SCHEDULED and nominal and not (occasion and token.lemma_ in _HOSTING):
            return UNKNOWN
        else:
            return SCHEDULED if verdict == FUTURE and _dropped(token) else verdict
    return UNKNOWN


def _dropped(verb: Token) -> bool:
    """Whether a plan is told of that has been given up: originally planned for May, was due on Tuesday but put off."""
    return any(child.lower_ in _DROPPED for child in verb.lefts)


def _dated_by_governor(verb: Token, time: Token) -> bool:
    """Whether a weekday behind an infinitive and its object is the day of what it hangs on.

    News sets the day of telling last: "rejected an appeal to free the mayor Monday". With "on", or without an object,
    it is the infinitive's own: "promised to resign Friday".
    """
    head = verb.head.head if verb.dep_ == "acl" else verb.head
    return (
        verb.tag_ == "VB"
        and verb.dep_ in ("acl", "advcl")
        and time.head.i == verb.i
        and time.dep_ == "npadvmod"
        and time.lower_ in lex.WEEKDAYS
        and head.tag_ == "VBD"
        and verb.head.lemma_ not in _PLANS
        and head.lemma_ not in _PLANNING
        and any(child.dep_ == "dobj" for child in verb.children)
    )


def _preposition(token: Token) -> str:
    """The word that ties a time to its governor: "October" in "to the first week of October" is tied by "to"."""
    head = token.head
    while head.lower_ == "of" and head.head.i != head.i:
        head = head.head.head if head.head.dep_ == "pobj" else head.head
    return str(head.lower_)


def _designates(verb: Token, preposition: str, nominal: bool, occasion: bool, occasions: Set[str]) -> bool:
    """Whether ``verb`` puts something on a later day: moved to Sunday, called a vote for May, agreed to a May vote."""
    if verb.pos_ != "VERB" or any(child.lower_ == "had" for child in verb.children):
        return False
    if not nominal and verb.lemma_ in _MOVING:
        return preposition in ("to", "until", "till", "for", "through")
    if preposition == "for" and verb.lemma_ in _CALLING:
        return occasion or any(child.lemma_ in occasions for child in verb.children)
    return occasion and verb.lemma_ in _PLANNING and preposition not in ("on", "at", "since", "after")


def _crosses_paragraph(doc: Doc, one: Token, other: Token) -> bool:
    first, last = sorted((one.i, other.i))
    return any(token.is_space and "\n\n" in token.text for token in doc[first:last])


def _first_verb(doc: Doc, token: Token) -> int:
    """The verdict of the first verb after ``token`` in its paragraph; headlines run into the text they head."""
    for following in doc[token.i + 1 : token.i + 40]:
        if "\n\n" in following.text:
            break
        if following.pos_ == "VERB" and (verdict := _verdict(following)) is not None:
            return verdict
    return UNKNOWN


def _verdict(token: Token) -> int | None:
    """What ``token`` says about the times below it; None if it says nothing."""
    if token.pos_ in _NOMINAL or (token.tag_ == "VBN" and token.dep_ == "amod"):
        ahead = token.lower_ in _AHEAD or any(child.lower_ in _AHEAD for child in token.lefts)
        if ahead:
            return SCHEDULED if token.dep_ == "acomp" and token.head.tag_ == "VBD" else FUTURE
        return None
    if token.pos_ not in ("VERB", "AUX"):
        return None
    helpers = [child for child in token.children if child.dep_ in ("aux", "auxpass")]
    words = {child.lower_ for child in helpers}
    if words & _MODALS:
        perfect = any(child.lemma_ == "have" for child in helpers)
        denied = any(child.dep_ == "neg" for child in token.children)
        if denied and ("could" in words or ("would" in words and token.lemma_ in _REFUSED)):
            return PAST
        return PAST if perfect and not words & _CERTAIN else FUTURE
    if "to" in words:
        return _infinitive(token)
    return _tense(token, words)


def _infinitive(token: Token) -> int | None:
    """What "to" and a verb say by the word they hang on: began to rise, had been due to expire, is going to rise."""
    head = token.head
    if head.i == token.i:
        return FUTURE
    if head.lower_ in ("was", "were") and any(child.lower_ == "have" for child in token.children):
        return PAST
    finite = head.head if head.pos_ == "ADJ" else head
    if head.lemma_ in _PLANNING and any(child.lower_ == "had" for child in finite.children):
        return PAST
    if head.pos_ == "ADJ" and head.lower_ in _ATTAINED and finite.tag_ == "VBD":
        return None
    going = head.lemma_ == "go" and head.tag_ == "VBG"
    return None if head.lemma_ in _ENTERED and not going else FUTURE


def _tense(token: Token, words: set[str]) -> int | None:
    match token.tag_:
        case "VB":
            return PAST if "did" in words else UNKNOWN if words else FUTURE
        case "VBD":
            if _is_ahead(token):
                return SCHEDULED
            return FUTURE if _is_participle(token) and "had" not in words else PAST
        case "VBN":
            if words and words <= _GETTING:
                return None
            planned = token.lemma_ in _PLANNING and (token.lemma_ != "set" or _set_for(token))
            if planned and not words & {"had", "have", "has"}:
                return SCHEDULED if words & {"was", "were"} else FUTURE
            passive = words & _PRESENT_BE and not words & {"been", "being"}
            return UNKNOWN if passive else PAST
        case "VBG":
            if words & _PRESENT_BE:
                return SCHEDULED
            if words & {"was", "were", "been"}:
                return PAST
            return FUTURE if token.lemma_ in _PLANNING else None
        case "VBZ" | "VBP":
            if token.lemma_ in _TIMETABLED or _takes(token) or _is_ahead(token):
                return FUTURE
            if token.lemma_ == "be" and not any(child.dep_ in _COMPLEMENTS for child in token.children):
                return SCHEDULED
            return UNKNOWN if token.lemma_ in _REPORTING else SCHEDULED
    return None


def _is_participle(token: Token) -> bool:
    """Whether a planning verb that was read as past is a participle: "talks expected in Rome on Monday were put off".

    As a finite verb it would have an object.
    """
    if token.dep_ == "acl":
        return token.lemma_ in _PLANNING and token.lemma_ != "set"
    following = token.doc[token.i + 1].lower_ if token.i + 1 < len(token.doc) else ""
    return token.lemma_ in _SLATED and following in _PREPOSITIONS


def _is_ahead(token: Token) -> bool:
    """Whether something "is due" or "was due", wherever the parse hangs what follows."""
    return token.lemma_ == "be" and any(child.dep_ == "acomp" and child.lower_ in _AHEAD for child in token.children)


def _takes(token: Token) -> bool:
    """Whether a present tense is a law's or an event's that takes effect, place or office."""
    return token.lemma_ == "take" and any(child.lower_ in ("effect", "place", "office") for child in token.rights)


def _set_for(token: Token) -> bool:
    """Whether "set" means that something is planned: set to begin, set for March."""
    return any(child.dep_ == "xcomp" or child.lower_ == "for" for child in token.rights)
