"""The days that matter, a line each: many sources before one, first reports and look-backs, copies once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from briefing.extract.times.plain import plain_times
from briefing.model import Article, Event, Published, Span
from briefing.story.timeline.choose import timeline
from briefing.story.timeline.days import salient_days, score
from briefing.story.timeline.types import Dated
from tests.story.made import Maker


def dated(ident: str, day: str | None, text: str, events: Sequence[Event] = ()) -> Dated:
    published = Published(day, "metadata") if day else None
    article = Article(ident, f"{ident}.md", f"Report {ident}", text, published=published)
    return Dated(article, tuple(plain_times(article)), tuple(events))


STRIKE = [
    dated("a", "2031-05-02", "Dockers at Lorn walked out on Thursday over wages and closed all berths of the port."),
    dated("b", "2031-05-02", "The port of Lorn stood still after dockers walked out on Thursday over their wages."),
    dated("c", "2031-05-09", "Owners of the port offered dockers at Lorn a rise of four percent on May 8, 2031."),
    dated("d", "2031-05-10", "Dockers at Lorn refused the rise that the owners of the port offered them on Thursday."),
    dated("e", "2031-06-20", "Since dockers at Lorn walked out on May 1, 2031, prices of coffee have doubled in town."),
    dated("f", "2031-06-20", "A museum of clocks opened in the city on June 14, 2031, with music and a long speech."),
]


def test_the_days_of_the_walkout_and_of_the_offer_matter_most() -> None:
    days = timeline(STRIKE, number=2)
    assert [day.date for day in days] == ["2031-05-01", "2031-05-08"]
    assert [day.told for day in days] == [3, 2]
    assert "walked out" in days[0].text
    assert "offered" in days[1].text


def test_every_line_is_in_the_words_of_its_sources() -> None:
    texts = {one.article.id: one.article.text for one in STRIKE}
    for day in timeline(STRIKE):
        assert day.sources
        said = " ".join(" ".join(texts[s.article][s.start : s.end].split()) for s in day.sources)
        assert day.text == said


def test_only_days_within_the_bounds_and_no_more_than_asked_for() -> None:
    first, last = date(2031, 5, 2), date(2031, 6, 30)
    days = timeline(STRIKE, first=first, last=last, number=9)
    assert all(first.isoformat() <= day.date <= last.isoformat() for day in days)
    assert "2031-05-08" in [day.date for day in days]
    assert len(timeline(STRIKE, number=1)) == 1


def test_a_day_of_which_nothing_can_be_shown_leaves_its_place_to_the_next() -> None:
    unsaid = [
        dated(f"x{n}", None, f"May 30, 2031. Log in with your password to read more of this, {n}.") for n in range(9)
    ]
    days = timeline([*STRIKE, *unsaid], number=2)
    assert [day.date for day in days] == ["2031-05-01", "2031-05-08"]


@given(st.permutations(STRIKE))
def test_the_order_of_articles_does_not_matter(articles: list[Dated]) -> None:
    assert timeline(articles) == timeline(STRIKE)


def test_copies_count_once() -> None:
    wire = " ".join(f"Lorn dockers told witness {i} of the walkout on May 1, 2031 at the gate." for i in range(30))
    copied = [dated(name, "2031-05-03", wire) for name in "xyz"]
    (day,) = timeline(copied, number=1)
    assert day.told == 1


def test_an_articles_own_date_at_its_head_is_no_event() -> None:
    head = dated("h", "2031-05-04", "May 4, 2031\n\nThe owners of the port of Lorn met the dockers again on Friday.")
    assert [day.date for day in timeline([head], number=1)] == ["2031-05-02"]


def test_events_known_of_a_day_stand_with_it() -> None:
    def offer(ident: str, status: str) -> Event:
        return Event(ident, "talks", "wage talks", when=("2031-05-08",), status=status, evidence=(Span(0, 5),))  # type: ignore[arg-type]

    told = [
        dated("c", "2031-05-09", "The owners offered dockers at Lorn more on May 8, 2031.", [offer("v1", "held")]),
        dated("d", "2031-05-10", "Dockers at Lorn refused what was offered on May 8, 2031.", [offer("v1", "held")]),
    ]
    (day,) = timeline(told, number=1)
    assert [(event.text, event.status, event.sources) for event in day.events] == [("wage talks", "held", 2)]


def test_nothing_dated_gives_no_days() -> None:
    assert timeline([dated("n", None, "Somebody said something about the port.")]) == []
    assert timeline([]) == []


@given(st.dictionaries(st.integers(700000, 700200), st.integers(0, 50), max_size=30), st.integers(1, 10))
def test_salient_days_are_in_order_and_no_more_than_asked_for(named: dict[int, int], number: int) -> None:
    counts = {day: Counter({"same": n}) for day, n in named.items()}
    days = salient_days(counts, number, 700000, 700100)
    assert days == sorted(days)
    assert len(days) <= number
    least = min((score(counts[day]) for day in days), default=0)
    rest = [score(c) for day, c in counts.items() if day <= 700100 and day not in days]
    assert len(days) < number or all(other <= least for other in rest)


def test_a_day_told_again_later_matters_more_than_one_told_at_once_only() -> None:
    assert score({"same": 2, "later": 2}) > score({"same": 4})


def test_made_articles_with_facts_work_too() -> None:
    maker = Maker("m", "2031-05-09")
    maker.event("talks", [("Lena Fisk", None)], when=("2031-05-08", None), status="held")
    article, facts = maker.record()
    assert timeline([Dated(article, facts.times, facts.events)], number=1)[0].date in ("2031-05-08", "2031-05-09")
