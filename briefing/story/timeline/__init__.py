"""The days that matter in many articles about one story, a line each."""
