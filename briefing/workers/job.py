"""What runs inside a worker process. Importing it is cheap; its functions import what they need."""

from __future__ import annotations

import contextlib
import os
import signal
import threading
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

import msgspec

from briefing.extract.trace import Reason
from briefing.ingest import Limits, Skipped, Source, inside, load
from briefing.model import Article, Facts
from briefing.profiles import Profile

if TYPE_CHECKING:
    from spacy.language import Language

NICENESS = 10

Cause = Literal["article", "model", "worker"]


class Extracted(msgspec.Struct, frozen=True):
    """What came of one article: ``facts``, or else ``error``, one line that names the reason.

    ``cause`` says what failed: this article alone, the model (so every article will), or the process.
    """

    article_id: str
    facts: Facts | None = None
    error: str | None = None
    cause: Cause | None = None


class Reasons(msgspec.Struct, frozen=True):
    """Why a fact is one: ``found`` in the order to show them, or ``error``, one line on why there are none."""

    found: tuple[Reason, ...] = ()
    error: str | None = None


def start() -> None:
    """Make a fresh process a good guest: last in line for the CPU, silent, and gone when its parent is."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    silence()
    if hasattr(os, "nice"):
        os.nice(NICENESS)
    # One process is one core's worth of work: a BLAS with threads of its own would take the reader's core.
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(name, "1")
    threading.Thread(target=_follow_parent, daemon=True).start()


def silence() -> None:
    """Point the three standard streams at nothing: the terminal belongs to the reader."""
    nothing = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nothing, descriptor)
    os.close(nothing)


def _follow_parent() -> None:
    import multiprocessing

    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(0)


def prepare(model: str | None) -> None:
    """Load the model where that is still to do; ``run_extract`` tells what goes wrong."""
    from briefing.extract.nlp import ModelError

    with contextlib.suppress(ModelError):
        _model(model)


@lru_cache(maxsize=4)
def profile_of(encoded: bytes) -> Profile:
    """The profile in ``encoded`` (MessagePack), the same object each time: what is derived from one is kept with it."""
    return msgspec.msgpack.decode(encoded, type=Profile)


def extract_with(article: Article, profile: bytes, model: str | None) -> Extracted:
    """As ``run_extract``, in another process: with an encoded profile."""
    return run_extract(article, profile_of(profile), model)


def run_extract(article: Article, profile: Profile, model: str | None) -> Extracted:
    """Extract from one article; whatever fails is told in the result."""
    from briefing.extract.nlp import ModelError
    from briefing.extract.pipeline import extract

    try:
        nlp = _model(model)
    except ModelError as error:
        return Extracted(article.id, error=one_line(error), cause="model")
    try:
        return Extracted(article.id, facts=extract(article, profile, nlp))
    except Exception as error:  # noqa: BLE001 - one article must not stop the others
        return Extracted(article.id, error=f"no facts: {one_line(error)}", cause="article")


def run_explain(article: Article, profile: bytes, model: str | None, fact: str, offset: int) -> Reasons:
    """Why the fact at the code point ``offset`` is one: that with id ``fact``, else the first with an id of its kind.

    A kind is an id's letter; times have none of their own, for them it is ``t``.
    """
    from briefing.extract.explain import at, explain
    from briefing.extract.reasons import reasons

    try:
        facts = explain(article, profile_of(profile), _model(model))[1]
    except Exception as error:  # noqa: BLE001 - as above
        return Reasons(error=f"no reasons: {one_line(error)}")
    there = [found for found in at(facts, offset) if found.id[0] == fact[0]]
    found = next((found for found in there if found.id == fact), there[0] if there else None)
    if found is None:
        return Reasons(error="This is found no more: what extracts has changed since.")
    return Reasons(tuple(reasons(article, found)))


def run_look(source: Source, limits: Limits) -> list[Source] | Skipped:
    """What is inside a source that has not been looked into; whatever fails is the reason of a ``Skipped``."""
    try:
        return inside(source, limits)
    except Exception as error:  # noqa: BLE001 - as above
        return Skipped(source.label, one_line(error))


def run_load(source: Source, published: str | None, limits: Limits) -> Article | Skipped:
    """Read one source; whatever fails is the reason of a ``Skipped``."""
    try:
        return load(source, published=published, limits=limits)
    except Exception as error:  # noqa: BLE001 - as above
        return Skipped(source.label, one_line(error))


def one_line(error: BaseException) -> str:
    """What ``error`` says, on one line of at most 200 characters; its type where it says nothing."""
    text = " ".join(str(error).split()) or type(error).__name__
    return text if len(text) <= 200 else text[:199] + "…"


_failed: dict[str | None, str] = {}


def _model(name: str | None) -> Language:
    """As ``nlp.load``, but a failure is remembered: to fail again for each article would take as long each time."""
    from briefing.extract import nlp

    if name in _failed:
        raise nlp.ModelError(_failed[name])
    try:
        return nlp.load(name)
    except nlp.ModelError as error:
        _failed[name] = str(error)
        raise
