from __future__ import annotations

import pytest

from tests.extract.times.cases import CASES, PUBLISHED
from tests.extract.times.cases_newswire import NEWSWIRE_CASES
from tests.extract.times.conftest import Finder

ALL = CASES | NEWSWIRE_CASES


@pytest.mark.parametrize("sentence", ALL)
def test_times_of_a_sentence(find: Finder, sentence: str) -> None:
    times, _ = find(sentence, PUBLISHED)
    found = [f"{t.text} = {t.value}" + (f" {t.modifier}" if t.modifier else "") for t in times]
    assert found == ALL[sentence]
