"""The stages of extraction, in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from briefing.extract import nlp as models
from briefing.extract.document.boilerplate import find_boilerplate
from briefing.extract.document.document import Document
from briefing.extract.events import find_events
from briefing.extract.events.lexicon import event_nouns
from briefing.extract.names.entities import resolve_entities
from briefing.extract.names.mentions import find_mentions
from briefing.extract.roles.assign import assign_roles
from briefing.extract.roles.deeds import with_acting_envoys
from briefing.extract.stages import Stages
from briefing.extract.statements import find_statements
from briefing.extract.times import find_times
from briefing.model import Article, Facts
from briefing.profiles import Profile

if TYPE_CHECKING:
    from spacy.language import Language


def extract(article: Article, profile: Profile, nlp: Language | None = None) -> Facts:
    """The facts of one article. A pure function of its arguments and the model.

    A stage that fails is named in ``failed``; what the others find stands. Of a text that is too long its beginning is
    looked through, and ``failed`` says so.

    Raises:
        ModelError: ``nlp`` is not given and no model can be loaded.
    """
    nlp = nlp or models.load()
    whole = len(article.text)
    article = msgspec.structs.replace(article, text=models.within_reach(article.text))
    doc = models.parse(nlp, article.text)
    stages = Stages()
    skip = stages.run("page furniture", [], find_boilerplate, article.text)
    document = Document(doc, skip)
    nouns = event_nouns(profile)
    times, published = stages.run("times", ([], article.published), find_times, document, article, nouns)
    mentions = stages.run("names", [], find_mentions, document)
    entities = stages.run("names", [], resolve_entities, document, mentions)
    entities = stages.run("roles", entities, assign_roles, document, entities, profile)
    statements = stages.run("statements", [], find_statements, document, entities)
    events = stages.run("events", [], find_events, document, article, published, entities, times, profile, statements)
    entities = stages.run("roles", entities, with_acting_envoys, entities, events, profile)
    return Facts(
        article_id=article.id,
        published=published,
        entities=tuple(entities),
        times=tuple(times),
        events=tuple(events),
        model=nlp.meta.get("lang", "en") + "_" + nlp.meta.get("name", ""),
        model_version=nlp.meta.get("version", ""),
        statements=tuple(statements),
        sentences=document.sentences,
        failed=tuple(dict.fromkeys([*stages.failed, *_beyond(len(article.text), whole)])),
    )


def _beyond(read: int, whole: int) -> tuple[str, ...]:
    """What is said of a text that is looked through only in part."""
    return (f"anything after the first {read:,} characters",) if read < whole else ()
