"""For the reader: fetches addresses and feeds in a process of its own, and reports what came."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import BrokenExecutor, CancelledError
from typing import TYPE_CHECKING

from briefing.config import Config
from briefing.ingest import limits_of
from briefing.ingest.web.subscriptions import FEEDS, Subscription, Subscriptions, Update
from briefing.story.wording import count
from briefing.workers.fetch_job import Found, Terms, begin, following, keep, run_look
from briefing.workers.job import one_line
from briefing.workers.library_client import LibraryClient
from briefing.workers.reports import Failed, Fetched, Fetching, Post

if TYPE_CHECKING:
    from briefing.workers.processes import Workers

TOLD = 3
"""So many feeds that fail are told one by one, the others together."""


class Fetcher:
    """Does one thing after the other, as it was asked; safe to ask from any thread, and never waits there."""

    def __init__(self, post: Post, config: Config, library: LibraryClient) -> None:
        self._post = post
        self._library = library
        self._terms = Terms(limits_of(config), config.allow_private, config.pause)
        self._asked: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._starting = threading.Lock()
        self._thread: threading.Thread | None = None
        self._workers: Workers | None = None
        self._closed = False

    def add(self, url: str) -> None:
        """Keep the article at ``url``; a feed there is followed."""
        self._do(lambda: self._look(url, for_feed=False))

    def follow(self, url: str) -> None:
        """Follow the feed at ``url``, or that the page there names, and ask it."""
        self._do(lambda: self._look(url, for_feed=True))

    def fetch(self, feeds: Sequence[Subscription]) -> None:
        """Ask these feeds for what is new."""
        self._do(lambda: self._fetch(feeds))

    def close(self) -> None:
        """Stop at once; what has come is kept already."""
        with self._starting:
            self._closed = True
            workers, self._workers = self._workers, None
        self._asked.put(None)
        if workers is not None:
            workers.kill()

    def _do(self, task: Callable[[], None]) -> None:
        self._asked.put(task)
        with self._starting:
            if self._thread is None and not self._closed:
                self._thread = threading.Thread(target=self._run, name="fetch", daemon=True)
                self._thread.start()

    def _run(self) -> None:
        while (task := self._asked.get()) is not None:
            try:
                task()
            except CancelledError:
                return
            except BrokenExecutor:
                if self._closed:
                    return
                self._workers = None
                self._post(Failed("What fetches has ended; the next address or feed starts it again."))
            except Exception as error:  # noqa: BLE001 - one address must not stop the others
                self._post(Failed(one_line(error)))
            finally:
                if not self._closed:
                    self._post(Fetching(""))

    def _process(self) -> Workers:
        from briefing.workers.processes import Workers

        with self._starting:
            if self._closed:
                raise CancelledError
            if self._workers is None:
                self._workers = Workers(1)
            return self._workers

    def _look(self, url: str, *, for_feed: bool) -> None:
        self._post(Fetching("fetching"))
        found: Found = self._process().submit(run_look, url, self._terms, for_feed).result()
        if found.feed:
            self._follow(found.feed)
        elif found.article:
            article = found.article
            self._library.put_articles([(article, None)])
            self._post(Fetched((article,), f"Added: {article.title} ({count(len(article.text.split()), 'word')})"))
        else:
            self._post(Failed(f"{url}: {found.reason}"))

    def _follow(self, feed: Subscription) -> None:
        kept = self._library.kept(FEEDS, Subscriptions) or Subscriptions()
        known = next((one for one in kept.feeds if one.url == feed.url), None)
        if known is None:
            self._library.change(
                FEEDS, Subscriptions, lambda now: (now or Subscriptions()).put(feed), "that a feed is followed"
            )
        self._fetch([known or feed])

    def _fetch(self, feeds: Sequence[Subscription]) -> None:
        self._post(Fetching(f"fetching 1/{len(feeds)}"))
        self._process().submit(begin, feeds, self._terms).result()
        answers: list[Update] = []
        while update := self._process().submit(following).result():
            keep(
                update,
                self._library.put_articles,
                lambda change: self._library.change(FEEDS, Subscriptions, change, "what a feed has brought"),
            )
            answers.append(update)
            if len(answers) < len(feeds):
                self._post(Fetching(f"fetching {len(answers) + 1}/{len(feeds)}"))
            self._post(Fetched(update.articles, ""))
        failed = [update for update in answers if update.feed.error]
        # What went wrong comes last: it must not be put away by what went well.
        if len(answers) > 1 or not failed:
            self._post(Fetched((), _summary(answers)))
        for update in failed[:TOLD]:
            self._post(Failed(f"{update.feed.name}: {update.feed.error}"))
        if len(failed) > TOLD:
            self._post(Failed(f"{len(failed) - TOLD} more feeds failed; the list of feeds has the reasons"))


def _summary(answers: Sequence[Update]) -> str:
    """What came, and the first thing to be told of feeds that have answered."""
    good = [update for update in answers if not update.feed.error]
    new = sum(len(update.articles) for update in answers)
    origin = answers[0].feed.name if len(answers) == 1 else f"{len(good)} of {len(answers)} feeds"
    said = f"{count(new, 'new article') if new else 'No new articles'} from {origin}"
    remarks = [f"{update.feed.name}: {note}" for update in good for note in update.notes]
    more = f" (and {len(remarks) - 1} more like it)" if len(remarks) > 1 else ""
    return f"{said}. {remarks[0]}{more}" if remarks else said
