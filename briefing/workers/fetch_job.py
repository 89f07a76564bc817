"""One article, one feed, or all feeds, several at a time: for the process that fetches, and the command that does."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from typing import TYPE_CHECKING

import msgspec

from briefing.ingest import Limits
from briefing.ingest.web.subscriptions import Subscription, Subscriptions, Update
from briefing.model import Article
from briefing.workers.job import one_line

if TYPE_CHECKING:
    from briefing.ingest.web.client import Client

AT_ONCE = 8
"""Feeds that are asked at a time; each host answers one question at a time."""


class Terms(msgspec.Struct, frozen=True):
    """What the configuration says of fetching."""

    limits: Limits
    allow_private: bool = False
    pause: float = 1.0
    seconds: float = 30.0


class Found(msgspec.Struct, frozen=True):
    """What is at an address: an article, a feed, or the reason why it is neither."""

    article: Article | None = None
    feed: Subscription | None = None
    reason: str = ""


_client: tuple[Terms, Client] | None = None
_running: Iterator[Update] = iter(())


def client_of(terms: Terms) -> Client:
    """The one client of this process, so that each host is asked politely whatever asks for it."""
    from briefing.ingest.web.client import Client

    global _client
    if _client is None or _client[0] != terms:
        limits = terms.limits
        made = Client(
            allow_private=terms.allow_private, max_bytes=limits.max_bytes, seconds=terms.seconds, pause=terms.pause
        )
        _client = terms, made
    return _client[1]


def run_look(url: str, terms: Terms, for_feed: bool) -> Found:
    """The article at ``url``, or the feed; ``for_feed`` looks for a feed alone, also for one that a page names."""
    from briefing.ingest.readers.protocol import RefusedError
    from briefing.ingest.web.client import FetchError
    from briefing.ingest.web.feeds import find_feed
    from briefing.ingest.web.pages import read_article_or_feed

    try:
        if for_feed:
            return Found(feed=find_feed(client_of(terms), url))
        found = read_article_or_feed(client_of(terms), url, terms.limits)
        return Found(article=found) if isinstance(found, Article) else Found(feed=Subscription(url))
    except (FetchError, RefusedError) as error:
        return Found(reason=str(error))
    except Exception as error:  # noqa: BLE001 - whatever is there, the reader goes on
        return Found(reason=one_line(error))


def begin(feeds: Sequence[Subscription], terms: Terms) -> None:
    """Begin to ask these feeds; ``following`` gives what comes of it."""
    global _running
    _running = answers(client_of(terms), feeds, terms.limits)


def following() -> Update | None:
    """The next answer, None after the last."""
    return next(_running, None)


def answers(client: Client, feeds: Sequence[Subscription], limits: Limits) -> Iterator[Update]:
    """What each of these feeds answers, as it comes; all are asked from now on, whether it is taken or not."""
    threads = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="feeds")
    jobs = [threads.submit(_update, client, feed, limits) for feed in feeds]
    threads.shutdown(wait=False)
    return (job.result() for job in as_completed(jobs))


def keep(
    update: Update,
    put: Callable[[list[tuple[Article, None]]], object],
    change: Callable[[Callable[[Subscriptions | None], Subscriptions]], object],
) -> None:
    """Keep what came of asking a feed: ``put`` keeps articles, ``change`` changes what is known of all feeds.

    Articles first: a feed that forgets an entry which was not kept would never bring it again.
    """
    put([(article, None) for article in update.articles])
    change(lambda kept: (kept or Subscriptions()).renewed(update.feed))


def _update(client: Client, feed: Subscription, limits: Limits) -> Update:
    from briefing.ingest.web.feeds import update

    try:
        return update(client, feed, limits)
    except Exception as error:  # noqa: BLE001 - a feed may be broken in any way, and hides no other
        reason = one_line(error)
        return Update(msgspec.structs.replace(feed, error=reason), notes=(reason,))
