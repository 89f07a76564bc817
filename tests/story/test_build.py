"""What holds for every story, whatever the articles."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.model import EventStatus
from briefing.story.build import build_story
from briefing.story.types import Quotation, Record, Story, StoryEntity, StoryEvent
from tests.story.made import Maker

PEOPLE = (
    ("Ingrid Solberg", "NO"), ("I. Solberg", "NO"), ("Solberg", None), ("Erik Solberg", "NO"), ("Mike Havel", "CZ"),
    ("Michael Havel", "CZ"), ("Kim Jong Un", "KP"), ("Kim Jong-un", None), ("Kim Yong Chol", "KP"), ("Kim", "KP"),
)  # fmt: skip
PLACES = (("Danang", "VN"), ("Da Nang", None), ("Vietnam", "VN"), ("Oslo", "NO"))
WHEN = (("2019-02", "END"), ("2019-02-27", None), ("2019-02-27/2019-02-28", None), ("2018", None), ("2019-03-04", None))
STATUSES: tuple[EventStatus, ...] = ("planned", "held", "ongoing", "cancelled", "unclear")


@st.composite
def articles(draw: st.DrawFn) -> list[Record]:
    records = []
    for number in range(draw(st.integers(1, 5))):
        published = draw(st.sampled_from((None, "2019-01-21", "2019-02-06", "2019-03-01")))
        maker = Maker(f"a{number}", published)
        for name, country in draw(st.lists(st.sampled_from(PEOPLE), max_size=4)):
            maker.entity("person", name, country, draw(st.sampled_from(("", "envoy", "president"))))
        for _ in range(draw(st.integers(0, 3))):
            maker.event(
                draw(st.sampled_from(("summit", "meeting", "talks"))),
                draw(st.lists(st.sampled_from(PEOPLE), max_size=3, unique=True)),
                when=draw(st.none() | st.sampled_from(WHEN)),
                where=draw(st.lists(st.sampled_from(PLACES), max_size=1)),
                candidates=draw(st.lists(st.sampled_from(PLACES), max_size=2, unique=True)),
                ordinal=draw(st.sampled_from((None, None, 1, 2))),
                status=draw(st.sampled_from(STATUSES)),
            )
        records.append(maker.record())
    return records


def quotations(story: Story) -> Iterator[Quotation]:
    for entity in story.entities:
        yield from entity.mentions
        for title in entity.titles:
            for statement in title.statements:
                yield from statement.evidence
    for event in story.events:
        yield from event.evidence
        for value in (*event.who, *(value for account in event.accounts for value in account.values)):
            for statement in value.statements:
                yield from statement.evidence


@given(articles(), st.randoms())
@settings(max_examples=60, deadline=None)
def test_the_order_of_articles_does_not_matter(records: list[Record], random: Random) -> None:
    shuffled = list(records)
    random.shuffle(shuffled)
    assert build_story(shuffled) == build_story(records)


@given(articles(), st.data())
@settings(max_examples=60, deadline=None)
def test_removing_a_source_removes_exactly_its_evidence(records: list[Record], data: st.DataObject) -> None:
    gone = data.draw(st.sampled_from(records))[0].id
    left = build_story([record for record in records if record[0].id != gone])
    assert set(quotations(left)) == {quote for quote in quotations(build_story(records)) if quote.article != gone}
    assert gone not in {source.article for source in left.sources}


@given(articles())
@settings(max_examples=60, deadline=None)
def test_every_statement_has_words_that_are_in_its_source(records: list[Record]) -> None:
    texts = {article.id: article.text for article, _ in records}
    story = build_story(records)
    for quote in quotations(story):
        assert quote.text
        assert texts[quote.article][quote.start : quote.end] == quote.text
    for event in story.events:
        for value in (*event.who, *(value for account in event.accounts for value in account.values)):
            assert value.statements
            assert all(statement.evidence for statement in value.statements)


@given(articles())
@settings(max_examples=40, deadline=None)
def test_every_entity_and_event_of_every_article_is_somewhere_once(records: list[Record]) -> None:
    story = build_story(records)
    things: list[StoryEntity | StoryEvent] = [*story.entities, *story.events]
    members = [(m.article, m.id) for thing in things for m in thing.members]
    wanted = [(article.id, entity.id) for article, facts in records for entity in facts.entities]
    wanted += [(article.id, event.id) for article, facts in records for event in facts.events]
    assert sorted(members) == sorted(wanted)
    ids = [entity.id for entity in story.entities] + [event.id for event in story.events]
    assert len(set(ids)) == len(ids)


@given(articles())
@settings(max_examples=40, deadline=None)
def test_counts_stay_within_the_sources(records: list[Record]) -> None:
    story = build_story(records)
    for event in story.events:
        assert 1 <= event.sources <= len(story.sources)
        for account in event.accounts:
            assert 1 <= account.agreeing <= account.stating <= event.sources
            assert 0 <= account.current < len(account.values)


@given(articles())
@settings(max_examples=20, deadline=None)
def test_a_story_is_plain_data(records: list[Record]) -> None:
    story = build_story(records)
    assert msgspec.json.decode(msgspec.json.encode(story), type=Story) == story


def test_nothing_makes_an_empty_story() -> None:
    assert build_story([]) == Story((), (), ())
