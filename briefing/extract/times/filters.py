"""Decides with the parsed sentence which candidates are times, and where their spans begin."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from briefing.extract.times import lexicon as lex
from briefing.extract.times.nodes import Calendar, Expression

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

_YEAR_ONLY: Final = re.compile(r"\d{4}")
_NAMES: Final = frozenset({"PERSON", "ORG", "WORK_OF_ART", "PRODUCT", "GPE", "FAC", "LOC", "LAW"})
_COUNT_BEFORE: Final = frozenset("$ # £ € ¥ no nos number page flight room route highway section article chapter act".split())


def accept(doc: Doc, found: Expression) -> Expression | None:
    """``found`` with its article settled, or None if its words mean something else here."""
    span = doc.char_span(found.start, found.end, alignment_mode="expand")
    if span is None:
        return None
    if _ambiguous(doc, found, span) or _inside_name(doc, found, span):
        return None
    return _settle_article(doc, found, span)


def _ambiguous(doc: Doc, found: Expression, span: Span) -> bool:
    word = span.text.lower()
    if len(span) == 1 and word in ("may", "march", "second", "fall", "spring", "sun", "mar"):
        return span[0].pos_ in ("AUX", "VERB")
    if isinstance(found.node, Calendar) and _YEAR_ONLY.fullmatch(doc.text[found.start : found.end]):
        return _is_count(doc, span)
    return False


def _is_count(doc: Doc, span: Span) -> bool:
    """Whether a bare number of four digits counts things instead of naming a year."""
    token = span[0]
    before = doc[span.start - 1].lower_.rstrip(".") if span.start else ""
    if before in _COUNT_BEFORE or span.text != doc.text[span.start_char : span.end_char]:
        return True
    after = doc[span.end].lower_ if span.end < len(doc) else ""
    if after in ("%", "percent", "per") or (after in lex.UNITS and after != "quarter"):
        return True
    counted = token.dep_ == "nummod" and token.head.tag_ == "NNS" and token.head.i > token.i
    determined = any(child.dep_ in ("det", "poss") and child.i < token.i for child in token.head.children)
    return counted and not determined and token.ent_type_ != "DATE"


def _inside_name(doc: Doc, found: Expression, span: Span) -> bool:
    """Whether the words belong to the name of something else, such as a newspaper's or a person's."""
    if not isinstance(found.node, Calendar):
        return False
    first, last = span[0], span[-1]
    if first.ent_type_ not in _NAMES or first.ent_type_ != last.ent_type_:
        return False
    following = doc[span.end] if span.end < len(doc) else None
    return (
        following is not None
        and following.ent_iob_ == "I"
        and following.ent_type_ == first.ent_type_
        and following.text[0].isupper()
    )


def _settle_article(doc: Doc, found: Expression, span: Span) -> Expression:
    first = span[0]
    if first.lower_ == "the" and len(span) > 1:
        if span.start <= first.head.i < span.end:
            return found
        start = span[1].idx
        return replace(found, start=start)
    if span.start > 0:
        before = doc[span.start - 1]
        if before.lower_ == "the" and span.start <= before.head.i < span.end:
            return replace(found, start=before.idx)
    return found
