"""The story of the articles in hand, told again as facts come, off the screen's thread."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import msgspec
from textual.message import Message

from briefing.profiles import Profile
from briefing.ui.messages import Failed
from briefing.workers.job import one_line

if TYPE_CHECKING:
    from briefing.story.fineness import Fineness
    from briefing.story.linking.corrections import Correction
    from briefing.story.types import Member, Record, Source, Story, StoryEntity, StoryEvent
    from briefing.workers.processes import Workers

GATHER = 0.4
"""Seconds in which facts that come one after the other are gathered for one telling."""

REST = 4
"""A telling is followed by a rest of at least so many times its own length."""

QUIET = 0.3
"""Seconds without a key after which the hand rests, and the story may be told."""

PATIENCE = 3.0
"""Seconds after which the story is told though the hand does not rest."""

OWN_PROCESS = 40
"""From this many articles on a process of its own tells the story, so that no key waits for it."""


ATTEMPTS = 2
"""How often a telling may end its process before it is given up; the next wish is another telling."""

Things = tuple[Sequence["Record"], Sequence["Correction"]]
"""What a story is told of."""


class ClosedError(Exception):
    """Nothing is told any more."""


class StoryIndex:
    """A story with quick ways into it. Making one imports more than the screen's thread should."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.sources: dict[str, Source] = {source.article: source for source in story.sources}
        self.entities: dict[Member, StoryEntity] = {m: entity for entity in story.entities for m in entity.members}
        self.events: dict[Member, StoryEvent] = {m: event for event in story.events for m in event.members}
        things: list[StoryEntity | StoryEvent] = [*story.entities, *story.events]
        self.by_id = {thing.id: thing for thing in things}
        self.originals = len({source.origin for source in story.sources})
        self.countries = _countries(story)
        self.fineness = _fineness(story)

    def thing(self, article_id: str, key: str) -> StoryEntity | StoryEvent | None:
        """What an article's entity or event of that id belongs to."""
        from briefing.story.types import Member

        member = Member(article_id, key)
        return self.entities.get(member) or self.events.get(member)

    def name(self, ident: str) -> str:
        """The name of a story entity or event, its id where there is none."""
        thing = self.by_id.get(ident)
        return thing.name if thing else ident


def _fineness(story: Story) -> Fineness:
    from briefing.story.fineness import Fineness

    return Fineness(story.entities)


def _countries(story: Story) -> dict[str, str]:
    """The countries that anybody is of, by code, under the name that most sources have."""
    from briefing.extract.lexicon.geo import country_of_country

    codes = {entity.country: entity.country for entity in story.entities if entity.country}
    for entity in reversed(story.entities):
        if entity.type == "place" and entity.country in codes and country_of_country(entity.name) == entity.country:
            codes[entity.country] = entity.name
    return codes


class Told(Message):
    """The story was told again."""

    def __init__(self, index: StoryIndex) -> None:
        super().__init__()
        self.index = index


class Telling:
    """Tells the story whenever it is wanted, the last wish first, and posts ``Told``; safe to ask from any thread.

    A telling that fails, or whose process ends, is said in one ``Failed`` (each reason once) and touches no later one.
    """

    def __init__(self, post: Callable[[Message], object], profile: Profile) -> None:
        self._post = post
        self._profile = profile
        self._wanted = threading.Condition()
        self._ask: Callable[[], Things] | None = None
        self._hurry = False
        self._key_at = 0.0
        self._thread: threading.Thread | None = None
        self._telling = threading.Lock()
        self._last: tuple[list[Record], list[Correction], Story] | None = None
        self._workers: Workers | None = None
        self._said: set[str] = set()
        self._closed = False

    def want(self, ask: Callable[[], Things], *, at_once: bool = False) -> None:
        """Tell the story of what ``ask`` gives when its turn has come; ``at_once`` waits for nothing to gather."""
        with self._wanted:
            self._ask = ask
            self._hurry |= at_once
            if self._thread is None and not self._closed:
                self._thread = threading.Thread(target=self._run, name="story", daemon=True)
                self._thread.start()
            self._wanted.notify_all()

    def story(self, records: Sequence[Record], corrections: Sequence[Correction]) -> Story:
        """The story of these, told now unless it is the last that was told. Waits: not for the screen's thread.

        Raises:
            BrokenExecutor: the process that tells it ended, twice.
            ClosedError: nothing is told any more.
        """
        with self._telling:
            if self._last and self._last[:2] == (list(records), list(corrections)):
                return self._last[2]
            return self._tell(records, corrections)

    def key_pressed(self) -> None:
        """The hand is at work: what can wait until it rests does."""
        self._key_at = time.monotonic()

    def close(self) -> None:
        """Stop; what is being told is not posted."""
        with self._wanted:
            self._closed = True
            self._wanted.notify_all()
            workers, self._workers = self._workers, None
        if workers is not None:
            workers.kill()

    def _run(self) -> None:
        rest = GATHER
        while True:
            with self._wanted:
                self._wanted.wait_for(lambda: self._ask or self._closed)
                self._wanted.wait_for(lambda: self._hurry or self._closed, timeout=rest)
                self._wait_for_rest()
                ask, self._ask, self._hurry = self._ask, None, False
                if self._closed or ask is None:
                    return
            since = time.monotonic()
            try:
                index = self._index(*ask())
            except Exception as error:  # noqa: BLE001 - the next telling may do better
                if self._closed:
                    return
                self._say(f"No story of the articles: {one_line(error)}; tried again when more is known of them")
            else:
                if self._closed:
                    return
                self._post(Told(index))
            rest = max(GATHER, REST * (time.monotonic() - since))

    def _index(self, records: Sequence[Record], corrections: Sequence[Correction]) -> StoryIndex:
        with self._telling:
            story = self._tell(records, corrections)
            self._last = list(records), list(corrections), story
        return StoryIndex(story)

    def _say(self, reason: str) -> None:
        if reason not in self._said:
            self._said.add(reason)
            self._post(Failed(reason))

    def _wait_for_rest(self) -> None:
        until = time.monotonic() + PATIENCE
        while not (self._hurry or self._closed):
            now = time.monotonic()
            pause = min(self._key_at + QUIET, until) - now
            if pause <= 0:
                return
            self._wanted.wait(pause)

    def _tell(self, records: Sequence[Record], corrections: Sequence[Correction]) -> Story:
        if len(records) < OWN_PROCESS:
            from briefing.story.tell import tell

            return tell(records, corrections, profile=self._profile)
        from concurrent.futures import BrokenExecutor, CancelledError

        from briefing.story.types import Story

        encoder = msgspec.msgpack.Encoder()
        parts = [encoder.encode(record) for record in records]
        for attempt in range(1, ATTEMPTS + 1):
            workers = self._process()
            try:
                told = workers.submit(tell_encoded, parts, encoder.encode(tuple(corrections)), self._profile).result()
                return msgspec.msgpack.decode(told, type=Story)
            except (BrokenExecutor, CancelledError):
                with self._wanted:
                    if self._workers is workers:
                        self._workers = None
                    if self._closed:
                        raise ClosedError from None
                if attempt == ATTEMPTS:
                    raise
                self._say("The process that tells the story ended unexpectedly; another was started")
        raise AssertionError("every attempt returns or raises")

    def _process(self) -> Workers:
        from briefing.workers.processes import Workers

        with self._wanted:
            if self._closed:
                raise ClosedError
            if self._workers is None:
                self._workers = Workers(1)
            return self._workers


def tell_encoded(records: Sequence[bytes], corrections: bytes, profile: Profile) -> bytes:
    """``tell`` in another process: MessagePack in and out."""
    from briefing.story.linking.corrections import Correction
    from briefing.story.tell import tell
    from briefing.story.types import Record

    decoder = msgspec.msgpack.Decoder(Record)
    given = msgspec.msgpack.decode(corrections, type=tuple[Correction, ...])
    return msgspec.msgpack.encode(tell([decoder.decode(part) for part in records], given, profile=profile))
