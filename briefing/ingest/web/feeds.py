"""Feeds: what is new in each, with the full text behind its links."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import msgspec

from briefing.ingest.load import from_content
from briefing.ingest.metadata import Metadata
from briefing.ingest.readers import feed as feed_reader
from briefing.ingest.readers import records
from briefing.ingest.readers.feed import Entry, Feed
from briefing.ingest.readers.protocol import Content, Limits, Part, RefusedError
from briefing.ingest.sources import Source
from briefing.ingest.web.client import Client, FetchError
from briefing.ingest.web.pages import content_of, feed_links, is_feed
from briefing.ingest.web.subscriptions import Subscription, Update
from briefing.model import Article

MAX_NEW = 100
"""Entries that are taken from one feed at a time."""

MAX_SEEN = 2_000
"""Entries of one feed that are remembered, so that none comes twice."""


def find_feed(client: Client, url: str) -> Subscription:
    """The feed at ``url``, or the first that the page there names.

    Raises:
        FetchError: there is none, or it cannot be had.
        RefusedError: it cannot be read.
    """
    answer = client.get(url)
    assert answer is not None, "only a conditional request is answered by nothing"
    if is_feed(answer):
        return Subscription(url, parse(answer.data).title)
    if links := feed_links(answer):
        return Subscription(links[0])
    raise FetchError("no feed, and no page that names one")


def update(client: Client, feed: Subscription, limits: Limits, today: date | None = None) -> Update:
    """Ask ``feed`` for what is new. A feed that fails keeps what was known of it, with the reason as its ``error``."""
    today = today or datetime.now(UTC).date()
    now = datetime.now(UTC).isoformat(timespec="seconds")
    try:
        answer = client.get(feed.url, etag=feed.etag, modified=feed.modified)
        if answer is None:
            return Update(msgspec.structs.replace(feed, checked=now, error=None))
        parsed = parse(answer.data, answer.url)
    except (FetchError, RefusedError) as error:
        return Update(msgspec.structs.replace(feed, checked=now, error=str(error)), notes=(str(error),))
    known = set(feed.seen)
    new = [e for e in parsed.entries if _key(e) not in known][:MAX_NEW]
    articles: list[Article] = []
    notes: list[str] = []
    for entry in new:
        try:
            articles.append(_article(client, entry, limits, today, notes.append))
        except FetchError as error:
            notes.append(f"{entry.metadata.title or _key(entry)}: {error}")
    seen = dict.fromkeys([*(_key(e) for e in new), *feed.seen])
    after = Subscription(
        url=feed.url,
        title=parsed.title or feed.title,
        etag=answer.etag,
        modified=answer.modified,
        checked=now,
        seen=tuple(seen)[:MAX_SEEN],
    )
    return Update(after, tuple(articles), tuple(notes))


def parse(data: bytes, address: str = "") -> Feed:
    """The feed in ``data``, found at ``address``: RSS, Atom or JSON Feed.

    Raises:
        RefusedError: it is none.
    """
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{":
        return _json_feed(data)
    parsed = feed_reader.parse(data, address)
    if not parsed.entries and not parsed.title:
        raise RefusedError("no feed: neither RSS nor Atom nor JSON Feed")
    return parsed


def _json_feed(data: bytes) -> Feed:
    limits = Limits(max_bytes=len(data))
    parts = records.parts(data, limits)
    entries = []
    for part in parts or [Part("1", "")]:
        try:
            content = records.read(data, part.name, limits)
        except RefusedError:
            continue
        entries.append(Entry(content.metadata, content.text, content.metadata.url or content.metadata.title or ""))
    try:
        about = msgspec.json.decode(data, type=_About)
    except msgspec.DecodeError as error:
        raise RefusedError("no feed: JSON, but not JSON Feed") from error
    return Feed(about.title, tuple(entries))


class _About(msgspec.Struct):
    title: str | None = None


def _key(entry: Entry) -> str:
    return entry.id or entry.metadata.url or entry.metadata.title or entry.text[:80]


def _article(client: Client, entry: Entry, limits: Limits, today: date, note: Callable[[str], None]) -> Article:
    """The entry with the text behind its link, or with the feed's own where that is all, or longer."""
    own, url = entry.metadata, entry.metadata.url
    page: Content | None = None
    reason = "neither a text nor a link"
    if url:
        try:
            answer = client.get(url)
            page = content_of(answer, limits) if answer else None
        except FetchError as error:
            reason = str(error)
            if entry.text:
                note(f"{own.title or url}: {error}; the feed's own text is kept")
    text = entry.text
    if page and len(page.text.split()) > len(text.split()):
        text = page.text
    if not text.strip():
        raise FetchError(reason)
    read = page.metadata if page else Metadata()
    published = own.published or read.published
    if published and date.fromisoformat(published) > today + timedelta(days=1):
        note(f"{own.title or url}: dated {published}, which is to come; it is left without a date")
        published = None
    elif not published:
        note(f"{own.title or url}: no date; it is left without one")
    metadata = Metadata(
        title=own.title or read.title,
        outlet=own.outlet or read.outlet,
        author=own.author or read.author,
        published=published,
        url=url or read.url,
        language=own.language or read.language,
    )
    address = url or _key(entry)
    return from_content(Source(address, address), Content(text, metadata), None)
