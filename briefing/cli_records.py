"""From the paths on a command line to articles with their facts."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from briefing.extract import extract
from briefing.extract import nlp as models
from briefing.ingest import Skipped, discover, load
from briefing.model import Facts
from briefing.profiles import load_profile
from briefing.story.types import Record


def records(paths: Sequence[str], *, model: str | None = None, profile: str = "diplomacy") -> list[Record]:
    """What can be read under ``paths``, in their order; what cannot is named on stderr. Equal contents have equal ids.

    Raises:
        ModelError: no usable spaCy pipeline.
        ProfileError: no such profile, or one that is not valid.
    """
    wanted = load_profile(profile)
    nlp = models.load(model)
    sources, skipped = discover(paths)
    facts: dict[str, Facts] = {}
    found: list[Record] = []
    for source in sources:
        article = load(source)
        if isinstance(article, Skipped):
            skipped.append(article)
            continue
        if article.id not in facts:
            facts[article.id] = extract(article, wanted, nlp)
        found.append((article, facts[article.id]))
    for skip in skipped:
        print(f"briefing: {skip.source}: {skip.reason}", file=sys.stderr)
    return found
