"""A timeline of very much shows the days that matter, and says how much it leaves out."""

from __future__ import annotations

from datetime import date, timedelta

from briefing.model import Article, Facts
from briefing.story.build import build_story
from briefing.story.lookup import StoryLookup
from briefing.story.types import Quotation, Record
from briefing.ui.view.timeline import A_DAY, CROWDED, axis
from tests.story.made import Maker

FIRST = date(2031, 1, 1)


class Held:
    """The articles of some records."""

    def __init__(self, records: list[Record]) -> None:
        self._by_id = {article.id: (article, facts) for article, facts in records}

    def article(self, article_id: str) -> Article | None:
        return self._by_id[article_id][0]

    def facts(self, article_id: str) -> Facts | None:
        return self._by_id[article_id][1]

    def origin(self, article_id: str) -> tuple[str, str]:
        return article_id, ""

    def sentence(self, quotation: Quotation, reach: int = 90) -> str:
        return quotation.text[:reach]


def reports(count: int) -> list[Record]:
    """One article a day; each third tells of the talks that were held in Oslo on the tenth day."""
    made = []
    for number in range(count):
        maker = Maker(f"a{number:04}", (FIRST + timedelta(number)).isoformat())
        if number % 3 == 0:
            who = [("Lena Fisk", "NO"), ("Pavel Orsic", "HR")]
            maker.event("talks", who, when=("2031-01-10", None), where=[("Oslo", "NO")], status="held")
        made.append(maker.record())
    return made


def test_few_marks_are_all_there() -> None:
    records = reports(20)
    index = StoryLookup(build_story(records))
    found = axis(Held(records), index, [article.id for article, _ in records], None, statements=True)
    assert found.left_out == 0
    assert sum(mark.kind == "publication" for mark in found.marks) == 20


def test_of_too_many_the_day_that_most_tell_of_is_there_and_the_rest_is_counted() -> None:
    records = reports(CROWDED + 60)
    index = StoryLookup(build_story(records))
    articles = [article.id for article, _ in records]
    found = axis(Held(records), index, articles, None, statements=True)
    assert found.left_out == CROWDED + 60 + 1 - len(found.marks)
    assert any(mark.kind == "event" and mark.first == date(2031, 1, 10) for mark in found.marks)
    assert [mark.first for mark in found.marks] == sorted(mark.first for mark in found.marks)
    days = [mark.first for mark in found.marks]
    assert max(days.count(day) for day in days) <= A_DAY
