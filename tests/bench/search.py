"""Search in a library of generated articles: each query as one types it, at several sizes."""

from __future__ import annotations

import os
import random
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from briefing.library import FactsKey, Library
from briefing.model import Article, Entity, Facts, Published, Span

SIZES = tuple(int(n) for n in os.environ.get("BENCH_SIZES", "1000,10000,100000").split(","))
WORDS = 300
VOCABULARY = 40_000
ROUNDS = 5
QUERIES = (
    "w1", "w7 w12", '"w3 w5"', "w250 w1800", "w9", "w90*", "wa", "w1 NOT w4", "w2 OR w3 OR w5", "person:p17",
    "person:p17 w3", "country:Norway w20", "date:2019-02..2019-03 w2", "is:unread w6", "is:starred", "w1 person:p1 -w2",
    "title:w5", "date:2019",
)  # fmt: skip
KEY = FactsKey("none", "none", "none")


def measure() -> Iterator[tuple[str, str, str, str, str]]:
    """Rows of the table: what, median, slowest query, which, ratio to the size before."""
    before = None
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder, Library.open(Path(folder) / "library.sqlite3") as library:
            _fill(library, size)
            times = {query: _time(library, query) for query in QUERIES}
            slowest = max(times, key=lambda query: times[query])
            middle = statistics.median(times.values())
            ratio = f"{middle / before:.1f}" if before else "1"
            yield f"search, {size:,} articles", f"{middle:.1f} ms", f"{times[slowest]:.1f} ms", slowest, ratio
            before = middle


def _time(library: Library, query: str) -> float:
    took = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        library.search(query)
        took.append((time.perf_counter() - start) * 1000)
    return statistics.median(took)


def _fill(library: Library, size: int) -> None:
    """Words, and people, by Zipf's law, as in news."""
    chance = random.Random(7)
    words = [f"w{i}" for i in range(1, VOCABULARY)]
    weights = [1 / (i + 2) for i in range(1, VOCABULARY)]
    for first in range(0, size, 1000):
        batch, found = [], []
        for number in range(first, min(size, first + 1000)):
            text = chance.choices(words, weights, k=WORDS)
            day = f"2019-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"
            people = [f"P{int(chance.paretovariate(0.7))}" for _ in range(4)]
            article = Article(
                f"a{number}",
                f"{number}.txt",
                " ".join(text[:8]),
                " ".join(text),
                "Post",
                published=Published(day, "metadata"),
            )
            entities = [
                Entity(f"e{i}", "person", f"Ann {name}", mentions=(Span(0, 2),)) for i, name in enumerate(people)
            ]
            entities.append(Entity("e9", "place", "Oslo", country="NO" if number % 9 == 0 else "SE"))
            batch.append((article, None))
            found.append((article, Facts(article.id, article.published, tuple(entities))))
        library.put_articles(batch)
        for article, facts in found:
            library.put_facts(article, KEY, facts)
        library.mark([article.id for article, _ in batch[::2]], "read")
        library.mark([article.id for article, _ in batch[::50]], "starred")
