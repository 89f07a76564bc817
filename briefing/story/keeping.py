"""The stories of a library: what was found before is taken from there, and only what is new is compared and told."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from pathlib import Path

import msgspec

import briefing.story
from briefing.extract.identity import fingerprint
from briefing.library import FactsKey, Library
from briefing.model import Article
from briefing.profiles import Profile
from briefing.story.build import build_story
from briefing.story.linking.corrected import Said
from briefing.story.linking.corrections import Correction, Join, Part, articles_of, names_of
from briefing.story.lookup import StoryLookup
from briefing.story.stories.index import StoryIndex
from briefing.story.stories.shared_lines import Lines, SharedLines, lines_of
from briefing.story.stories.signature import Signature, signature_of
from briefing.story.stories.since import KeptStory, summary
from briefing.story.types import Record

RULINGS = "story-rulings"
"""The name under which the library keeps the joinings and partings by which its articles are grouped."""

BATCH = 200
"""Articles whose texts and facts are in memory at once."""

Group = tuple[str, ...]


class StoryKeeper:
    """Keeps the stories of ``library`` as its articles and the reader's corrections are.

    The first article to be compared loads what is known of all others; every other one costs what it shares with them.
    What is as it was is not looked at. Not for several threads at once.
    """

    def __init__(self, library: Library, key: FactsKey, profile: Profile) -> None:
        """The stories of all articles in ``library`` that have, or had, facts of ``key``, told by ``profile``."""
        self._library = library
        self._key = key
        self._profile = profile
        self._index: StoryIndex | None = None
        self._grouped: dict[str, str] = {}
        self._versions: dict[str, str] = {}
        """By what the signatures were made, as long as nobody else groups articles."""
        self.left = 0
        self._code = f"{key.model} {key.profile} {fingerprint(Path(briefing.story.__file__).parent)}"
        self._made_by = f"{self._code} {key.extractor}"
        self._read: dict[bytes, KeptStory | None] = {}
        """What the library's stories say, by their encoding."""

    def update(
        self, corrections: Iterable[Correction] = (), first: Collection[str] = (), most: int | None = None
    ) -> list[KeptStory]:
        """All stories as they are now, in no order; they are kept.

        At most ``most`` articles are taken up that were not known before, of them those whose ids are ``first`` before
        others; ``left`` says how many are still to be.

        Raises:
            LibraryError: the library cannot be read or written.
        """
        made = tuple(corrections)
        library = self._library
        having, given, members = library.told(self._key), library.given_days(), library.story_members()
        if members != self._grouped:
            self._index = None  # another program has grouped them since
            self._versions = library.signature_versions()
        versions = self._versions
        fresh = self._ordered([i for i in having if versions.get(i) != self._version(given.get(i))], first)
        self.left = len(fresh[most:]) if most is not None else 0
        fresh = fresh[:most]
        known = versions.keys() | set(fresh)
        rulings = tuple(one for one in made if isinstance(one, Join | Part))
        before = library.kept(RULINGS, tuple[Correction, ...]) or ()
        if fresh or known != members.keys() or rulings != before:
            groups = self._group(fresh, known, members, made, given, rulings != before)
        else:
            groups = _groups(members)
        return self._told(groups, members, made, set(having))

    def _ordered(self, ids: Sequence[str], first: Collection[str]) -> list[str]:
        """The articles of these ids, ``first`` before others, the newest of both first."""
        heads = self._library.heads(ids)
        heads.sort(key=lambda head: head.published.value if head.published else "", reverse=True)
        return sorted((head.id for head in heads), key=lambda ident: ident not in first)

    def _version(self, given: str | None) -> str:
        """What an article's signature depends on besides its text: the code, and the day that the reader gave it."""
        return f"{self._made_by} {given}" if given else self._made_by

    def _group(
        self,
        fresh: Sequence[str],
        known: Set[str],
        members: Mapping[str, str],
        made: Sequence[Correction],
        given: Mapping[str, str],
        ruled: bool,
    ) -> list[Group]:
        index = self._index
        if index is None:
            kept = self._library.signatures(known - set(fresh))
            old = [s for body in kept.values() if (s := _decoded(body)) is not None]
            new = self._signed(fresh, old, SharedLines(s.lines for s in old), given)
            renewed = {signature.article for signature in new}
            old = [signature for signature in old if signature.article not in renewed]
            grouped = {article: story for article, story in members.items() if article in known}
            if 2 * len(grouped) < len(known):
                index = StoryIndex([*old, *new], made)
                new = []
            else:
                before = self._library.kept(RULINGS, tuple[Correction, ...]) or ()
                index = StoryIndex(old, before, _groups(grouped))
                ruled = before != tuple(one for one in made if isinstance(one, Join | Part))
        else:
            for article in [article for article in members if article not in known]:
                index.remove(article)
            new = self._signed(fresh, index.signatures(), index.shared, given)
        index.extend(new)
        if ruled:
            index.correct(made)
        self._library.keep(RULINGS, tuple(one for one in made if isinstance(one, Join | Part)))
        self._index = index
        return index.groups()

    def _signed(
        self, ids: Sequence[str], others: Sequence[Signature], shared: SharedLines, given: Mapping[str, str]
    ) -> list[Signature]:
        """The signatures of these articles, and of those of ``others`` in which they show that a line is shared."""
        made: dict[str, Signature] = {}
        counted: list[Lines] = []
        shown: set[int] = set()

        def sign(some: Sequence[Record]) -> None:
            signed = {article.id: signature_of(article, facts, shared) for article, facts in some}
            versions = {ident: self._version(given.get(ident)) for ident in signed}
            self._library.put_signatures({i: (versions[i], _encoded(one)) for i, one in signed.items()})
            self._versions.update(versions)
            made.update(signed)

        for at in range(0, len(ids), BATCH):
            batch = records(self._library, self._key, ids[at : at + BATCH])
            for article, _ in batch:
                counted.append(lines_of(article.text))
                shown |= shared.add(counted[-1])
            sign(batch)
        if shown:
            having = [s.article for s in (*others, *made.values()) if not shown.isdisjoint(s.lines)]
            for at in range(0, len(having), BATCH):
                sign(records(self._library, self._key, having[at : at + BATCH]))
        for lines in counted:
            shared.remove(lines)
        return list(made.values())

    def _told(
        self, groups: Iterable[Group], members: Mapping[str, str], made: Sequence[Correction], having: set[str]
    ) -> list[KeptStory]:
        bodies = self._library.story_bodies()
        self._read = {body: self._read[body] if body in self._read else _story(body) for body in bodies.values()}
        kept = {frozenset(one.story.ids): one for one in self._read.values() if one}
        touching = _Touching(made)
        told: list[KeptStory] = []
        changed: list[KeptStory] = []
        for group in groups:
            one = kept.get(frozenset(group))
            found = len(having.intersection(group))
            version = f"{self._made_by} {found}"
            # Where the facts of all its articles are still to be found anew, what was said of it stands until then.
            if one is None or (found and (one.version != version or not touching.fit(one))):
                one = self._tell(group, one, touching, made)
                one = msgspec.structs.replace(one, version=version)
                changed.append(one)
            told.append(one)
        grouped = {member.article: one.story.id for one in told for member in one.story.articles}
        gone = bodies.keys() - {one.story.id for one in told}
        if changed or gone or grouped != members:
            self._library.put_stories([(one.story.id, one.story.ids, one) for one in changed], gone)
        self._grouped = grouped
        return told

    def _tell(
        self, group: Group, known: KeptStory | None, touching: _Touching, made: Sequence[Correction]
    ) -> KeptStory:
        articles = self._library.articles(group)
        if known is not None and known.version.startswith(f"{self._code} ") and self._index is None:
            story = known.story
        else:
            self._index = self._index or self._loaded()
            story = self._index.story(articles)
        facts = self._library.facts_of(articles, self._key)
        records = [(article, facts[article.id]) for article in articles if article.id in facts]
        together = {article.id: story.id for article in articles}
        built = build_story(records, made, profile=self._profile, stories=together)
        said = Said(made)
        one = summary(story, StoryLookup(built), {ident: said.of(found) for ident, found in facts.items()})
        return msgspec.structs.replace(one, touched=touching.among(articles))

    def _loaded(self) -> StoryIndex:
        members = self._library.story_members()
        kept = self._library.signatures(members)
        known = [s for body in kept.values() if (s := _decoded(body)) is not None]
        return StoryIndex(known, self._library.kept(RULINGS, tuple[Correction, ...]) or (), _groups(members))


def records(library: Library, key: FactsKey, ids: Sequence[str]) -> list[Record]:
    """The articles of these ids that have facts of ``key``, with them.

    Raises:
        LibraryError: the library cannot be read.
    """
    articles = library.articles(ids)
    facts = library.facts_of(articles, key)
    return [(article, facts[article.id]) for article in articles if article.id in facts]


class _Touching:
    """Which of the reader's corrections may change what is said of a story."""

    def __init__(self, made: Sequence[Correction]) -> None:
        self.all: set[str] = set()
        self._by_article: defaultdict[str, set[str]] = defaultdict(set)
        self._by_name: defaultdict[str, set[str]] = defaultdict(set)
        for one in made:
            short = hashlib.sha256(msgspec.json.encode(one)).hexdigest()[:12]
            self.all.add(short)
            for article in articles_of(one):
                self._by_article[article].add(short)
            for name in names_of(one):
                self._by_name[name.casefold()].add(short)

    def fit(self, kept: KeptStory) -> bool:
        """Whether what is said of a story was said after all corrections that touch it, and after no other one."""
        if not self.all:
            return not kept.touched
        said = "\n".join((kept.event, *kept.story.entities, *(words for _, words in (*kept.fields, *kept.denials))))
        return self._of(kept.story.ids, [said]) <= set(kept.touched) <= self.all

    def among(self, articles: Sequence[Article]) -> tuple[str, ...]:
        """Those that touch the story of ``articles``, each by a short name."""
        return tuple(sorted(self._of([article.id for article in articles], [article.text for article in articles])))

    def _of(self, ids: Iterable[str], texts: Iterable[str]) -> set[str]:
        found = {short for ident in ids for short in self._by_article.get(ident, ())}
        if self._by_name:
            for text in map(str.casefold, texts):
                found.update(short for name, touching in self._by_name.items() if name in text for short in touching)
        return found


def _groups(members: Mapping[str, str]) -> list[Group]:
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for article, story in members.items():
        groups[story].append(article)
    return [tuple(sorted(group)) for group in groups.values()]


def _encoded(signature: Signature) -> bytes:
    return msgspec.msgpack.encode(signature)


def _story(body: bytes) -> KeptStory | None:
    try:
        return msgspec.json.decode(body, type=KeptStory)
    except msgspec.DecodeError:
        return None


def _decoded(body: bytes) -> Signature | None:
    try:
        return msgspec.msgpack.decode(body, type=Signature)
    except msgspec.DecodeError:
        return None
