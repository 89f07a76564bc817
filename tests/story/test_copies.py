"""One wire text in several papers is one source."""

from __future__ import annotations

import pytest

from briefing.model import Article, Facts, Published
from briefing.story.build import build_story
from briefing.story.linking.copies import copies
from briefing.story.types import Record
from tests.story.made import Maker

WIRE = " ".join(
    f"On the {day} day the two delegations met in room {day * 7} and spoke of {topic} for {day + 2} hours in vain."
    for day, topic in enumerate(("grain", "gas", "borders", "prisoners", "fishing", "water", "visas", "debt"), 1)
)
OTHER = " ".join(
    f"Growers in valley {number} said the {fruit} harvest was {number * 3} percent smaller than a year ago, after hail."
    for number, fruit in enumerate(("plum", "pear", "apple", "grape", "cherry", "quince", "fig", "peach"), 1)
)


def article(ident: str, text: str) -> Article:
    return Article(ident, f"{ident}.md", text[:30], text)


def test_a_copy_with_another_head_and_tail_is_found() -> None:
    found = copies(
        [
            article("a", WIRE),
            article("b", f"Our own headline\n{WIRE}\nAdditional reporting by us."),
            article("c", OTHER),
        ],
        {},
    )
    assert len(found) == 1
    assert set(found) | set(found.values()) == {"a", "b"}


def test_a_shortened_copy_is_found() -> None:
    assert copies([article("a", WIRE), article("b", WIRE[: len(WIRE) * 2 // 3])], {}) == {"b": "a"}


def test_the_earliest_counts() -> None:
    both = [article("a", WIRE), article("b", WIRE + " More.")]
    assert copies(both, {"a": "2019-02-02", "b": "2019-02-01"}) == {"a": "b"}


def test_a_long_quotation_in_common_makes_no_copy() -> None:
    quoted = WIRE[:200]
    assert copies([article("a", f"{WIRE} {OTHER}"), article("b", f"{OTHER[::-1]} {quoted}")], {}) == {}


@pytest.mark.parametrize("text", ["", "Too short to tell.", "The same formula in every paper today."])
def test_short_texts_are_no_copies(text: str) -> None:
    assert copies([article("a", text), article("b", text + " ")], {}) == {}


def test_copies_count_as_one_source() -> None:
    def told(ident: str, day: str) -> Record:
        maker = Maker(ident, day)
        maker.say(WIRE)
        maker.event(
            "talks", [("Ingrid Solberg", "NO"), ("Tomas Havel", "CZ")], when=("2019-03-04", None), status="planned"
        )
        return maker.record()

    story = build_story([told("a", "2019-03-01"), told("b", "2019-03-02")])
    assert [source.copy_of for source in story.sources] == [None, "a"]
    (event,) = story.events
    assert event.sources == 1
    assert {account.stating for account in event.accounts} == {1}
    assert len(event.evidence) == 2


def test_an_unknown_date_is_no_reason_to_fail() -> None:
    facts = Facts("a", Published("2019-XX", "inferred"))
    assert build_story([(article("a", WIRE), facts)]).sources[0].published == "2019-XX"
