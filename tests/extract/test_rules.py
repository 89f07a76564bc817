"""Named rules: each answers in its own examples and in none of its never-examples, and says so when asked."""

from __future__ import annotations

import importlib
import pkgutil
import re
from typing import Any

import pytest

import briefing.extract
from briefing.extract import nlp as models
from briefing.extract import pipeline, trace
from briefing.extract.rules import Rule, all_rules
from briefing.model import Article, Published
from briefing.profiles import load_profile

for _module in pkgutil.walk_packages(briefing.extract.__path__, "briefing.extract."):
    importlib.import_module(_module.name)

DECISIONS = all_rules()
FIRES = [(r.part, rule, text) for r in DECISIONS for rule in r for text in rule.fires]
NEVER = [(r.part, rule, text) for r in DECISIONS for rule in r for text in rule.never]


def _name(value: object) -> str | None:
    return value.name if isinstance(value, Rule) else None


def _fired(part: str, name: str, example: str) -> list[trace.Step]:
    """The steps of a rule when ``example`` is extracted, in its bracketed part where it has one."""
    text = re.sub(r"[\[\]]", "", example)
    start, end = example.find("["), example.find("]") - 1
    article = Article(id="a", source="-", title="", text=text, published=Published("2019-03-12", "option"))
    with trace.recording() as steps:
        pipeline.extract(article, load_profile(), models.load())
    inside = (start, end) if start >= 0 else (0, len(text))
    return [s for s in steps if (s.part, s.rule) == (part, name) and s.start < inside[1] and inside[0] < s.end]


@pytest.mark.parametrize(("part", "rule", "example"), FIRES, ids=_name)
def test_a_rule_answers_in_its_examples(part: str, rule: Rule[Any, Any], example: str) -> None:
    assert _fired(part, rule.name, example), example


@pytest.mark.parametrize(("part", "rule", "example"), NEVER, ids=_name)
def test_a_rule_is_silent_in_its_never_examples(part: str, rule: Rule[Any, Any], example: str) -> None:
    assert not _fired(part, rule.name, example), example


def test_every_rule_says_what_it_means_in_one_line() -> None:
    for decision in DECISIONS:
        for rule in decision:
            assert 10 < len(rule.says) < 130, rule
            assert rule.says.endswith("."), rule
            assert rule.fires or rule.name == "too_far", rule


def test_a_rule_that_is_switched_off_is_silent_until_the_block_ends() -> None:
    part, rule, example = next(one for one in FIRES if one[1].name == "past")
    decision = next(one for one in DECISIONS if one.part == part)
    with decision.without(rule.name):
        assert not _fired(part, rule.name, example)
    assert _fired(part, rule.name, example)
    with pytest.raises(KeyError), decision.without("no such rule"):
        pass
