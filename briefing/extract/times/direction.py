"""Whether a time lies ahead or behind, from the tense of what it belongs to and the words before it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefing.extract.times.lexicon import words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

PAST: Final = -1
UNKNOWN: Final = 0
SCHEDULED: Final = 1
FUTURE: Final = 2

_MODALS: Final = words("will 'll ’ll wo shall may might could can should must ca would 'd ’d")
_CERTAIN: Final = words("will 'll ’ll wo shall")
_PRESENT_BE: Final = words("is are am 's ’s 're ’re 'm ’m")
_PLANNING: Final = words(
    "expect schedule plan set slate project forecast anticipate aim intend prepare due hope want "
    "agree vow pledge promise threaten book bind target propose look poise"
)
_REPORTING: Final = words("say report tell note write state add announce show suggest quote cite be have")
_TIMETABLED: Final = words(
    "begin start end expire open close resume conclude leave depart arrive return retire meet face vote"
)
"""Verbs whose present tense with a date is a timetable's."""
_STATES: Final = words("be remain stay serve work live lead hold head rule run last continue")
_ENTERED: Final = words("use begin start continue manage fail come go travel seek")
_AHEAD: Final = words("due effective payable upcoming scheduled forthcoming planned expected")
_UNTIL: Final = words("until till")
_PREPOSITIONS: Final = words("on in for at by")
_NOMINAL: Final = words("NOUN PROPN ADJ NUM PRON")
_MAX_DEPTH: Final = 12


def direction_of(doc: Doc, span: Span) -> int:
    """PAST, FUTURE or UNKNOWN for the tokens of a time; SCHEDULED where a present tense may mean either."""
    start = span.start
    before = doc[start - 1].lower_ if start else ""
    if before in _PREPOSITIONS and start > 1:
        before = doc[start - 2].lower_
    if before in ("since", "ended"):
        return PAST
    if before in ("effective", "payable"):
        return FUTURE
    verdict = _climb(doc, span.root)
    if before in _UNTIL and verdict != PAST:
        return FUTURE
    return verdict


def _climb(doc: Doc, token: Token) -> int:
    """The verdict of the nearest governor that has one; what hangs on a noun is not scheduled by the verb above."""
    until = nominal = False
    start = token
    for _ in range(_MAX_DEPTH):
        head = token.head
        if head.i == token.i:
            return UNKNOWN
        if _crosses_paragraph(doc, head, start):
            return _first_verb(doc, start)
        token = head
        lower = token.lower_
        if lower == "since" or lower == "according":
            return PAST
        until = until or lower in _UNTIL
        verdict = _verdict(token)
        if verdict is None:
            nominal = nominal or token.pos_ in _NOMINAL
        elif until:
            return PAST if verdict == PAST and token.lemma_ in _STATES else FUTURE
        elif verdict == SCHEDULED and nominal:
            return UNKNOWN
        else:
            return verdict
    return UNKNOWN


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
        return PAST if perfect and not words & _CERTAIN else FUTURE
    if "to" in words:
        return _infinitive(token)
    return _tense(token, words)


def _infinitive(token: Token) -> int | None:
    """What "to" and a verb say by the word they hang on: began to rise, had been due to expire, is going to rise."""
    head = token.head
    if head.i == token.i:
        return FUTURE
    finite = head.head if head.pos_ == "ADJ" else head
    if head.lemma_ in _PLANNING and any(child.lower_ == "had" for child in finite.children):
        return PAST
    going = head.lemma_ == "go" and head.tag_ == "VBG"
    return None if head.lemma_ in _ENTERED and not going else FUTURE


def _tense(token: Token, words: set[str]) -> int | None:
    match token.tag_:
        case "VB":
            return PAST if "did" in words else UNKNOWN if words else FUTURE
        case "VBD":
            return PAST
        case "VBN":
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
            if token.lemma_ in _TIMETABLED:
                return FUTURE
            return UNKNOWN if token.lemma_ in _REPORTING else SCHEDULED
    return None


def _set_for(token: Token) -> bool:
    """Whether "set" means that something is planned: set to begin, set for March."""
    return any(child.dep_ == "xcomp" or child.lower_ == "for" for child in token.rights)


def quoted_spans(text: str) -> list[tuple[int, int]]:
    """The code points inside double quotation marks, paragraph by paragraph; an unclosed quotation ends with it."""
    spans: list[tuple[int, int]] = []
    opened = -1
    for i, char in enumerate(text):
        if char == "“" or (char == '"' and opened < 0):
            opened = i
        elif opened >= 0 and (char in '”"' or text.startswith("\n\n", i)):
            spans.append((opened, i))
            opened = -1
    if opened >= 0:
        spans.append((opened, len(text)))
    return spans
