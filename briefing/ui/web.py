"""What the reader may ask of the network: an article, a feed, and what is new in those that are followed."""

from __future__ import annotations

from briefing.ingest.web.subscriptions import FEEDS, Subscription, Subscriptions
from briefing.workers.fetcher import Fetcher
from briefing.workers.library_client import LibraryClient


class Web:
    """Runs in the screen's thread, and never waits there: what comes is reported."""

    def __init__(self, fetcher: Fetcher, library: LibraryClient) -> None:
        self._fetcher = fetcher
        self._library = library

    @property
    def feeds(self) -> tuple[Subscription, ...]:
        """Those that are followed, in the order in which they were added."""
        return (self._library.kept(FEEDS, Subscriptions) or Subscriptions()).feeds

    def add(self, url: str) -> None:
        """Keep the article at an address; a feed there is followed."""
        self._fetcher.add(url)

    def follow(self, url: str) -> None:
        """Follow the feed at an address, or that the page there names."""
        self._fetcher.follow(url)

    def fetch(self, *feeds: Subscription) -> None:
        """Ask these feeds for what is new."""
        self._fetcher.fetch(feeds)

    def unfollow(self, url: str) -> None:
        """Follow a feed no longer; its articles stay."""
        self._library.change(
            FEEDS, Subscriptions, lambda kept: (kept or Subscriptions()).without(url), "that a feed was dropped"
        )
