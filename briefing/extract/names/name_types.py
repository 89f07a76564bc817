"""Which type a name has: a verdict on all its occurrences in one article together.

Evidence is added up as votes: the model's own labels, the words inside the name, gazetteers, and the words around it.
The weights were set by hand on news text; a gazetteer or a head word outweighs one label of the model, several labels
that agree outweigh a gazetteer.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from briefing.extract.document.surface import words
from briefing.extract.lexicon import geo, titles
from briefing.extract.lexicon.bodies import is_known_body
from briefing.extract.lexicon.name_words import (
    COURTESY,
    GROUP_PREFIXES,
    GROUPS,
    KIN,
    OFFICE,
    ORG_CLASS,
    ORG_HEADS,
    ORG_HEADS_SURE,
    ORG_ROLES,
    OTHER_HEADS,
    PEOPLE_NOUNS,
    PLACE_CLASS,
    PLACE_FIRST,
    PLACE_FIRST_SURE,
    PLACE_HEADS,
    PLACE_HEADS_SURE,
    PORTFOLIO,
    RULES_OF,
    SPEECH,
)
from briefing.extract.lexicon.tables import table
from briefing.extract.names.person_names import fold
from briefing.extract.names.votes import Votes
from briefing.model import EntityType

_LISTS = table("names", "name_types")
_GIVEN = table("given", "given")

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token


ARTICLE = Votes({"organization": 1, "person": -2})
"""What an article before a name says, if all its occurrences have one."""

LOCATIVE = _LISTS.words("locative")

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

NUMBERED = _LISTS.words("numbered")

_DIGITS = "0123456789-"

ORG_AFTER = _LISTS.words("body_after")

_OFFICE_REACH = 7
"""Words from the end of "Minister of Trade, Industry and Energy" back to its "of"."""

MOVEMENTS = frozenset(["movement", "party", "partido", "coalition", "alliance"])
"""Words before a party's own name: "the Movement Another Way"."""

BIG_CITY = 100_000
"""Inhabitants from which a city's name is more likely that than a surname."""


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
    if len(parts) > 1 and {"and", "of", "for", "&"} & set(parts):
        votes["organization"] += 1
        votes["person"] -= 3
    if name.isupper() and name.isalpha() and 2 <= len(name) <= 6 and not votes["place"]:
        votes["organization"] += 1
    return votes


def votes_around(doc: Doc, span: Span) -> Votes:
    """What the words around one occurrence say."""
    votes = Votes()
    before = doc[span.start - 1] if span.start else None
    after = doc[span.end] if span.end < len(doc) else None
    beyond = doc[span.end + 1] if span.end + 1 < len(doc) else None
    if before is not None:
        word = before.lower_.rstrip(".")
        if word in COURTESY or (word in OFFICE and before.text[:1].isupper()):
            votes["person"] += 3
        elif word == "of" and span.start > 1 and doc[span.start - 2].lower_ in PLACE_CLASS:
            votes["place"] += 3
        elif word in LOCATIVE and (after is None or after.tag_ != "POS"):
            votes["place"] += 2
            votes["person"] -= 2
        elif word == "at":
            votes["place"] += 1
            votes["person"] -= 1
        elif word == "of" and span.start > 1 and doc[span.start - 2].lower_ in ORG_ROLES:
            votes["organization"] += 2
        elif word in MOVEMENTS and before.text.istitle() and span.start > 1 and doc[span.start - 2].lower_ == "the":
            votes["organization"] += 3
        elif before.text.islower():
            if word in ORG_CLASS:
                votes["organization"] += 3
            elif word in PLACE_CLASS:
                votes["place"] += 3
            elif before.tag_ == "NN" and titles.head_of(word, noun=True):
                votes["person"] += 3
    if after is not None:
        kind = _kind_after(doc, span)
        if kind is not None:
            votes[kind] += 3
        elif after.text == "," and beyond is not None:
            if beyond.lower_ == "who":
                votes["person"] += 3
            elif _is_age(doc, span.end + 1):
                votes["person"] += 2
            elif geo.is_country(beyond.text):
                votes["place"] += 2
        elif after.lower_ == "who":
            votes["person"] += 2
        elif after.lower_ in RULES_OF and after.lower_ not in ORG_HEADS - {"administration"}:
            votes["place"] -= 1
            if len(span) == 1 and span.text.istitle() and not geo.country_code(span.text):
                votes["person"] += 3
    votes.add(_votes_of_grammar(span.root))
    votes["person"] += _among_people(doc, span)
    return votes


def _kind_after(doc: Doc, span: Span) -> EntityType | None:
    """What the common noun that follows says the name is: "X village", "X and Y regions", "X militia"."""
    if span[-1].ent_type_ == "NORP" or span[-1].tag_.startswith("JJ") or span[-1].lower_ in ORG_HEADS:
        return None
    at = span.end
    if doc[at].lower_ in ("and", "or", "&") and at + 2 < len(doc) and doc[at + 1].text.istitle():
        at += 2
        while at + 1 < len(doc) and doc[at].text.istitle():
            at += 1
    word = doc[at]
    if not word.text.islower() or not word.tag_.startswith("NN"):
        return None
    forms = {word.lower_, word.lemma_.lower()}
    if at == span.end and forms & ORG_AFTER:
        return "organization"
    return "place" if forms & PLACE_CLASS else None


def _votes_of_grammar(root: Token) -> Votes:
    """What the sentence does with the name: subject of speech, in apposition to an office, in a row of places."""
    votes = Votes()
    if root.dep_ == "nsubj":
        if root.head.lemma_.lower() in SPEECH:
            votes["person"] += 1
        if _has_kin(root.head):
            votes["person"] += 3
        if root.head.lemma_ == "be" and any(c.dep_ == "attr" and _is_office(c) for c in root.head.children):
            votes["person"] += 2
    beside = [root.head] if root.dep_ == "appos" else []
    if any(_is_office(t) for t in [*beside, *(c for c in root.children if c.dep_ == "appos")]):
        votes["person"] += 2
    if root.dep_ in ("conj", "appos") and (geo.is_country(root.head.text) or geo.is_city(root.head.text, BIG_CITY)):
        votes["place"] += 1
    return votes


def _among_people(doc: Doc, span: Span) -> float:
    """Points for standing in a row of people, behind the country one represents, or behind a function and a comma."""
    root, points = span.root, 0.0
    row = [root.head] if root.dep_ == "conj" else [c for c in root.children if c.dep_ == "conj"]
    if len(span) > 1 and any(t.ent_type_ == "PERSON" and t.i not in range(span.start, span.end) for t in row):
        points += 2
    before = doc[span.start - 1] if span.start > 1 else None
    if before is not None and len(span) > 1 and before.tag_ == "POS" and geo.is_country(doc[span.start - 2].text):
        points += 1
    if before is not None and before.text == "," and len(span) > 1 and _ends_office(doc, span.start - 2):
        points += 3
    function = doc[span.start - 2] if before is not None and before.text == "," else None
    if function is not None and len(span) > 1 and function.tag_ == "NN" and _names_function(function.lower_):
        points += 2
    return points


def _ends_office(doc: Doc, i: int) -> bool:
    """Whether token ``i`` ends "Minister of Public Works", after which a comma and the name stand."""
    if doc[i].lower_ not in PORTFOLIO:
        return False
    for k in range(i - 1, max(-1, i - _OFFICE_REACH), -1):
        if doc[k].lower_ in ("of", "for") and k > 0:
            return titles.head_of(doc[k - 1].lower_, noun=False) is not None
        if not (doc[k].text.istitle() or doc[k].lower_ in ("and", ",", "the")):
            return False
    return False


def _names_function(word: str) -> bool:
    return titles.head_of(word, noun=True) is not None or word in PEOPLE_NOUNS


def _has_kin(verb: Token) -> bool:
    """Whether the verb's object or what a preposition joins to it is a relative of the subject: "to his son"."""
    nouns = [c for t in verb.children for c in (t, *t.children) if c.dep_ in ("dobj", "pobj", "dative")]
    return any(n.lower_ in KIN and any(c.lower_ in ("his", "her") for c in n.children) for n in nouns)


def _is_office(token: Token) -> bool:
    return bool(token.tag_ == "NN") and titles.head_of(token.lower_, noun=True) is not None


def _is_age(doc: Doc, at: int) -> bool:
    """Whether a number of years stands there between commas: ", 47,"."""
    return bool(re.fullmatch(r"\d\d [,.]", " ".join(t.text for t in doc[at : at + 2])))


def follows_article(doc: Doc, span: Span) -> bool:
    """Whether "the" stands before the name."""
    return bool(span.start > 0 and doc[span.start - 1].lower_ == "the")


def owns_article(doc: Doc, span: Span) -> bool:
    """Whether "the" before the name is its own, as of bodies, and not that of "the Reagan administration"."""
    return follows_article(doc, span) and not (span.end < len(doc) and doc[span.end].lower_ in RULES_OF)


def decide(evidence: Mapping[str, Votes]) -> dict[str, EntityType]:
    """The type of each name by its votes; names that nothing speaks for are left out."""
    types = {name: votes.best() for name, votes in evidence.items()}
    return {name: type_ for name, type_ in types.items() if type_ is not None}
