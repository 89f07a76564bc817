"""The SQLite library: articles, facts and reading state. Nothing outside it knows SQL."""

from briefing.library.connection import LibraryBusyError, LibraryError
from briefing.library.marks import Mark, Marked
from briefing.library.query import QueryError
from briefing.library.store import Library, open_or_memory
from briefing.library.types import FactsKey, Head, Hit, Mentioned, Reading, Stamp, facts_key, stamp_of, stamps_of

__all__ = [
    "FactsKey",
    "Head",
    "Hit",
    "Library",
    "LibraryBusyError",
    "LibraryError",
    "Mark",
    "Marked",
    "Mentioned",
    "QueryError",
    "Reading",
    "Stamp",
    "facts_key",
    "open_or_memory",
    "stamp_of",
    "stamps_of",
]
