"""What is new in a story since its reader last looked."""

from __future__ import annotations

import msgspec

from briefing.model import Cue, EventStatus, Party, Span, Statement
from briefing.story.build import build_story
from briefing.story.lookup import StoryLookup
from briefing.story.news import Membership, NewsStory
from briefing.story.stories.since import KeptStory, Look, Looks, changes, look_at, summary
from briefing.story.types import Record
from tests.story.made import Maker


def article(ident: str, day: str, status: EventStatus = "planned", when: str = "", *, denies: str = "") -> Record:
    maker = Maker(ident, day, outlet=f"Paper {ident}", title="Lake summit")
    one = maker.entity("person", "Ann Lee", "NO")
    who = (("Ann Lee", "NO"), ("Bo Roe", "SE"))
    maker.event("summit", who, when=(when, None) if when else None, status=status, ordinal=2)
    found, facts = maker.record()
    if denies:
        said = Span(0, 4)
        facts = msgspec.structs.replace(
            facts,
            statements=(Statement("s1", said, "indirect", "deny", Party(one, denies, 0, 3), Cue("denies", 0, 4)),),
        )
    return found, facts


def told(*records: Record, before: tuple[Record, ...] = ()) -> tuple[str, ...]:
    """What is new with ``records``, after a look at ``before``."""

    def state(some: tuple[Record, ...]) -> KeptStory:
        ids = tuple(Membership(a.id, "") for a, _ in some)
        story = NewsStory("s1", "Lake summit", ids, None, None, len(ids))
        return summary(story, StoryLookup(build_story(some)), {a.id: f for a, f in some})

    looks = Looks()
    if before:
        looks = looks.put("another id by now", state(before).look)
    now = state(records)
    return changes(now, looks.finder()(now.story))


FIRST = article("a", "2021-03-01")
DATED = article("b", "2021-03-03", when="2021-03-09")
HELD = article("c", "2021-03-10", "held", "2021-03-09")


def test_nothing_is_new_to_who_has_not_looked_yet() -> None:
    assert told(FIRST, DATED) == ()


def test_nothing_is_new_where_nothing_came() -> None:
    assert told(FIRST, DATED, before=(FIRST, DATED)) == ()


def test_a_day_that_is_fixed_is_news() -> None:
    assert told(FIRST, DATED, before=(FIRST,)) == ("date fixed: 9 March 2021", "1 new article")


def test_that_it_was_held_is_news() -> None:
    assert told(FIRST, DATED, HELD, before=(FIRST, DATED)) == ("now held", "1 new article")


def test_a_denial_is_news_under_the_name_of_who_denies() -> None:
    found = told(FIRST, article("d", "2021-03-02", denies="Lee"), before=(FIRST,))
    assert found == ("Ann Lee denies", "1 new article")


def test_an_event_that_is_called_otherwise_by_now_is_known_by_what_tells_of_it() -> None:
    story = NewsStory("s1", "A lake", (Membership("a", ""),), None, None, 1)
    before = Look(("a",), "2021-03", "", "planned", "Norland–Sudria summit", (("a", 0), ("a", 90)))
    now = Look(("a",), "2021-03-09/2021-03-10", "Lorn", "held", "Lee–Roe talks", (("a", 90),))
    assert changes(KeptStory(story, now), before) == (
        "now held",
        "date fixed: 9–10 March 2021",
        "place named: Lorn",
    )
    assert changes(KeptStory(story, msgspec.structs.replace(now, told=(("a", 7),))), before) == ()


def test_only_so_many_looks_are_kept_the_newest() -> None:
    looks = Looks()
    for n in range(2_100):
        looks = looks.put(f"s{n}", look_at(NewsStory(f"s{n}", "", (Membership(f"a{n}", ""),), None, None, 1), None))
    assert len(looks.by_story) == 2_000
    assert "s2099" in looks.by_story
    assert "s0" not in looks.by_story


def test_another_main_event_is_no_change_of_day_or_place() -> None:
    ids = (Membership("a", ""),)
    story = NewsStory("s1", "A lake", ids, None, None, 1)
    before = Look(("a",), "2021-03-09", "Oslo", "planned", "second Lee–Roe summit")
    for event, expected in (
        ("Ferry aground off the lake shore", ()),
        ("Lee–Roe summit", ("now held", "now 10 March 2021, before 9 March 2021", "now in Lorn, before Oslo")),
        ("", ("now held", "now 10 March 2021, before 9 March 2021", "now in Lorn, before Oslo")),
    ):
        now = KeptStory(story, Look(("a",), "2021-03-10", "Lorn", "held", event))
        assert changes(now, before) == expected
