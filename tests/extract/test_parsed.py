"""The copied tokens say what spaCy's say, on any text."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.extract import nlp as models
from briefing.extract.document.parsed import Doc
from briefing.ingest import discover, load
from briefing.model import Article
from briefing.resources import samples_dir

PLAIN = (
    "text",
    "lower_",
    "whitespace_",
    "i",
    "idx",
    "pos_",
    "tag_",
    "dep_",
    "lemma_",
    "ent_type_",
    "ent_iob_",
    "is_sent_start",
    "is_sent_end",
    "is_punct",
    "is_quote",
    "is_space",
    "is_alpha",
    "is_upper",
    "is_stop",
    "like_num",
)
TOKENS = ("children", "lefts", "rights", "subtree", "ancestors", "conjuncts")
TOKEN = ("head", "left_edge", "right_edge")
SPAN = ("start", "end", "start_char", "end_char", "text")
VOCABULARY = "The envoys of Oslo , Ana and Luc met on 27 February ; she said : “ Yes ! ” It 's over . two\u00a0men"
WORDS = st.lists(st.sampled_from([*VOCABULARY.split(" "), "\n\n", " ", "\n"]), max_size=40).map(" ".join)
AT = st.integers(-4, 60)


def pair(text: str) -> tuple[Doc, Any]:
    spacy: Any = models.parse(models.load(), text)
    return Doc(spacy), spacy


def agree(text: str) -> None:
    ours, spacy = pair(text)
    assert ours.text == text
    assert len(ours) == len(spacy)
    for a, b in zip(ours, spacy, strict=True):
        for name in PLAIN:
            assert getattr(a, name) == getattr(b, name), (a.text, name)
        for name in TOKENS:
            assert [t.i for t in getattr(a, name)] == [t.i for t in getattr(b, name)], (a.text, name)
        for name in TOKEN:
            assert getattr(a, name).i == getattr(b, name).i, (a.text, name)
        assert (a.sent.start, a.sent.end) == (b.sent.start, b.sent.end)
        assert (len(a), str(a)) == (len(b), str(b))
    for name in ("ents", "sents"):
        assert [(s.start, s.end, s.label_) for s in getattr(ours, name)] == [
            (s.start, s.end, s.label_) for s in getattr(spacy, name)
        ]


def test_samples_are_copied_as_they_are() -> None:
    for source in discover([str(samples_dir())])[0]:
        article = load(source)
        assert isinstance(article, Article)
        agree(article.text)


@given(WORDS)
@settings(max_examples=40, deadline=None)
def test_any_words_are_copied_as_they_are(text: str) -> None:
    agree(text)


@given(WORDS, AT, AT)
@settings(max_examples=60, deadline=None)
def test_any_stretch_is_the_same(text: str, start: int, end: int) -> None:
    ours, spacy = pair(text)
    one, other = ours[start:end], spacy[start:end]
    assert [getattr(one, name) for name in SPAN] == [getattr(other, name) for name in SPAN]
    assert [t.i for t in one] == [t.i for t in other]
    if len(one):
        assert (one.root.i, one[-1].i, one.sent.start) == (other.root.i, other[-1].i, other.sent.start)
        assert one[1:].start == other[1:].start
        assert [(s.start, s.end) for s in one.sents] == [(s.start, s.end) for s in other.sents]
    for mode in ("strict", "expand") if 0 <= start < end else ():  # elsewhere spaCy raises
        found, wanted = (d.char_span(start, end, alignment_mode=mode) for d in (ours, spacy))
        assert (found is None) == (wanted is None)
        if found is not None and wanted is not None:
            assert (found.start, found.end) == (wanted.start, wanted.end)


def test_the_same_token_is_one_object() -> None:
    doc, _ = pair("The envoys met.")
    assert doc[1] is doc[0].head
    assert doc[0:2] == doc[0:2]
    assert len({doc[0:2], doc[0:2], doc[1:2]}) == 2


def test_what_is_not_there_raises() -> None:
    doc, _ = pair("The envoys met.")
    with pytest.raises(IndexError):
        doc[0].nbor(-1)
    with pytest.raises(IndexError):
        doc[0:2][2]
    with pytest.raises(IndexError):
        doc[len(doc)]
