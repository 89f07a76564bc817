"""briefing: a terminal reader that turns news articles into facts with their evidence."""

__version__ = "0.1.0"
