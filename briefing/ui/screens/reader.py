"""The reader: sources, text and facts side by side, or as many of them as the terminal has room for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Input

from briefing.model import Article, Span
from briefing.ui.jumps import JumpHistory, Place
from briefing.ui.keys import bindings
from briefing.ui.screens.evidence import EvidenceController
from briefing.ui.screens.feeds import FeedsController
from briefing.ui.screens.help import HelpScreen
from briefing.ui.screens.outgoing import Outgoing
from briefing.ui.screens.place import PlaceKeeper
from briefing.ui.screens.related import RelatedController
from briefing.ui.screens.searching import Finder
from briefing.ui.screens.sources import SourcesController
from briefing.ui.screens.story_controller import StoryController
from briefing.ui.screens.story_keys import StoryKeys
from briefing.ui.services import Services
from briefing.ui.session import Entry
from briefing.ui.view.origins import outlet_and_date
from briefing.ui.widgets.bars import KeyBar, TitleBar
from briefing.ui.widgets.fact_list import FactList
from briefing.ui.widgets.row_list import RowList
from briefing.ui.widgets.search_bar import SearchBar
from briefing.ui.widgets.source_list import SourceList
from briefing.ui.widgets.text_view import TextView

if TYPE_CHECKING:
    from briefing.story.types import Quotation


class ReaderScreen(StoryKeys, inherit_bindings=False):
    """Three panes and two bars. Every key acts on the pane that has the keyboard, or on the article."""

    # Checked before a key goes to the pane, so that keys typed fast, as in ``/Hanoi``, are taken in order.
    BINDINGS: ClassVar[list[BindingType]] = [
        replace(b, priority=True) for b in bindings() if b.id not in ("palette", "suspend")
    ]
    AUTO_FOCUS = "#text"

    def __init__(self, services: Services) -> None:
        super().__init__()
        self.services = services
        self.session = services.session
        self.history = JumpHistory()
        self.evidence = EvidenceController(self, services, self.history, lambda: self.here)
        self.source_list = SourcesController(self, services, self.open_row, self.show_filter)
        self.story = StoryController(self, services, self.source_list, self.evidence, self.go_to_words)
        self.finder = Finder(self, services.notify)
        self.outgoing = Outgoing(self, services.notify)
        self.related = RelatedController(self, services.session, services.story)
        self.place = PlaceKeeper(self, services)
        self.feeds = FeedsController(self, services)

    def compose(self) -> ComposeResult:
        """Title, panes, keys."""
        keys = self.services.keys
        self.sources = SourceList(self.source_list.describe, id="sources")
        self.text = TextView(id="text")
        self.facts = FactList(id="facts")
        self.sources.edge, self.facts.edge = "right", "left"
        self.facts.moved = self._fact_moved
        self.bar = TitleBar(id="title")
        yield from (self.bar, self.sources, self.text, self.facts)
        footer = keys.footer()
        yield KeyBar([k for k in footer if k[1] != "help"], next(k for k in footer if k[1] == "help"), id="keys")

    def on_mount(self) -> None:
        """Show the article that is already there."""
        self.sources.set_count(len(self.session.shown))
        self.make_room(self.app.size.width)
        if self.session.entry:
            self.show_entry(self.session.entry.place)

    def on_descendant_focus(self) -> None:
        """Coming to the facts marks the one under the cursor; Textual has called the base's handler too."""
        self.evidence.focused()

    def action_text(self) -> None:
        """Back to the text; there, put away what is marked."""
        filters = self.source_list.filters
        if self.pane is not self.text:
            self.go_to_pane(self.text)
        elif not self.evidence.choice.fact and not self.finder.active and any(f.kind == "story" for f in filters):
            self.story.front_page()
        else:
            self.finder.forget()
            self.evidence.clear()

    def place_changed(self) -> None:
        """Say and keep how far the text is read, once the hand rests."""
        self.place.changed()

    def about_to_jump(self) -> None:
        """Remember this place, so that ``back`` returns to it."""
        if self.here:
            self.history.leave(self.here)

    # Articles

    @property
    def here(self) -> Place | None:
        """Where the reader is."""
        article = self.session.article_id
        return Place(article, self.text.top_offset) if article else None

    def open_row(self, row: int, offset: int | None = None) -> None:
        """Open the source of ``row`` at ``offset``, by default where it was left."""
        if self.session.entries[row].skipped:
            return
        before, entry = self.session.current, self.session.entries[row]
        if before != row:
            self.keep_place()
            self.session.current = row
            self.services.open(row)
        self.show_entry(entry.place if offset is None else offset)
        self.sources.set_cursor(self.session.position(row), tell=False)
        self.source_list.changed([before, row])

    def keep_place(self) -> None:
        """Note where the open article was left."""
        self.place.keep()

    def show_entry(self, offset: int) -> None:
        """Show the open source from ``offset``, with what is known of its facts."""
        entry = self.session.entry
        if entry is None:
            return
        self.evidence.forget()
        if article := entry.article:
            entry.read = entry.opened = True
            self.text.show(article.text, entry.title, self._byline(article, entry), offset)
            self.text.mark_watched(self.services.story.spotted(article))
        else:
            self.text.show(entry.skipped or "Opening …", "")
        self.evidence.show()
        self.show_title()
        self.finder.again()
        self.call_after_refresh(self.place_changed)

    @staticmethod
    def _byline(article: Article, entry: Entry) -> str:
        author = " ".join((article.author or "").split())
        return " · ".join(filter(None, [author, outlet_and_date(entry.outlet, entry.published)]))

    def show_title(self) -> None:
        """Say what is open and how extraction gets on."""
        entry = self.session.entry
        if entry:
            origin = outlet_and_date(entry.outlet, entry.published) if entry.known else ""
            self.bar.show(title=entry.title, origin=origin)
        self.show_work()

    def show_filter(self, said: str) -> None:
        """Say at the top which sources are listed, and count those of each fact among them."""
        self.bar.show(filter=said)
        self.evidence.show()

    def show_work(self) -> None:
        """Say how many sources have their facts."""
        done, of = self.session.progress()
        self.bar.show(work=f"reading {done + 1}/{of}" if done < of and self.services.working() else "")

    def entries_changed(self, rows: list[int]) -> None:
        """What is known of these rows has changed: draw them again, and the open article if it is among them."""
        self.source_list.changed(rows)
        entry = self.session.entry
        if entry and self.session.current in rows:
            article = entry.article
            if article and self.text.text != article.text:
                self.show_entry(entry.place)
            else:
                if article:
                    self.text.put_origin(self._byline(article, entry))
                self.evidence.show()
                self.show_title()
        self.show_work()
        if not self.services.story.touched and all(one.ident or one.skipped for one in self.session.entries):
            self.story.story_changed()

    def story_changed(self) -> None:
        """Count the sources of each fact again, and what else hangs on the story."""
        self.evidence.show()
        self.source_list.story_changed()
        self.story.story_changed()

    def watch_changed(self) -> None:
        """Mark the watched terms as they are now."""
        if article := self.session.article:
            self.text.mark_watched(self.services.story.spotted(article))
        self.sources.redraw()

    async def action_next_source(self, step: int = 1) -> None:
        """Open the next source."""
        row = self.session.neighbour(step)
        if row is None:
            self.services.notify("This is the last source." if step > 0 else "This is the first source.")
            return
        self.about_to_jump()
        async with self.painted_at_once():
            self.open_row(row)

    async def action_previous_source(self) -> None:
        """Open the source before."""
        await self.action_next_source(-1)

    def action_back(self) -> None:
        """Back to where the last jump began."""
        self._return(self.history.back(self.here) if self.here else None, "Nothing to go back to.")

    def action_forward(self) -> None:
        """Forward again."""
        self._return(self.history.forward(self.here) if self.here else None, "Nothing ahead.")

    def _return(self, place: Place | None, otherwise: str) -> None:
        row = self.session.row_of(place.article_id) if place else None
        if place is None or row is None:
            self.services.notify(otherwise)
        elif row == self.session.current:
            self.text.go(place.offset)
            self.place_changed()
        else:
            self.open_row(row, place.offset)

    # Facts

    def _fact_moved(self) -> None:
        if self.facts.fact:
            self.evidence.look_at(self.facts.fact)

    @on(RowList.Chosen)
    def _row_chosen(self, event: RowList.Chosen) -> None:
        if event.pane is self.facts and self.facts.fact:
            self.evidence.look_at(self.facts.fact)
            self.go_to_pane(self.text)
        if event.pane is self.sources:
            row = self.session.shown[event.row]
            if row != self.session.current:
                self.about_to_jump()
                self.open_row(row)
            self.go_to_pane(self.text)

    def go_to_words(self, words: Quotation | None) -> None:
        """Go to the words in whatever article has them; ``back`` returns to this line."""
        row = self.session.row_of(words.article) if words else None
        if words is None or row is None:
            return
        self.about_to_jump()
        if row != self.session.current:
            self.open_row(row)
        self.evidence.go_to(Span(words.start, words.end))

    def action_evidence(self) -> None:
        """From a fact to its words, from the words to their fact; in the sources, open one."""
        if self.pane is self.sources:
            self.sources.choose()
        else:
            self.evidence.follow()

    def action_next_highlight(self) -> None:
        """The next marked words in the text; in the facts, the next place that says the chosen one."""
        self.evidence.step(1)

    def action_previous_highlight(self) -> None:
        """The marked words before."""
        self.evidence.step(-1)

    def action_toggle_kind(self, kind: str) -> None:
        """Show or hide one kind of fact."""
        self.evidence.toggle(kind)

    def action_toggle_all(self) -> None:
        """Hide every kind, or show all if any is hidden."""
        self.evidence.toggle_all()

    def action_copy(self) -> None:
        """Copy the chosen fact, or what the article is, with its citation."""
        if self.session.entry:
            self.outgoing.copy(self.session.entry, self.evidence.choice.fact, self.evidence.choice.span)

    def action_copy_article(self) -> None:
        """Copy what the article is, whatever is chosen."""
        if self.session.entry:
            self.outgoing.copy(self.session.entry, None, None)

    def action_pipe(self) -> None:
        """Pipe the article's text to a command."""
        if self.session.entry:
            self.outgoing.pipe(self.session.entry)

    def action_pipe_facts(self) -> None:
        """Pipe the article's facts, as JSON, to a command."""
        if self.session.entry:
            self.outgoing.pipe(self.session.entry, facts=True)

    def action_note(self) -> None:
        """Write a note."""
        self.evidence.write_note(self.text.passage(), self.finder.match)
        self.clear_selection()

    def action_open_browser(self) -> None:
        """Open the article's address."""
        if article := self.session.article:
            self.outgoing.browse(article)

    # Search

    async def action_search(self) -> None:
        """Open the search line."""
        await self.finder.open()

    def action_next_match(self) -> None:
        """The next match, the first after the last."""
        self.finder.step(1)

    def action_previous_match(self) -> None:
        """The match before."""
        self.finder.step(-1)

    @on(SearchBar.Typed)
    def _typed(self, event: SearchBar.Typed) -> None:
        self.finder.typed(event.query)

    @on(SearchBar.Done)
    def _done(self, event: SearchBar.Done) -> None:
        self.finder.done(kept=event.kept)

    # App

    def action_related(self) -> None:
        """The articles that share the most with this one."""
        self.related.show(self._open_related)

    def _open_related(self, row: int) -> None:
        self.about_to_jump()
        self.open_row(row)

    def action_theme(self) -> None:
        """Choose a theme."""
        self.services.choose_theme()

    def action_help(self) -> None:
        """Every key and what it does."""
        self.app.push_screen(HelpScreen(self.services.keys))

    async def action_quit(self) -> None:
        """Leave, the place kept."""
        await self.app.action_quit()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While a line is typed, its keys are its own."""
        return not isinstance(self.focused, Input)
