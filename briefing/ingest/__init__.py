"""From a path or standard input to sanitised articles."""

from briefing.ingest.discover import discover, inside
from briefing.ingest.load import limits_of, load
from briefing.ingest.readers.protocol import Limits
from briefing.ingest.readers.registry import SUFFIXES
from briefing.ingest.sanitise import safe_label, sanitise
from briefing.ingest.sources import Skipped, Source

__all__ = [
    "SUFFIXES",
    "Limits",
    "Skipped",
    "Source",
    "discover",
    "inside",
    "limits_of",
    "load",
    "safe_label",
    "sanitise",
]
