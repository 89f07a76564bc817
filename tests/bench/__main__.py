"""Prints a table of what the hand feels and of what extraction costs.

python -m tests.bench            all of it, on samples/
python -m tests.bench screen     first frame and key to paint, beside the floor app
python -m tests.bench search     search in libraries of 1,000, 10,000 and 100,000 generated articles
python -m tests.bench stories    grouping, ranking and briefs of 100 to 10,000 generated articles: all, one more, growth
python -m tests.bench index      articles a second of briefing index with one and two processes, local and on a cluster
python -m tests.bench pages      the story in pages of many shapes, beside trafilatura
python -m tests.bench front      the front page over libraries of 100, 1,000 and 10,000 generated articles
python -m tests.bench opened     timeline, comparison, dossier and related over 10,000 generated articles, idle and not
python -m tests.bench memory     memory of the reader over libraries of 1,000, 10,000 and 100,000 generated articles
python -m tests.bench extract    words a second of the bare pipeline, of extract() and of each stage
"""

from __future__ import annotations

import sys

from rich.console import Console
from rich.table import Table

from tests.bench import extraction, front, index, memory, opened, pages, screen, search, stories

PARTS = {
    "screen": screen.measure,
    "extract": extraction.measure,
    "search": search.measure,
    "stories": stories.measure,
    "pages": pages.measure,
    "index": index.measure,
    "front": front.measure,
    "opened": opened.measure,
    "memory": memory.measure,
}


def main() -> None:
    """Run the parts named on the command line, or all."""
    table = Table("measure", "median", "p95", "against", "ratio", title="briefing bench")
    for name in sys.argv[1:] or list(PARTS):
        for row in PARTS[name]():
            table.add_row(*row)
    Console().print(table)


if __name__ == "__main__":
    main()
