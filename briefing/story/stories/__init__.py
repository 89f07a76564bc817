"""Articles grouped by what they report."""
