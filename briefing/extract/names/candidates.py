"""Candidates for names: what the model marks, cut down to the name itself and extended to its full length."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from briefing.extract.document.surface import plausible, strip_titles, trim, words
from briefing.extract.lexicon import geo, titles
from briefing.extract.lexicon.name_words import (
    ACRONYM_NOISE,
    AMBIGUOUS_COURTESY,
    COURTESY,
    OFFICE,
    ORG_HEADS,
    ORG_HEADS_SURE,
    PARTICLES,
    PLACE_CLASS,
    PLACE_HEADS,
    POSTNOMINALS,
    RANKS,
    ROLE_TAILS,
)
from briefing.extract.lexicon.tables import table
from briefing.extract.names.person_spans import glued, is_open, name_like, person_end, person_start, second_syllable
from briefing.extract.names.title_halves import body_before_name, ends_role, is_portfolio, without_role
from briefing.extract.names.votes import Votes
from briefing.model import EntityType, Span

_LISTS = table("names", "candidates")

if TYPE_CHECKING:
    from briefing.extract.document.parsed import Doc
    from briefing.extract.document.parsed import TokenSpan as EntSpan

TYPES: dict[str, EntityType] = {
    "PERSON": "person",
    "ORG": "organization",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "group",
}
"""The model's labels that name an entity."""

OPEN_LABELS = {"PRODUCT", "WORK_OF_ART", "EVENT", "LAW"}
"""Labels under which the model files names it does not know; such a name counts only if other evidence types it."""

GIVEN_TITLES = _LISTS.words("given_titles")

MANY_DUTIES = _LISTS.ordered("many_duties")

MODEL_VOTE = 2
"""Weight of one label of the model."""

_CUTS = re.compile(r"\n\s*\n|\s\((?=\w)|\)\s?|\s[-–—]\s|\s/\s|[;|]")
_LIST_CUTS = re.compile(r",\s(?!(?:Inc|Ltd|LLC|Corp|Co|L\.?P|S\.?A)\b)")
_AND_ACRONYM = re.compile(r"\s(?:and|&)\s(?=[A-Z]{2,7}$)")
_LOWER_START = re.compile(
    r"(?:(?:all|any|both|each|every|few|former|many|more|most|new|other|several|so-called|some|then|various|such|as"
    r"|two|three|four|five|six|seven|eight|nine|ten)\s+)+(?=[^\W\d_a-z])"
)
_LOWER_END = re.compile(r"(?:\s+(?:[a-z][a-z-]*(?!\w)|\d[\w.,]*))+$")
_DANGLING = re.compile(r"(?:\s+(?:of|for|the|and|with|in|on|at|by|to|from|&))+$")
_HYPHEN_TAIL = re.compile(
    r"[-‑](?:(?:al|de|e|el|en|i|la|le|les|sur|ul|ur)[-‑])*([^\W\d_a-z][\w’']*[a-z](?:[-‑][^\W\d_a-z]\w*)*)(?![\w-])"
)
_HYPHEN_HEAD = re.compile(r"(?<![\w-])([^\W\d_a-z][\w’']*[a-z](?:[-‑][^\W\d_a-z]\w*)*)[-‑]$")
_LONGEST_HALF = 30
_SIDED = re.compile(r"(?:[Pp]ro|[Aa]nti|[Pp]ost|[Pp]re|[Nn]on|[Ee]x)[-‑–](?=[^\W\d_a-z])")
_NUMBERED = re.compile(r"^\d+[.)]?\s*(?=[^\W\d])")


class Candidate(msgspec.Struct, frozen=True):
    """A stretch of text that may be a name, and what speaks for its type."""

    start: int
    end: int
    votes: Votes


def from_model(doc: Doc, text: str) -> list[Candidate]:
    """The model's entities as exact names, in text order; ``text`` is the document's."""
    out: list[Candidate] = []
    for entity in doc.ents:
        if entity.label_ not in TYPES.keys() | OPEN_LABELS or ends_role(entity):
            continue
        owned = body_before_name(entity)
        if owned is not None and entity.doc[owned].tag_ in ("NNP", "NNPS"):
            at = entity.doc[owned]
            duty = is_portfolio(doc[entity.start : owned])
            body = None if duty else _exact(text, entity.start_char, at.idx - 1, "organization")
            out += [body] if body is not None else []
            out.append(Candidate(at.idx, entity.end_char, Votes({"person": MODEL_VOTE})))
            continue
        cuts = _LIST_CUTS if _is_list(entity) else _CUTS
        if _AND_ACRONYM.search(entity.text):
            cuts = _AND_ACRONYM
        for start, end in _pieces(text, entity.start_char, entity.end_char, cuts):
            candidate = _exact(text, start, end, TYPES.get(entity.label_))
            if candidate is not None:
                out.append(candidate)
    return out


def _is_list(entity: EntSpan) -> bool:
    """Whether the model took several names in a row for one; a ministry's list of duties is one name."""
    return "," in entity.text and not {t.lower_ for t in entity} & {*MANY_DUTIES, "and", "&"}


def _pieces(text: str, start: int, end: int, cuts: re.Pattern[str]) -> list[tuple[int, int]]:
    at, out = start, []
    for cut in cuts.finditer(text, start, end):
        out.append((at, cut.start()))
        at = cut.end()
    return [*out, (at, end)]


def _exact(text: str, start: int, end: int, type_: EntityType | None) -> Candidate | None:
    if number := _NUMBERED.match(text[start:end]):
        start += number.end()
    if sided := _SIDED.match(text, start, end):
        start = sided.end()
    if dangling := _DANGLING.search(text[start:end]):
        end = start + dangling.start()
    span = trim(text, start, end)
    if span is not None and type_:
        span = _without_lower(text, span)
    if span is None:
        return None
    votes = Votes({type_: MODEL_VOTE} if type_ else {})
    if type_ == "organization":
        span = without_role(text, span)
        if span is None:
            return None
    bare = strip_titles(text, span.start, span.end)
    if bare != span:
        rest = {w.lower().rstrip(".") for w in words(text[bare.start : bare.end])}
        if type_ == "person" or not rest & (ORG_HEADS | PLACE_HEADS | {"of", "and"}):
            first = words(text[span.start : span.end])[0].lower().rstrip(".")
            sure = COURTESY if type_ else COURTESY - AMBIGUOUS_COURTESY
            if type_ == "person" or first in sure:
                span, votes = bare, Votes({"person": MODEL_VOTE + 2})
    if type_ == "organization" and _ends_in_rank(text[span.start : span.end]):
        type_, votes = "person", Votes({"person": MODEL_VOTE})
    if type_ == "person":
        span = _without_honours(text, _without_office(text, span))
    name = text[span.start : span.end]
    if name.isupper() and name.lower() in ACRONYM_NOISE:
        return None
    if not plausible(name) or "$" in name or "@" in name or "://" in name:
        return None
    return Candidate(span.start, span.end, votes)


def _without_lower(text: str, span: Span) -> Span:
    """Without common words before and after: "several X", "X larvae"; particles of names stay."""
    start, end = span.start, span.end
    if lead := _LOWER_START.match(text, start, end):
        start = lead.end()
    tail = _LOWER_END.search(text[start:end])
    if tail and tail.start() and not set(tail.group().split()) & (ORG_HEADS | PLACE_CLASS | PARTICLES):
        end = start + tail.start()
    return Span(start, end)


def _without_office(text: str, span: Span) -> Span:
    """ "Norwegian Ana Lindqvist" and "Engineer Ana Lindqvist" are named without the first word."""
    first, _, rest = text[span.start : span.end].partition(" ")
    nation = geo.is_demonym(first) and not first.endswith("s") and " " in rest
    if rest[:1].isupper() and (nation or (first not in GIVEN_TITLES and titles.head_of(first.lower(), noun=False))):
        return Span(span.end - len(rest), span.end)
    return span


def _ends_in_rank(name: str) -> bool:
    """Whether letters that only people bear end a name without a word for a body."""
    parts = words(name)
    return len(parts) > 2 and parts[-1].lower() in RANKS and not {p.lower() for p in parts} & ORG_HEADS


def _without_honours(text: str, span: Span) -> Span:
    """ "Musa Okoro SAN" is named without the letters of his rank."""
    body, _, last = text[span.start : span.end].rpartition(" ")
    if body and not body.isupper() and last.replace(".", "").lower() in POSTNOMINALS and last.isupper():
        return Span(span.start, span.start + len(body.rstrip(" ,")))
    return span


def extend(doc: Doc, text: str, candidates: list[Candidate]) -> list[Candidate]:
    """The candidates at full length, in text order; what an extension covers is gone."""
    voters = {c.start: c.votes for c in candidates}
    covered = {i for c in candidates for i in range(c.start, c.end)}
    out: list[Candidate] = []
    reach = 0
    for c in sorted(candidates, key=lambda c: (c.start, -c.end)):
        if c.start < reach:
            continue
        tokens = doc.char_span(c.start, c.end)
        if tokens is None:
            out.append(c)
            reach = c.end
            continue
        first, last = tokens.start, tokens.end
        if c.votes["person"] > 0:
            last = person_end(doc, first, last, voters)
            first = person_start(doc, first, reach, covered)
        elif c.votes["place"] > 0:
            while last < len(doc) and glued(doc, last) and doc[last].text.istitle() and doc[last].lower_ in PLACE_HEADS:
                last += 1
        if c.votes["organization"] > 0:
            last = _organization_end(doc, first, last)
            first = _organization_start(doc, first, reach, covered)
        start, end = doc[first].idx, doc[last - 1].idx + len(doc[last - 1])
        if c.votes["person"] > 0:
            end = second_syllable(text, end, last - first > 1)
        start, end = _hyphened(text, start, end, reach, covered)
        out.append(Candidate(start, end, c.votes))
        reach = end
    return out


def _hyphened(text: str, start: int, end: int, reach: int, covered: set[int]) -> tuple[int, int]:
    """The name with what a hyphen joins to it, a capital first, unless a gazetteer or a candidate knows the half."""
    after = _HYPHEN_TAIL.match(text, end)
    if after and not covered.intersection(range(*after.span())) and _is_half(after.group(1)):
        end = after.end()
    before = _HYPHEN_HEAD.search(text, max(reach, start - _LONGEST_HALF), start)
    if before and not covered.intersection(range(*before.span())) and _is_half(before.group(1)):
        start = before.start()
    return start, end


def _is_half(word: str) -> bool:
    return not (geo.is_country(word) or geo.is_demonym(word) or geo.is_city(word) or word.isupper())


def _organization_end(doc: Doc, first: int, last: int) -> int:
    """On to "of Uganda" after a head word, and to a head word or legal form that follows at once."""
    while last < len(doc) and glued(doc, last):
        token = doc[last]
        if name_like(token) and token.lower_.rstrip(".") in ORG_HEADS_SURE and token.text.istitle():
            last += 1
        elif token.lower_ in ("of", "for") and doc[last - 1].lower_ in ORG_HEADS_SURE:
            k = last + 1
            if k < len(doc) and doc[k].lower_ == "the":
                k += 1
            if k < len(doc) and glued(doc, k) and name_like(doc[k]):
                while k < len(doc) and glued(doc, k) and name_like(doc[k]):
                    k += 1
                last = k
            else:
                break
        else:
            break
    if any(t.lower_ in MANY_DUTIES for t in doc[first:last]) and doc[last - 1].lower_ not in MANY_DUTIES:
        last = _end_of_duties(doc, last)
    return last


def _end_of_duties(doc: Doc, last: int) -> int:
    """Past ", Industry and Energy": names in commas of which the last one has an "and"."""
    at, joined = last, False
    while at + 1 < len(doc) and not joined and (doc[at].text in (",", "&") or doc[at].lower_ == "and"):
        joined = doc[at].text != ","
        at += 1
        if not joined and doc[at].lower_ in ("and", "&"):
            joined, at = True, at + 1
        start = at
        while at < len(doc) and name_like(doc[at]) and not doc[at].is_sent_start:
            at += 1
        if at == start or (joined and last == start - 1):
            return last
    return at if joined else last


def _organization_start(doc: Doc, first: int, reach: int, covered: set[int]) -> int:
    """Back over capitalised words before a head word: the model often takes only the end of a long name."""
    while (
        first > 0
        and is_open(doc, first - 1, reach, covered)
        and glued(doc, first)
        and name_like(doc[first - 1])
        and not doc[first - 1].is_sent_start
        and doc[first - 1].lower_ not in OFFICE | COURTESY | ROLE_TAILS
        and not geo.is_demonym(doc[first - 1].text)
    ):
        first -= 1
    return first
