"""The reader's keys for stories, marks and the list of sources: each hands over to the controller that does it."""

from __future__ import annotations

from briefing.ui.screens.feeds import FeedsController
from briefing.ui.screens.panes import PaneScreen
from briefing.ui.screens.sources import SourcesController
from briefing.ui.screens.story_controller import StoryController


class StoryKeys(PaneScreen, inherit_bindings=False):
    """What the reader's screen does besides reading one article."""

    source_list: SourcesController
    story: StoryController
    feeds: FeedsController

    def watch_changed(self) -> None:
        """Mark the watched terms as they are now."""
        raise NotImplementedError

    def action_search_library(self) -> None:
        """Search all that the library keeps."""
        self.story.search_library()

    def action_add(self) -> None:
        """Add what is at an address."""
        self.feeds.add()

    def action_fetch(self) -> None:
        """Ask all feeds."""
        self.feeds.fetch()

    def action_feeds(self) -> None:
        """The feeds that are followed."""
        self.feeds.show()

    def action_front_page(self) -> None:
        """The stories of the articles that are open."""
        self.story.front_page()

    def action_filter(self) -> None:
        """Choose what the list of sources is filtered by."""
        self.source_list.choose()

    def action_unfilter(self) -> None:
        """List all sources again."""
        self.source_list.unfilter()

    def action_star(self) -> None:
        """Star the article at hand, or no longer."""
        self.source_list.mark("starred")

    def action_keep_later(self) -> None:
        """Keep the article at hand for later, or no longer."""
        self.source_list.mark("later")

    def action_read(self) -> None:
        """Mark all that are listed as read; where they are, as unread."""
        self.source_list.mark_all_read()

    def action_unmark(self) -> None:
        """Take back the last mark, day given, or parting from a story."""
        if not self.story.take_back():
            self.source_list.unmark()

    def action_article_day(self) -> None:
        """Give the article at hand the day on which it appeared."""
        self.story.give_day()

    def action_part(self) -> None:
        """The open article does not belong to its story."""
        self.story.part()

    def action_watch(self) -> None:
        """Add and remove watched terms."""
        self.story.watch(self.watch_changed)

    def action_history(self) -> None:
        """Who states the chosen fact."""
        self.story.history()

    def action_why(self) -> None:
        """Why the chosen fact is one."""
        self.story.why()

    def action_dossier(self) -> None:
        """All that is said of somebody or something."""
        self.story.dossier()

    def action_entities(self) -> None:
        """All people, organizations and places."""
        self.story.entities()

    def action_timeline(self) -> None:
        """What the shown articles tell, in time."""
        self.story.timeline()

    def action_compare(self) -> None:
        """The shown articles side by side."""
        self.story.compare()

    def action_voices(self) -> None:
        """Who says what in the shown articles."""
        self.story.voices()

    def action_brief(self) -> None:
        """Write the brief of the shown articles to a file."""
        self.story.brief()
