"""What the words around an occurrence say of a name's type: named rules, each with its votes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from briefing.extract.lexicon import geo, titles
from briefing.extract.lexicon.name_words import (
    COURTESY,
    KIN,
    OFFICE,
    ORG_CLASS,
    ORG_HEADS,
    ORG_ROLES,
    PEOPLE_NOUNS,
    PLACE_CLASS,
    PORTFOLIO,
    RULES_OF,
    SPEECH,
)
from briefing.extract.lexicon.tables import table
from briefing.extract.names.votes import Votes
from briefing.extract.rules import FirstMatch, Weighed
from briefing.model import EntityType

if TYPE_CHECKING:
    from briefing.extract.document.parsed import Doc, Token, TokenSpan

_LISTS = table("names", "type_rules")

LOCATIVE = _LISTS.words("locative")
ORG_AFTER = _LISTS.words("body_after")
SEATS = _LISTS.words("seats")
DWELLERS = _LISTS.words("dwellers")

BIG_CITY = 100_000
"""Inhabitants from which a city's name is more likely that than a surname."""

_KIND_REACH = 6
"""Words from a name to the noun of ", a small fishing town"."""

_OFFICE_REACH = 7
"""Words from the end of "Minister of Trade, Industry and Energy" back to its "of"."""

PERSON, SURELY_PERSON = Votes({"person": 2}), Votes({"person": 3})
PLACE, SURELY_PLACE = Votes({"place": 2}), Votes({"place": 3})
BODY, SURELY_BODY = Votes({"organization": 2}), Votes({"organization": 3})
WHERE, PERHAPS_WHERE = Votes({"place": 2, "person": -2}), Votes({"place": 1, "person": -1})


@dataclass
class Occurrence:
    """A name where it stands, with the words at its sides."""

    doc: Doc
    name: TokenSpan

    @cached_property
    def before(self) -> Token | None:
        """The word before it."""
        return self.doc[self.name.start - 1] if self.name.start else None

    @cached_property
    def word(self) -> str:
        """The word before it in lower case, without a point; empty at the start of the text."""
        return self.before.lower_.rstrip(".") if self.before is not None else ""

    @cached_property
    def farther(self) -> str:
        """The word before that one, in lower case."""
        return self.doc[self.name.start - 2].lower_ if self.name.start > 1 else ""

    @cached_property
    def after(self) -> Token | None:
        """The word that follows."""
        return self.doc[self.name.end] if self.name.end < len(self.doc) else None

    @cached_property
    def beyond(self) -> Token | None:
        """The word after that, where a comma stands between."""
        at = self.name.end + 1
        return self.doc[at] if self.after is not None and self.after.text == "," and at < len(self.doc) else None

    def span(self) -> tuple[int, int]:
        """Its code points."""
        return self.name.start_char, self.name.end_char


BEFORE: FirstMatch[Occurrence, Votes] = FirstMatch("what stands before the name", "entity", Occurrence.span)
AFTER: FirstMatch[Occurrence, Votes] = FirstMatch("what follows the name", "entity", Occurrence.span)
ROLE: Weighed[Occurrence, EntityType] = Weighed("what the sentence does with the name", "entity", Occurrence.span)


def votes_around(doc: Doc, span: TokenSpan) -> Votes:
    """What the words around one occurrence say."""
    one = Occurrence(doc, span)
    votes = Votes()
    votes.add(BEFORE.decide(one) or {})
    votes.add(AFTER.decide(one) or {})
    return votes.add(ROLE.weigh(one))


@BEFORE.rule(fires="Mrs. [Holt] left.", never="The [Holt] left.")
def courtesy(o: Occurrence) -> Votes | None:
    """A courtesy title, or an office in capitals, stands before people."""
    held = o.word in OFFICE and o.before is not None and o.before.text[:1].isupper()
    return SURELY_PERSON if o.word in COURTESY or held else None


@BEFORE.rule(fires="He left the city of [Orsk].", never="He left with the son of [Orsk].")
def kind_of_place_of(o: Occurrence) -> Votes | None:
    """What a town, river or region is "of" is its name."""
    return SURELY_PLACE if o.word == "of" and o.farther in PLACE_CLASS else None


@BEFORE.rule(fires="A ferry sank near [Orsk].", never="A ferry sank near [Orsk]'s boat.")
def locative(o: Occurrence) -> Votes | None:
    """Behind "in" or "near" stands a place, unless something of the name's own follows."""
    return WHERE if o.word in LOCATIVE and (o.after is None or o.after.tag_ != "POS") else None


@BEFORE.rule(fires="The MP for [Orsk] left.", never="The room for [Orsk] is small.")
def seat(o: Occurrence) -> Votes | None:
    """What a member of parliament or an assembly sits "for" is a place."""
    if o.word != "for" or o.name.start < 2:
        return None
    back = o.name.start - (3 if o.farther == ")" and o.name.start > 2 else 2)
    return SURELY_PLACE if o.doc[back].lower_ in SEATS else None


@BEFORE.rule(fires="The residents of [Orsk] left.", never="The friends of [Orsk] left.")
def dwellers_of(o: Occurrence) -> Votes | None:
    """What has residents, a mayor or outskirts, or what something lies north of, is a place."""
    return PLACE if o.word == "of" and o.farther in DWELLERS else None


@BEFORE.rule(fires="They met at [Orsk].", never="They met with [Orsk].")
def at(o: Occurrence) -> Votes | None:
    """Behind "at" a place is likelier than a person."""
    return PERHAPS_WHERE if o.word == "at" else None


@BEFORE.rule(fires="Kari Lund is the chairman of [Tandberg].", never="Kari Lund is the sister of [Tandberg].")
def role_in_body(o: Occurrence) -> Votes | None:
    """What a chairman or founder is "of" is a body."""
    return BODY if o.word == "of" and o.farther in ORG_ROLES else None


@BEFORE.rule(fires="The company [Orsk] closed.", never="The Company [Orsk] closed.")
def kind_of_body(o: Occurrence) -> Votes | None:
    """A noun for a kind of body stands before its name."""
    return SURELY_BODY if _common(o) and o.word in ORG_CLASS else None


@BEFORE.rule(fires="They crossed the river [Orsk].", never="They crossed the River [Orsk].")
def kind_of_place(o: Occurrence) -> Votes | None:
    """A noun for a kind of place stands before its name."""
    return SURELY_PLACE if _common(o) and o.word in PLACE_CLASS else None


@BEFORE.rule(fires="The singer [Orsk] left.", never="The song [Orsk] won.")
def function(o: Occurrence) -> Votes | None:
    """A noun for what somebody is stands before the name."""
    named = _common(o) and o.before is not None and o.before.tag_ == "NN" and titles.head_of(o.word, noun=True)
    return SURELY_PERSON if named else None


@AFTER.rule(fires="The [Orsk] militia left.", never="The [Orsk] song won.")
def kind_behind(o: Occurrence) -> Votes | None:
    """The common noun that follows says what it is."""
    kind = _kind_after(o.doc, o.name) if o.after is not None else None
    return {"organization": SURELY_BODY, "place": SURELY_PLACE}[kind] if kind else None


@AFTER.rule(fires="[Anna Holt], who was ill, left.", never="[Anna Holt], which was ill, left.")
def comma_who(o: Occurrence) -> Votes | None:
    """Behind a comma, "who" is for people."""
    return SURELY_PERSON if o.beyond is not None and o.beyond.lower_ == "who" else None


@AFTER.rule(fires="[Orsk], a suburb of Oslo, burned.", never="[Orsk], a song of Oslo, won.")
def comma_kind(o: Occurrence) -> Votes | None:
    """Behind a comma, "a small town" or "the aid group" says what it is."""
    if o.beyond is None or o.beyond.lower_ not in ("a", "an", "the"):
        return None
    at, last = o.name.end + 2, min(len(o.doc) - 1, o.name.end + _KIND_REACH)
    while at < last and o.doc[at].tag_ in ("JJ", "JJS", "NNP", "VBG", "VBN"):
        at += 1
    while at < last and o.doc[at].tag_ == "NN" and o.doc[at + 1].tag_ == "NN":
        at += 1
    if at > last or o.doc[at].tag_ != "NN":
        return None
    noun = o.doc[at]
    if noun.lower_ in PLACE_CLASS:
        return SURELY_PLACE
    return SURELY_BODY if noun.lower_ in ORG_CLASS | ORG_AFTER - {"party"} else None


@AFTER.rule(fires="[Anna Holt], 47, left.", never="[Anna Holt], 470 km away, left.")
def age(o: Occurrence) -> Votes | None:
    """Two figures between commas are an age."""
    return PERSON if o.beyond is not None and _is_age(o.doc, o.name.end + 1) else None


@AFTER.rule(fires="He left [Orsk], Russia, on Monday.", never="He left [Orsk], then Russia, on Monday.")
def comma_country(o: Occurrence) -> Votes | None:
    """Behind a place and a comma stands its country or its state."""
    land = o.beyond is not None and (geo.is_country(o.beyond.text) or geo.is_region(o.beyond.text))
    return PLACE if land else None


@AFTER.rule(fires="It was [Anna Holt] who left.", never="It was [Anna Holt] that left.")
def who(o: Occurrence) -> Votes | None:
    """What "who" follows is a person."""
    return PERSON if o.after is not None and o.after.lower_ == "who" else None


@AFTER.rule(fires="The [Holt] administration fell.", never="The [Holt] song won.")
def rule_of(o: Occurrence) -> Votes | None:
    """Behind one name alone "era" or "administration" is that of a ruler, and hardly of a place."""
    if o.after is None or o.after.lower_ not in RULES_OF or o.after.lower_ in ORG_HEADS - {"administration"}:
        return None
    alone = len(o.name) == 1 and o.name.text.istitle() and not geo.country_code(o.name.text)
    return Votes({"place": -1, "person": 3}) if alone else Votes({"place": -1})


@ROLE.rule(fires="[Holt] said nothing.", never="[Holt] sank.")
def speaks(o: Occurrence) -> EntityType | None:
    """The subject of a verb of speech is likelier a person."""
    return "person" if o.name.root.dep_ == "nsubj" and o.name.root.head.lemma_.lower() in SPEECH else None


@ROLE.rule(weight=3, fires="[Holt] spoke to his son.", never="[Holt] spoke to a son.")
def kin(o: Occurrence) -> EntityType | None:
    """Whoever does something with his son or to her mother is a person."""
    return "person" if o.name.root.dep_ == "nsubj" and _has_kin(o.name.root.head) else None


@ROLE.rule(weight=2, fires="[Holt] is the minister of trade.", never="[Holt] is a song.")
def is_office(o: Occurrence) -> EntityType | None:
    """Whoever is a minister is a person."""
    verb = o.name.root.head
    subject = o.name.root.dep_ == "nsubj" and verb.lemma_ == "be"
    return "person" if subject and any(c.dep_ == "attr" and _is_office(c) for c in verb.children) else None


@ROLE.rule(weight=2, fires="[Anna Holt], the minister of trade, left.", never="[Anna Holt], a fine song, won.")
def beside_office(o: Occurrence) -> EntityType | None:
    """A name beside an office, set apart by commas, is its holder's."""
    root = o.name.root
    beside = [root.head] if root.dep_ == "appos" else []
    return "person" if any(map(_is_office, [*beside, *(c for c in root.children if c.dep_ == "appos")])) else None


@ROLE.rule(fires="He saw Oslo and [Orsk].", never="He saw songs and [Orsk].")
def beside_place(o: Occurrence) -> EntityType | None:
    """What is joined to a country or a large town is likelier a place."""
    root = o.name.root
    joined = root.dep_ in ("conj", "appos")
    return "place" if joined and (geo.is_country(root.head.text) or geo.is_city(root.head.text, BIG_CITY)) else None


@ROLE.rule(weight=2, fires="They live in Sulm and [Orsk].", never="They live with Sulm and [Orsk].")
def beside_locative(o: Occurrence) -> EntityType | None:
    """What is joined to a name behind "in" or "near" is a place."""
    root = o.name.root
    head = root.head
    if root.dep_ != "conj" or head.tag_ not in ("NNP", "NNPS") or head.dep_ != "pobj":
        return None
    return "place" if head.head.lower_ in LOCATIVE else None


@ROLE.rule(weight=2, fires="Anna Holt and [Karo Lindt] left.", never="Songs and [Karo Lindt] left.")
def among_people(o: Occurrence) -> EntityType | None:
    """A name of several words in a row with a person is a person's."""
    root = o.name.root
    row = [root.head] if root.dep_ == "conj" else [c for c in root.children if c.dep_ == "conj"]
    others = (t for t in row if t.i not in range(o.name.start, o.name.end))
    return "person" if len(o.name) > 1 and any(t.ent_type_ == "PERSON" for t in others) else None


@ROLE.rule(fires="Norway's [Karo Lindt] won.", never="The boat's [Karo Lindt] won.")
def of_country(o: Occurrence) -> EntityType | None:
    """Behind a country's name with "'s" stands whoever represents it."""
    owned = len(o.name) > 1 and o.name.start > 1 and o.before is not None and o.before.tag_ == "POS"
    return "person" if owned and geo.is_country(o.doc[o.name.start - 2].text) else None


@ROLE.rule(
    weight=3,
    fires="The Minister of Public Works, [Karo Lindt], left.",
    never="The boat, [Karo Lindt], left.",
    seldom="the other order, name before office, is the usual one",
)
def behind_office(o: Occurrence) -> EntityType | None:
    """Behind an office with its portfolio and a comma stands its holder."""
    return "person" if _behind_comma(o) and _ends_office(o.doc, o.name.start - 2) else None


@ROLE.rule(
    weight=3,
    fires=("The minister, [Karo Lindt], left.", "The Chief Justice, [Karo Lindt], left."),
    never="The boat, [Karo Lindt], left.",
)
def behind_function(o: Occurrence) -> EntityType | None:
    """Behind a noun for what somebody is, and a comma, stands the name."""
    if not _behind_comma(o):
        return None
    noun = o.doc[o.name.start - 2]
    office = noun.tag_ == "NNP" and (noun.lower_ in OFFICE or noun.lower_ in COURTESY) and _has_the(o.doc, noun.i)
    return "person" if office or (noun.tag_ == "NN" and _names_function(noun.lower_)) else None


def _common(o: Occurrence) -> bool:
    return o.before is not None and o.before.text.islower()


def _behind_comma(o: Occurrence) -> bool:
    return len(o.name) > 1 and o.name.start > 1 and o.before is not None and o.before.text == ","


def _kind_after(doc: Doc, span: TokenSpan) -> EntityType | None:
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


def _has_the(doc: Doc, i: int) -> bool:
    """Whether a phrase in capitals that ends at token ``i`` begins with "the"."""
    while i > 0 and doc[i].text[:1].isupper() and doc[i].lower_ != "the":
        i -= 1
    return bool(doc[i].lower_ == "the")


def _is_office(token: Token) -> bool:
    return bool(token.tag_ == "NN") and titles.head_of(token.lower_, noun=True) is not None


def _is_age(doc: Doc, at: int) -> bool:
    """Whether a number of years stands there between commas: ", 47,"."""
    return bool(re.fullmatch(r"\d\d [,.]", " ".join(t.text for t in doc[at : at + 2])))
