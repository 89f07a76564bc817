"""How often each named rule decides on articles, in how many of them, and how many facts are others without it.

python -m tests.bench.rules PATH...                  a line a rule; those that decide in one article at most are marked
python -m tests.bench.rules without RULE COMMAND...  briefing's COMMAND with one rule switched off, in one process

Of rules that link the events of several articles the facts are the events that are others in the story of all.

The second is for scorers that run a command, to see what a figure loses without a rule: --cmd "python -m
tests.bench.rules without RULE facts". Where two decisions have a rule of one name, RULE is "decision: rule".
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any

from rich.console import Console
from rich.table import Table

from briefing.cli.main import main as briefing
from briefing.export.facts_json import ArticleFacts, encode_line
from briefing.extract import nlp as models
from briefing.extract import pipeline, trace
from briefing.extract.rules import Rules, all_rules
from briefing.ingest import discover, load
from briefing.model import Article, Facts
from briefing.profiles import load_profile
from briefing.story.build import build_story
from briefing.story.types import Member, Record
from tests.bench.golden import differences

Key = tuple[str, str]


class Reading:
    """Articles, with what each rule does on them."""

    def __init__(self, paths: Sequence[str]) -> None:
        self._nlp, self._profile = models.load(), load_profile()
        self.articles: list[Article] = []
        self.times: Counter[Key] = Counter()
        self.fired: defaultdict[Key, list[Article]] = defaultdict(list)
        self._facts: dict[str, dict[str, Any]] = {}
        self._records: list[Record] = []
        for article in map(load, discover(paths)[0]):
            if isinstance(article, Article):
                self.articles.append(article)
                with trace.recording() as steps:
                    facts = pipeline.extract(article, self._profile, self._nlp)
                self._facts[article.id] = _as_json(article, facts)
                self._records.append((article, facts))
                self.times.update((step.part, step.rule) for step in steps)
                for key in {(step.part, step.rule) for step in steps}:
                    self.fired[key].append(article)
        with trace.recording() as steps:
            self._events = self._linked()
        self.times.update((step.part, step.rule) for step in steps)

    def changed(self, decision: Rules[Any, Any], rule: str) -> int:
        """How many facts are lost, gained or others without a rule, where it decides."""
        with decision.without(rule):
            articles = self.fired[decision.part, rule]
            found = [(self._facts[a.id], _as_json(a, pipeline.extract(a, self._profile, self._nlp))) for a in articles]
        return sum(len(list(differences(before, after))) for before, after in found)

    def relinked(self, decision: Rules[Any, Any], rule: str) -> int:
        """How many events of the story of all articles are others without a rule."""
        with decision.without(rule):
            return len(self._linked() ^ self._events)

    def _linked(self) -> set[tuple[Member, ...]]:
        return {event.members for event in build_story(self._records, profile=self._profile).events}


def _as_json(article: Article, facts: Facts) -> dict[str, Any]:
    return dict(json.loads(encode_line(ArticleFacts.of(article, facts))))


def table(paths: Sequence[str]) -> Table:
    """A row a rule, in the order of the rules."""
    reading = Reading(paths)
    columns = "decision", "rule", "times", "articles", "facts without it", ""
    shown = Table(*columns, title=f"rules on {len(reading.articles)} articles")
    for decision in all_rules():
        for rule in decision:
            key = decision.part, rule.name
            seen = len(reading.fired[key])
            facts = str(reading.changed(decision, rule.name)) if seen else ""
            mark = "never" if not seen else "one only" if seen == 1 else ""
            if mark and rule.seldom:
                mark = f"{mark}: {rule.seldom}"
            shown.add_row(*key, str(reading.times[key]), str(seen), facts, mark)
    for decision in all_rules("briefing.story"):
        for rule in decision:
            times = reading.times[decision.part, rule.name]
            facts = str(reading.relinked(decision, rule.name)) if times else ""
            shown.add_row(decision.part, rule.name, str(times), "", facts, "" if times else f"never: {rule.seldom}")
    return shown


def without(name: str, command: Sequence[str]) -> int:
    """Run ``command`` of briefing with a rule switched off; its exit status, 2 where there is no such rule, or two."""
    models.load()
    found = [
        (decision, rule.name)
        for decision in all_rules()
        for rule in decision
        if name in (rule.name, f"{decision.part}: {rule.name}")
    ]
    if len(found) != 1:
        known = [f"{d.part}: {r}" for d, r in found] or [f"{d.part}: {r.name}" for d in all_rules() for r in d]
        print(f"{name}: {'several rules' if found else 'no rule'}; choose from", *known, sep="\n  ", file=sys.stderr)
        return 2
    (decision, rule) = found[0]
    with decision.without(rule):
        return briefing([*command, "--workers", "1", "--no-library"])


def main(argv: Sequence[str]) -> int:
    """Do what the command line says; the exit status."""
    match list(argv):
        case ["without", name, *command] if command:
            return without(name, command)
        case [first, *_] if first != "without":
            Console(width=180).print(table(argv))
            return 0
    print((__doc__ or "").strip(), file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
