"""Parts of titles that look like names: the "Commerce" of "Commerce Secretary", the "State" of "Secretary of State"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.extract.lexicon import geo, titles
from briefing.extract.lexicon.name_words import (
    BODY_KINDS,
    ORG_HEADS,
    ORG_HEADS_SURE,
    PORTFOLIO,
    ROLE_QUALIFIERS,
    ROLE_TAILS,
)
from briefing.extract.lexicon.tables import table
from briefing.model import Span

_LISTS = table("names", "title_halves")

if TYPE_CHECKING:
    from briefing.extract.document.parsed import TokenSpan as EntSpan

_JOINING = _LISTS.words("joining")


def ends_role(entity: EntSpan) -> bool:
    """Whether the model took the end of an office for a name: the "State" of "Secretary of State"."""
    doc, at = entity.doc, entity.start
    if entity.label_ != "ORG" or entity.text.isupper():
        return False
    after = doc[entity.end] if entity.end < len(doc) else None
    of_title = at > 1 and doc[at - 1].lower_ in ("of", "for") and _is_title(doc[at - 2].text)
    of_title = of_title or (at > 2 and doc[at - 1].text in (",", "&", "and") and doc[at - 2].lower_ in PORTFOLIO)
    before_title = after is not None and after.text.istitle() and _is_title(after.text)
    if is_portfolio(entity) and (of_title or before_title):
        return True
    if len(entity) > 1:
        return False
    if after is not None and entity.root.is_sent_start and entity.root.lower_ in BODY_KINDS:
        return bool(after.text.islower() and after.lower_ in ORG_HEADS)
    tail = at > 1 and doc[at - 1].lower_ in ("of", "for") and doc[at - 2].lower_ in ROLE_TAILS
    return tail and entity.root.lower_ not in ORG_HEADS


def is_portfolio(span: EntSpan) -> bool:
    """Whether the words say what a minister is in charge of: "Trade and Industry"."""
    low = {t.lower_ for t in span}
    return bool(low & PORTFOLIO) and low <= PORTFOLIO | _JOINING


def _is_title(word: str) -> bool:
    return word.lower() in ROLE_TAILS or titles.head_of(word.lower(), noun=False) is not None


def body_before_name(entity: EntSpan) -> int | None:
    """Token at which a person's name begins that the model took for the end of a body's.

    "Head of the Office of the National Assembly" + name: a title stands before the body, and after the last word of
    what is sure to be one, or of what a minister is in charge of, come at least two that are none.
    """
    doc, at = entity.doc, entity.start
    at -= at > 0 and doc[at - 1].lower_ == "the"
    if entity.label_ != "ORG" or at < 2 or doc[at - 1].lower_ not in ("of", "for") or not _is_title(doc[at - 2].text):
        return None
    heads = [t.i for t in entity if t.lower_ in ORG_HEADS_SURE | PORTFOLIO]
    tail = doc[heads[-1] + 1 : entity.end] if heads else ()
    if len(tail) < 2 or not all(t.text.istitle() and t.is_alpha and t.lower_ not in ORG_HEADS for t in tail):
        return None
    return int(heads[-1] + 1)


def without_role(text: str, span: Span) -> Span | None:
    """ "UN Special Rapporteur" is the UN; "Minister of Health" is nobody's name."""
    parts = list(re.finditer(r"\S+", text[span.start : span.end]))
    low = [p.group().lower() for p in parts]
    if low[0] in ROLE_TAILS and len(low) > 1 and low[1] in ("of", "for", "to", "general"):
        return None
    end = len(low) - 1
    inner = next((i for i in range(1, end) if low[i] in ROLE_TAILS and low[i + 1] in ("of", "for")), end)
    if low[inner] not in ROLE_TAILS:
        return span
    if low[inner] == "states" and "of" in low[:inner]:
        return span
    keep = inner
    while keep and low[keep - 1] in ROLE_QUALIFIERS:
        keep -= 1
    body = text[span.start : span.start + parts[keep - 1].end()] if keep else ""
    if low[keep - 1 if keep else 0] in ("of", "the"):
        return span
    known = body.isupper() or geo.is_country(body) or (keep and low[keep - 1] in ORG_HEADS)
    return Span(span.start, span.start + len(body)) if known else None
