from __future__ import annotations

import pytest

from tests.extract.times.cases import CASES, PUBLISHED
from tests.extract.times.cases_autumn import AUTUMN_CASES
from tests.extract.times.cases_newswire import NEWSWIRE_CASES
from tests.extract.times.cases_refined import REFINED_CASES, REFINED_ON_MONDAY
from tests.extract.times.conftest import Finder

MONDAY = "2024-06-10"
AUTUMN_DAY = "2021-11-18"


def _read(find: Finder, sentence: str, day: str) -> list[str]:
    times, _ = find(sentence, day)
    return [f"{t.text} = {t.value}" + (f" {t.modifier}" if t.modifier else "") for t in times]


@pytest.mark.parametrize("sentence", CASES | NEWSWIRE_CASES | REFINED_CASES)
def test_times_of_a_sentence(find: Finder, sentence: str) -> None:
    assert _read(find, sentence, PUBLISHED) == (CASES | NEWSWIRE_CASES | REFINED_CASES)[sentence]


@pytest.mark.parametrize("sentence", AUTUMN_CASES)
def test_times_of_a_sentence_late_in_the_year(find: Finder, sentence: str) -> None:
    assert _read(find, sentence, AUTUMN_DAY) == AUTUMN_CASES[sentence]


@pytest.mark.parametrize("sentence", REFINED_ON_MONDAY)
def test_times_of_a_sentence_on_a_monday(find: Finder, sentence: str) -> None:
    assert _read(find, sentence, MONDAY) == REFINED_ON_MONDAY[sentence]
