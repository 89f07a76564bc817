"""What is told of statements while extraction is recorded."""

from __future__ import annotations

from briefing.extract import trace
from briefing.extract.statements.reading import Found, Reading
from briefing.model import Statement

_QUOTED = {
    "direct": "The words stand in quotation marks.",
    "indirect": "The words are reported, without quotation marks.",
    "mixed": "The words are reported, and some of them stand in quotation marks.",
}


def record_statement(reading: Reading, found: Found, statement: Statement) -> None:
    """Whether the words are quoted, which word says that somebody says them, and who."""
    fact, content = statement.id, (statement.content.start, statement.content.end)
    says = _QUOTED.get(statement.quoted, f"The words are {statement.quoted}.")
    trace.note("statement", "what is said", "quotation", says, content, statement.quoted, fact=fact)
    if statement.cue is not None:
        says = f'"{statement.cue.text}" is a word of saying whose complement or quotation this is.'
        span = statement.cue.start, statement.cue.end
        trace.note("statement", "what tells that it is said", "cue", says, span, statement.act, fact=fact)
    if statement.speaker is not None:
        says = "Its subject, or the name beside the quotation, is who says so."
        trace.note(
            "statement", "who says it", "source", says, found.speaker or content, statement.speaker.text, fact=fact
        )
