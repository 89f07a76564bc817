"""What a screen shows, as plain rows; no Textual in it."""
