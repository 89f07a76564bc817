"""What the reader's keys do with the story: each opens a screen over the reader."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from briefing.model import Article, Span
from briefing.ui.screens.evidence import EvidenceController
from briefing.ui.screens.in_thread import in_thread
from briefing.ui.screens.panes import PaneScreen
from briefing.ui.screens.sources import SourcesController
from briefing.ui.services import Services
from briefing.ui.view.sidebar import Fact

if TYPE_CHECKING:
    from briefing.library.query import SavedSearch
    from briefing.story.linking.corrections import Correction
    from briefing.story.news import NewsStory
    from briefing.story.types import Quotation, StoryEntity, StoryEvent
    from briefing.ui.source_filter import SourceFilter
    from briefing.ui.view.found import Found


class StoryController:
    """Opens screens over ``screen``; the words that one ends with are gone to by ``go_to_words``."""

    def __init__(
        self,
        screen: PaneScreen,
        services: Services,
        sources: SourcesController,
        evidence: EvidenceController,
        go_to_words: Callable[[Quotation | None], None],
    ) -> None:
        self._screen = screen
        self._services = services
        self._session = services.session
        self._sources = sources
        self._evidence = evidence
        self._go_to_words = go_to_words
        self._timeline_now: date | None = None
        self._made: list[tuple[Correction, int, tuple[SourceFilter, ...]]] = []

    def story_changed(self) -> None:
        """With more articles than one story's, and no key pressed yet, the stories are what is read first."""
        from briefing.ui.view.front_page import LEAST

        state = self._services.story
        if state.touched or not self._screen.is_current:
            return
        if state.many(LEAST):
            state.touched = True
            self.front_page(at_first=True)

    def search_library(self, typed: str = "", back: Callable[[], None] = lambda: None) -> None:
        """Search all that the library keeps, at first for what is ``typed``; what is found opens at the words.

        Where nothing is chosen, ``back`` is called.
        """
        from briefing.story.types import Quotation
        from briefing.ui.screens.library_search import LibrarySearch

        def chosen(found: Found | None) -> None:
            if found is None:
                back()
                return
            self._services.bring(found.article)
            span = found.span or Span(0, 0)
            self._go_to_words(Quotation(found.article, span.start, span.end, ""))

        services = self._services
        screen = LibrarySearch(services.search, services.searches, services.keys, typed)
        self._screen.app.push_screen(screen, chosen)

    def front_page(self, *, at_first: bool = False, at: NewsStory | SavedSearch | None = None) -> None:
        """The stories of the articles that are open, the cursor ``at`` one, else on that of the open one."""
        from briefing.library.query import SavedSearch
        from briefing.ui.screens.front_page import FrontPage

        screen = FrontPage(self._services, None if at_first else at or self._story)

        def chosen(story: NewsStory | SavedSearch | None) -> None:
            if isinstance(story, SavedSearch):
                self.search_library(story.query, back=lambda: self.front_page(at=screen.at))
            elif story is not None:
                self._sources.show_story(story)
                if screen.then:
                    self._screen.run_worker(self._screen.run_action(screen.then))

        self._screen.app.push_screen(screen, chosen)

    @property
    def _story(self) -> NewsStory | None:
        """The story that the open article belongs to."""
        article = self._session.article
        return self._services.story.story_with(article.id) if article else None

    def part(self) -> None:
        """The open article does not belong to its story; ``take_back`` undoes it."""
        from briefing.ui.correcting import part

        story, article, services = self._story, self._session.article, self._services
        made = part(story, article.id) if story and article else []
        if not made or story is None or article is None:
            services.notify("This article is a story of its own.")
            return
        services.story.correct(made, f"“{article.title}” is no part of “{story.title}”")
        self._note(made[-1])
        self._sources.leave_out(article.id)
        undo = services.keys.display("unmark")
        services.notify(f"Parted from “{story.title}”. {undo} takes it back.")

    def give_day(self) -> None:
        """Ask on which day the article at hand appeared; ``take_back`` undoes it."""
        from briefing.story.linking.corrections import Dated
        from briefing.story.times import words
        from briefing.ui.screens.story_chooser import Ask
        from briefing.ui.view.typed_days import typed_day

        services, ident = self._services, self._sources.at_hand()
        article = services.story.article(ident) if ident else None
        if article is None:
            return
        facts = services.story.facts(article.id)
        known = article.published or (facts.published if facts else None)

        def given(typed: str | None) -> None:
            day = typed_day(typed) if typed else None
            if typed and not day:
                services.notify(f"“{typed}” is no day; write 2019-02-06 or 6 Feb 2019.")
            elif day and (known is None or (known.value, known.basis) != (day, "reader")):
                made = Dated(article.id, day)
                services.story.correct([made], f"“{article.title}” is of {words(day)}")
                self._note(made)
                services.notify(f"The article is of {words(day)}. {services.keys.display('unmark')} takes it back.")

        self._screen.app.push_screen(Ask(f"Day of “{article.title}”", known.value if known else ""), given)

    def _note(self, made: Correction) -> None:
        self._made.append((made, self._services.marks.depth, self._sources.filters))

    def take_back(self) -> bool:
        """Take back the last day given or parting, unless something else was done since; whether it was."""
        if not self._made:
            return False
        made, depth, filters = self._made[-1]
        state = self._services.story
        if state.corrections[-1:] != (made,) or self._services.marks.depth > depth:
            return False
        self._made.pop()
        said = state.undo()
        self._sources.put(filters)
        self._services.notify(f"Taken back: {said}.")
        return True

    def watch(self, changed: Callable[[], None]) -> None:
        """Add and remove watched terms; ``changed`` is called when they are others."""
        from briefing.ui.screens.story_watch import WatchScreen
        from briefing.ui.source_filter import SourceFilter

        def chosen(found: object) -> None:
            if isinstance(found, SourceFilter):
                self._sources.filter((*self._sources.filters, found), show=True)

        fact = self._evidence.chosen
        typed = fact.title if fact and fact.kind not in ("event", "date", "statement") else ""
        state, keys = self._services.story, self._services.keys
        self._screen.app.push_screen(WatchScreen(state, keys, changed, typed), chosen)

    def _chosen(self) -> tuple[Article, Fact] | None:
        """The open article and the chosen fact; the reader is told to choose one where there is none."""
        fact, article = self._evidence.chosen, self._session.article
        if fact is None or article is None:
            self._services.notify("Choose a fact first: Tab to the facts, or ] in the text.")
            return None
        return article, fact

    def history(self) -> None:
        """Who states the chosen fact."""
        from briefing.ui.screens.story_history import HistoryScreen

        if chosen := self._chosen():
            article, fact = chosen
            self._screen.app.push_screen(HistoryScreen(self._services, article.id, fact), self._go_to_words)

    def why(self) -> None:
        """Why the chosen fact is one."""
        from briefing.ui.screens.why import WhyScreen

        if chosen := self._chosen():
            self._screen.app.push_screen(WhyScreen(self._services, *chosen), self._go_to_words)

    def dossier(self) -> None:
        """The dossier of one chosen from a list, on which the chosen fact stands first, then the open article's."""
        from briefing.ui.screens.dossier import DossierScreen, choices
        from briefing.ui.screens.story_chooser import Choice, Chooser, nothing_fits

        state = self._services.story
        fact, article = self._evidence.chosen, self._session.article

        def offer(typed: str) -> list[Choice]:
            index = state.index
            if index is None:
                return []
            first = index.thing(article.id, fact.key) if article and fact else None
            here = [e for m, e in index.entities.items() if article and m.article == article.id]
            things: list[StoryEntity | StoryEvent] = [*([first] if first else []), *here, *index.story.entities]
            return choices({thing.id: thing for thing in (*things, *index.story.events)}.values(), typed)

        def empty(typed: str) -> str:
            known = state.index is not None and state.index.story.sources
            return nothing_fits(typed) if known else "The articles are still being read; what they name comes here."

        def chosen(ident: object) -> None:
            now = state.index
            if now and isinstance(ident, str) and ident in now.by_id:
                self._screen.app.push_screen(DossierScreen(self._services, now.by_id[ident]), self._go_to_words)

        self._screen.app.push_screen(Chooser("Dossier of …", offer, empty=empty), chosen)

    def entities(self) -> None:
        """All people, organizations and places of the shown articles."""
        from briefing.ui.screens.entities import EntitiesScreen

        self._screen.app.push_screen(EntitiesScreen(self._services, self._listed), self._go_to_words)

    def timeline(self) -> None:
        """What the shown articles tell, in time."""
        from briefing.ui.screens.timeline import TimelineScreen

        screen = TimelineScreen(self._services, self._sources.shown, self._listed, self._timeline_now)

        def left(words: Quotation | None) -> None:
            self._timeline_now = screen.now
            self._go_to_words(words)

        self._screen.app.push_screen(screen, left)

    def compare(self) -> None:
        """The shown articles side by side."""
        from briefing.ui.screens.compare import CompareScreen

        here = self._session.article.id if self._session.article else ""
        screen = CompareScreen(self._services, self._sources.shown, here, self._listed)
        self._screen.app.push_screen(screen, self._go_to_words)

    def _listed(self) -> str:
        return self._sources.said

    def voices(self) -> None:
        """Who says what in the shown articles."""
        from briefing.ui.screens.voices import VoicesScreen

        self._screen.app.push_screen(VoicesScreen(self._services, self._sources.shown), self._go_to_words)

    def brief(self) -> None:
        """Write the brief of the shown articles to a file."""
        from briefing.ui.briefs import write_brief
        from briefing.ui.screens.brief_screen import BriefScreen, Order
        from briefing.workers.job import one_line

        entries = [self._session.entries[row] for row in self._session.shown]
        told = [entry for entry in entries if entry.told]
        waiting = sum(entry.waiting for entry in entries)
        if not told:
            self._services.notify(
                "The articles are still being read." if waiting else "There are no facts to brief on."
            )
            return
        state = self._services.story
        corrections, articles = state.corrections, list(dict.fromkeys(entry.ident for entry in told))

        newest = max((published.value for entry in told if (published := entry.dated)), default="")

        def write(order: Order) -> str:
            try:
                story = state.story_of(articles, corrections)
                records = [(article, facts) for article, facts in self._session.shelf.each(articles) if facts]
                return write_brief(order.path, order.form, records, story, replace=order.replace)
            except Exception as error:  # noqa: BLE001 - told, as whatever else may come of it
                return f"No brief was written: {one_line(error)}"

        def chosen(order: object) -> None:
            if isinstance(order, Order):
                in_thread(self._screen, lambda: self._services.notify(write(order)), self._services.notify)

        self._screen.app.push_screen(BriefScreen(len(told), newest, waiting), chosen)
