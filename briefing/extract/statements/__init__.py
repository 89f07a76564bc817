"""Who says what: quotations and reported speech with source, cue, content, act and addressee."""

from briefing.extract.statements.find import find_statements
from briefing.extract.statements.lookup import StatementIndex

__all__ = ["StatementIndex", "find_statements"]
