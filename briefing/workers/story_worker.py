"""The story of the articles in hand, built again as facts come, in a thread and for many articles in a process."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import msgspec

from briefing.profiles import Profile
from briefing.workers.job import one_line
from briefing.workers.reports import Failed, Post, StoryUpdated

if TYPE_CHECKING:
    from briefing.story.linking.corrections import Correction
    from briefing.story.lookup import StoryLookup
    from briefing.story.types import Record, Story
    from briefing.workers.processes import Workers

GATHER = 0.4
"""Seconds in which facts that come one after the other are gathered for one building."""

REST = 4
"""A building is followed by a rest of at least so many times its own length."""

QUIET = 0.3
"""Seconds without a key after which the hand rests, and the story may be built."""

PATIENCE = 3.0
"""Seconds after which the story is built though the hand does not rest."""

OWN_PROCESS = 40
"""From this many articles on a process of its own builds the story, so that no key waits for it."""


ATTEMPTS = 2
"""How often a building may end its process before it is given up; the next wish is another."""

Things = tuple[Sequence["Record"], Sequence["Correction"]]
"""What a story is built from."""


class ClosedError(Exception):
    """No story is built any more."""


class StoryWorker:
    """Builds the story whenever it is wanted, the last wish first, and posts ``StoryUpdated``.

    Safe to ask from any thread. A building that fails, or whose process ends, is said in one ``Failed`` (each
    reason once) and touches no later one.
    """

    def __init__(self, post: Post, profile: Profile) -> None:
        self._post = post
        self._profile = profile
        self._wanted = threading.Condition()
        self._ask: Callable[[], Things] | None = None
        self._hurry = False
        self._key_at = 0.0
        self._thread: threading.Thread | None = None
        self._building = threading.Lock()
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
        """The story of these, built now unless it is the last that was built. Waits: not for the screen's thread.

        Raises:
            BrokenExecutor: the process that builds it ended, twice.
            ClosedError: no story is built any more.
        """
        with self._building:
            if self._last and self._last[:2] == (list(records), list(corrections)):
                return self._last[2]
            return self._build(records, corrections)

    def key_pressed(self) -> None:
        """The hand is at work: what can wait until it rests does."""
        self._key_at = time.monotonic()

    def close(self) -> None:
        """Stop; what is being built is not posted."""
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
                story = self._lookup(*ask())
            except Exception as error:  # noqa: BLE001 - the next one may do better
                if self._closed:
                    return
                self._notify(f"No story of the articles: {one_line(error)}; tried again when more is known of them")
            else:
                if self._closed:
                    return
                self._post(StoryUpdated(story))
            rest = max(GATHER, REST * (time.monotonic() - since))

    def _lookup(self, records: Sequence[Record], corrections: Sequence[Correction]) -> StoryLookup:
        from briefing.story.lookup import StoryLookup

        with self._building:
            story = self._build(records, corrections)
            self._last = list(records), list(corrections), story
        return StoryLookup(story)

    def _notify(self, reason: str) -> None:
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

    def _build(self, records: Sequence[Record], corrections: Sequence[Correction]) -> Story:
        if len(records) < OWN_PROCESS:
            from briefing.story.build import build_story

            return build_story(records, corrections, profile=self._profile, grouped=True)
        from concurrent.futures import BrokenExecutor, CancelledError

        from briefing.story.types import Story

        encoder = msgspec.msgpack.Encoder()
        parts = [encoder.encode(record) for record in records]
        for attempt in range(1, ATTEMPTS + 1):
            workers = self._process()
            try:
                built = workers.submit(build_encoded, parts, encoder.encode(tuple(corrections)), self._profile).result()
                return msgspec.msgpack.decode(built, type=Story)
            except (BrokenExecutor, CancelledError):
                with self._wanted:
                    if self._workers is workers:
                        self._workers = None
                    if self._closed:
                        raise ClosedError from None
                if attempt == ATTEMPTS:
                    raise
                self._notify("The process that builds the story ended unexpectedly; another was started")
        raise AssertionError("every attempt returns or raises")

    def _process(self) -> Workers:
        from briefing.workers.processes import Workers

        with self._wanted:
            if self._closed:
                raise ClosedError
            if self._workers is None:
                self._workers = Workers(1)
            return self._workers


def build_encoded(records: Sequence[bytes], corrections: bytes, profile: Profile) -> bytes:
    """``build_story`` in another process: MessagePack in and out."""
    from briefing.story.build import build_story
    from briefing.story.linking.corrections import Correction
    from briefing.story.types import Record

    decoder = msgspec.msgpack.Decoder(Record)
    given = msgspec.msgpack.decode(corrections, type=tuple[Correction, ...])
    return msgspec.msgpack.encode(
        build_story([decoder.decode(part) for part in records], given, profile=profile, grouped=True)
    )
