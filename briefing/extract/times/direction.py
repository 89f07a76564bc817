"""Whether a time lies ahead or behind, from the tense of what it belongs to and the words before it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

PAST: Final = -1
UNKNOWN: Final = 0
SCHEDULED: Final = 1
FUTURE: Final = 2

_FUTURE_MODALS: Final = frozenset("will 'll ’ll wo shall may might could can should must ca would 'd ’d".split())
_PLANNING: Final = frozenset(
    "expect schedule plan set slate project forecast anticipate aim intend prepare plan due hope want agree vow pledge "
    "promise threaten book bind target propose look poise".split()
)
_REPORTING: Final = frozenset("say report tell note write state add announce show suggest quote cite be have".split())
_AHEAD: Final = frozenset("due effective payable upcoming scheduled forthcoming planned set slated deadline expected".split())
_AHEAD_BEFORE: Final = frozenset("until till by effective payable due from beginning starting".split())
_BEHIND_BEFORE: Final = frozenset("since ended".split())
_NOMINAL: Final = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "PRON"})


def direction_of(doc: Doc, start: int, end: int) -> int:
    """PAST, FUTURE or UNKNOWN for the tokens ``[start, end)`` of ``doc``; SCHEDULED where a present tense may mean either."""
    if start > 0:
        before = doc[start - 1].lower_
        if before in ("on", "in", "for") and start > 1:
            before = doc[start - 2].lower_
        if before in _BEHIND_BEFORE:
            return PAST
        if before in ("until", "till", "effective", "payable", "due"):
            return FUTURE
    for token in _governors(doc[start:end].root):
        verdict = _verdict(token)
        if verdict is not None:
            return verdict
    return UNKNOWN


def _governors(token: Token) -> Iterator[Token]:
    for _ in range(12):
        if token.head.i == token.i:
            return
        token = token.head
        yield token


def _verdict(token: Token) -> int | None:
    """What ``token`` says about the times below it; None if it says nothing."""
    if token.pos_ in _NOMINAL or token.tag_ == "VBN" and token.dep_ == "amod":
        if token.lower_ in _AHEAD or any(child.lower_ in _AHEAD for child in token.lefts):
            return FUTURE
        return None
    if token.pos_ not in ("VERB", "AUX"):
        return None
    helpers = [child for child in token.children if child.dep_ in ("aux", "auxpass")]
    words = {child.lower_ for child in helpers}
    if words & _FUTURE_MODALS:
        perfect = any(child.lemma_ == "have" for child in helpers)
        return PAST if perfect and not words & {"will", "'ll", "’ll"} else FUTURE
    if "to" in words:
        return _infinitive(token)
    if token.tag_ == "VB":
        return PAST if "did" in words else FUTURE if not words else UNKNOWN
    if token.tag_ == "VBD":
        return PAST
    if token.tag_ == "VBN":
        if token.lemma_ in _PLANNING and not words & {"had", "have", "has"}:
            return FUTURE
        if words & {"is", "are", "'s", "’s"} and "been" not in words and "being" not in words:
            return UNKNOWN if token.lemma_ not in _PLANNING else FUTURE
        return PAST
    if token.tag_ == "VBG":
        if words & {"is", "are", "'s", "'re", "’s", "’re", "am"}:
            return SCHEDULED
        return PAST if words & {"was", "were", "been"} else None
    if token.tag_ in ("VBZ", "VBP"):
        return UNKNOWN if token.lemma_ in _REPORTING else SCHEDULED
    return None


def _infinitive(token: Token) -> int | None:
    head = token.head
    if head.i != token.i and head.lemma_ in ("use", "begin", "start", "continue", "manage", "fail", "come", "go", "travel", "seek"):
        return None
    return FUTURE


def in_quotation(text: str, start: int) -> bool:
    """Whether the code point at ``start`` stands inside double quotation marks opened in its paragraph."""
    paragraph = text.rfind("\n\n", 0, start) + 1
    before = text[paragraph:start]
    curly = before.count("“") - before.count("”")
    return curly > 0 or before.count('"') % 2 == 1


def tokens_of(doc: Doc, start: int, end: int) -> Span | None:
    """The tokens of ``doc`` that the code points touch, or None."""
    return doc.char_span(start, end, alignment_mode="expand")
