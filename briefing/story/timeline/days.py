"""Which days matter: those that many sources tell of, at once, and still later on.

Counts of articles that name a day, apart by how near to it they appeared, and of articles that appeared on the day
after; each by its logarithm, so that no single kind decides. The signals are those known from timeline summarisation
(Tran et al., "Leveraging learning to rank in an optimization framework for timeline summarization", 2013; Ghalandari
and Ifrim, "Examining the state-of-the-art in news timeline summarization", ACL 2020); unweighted but one, they need no
training and hold for a week as for a year.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from briefing.model import Time
from briefing.story.timeline.types import Dated

NEXT_DAY = 0.5
"""What the logarithm of the number of articles that appeared on the day after counts beside that of mentions."""
WEEK = 7

Counts = Counter[str]
"""Articles that name a day: published on the ``same`` day, the ``next``, within the ``week``, ``later``, or ``ahead``.

``following`` are those published on the day after, whatever they name."""


def day_of(value: str | None) -> int | None:
    """The ordinal of a day ``YYYY-MM-DD``, None for anything else."""
    try:
        return date.fromisoformat(value).toordinal() if value and len(value) == len("2019-01-01") else None
    except ValueError:
        return None


def named_day(time: Time, published: int | None) -> int | None:
    """The one day that ``time`` names; None for a longer time, and for an article's own date at its head."""
    if time.earliest is None or time.earliest != time.latest or time.type not in ("date", "time"):
        return None
    day = day_of(time.earliest)
    return None if day == published and time.anchor == "absolute" else day


def count_days(articles: Iterable[Dated]) -> dict[int, Counts]:
    """For each day, by its ordinal, the articles that tell of it."""
    counts: defaultdict[int, Counts] = defaultdict(Counter)
    for dated in articles:
        published = day_of(dated.article.published.value) if dated.article.published else None
        if published is not None:
            counts[published - 1]["following"] += 1
        for day in {named_day(time, published) for time in dated.times}:
            if day is not None:
                counts[day][nearness(published, day)] += 1
    return dict(counts)


def score(counts: Mapping[str, int]) -> float:
    """How much a day matters."""
    named = sum(math.log1p(counts.get(kind, 0)) for kind in ("same", "next", "week", "later"))
    return named + NEXT_DAY * math.log1p(counts.get("following", 0))


def salient_days(counts: Mapping[int, Mapping[str, int]], number: int, first: int, last: int) -> list[int]:
    """The ``number`` days from ``first`` to ``last`` that matter most, in their order."""
    ranked = [(score(c), -day) for day, c in counts.items() if first <= day <= last]
    best = sorted((pair for pair in ranked if pair[0] > 0), reverse=True)[: max(0, number)]
    return sorted(-day for _, day in best)


def usual_number(counts: Mapping[int, Mapping[str, int]], days: Sequence[int]) -> int:
    """How many days to show where nobody says: those that matter at least a third as much as the one that does most."""
    scores = [score(counts[day]) for day in days]
    most = max(scores, default=0.0)
    return min(MOST, sum(one >= most / 3 for one in scores if one))


MOST = 20


def nearness(published: int | None, day: int) -> str:
    """The kind of ``Counts`` in which an article published then counts as telling of ``day``."""
    if published is None:
        return "week"
    gap = published - day
    if gap < 0:
        return "ahead"
    if gap < 2:
        return ("same", "next")[gap]
    return "week" if gap <= WEEK else "later"
