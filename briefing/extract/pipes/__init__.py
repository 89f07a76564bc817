"""Parts of a spaCy pipeline that find the same in less time."""
