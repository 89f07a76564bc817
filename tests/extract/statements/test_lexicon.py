"""The words of statements: each once in each way, under an act that the format names."""

from __future__ import annotations

from pathlib import Path

import pytest
import tomli

import briefing.extract.lexicon as lexicon
from briefing.extract.lexicon.tables import LexiconError
from briefing.extract.statements.lexicon import FRAMES, cues, read_cues

FILE = tomli.loads((Path(lexicon.__file__).parent / "statements.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "text",
    [
        '[say]\nclause = "hint mumble"\n[deny]\nclause = "mumble"',
        '[say]\nnoun = "hint mumble hint"',
        '[words]\nbare = "shout shout"',
    ],
)
def test_a_word_that_stands_twice_in_one_way_is_an_error(text: str) -> None:
    with pytest.raises(LexiconError, match=r"remove one"):
        read_cues(text)


def test_the_file_has_each_word_once() -> None:
    assert cues().verbs["argue"]["clause"] == "claim"


def test_all_lists_are_of_known_ways_and_the_acts_weighed_are_acts() -> None:
    acts = set(FILE) - {"words", "acts", "lemmas"}
    assert all(set(FILE[act]) <= set(FRAMES) for act in acts)
    assert all(set(words.split()) <= acts for words in FILE["acts"].values())
