"""What leaves the reader: to the clipboard, and to a browser."""

from __future__ import annotations

from textual.screen import Screen

from briefing.model import Article, Span
from briefing.ui.screens.in_thread import in_thread
from briefing.ui.services import Notify
from briefing.ui.session import Entry
from briefing.ui.view.sidebar import Fact


class Outgoing:
    """Copies and opens for ``screen``, waiting for other programs in threads."""

    def __init__(self, screen: Screen[None], notify: Notify) -> None:
        self._screen = screen
        self._notify = notify
        self._command = ""

    def copy(self, entry: Entry, fact: Fact | None, span: Span | None) -> None:
        """Copy a fact with its citation, or the article's citation."""
        from briefing.ui.outside import copy_locally
        from briefing.ui.view.citation import cite, quote

        article, known = entry.article, entry.facts
        if article is None:
            return
        if fact is not None and span is not None:
            text, what = quote(article, fact, span, known), fact.title
        else:
            text, what = cite(article, known), "the article's citation"
        self._screen.app.copy_to_clipboard(text)
        in_thread(
            self._screen,
            lambda: copy_locally(text),
            lambda reason: self._notify(f"Copied by the terminal alone: {reason}"),
        )
        self._notify(f"Copied: {what}")

    def pipe(self, entry: Entry, *, facts: bool = False) -> None:
        """Ask for a command, and give it the article's text, or with ``facts`` its facts as JSON."""
        from briefing.ui.screens.story_chooser import Ask

        article, known = entry.article, entry.facts
        if article is None or (facts and known is None):
            self._notify("The article is still being read.")
            return

        def chosen(command: str | None) -> None:
            if not command:
                return
            from briefing.export import facts_json

            self._command = command
            given = f"{article.title}\n\n{article.text}\n".encode()
            if facts and known is not None:
                given = facts_json.encode_line(facts_json.ArticleFacts.of(article, known))
            self._run(command, given)

        what = "facts" if facts else "text"
        self._screen.app.push_screen(Ask(f"Pipe the article's {what} to the command", self._command), chosen)

    def _run(self, command: str, given: bytes) -> None:
        from textual.app import SuspendNotSupported

        from briefing.ui.outside import run_alone, run_quietly

        try:
            with self._screen.app.suspend():
                said = run_alone(command, given)
            self._screen.app.refresh()
        except SuspendNotSupported:
            # No terminal to leave to the command: its last line is told.
            said = run_quietly(command, given)
        self._notify(said)

    def browse(self, article: Article) -> None:
        """Open an article's address, if it is one of the web."""
        from briefing.ui.outside import is_web

        url = article.url or ""
        if is_web(url):
            in_thread(
                self._screen,
                lambda: self._browse(url),
                lambda reason: self._notify(f"{url} could not be opened: {reason}", severity="warning"),
            )
        else:
            self._notify(f"Not a web address: {url}" if url else "This article has no web address.", severity="warning")

    def _browse(self, url: str) -> None:
        from briefing.ui.outside import browse

        self._notify(f"Opened {url}" if browse(url) else f"No browser could be started; the address is {url}")
