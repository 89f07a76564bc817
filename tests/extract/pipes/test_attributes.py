"""What the table sets is what spaCy's attribute ruler sets, on any text."""

from __future__ import annotations

from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from briefing.extract import nlp as models
from briefing.ingest import discover, load
from briefing.model import Article
from briefing.resources import samples_dir

VOCABULARY = (
    "I you it ai n't y' all nothin' do does did 'd have has had is 's are that but so not there was were the which . ,"
    " ministers said to meet a big house what her like going gonna can better"
)
WORDS = st.lists(st.sampled_from([*VOCABULARY.split(), "\n\n", " "]), max_size=30).map(" ".join)


bare = cache(models.load_bare)


def agree(text: str) -> None:
    quick = models.load(models.DEFAULT)
    plain = bare()
    one = quick(text)
    other = plain(text)
    for name in ("tok2vec", "tagger", "parser"):
        assert name in quick.pipe_names
    # The same tokens with the same tags and relations, ruled on by the one and by the other.
    ruled = plain.get_pipe("attribute_ruler")(_before(quick, text))  # type: ignore[operator,unused-ignore]
    assert len(one) == len(ruled)
    for a, b in zip(one, ruled, strict=True):
        assert (a.pos_, str(a.morph), a.tag_, a.dep_) == (b.pos_, str(b.morph), b.tag_, b.dep_), (a.text, text)
    assert len(other) == len(one)


def _before(nlp: Language, text: str) -> Doc:
    doc = nlp.make_doc(text)
    for name, pipe in nlp.pipeline:
        if name == "quick_attribute_ruler":
            break
        doc = pipe(doc)
    return doc


def test_samples_are_ruled_alike() -> None:
    for source in discover([str(samples_dir())])[0]:
        article = load(source)
        assert isinstance(article, Article)
        agree(article.text)


@given(WORDS)
@settings(max_examples=40, deadline=None)
def test_any_words_are_ruled_alike(text: str) -> None:
    agree(text)
