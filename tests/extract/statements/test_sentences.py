"""Sentences that each say who says what, and a third that nobody says anything in."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefing.model import Statement
from tests.extract.events.conftest import facts_of

ROWS = [
    line.split("|", 1)
    for line in Path(__file__).with_name("sentences.txt").read_text(encoding="utf-8").splitlines()
    if line.strip()
]
"""``{}`` marks the speaker and ``[]`` the content, the last where there are two."""


def test_a_third_of_the_sentences_are_traps() -> None:
    traps = sum(told == "-" for told, _ in ROWS)
    assert len(ROWS) >= 120
    assert 3 * traps >= len(ROWS)


def _marked(marked: str, marks: str) -> tuple[str, tuple[int, int]]:
    """The sentence without any marks, and where the last stretch between ``marks`` is in it."""
    other = {"{}": "[]", "[]": "{}"}[marks]
    kept = re.sub("[" + re.escape(other) + "]", "", marked)
    start = kept.rindex(marks[0])
    before = re.sub(r"[\[\]{}]", "", kept[:start])
    inside = kept[start + 1 : kept.index(marks[1], start)]
    return re.sub(r"[\[\]{}]", "", kept), (len(before), len(before) + len(inside))


def _overlap(a: tuple[int, int], b: tuple[int, int]) -> float:
    both = min(a[1], b[1]) - max(a[0], b[0])
    return max(both, 0) / (max(a[1], b[1]) - min(a[0], b[0]))


def _fits(s: Statement, told: str, content: tuple[int, int], speaker: tuple[int, int]) -> bool:
    act, quoted = told.split()
    who = s.speaker
    named = who is not None and _overlap((who.start, who.end), speaker) > 0
    return (s.act, s.quoted) == (act, quoted) and named and _overlap((s.content.start, s.content.end), content) >= 0.5


@pytest.mark.parametrize(("told", "marked"), [(a, b) for a, b in ROWS if a != "-"])
def test_who_says_what(told: str, marked: str) -> None:
    text, content = _marked(marked, "[]")
    _, speaker = _marked(marked, "{}")
    found = facts_of(text).statements
    assert any(_fits(s, told, content, speaker) for s in found), found


@pytest.mark.parametrize("text", [b for a, b in ROWS if a == "-"])
def test_nobody_says_anything(text: str) -> None:
    assert facts_of(text).statements == ()


@pytest.mark.parametrize(
    ("dateline", "words", "rest"),
    [
        ("PARIS, May 10 (Reuters) - ", "A bridge collapsed near the old port on Monday", ", according to police."),
        ("LAGOS (AFP) - ", "A bridge collapsed near the old port on Monday", ", officials said."),
        ("NAIROBI, Kenya, May 10 - ", '"We have lost everything,"', " the mayor said."),
    ],
)
def test_a_dateline_is_no_part_of_what_is_said(dateline: str, words: str, rest: str) -> None:
    text = dateline + words + rest
    (said,) = facts_of(text).statements
    assert text[said.content.start : said.content.end] == words
    assert said.quoted == ("direct" if words.startswith('"') else "indirect")
