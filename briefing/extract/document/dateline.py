"""The datelines of a text: at the head of its first paragraphs."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.extract.document.paragraphs import paragraph_starts
from briefing.ingest.dateline import Dateline, dateline_at

FIRST = 6
"""Paragraphs at the head, headline and byline included, of which one may begin with it."""


def datelines(text: str) -> Iterator[Dateline]:
    """Those with which one of the first paragraphs begins, mostly one or none."""
    for begin in [0, *paragraph_starts(text)][:FIRST]:
        start = begin
        while start < len(text) and text[start].isspace():
            start += 1
        if found := dateline_at(text, start):
            yield found
