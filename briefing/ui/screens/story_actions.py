"""What the reader's keys do with the story."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual.content import Content

from briefing.library import Mark
from briefing.model import Span
from briefing.ui.screens.in_thread import in_thread
from briefing.ui.screens.panes import PaneScreen
from briefing.ui.services import Services
from briefing.ui.session import Session
from briefing.ui.story_state import ShowsStory
from briefing.ui.view.evidence import Choice
from briefing.ui.view.rows import SourceRow
from briefing.ui.view.sidebar import Fact

if TYPE_CHECKING:
    from briefing.story.news import NewsStory
    from briefing.story.types import Quotation, StoryEntity, StoryEvent
    from briefing.ui.source_filter import SourceFilter
    from briefing.ui.view.found import Found


MARKS: dict[Mark, str] = {"starred": "✦", "later": "»"}
"""How the list of sources shows what is marked."""


class StoryActions(ShowsStory, PaneScreen, inherit_bindings=False):
    """Each opens a screen over the reader; the words that it ends with are gone to."""

    reader: Services
    session: Session
    choice: Choice
    narrowed: tuple[SourceFilter, ...] = ()

    def open_row(self, row: int, offset: int | None = None) -> None:
        """Open the source of ``row``."""
        raise NotImplementedError

    def show_filter(self, said: str) -> None:
        """Say which sources are listed, nothing where all are."""
        raise NotImplementedError

    def show_facts(self) -> None:
        """Show the open article's facts."""
        raise NotImplementedError

    def story_changed(self) -> None:
        """Count the sources of each fact again, and list those that now have what the list is narrowed to."""
        self.show_facts()
        self.sources.redraw()
        if self.narrowed:
            self.narrow(self.narrowed)
        self._front_page_first()

    def _front_page_first(self) -> None:
        """With more articles than one story's, and no key pressed yet, the stories are what is read first."""
        from briefing.ui.view.front_page import LEAST

        index = self.reader.desk.index
        stories = index.story.stories if index else ()
        many = sum(len(story.articles) for story in stories) >= LEAST and len(stories) > 1
        if many and not self.reader.desk.touched and self.is_current:
            self.reader.desk.touched = True
            self.action_front_page()

    # Sources

    def describe_source(self, position: int) -> SourceRow:
        """One row of the list of sources, flagged if a watched term is in it."""
        row = self.session.shown[position]
        said = self.session.describe(row)
        article = self.session.entries[row].article
        if article is None:
            return said
        desk = self.reader.desk
        source = desk.index.sources.get(article.id) if desk.index else None
        if source and source.copy_of:
            said = said._replace(detail=f"copy of {desk.origin(source.copy_of)[0]} · {said.detail}")
        marks = "".join(sign for mark, sign in MARKS.items() if self.reader.marks.has(article.id, mark))
        return said._replace(watched=bool(desk.spotted(article)), marks=marks)

    def sources_changed(self, rows: Iterable[int]) -> None:
        """Draw these rows of the list again, as far as it shows them."""
        self.sources.changed([at for row in rows if (at := self.session.position(row)) >= 0])

    def action_narrow(self) -> None:
        """Choose what the list of sources is narrowed to."""
        from briefing.ui.screens.source_filter import FilterScreen
        from briefing.ui.source_filter import SourceFilter

        def chosen(found: object) -> None:
            if isinstance(found, SourceFilter):
                self.narrow((*self.narrowed, found), show=True)
            elif found is not None:
                self.narrow(())

        self.app.push_screen(FilterScreen(self.session, self.reader.desk, self.narrowed), chosen)

    def action_unfilter(self) -> None:
        """List all sources again."""
        if self.narrowed:
            self.narrow(())
            self.reader.say(f"All {self.session.progress()[1]} sources are listed again.")
        else:
            self.reader.say("All sources are listed.")

    def narrow(self, narrows: tuple[SourceFilter, ...], *, show: bool = False) -> None:
        """List only the sources that have all of ``narrows``; found in a thread, since texts may have to be read."""
        if not narrows:
            self._show_narrowed((), None, show=show)
            return
        from briefing.ui.source_filter import rows

        index = self.reader.desk.index

        def find() -> None:
            found = rows(narrows, self.session, index)
            self.app.call_from_thread(self._show_narrowed, narrows, found, show=show)

        def failed(reason: str) -> None:
            self.reader.say(f"The sources could not be filtered: {reason}", severity="warning")

        in_thread(self, find, failed, group="narrow")

    def _show_narrowed(self, narrows: tuple[SourceFilter, ...], found: list[int] | None, *, show: bool) -> None:
        from briefing.ui.source_filter import title

        if found is not None and not found and show:
            others = " + ".join(narrow.label for narrow in narrows[:-1])
            self.reader.say(f"No source has {narrows[-1].label}{f' beside {others}' if others else ''}.")
            return
        self.narrowed = narrows
        self.session.narrow(found)
        said = title(narrows, len(found), self.session.progress()[1]) if found is not None else ""
        self.sources.border_title = Content(said) if said else None
        self.show_filter(said)
        self.sources.set_class(found is not None, "-narrowed")
        self.sources.set_count(len(self.session.shown))
        self.sources.set_cursor(max(0, self.session.position(self.session.current)), tell=False)
        if show:
            self.go_to_pane(self.sources)

    def action_star(self) -> None:
        """Star the open article, or no longer."""
        self._mark("starred")

    def action_keep_later(self) -> None:
        """Keep the open article for later, or no longer."""
        self._mark("later")

    def _mark(self, mark: Mark) -> None:
        article = self._article_at_hand()
        if article:
            self._marked(self.reader.marks.toggle([article], mark))

    def _article_at_hand(self) -> str | None:
        """The article under the cursor in the sources, the open one elsewhere."""
        if self.pane is self.sources and 0 <= self.sources.cursor < len(self.session.shown):
            article = self.session.entries[self.session.shown[self.sources.cursor]].article
        else:
            article = self.session.article
        return article.id if article else None

    def action_read(self) -> None:
        """Mark all that are listed as read; where they are, as unread."""
        self._marked(self.reader.marks.toggle(self._shown_articles(), "read"))

    def action_unmark(self) -> None:
        """Take the last mark back."""
        self._marked(self.reader.marks.undo() or "No mark to take back.")

    def _marked(self, said: str) -> None:
        self.sources.redraw()
        if said:
            self.reader.say(said)

    def action_search_library(self) -> None:
        """Search all that the library keeps; what is found opens at the words."""
        from briefing.story.types import Quotation
        from briefing.ui.screens.library_search import LibrarySearch

        def chosen(found: Found | None) -> None:
            if found is None:
                return
            self.reader.bring(found.article)
            span = found.span or Span(0, 0)
            self.go_to_words(Quotation(found.article, span.start, span.end, ""))

        self.app.push_screen(LibrarySearch(self.reader.search), chosen)

    def action_front_page(self) -> None:
        """The stories of the articles that are open."""
        from briefing.ui.screens.front_page import FrontPage

        screen = FrontPage(self.reader, self.story)

        def chosen(story: NewsStory | None) -> None:
            if story is not None:
                self.open_story(story)
                if screen.then:
                    self.run_worker(self.run_action(screen.then))

        self.app.push_screen(screen, chosen)

    @property
    def story(self) -> str | None:
        """The id of the story that the open article belongs to."""
        index, article = self.reader.desk.index, self.session.article
        stories = index.story.stories if index and article else ()
        return next((story.id for story in stories if article and article.id in story.ids), None)

    def open_story(self, story: NewsStory) -> None:
        """List the sources of a story alone, and open the first of them that is unread, else the newest."""
        from briefing.ui.source_filter import SourceFilter

        rows = sorted(row for article in story.ids if (row := self.session.row_of(article)) is not None)
        if not rows:
            return
        self._show_narrowed((SourceFilter("story", story.title, " ".join(story.ids)),), rows, show=False)
        unread = (row for article in story.ids if (row := self.session.row_of(article)) in set(rows))
        wanted = next((row for row in unread if row is not None and not self.session.entries[row].read), None)
        newest = self.session.row_of(story.ids[-1])
        self.about_to_jump()
        self.open_row(wanted if wanted is not None else newest if newest is not None else rows[0])
        self.go_to_pane(self.text)
        self.reader.desk.looked(story)

    def action_watch(self) -> None:
        """Add and remove watched terms."""
        from briefing.ui.screens.story_watch import WatchScreen
        from briefing.ui.source_filter import SourceFilter

        def chosen(found: object) -> None:
            if isinstance(found, SourceFilter):
                self.narrow((*self.narrowed, found), show=True)

        fact = self._chosen_fact()
        typed = fact.title if fact and fact.kind not in ("event", "date") else ""
        self.app.push_screen(WatchScreen(self.reader.desk, self.reader.keys, self.watch_changed, typed), chosen)

    def watch_changed(self) -> None:
        """Mark the watched terms as they are now."""
        if self.session.article:
            self.text.mark_watched(self.reader.desk.spotted(self.session.article))
        self.sources.redraw()

    # The story

    def _chosen_fact(self) -> Fact | None:
        """The fact under the cursor: in the facts the row, in the text the highlight looked at."""
        return self.facts.fact if self.pane is self.facts else self.choice.fact

    def go_to_words(self, words: Quotation | None) -> None:
        """Go to the words in whatever article has them; ``back`` returns to this line."""
        row = self.session.row_of(words.article) if words else None
        if words is None or row is None:
            return
        self.about_to_jump()
        if row != self.session.current:
            self.open_row(row)
        span = Span(words.start, words.end)
        entry = self.session.entry
        groups = entry.groups if entry else []
        fact = next((f for g in groups for f in g.facts if span in f.evidence), None)
        self.go_to_pane(self.text)
        if fact:
            self.facts.set_cursor(self.facts.row_of(fact.key), tell=False)
            self.choice.choose(fact, span)
            self.text.mark_evidence(fact.evidence, span, words=fact.kind != "event")
        elif span.end > span.start:
            self.choice.clear()
            self.text.mark_evidence([span], span)
        self.text.reveal_span(span)
        self.place_changed()

    def action_history(self) -> None:
        """Who states the chosen fact."""
        from briefing.ui.screens.story_history import HistoryScreen

        fact, article = self._chosen_fact(), self.session.article
        if fact is None or article is None:
            self.reader.say("Choose a fact first: Tab to the facts, or ] in the text.")
            return
        self.app.push_screen(HistoryScreen(self.reader, article.id, fact), self.go_to_words)

    def action_why(self) -> None:
        """Why the chosen fact is one."""
        from briefing.ui.screens.why import WhyScreen

        fact, article = self._chosen_fact(), self.session.article
        if fact is None or article is None:
            self.reader.say("Choose a fact first: Tab to the facts, or ] in the text.")
            return
        self.app.push_screen(WhyScreen(self.reader, article, fact), self.go_to_words)

    def action_dossier(self) -> None:
        """The dossier of one chosen from a list, on which the chosen fact stands first, then the open article's."""
        from briefing.ui.screens.dossier import DossierScreen, choices
        from briefing.ui.screens.story_chooser import Choice as Offer
        from briefing.ui.screens.story_chooser import Chooser, nothing_fits

        desk = self.reader.desk
        fact, article = self._chosen_fact(), self.session.article

        def offer(typed: str) -> list[Offer]:
            index = desk.index
            if index is None:
                return []
            first = index.thing(article.id, fact.key) if article and fact else None
            here = [e for m, e in index.entities.items() if article and m.article == article.id]
            things: list[StoryEntity | StoryEvent] = [*([first] if first else []), *here, *index.story.entities]
            return choices({thing.id: thing for thing in (*things, *index.story.events)}.values(), typed)

        def empty(typed: str) -> str:
            told = desk.index is not None and desk.index.story.sources
            return nothing_fits(typed) if told else "The articles are still being read; what they name comes here."

        def chosen(ident: object) -> None:
            now = desk.index
            if now and isinstance(ident, str) and ident in now.by_id:
                self.app.push_screen(DossierScreen(self.reader, now.by_id[ident]), self.go_to_words)

        self.app.push_screen(Chooser("Dossier of …", offer, empty=empty), chosen)

    def _shown_articles(self) -> list[str]:
        """The articles that the list of sources shows."""
        entries = self.session.entries
        return [article.id for row in self.session.shown if (article := entries[row].article)]

    def action_timeline(self) -> None:
        """What the shown articles tell, in time."""
        from briefing.ui.screens.timeline import TimelineScreen

        screen = TimelineScreen(self.reader, self._shown_articles)
        self.app.push_screen(screen, self.go_to_words)

    def action_compare(self) -> None:
        """The shown articles side by side."""
        from briefing.ui.screens.compare import CompareScreen

        here = self.session.article.id if self.session.article else ""
        screen = CompareScreen(self.reader, self._shown_articles, here)
        self.app.push_screen(screen, self.go_to_words)

    def action_brief(self) -> None:
        """Write the brief of the shown articles to a file."""
        from briefing.ui.briefs import write_brief
        from briefing.ui.screens.brief_screen import BriefScreen, Order
        from briefing.workers.job import one_line

        entries = [self.session.entries[row] for row in self.session.shown]
        records = [(e.article, e.facts) for e in entries if e.article and e.facts]
        waiting = sum(entry.waiting for entry in entries)
        if not records:
            self.reader.say("The articles are still being read." if waiting else "There are no facts to brief on.")
            return

        desk = self.reader.desk
        corrections = desk.corrections

        def write(order: Order) -> str:
            try:
                story = desk.story_of(records, corrections)
                return write_brief(order.path, order.form, records, story, replace=order.replace)
            except Exception as error:  # noqa: BLE001 - told, as whatever else may come of it
                return f"No brief was written: {one_line(error)}"

        def chosen(order: object) -> None:
            if isinstance(order, Order):
                in_thread(self, lambda: self.reader.say(write(order)), self.reader.say)

        self.app.push_screen(BriefScreen(records, waiting), chosen)
