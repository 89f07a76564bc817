"""Every fact can be asked why it is one, and answers with rules and the words that they judged."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.export import why
from briefing.extract import nlp as models
from briefing.extract import pipeline
from briefing.extract.explain import Explained, at, explain, spans_of
from briefing.extract.reasons import Places, reasons
from briefing.ingest import discover, load
from briefing.model import Article, Published
from briefing.profiles import load_profile

SAMPLES = Path(__file__).parents[2] / "samples"
TEXT = (
    "Angela Merkel, the German chancellor, will meet Emmanuel Macron in Oslo on Friday.\n\n"
    "Merkel cancelled a visit to Lima."
)


def _article(text: str) -> Article:
    return Article(id="a", source="-", title="", text=text, published=Published("2019-03-12", "option"))


@pytest.fixture(scope="module")
def facts() -> list[Explained]:
    return explain(_article(TEXT), load_profile(), models.load())[1]


def _of(facts: list[Explained], id_: str) -> list[tuple[str, str, str]]:
    return [(s.part, s.rule, s.outcome) for found in facts if found.id == id_ for s in found.steps]


def test_an_event_is_explained_by_the_words_that_tell_of_it(facts: list[Explained]) -> None:
    steps = _of(facts, "v1")
    assert ("what tells of it", "word of the profile", "meeting") in steps
    assert ("what the verb says of the event's state", "will", "planned") in steps
    assert ("who", "grammar of the clause", "Angela Merkel, Emmanuel Macron") in steps
    assert not any(rule == "cancelled" for _, rule, _ in steps), "the other sentence is another event's"


def test_a_person_is_explained_by_name_role_and_country(facts: list[Explained]) -> None:
    steps = _of(facts, "e1")
    assert ("what kind of name it is", "label of the model", "PERSON") in steps
    assert any(part == "what kind of name it is" and outcome == "person" for part, _, outcome in steps)
    assert any(part == "role" and "chancellor" in outcome for part, _, outcome in steps)
    assert ("country", "by_title", "DE") in steps


def test_a_time_is_explained_by_what_it_is_counted_from(facts: list[Explained]) -> None:
    assert ("what its value is", "published", "2019-03-15") in _of(facts, "t1")


def test_words_that_are_judged_twice_are_counted_once() -> None:
    article = _article("Ports in Kenya were closed. On Monday ports in Kenya were opened again.")
    kenya = explain(article, load_profile(), models.load())[1][0]
    parts = [reason.line for reason in reasons(article, kenya) if reason.part == "the part a country plays"]
    assert [line.partition(":")[0] for line in parts] == ["“Kenya” 1"]
    assert ", and 1 more:" in parts[0]


def test_the_facts_at_a_place_come_with_the_fewest_words_first(facts: list[Explained]) -> None:
    found = at(facts, TEXT.index("Friday") + 2)
    assert [f.about for f in found] == ["time", "event"]
    assert at(facts, len(TEXT)) == []


def test_every_fact_of_the_samples_has_an_answer() -> None:
    for source in discover([str(SAMPLES)])[0]:
        article = load(source)
        assert isinstance(article, Article)
        for found in explain(article, load_profile(), models.load())[1]:
            assert found.steps, (article.source, found.id)
            text = why.lines(article, found, 80)
            assert all(line.startswith("  ") for line in text)
            assert why.heading(article, found).startswith(found.id)
            assert all(0 <= s.start < s.end <= len(article.text) for s in spans_of(found.fact))


def test_asking_why_changes_no_fact() -> None:
    article, profile, nlp = _article(TEXT), load_profile(), models.load()
    assert explain(article, profile, nlp)[0] == pipeline.extract(article, profile, nlp)


@pytest.mark.parametrize(("line", "column", "offset"), [(1, 1, 0), (2, 3, 6), (3, 1, 9), (2, 5, None), (9, 1, None)])
def test_lines_and_columns_are_code_points_from_one(line: int, column: int, offset: int | None) -> None:
    assert Places("añb\nwörd\n\nx").offset(line, column) == offset


@given(st.text(alphabet="ab\n", min_size=1))
def test_a_place_leads_back_to_its_code_point(text: str) -> None:
    places = Places(text)
    for offset, char in enumerate(text):
        line, column = map(int, places.name(offset).split(":"))
        assert char == "\n" or places.offset(line, column) == offset
