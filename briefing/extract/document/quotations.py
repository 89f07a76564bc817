"""What stands in quotation marks: double, single, straight or curly, over paragraphs, unbalanced or not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

_DOUBLE: Final = re.compile(r"[“”„«»\"]|''|``|’’|‘‘")
_SINGLE: Final = re.compile(
    r"(?<![\w'’‘])['‘](?=[^\W_])(?:[^'’‘\n\"“”]|['’](?=\w)|(?<=s)['’](?= [a-z]{3})){2,1500}?['’](?!\w)"
)
_ELISION: Final = re.compile(r"['‘’](?:\d\ds?|[Tt]is|[Tt]was|em|til|cause|n)\b")
NESTED: Final = 60
"""Code points of what is quoted inside a quotation in the same straight marks."""
_WHOLE: Final = 6
"""Words of a quotation that is a sentence."""
_TOLD: Final = re.compile(r"\b(?:said|says|told|added|adds|asked|replied|wrote|tweeted)\b")
"""What is told between two quotations, not inside one."""
_PARAGRAPH: Final = re.compile(r"\n\s*\n|\n(?=[ \t]*[“\"„«])")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Code points of one quotation in one paragraph, its marks included; ``closed`` says that it has both.

    ``goes_on`` says that the next paragraph begins with a mark and continues it.
    """

    start: int
    end: int
    closed: bool = True
    goes_on: bool = False


def find_quotations(text: str) -> list[Quotation]:
    """All quotations in text order; none overlaps another. What is quoted inside a quotation belongs to it."""
    found: list[Quotation] = []
    for start, end in _paragraphs(text):
        carried = bool(found) and found[-1].goes_on
        for q in _of_paragraph(text, start, end):
            if not q.closed and not _continues(text, end):
                if not (carried and q.start == _first(text, start, end)) and not _whole(text, q):
                    continue
                q = Quotation(q.start, q.end, False, False)
            found.append(q)
    return found


def quoted_inside(text: str, q: Quotation) -> list[Quotation]:
    """What is quoted once more inside ``q``, in single marks."""
    return list(_singles(text, q.start + 1, q.end - q.closed))


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for gap in _PARAGRAPH.finditer(text):
        if gap.start() > at:
            yield at, gap.start()
        at = gap.end()
    if at < len(text):
        yield at, len(text)


def _first(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start


def _continues(text: str, end: int) -> bool:
    """Whether the paragraph after ``end`` begins with a mark that opens."""
    rest = text[end : end + 40].lstrip()
    return bool(rest) and (rest[0] in '“„«"' or rest.startswith("''"))


def _whole(text: str, q: Quotation) -> bool:
    """Whether an unclosed quotation is a sentence or more, so that its mark was forgotten rather than stray."""
    return len(text[q.start : q.end].split()) >= _WHOLE and text[q.start + 1 : q.start + 2].isupper()


def _of_paragraph(text: str, start: int, end: int) -> Iterator[Quotation]:
    opened = -1
    free = start
    marks = list(_DOUBLE.finditer(text, start, end))
    within = -1
    for n, mark in enumerate(marks):
        at, after = mark.span()
        if at <= within:
            continue
        before = text[at - 1] if at > start else " "
        behind = text[after] if after < end else " "
        inch = mark.group() == '"' and before.isdigit() and opened < 0
        if inch:
            continue
        opens = mark.group() in ("“", "„", "«", "``", "‘‘")
        closes = mark.group() in ("”", "»", "’’")
        if opened < 0:
            if not closes and not behind.isspace() and (opens or not before.isalnum()):
                yield from _singles(text, free, at)
                opened = at
        elif opens and before.isspace() and text[opened] == mark.group()[0]:
            if _nested(text, marks[n : n + 3], end):
                within = marks[n + 1].start()
            elif not _sentence_ends(text, opened, at):
                opened = at
        elif not opens:
            if not closes and before.isspace() and not behind.isspace() and mark.group() == '"':
                if _nested(text, marks[n : n + 3], end):
                    within = marks[n + 1].start()
                elif not _next_paragraph(text, opened, at):
                    opened = at  # the mark before had no partner: this one opens
                continue
            if after - opened > 3:
                yield Quotation(opened, after)
            opened, free = -1, after
    if opened >= 0:
        tail = end
        while tail > opened and text[tail - 1].isspace():
            tail -= 1
        yield Quotation(opened, tail, False, _continues(text, end))
    else:
        yield from _singles(text, free, end)


def _nested(text: str, marks: Sequence[re.Match[str]], end: int) -> bool:
    """Whether the first two of three marks enclose a few words inside what the third one closes."""
    if len(marks) < 3 or marks[1].start() - marks[0].end() > NESTED:
        return False
    if any(mark.group() != {"“": "”", "«": "»"}.get(marks[0].group(), '"') for mark in marks[1:]):
        return False
    closing = (
        not text[m.start() - 1].isspace() and not text[m.end() : min(m.end() + 1, end)].isalnum() for m in marks[1:]
    )
    return all(closing)


def _next_paragraph(text: str, start: int, at: int) -> bool:
    """Whether the mark at ``at`` opens one more paragraph of the quotation from ``start`` on, set in the same line."""
    said = text[start + 1 : at]
    whole = said[:1].isupper() and text[at + 1 : at + 2].isupper() and len(said.split()) >= _WHOLE
    return whole and _sentence_ends(text, start, at) and not _TOLD.search(said)


def _sentence_ends(text: str, start: int, at: int) -> bool:
    return text[start:at].rstrip()[-1:] in ".!?"


def _singles(text: str, start: int, end: int) -> Iterator[Quotation]:
    """Quotations in single marks between ``start`` and ``end``; an apostrophe opens none."""
    for m in _SINGLE.finditer(text, start, end):
        if not _ELISION.match(text, m.start()):
            yield Quotation(m.start(), m.end())
