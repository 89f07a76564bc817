"""Decides with the parsed sentence which candidates are times, and where their spans begin."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from briefing.extract.lexicon.tables import table
from briefing.extract.lexicon.words import words_with
from briefing.extract.times import lexicon as lex
from briefing.extract.times.nodes import Calendar, DayPart, Expression, Fixed, Focus, Offset

_LISTS = table("times", "filters")

if TYPE_CHECKING:
    from briefing.extract.document.parsed import Doc, Token, TokenSpan

_YEAR_ONLY: Final = re.compile(r"\d{4}")
_NAMES: Final = frozenset(["PERSON", "ORG", "WORK_OF_ART", "PRODUCT", "GPE", "FAC", "LOC", "LAW"])
_COUNT_BEFORE: Final = _LISTS.words("count_before")
_GIVEN_NAMES: Final = _LISTS.words("given_names")
_MONTH_BEFORE: Final = _LISTS.words("month_before")
_WORDS_OF_NAMES: Final = _LISTS.words("words_of_names")
_SPORT: Final = words_with("sport")
_PAPERS: Final = _LISTS.words("papers")
_OPENING: Final = frozenset(['"', "“", "``", "‘", "'"])
_SOON: Final = _LISTS.words("soon")


_NAMED_MONTH: Final = re.compile(r"\b([A-Z][\w'’-]+) (April|May|June|August)\b")
_NOT_NAMES: Final = _MONTH_BEFORE | lex.MONTHS.keys() | lex.WEEKDAYS.keys() | _LISTS.words("not_names")


def surnames(text: str) -> frozenset[str]:
    """Month names that some person in ``text`` bears as surname."""
    return frozenset(
        match.group(2).lower() for match in _NAMED_MONTH.finditer(text) if match.group(1).lower() not in _NOT_NAMES
    )


def accept(doc: Doc, span: TokenSpan, found: Expression, named: Collection[str]) -> Expression | None:
    """``found``, the tokens ``span``, with its article settled, or None if its words mean something else here.

    ``named`` are the month names that people in the text bear.
    """
    if _ambiguous(doc, found, span, named) or _inside_name(doc, found, span):
        return None
    if len(span) == 2 and span.text.lower() == "one day" and span.start and doc[span.start - 1].tag_ in ("MD", "TO"):
        return replace(found, node=Fixed("FUTURE_REF", "date"))
    return _settle_article(doc, _unsettle_weekday(doc, found, span), span)


def _unsettle_weekday(doc: Doc, found: Expression, span: TokenSpan) -> Expression:
    """ "on a Friday night" says no more than that it was a Friday."""
    before = doc[span.start - 1] if span.start else None
    if before is None or before.lower_ != "a" or not span.start <= before.head.i < span.end:
        return found
    node = found.node
    day = node.day if isinstance(node, DayPart) else node
    if not isinstance(day, Calendar) or day.weekday is None or day.month is not None:
        return found
    value = f"XXXX-WXX-{day.weekday}"
    part = Fixed(f"{value}T{node.part}", "time") if isinstance(node, DayPart) else Fixed(value, "date")
    return replace(found, node=part)


def _ambiguous(doc: Doc, found: Expression, span: TokenSpan, named: Collection[str]) -> bool:
    first = span[0]
    word = first.lower_
    before = doc[span.start - 1].lower_ if span.start else ""
    after = doc[span.end].lower_ if span.end < len(doc) else ""
    if len(span) == 1:
        if word in ("may", "march", "second", "fall", "spring") and first.pos_ in ("AUX", "VERB"):
            return True
        if word in _GIVEN_NAMES and before not in _MONTH_BEFORE and (word in named or first.ent_type_ == "PERSON"):
            return True
        if word == "recently" and before == after == "as":
            return True
        if word == "soon":
            return before in _SOON or after in ("as", "after", "enough")
        if word in _WORDS_OF_NAMES and ((first.tag_ == "NN" and word in _PAPERS) or _capitalised_name(doc, first)):
            return True
    last = span[-1]
    beyond = doc[last.i + 1] if last.i + 1 < len(doc) else None
    the = last.i > 0 and doc[last.i - 1].lower_ == "the"
    if the and last.lower_ in _PAPERS and beyond is not None and beyond.text.istitle():
        return True  # "the daily Harbour Post"
    if isinstance(found.node, Offset) and before in _OPENING and len(span) > 1 and last.text[0].isupper():
        return first.text[0].isupper()  # a programme: "This Week"
    titled = last.text[0].isupper() and not last.is_sent_start
    if titled and (isinstance(found.node, Focus) or (isinstance(found.node, DayPart) and found.node.day is None)):
        return True
    if isinstance(found.node, Calendar) and (found.node.half or found.node.quarter) and found.node.year is None:
        return _in_match(span)
    if isinstance(found.node, Calendar) and len(span) == 1 and _YEAR_ONLY.fullmatch(first.text):
        return _is_count(doc, span)
    return False


def _in_match(span: TokenSpan) -> bool:
    """Whether a half or quarter is one of a match."""
    return any(token.lemma_.lower() in _SPORT for token in span.sent)


def _capitalised_name(doc: Doc, token: Token) -> bool:
    """Whether a word that news writes small is capitalised beside another capital: a newspaper, a programme."""
    if not token.text[0].isupper():
        return False
    before = doc[token.i - 1] if token.i else None
    after = doc[token.i + 1] if token.i + 1 < len(doc) else None
    named_before = before is not None and before.text[0].isupper() and not before.is_sent_end
    named_after = after is not None and after.text[0].isupper() and after.pos_ == "PROPN"
    return named_before or (named_after and not token.is_sent_start)


def _is_count(doc: Doc, span: TokenSpan) -> bool:
    """Whether a bare number of four digits counts things instead of naming a year."""
    token = span[0]
    before = doc[span.start - 1].lower_.rstrip(".") if span.start else ""
    if before in _COUNT_BEFORE:
        return True
    after = doc[span.end].lower_ if span.end < len(doc) else ""
    if after in ("%", "percent", "per") or (after in lex.UNITS and after != "quarter"):
        return True
    if token.head.i == token.i - 1 and token.head.pos_ == "PROPN" and token.head.text[-1].isalpha():
        return True
    counted = token.dep_ == "nummod" and token.head.tag_ == "NNS" and token.head.i > token.i
    determined = any(child.dep_ in ("det", "poss") and child.i < token.i for child in token.head.children)
    return counted and not determined and token.ent_type_ != "DATE"


def _inside_name(doc: Doc, found: Expression, span: TokenSpan) -> bool:
    """Whether the words belong to the name of something else, such as a newspaper's or a person's."""
    if not isinstance(found.node, Calendar | Fixed | Offset):
        return False
    first, last = span[0], span[-1]
    if len(span) == 1 and first.dep_ == "compound" and first.head.i == first.i + 1 and first.head.pos_ == "PROPN":
        return span.start > 0 and doc[span.start - 1].lower_ in ("the", "a") and bool(first.head.text[0].isupper())
    if first.ent_type_ not in _NAMES or first.ent_type_ != last.ent_type_:
        return False
    following = doc[span.end] if span.end < len(doc) else None
    return (
        following is not None
        and following.ent_iob_ == "I"
        and following.ent_type_ == first.ent_type_
        and following.text[0].isupper()
    )


def _settle_article(doc: Doc, found: Expression, span: TokenSpan) -> Expression:
    """Takes in or leaves out "the" by whether it belongs to the time or to a noun that the time qualifies."""
    first = span[0]
    if first.lower_ == "the" and len(span) > 1:
        if span.start <= first.head.i < span.end:
            return found
        return replace(found, start=span[1].idx)
    if span.start > 0:
        before = doc[span.start - 1]
        if before.lower_ == "the" and span.start <= before.head.i < span.end:
            return replace(found, start=before.idx)
    return found
