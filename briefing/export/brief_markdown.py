"""A brief as Markdown that reads well as it is. Article text is escaped: it can format nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefing.export import brief_words as words
from briefing.story.brief_types import Brief, Footnote

_SPECIAL = re.compile(r"[\\`*_\[\]<>|]|&(?=#?\w+;)")
_LINE_START = re.compile(r"^\d+(?=[.)])|^(?=[#+\-=~.)])")


def render(brief: Brief) -> str:
    """The whole brief; footnotes as ``[^1]``."""
    lines = [f"# {plain_text(brief.title)}", ""]
    if brief.since:
        lines += [f"Only what is new since {brief.since}.", ""]
    lines += _section(
        words.HAPPENING, (f"- {plain_text(one.text)}{note_marks(one.notes)}" for one in brief.happening), brief
    )
    lines += _section(words.EVENTS, _events(brief), brief)
    lines += _section(
        words.TIMELINE,
        (f"- {plain_text(e.when)}: {plain_text(e.text)}{note_marks(e.notes)}" for e in brief.timeline),
        brief,
    )
    lines += _section(
        words.PEOPLE,
        (f"- **{plain_text(p.name)}**: {plain_text(words.person_line(p))}{note_marks(p.notes)}" for p in brief.people),
        brief,
    )
    lines += _section(words.CLAIMS, _claims(brief), brief)
    lines += _section(
        words.CHANGES,
        (f"- {c.date}: {plain_text(words.change_line(c))}{note_marks(c.notes)}" for c in brief.changes),
        brief,
    )
    lines += _section(words.DIFFERENCES, _differences(brief), brief)
    lines += _section(words.SOURCES, _sources(brief), brief)
    lines += _section(words.NOTES, footnotes(brief.notes), brief)
    return "\n".join(lines).rstrip("\n") + "\n"


def _section(head: str, lines: Iterable[str], brief: Brief) -> list[str]:
    body = list(lines)
    return [f"## {head}", "", *(body or [words.empty(brief)]), ""]


def _events(brief: Brief) -> Iterable[str]:
    for number, event in enumerate(brief.events):
        if number:
            yield ""
        yield f"**{plain_text(words.event_head(event))}**"
        yield ""
        for line in event.fields:
            yield f"- {line.field}: {plain_text(line.text)} ({words.support(line)}){note_marks(line.notes)}"


def _claims(brief: Brief) -> Iterable[str]:
    for entry in brief.claims:
        for said, lead in ((entry.claim, "- "), *((said, "  - ") for said in words.beside_claim(entry))):
            yield f"{lead}**{plain_text(said.speaker)}** {plain_text(words.said_line(said))}{note_marks(said.notes)}"


def _differences(brief: Brief) -> Iterable[str]:
    for difference in brief.differences:
        yield f"- {plain_text(words.difference_head(difference))}:"
        for side in difference.sides:
            yield f"  - {plain_text(side.value)} ({plain_text(', '.join(side.sources))}){note_marks(side.notes)}"


def _sources(brief: Brief) -> Iterable[str]:
    for source in brief.sources:
        url = f" <{source.url}>" if source.url and re.fullmatch(r"https?://[^\s<>]+", source.url) else ""
        yield f"- {plain_text(words.source_line(source, brief))}{url}"


def footnotes(notes: Iterable[Footnote]) -> Iterable[str]:
    """Each note on a line of its own, an empty one between."""
    for number, note in enumerate(notes):
        if number:
            yield ""
        day = f", {note.published}" if note.published else ""
        yield f"[^{note.number}]: {plain_text(note.source)}{day}: “{plain_text(note.quotation.text)}”"


def note_marks(numbers: Iterable[int]) -> str:
    """Calls for footnotes: ``[^1][^2]``."""
    return "".join(f"[^{number}]" for number in numbers)


def plain_text(text: str) -> str:
    """``text`` on one line, with nothing in it that Markdown would read as its own."""
    line = " ".join(text.split())
    line = _SPECIAL.sub(lambda match: "\\" + match[0], line)
    return _LINE_START.sub(lambda match: match[0] + "\\", line)
