"""Sentences of each class, and such as only look like it."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest
import tomli

from briefing.model import EventClass
from tests.extract.events.conftest import facts_of

CASES: dict[str, dict[str, list[str]]] = tomli.loads(Path(__file__).with_name("cases.toml").read_text(encoding="utf-8"))
IS = [(name, text) for name, cases in CASES.items() for text in cases["is"]]
NOT = [(name, text) for name, cases in CASES.items() for text in cases["not"]]


def test_each_class_has_its_sentences_a_third_of_them_traps() -> None:
    assert set(CASES) == set(get_args(EventClass))
    for name, cases in CASES.items():
        assert len(cases["is"]) + len(cases["not"]) >= 15, name
        assert len(cases["not"]) * 3 >= len(cases["is"]) + len(cases["not"]), name


@pytest.mark.parametrize(("name", "text"), IS)
def test_an_event_of_that_class(name: str, text: str) -> None:
    assert name in {e.class_ for e in facts_of(text).events}


@pytest.mark.parametrize(("name", "text"), NOT)
def test_no_event_of_that_class(name: str, text: str) -> None:
    assert name not in {e.class_ for e in facts_of(text).events}
