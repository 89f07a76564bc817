"""The rules that make two accounts of events one or keep them apart: each decides in its own examples."""

from __future__ import annotations

from typing import Any

import pytest

from briefing.extract import nlp as models
from briefing.extract import pipeline, trace
from briefing.extract.rules import Rule
from briefing.model import Article, Published
from briefing.profiles import load_profile
from briefing.story.build import build_story
from briefing.story.linking.event_rules import ALIKE, APART

RULES = [(decision.part, rule) for decision in (APART, ALIKE) for rule in decision]
FIRES = [(part, rule, example) for part, rule in RULES for example in rule.fires]
NEVER = [(part, rule, example) for part, rule in RULES for example in rule.never]


def _name(value: object) -> str | None:
    return value.name if isinstance(value, Rule) else None


def _fired(part: str, name: str, example: str) -> bool:
    """Whether the rule decides on an account of the first text and one of the second, two days later."""
    profile = load_profile()
    records = []
    for ident, day, text in zip("ab", ("2019-03-12", "2019-03-14"), example.split(" | "), strict=True):
        article = Article(ident, ident, "", text, published=Published(day, "option"))
        records.append((article, pipeline.extract(article, profile, models.load())))
    with trace.recording() as steps:
        build_story(records, profile=profile)
    return any((step.part, step.rule) == (part, name) for step in steps)


@pytest.mark.parametrize(("part", "rule", "example"), FIRES, ids=_name)
def test_a_rule_decides_in_its_examples(part: str, rule: Rule[Any, Any], example: str) -> None:
    assert _fired(part, rule.name, example), example


@pytest.mark.parametrize(("part", "rule", "example"), NEVER, ids=_name)
def test_a_rule_is_silent_in_its_never_examples(part: str, rule: Rule[Any, Any], example: str) -> None:
    assert not _fired(part, rule.name, example), example


def test_every_rule_has_examples_and_says_what_it_means() -> None:
    for _, rule in RULES:
        assert rule.fires, rule.name
        assert rule.never, rule.name
        assert 10 < len(rule.says) < 130, rule.name
