"""Why a fact is one, as text: the steps of extraction that led to it, a line each, in plain English."""

from __future__ import annotations

import textwrap

from briefing.extract.explain import Explained, spans_of
from briefing.extract.reasons import Places, reasons
from briefing.model import Article, Entity, Event, Statement, Time


def heading(article: Article, found: Explained) -> str:
    """One line on the fact: its id, what it is, and where it is said first."""
    spans = spans_of(found.fact)
    place = f" ({Places(article.text).name(spans[0].start)})" if spans else ""
    return f"{found.id}  {_title(article, found.fact)}{place}"


def lines(article: Article, found: Explained, width: int = 100) -> list[str]:
    """The reasons under their decisions. ``width`` is in characters; a word longer than that is not broken."""
    out: list[str] = []
    last = ""
    for reason in reasons(article, found):
        if reason.part != last:
            last = reason.part
            out.append(f"  {last}:")
        out += textwrap.wrap(
            reason.line,
            width,
            initial_indent="    ",
            subsequent_indent="      ",
            break_long_words=False,
            break_on_hyphens=False,
        )
    return out or ["  nothing was recorded of it"]


def _title(article: Article, fact: Entity | Time | Event | Statement) -> str:
    match fact:
        case Entity():
            country = f", {fact.country}" if fact.country else ""
            return f"{fact.type} {fact.name}{country}{', envoy' if fact.envoy else ''}"
        case Time():
            return f"time “{fact.text}” {fact.value}"
        case Event():
            return f"event {fact.name}, {fact.status}"
        case Statement():
            words = " ".join(article.text[fact.content.start : fact.content.end].split())
            return f"statement “{words if len(words) <= 50 else words[:49] + '…'}”"
