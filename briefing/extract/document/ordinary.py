"""The ordinary words of the language, as the model's lemmatizer lists them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

    from briefing.extract.document.parsed import Doc

_TABLE = "ordinary_words"
_SPOKEN = "spoken_words"
_INDEX = "lemma_index"

_SHORT_NOUN = 4
"""Letters of nouns among which dictionaries list acronyms, as "nato"."""


def register(nlp: Language) -> None:
    """Keep the words that the pipeline's lemmatizer lists where every document of it can ask for them."""
    if "lemmatizer" not in nlp.pipe_names:
        return
    lookups = nlp.get_pipe("lemmatizer").lookups  # type: ignore[attr-defined,unused-ignore]
    if _INDEX in lookups.tables:
        index = lookups.get_table(_INDEX)
        words = frozenset(w for listed in index.values() for w in listed)
        short = {w for w in index.get("noun", ()) if len(w) <= _SHORT_NOUN}
        others = {w for kind in ("verb", "adj", "adv") for w in index.get(kind, ())}
        nlp.vocab.lookups.add_table(_TABLE, {_TABLE: words, _SPOKEN: words - (short - others)})


def is_ordinary(doc: Doc, word: str) -> bool:
    """Whether a word, in lower case or not, is one of the dictionary; False where the model lists none."""
    return _is_listed(doc, word.lower(), _TABLE)


def is_spoken(doc: Doc, word: str) -> bool:
    """As ``is_ordinary``, without the short nouns among which dictionaries list acronyms."""
    low = word.lower()
    if _is_listed(doc, low, _SPOKEN):
        return True
    stem, ending = next(((low[: -len(e)], e) for e in ("ies", "ing", "ed") if low.endswith(e)), ("", ""))
    bases = (stem + "y",) if ending == "ies" else (stem, stem + "e")
    return len(stem) > 2 and any(_is_listed(doc, base, _SPOKEN) for base in bases)


def _is_listed(doc: Doc, low: str, kind: str) -> bool:
    lookups = doc.source.vocab.lookups
    if _TABLE not in lookups.tables:
        return False
    words = lookups.get_table(_TABLE)[kind]
    return low in words or (low.endswith("s") and (low[:-1] in words or low[:-2] in words))
