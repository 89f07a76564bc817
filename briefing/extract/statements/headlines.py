"""Statements in the style of headlines: "Kim: …", "Poll: …"."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from briefing.extract.statements.lexicon import cues
from briefing.extract.statements.reading import Found, Reading

LONGEST = 22
"""Words of a headline at most."""
_SPEAKER = 4


def headline_statements(reading: Reading, is_named: Callable[[Any], bool]) -> Iterator[Found]:
    """Lines that begin with somebody or something that speaks, and a colon."""
    at = 0
    for line in reading.text.split("\n"):
        start, at = at, at + len(line) + 1
        head, colon, rest = line.partition(":")
        words = rest.split()
        if (
            not colon
            or not 2 <= len(words) <= LONGEST
            or not 1 <= len(head.split()) <= _SPEAKER
            or rest[:1] not in " \t"
        ):
            continue
        if rest.rstrip().endswith(".") or not head.strip()[:1].isupper():
            continue
        tokens = reading.tokens(start, start + len(head))
        if not tokens or any(reading.furniture[i] or reading.quote[i] >= 0 for i in tokens):
            continue
        last = reading.doc[tokens[-1]]
        speaks = cues().words["documents"] | cues().words["sources"]
        if not (is_named(last) or last.lemma_.lower() in speaks):
            continue
        content = reading.span(
            reading.token_at(start + len(head)) + 1, reading.token_at(start + len(line.rstrip()) - 1)
        )
        who = reading.span(tokens[0], tokens[-1])
        if content is not None and who is not None:
            cue = (start + len(head), start + len(head) + 1)
            yield Found(content, cue, "say", reading.how_quoted(*content), who, last)
