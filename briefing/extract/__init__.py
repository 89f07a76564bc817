"""From one article to its facts. Cheap to import: the stages, and with them spaCy, come with the first call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.model import Article, Facts

if TYPE_CHECKING:
    from spacy.language import Language

    from briefing.profiles import Profile

__all__ = ["extract"]


def extract(article: Article, profile: Profile, nlp: Language | None = None) -> Facts:
    """The facts of one article, see ``briefing.extract.pipeline.extract``.

    Raises:
        ModelError: ``nlp`` is not given and no model can be loaded.
    """
    from briefing.extract import pipeline

    return pipeline.extract(article, profile, nlp)
