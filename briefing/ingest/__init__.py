"""From a path or standard input to sanitised articles."""

from briefing.ingest.discover import discover
from briefing.ingest.load import DEFAULT_MAX_BYTES, load
from briefing.ingest.readers.registry import SUFFIXES
from briefing.ingest.sanitise import safe_label, sanitise
from briefing.ingest.sources import Skipped, Source

__all__ = ["DEFAULT_MAX_BYTES", "SUFFIXES", "Skipped", "Source", "discover", "load", "safe_label", "sanitise"]
