"""The ordinary words of the language, as the model's lemmatizer lists them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

    from briefing.extract.document.parsed import Doc

_TABLE = "ordinary_words"
_INDEX = "lemma_index"


def register(nlp: Language) -> None:
    """Keep the words that the pipeline's lemmatizer lists where every document of it can ask for them."""
    if "lemmatizer" not in nlp.pipe_names:
        return
    lookups = nlp.get_pipe("lemmatizer").lookups  # type: ignore[attr-defined,unused-ignore]
    if _INDEX in lookups.tables:
        words = frozenset(w for listed in lookups.get_table(_INDEX).values() for w in listed)
        nlp.vocab.lookups.add_table(_TABLE, {_TABLE: words})


def is_ordinary(doc: Doc, word: str) -> bool:
    """Whether a word, in lower case or not, is one of the dictionary; False where the model lists none."""
    lookups = doc.source.vocab.lookups
    if _TABLE not in lookups.tables:
        return False
    words = lookups.get_table(_TABLE)[_TABLE]
    low = word.lower()
    return low in words or (low.endswith("s") and (low[:-1] in words or low[:-2] in words))
