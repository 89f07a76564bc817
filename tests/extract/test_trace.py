"""Rules and their record: in order or by weight, and only when somebody asks."""

from __future__ import annotations

import pytest

from briefing.extract import trace
from briefing.extract.rules import FirstMatch, Weighed


def _decision() -> FirstMatch[str, str]:
    decision: FirstMatch[str, str] = FirstMatch("the size of a word", "entity", lambda word: (0, len(word)))

    @decision.rule(fires="a")
    def short(word: str) -> str | None:
        """Up to three letters are short."""
        return "short" if len(word) <= 3 else None

    @decision.rule()
    def long(word: str) -> str | None:
        """More than six letters are long."""
        return "long" if len(word) > 6 else None

    return decision


def test_the_first_rule_that_answers_decides() -> None:
    decision = _decision()
    assert [decision.decide(word) for word in ("sea", "ocean", "oceanic")] == ["short", None, "long"]


def test_a_decision_is_recorded_only_while_somebody_asks() -> None:
    decision = _decision()
    decision.decide("sea")
    with trace.recording() as steps:
        decision.decide("sea")
        decision.decide("ocean")
    decision.decide("sea")
    assert steps == [
        trace.Step("entity", "the size of a word", "short", "Up to three letters are short.", 0, 3, "short")
    ]


def test_weights_of_one_answer_add_up() -> None:
    weighed: Weighed[str, str] = Weighed("the kind of a name", "entity", lambda word: (0, len(word)))

    @weighed.rule(weight=2)
    def capital(word: str) -> str | None:
        """A capital speaks for a name."""
        return "name" if word[:1].isupper() else None

    @weighed.rule(weight=1.5)
    def ending(word: str) -> str | None:
        """An ending in -ia speaks for a name."""
        return "name" if word.endswith("ia") else "word"

    with trace.recording() as steps:
        assert weighed.weigh("Zambia") == {"name": 3.5}
    assert weighed.weigh("Lima") == {"name": 2, "word": 1.5}
    assert [(s.rule, s.weight) for s in steps] == [("capital", 2), ("ending", 1.5)]


def test_a_rule_needs_a_line_and_a_name_of_its_own() -> None:
    decision = _decision()

    def short(word: str) -> str | None:
        """The name is taken."""
        return None

    def mute(word: str) -> str | None:
        return None

    for judge in (short, mute):
        with pytest.raises(ValueError, match=judge.__name__):
            decision.rule()(judge)
