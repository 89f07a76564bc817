"""How far a person's name goes: given names before what the model marked, particles and syllables after it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from briefing.extract.lexicon import geo, titles
from briefing.extract.lexicon.name_words import (
    COURTESY,
    NOT_NAMES,
    OFFICE,
    ORG_HEADS,
    PARTICLES,
    PLACE_HEADS,
    PORTFOLIO,
    POSTNOMINALS,
    ROLE_TAILS,
    SPEECH,
)
from briefing.extract.lexicon.tables import table
from briefing.extract.names.votes import Votes

_LISTS = table("names", "person_spans")

if TYPE_CHECKING:
    from briefing.extract.document.parsed import Doc, Token

_SYLLABLE = re.compile(r"-([a-z]{1,6})(?![\w-])")
_TWO_SYLLABLES = re.compile(r" [A-Z][a-z]{1,6}-([a-z]{1,6})(?![\w-])")
_SUFFIXED = re.compile(
    r"led|era|like|style|based|owned|run|born|free|held|aged|made|type|esque|backed|wide|ish|only|ruled"
)
"""What a hyphen joins to a name without being part of it: "Putin-led"."""

_FUNCTION_NAMES = _LISTS.words("function_names")

_GIVEN_NAMES = 3
"""Most given names that may stand unmarked before a surname."""


def second_syllable(text: str, end: int, full: bool) -> int:
    """On over the small half of a given name: the tagger takes the end of "Moon Jae-in" for a preposition.

    ``full`` says that the name has a given part already; after a surname alone both halves may follow.
    """
    tail = _SYLLABLE.match(text, end) if full else _TWO_SYLLABLES.match(text, end)
    return tail.end() if tail and not _SUFFIXED.fullmatch(tail.group(1)) else end


def is_open(doc: Doc, i: int, reach: int, covered: set[int]) -> bool:
    """Whether token ``i`` belongs to no candidate yet."""
    return bool(doc[i].idx >= reach and doc[i].idx not in covered)


def glued(doc: Doc, i: int) -> bool:
    """Whether token ``i`` follows the one before after a single blank, in the same sentence."""
    return doc[i - 1].whitespace_ == " " and not doc[i].is_sent_start and not doc[i].is_space


def name_like(token: Token) -> bool:
    """Whether a token can be a word of a name: a proper noun with a capital."""
    if not (token.text[:1].isupper() and token.text[-1:].isalpha()):
        return False
    return token.tag_ in ("NNP", "NNPS") and token.lower_ not in NOT_NAMES


def person_end(doc: Doc, first: int, last: int, voters: Mapping[int, Votes]) -> int:
    """Token after the name that begins with the tokens ``[first, last)``; ``voters`` by offset of other candidates."""
    while last < len(doc) and (_continues(doc, last, last - first, voters) or _after_particle(doc, first, last)):
        last += 1
    return last


def _after_particle(doc: Doc, first: int, i: int) -> bool:
    """Whether a small particle ends what is marked, so that the family name has to follow: "Adil al" + "Haddad"."""
    last = doc[i - 1]
    return i - first > 1 and last.text.islower() and last.lower_ in PARTICLES and glued(doc, i) and name_like(doc[i])


def _continues(doc: Doc, i: int, length: int, voters: Mapping[int, Votes]) -> bool:
    token = doc[i]
    if token.text == "May" and glued(doc, i) and token.tag_ == "NNP":
        # The month takes a number or a preposition; a surname follows a given name.
        return doc[i - 1].ent_type_ == "PERSON" and not (i + 1 < len(doc) and doc[i + 1].like_num)
    if token.text in _FUNCTION_NAMES:
        return length == 1 and doc[i - 1].is_alpha and doc[i - 1].whitespace_ == " " and _is_given_word(doc, i)
    if not glued(doc, i) or token.lower_ in OFFICE | COURTESY | ORG_HEADS | PLACE_HEADS:
        return False
    if token.text.isupper() and token.lower_ in POSTNOMINALS and not doc[i - 1].text.isupper():
        return False
    if token.lower_ in PARTICLES and token.text.islower() and i + 1 < len(doc):
        between = doc[i - 1].ent_type_ == doc[i + 1].ent_type_ == "PERSON" and doc[i + 1].ent_iob_ == "B"
        return len(token) > 1 and (token.tag_ in ("NNP", "FW") or between) and name_like(doc[i + 1])
    other = voters.get(token.idx)
    if other is not None and (other["person"] <= 0 or doc[i - 1].text.isupper() != token.text.isupper()):
        foreign = other["place"] <= 0 or geo.is_country(token.text)
        return not foreign and name_like(token) and bool(doc[i - 1].ent_type_ == "PERSON")
    return name_like(token) and not geo.is_country(token.text) and not geo.is_demonym(token.text)


def _is_given_word(doc: Doc, i: int) -> bool:
    """Whether "He" after a surname is a name: a capital inside a sentence whose other small words have none."""
    line = [t for t in doc[i].sent if t.text.isalpha() and len(t) < 4 and t.i != i and not t.is_sent_start]
    return not any(t.text.istitle() and t.lower_ == t.lemma_.lower() and t.is_stop for t in line)


def person_start(doc: Doc, first: int, reach: int, covered: set[int]) -> int:
    """First token of the name whose marked part begins with token ``first``, back over unmarked given names."""
    at = first
    while at > 0 and first - at < _GIVEN_NAMES and is_open(doc, at - 1, reach, covered) and _is_given_name(doc, at - 1):
        at -= 1
    before = doc[at - 1] if 0 < at < first else None
    if before is None or doc[at].is_sent_start or not glued(doc, at):
        return at
    if before.lower_ in ("of", "and", "for"):
        return first
    if not name_like(before):
        return at
    title = before.lower_ in OFFICE | COURTESY | ROLE_TAILS or titles.head_of(before.lower_, noun=False) is not None
    return at if title or before.idx in covered else first


def _is_given_name(doc: Doc, i: int) -> bool:
    token = doc[i]
    unknown = token.tag_ == "NN" and token.text.istitle() and i > 0 and doc[i - 1].lemma_.lower() in SPEECH
    return (
        glued(doc, i + 1)
        and (name_like(token) or unknown)
        and token.lower_ not in OFFICE | COURTESY | ORG_HEADS | PLACE_HEADS | ROLE_TAILS | PORTFOLIO
        and titles.head_of(token.lower_, noun=unknown) is None
        and not token.text.isupper()
        and not geo.is_country(token.text)
        and not geo.is_demonym(token.text)
        and not geo.is_city(token.text)
    )
