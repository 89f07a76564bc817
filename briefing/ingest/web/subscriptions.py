"""Which feeds are followed, as plain values: nothing here reaches the network."""

from __future__ import annotations

import msgspec

from briefing.model import Article

FEEDS = "feeds"
"""The name under which the library keeps them."""


class Subscription(msgspec.Struct, frozen=True):
    """A feed that is followed, and how it stood when it was last asked."""

    url: str
    title: str | None = None
    etag: str | None = None
    modified: str | None = None
    checked: str | None = None
    error: str | None = None
    seen: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Its title, or its address where it has none."""
        return self.title or self.url

    @property
    def state(self) -> str:
        """How it was when it was last asked."""
        return self.error or (f"asked {self.checked[:10]}" if self.checked else "not asked yet")


class Subscriptions(msgspec.Struct, frozen=True):
    """All feeds that are followed, in the order in which they were added."""

    feeds: tuple[Subscription, ...] = ()

    def has(self, url: str) -> bool:
        """Whether the feed at this address is followed."""
        return any(feed.url == url for feed in self.feeds)

    def put(self, feed: Subscription) -> Subscriptions:
        """With ``feed`` in place of the one of its address, or behind all."""
        if not self.has(feed.url):
            return Subscriptions((*self.feeds, feed))
        return Subscriptions(tuple(feed if f.url == feed.url else f for f in self.feeds))

    def renewed(self, feed: Subscription) -> Subscriptions:
        """With ``feed`` in place of the one of its address, if that is still followed."""
        return self.put(feed) if self.has(feed.url) else self

    def without(self, url: str) -> Subscriptions:
        """Without the one of this address."""
        return Subscriptions(tuple(f for f in self.feeds if f.url != url))


class Update(msgspec.Struct, frozen=True):
    """What came of asking a feed: how it stands now, its new articles, and a line on each thing to be told."""

    feed: Subscription
    articles: tuple[Article, ...] = ()
    notes: tuple[str, ...] = ()
