"""Machine- and human-readable forms of facts and briefs."""
