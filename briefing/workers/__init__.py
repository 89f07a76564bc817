"""What runs off the screen's thread: niced processes and the jobs they do."""
