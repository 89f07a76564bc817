"""What pages bear around their articles makes no story of them."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from briefing.library import FactsKey, Library
from briefing.model import Article, Entity, Facts, Span, Time
from briefing.profiles import load_profile
from briefing.story.keeping import StoryKeeper
from briefing.story.stories.index import StoryIndex
from briefing.story.stories.shared_lines import MANY, SharedLines, lines_of, outside
from briefing.story.types import Record

ASIDE = (
    "Mayor Odo Quell charged over the Fernbridge tram contract.",
    "Pop star Lia Morrow cancels her Ostwick concert on 3 May 2031.",
    "By registering you agree that whatever you post may be used as we please.",
)
NUMBER = 10
SYLLABLES = ["ba", "de", "fi", "go", "hu", "ka", "le", "mi", "no", "pu", "ra", "se", "ti", "vo", "zu"]


def page(number: int, aside: tuple[str, ...] = ASIDE) -> Record:
    chance = random.Random(number)
    words = ["".join(chance.choices(SYLLABLES, k=4)) for _ in range(20)]
    own = (" ".join(chance.choices(words, k=12)) + "." for _ in range(6))
    text = "\n".join((aside[0], *own, *aside[1:]))
    article = Article(f"p{number}", f"p{number}.txt", aside[0], text)
    at = text.index(aside[0])
    who = Entity("e1", "person", "Odo Quell", mentions=(Span(at + 6, at + 15),))
    return article, Facts(article.id, None, (who,), (Time(at, at + 5, "Mayor", "date", "2031-05-03"),), (), "m")


PAGES = [page(number) for number in range(NUMBER)]


def test_pages_that_have_but_such_lines_in_common_are_stories_of_their_own() -> None:
    index = StoryIndex.of(PAGES)
    assert [len(group) for group in index.groups()] == [1] * len(PAGES)
    titles = {index.story([article]).title for article, _ in PAGES}
    assert len(titles) == len(PAGES)
    assert ASIDE[0] not in titles


def test_pages_that_come_one_by_one_end_as_those_that_come_together() -> None:
    key = FactsKey("m", "p", "x")
    with Library.in_memory() as library:
        keeper = StoryKeeper(library, key, load_profile())
        for article, facts in PAGES:
            library.put_article(article)
            library.put_facts(article, key, facts)
            told = keeper.update()
        assert [len(one.story.ids) for one in told] == [1] * len(PAGES)
        assert all(not one.story.entities for one in told)


def test_what_all_print_in_whole_is_a_copy_and_is_left() -> None:
    shared = SharedLines(lines_of(PAGES[0][0].text) for _ in range(MANY + 2))
    assert shared.within(PAGES[0][0].text) == []
    assert shared.cleared(PAGES[0][0]) == PAGES[0][0]


def test_a_line_that_few_have_is_none() -> None:
    shared = SharedLines(lines_of(article.text) for article, _ in PAGES[: MANY - 1])
    assert shared.within(PAGES[0][0].text) == []


def test_only_what_stands_elsewhere_too_is_left_of_the_facts() -> None:
    article, facts = PAGES[0]
    (who,) = facts.entities
    more = replace(facts, entities=(replace(who, mentions=(*who.mentions, Span(100, 109))),))
    shared = SharedLines(lines_of(article.text) for article, _ in PAGES)
    spans = shared.within(article.text)
    assert outside(facts, spans).entities == ()
    assert outside(facts, spans).times == ()
    assert [m.start for m in outside(more, spans).entities[0].mentions] == [100]


@given(
    st.lists(st.sampled_from([*ASIDE, "", "  ", "A short one", "Something that only this page says at all.", "é" * 30]))
)
def test_offsets_stay_and_what_is_counted_can_be_uncounted(lines: list[str]) -> None:
    shared = SharedLines(lines_of(article.text) for article, _ in PAGES)
    article = Article("a", "a.txt", lines[0] if lines else "", "\n".join(lines))
    before = shared.cleared(article)
    assert len(before.text) == len(article.text)
    assert all(new in (old, " ") for new, old in zip(before.text, article.text, strict=True))
    for span in shared.within(article.text):
        assert not before.text[span.start : span.end].strip()
    shared.add(lines_of(article.text))
    shared.remove(lines_of(article.text))
    assert shared.cleared(article) == before
