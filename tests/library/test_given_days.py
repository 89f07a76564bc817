"""The day that the reader gives an article wins over its own, in lists and searches too, until it is taken back."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.library import Library
from briefing.library.portable import Exported, export, load
from briefing.model import Article, Published
from briefing.story.linking.corrections import CORRECTIONS, Act, Corrections, Dated

OWN = Published("2021-05-01", "metadata")
GIVEN = Published("2021-03-02", "reader")
UNDATED, DATED = Article("a1", "-", "Undated", "Words."), Article("a2", "-", "Dated", "Other words.", published=OWN)


def given(*days: tuple[str, str]) -> Corrections:
    return Corrections().with_act(Act(tuple(Dated(article, day) for article, day in days)))


@pytest.mark.parametrize("before", [True, False])
def test_articles_have_the_day_whether_kept_before_or_after(before: bool) -> None:
    with Library.in_memory() as library:
        if before:
            library.put_articles([(UNDATED, None), (DATED, None)])
        library.keep(CORRECTIONS, given(("a1", "2021-03-02"), ("a2", "2021-03-02")))
        library.put_articles([(UNDATED, None), (DATED, None)])
        assert [article.published for article in library.articles(["a1", "a2"])] == [GIVEN, GIVEN]
        assert [head.published for head in library.heads()] == [GIVEN, GIVEN]
        assert {hit.id for hit in library.search("date:2021-03")} == {"a1", "a2"}
        library.keep(CORRECTIONS, Corrections())
        assert [article.published for article in library.articles(["a1", "a2"])] == [None, OWN]
        assert library.given_days() == {}


def test_the_list_of_articles_is_in_the_order_of_the_days_given() -> None:
    with Library.in_memory() as library:
        library.put_articles([(UNDATED, None), (DATED, None)])
        assert [head.id for head in library.heads()] == ["a2", "a1"]
        library.keep(CORRECTIONS, given(("a1", "2021-06-01")))
        assert [head.id for head in library.heads()] == ["a1", "a2"]


def test_the_last_day_given_counts_and_an_article_kept_with_it_gets_its_own_back() -> None:
    with Library.in_memory() as library:
        library.put_article(DATED)
        library.keep(CORRECTIONS, given(("a2", "2021-03-01"), ("a2", "2021-03-02")))
        found = library.article("a2")
        assert found
        assert found.published == GIVEN
        library.keep(CORRECTIONS, Corrections())
        # Facts that were looked for meanwhile come back with the article as it was given out.
        library.put_article(found)
        assert library.article("a2") == DATED


def test_an_export_has_the_articles_own_dates_and_the_corrections(tmp_path: Path) -> None:
    file = tmp_path / "library.sqlite3"
    with Library.open(file) as library:
        library.put_article(DATED)
        library.keep(CORRECTIONS, given(("a2", "2021-03-02")))
    lines = list(export(file, Exported()))
    with Library.in_memory() as other:
        load(lines, other)
        assert [article.published for article in other.articles(["a2"])] == [GIVEN]
        other.keep(CORRECTIONS, Corrections())
        assert other.article("a2") == DATED
