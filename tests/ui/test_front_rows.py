"""What the front page says of a story, and which story it puts first."""

from __future__ import annotations

from briefing.story.news import Membership, NewsStory
from briefing.story.stories.since import KeptStory, Look, Looks
from briefing.ui.view.front_page import beside, front_page, line


def kept(
    title: str, sources: int = 1, last: str | None = None, event: str = "", when: str = "", articles: int | None = None
) -> KeptStory:
    members = tuple(Membership(f"{title} {n}", "") for n in range(articles or sources))
    story = NewsStory(title, title, members, last, last, sources, ("Ann Marsh",), len(members))
    fields = (("when", when),) if when else ()
    return KeptStory(story, Look(story.ids, when), event, fields)  # type: ignore[arg-type]


def order(*stories: KeptStory, looks: Looks | None = None, read: tuple[str, ...] = ()) -> list[str]:
    return [one.kept.story.title for one in front_page(stories, read, looks or Looks())]


def told(one: KeptStory, outlet: str = "") -> str:
    words = line(front_page([one], (), Looks())[0], lambda _: outlet)
    return f"{words.event} | {words.size}"


def test_what_is_new_is_before_what_is_large_and_years_apart_size_counts() -> None:
    today, month, years, older = (
        kept("today", 1, "2031-05-20"),
        kept("a month ago", 6, "2031-04-20"),
        kept("two years ago", 9, "2029-05-20"),
        kept("somewhat later, alone", 1, "2029-07-20"),
    )
    assert order(years, older, month, today) == ["today", "a month ago", "two years ago", "somewhat later, alone"]


def test_stories_without_a_day_are_taken_for_as_old_as_half_of_the_others() -> None:
    dated = [kept(f"day {n:02}", 1, f"2031-05-{n:02}") for n in range(1, 28)]
    place = order(*dated, kept("undated")).index("undated")
    assert 5 < place < 22
    assert order(kept("undated", 3), kept("alone")) == ["undated", "alone"]


def test_what_has_changed_since_the_last_look_goes_first_and_what_was_read_last() -> None:
    one, other = kept("a", 3, "2031-05-20"), kept("b", 2, "2031-05-20")
    assert order(other, one) == ["a", "b"]
    assert order(other, one, looks=Looks({"b": Look(("b 0",))})) == ["b", "a"]
    assert order(other, one, read=one.story.ids) == ["b", "a"]


def test_the_line_leaves_out_what_the_title_says() -> None:
    title = "Harbour strike ends as union signs a pay deal"
    assert told(kept(title, 2, "2031-05-20", "Union signs pay deal")).startswith("Ann Marsh |")
    assert told(kept(title, 2, "2031-05-20", "Marsh–Okell talks")).startswith("Marsh–Okell talks |")


def test_days_are_short_and_said_once() -> None:
    assert told(kept("a", 2, "2031-05-20", "", "2031-05-20")) == "Ann Marsh | 2 sources · May 20, 2031 · unread"
    assert told(kept("a", 2, "2031-05-20", "", "2031-05-19")) == "May 19 | 2 sources · May 20, 2031 · unread"


def test_an_article_alone_is_told_by_its_outlet() -> None:
    assert told(kept("a", 1, "2031-05-20"), "The Courier") == "Ann Marsh | The Courier · May 20, 2031"
    assert told(kept("a", 1, "2031-05-20", articles=2), "The Courier").endswith(
        "1 source · 1 copy · May 20, 2031 · unread"
    )


def test_event_and_size_share_a_line_that_has_room_for_both() -> None:
    assert beside("talks", "2 sources", 20) == "talks      2 sources"
    assert beside("talks", "2 sources", 15) == ""
    assert beside("会談", "1", 7) == "会談  1"
