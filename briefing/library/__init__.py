"""The SQLite library: articles, facts and reading state. Nothing outside it knows SQL."""
