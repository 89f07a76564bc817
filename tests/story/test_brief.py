"""The brief: each line has words behind it, only what is new where asked, and the same every time."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from briefing.story.brief import compose
from briefing.story.brief_types import Brief
from briefing.story.build import build_story
from briefing.story.notes import LONGEST, Notes
from briefing.story.types import Quotation, Record
from tests.story.event_pairs import HANOI, KIM, MACRON, MERKEL, PARIS, SINGAPORE, TRUMP, VIETNAM
from tests.story.made import Maker
from tests.story.test_build import articles


def second_summit() -> list[Record]:
    one, two, three = (
        Maker("one", "2019-01-21", outlet="Lakeshore Wire"),
        Maker("two", "2019-02-06", outlet="Harbour Tribune"),
        Maker("three", "2019-02-09", outlet="Pacific Ledger"),
    )
    name = "second Trump–Kim summit"
    one.event(
        "summit",
        (TRUMP, KIM),
        ordinal=2,
        name=name,
        when=("2019-02", "END"),
        candidates=(HANOI, ("Danang", "VN")),
        status="planned",
    )
    two.event(
        "summit",
        (TRUMP, KIM),
        ordinal=2,
        name=name,
        when=("2019-02-27/2019-02-28", None),
        where=(VIETNAM,),
        status="planned",
    )
    two.event(
        "summit", (TRUMP, KIM), when=("2018-06-12", None), where=(SINGAPORE,), ordinal=1, status="held", name="first"
    )
    three.event(
        "summit",
        (TRUMP, KIM),
        ordinal=2,
        name=name,
        when=("2019-02-27/2019-02-28", None),
        where=(HANOI,),
        status="planned",
    )
    three.entity("person", "Stephen Biegun", "US", "special representative", envoy=True)
    return [maker.record() for maker in (one, two, three)]


def lines(brief: Brief) -> list[tuple[int, ...]]:
    found = [line.notes for line in brief.happening]
    found += [field.notes for event in brief.events for field in event.fields]
    found += [entry.notes for entry in brief.timeline]
    found += [person.notes for person in brief.people]
    found += [change.notes for change in brief.changes]
    return [*found, *(side.notes for difference in brief.differences for side in difference.sides)]


def test_it_says_what_is_happening_first() -> None:
    brief = compose(second_summit())
    assert brief.title == "Second Trump–Kim summit: 3 articles, 21 January – 9 February 2019"
    assert brief.happening[0].text.startswith("Second Trump–Kim summit: planned for 27–28 February 2019 in Hanoi")
    assert "3 sources" in brief.happening[0].text


def test_the_timeline_is_in_the_order_of_days() -> None:
    brief = compose(second_summit())
    assert [entry.earliest for entry in brief.timeline] == ["2018-06-12", "2019-02-27"]


def test_changes_come_newest_first_with_old_and_new_words() -> None:
    brief = compose(second_summit())
    assert [(c.date, c.field, c.old, c.new) for c in brief.changes] == [
        ("2019-02-09", "place", "Danang or Hanoi", "Hanoi"),
        ("2019-02-09", "place", "Vietnam", "Hanoi"),
        ("2019-02-06", "date", "late February 2019", "27–28 February 2019"),
    ]
    quoted = {note.number: note.source for note in brief.notes}
    assert {quoted[number] for number in brief.changes[-1].notes} == {"Lakeshore Wire", "Harbour Tribune"}


def test_who_is_who_has_the_role_in_the_sources_words() -> None:
    brief = compose(second_summit())
    (envoy,) = [person for person in brief.people if person.envoy]
    assert (envoy.name, envoy.titles) == ("Stephen Biegun", ("special representative",))


def test_differences_name_who_says_what() -> None:
    one, two = Maker("one", "2019-01-22", outlet="A"), Maker("two", "2019-01-22", outlet="B")
    for maker, day in ((one, "2019-03-01"), (two, "2019-03-08")):
        maker.event("summit", (MERKEL, MACRON), when=(day, None), where=(PARIS,), ordinal=4, status="planned")
    (difference,) = compose([one.record(), two.record()]).differences
    assert difference.field == "date"
    assert [(side.value, side.sources) for side in difference.sides] == [
        ("1 March 2019", ("A",)),
        ("8 March 2019", ("B",)),
    ]


def test_since_gives_only_what_is_new() -> None:
    brief = compose(second_summit(), since="2019-02-09")
    assert [source.outlet for source in brief.sources] == ["Pacific Ledger"]
    assert {change.date for change in brief.changes} == {"2019-02-09"}
    assert [person.name for person in brief.people] == ["Stephen Biegun"]
    assert brief.timeline == ()
    (event,) = brief.events
    assert [field.field for field in event.fields] == ["place"]
    assert not event.new


def test_since_marks_an_event_that_nobody_had() -> None:
    late = Maker("late", "2019-02-20")
    late.event("summit", (MERKEL, MACRON), when=("2019-03-01", None), where=(PARIS,), status="planned")
    brief = compose([*second_summit(), late.record()], since="2019-02-15")
    assert [(event.new, event.sources) for event in brief.events] == [(True, 1)]


def test_nothing_new_is_an_empty_brief() -> None:
    brief = compose(second_summit(), since="2020-01-01")
    assert not lines(brief)
    assert not brief.notes
    assert compose([]).title == "Brief: 0 articles"


@given(articles())
@settings(max_examples=60, deadline=None)
def test_every_line_is_footnoted_to_words_in_its_source(records: list[Record]) -> None:
    texts = {article.id: article.text for article, _ in records}
    brief = compose(records)
    assert all(lines(brief))
    assert sorted({number for notes in lines(brief) for number in notes}) == [note.number for note in brief.notes]
    for note in brief.notes:
        quote = note.quotation
        assert quote.text
        assert texts[quote.article][quote.start : quote.end] == quote.text


@given(articles())
@settings(max_examples=30, deadline=None)
def test_the_brief_is_the_same_in_any_order(records: list[Record]) -> None:
    assert compose(records) == compose(list(reversed(records)))


SENTENCES = (
    (
        "He left. U.S. President Ann Lee met Mr. Oh in Rome. She left.",
        "Rome",
        "U.S. President Ann Lee met Mr. Oh in Rome.",
    ),
    ("First line\n“We talked,” Lee said. “It was good.” He left.", "good", "“It was good."),
    ("The fee is 3.5 percent. It was 2.5 before.", "3.5", "The fee is 3.5 percent."),
    ("No end here", "end", "No end here"),
)


@pytest.mark.parametrize(("text", "words", "sentence"), SENTENCES)
def test_a_footnote_quotes_the_sentence(text: str, words: str, sentence: str) -> None:
    maker = Maker("a")
    maker.say(text)
    article, facts = maker.record()
    notes = Notes([(article, facts)], {s.article: s for s in build_story([(article, facts)]).sources})
    start = article.text.index(words, len(maker.title))
    quoted = notes.sentence(Quotation("a", start, start + len(words), words)).text
    assert quoted.startswith(sentence)
    assert len(quoted) <= len(sentence) + 1


def test_a_very_long_sentence_is_cut_between_words() -> None:
    maker = Maker("a")
    maker.say(" ".join(f"word{number}" for number in range(500)))
    article, facts = maker.record()
    notes = Notes([(article, facts)], {s.article: s for s in build_story([(article, facts)]).sources})
    start = article.text.index("word250")
    quoted = notes.sentence(Quotation("a", start, start + 7, "word250")).text
    assert len(quoted) <= LONGEST
    assert "word250" in quoted
    assert all(word in article.text.split() for word in quoted.split())


def test_a_rougher_time_or_one_of_its_days_is_no_change() -> None:
    later = Maker("four", "2019-02-28"), Maker("five", "2019-03-01")
    for maker, when in zip(later, (("2019-02-28", None), ("2019-02", None)), strict=True):
        maker.event("summit", (TRUMP, KIM), ordinal=2, when=when, where=(HANOI,), status="held", name="second summit")
    brief = compose([*second_summit(), *(maker.record() for maker in later)])
    dates = [(change.old, change.new) for change in brief.changes if change.field == "date"]
    assert dates == [("late February 2019", "27–28 February 2019")]


def test_a_plan_whose_day_is_past_says_that_no_word_followed() -> None:
    planned = second_summit()
    assert not compose(planned).events[0].unconfirmed
    brief = compose([*planned, Maker("later", "2019-03-16").record()])
    assert brief.events[0].unconfirmed
    assert "no later word" in brief.happening[0].text
    assert "no later word" in brief.timeline[-1].text


def test_a_title_that_another_contains_is_left_out_but_not_another_office() -> None:
    makers = [Maker(f"a{number}", f"2019-02-0{number + 1}") for number in range(3)]
    for maker, role in zip(
        makers, ("Foreign Minister", "Norwegian Foreign Minister", "Vice Foreign Minister"), strict=True
    ):
        maker.entity("person", "Ingrid Solberg", "NO", role)
    (person,) = compose([maker.record() for maker in makers]).people
    assert set(person.titles) == {"Norwegian Foreign Minister", "Vice Foreign Minister"}
