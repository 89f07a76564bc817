"""Articles and feeds at an address."""

from __future__ import annotations

import re
from urllib.parse import urljoin

from briefing.ingest.load import from_content
from briefing.ingest.metadata import Metadata, web_address
from briefing.ingest.readers import registry
from briefing.ingest.readers.protocol import Content, Limits, RefusedError
from briefing.ingest.sources import Source
from briefing.ingest.web.client import Answer, Client, FetchError
from briefing.model import Article

_LINK = re.compile(rb"<link\b[^>]{0,1000}>", re.IGNORECASE)
_FEED_TYPE = re.compile(rb"application/(?:rss\+xml|atom\+xml|feed\+json)", re.IGNORECASE)
_HREF = re.compile(rb"\bhref\s*=\s*[\"']?([^\"'\s>]{1,2000})", re.IGNORECASE)


def read_article(client: Client, url: str, limits: Limits) -> Article:
    """The article at ``url``.

    Raises:
        FetchError: there is none, or it cannot be had.
    """
    answer = client.get(url)
    assert answer is not None, "only a conditional request is answered by nothing"
    return from_content(Source(url, url), content_of(answer, limits), None)


def read_article_or_feed(client: Client, url: str, limits: Limits) -> Article | Answer:
    """The article at ``url``, or the answer where it is a feed.

    Raises:
        FetchError: there is neither, or it cannot be had; where the page names a feed, it is said.
    """
    answer = client.get(url)
    assert answer is not None, "only a conditional request is answered by nothing"
    if is_feed(answer):
        return answer
    try:
        return from_content(Source(url, url), content_of(answer, limits), None)
    except FetchError as error:
        links = feed_links(answer)
        raise FetchError(f"{error}; it names a feed, {links[0]}") if links else error from error


def content_of(answer: Answer, limits: Limits) -> Content:
    """What the page or document in ``answer`` says.

    Raises:
        FetchError: no article is in it.
    """
    try:
        content = registry.read(answer.data, _name(answer), "", limits)
    except RefusedError as error:
        raise FetchError(str(error)) from error
    if not content.text.strip():
        raise FetchError("no text in it")
    known = content.metadata
    metadata = Metadata(
        title=known.title,
        outlet=known.outlet,
        author=known.author,
        published=known.published,
        url=known.url or answer.url,
        language=known.language,
    )
    return Content(content.text, metadata, content.markdown)


def is_feed(answer: Answer) -> bool:
    """Whether it is RSS, Atom or JSON Feed."""
    name = registry.format_of(answer.data, _name(answer))
    return name == "feed" or (name == "records" and b"jsonfeed.org/version" in answer.data[:2000])


def feed_links(answer: Answer) -> list[str]:
    """The feeds that a page names, best first."""
    found = []
    for link in _LINK.findall(answer.data[:200_000]):
        if _FEED_TYPE.search(link) and (href := _HREF.search(link)):
            address = web_address(urljoin(answer.url, href[1].decode("utf-8", "replace").replace("&amp;", "&")))
            if address:
                found.append(address)
    return found


def _name(answer: Answer) -> str:
    """A name whose ending tells what the server says it is, where the content alone might not."""
    return "page.html" if answer.kind in ("text/html", "application/xhtml+xml") else ""
