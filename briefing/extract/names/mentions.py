"""Mentions of people, organizations and places.

The model proposes, rules add what it overlooks, all occurrences of a name vote on its type, and a name once found is
found wherever it stands.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from itertools import pairwise
from typing import TYPE_CHECKING

from briefing.extract import trace
from briefing.extract.document.document import Document
from briefing.extract.document.ordinary import is_ordinary
from briefing.extract.document.surface import plausible, spaced, words
from briefing.extract.lexicon import geo, titles
from briefing.extract.lexicon.bodies import is_known_body, is_known_word
from briefing.extract.lexicon.name_words import (
    CONNECTORS,
    COURTESY,
    CURRENCIES,
    LEFT_OUT,
    LEGAL_FORMS,
    OFFICE,
    ORG_HEADS,
    ORG_HEADS_SURE,
    OTHER_HEADS,
    PLACE_HEADS,
)
from briefing.extract.names import candidates, name_rules, run_on
from briefing.extract.names.bodies import HALVES, initials
from briefing.extract.names.candidates import MODEL_VOTE, Candidate
from briefing.extract.names.capitals import quieten
from briefing.extract.names.compounds import split_compounds
from briefing.extract.names.gluing import unglue
from briefing.extract.names.headlines import doubt_headlines
from briefing.extract.names.impostors import unmask
from briefing.extract.names.mention import Mention
from briefing.extract.names.name_types import ARTICLE, decide, is_given, owns_article, votes_inside
from briefing.extract.names.propagation import find_missed, lengthen
from briefing.extract.names.record import record_kinds, record_missed
from briefing.extract.names.rows import agree_in_rows
from briefing.extract.names.type_rules import votes_around
from briefing.extract.names.votes import Votes
from briefing.model import EntityType

if TYPE_CHECKING:
    from briefing.extract.document.parsed import Doc

CONTEXT_CAP = 4
"""Most that all contexts of a name together can say for or against a type."""


NEAR_CITY = 2
"""Points for being the name of a town in a country that the article names."""

_DOTTED = re.compile(r"(?:[A-Z]\.){2,3}")

_ADDRESS = re.compile(r"State of the (?:Union|Nation)\b")
"""A speech, in which neither a state nor a union is named."""


_AMOUNT = re.compile(
    r"[A-Z]{1,3}(?:(?:\d[\d,]*\.\d+|\d{1,3}(?:,\d{3})+)|\s?\d[\d,.]*(?=\s?(?:m|bn|k|tn|million|billion|trillion)\b))"
    r"(?:\s?(?:m|bn|k|tn|million|billion|trillion)\b)?|[A-Z]{1,3}[$€£¥₵₦₹]"
)
"""A sum with the currency's letters before it; a short code like "G20" has no unit."""

_LETTERED = re.compile(r"Group [A-L]|(?:Post|Pre)-\d+")
"""The draw of a tournament and a span of years name nothing."""

_NICKNAMED = re.compile(r"\b(?:known as|dubbed|nicknamed)\s+(?:the\s+)?[\"'“‘]?$")


def find_mentions(document: Document) -> list[Mention]:
    """Every mention outside page furniture, in text order, not overlapping."""
    doc, text = document.doc, document.text
    found = [c for c in _candidates(document) if not document.is_boilerplate(c.start, c.end)]
    evidence = _evidence(doc, text, found)
    agree_in_rows(text, found, evidence)
    types = decide(evidence)
    _drop_common_words(doc, text, types, evidence)
    _relate(text, types, evidence)
    _unite(text, types, found)
    unmask(doc, text, types, found)
    named = ((c, spaced(text, c.start, c.end)) for c in found)
    mentions = [Mention(c.start, c.end, types[name], name) for c, name in named if name in types]
    missed = [m for m in find_missed(text, types, mentions) if not document.is_boilerplate(m.start, m.end)]
    missed = [m for m in missed if not _is_money(text, m)]
    if trace.is_on():
        record_kinds(doc, found, evidence, types)
        record_missed(missed)
    mentions += missed
    return _joined(text, lengthen(doc, text, _disjoint(mentions)))


def _candidates(document: Document) -> list[Candidate]:
    """Disjoint candidates in text order; where sources overlap, the more certain one or the longer one stays."""
    doc, text = document.doc, document.text
    pool = [*name_rules.defined(text), *name_rules.datelines(document), *name_rules.country_groups(text)]
    pool = _prefer(_prefer(pool, candidates.from_model(doc, text)), name_rules.titled(doc))
    pool = _prefer(pool, name_rules.apposed(doc))
    pool = _prefer(pool, name_rules.headed(doc))
    pool = _prefer(pool, name_rules.placed(doc))
    pool = candidates.extend(doc, text, pool)
    pool = _swallow(pool, name_rules.known_bodies(text))
    pool = _swallow(pool, name_rules.countries(text))
    pool = _swallow(pool, [*name_rules.hyphened_towns(text), *name_rules.halves(text)])
    pool = _prefer(pool, name_rules.acronyms(text))
    pool = [c for c in pool if not _ADDRESS.match(text, max(0, c.start - 13), c.end)]
    none = name_rules.abbreviations_of_none(text)
    pool = [c for c in pool if text[c.start : c.end] not in none]
    pool = [c for c in pool if c.votes or not _NICKNAMED.search(text, max(0, c.start - 30), c.start)]
    pool = doubt_headlines(text, split_compounds(text, pool))
    pool = unglue(doc, text, run_on.cut(doc, text, quieten(doc, text, pool)))
    return [c for c in pool if _can_be_named(text[c.start : c.end]) and not _is_money(text, c)]


def _can_be_named(name: str) -> bool:
    return (plausible(name) and not _LETTERED.fullmatch(name)) or name in HALVES


def _is_money(text: str, c: Candidate | Mention) -> bool:
    """The "US" of "US dollars", or "N650 million"; a person who won is no amount."""
    if amount := _AMOUNT.match(text, c.start):
        return amount.end() >= c.end
    following = text[c.end : c.end + 12].split(None, 1)
    if not following or text[c.end : c.end + 1] != " " or following[0].rstrip(".,;:)").lower() not in CURRENCIES:
        return False
    name = spaced(text, c.start, c.end)
    return geo.is_country(name) or geo.is_demonym(name)


def _prefer(first: Iterable[Candidate], then: Iterable[Candidate]) -> list[Candidate]:
    """Of ``first`` the longest of those that overlap; of ``then`` what is still free. Equal spans add their votes."""
    kept: dict[tuple[int, int], Candidate] = {}
    taken = bytearray()
    for group in (first, then):
        for c in sorted(group, key=lambda c: c.start - c.end):
            taken.extend(bytes(max(0, c.end - len(taken))))
            same = kept.get((c.start, c.end))
            if same is not None:
                kept[c.start, c.end] = Candidate(c.start, c.end, Votes(same.votes).add(c.votes))
            elif not any(taken[c.start : c.end]):
                kept[c.start, c.end] = c
                taken[c.start : c.end] = b"\x01" * (c.end - c.start)
    return sorted(kept.values(), key=lambda c: c.start)


def _swallow(pool: list[Candidate], longer: Iterable[Candidate]) -> list[Candidate]:
    """The pool with each of ``longer`` that is free, or that covers all it overlaps."""
    pool = list(pool)
    for c in longer:
        at = bisect_right(pool, c.start, key=lambda o: o.end)
        to = bisect_left(pool, c.end, key=lambda o: o.start)
        clash = pool[at:to]
        covered = all(c.start <= o.start and o.end <= c.end for o in clash)
        if covered and not any((o.start, o.end) == (c.start, c.end) for o in clash):
            del pool[at:to]
    return _prefer(pool, longer)


def _evidence(doc: Doc, text: str, found: Sequence[Candidate]) -> dict[str, Votes]:
    """Mean of the sources' votes, capped sum of the contexts' votes, and what the name says itself."""
    sources: dict[str, Votes] = defaultdict(Votes)
    contexts: dict[str, Votes] = defaultdict(Votes)
    counts: Counter[str] = Counter()
    for c in found:
        name = spaced(text, c.start, c.end)
        counts[name] += 1
        sources[name].add(c.votes)
        tokens = doc.char_span(c.start, c.end, alignment_mode="expand")
        if tokens is not None:
            contexts[name].add(votes_around(doc, tokens))
            if owns_article(doc, tokens):
                sources[name].add(ARTICLE)
    near = {code for name in sources if (code := geo.country_of_state(name))}
    out: dict[str, Votes] = {}
    for name, votes in sources.items():
        around = {t: max(-CONTEXT_CAP, min(CONTEXT_CAP, v)) for t, v in contexts[name].items()}
        out[name] = Votes().add(votes, 1 / counts[name]).add(around).add(votes_inside(name))
        if name.istitle() and not geo.country_code(name, geo.WELL_KNOWN) and geo.country_of_city_near(name, near):
            out[name]["place"] += NEAR_CITY
    return out


def _relate(text: str, types: dict[str, EntityType], evidence: Mapping[str, Votes]) -> None:
    """A short form has the type of the full one: acronyms as defined, single words of people's full names."""
    for full, short in name_rules.definitions(text):
        type_ = types.get(spaced(text, full.start, full.end))
        if type_ is not None:
            types[text[short.start : short.end]] = type_
    parts = {w for name, t in types.items() if t == "person" and len(words(name)) > 1 for w in words(name)}
    firms = {short for n, t in types.items() if t == "organization" for short in _short_forms(n)}
    surnames = {words(n)[-1] for n, t in types.items() if t == "person" and len(words(n)) > 1}
    places = {initials(n): n for n, t in types.items() if t == "place" and geo.is_country(n) and " " in n}
    for name in tuple(types):
        nation = geo.is_country(name) or geo.is_demonym(name)
        if name in parts and types[name] in ("organization", "place", "group") and not nation:
            types[name] = "person"
        elif name in firms - parts and types[name] == "person" and evidence[name]["person"] <= MODEL_VOTE + 1:
            types[name] = "organization"
        elif types[name] == "organization" and _is_namesake(name, surnames) and not _is_sure(evidence[name]):
            types[name] = "person"
        elif _DOTTED.fullmatch(name) and name.replace(".", "") in places:
            types[name] = "place"
        elif name not in parts and " " not in name and _is_function(name.lower()):
            del types[name]


def _unite(text: str, types: dict[str, EntityType], found: Sequence[Candidate]) -> None:
    """A word that no gazetteer knows, right after a person's given name, is that person's surname."""
    for one, other in pairwise(found):
        if text[one.end : other.start] != " ":
            continue
        given, name = spaced(text, one.start, one.end), spaced(text, other.start, other.end)
        if types.get(given) != "person" or types.get(name) not in ("place", "organization") or not is_given(given):
            continue
        if name.istitle() and name.isalpha() and geo.country_code(name) is None and name.lower() not in ORG_HEADS:
            types[name] = "person"


def _is_function(word: str) -> bool:
    """Whether a word by itself is a title, a function or a kind of document, however it is written."""
    return word in COURTESY | OFFICE | OTHER_HEADS or titles.head_of(word, noun=False) is not None


def _short_forms(name: str) -> list[str]:
    """What a body's name can be cut to: "Mahan" of "Mahan Air", "Halden" and "Halden Foods" of "Halden Foods Inc."."""
    parts = words(name)
    kinds = [p.lower().rstrip(".") in ORG_HEADS for p in parts]
    if len(parts) > 1 and all(kinds[1:]):
        return [parts[0], name[: name.index(parts[1])].rstrip(" &,")]
    if len(parts) > 1 and parts[-1].lower().rstrip(".") in LEGAL_FORMS:
        stem = name[: name.rindex(parts[-1])].rstrip(" &,")
        return [stem, parts[0]] if " " in stem and not COURTESY & {parts[0].lower()} else [stem]
    return []


def _is_namesake(name: str, surnames: set[str]) -> bool:
    """Whether the name is built like that of a person's relative: capitalised words with a person's surname last."""
    parts = words(name)
    plain = all(p[0].isupper() and p.lower().rstrip(".") not in ORG_HEADS | PLACE_HEADS for p in parts)
    return len(parts) > 2 and plain and parts[-1] in surnames and "&" not in name


def _is_sure(votes: Votes) -> bool:
    return votes["organization"] > MODEL_VOTE


def _drop_common_words(doc: Doc, text: str, types: dict[str, EntityType], evidence: Mapping[str, Votes]) -> None:
    """Words that the article also writes small make no name, unless more than the model's label says so.

    A body that one word of the dictionary names is less likely than a heading's capital or a word of a list.
    """
    small = set(re.findall(r"\b[a-z][a-z'’-]+\b", text))
    for name, type_ in tuple(types.items()):
        weak = evidence[name][type_] <= MODEL_VOTE
        unsure = type_ == "organization" and evidence[name][type_] <= MODEL_VOTE + ARTICLE[type_]
        common = weak and (_is_common(name, small) or (type_ == "organization" and _are_words(doc, name)))
        if common or (unsure and _is_word(doc, name)):
            del types[name]


def _is_word(doc: Doc, name: str) -> bool:
    """Whether a name is one word of the dictionary, and neither a word for a body nor a body known by it."""
    low = name.lower()
    plain = name.istitle() and name.isalpha() and low not in ORG_HEADS and not is_known_word(name)
    return plain and is_ordinary(doc, low)


def _are_words(doc: Doc, name: str) -> bool:
    """Whether a name of several words has none but those of the dictionary, and none for a body."""
    parts = [w for w in words(name) if w.lower() not in CONNECTORS]
    heads = {p.lower().rstrip(".") for p in parts} & (ORG_HEADS | PLACE_HEADS | LEFT_OUT)
    return len(parts) > 1 and not heads and all(p.istitle() and is_ordinary(doc, p) for p in parts)


def _is_common(name: str, small: set[str]) -> bool:
    """ "Labour" or "Swedish Resort" in an article that speaks of labour and of a resort."""
    parts = [w for w in words(name) if not geo.is_demonym(w)]
    if not name.istitle() or len(parts) != 1:
        return False
    heads = ORG_HEADS if parts[0] == name else ORG_HEADS | PLACE_HEADS
    return parts[0].lower() in small and parts[0].lower() not in heads


def _joined(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Names of one kind with only a blank between them are one name, and so is "Washington, D.C."."""
    out: list[Mention] = []
    times = Counter(m.text for m in mentions)
    after = Counter(m.text for one, m in pairwise(mentions) if one.type == m.type and text[one.end : m.start] == " ")
    halves = frozenset(name for name, number in after.items() if 2 * number > times[name])
    for m in mentions:
        last = out[-1] if out else None
        gap = text[last.end : m.start] if last else ""
        same = last and last.type == m.type and m.type in ("person", "place")
        whole = last and (_needs_country(last, m) or _is_branch(last, m, halves))
        if last and (
            (gap == " " and ((same and not _two_people(last, m)) or whole))
            or (same and gap == ", " and m.text in ("D.C.", "DC"))
        ):
            type_ = "organization" if whole else m.type
            out[-1] = Mention(last.start, m.end, type_, spaced(text, last.start, m.end))
        else:
            out.append(m)
    return out


def _two_people(one: Mention, other: Mention) -> bool:
    """Whether both are full names, or both the same one, which pages run together."""
    return one.type == "person" and (one.text == other.text or (" " in one.text and " " in other.text))


def _needs_country(place: Mention, body: Mention) -> bool:
    """ "Sierra Leone" + "Labour Congress" is one body; "Kenya" + "Reuters" are two names."""
    if (place.type, body.type) != ("place", "organization"):
        return False
    parts = words(body.text)
    return geo.is_country(place.text) and len(parts) > 1 and parts[-1].lower() in ORG_HEADS_SURE


def _is_branch(body: Mention, other: Mention, halves: Set[str]) -> bool:
    """ "Halden" + "Uganda" is the body there, and two halves of a name are one name.

    What it is short for is another name, and so is what stands mostly without a name before it.
    """
    if body.type != "organization":
        return False
    country = other.type == "place" and (geo.is_country(other.text) or other.text in titles.words().continents)
    half = other.type == "organization" and other.text in halves
    known = is_known_body(body.text) or is_known_body(other.text)
    return country or (half and not known and initials(body.text) != other.text)


def _disjoint(mentions: Iterable[Mention]) -> list[Mention]:
    out: list[Mention] = []
    for m in sorted(set(mentions), key=lambda m: (m.start, -m.end)):
        if not out or out[-1].end <= m.start:
            out.append(m)
    return out
