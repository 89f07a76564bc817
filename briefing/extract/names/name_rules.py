"""Names that the model overlooks but their form gives away: acronyms, datelines, countries, titled people."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from briefing.extract.document.document import Document
from briefing.extract.document.lines import case_at, headline_lines, line_case
from briefing.extract.document.surface import spaced, trim, words
from briefing.extract.lexicon import geo, titles
from briefing.extract.lexicon.bodies import KNOWN_BODIES
from briefing.extract.lexicon.name_words import (
    ACRONYM_NOISE,
    AMBIGUOUS_COURTESY,
    COURTESY,
    ORG_HEADS,
    ORG_HEADS_SURE,
    PARTICLES,
    PLACE_CLASS,
    PLACE_HEADS,
    PLACE_HEADS_SURE,
    PORTFOLIO,
    POSTNOMINALS,
    ROLE_TAILS,
)
from briefing.extract.lexicon.tables import table
from briefing.extract.names.candidates import Candidate
from briefing.extract.names.name_types import votes_inside
from briefing.extract.names.votes import Votes
from briefing.model import Span

_LISTS = table("names", "name_rules")

SURE_HEADS = ORG_HEADS_SURE | PLACE_HEADS_SURE

if TYPE_CHECKING:
    from briefing.extract.document.parsed import Doc, Token

_ACRONYM = re.compile(r"(?<![\w@#./$&-])[A-Z](?:[A-Z&]{1,6}|[A-Z]{0,3}-\d{1,2})(?![\w$@]|[-.]\w)")
_DEFINED = re.compile(r"\s\(\s?([A-Z][A-Za-z&./-]{1,11})(?:['’]s)?\s?[),;]")
_FUNCTION_REACH = 12
_AFTER_NAME = re.compile(r"[^\W\d_a-z][\w'’-]*[a-z],? $")
_COUNTRY_GROUP = re.compile(r"\bGroup of (?:\d{1,2}|Five|Seven|Eight|Ten|Twenty)(?![\w-])")
_DASH = re.compile(r" (?:[-–—]{1,2}) ")
_PROSE = 80
_DEFINITION_WINDOW = 150
_WIRE = _LISTS.words("wire")
PERSON_HEADS = _LISTS.words("person_heads")

_MAX_COUNTRY_WORDS = 6
_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
_PART = re.compile(r"[^-]+")
_NORTH = re.compile(r"\b(?:N(?:orth|\.)? ?Korea|DPRK|D\.P\.R\.K\.)")
_HALF = re.compile(r"(?<=\b[Tt]he )(?:North|South)(?=['’]s? [a-z]|,? [a-z]|[.;])(?! (?:and|of|or|to)\b)")
_SUBSAHARAN = re.compile(r"\b[Ss]ub-Saharan Africa\b")
_HYPHENED = re.compile(r"(?<![\w-])[A-Z][a-z]+(?:-[A-Za-z]+){1,3}-?[A-Z][a-z]+(?![\w-])")
_NAME_WORD = re.compile(r"(?<![\w-])[^\W\d_]\w*")


def acronyms(text: str) -> list[Candidate]:
    """Strings of capitals in running text, most of which are bodies."""
    lines = headline_lines(text)
    none = abbreviations_of_none(text)
    return [
        Candidate(m.start(), m.end(), Votes({"organization": 1}))
        for m in _ACRONYM.finditer(text)
        if m.group().lower() not in ACRONYM_NOISE
        and m.group() not in none
        and not (m.group().lower() in POSTNOMINALS and _AFTER_NAME.search(text, max(0, m.start() - 30), m.start()))
        and case_at(lines, m.start()) != "upper"
    ]


def country_groups(text: str) -> list[Candidate]:
    """Clubs of countries that go by their number: "Group of Seven"."""
    return [Candidate(m.start(), m.end(), Votes({"organization": 4})) for m in _COUNTRY_GROUP.finditer(text)]


def definitions(text: str) -> list[tuple[Span, Span]]:
    """Full name and acronym wherever the text says "Full Name (FN)"."""
    return [(full, short) for full, short in _defined(text) if text[full.start].isupper()]


def abbreviations_of_none(text: str) -> set[str]:
    """Acronyms that the text explains by words which name nothing, and those: "unmanned aerial systems (UAS)"."""
    out: set[str] = set()
    for full, short in _defined(text):
        long = text[full.start : full.end]
        said = words(long)
        if said and (_is_function(said) or (long.islower() and not _is_body(said[-1]))):
            out |= {text[short.start : short.end], spaced(text, full.start, full.end)}
    return out


def _is_body(noun: str) -> bool:
    """Whether a common noun can stand for one body: "exchange", but neither "systems" nor "technology"."""
    return noun in ORG_HEADS and noun not in PORTFOLIO and not noun.endswith("s")


@lru_cache(maxsize=4)
def _defined(text: str) -> tuple[tuple[Span, Span], ...]:
    """What stands before an acronym in brackets and has its letters, and the acronym.

    The algorithm is Schwartz and Hearst's (Pacific Symposium on Biocomputing, 2003): the letters of the short form are
    found from right to left in the words before it, at most twice as many words or five more, the first at a word's
    start.
    """
    out: list[tuple[Span, Span]] = []
    for match in _DEFINED.finditer(text):
        short = [c.lower() for c in match.group(1) if c.isalnum()]
        plain = sum(c.isupper() for c in match.group(1)) < 2
        window = max(0, match.start() - _DEFINITION_WINDOW, text.rfind("\n", 0, match.start()) + 1)
        before = list(re.finditer(r"[^\s]+", text[window : match.start()]))[-min(len(short) + 5, 2 * len(short)) :]
        if not before:
            continue
        start = _long_form(text, window + before[0].start(), match.start(), short)
        if start is None or (plain and not _is_word_acronym(match.group(1), text[start : match.start()])):
            continue
        out.append((Span(start, len(text[: match.start()].rstrip())), Span(match.start(1), match.end(1))))
    return tuple(out)


def _is_word_acronym(short: str, full: str) -> bool:
    """Whether an acronym is spelled like a word after a body's name: "Northern Fisheries College (Nofico)"."""
    bodies = {w.lower() for w in words(full)} & ORG_HEADS
    return len(short) > 3 and short.isalpha() and bool(bodies) and not geo.country_code(short)


def _long_form(text: str, first: int, end: int, short: list[str]) -> int | None:
    at = end
    for k in range(len(short) - 1, -1, -1):
        at -= 1
        while at >= first and (text[at].lower() != short[k] or (k == 0 and at > first and text[at - 1].isalnum())):
            at -= 1
        if at < first:
            return None
    return at


def datelines(document: Document) -> list[Candidate]:
    """City and agency in front of a paragraph's first dash: "GENEVA, March 3 (Reuters) - …"."""
    out: list[Candidate] = []
    text = document.text
    for line in document.datelines:
        agency = line.agency
        if agency and text[agency.start : agency.end].lower() not in ORG_HEADS | _WIRE:
            out.append(Candidate(agency.start, agency.end, Votes({"organization": 4})))
        name = text[line.place.start : line.place.end]
        if line.day and words(name)[-1:] and words(name)[-1].lower() in ORG_HEADS and " " in name:
            out.append(Candidate(line.place.start, line.place.end, Votes({"organization": 4})))
        city_like = (name.isupper() or geo.is_city(name)) and not any(w.lower() in ORG_HEADS for w in words(name))
        running = line_case(text[line.start : text.find("\n", line.start + _PROSE)]) == "plain" and geo.is_city(name)
        capital = name.isupper() and running and _DASH.match(text, line.place.end) is not None
        if city_like and (agency or capital or line.day):
            out.append(Candidate(line.place.start, line.place.end, Votes({"place": 4})))
    return out


def countries(text: str) -> list[Candidate]:
    """Countries by name, longest first, and each of those that hyphens join to something: "Russia-Ukraine"."""
    found: list[Candidate] = []
    tokens = list(_WORD.finditer(text))
    i = 0
    while i < len(tokens):
        step = 1
        if tokens[i].group()[0].isupper() and tokens[i].group() != "The":
            for j in range(min(len(tokens), i + _MAX_COUNTRY_WORDS), i, -1):
                start, end = tokens[i].start(), tokens[j - 1].end()
                name = text[start:end]
                if name.endswith(".") and not geo.is_country(name):
                    name = name[:-1]
                for ending in ("'s", "’s", "'", "’"):
                    name = name.removesuffix(ending)
                spelled = " ".join(name.split())
                if "\n\n" not in name and text[end : end + 1] != "$" and geo.is_country(spelled):
                    found.append(Candidate(start, start + len(name), Votes({"place": 2})))
                    step = j - i
                    break
            else:
                found += _joined_countries(tokens[i])
        i += step
    return found


def halves(text: str) -> list[Candidate]:
    """ "the North" and "the South" where the text names North Korea: states, if no other capital follows."""
    if not any(geo.country_of_country(m.group()) == "KP" for m in _NORTH.finditer(text)):
        return []
    return [Candidate(m.start(), m.end(), Votes({"place": 4})) for m in _HALF.finditer(text)]


def hyphened_towns(text: str) -> list[Candidate]:
    """Towns and regions of several words that hyphens join, known to a gazetteer: the model often takes their head."""
    return [
        Candidate(m.start(), m.end(), Votes({"place": 4}))
        for m in _HYPHENED.finditer(text)
        if geo.is_city(m.group()) or geo.is_region(m.group())
    ] + [Candidate(m.start(), m.end(), Votes({"place": 4})) for m in _SUBSAHARAN.finditer(text)]


def _joined_countries(word: re.Match[str]) -> list[Candidate]:
    """The countries and continents among the parts of "Russia-Ukraine" and "U.S.-Africa"."""
    if "-" not in word.group():
        return []
    parts = [(m.start() + word.start(), m.group()) for m in _PART.finditer(word.group())]
    if not all(p[:1].isupper() and (geo.country_of_state(p) or p in titles.words().continents) for _, p in parts):
        return []
    return [Candidate(at, at + len(p), Votes()) for at, p in parts if not geo.is_demonym(p)]


def known_bodies(text: str) -> list[Candidate]:
    """Bodies known by a name whose words do not tell what it is, longest first."""
    found: list[Candidate] = []
    reach = 0
    for word in _NAME_WORD.finditer(text):
        if word.start() < reach:
            continue
        for name in KNOWN_BODIES.get(word.group(), ()):
            end = word.start() + len(name)
            if text.startswith(name, word.start()) and not text[end : end + 1].isalnum():
                found.append(Candidate(word.start(), end, Votes({"organization": 2})))
                reach = end
                break
    return found


def titled(doc: Doc) -> list[Candidate]:
    """Capitalised words after "Mr" and the like."""
    out: list[Candidate] = []
    for token in doc[:-1] if len(doc) else []:
        if (
            token.lower_.rstrip(".") not in COURTESY - AMBIGUOUS_COURTESY
            or not token.text[:1].isupper()
            or token.whitespace_ != " "
        ):
            continue
        last = token.i + 1
        while (
            last < len(doc)
            and doc[last].text[:1].isupper()
            and doc[last].tag_ in ("NNP", "NNPS")
            and doc[last].lower_ not in ORG_HEADS | PLACE_HEADS
            and (last == token.i + 1 or doc[last - 1].whitespace_ == " ")
        ):
            last += 1
        if last > token.i + 1 and not (last < len(doc) and doc[last].lower_ in ORG_HEADS | PLACE_HEADS | {"of"}):
            name = doc[token.i + 1 : last]
            if name[0].lower_.rstrip(".") not in COURTESY:
                out.append(Candidate(name.start_char, name.end_char, Votes({"person": 4})))
    return out


def headed(doc: Doc) -> list[Candidate]:
    """Capitalised words of which the last says what they name: "Okavango River"; or the first: "Chamber of Mines"."""
    out: list[Candidate] = []
    for token in doc:
        low = token.lower_
        if low not in SURE_HEADS or not token.text.istitle() or token.tag_ not in ("NNP", "NNPS"):
            continue
        first, last = token.i, token.i + 1
        while first > token.sent.start and doc[first - 1].whitespace_ == " " and _is_capital(doc[first - 1]):
            first -= 1
        if last - first > 1:
            out.append(Candidate(doc[first].idx, token.idx + len(token), Votes()))
    return out


def _is_capital(token: Token) -> bool:
    plain = token.text.istitle() and token.tag_ in ("NNP", "NNPS") and not token.is_stop
    return plain and titles.head_of(token.lower_, noun=False) is None and token.lower_ not in COURTESY


def placed(doc: Doc) -> list[Candidate]:
    """Capitalised words after what says that they name a place: "the town of X", "the village X"."""
    out: list[Candidate] = []
    for token in doc[1:-1] if len(doc) > 2 else []:
        if token.lower_ not in PLACE_CLASS or not token.text.islower() or token.tag_ != "NN":
            continue
        first = token.i + 1 + (doc[token.i + 1].lower_ == "of")
        last = first
        while last < len(doc) and doc[last - 1].whitespace_ == " " and _is_capital(doc[last]):
            last += 1
        if last > first and doc[last - 1].lower_ not in ORG_HEADS:
            out.append(Candidate(doc[first].idx, doc[last - 1].idx + len(doc[last - 1]), Votes({"place": 2})))
    return out


def apposed(doc: Doc) -> list[Candidate]:
    """Capitalised words between commas after a function and what it is of: "the rector of the college, NAME,"."""
    out: list[Candidate] = []
    for comma in doc[2:-2] if len(doc) > 4 else []:
        if comma.text != "," or not _ends_function(doc, comma.i):
            continue
        last = comma.i + 1
        while last < len(doc) and (_is_name_word(doc[last]) or (last > comma.i + 1 and doc[last].lower_ in PARTICLES)):
            last += 1
        name = doc[comma.i + 1 : last]
        closed = last < len(doc) and doc[last].text in (",", ".", ")", ";")
        if len(name) > 1 and closed and _is_name_word(name[-1]) and not any(geo.country_code(t.text) for t in name):
            out.append(Candidate(name.start_char, name.end_char, Votes({"person": 3})))
    return out


def _is_name_word(token: Token) -> bool:
    low = token.lower_
    plain = token.text.istitle() and token.tag_ in ("NNP", "NNPS") and low not in ORG_HEADS | PLACE_HEADS
    return plain and titles.head_of(low, noun=False) is None


def _ends_function(doc: Doc, end: int) -> bool:
    """Whether "the NOUN of …" ends before token ``end``, the noun being a function of one person."""
    for k in range(end - 1, max(0, end - _FUNCTION_REACH), -1):
        token = doc[k]
        if token.is_sent_start or token.is_punct or token.pos_ in ("VERB", "AUX", "PRON"):
            return False
        if (
            token.lower_ in ("of", "for")
            and titles.head_of(doc[k - 1].lower_, noun=doc[k - 1].tag_ == "NN") is not None
        ):
            head = doc[k - 1]
            first = next(
                (doc[j] for j in range(k - 2, max(-1, k - 5), -1) if doc[j].tag_ not in ("NN", "JJ", "NNP")), None
            )
            return not titles.is_plural(head.lower_) and first is not None and first.lower_ in ("the", "its", "their")
    return False


def _is_function(parts: Sequence[str]) -> bool:
    """Whether it is somebody's function; a community of states is none."""
    low = [w.lower() for w in parts]
    if low[0] in ROLE_TAILS or (low[-1] in ROLE_TAILS and not (low[-1] == "states" and "of" in low)):
        return True
    ends = low[-1] in PERSON_HEADS or (len(low) > 2 and low[0] in PERSON_HEADS and "of" in low[1:3])
    return ends and not set(low) & ORG_HEADS - PERSON_HEADS


def defined(text: str) -> list[Candidate]:
    """Both halves of every acronym's definition, unless it abbreviates a function."""
    out: list[Candidate] = []
    for full, short in definitions(text):
        span = trim(text, full.start, full.end)
        name = text[span.start : span.end] if span else ""
        if span is None or not words(name) or _is_function(words(name)):
            continue
        inside = votes_inside(name)
        if not inside["place"] and not inside["other"]:
            inside = Votes({"organization": 3})
        out.append(Candidate(span.start, span.end, inside))
        out.append(Candidate(short.start, short.end, inside))
    return out
