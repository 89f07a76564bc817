"""From a path or standard input to sanitised articles."""

from briefing.ingest.load import Skipped, Source, discover, load

__all__ = ["Skipped", "Source", "discover", "load"]
