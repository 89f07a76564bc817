"""A long text is parsed in pieces: its facts are those of the text read whole, wherever the pieces end."""

from __future__ import annotations

import random

import pytest

from briefing.extract import nlp as models
from briefing.extract.pipeline import extract
from briefing.model import Article, Facts, Published
from briefing.profiles import load_profile

PEOPLE = ("Lena Hartwig", "Tomas Okell", "Marta Holm", "Jon Ekdal", "Ida Brandt")
PLACES = ("Oslo", "Geneva", "Hanoi", "Lima", "Riga")
MORE = (
    "The harbour board counts cod in the strait every spring, and by whom it is counted is told nowhere.",
    "Twelve boats were seized off the coast on 3 March 2019, the Ministry of Ports said in a statement.",
    "The talks, which began in late February, broke off after two hours and were resumed the next morning.",
    "Nobody was hurt when the pier caught fire, but 40 people had to leave their homes.",
)


def told(chance: random.Random) -> list[str]:
    """Sentences that belong together: of one person as he, and a quotation that goes on for sentences."""
    one, two = chance.sample(PEOPLE, 2)
    place = chance.choice(PLACES)
    day = chance.randrange(1, 28)
    return [
        f"{one}, the envoy of Norland, will meet {two} in {place} on March {day}.",
        f"Before that she said that nothing was agreed, and she left for {place}.",
        "“We have waited for a year, and we shall wait no longer.",
        "There are boats in the strait that have no business there.",
        f"Every one of them is known to us,” {two} said on Tuesday.",
        "He denied that he had asked for money.",
        *chance.sample(MORE, 2),
    ]


def long_text(chance: random.Random, length: int, between: str) -> str:
    sentences: list[str] = []
    while sum(map(len, sentences)) < length:
        sentences += told(chance)
    return between.join(sentences)


def facts(text: str) -> Facts:
    article = Article("a", "a.md", "Talks", text, published=Published("2019-02-20", "metadata"))
    return extract(article, load_profile(), models.load())


@pytest.mark.parametrize("between", [" ", "\n\n"], ids=["one paragraph", "paragraphs"])
def test_facts_are_those_of_the_text_read_whole(monkeypatch: pytest.MonkeyPatch, between: str) -> None:
    text = long_text(random.Random(3), 14_000, between)
    monkeypatch.setattr(models, "PIECE", len(text))
    whole = facts(text)
    assert len(whole.statements) > 20
    assert len(whole.events) > 10
    for piece in (1_500, 2_345, 6_001):
        monkeypatch.setattr(models, "PIECE", piece)
        assert facts(text) == whole


def test_what_is_wrapped_in_the_whole_is_so_in_its_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    line = "The envoys of Norland met in the town hall and spoke for hours\nabout the harbour. "
    text = "\n".join(["Weather", line * 20, "Short lines\nstand here\nas in verse\n" * 60])
    whole = [sentence.text for sentence in models.parse(models.load(), text).sents]
    monkeypatch.setattr(models, "PIECE", 700)
    assert [sentence.text for sentence in models.parse(models.load(), text).sents] == whole


@pytest.mark.parametrize(
    "text", ["x" * 3_000, "a " * 1_500, " " * 3_000, "word" * 100 + " " + "no end " * 500], ids=range(4)
)
def test_a_text_without_sentences_is_read_all_the_same(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr(models, "PIECE", 300)
    assert models.parse(models.load(), text).text == text
