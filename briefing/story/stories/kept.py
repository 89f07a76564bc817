"""The stories of a library: what was found before is taken from there, and only what is new is compared."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from briefing.extract.identity import fingerprint
from briefing.library import FactsKey, Library
from briefing.story.linking.corrections import Correction
from briefing.story.news import NewsStory
from briefing.story.stories.index import StoryIndex, ranked
from briefing.story.stories.signature import Signature, signature_of
from briefing.story.types import Record


def update(library: Library, key: FactsKey, corrections: Iterable[Correction] = ()) -> list[NewsStory]:
    """The stories of all articles in ``library`` that have facts of ``key``, the most telling first; they are kept.

    One more article costs what it shares with others, and its story is told anew. Where the reader's ``corrections``
    are others than last time, or articles were grouped by other code, all is grouped anew.

    Raises:
        LibraryError: the library cannot be read or written.
    """
    made = tuple(corrections)
    version = _version(key, made)
    kept = {ident: _decode(body) for ident, body in library.signatures(version).items()}
    ids = [head.id for head in library.heads(key=key) if head.facts is not None]
    fresh = [signature_of(*record) for record in records(library, key, [ident for ident in ids if ident not in kept])]
    known = [kept[ident] for ident in ids if ident in kept]
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for article, story in library.story_members().items():
        groups[story].append(article)
    index = StoryIndex(known, made, groups.values() if known else None)
    for signature in fresh:
        index.put(signature)
    told = {frozenset(story.ids): story for story in library.stories(NewsStory)} if known else {}
    stories = [told.get(frozenset(group)) or index.story(library.articles(group)) for group in index.groups()]
    library.put_stories((story.id, story.ids, story) for story in stories)
    library.put_signatures(version, {s.article: msgspec.msgpack.encode(s) for s in fresh})
    return ranked(stories)


def records(library: Library, key: FactsKey, ids: Sequence[str]) -> list[Record]:
    """The articles of these ids that have facts of ``key``, with them."""
    articles = library.articles(ids)
    facts = library.facts_of(articles, key)
    return [(article, facts[article.id]) for article in articles if article.id in facts]


def _decode(body: bytes) -> Signature:
    return msgspec.msgpack.decode(body, type=Signature)


def _version(key: FactsKey, corrections: Sequence[Correction]) -> str:
    said = hashlib.sha256(msgspec.json.encode(corrections)).hexdigest()[:16]
    return " ".join((key.model, key.profile, key.extractor, fingerprint(Path(__file__).parent), said))
