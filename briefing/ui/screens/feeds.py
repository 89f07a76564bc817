"""Adding by address, asking feeds, and the list of those that are followed."""

from __future__ import annotations

from typing import Any, ClassVar

from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import Input

from briefing.ingest.web.subscriptions import Subscription
from briefing.story.wording import count
from briefing.ui.outside import is_web
from briefing.ui.screens.story_chooser import Ask, Choice, Chooser
from briefing.ui.services import Services


class FeedsController:
    """What the reader's keys for the network do on ``screen``."""

    def __init__(self, screen: Screen[Any], services: Services) -> None:
        self._screen = screen
        self._services = services

    def add(self) -> None:
        """Ask for an address, and have what is there."""

        def typed(url: str | None) -> None:
            if url and self._is_address(url):
                self._services.web.add(with_scheme(url))

        self._screen.app.push_screen(Ask("Add the article at the address, or follow the feed there"), typed)

    def fetch(self) -> None:
        """Ask all feeds for what is new."""
        if feeds := self._services.web.feeds:
            self._services.web.fetch(*feeds)
        else:
            key = self._services.keys.display("feeds")
            self._services.notify(f"No feeds are followed yet; {key} follows one.")

    def show(self) -> None:
        """The feeds; one that is chosen is asked, an address that is typed is followed."""

        def chosen(found: object) -> None:
            if isinstance(found, Subscription):
                self._services.web.fetch(found)
            elif isinstance(found, str) and self._is_address(found):
                self._services.web.follow(with_scheme(found))

        self._screen.app.push_screen(FeedsScreen(self._services), chosen)

    def _is_address(self, typed: str) -> bool:
        fits = is_web(with_scheme(typed)) and " " not in typed and "." in typed
        if not fits:
            self._services.notify(f"Not an http or https address: {typed}", severity="warning")
        return fits


class FeedsScreen(Chooser):
    """Ends with the feed to ask, an address to follow, or None; feeds may be dropped while it is open."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("delete", "unfollow", "follow no longer", show=False, priority=True, id="unfollow"),
    ]

    def __init__(self, services: Services) -> None:
        self._web = services.web
        self._dropped: set[str] = set()
        drop = services.keys.display("unfollow")
        super().__init__(
            f"Feeds: {count(len(services.web.feeds), 'feed')} followed",
            self._choices,
            hint=f"Esc close  Enter ask it, or follow the address typed  {drop} remove",
            empty=self._nothing,
        )

    def _choices(self, typed: str) -> list[Choice]:
        wanted = typed.strip()
        feeds = [feed for feed in self._web.feeds if feed.url not in self._dropped]
        found = [
            Choice(feed, feed.name, f"{feed.state}  {feed.url}" if feed.title else feed.state)
            for feed in feeds
            if wanted.casefold() in f"{feed.name} {feed.url}".casefold()
        ]
        if wanted and " " not in wanted and "." in wanted and all(feed.url != wanted for feed in feeds):
            found.append(Choice(wanted, f"Follow {wanted}", mark="+"))
        return found

    def _nothing(self, typed: str) -> str:
        if typed.strip():
            return "No feed has that in its name. A whole address is followed with Enter."
        return "No feeds are followed. Type the address of one, or of a page that has one, and press Enter."

    def action_unfollow(self) -> None:
        """Follow the feed under the cursor no longer; while something is typed, delete there."""
        if self.typed:
            self.query_one(Input).action_delete_right()
        elif isinstance(self.list.target, Subscription):
            self._dropped.add(self.list.target.url)
            self._web.unfollow(self.list.target.url)
            self.refill()


def with_scheme(typed: str) -> str:
    """``typed`` as an address: as in a browser, https goes without saying."""
    return (
        typed
        if "://" in typed or typed.startswith(("mailto:", "javascript:", "data:", "file:"))
        else f"https://{typed}"
    )
