"""What leaves the reader: to the clipboard, and to a browser."""

from __future__ import annotations

from textual.screen import Screen

from briefing.model import Article, Span
from briefing.ui.screens.in_thread import in_thread
from briefing.ui.services import Say
from briefing.ui.session import Entry
from briefing.ui.view.sidebar import Fact


class Outgoing:
    """Copies and opens for ``screen``, waiting for other programs in threads."""

    def __init__(self, screen: Screen[None], say: Say) -> None:
        self._screen = screen
        self._say = say

    def copy(self, entry: Entry, fact: Fact | None, span: Span | None) -> None:
        """Copy a fact with its citation, or the article's citation."""
        from briefing.ui.outside import copy_locally
        from briefing.ui.view.citation import cite, quote

        if entry.article is None:
            return
        if fact is not None and span is not None:
            text, what = quote(entry.article, fact, span, entry.facts), fact.title
        else:
            text, what = cite(entry.article, entry.facts), "the article's citation"
        self._screen.app.copy_to_clipboard(text)
        in_thread(
            self._screen,
            lambda: copy_locally(text),
            lambda reason: self._say(f"Copied by the terminal alone: {reason}"),
        )
        self._say(f"Copied: {what}")

    def browse(self, article: Article) -> None:
        """Open an article's address, if it is one of the web."""
        from briefing.ui.outside import is_web

        url = article.url or ""
        if is_web(url):
            in_thread(
                self._screen,
                lambda: self._browse(url),
                lambda reason: self._say(f"{url} could not be opened: {reason}", severity="warning"),
            )
        else:
            self._say(f"Not a web address: {url}" if url else "This article has no web address.", severity="warning")

    def _browse(self, url: str) -> None:
        from briefing.ui.outside import browse

        self._say(f"Opened {url}" if browse(url) else f"No browser could be started; the address is {url}")
