"""Grouping, ranking and the brief of generated articles, at several sizes: how long, and how it grows."""

from __future__ import annotations

import math
import os
import random
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from briefing.model import Article, Entity, Facts, Published, Span, Time
from briefing.story.brief import compose
from briefing.story.related import RelatedIndex
from briefing.story.stories.index import StoryIndex
from briefing.story.types import Record
from tests.bench.generated import records as full

SIZES = tuple(int(n) for n in os.environ.get("BENCH_SIZES", "100,1000,5000,10000").split(","))
A_STORY = 6
WORDS = 350
MORE = 20
VOCABULARY = 20_000


def measure() -> Iterator[tuple[str, str, str, str, str]]:
    """Rows of the table: what, all at once, one more article, which size, exponent of the growth."""
    before: tuple[int, float, float, float] | None = None
    for size in SIZES:
        records = generated(size + MORE)
        start = time.process_time()
        index = StoryIndex.of(records[:size])
        grouped = time.process_time() - start
        more = _each(index.add, records[size:])
        yield _row("stories", size, grouped, more, before and (before[0], before[1]))
        start = time.process_time()
        ranking = RelatedIndex(records[:size])
        for article, _ in records[:size]:
            ranking.related(article.id, top=9)
        ranked = time.process_time() - start
        more = _each(partial(_rank, ranking), records[size:])
        yield _row("related", size, ranked, more, before and (before[0], before[2]))
        told = list(full(size))
        start = time.process_time()
        compose(told)
        composed = time.process_time() - start
        yield _row("brief", size, composed, None, before and (before[0], before[3]))
        before = size, grouped, ranked, composed


def _rank(ranking: RelatedIndex, record: Record) -> None:
    ranking.add(record)
    ranking.related(record[0].id, top=9)


def _each(add: Callable[[Record], object], records: Sequence[Record]) -> float:
    took = []
    for record in records:
        start = time.process_time()
        add(record)
        took.append(time.process_time() - start)
    return statistics.median(took)


def _row(
    name: str, size: int, seconds: float, more: float | None, before: tuple[int, float] | None
) -> tuple[str, str, str, str, str]:
    growth = f"{math.log(seconds / before[1]) / math.log(size / before[0]):.2f}" if before else "-"
    return name, f"{seconds:.1f} s", "" if more is None else f"{more * 1000:.0f} ms", f"{size:,} articles", growth


def generated(size: int) -> list[Record]:
    """Articles of ``A_STORY`` to a story, with names, places and a day in common, and words by Zipf's law."""
    chance = random.Random(11)
    words = [f"w{i}" for i in range(VOCABULARY)]
    weights = [1 / (i + 2) for i in range(VOCABULARY)]
    records = []
    for number in range(size):
        story = random.Random(number // A_STORY)
        day = f"2031-{story.randrange(1, 13):02}-{story.randrange(1, 29):02}"
        people = [f"Ann{chr(97 + story.randrange(26))}x Person{story.randrange(size)}" for _ in range(4)]
        own = story.choices(words, weights, k=60)
        text = chance.choices(words, weights, k=WORDS - 60) + chance.sample(own, 40) + people
        chance.shuffle(text)
        ident = f"a{number:06}"
        entities = tuple(Entity(f"e{i}", "person", name, mentions=(Span(0, 3),)) for i, name in enumerate(people))
        published = Published(day, "metadata")
        article = Article(ident, f"{ident}.txt", " ".join(own[:7]), " ".join(text), published=published)
        times = (Time(0, 3, "day", "date", day, day, day, "day"),)
        records.append((article, Facts(ident, published, entities, times)))
    random.Random(1).shuffle(records)
    return records
