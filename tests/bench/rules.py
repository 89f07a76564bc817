"""How often each named rule decides on articles, and which do in one article only: those are questioned.

python -m tests.bench.rules PATH...    a line a rule, the most frequent decisions first
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Sequence

from rich.console import Console
from rich.table import Table

from briefing.extract import nlp as models
from briefing.extract import pipeline, trace
from briefing.extract.rules import all_rules
from briefing.ingest import discover, load
from briefing.model import Article
from briefing.profiles import load_profile


def main(argv: Sequence[str]) -> int:
    """Print the table for the articles under the paths; the exit status."""
    if not argv:
        print((__doc__ or "").strip(), file=sys.stderr)
        return 2
    nlp, profile = models.load(), load_profile()
    times: Counter[tuple[str, str]] = Counter()
    articles: dict[tuple[str, str], set[str]] = defaultdict(set)
    read = 0
    for source in discover(argv)[0]:
        article = load(source)
        if not isinstance(article, Article):
            continue
        read += 1
        with trace.recording() as steps:
            pipeline.extract(article, profile, nlp)
        for step in steps:
            times[step.part, step.rule] += 1
            articles[step.part, step.rule].add(article.id)
    table = Table("decision", "rule", "times", "articles", "", title=f"rules on {read} articles")
    for decision in all_rules():
        for rule in decision:
            key = (decision.part, rule.name)
            seen = len(articles[key])
            table.add_row(*key, str(times[key]), str(seen), "never" if not seen else "one only" if seen == 1 else "")
    Console(width=140).print(table)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
