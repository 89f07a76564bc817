"""The stories that the library keeps, brought up to date as facts and corrections come."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from briefing.library import FactsKey, Library
from briefing.profiles import Profile
from briefing.workers.library_client import LibraryClient
from briefing.workers.reports import NewsUpdated, Post
from briefing.workers.story_worker import OWN_PROCESS
from briefing.workers.wanted import Wanted

if TYPE_CHECKING:
    from briefing.story.keeping import StoryKeeper
    from briefing.story.linking.corrections import Correction
    from briefing.story.stories.since import KeptStory

Ask = Callable[[], tuple[Sequence["Correction"], Sequence[str]]]
"""Gives the corrections, and the ids of the articles that are wanted first."""

FIRST = 150
"""Articles that are taken up before the stories are posted for the first time; then twice as many each time, since each
time costs what there is already."""

MOST = 2_400
"""Articles that are taken up at once: what the reader says meanwhile waits for them."""

_keepers: dict[tuple[str, FactsKey], StoryKeeper] = {}
"""In the process that keeps the stories: that of each library."""


class NewsWorker:
    """Groups the articles of the library by what they report, and posts ``NewsUpdated``: at first as it was kept.

    Safe to ask from any thread. For a library of many articles it is done in a process, which knows what it
    has compared.
    """

    def __init__(self, post: Post, profile: Profile, library: LibraryClient) -> None:
        self._post = post
        self._profile = profile
        self._library = library
        self._keeper: StoryKeeper | None = None
        self._posted: list[KeptStory] | None = None
        self._ask: Ask = lambda: ((), ())
        self._wanted = Wanted(
            "news",
            post,
            self._update,
            lambda reason: f"The stories could not be found: {reason}; tried again when more is known",
        )

    def want(self, ask: Ask, *, at_once: bool = False) -> None:
        """Bring the stories up to date by what ``ask`` gives; ``at_once`` waits for nothing."""
        self._ask = ask
        self._wanted.want(at_once=at_once)

    def key_pressed(self) -> None:
        """The hand is at work: what can wait until it rests does."""
        self._wanted.key_pressed()

    def close(self) -> None:
        """Stop at once."""
        self._wanted.close()

    def _update(self) -> None:
        left, most = 1, FIRST
        while left and not self._wanted.closed:
            corrections, first = self._ask()
            stories, left = self._some(tuple(corrections), tuple(first), most)
            most = min(2 * most, MOST)
            if not self._wanted.closed and stories != self._posted:
                self._posted = stories
                self._post(NewsUpdated(stories))

    def _some(
        self, corrections: tuple[Correction, ...], first: tuple[str, ...], most: int
    ) -> tuple[list[KeptStory], int]:
        from briefing.story.stories.since import KeptStory

        library, path, key = self._library.settled()
        if path is None or library.size() < OWN_PROCESS:
            keeper = self._own(library, key)
            return keeper.update(corrections, first, most), keeper.left
        given = msgspec.msgpack.encode(corrections)
        body, left = self._wanted.in_process(update_encoded, str(path), key, self._profile, given, first, most)
        return msgspec.msgpack.decode(body, type=list[KeptStory]), left

    def _own(self, library: Library, key: FactsKey) -> StoryKeeper:
        from briefing.story.keeping import StoryKeeper

        if self._keeper is None:
            self._keeper = StoryKeeper(library, key, self._profile)
        return self._keeper


def update_encoded(
    path: str, key: FactsKey, profile: Profile, corrections: bytes, first: tuple[str, ...], most: int
) -> tuple[bytes, int]:
    """``StoryKeeper.update`` in another process, MessagePack in and out; and how many articles are left."""
    from briefing.story.keeping import StoryKeeper
    from briefing.story.linking.corrections import Correction

    if (path, key) not in _keepers:
        _keepers[path, key] = StoryKeeper(Library.open(Path(path)), key, profile)
    keeper = _keepers[path, key]
    stories = keeper.update(msgspec.msgpack.decode(corrections, type=tuple[Correction, ...]), frozenset(first), most)
    return msgspec.msgpack.encode(stories), keeper.left
