"""The sentence around words: the parser's own, never cut at an abbreviation, never losing its first letter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.extract import extract
from briefing.extract.document.sentences import sentence_around
from briefing.model import Article, Span
from briefing.profiles import load_profile

TEXT = (
    "Envoys of Norland met on Monday. Mr. Okell will see Gov. Lena Hartwig in Port Ellery on Feb. 27, both said.\n\n"
    "No date was given for more."
)
ABBREVIATED = "The pact was signed by Prof. Lena Hartwig at Fort St. John on Sept. 27 at noon. Prices fell."


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("Norland", "Envoys of Norland met on Monday."),
        ("Feb. 27", "Mr. Okell will see Gov. Lena Hartwig in Port Ellery on Feb. 27, both said."),
        ("Hartwig", "Mr. Okell will see Gov. Lena Hartwig in Port Ellery on Feb. 27, both said."),
        ("more", "No date was given for more."),
    ],
)
@pytest.mark.parametrize("parsed", [True, False])
def test_the_whole_sentence(words: str, sentence: str, parsed: bool) -> None:
    facts = extract(Article("a", "a.txt", "", TEXT), load_profile())
    start = TEXT.index(words)
    found = sentence_around(TEXT, facts.sentences if parsed else (), start, start + len(words))
    assert TEXT[found.start : found.end] == sentence


def test_where_a_sentence_ends_is_for_the_parser_to_say() -> None:
    facts = extract(Article("a", "a.txt", "", ABBREVIATED), load_profile())
    first, last = facts.sentences
    start = ABBREVIATED.index("Hartwig")
    assert sentence_around(ABBREVIATED, facts.sentences, start, start + 7) == first
    assert ABBREVIATED[last.start : last.end] == "Prices fell."


@given(st.text(alphabet="Ab. \n?”", max_size=60), st.data())
def test_it_holds_the_words_and_stays_in_their_paragraph(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=4)))
    sentences = tuple(Span(a, b) for a, b in zip([0, *cuts], [*cuts, len(text)], strict=True) if a < b)
    for known in (sentences, ()):
        found = sentence_around(text, known, start, end)
        assert 0 <= found.start <= found.end <= len(text)
        said = text[start:end].strip()
        assert not said or said in text[found.start : found.end]
