"""Words a second of CPU time: the bare spaCy pipeline, extract() on the same texts, each stage of it."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from unittest.mock import patch

from briefing.extract import nlp as models
from briefing.extract import pipeline
from briefing.ingest import discover, load
from briefing.model import Article
from briefing.profiles import load_profile

SAMPLES = Path(__file__).parents[2] / "samples"
ROUNDS = 5
STAGES = (
    "find_boilerplate",
    "find_times",
    "find_mentions",
    "resolve_entities",
    "assign_roles",
    "find_statements",
    "find_events",
)


def measure() -> Iterator[tuple[str, str, str, str, str]]:
    """Rows of the table: what, words a second, nothing, what of the bare pipeline, ratio."""
    nlp, profile = models.load(), load_profile()
    bare_nlp = models.load_bare()
    articles = [a for s in discover([str(SAMPLES)])[0] if isinstance(a := load(s), Article)]
    words = sum(len(a.text.split()) for a in articles) * ROUNDS
    spent: Counter[str] = Counter()

    def timed(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            start = time.process_time()
            try:
                return function(*args, **kwargs)
            finally:
                spent[name] += time.process_time() - start  # type: ignore[assignment]

        return call

    for article in articles:
        bare_nlp(article.text)
        pipeline.extract(article, profile, nlp)
    for _ in range(ROUNDS):
        for article in articles:
            timed("bare pipeline", bare_nlp)(article.text)
            timed("extract()", pipeline.extract)(article, profile, nlp)
    bare = words / spent["bare pipeline"]
    whole = words / spent["extract()"]
    yield "bare pipeline", f"{bare:,.0f} words/s", "", "", ""
    yield "extract()", f"{whole:,.0f} words/s", "", f"bare {bare:,.0f}", f"{whole / bare:.2f}"
    for stage in STAGES:
        function = getattr(pipeline, stage)
        with patch.object(pipeline, stage, timed(stage, function)):
            for article in articles:
                pipeline.extract(article, profile, nlp)
        yield f"  {stage}", f"{words / ROUNDS / spent[stage]:,.0f} words/s", "", "", ""
