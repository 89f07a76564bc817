"""All stages together: facts whose every span is in the text, whatever the text, and the same however often asked."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.extract import extract
from briefing.extract import nlp as models
from briefing.ingest import discover, load
from briefing.ingest.sanitise import sanitise
from briefing.model import Article, Facts, Published, Span
from briefing.profiles import load_profile
from briefing.resources import samples_dir

VALUE = re.compile(r"[0-9A-Z][0-9A-Za-z:.,/+-]*|(PAST|PRESENT|FUTURE)_REF")

PIECES = (
    "President Ana Brandt", "met", "will meet", "Kim Do-yun", "the Norland foreign minister", "in Oslo", "on Tuesday",
    "next month", "at the summit", "“We agreed,” she said", "[Reuters]", "\n\n", ". ", ", ", "who", "1950-53",
    "late February", "for talks with", "his counterpart", "could", "called off", "\u00a0", "é", "👩‍👩‍👧", "O'Neill’s",
    "90-minute",
)  # fmt: skip

prose = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=8)), max_size=25).map(" ".join).map(sanitise)


def article(text: str, day: str | None = "2021-03-10") -> Article:
    return Article("a", "a.txt", "", text, published=Published(day, "option") if day else None)


def facts_of(made: Article) -> Facts:
    return extract(made, load_profile(), models.load())


def spans(facts: Facts) -> Iterable[Span]:
    for entity in facts.entities:
        yield from entity.mentions
        yield from (Span(role.start, role.end) for role in entity.roles)
    for event in facts.events:
        yield from event.evidence
        yield from event.when_spans
        yield from (place.mention for place in event.where if place.mention)
    yield from (Span(time.start, time.end) for time in facts.times)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=prose, day=st.sampled_from(["2021-03-10", None]))
def test_any_text_gives_facts_that_are_in_it(text: str, day: str | None) -> None:
    facts = facts_of(article(text, day))
    assert all(0 <= span.start < span.end <= len(text) for span in spans(facts))
    assert all(text[time.start : time.end] == time.text for time in facts.times)
    assert all(text[role.start : role.end] == role.title for e in facts.entities for role in e.roles)
    assert all(VALUE.fullmatch(time.value) for time in facts.times)
    known = {entity.id for entity in facts.entities}
    assert len(known) == len(facts.entities)
    for event in facts.events:
        assert event.evidence
        assert known >= {*event.participants, *(place.entity for place in event.where)}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=prose)
def test_the_same_text_gives_the_same_facts(text: str) -> None:
    assert facts_of(article(text)) == facts_of(article(text))


@pytest.fixture(scope="module")
def samples() -> list[Article]:
    found = [load(source) for source in discover([str(samples_dir())])[0]]
    return [one for one in found if isinstance(one, Article)]


def test_facts_do_not_depend_on_what_was_read_before(samples: list[Article]) -> None:
    forward = {one.id: facts_of(one) for one in samples}
    backward = {one.id: facts_of(one) for one in reversed(samples)}
    assert forward == backward
