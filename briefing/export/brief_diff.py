"""A comparison of new articles with old ones, as Markdown that reads well as it is, and as JSON."""

from __future__ import annotations

import json
from typing import Literal

import msgspec

from briefing import __version__
from briefing.export.brief_markdown import footnotes, note_marks, plain_text
from briefing.story.comparison import Comparison, Finding


class Document(msgspec.Struct, frozen=True):
    """What ``briefing diff --json`` prints. ``generator`` is the version of briefing."""

    comparison: Comparison
    generator: str = __version__
    format: Literal["briefing.diff"] = "briefing.diff"
    version: Literal[1] = 1


def encode(comparison: Comparison) -> bytes:
    """The comparison as JSON, UTF-8, ending in a newline."""
    return msgspec.json.format(msgspec.json.encode(Document(comparison)), indent=2) + b"\n"


def schema() -> str:
    """The JSON Schema of the document."""
    return json.dumps(msgspec.json.schema(Document), indent=2)


def render(comparison: Comparison) -> str:
    """The comparison as Markdown, contradictions first."""
    lines: list[str] = ["# What is new", ""]
    for head, found in (
        ("Contradicts", comparison.contradicts),
        ("Adds", comparison.adds),
        ("Makes more exact", comparison.refines),
        ("Confirms", comparison.confirms),
    ):
        if found:
            lines += [f"## {head}", "", *(f"- {_finding(finding)}" for finding in found), ""]
    if comparison.repeats:
        said = (f"- {plain_text(new)}: the same text as {plain_text(old)}" for new, old in comparison.repeats)
        lines += ["## Repeats", "", *said, ""]
    if len(lines) == 2:
        lines += ["Nothing that was not known.", ""]
    if comparison.notes:
        lines += ["## Evidence", "", *footnotes(comparison.notes)]
    return "\n".join(lines).rstrip("\n") + "\n"


def _finding(finding: Finding) -> str:
    change = finding.now if finding.before in ("", finding.now) else f"{finding.before} → {finding.now}"
    if finding.field == "participants":
        change = f"also {finding.now}"
    return f"{plain_text(f'{finding.subject}, {finding.field}: {change}')}{note_marks(finding.notes)}"
