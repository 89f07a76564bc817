"""Many articles, one brief: who is who across sources, what agrees, what changed, what is related."""
