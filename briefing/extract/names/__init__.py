"""From a parsed text to mentions, and from mentions to entities."""
