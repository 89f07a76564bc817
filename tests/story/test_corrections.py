"""What the reader says wins, in one article or everywhere, and can be stored."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.library import Library
from briefing.story.build import build_story
from briefing.story.linking import corrections
from briefing.story.linking.corrections import (
    CORRECTIONS,
    Act,
    Correction,
    Corrections,
    Dated,
    Merge,
    NotAnEvent,
    NotAPerson,
    OtherDay,
    OtherPlace,
    Ref,
    Rename,
    Split,
)
from briefing.story.types import Record, Story
from tests.story.made import Maker


@pytest.fixture
def records() -> list[Record]:
    one, two, three = Maker("one", "2019-02-01"), Maker("two", "2019-02-02"), Maker("three", "2019-02-03")
    one.entity("person", "Ingrid Solberg", "NO", "envoy")
    two.entity("person", "Ingrid Solberg", "NO", "envoy")
    three.entity("person", "Madam Special Representative", "NO")
    one.event("talks", [("Ingrid Solberg", "NO"), ("Tomas Havel", "CZ")], when=("2019-03-04", None))
    two.event("talks", [("Ingrid Solberg", "NO"), ("Tomas Havel", "CZ")], when=("2019-03-04", None))
    return [maker.record() for maker in (one, two, three)]


def names(story: Story) -> list[tuple[str, int]]:
    return sorted((e.name, e.sources) for e in story.entities if e.type == "person")


def test_a_merge_joins_what_no_rule_would(records: list[Record]) -> None:
    merge = Merge(Ref("Ingrid Solberg"), Ref("Madam Special Representative"))
    story = build_story(records, [merge])
    assert names(story) == [("Ingrid Solberg", 3), ("Tomas Havel", 2)]
    assert any("You merged them" in reason for reason in story.entity("person:ingrid-solberg").why)


def test_a_split_in_one_article_parts_what_a_rule_joins(records: list[Record]) -> None:
    split = Split(Ref("Ingrid Solberg", "one"), Ref("Ingrid Solberg", "two"))
    found = names(build_story(records, [split]))
    assert [one for one in found if one[0] == "Ingrid Solberg"] == [("Ingrid Solberg", 1)] * 2


def test_a_rename_is_shown_and_the_old_name_kept(records: list[Record]) -> None:
    story = build_story(records, [Rename(Ref("Ingrid Solberg"), "Ambassador Solberg")])
    entity = story.entity("person:ambassador-solberg")
    assert "Ingrid Solberg" in entity.aliases
    assert entity.sources == 2


def test_nobody_is_left_out_in_the_article_named_or_everywhere(records: list[Record]) -> None:
    nobody = "Madam Special Representative"
    assert nobody not in dict(names(build_story(records, [NotAPerson(Ref(nobody))])))
    assert dict(names(build_story(records, [NotAPerson(Ref("Ingrid Solberg", "one"))])))["Ingrid Solberg"] == 1


def test_the_later_of_two_corrections_wins(records: list[Record]) -> None:
    first, second = Ref("Ingrid Solberg", "one"), Ref("Ingrid Solberg", "two")
    assert dict(names(build_story(records, [Split(first, second), Merge(first, second)])))["Ingrid Solberg"] == 2
    assert [n for _, n in names(build_story(records, [Merge(first, second), Split(first, second)]))][:2] == [1, 1]


def test_events_split_and_merge(records: list[Record]) -> None:
    refs = [Ref(corrections.event_key(facts.events[0]), article.id) for article, facts in records[:2]]
    assert len(build_story(records).events) == 1
    split = Split(refs[0], refs[1])
    assert len(build_story(records, [split]).events) == 2
    assert len(build_story(records, [split, Merge(refs[0], refs[1])]).events) == 1


def _talks(record: Record) -> Ref:
    article, facts = record
    return Ref(corrections.event_key(facts.events[0]), article.id)


def test_what_is_no_event_is_left_out_though_another_article_tells_it(records: list[Record]) -> None:
    assert build_story(records[:2], [NotAnEvent(_talks(records[0]))]).events == ()


def test_the_day_that_the_reader_gives_an_event_stays_when_another_article_says_otherwise(
    records: list[Record],
) -> None:
    later = Maker("later", "2019-02-20")
    later.event("talks", [("Ingrid Solberg", "NO"), ("Tomas Havel", "CZ")], when=("2019-03-05", None))
    made = [OtherDay(_talks(record), "2019-03-06") for record in records[:2]]
    for among in ([*records], [*records, later.record()]):
        event = next(e for e in build_story(among, made).events if any(m.article == "one" for m in e.members))
        when = event.account("when")
        assert when
        assert (when.now.value, event.earliest) == ("2019-03-06", "2019-03-06")


@pytest.mark.parametrize("place", ["Port Ellery", "Ingrid Solberg"])
def test_an_event_is_where_the_reader_says_also_where_no_article_names_the_place(
    records: list[Record], place: str
) -> None:
    event = build_story(records, [OtherPlace(_talks(record), place) for record in records[:2]]).events[0]
    where = event.account("where")
    assert where
    assert where.now.label == place
    assert all(quote.text for statement in where.now.statements for quote in statement.evidence)


def test_of_two_days_given_to_an_event_the_later_word_counts(records: list[Record]) -> None:
    ref = _talks(records[0])
    (event,) = build_story(records[:1], [OtherDay(ref, "2019-03-06"), OtherDay(ref, "2019-04")]).events
    assert event.earliest == "2019-04-01"


def test_the_library_gives_back_what_it_keeps() -> None:
    said = Corrections(
        (
            Merge(Ref("A"), Ref("B", "one")),
            Split(Ref("talks@12", "one"), Ref("talks@40", "two")),
            Rename(Ref("A"), "C"),
            NotAPerson(Ref("D")),
            NotAnEvent(Ref("talks@12", "one")),
            OtherDay(Ref("talks@12", "one"), "2019-03"),
            OtherPlace(Ref("talks@12", "one"), "Port Ellery"),
            Dated("one", "2019-03-02"),
        )
    )
    with Library.in_memory() as library:
        library.keep(CORRECTIONS, said)
        assert library.kept(CORRECTIONS, Corrections) == said


def test_what_is_no_correction_is_not_taken_for_one() -> None:
    with Library.in_memory() as library:
        library.keep(CORRECTIONS, {"made": [{"type": "forget"}]})
        assert library.kept(CORRECTIONS, Corrections) is None


def test_under_other_ids_a_correction_means_the_same_articles() -> None:
    made: list[Correction] = [
        Split(Ref("A", "one"), Ref("B", "two")),
        Rename(Ref("A"), "C"),
        NotAPerson(Ref("D", "elsewhere")),
        NotAnEvent(Ref("talks@1", "two")),
        OtherDay(Ref("talks@2", "two"), "2019"),
        OtherPlace(Ref("talks@3", "two"), "E"),
        Dated("one", "2019-03-02"),
    ]
    assert corrections.readdress(made, {"one": ["1", "3"], "two": ["2"]}) == [
        Split(Ref("A", "1"), Ref("B", "2")),
        Split(Ref("A", "3"), Ref("B", "2")),
        Rename(Ref("A"), "C"),
        NotAnEvent(Ref("talks@1", "2")),
        OtherDay(Ref("talks@2", "2"), "2019"),
        OtherPlace(Ref("talks@3", "2"), "E"),
        Dated("1", "2019-03-02"),
        Dated("3", "2019-03-02"),
    ]


REFS = st.sampled_from([NotAPerson(Ref(name)) for name in "ABC"])
ACTS = st.lists(st.lists(REFS, min_size=1, max_size=3).map(tuple), max_size=6)


@given(ACTS)
def test_acts_are_taken_back_whole_from_the_last_to_the_first(acts: list[tuple[NotAPerson, ...]]) -> None:
    states = [Corrections()]
    for n, made in enumerate(acts):
        states.append(states[-1].with_act(Act(made, str(n))))
    now = states.pop()
    for n in reversed(range(len(acts))):
        assert now.last == Act(acts[n], str(n))
        now = now.without(now.last)
        assert now == states.pop()
    assert now.last is None


def test_what_was_corrected_before_acts_were_kept_is_taken_back_one_by_one() -> None:
    kept = Corrections((NotAPerson(Ref("A")), NotAPerson(Ref("B"))))
    assert kept.last == Act((NotAPerson(Ref("B")),))
    assert kept.without(Act((NotAPerson(Ref("B")),))).made == (NotAPerson(Ref("A")),)


def test_an_act_of_another_reader_stays_when_ones_own_is_taken_back() -> None:
    mine, theirs = Act((NotAPerson(Ref("A")), NotAPerson(Ref("B"))), "mine"), Act((NotAPerson(Ref("C")),), "theirs")
    left = Corrections().with_act(mine).with_act(theirs).without(mine)
    assert left == Corrections(theirs.made, (theirs,))
