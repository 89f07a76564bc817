"""One reader a format. ``registry`` tells which is for what; ``protocol`` is what each has to have."""
