from __future__ import annotations

import pytest

from tests.extract.times.conftest import Finder

DAY = "2024-06-12"


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ('On Monday the mayor told reporters: "The bridge opens tomorrow."', "tomorrow", "2024-06-11"),
        ('"The bridge opens tomorrow," the mayor said on Monday.', "tomorrow", "2024-06-11"),
        ('"It is done. The bridge opens today," the mayor said on Tuesday.', "today", "2024-06-11"),
        ('The bridge closed on Monday. "It opens tomorrow," the mayor said.', "tomorrow", "2024-06-13"),
        ('"It closed last Monday and opens tomorrow," the mayor said.', "tomorrow", "2024-06-13"),
        ('The mayor had spoken to the king on Sunday. "It opens tomorrow," she said.', "tomorrow", "2024-06-13"),
        ("\"He told me on Monday, 'It will open tomorrow',\" the mayor said.", "tomorrow", "2024-06-11"),
        ('The mayor spoke on May 2. "It opens tomorrow," the king said.', "tomorrow", "2024-06-13"),
    ],
)
def test_a_day_in_a_quotation_is_counted_from_the_day_it_was_spoken(
    find: Finder, text: str, words: str, value: str
) -> None:
    times, _ = find(text, DAY)
    assert [t.value for t in times if t.text == words] == [value]
