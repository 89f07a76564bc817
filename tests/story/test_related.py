"""Ranking: the same occasion before a similar one, at the price of the candidates and not of the collection."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.model import Article, Entity, Facts, Published, Span
from briefing.story.linking.terms import stem, terms_of
from briefing.story.related import RelatedIndex, related
from briefing.story.types import Record

FERRY = (
    "Ferry sinks off Paros, captain arrested\nThe ferry Artemis sank in a storm near Paros on Monday. "
    "Coastguards arrested captain Nikos Valtas.",
    "Captain of sunken ferry held\nNikos Valtas, who steered the Artemis into rocks off Paros, "
    "was held by coastguards on Tuesday.",
    "Divers reach the Artemis\nDivers reached the wreck of the ferry Artemis near Paros; "
    "captain Valtas denies steering into rocks.",
)
OTHER_FERRY = (
    "Ferry sinks off Lombok\nThe ferry Sinar Jaya sank in a storm near Lombok on Monday. "
    "Coastguards rescued captain Agus Hadi.",
    "Captain of sunken ferry rescued\nAgus Hadi, captain of the Sinar Jaya, "
    "was rescued off Lombok by coastguards in the storm.",
    "Lombok search called off\nCoastguards called off the search for the ferry Sinar Jaya near Lombok after the storm.",
)
ELSEWHERE = (
    "Bank raises rates\nThe central bank raised its rate by a quarter point, citing wages.",
    "Wages push bank\nEconomists said the central bank would raise its rate again as wages rise.",
)


def record(number: int, text: str, published: str | None = None, people: tuple[str, ...] = ()) -> Record:
    key = f"a{number}"
    entities = tuple(
        Entity(f"e{i}", "person", name, mentions=(Span(text.index(name), text.index(name) + len(name)),))
        for i, name in enumerate(people, 1)
    )
    date = Published(published, "metadata") if published else None
    return Article(key, f"{key}.md", text.splitlines()[0], text, published=date), Facts(key, date, entities)


@pytest.fixture
def records() -> list[Record]:
    return [record(number, text) for number, text in enumerate(FERRY + OTHER_FERRY + ELSEWHERE)]


SAME = [("a0", {"a1", "a2"}), ("a1", {"a0", "a2"}), ("a3", {"a4", "a5"}), ("a6", {"a7"})]


@pytest.mark.parametrize(("target", "same"), SAME)
def test_the_same_event_comes_before_a_similar_one(records: list[Record], target: str, same: set[str]) -> None:
    assert {one.article_id for one in related(target, records)[: len(same)]} == same


def test_an_article_is_not_related_to_itself(records: list[Record]) -> None:
    assert "a0" not in {one.article_id for one in related("a0", records)}


def test_top_limits_and_keeps_the_order(records: list[Record]) -> None:
    everything = related("a0", records)
    assert related("a0", records, top=2) == everything[:2]
    assert [one.score for one in everything] == sorted((one.score for one in everything), reverse=True)


def test_reasons_name_what_both_share() -> None:
    left, right = (record(n, FERRY[n], people=("Nikos Valtas",)) for n in (0, 1))
    (one,) = related("a0", [left, right, record(7, ELSEWHERE[0])], top=1)
    assert one.article_id == "a1"
    assert one.shared == ("Nikos Valtas",)
    assert "Nikos Valtas" in " ".join(one.reasons)


def test_articles_of_another_year_come_after_those_of_the_week() -> None:
    storm = "Storm closes the port\nA storm closed the port of Vigo and ferries stayed in harbour."
    again = "Vigo port closed\nFerries stayed in harbour as a storm closed the port of Vigo."
    records = [record(0, storm, "2021-03-02"), record(1, again, "2020-01-10"), record(2, again + " ", "2021-03-03")]
    assert [one.article_id for one in related("a0", records)] == ["a2", "a1"]


def test_nothing_in_common_is_not_related() -> None:
    assert related("a0", [record(0, "Alpha bravo"), record(1, "Charlie delta")]) == []


def test_an_unknown_article_is_a_key_error(records: list[Record]) -> None:
    with pytest.raises(KeyError):
        related("nowhere", records)


def test_adding_one_by_one_gives_what_adding_all_at_once_gives(records: list[Record]) -> None:
    index = RelatedIndex()
    for one in records:
        index.add(one)
        index.related(one[0].id)
    assert index.related("a0") == related("a0", records)


def test_a_removed_article_leaves_no_trace(records: list[Record]) -> None:
    index = RelatedIndex(records)
    index.remove("a1")
    assert index.related("a0") == related("a0", [one for one in records if one[0].id != "a1"])


@given(st.permutations(list(range(8))))
def test_the_order_of_articles_does_not_matter(order: list[int]) -> None:
    texts = FERRY + OTHER_FERRY + ELSEWHERE
    straight = related("a0", [record(n, texts[n]) for n in range(8)])
    shuffled = related("a0", [record(n, texts[n]) for n in order])
    assert [x.article_id for x in straight] == [x.article_id for x in shuffled]
    assert [x.score for x in straight] == pytest.approx([x.score for x in shuffled])


@given(st.text(), st.text())
def test_any_text_has_terms(title: str, text: str) -> None:
    terms = terms_of(title, text)
    assert all(weight >= 1 for weight in terms.weights.values())
    assert all(terms.capitals[key] <= terms.running[key] for key in terms.capitals)


@given(st.text(min_size=1))
def test_a_stem_is_a_beginning_of_its_word(word: str) -> None:
    assert word.casefold().startswith(stem(word))


def test_related_is_plain_data(records: list[Record]) -> None:
    (one, *_) = related("a0", records)
    assert msgspec.json.decode(msgspec.json.encode(one), type=type(one)) == one
