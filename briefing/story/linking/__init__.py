"""Who and what is the same in several articles."""
