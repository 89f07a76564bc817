"""Texts and facts in hand: none is lost that nobody else keeps, and only so many others stay."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from briefing.library import FactsKey, Library
from briefing.model import Article, Facts
from briefing.ui.shelf import IN_HAND, Shelf

KEY = FactsKey("m", "p", "x")


def article(number: int) -> Article:
    return Article(f"a{number}", f"{number}.md", f"Title {number}", f"Text of {number}.")


def test_many_articles_come_from_the_library_and_few_stay() -> None:
    asked: list[int] = []
    with Library.in_memory() as library:

        def fetch(ids: Sequence[str]) -> tuple[dict[str, Article], dict[str, Facts]]:
            asked.append(len(ids))
            found = library.articles(ids)
            return {one.id: one for one in found}, library.facts_of(found, KEY)

        shelf = Shelf(fetch)
        ids = [f"a{n}" for n in range(IN_HAND * 3)]
        for n, ident in enumerate(ids):
            shelf.put(article(n))
            shelf.put_facts(ident, Facts(ident))
            library.put_facts(article(n), KEY, Facts(ident))
            shelf.release([ident], [ident])
        assert [one for one, facts in shelf.each(ids) if facts] == [article(n) for n in range(len(ids))]
        assert sum(asked) == 2 * IN_HAND, "what is in hand is not asked for"
        assert shelf.article("a0") == article(0)
        assert shelf.facts("a1") == Facts("a1")
        before = len(asked)
        assert shelf.article("a1") == article(1)
        assert len(asked) == before
        assert list(shelf.each(["other"])) == []


@given(
    st.lists(st.tuples(st.sampled_from(["put", "facts", "drop", "article", "told"]), st.integers(0, 5)), max_size=60)
)
def test_what_nobody_else_keeps_is_never_let_go(steps: list[tuple[str, int]]) -> None:
    shelf = Shelf(lambda ids: ({}, {}))
    texts: set[int] = set()
    told: set[int] = set()
    for what, n in steps:
        match what:
            case "put":
                shelf.put(article(n))
                texts.add(n)
            case "facts":
                shelf.put_facts(f"a{n}", Facts(f"a{n}"))
                told.add(n)
            case "drop":
                shelf.drop_facts(f"a{n}")
                told.discard(n)
            case _:
                for other in range(IN_HAND + 1):
                    shelf.put(article(100 + other), kept=True)
        assert {n for n in range(6) if shelf.article(f"a{n}")} == texts
        assert {n for n in range(6) if shelf.facts(f"a{n}")} == told


def test_facts_are_grouped_once_while_they_are_the_same() -> None:
    shelf, made = Shelf(), []
    facts = Facts("a1")
    for told in (facts, facts, Facts("a1", model="other")):
        shelf.groups("a1", told, lambda: made.append(1) or [])  # type: ignore[func-returns-value]
    assert len(made) == 2
