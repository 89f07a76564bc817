"""Which type a name has: a verdict on all its occurrences in one article together.

Evidence is added up as votes: the model's own labels, the words inside the name, gazetteers, and the words around it.
The weights were set by hand on news text; a gazetteer or a head word outweighs one label of the model, several labels
that agree outweigh a gazetteer.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from briefing.extract.document.surface import words
from briefing.extract.lexicon import geo, titles
from briefing.extract.lexicon.bodies import is_known_body
from briefing.extract.lexicon.leaders import country_of_leader
from briefing.extract.lexicon.name_words import (
    GROUP_PREFIXES,
    GROUPS,
    ORG_HEADS,
    ORG_HEADS_SURE,
    OTHER_HEADS,
    PLACE_FIRST,
    PLACE_FIRST_SURE,
    PLACE_HEADS,
    PLACE_HEADS_SURE,
    RULES_OF,
)
from briefing.extract.lexicon.tables import table
from briefing.extract.names.person_names import fold
from briefing.extract.names.type_rules import BIG_CITY
from briefing.extract.names.votes import Votes
from briefing.model import EntityType

_LISTS = table("names", "name_types")
_GIVEN = table("given", "given")

if TYPE_CHECKING:
    from briefing.extract.document.parsed import Doc, TokenSpan


ARTICLE = Votes({"organization": 1, "person": -2})
"""What an article before a name says, if all its occurrences have one."""

_LINKS = _LISTS.words("links")

GIVEN = frozenset(
    name
    for origin in (
        "english",
        "romance",
        "northern",
        "eastern",
        "arabic_and_turkish",
        "african",
        "indian",
        "east_asian",
    )
    for name in _GIVEN.words(origin)
)
"""Common given names, folded."""

LONE_GIVEN = 2.5
"""Points for being nothing but a given name, which outweighs one label of the model."""

NUMBERED = _LISTS.words("numbered")

_DIGITS = "0123456789-"


def is_given(word: str) -> bool:
    """Whether a word is a common given name."""
    return fold(word) in GIVEN


def votes_inside(name: str) -> Votes:
    """What the words of the name say by themselves."""
    votes = Votes()
    parts = [w.lower().rstrip(".") for w in words(name)]
    if not parts:
        return votes
    if geo.is_country(name):
        votes["place"] += 6
    elif geo.is_demonym(name) or (parts[-1] in GROUPS and set(parts[:-1]) <= GROUP_PREFIXES):
        votes["group"] += 6
    elif geo.is_region(name) or geo.is_capital(name) or name in titles.words().continents:
        votes["place"] += 4
    elif geo.is_city(name, BIG_CITY):
        votes["place"] += 2.5
    if is_known_body(name):
        votes["organization"] += 4
    elif not votes and country_of_leader([name]):
        votes["person"] += 4
    core = parts[: next((i for i, w in enumerate(parts) if i and w in _LINKS), len(parts))]
    for word in {core[-1], parts[-1]} if len(parts) > 1 else {parts[-1].rstrip(_DIGITS)} & NUMBERED:
        if word in OTHER_HEADS:
            votes["other"] += 5
        elif word in ORG_HEADS_SURE:
            votes["organization"] += 4
        elif word in PLACE_HEADS:
            votes["place"] += 4 if word in PLACE_HEADS_SURE else 2
        elif word in ORG_HEADS:
            votes["organization"] += 2
    if len(parts) > 1 and parts[0] in PLACE_FIRST:
        votes["place"] += 4 if parts[0] in PLACE_FIRST_SURE else 2
    if len(parts) > 1 and is_given(parts[0]) and not set(parts[1:]) & (ORG_HEADS | PLACE_HEADS):
        votes["person"] += 3
    if len(parts) == 1 and not votes and is_given(parts[0]) and name.istitle() and not geo.country_of_city(name):
        votes["person"] += LONE_GIVEN
    if len(parts) > 1 and {"and", "of", "for", "&"} & set(parts):
        votes["organization"] += 1
        votes["person"] -= 3
    if name.isupper() and name.isalpha() and 2 <= len(name) <= 6 and not votes["place"]:
        votes["organization"] += 1
    return votes


def follows_article(doc: Doc, span: TokenSpan) -> bool:
    """Whether "the" stands before the name."""
    return bool(span.start > 0 and doc[span.start - 1].lower_ == "the")


def owns_article(doc: Doc, span: TokenSpan) -> bool:
    """Whether "the" before the name is its own, as of bodies, and not that of "the Reagan administration"."""
    return follows_article(doc, span) and not (span.end < len(doc) and doc[span.end].lower_ in RULES_OF)


def decide(evidence: Mapping[str, Votes]) -> dict[str, EntityType]:
    """The type of each name by its votes; names that nothing speaks for are left out."""
    types = {name: votes.best() for name, votes in evidence.items()}
    return {name: type_ for name, type_ in types.items() if type_ is not None}
