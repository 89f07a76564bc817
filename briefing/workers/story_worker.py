"""The story of the articles in hand, built again as facts come, in a thread and for many articles in a process."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from briefing.library import FactsKey, Library
from briefing.profiles import Profile
from briefing.workers.reports import Post, StoryUpdated
from briefing.workers.wanted import Wanted

if TYPE_CHECKING:
    from briefing.story.linking.corrections import Correction
    from briefing.story.lookup import StoryLookup
    from briefing.story.types import Record, Story

OWN_PROCESS = 40
"""From this many articles on a process of its own builds the story, so that no key waits for it."""


class Stored(msgspec.Struct, frozen=True):
    """Articles with facts of ``key`` that are to be taken, by id, from the library in the file at ``path``."""

    path: str
    key: FactsKey
    ids: tuple[str, ...]


Things = tuple[Sequence["Record"] | Stored, Sequence["Correction"]]
"""What a story is built from: articles with their facts, or where these are."""


class StoryWorker:
    """Builds the story whenever it is wanted, the last wish first, and posts ``StoryUpdated``.

    Safe to ask from any thread. A building that fails, or whose process ends, is said in one ``Failed`` (each
    reason once) and touches no later one.
    """

    def __init__(self, post: Post, profile: Profile, stories: Callable[[], Mapping[str, str]] = dict) -> None:
        """``stories`` names the story of the news that an article belongs to, as far as it is known."""
        self._stories = stories
        self._post = post
        self._profile = profile
        self._ask: Callable[[], Things] = lambda: ((), ())
        self._building = threading.Lock()
        self._last: tuple[list[Record] | Stored, list[Correction], Story] | None = None
        self._wanted = Wanted(
            "story",
            post,
            self._update,
            lambda reason: f"No story of the articles: {reason}; tried again when more is known of them",
        )

    def want(self, ask: Callable[[], Things], *, at_once: bool = False) -> None:
        """Tell the story of what ``ask`` gives when its turn has come; ``at_once`` waits for nothing to gather."""
        self._ask = ask
        self._wanted.want(at_once=at_once)

    def story(self, records: Sequence[Record] | Stored, corrections: Sequence[Correction]) -> Story:
        """The story of these, built now unless it is the last that was built. Waits: not for the screen's thread.

        Raises:
            BrokenExecutor: the process that builds it ended, twice.
            ClosedError: no story is built any more.
        """
        with self._building:
            if self._last and self._last[:2] == (_listed(records), list(corrections)):
                return self._last[2]
            return self._build(records, corrections)

    def key_pressed(self) -> None:
        """The hand is at work: what can wait until it rests does."""
        self._wanted.key_pressed()

    def close(self) -> None:
        """Stop; what is being built is not posted."""
        self._wanted.close()

    def _update(self) -> None:
        story = self._lookup(*self._ask())
        if not self._wanted.closed:
            self._post(StoryUpdated(story))

    def _lookup(self, records: Sequence[Record] | Stored, corrections: Sequence[Correction]) -> StoryLookup:
        from briefing.story.lookup import StoryLookup

        with self._building:
            story = self._build(records, corrections)
            self._last = _listed(records), list(corrections), story
        return StoryLookup(story)

    def _build(self, records: Sequence[Record] | Stored, corrections: Sequence[Correction]) -> Story:
        if isinstance(records, Stored):
            from briefing.story.types import Story

            known = _all_known(records.ids, self._stories())
            given = msgspec.msgpack.encode(tuple(corrections))
            built = self._wanted.in_process(build_stored, records, given, self._profile, known)
            return msgspec.msgpack.decode(built, type=Story)
        known = _all_known([article.id for article, _ in records], self._stories())
        if len(records) < OWN_PROCESS:
            from briefing.story.build import build_story

            return build_story(records, corrections, profile=self._profile, stories=known)

        from briefing.story.types import Story

        encoder = msgspec.msgpack.Encoder()
        parts = [encoder.encode(record) for record in records]
        given = encoder.encode(tuple(corrections))
        built = self._wanted.in_process(build_encoded, parts, given, self._profile, known)
        return msgspec.msgpack.decode(built, type=Story)


def _listed(records: Sequence[Record] | Stored) -> list[Record] | Stored:
    return records if isinstance(records, Stored) else list(records)


def _all_known(articles: Sequence[str], stories: Mapping[str, str]) -> dict[str, str] | None:
    """The stories of the articles where all are known: else they are found, all together."""
    found = {article: stories[article] for article in articles if article in stories}
    return found if len(found) == len(set(articles)) else None


def build_stored(things: Stored, corrections: bytes, profile: Profile, stories: Mapping[str, str] | None) -> bytes:
    """``build_story`` in another process of what the library has of these articles."""
    from briefing.story.build import build_story
    from briefing.story.keeping import records
    from briefing.story.linking.corrections import Correction

    given = msgspec.msgpack.decode(corrections, type=tuple[Correction, ...])
    with Library.open(Path(things.path)) as library:
        found = records(library, things.key, things.ids)
    return msgspec.msgpack.encode(build_story(found, given, profile=profile, stories=stories))


def build_encoded(
    records: Sequence[bytes], corrections: bytes, profile: Profile, stories: Mapping[str, str] | None
) -> bytes:
    """``build_story`` in another process: MessagePack in and out."""
    from briefing.story.build import build_story
    from briefing.story.linking.corrections import Correction
    from briefing.story.types import Record

    decoder = msgspec.msgpack.Decoder(Record)
    given = msgspec.msgpack.decode(corrections, type=tuple[Correction, ...])
    return msgspec.msgpack.encode(
        build_story([decoder.decode(part) for part in records], given, profile=profile, stories=stories)
    )
