"""From the paths on a command line to articles with their facts."""

from __future__ import annotations

from collections.abc import Sequence

from briefing import resources
from briefing.cli.common import say
from briefing.config import load_config
from briefing.extract import extract
from briefing.extract.nlp import load as load_model
from briefing.ingest import Skipped, discover, load
from briefing.library import FactsKey, Library, LibraryError, facts_key
from briefing.model import Article, Facts
from briefing.profiles import Profile, load_profile
from briefing.story.linking.corrections import CORRECTIONS, Correction, Corrections
from briefing.story.types import Record


class NothingToOpenError(Exception):
    """No article could be read; the message is a line with the reasons."""


def read_records(paths: Sequence[str], *, model: str | None, profile: str | None) -> tuple[list[Record], Profile]:
    """What can be read under ``paths``, in their order, and the profile used; what cannot is told on stderr.

    Articles of equal content have equal ids. Facts that the library has are taken from there.

    Raises:
        ModelError: no usable spaCy pipeline.
        NothingToOpenError: nothing could be read.
        ProfileError: no such profile, or one that is not valid.
    """
    config, problems = load_config()
    for problem in problems:
        say(problem)
    wanted = load_profile(profile or config.profile, user_dir=resources.user_profiles_dir())
    sources, skipped = discover(paths)
    articles: list[Article] = []
    for source in sources:
        article = load(source, max_bytes=config.max_bytes)
        if isinstance(article, Skipped):
            skipped.append(article)
        else:
            articles.append(article)
    told = [f"{skip.source}: {skip.reason}" for skip in skipped]
    if not articles:
        raise NothingToOpenError(f"nothing to open ({'; '.join(told[:3])})")
    for line in told:
        say(line)
    chosen = model or config.model
    facts = _stored(articles, facts_key(chosen, wanted))
    records = []
    for article in articles:
        if article.id not in facts:
            found = _extracted(article, wanted, chosen)
            if found is None:
                continue
            facts[article.id] = found
        records.append((article, facts[article.id]))
    return records, wanted


def read_corrections() -> tuple[Correction, ...]:
    """What the reader has corrected, oldest first; nothing where there is no library, or none that opens."""
    if not resources.library_file().exists():
        return ()
    try:
        with Library.open() as library:
            return (library.kept(CORRECTIONS, Corrections) or Corrections()).made
    except LibraryError:
        return ()


def _stored(articles: Sequence[Article], key: FactsKey) -> dict[str, Facts]:
    """Current facts in the user's library; none where there is no library, or none that opens."""
    if not resources.library_file().exists():
        return {}
    try:
        with Library.open() as library:
            return dict(library.facts_of(articles, key))
    except LibraryError:
        return {}


def _extracted(article: Article, profile: Profile, model: str | None) -> Facts | None:
    nlp = load_model(model)
    try:
        return extract(article, profile, nlp)
    except Exception as error:  # noqa: BLE001 - one article must not stop the others
        say(f"{article.source}: no facts: {str(error) or type(error).__name__}")
        return None
