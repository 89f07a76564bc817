"""The reader: sources, text and facts side by side, or as many of them as the terminal has room for."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.timer import Timer
from textual.widgets import Input

from briefing.model import Article, Span
from briefing.ui.jumps import JumpHistory, Place
from briefing.ui.keys import KIND_KEYS, bindings
from briefing.ui.screens.help import HelpScreen
from briefing.ui.screens.outgoing import Outgoing
from briefing.ui.screens.related import RelatedController
from briefing.ui.screens.searching import Finder
from briefing.ui.screens.story_actions import StoryActions
from briefing.ui.services import Services
from briefing.ui.session import Entry
from briefing.ui.view import sidebar
from briefing.ui.view.evidence import Choice
from briefing.ui.view.origins import outlet_and_date
from briefing.ui.widgets.bars import KeyBar, TitleBar
from briefing.ui.widgets.fact_list import FactList
from briefing.ui.widgets.row_list import RowList
from briefing.ui.widgets.search_bar import SearchBar
from briefing.ui.widgets.source_list import SourceList
from briefing.ui.widgets.text_view import TextView

REST = 0.15
"""Seconds without a movement after which the place is told and kept."""

KEEP = 2.0
"""Seconds after which it is kept though the hand moves on."""


class ReaderScreen(StoryActions, inherit_bindings=False):
    """Three panes and two bars. Every key acts on the pane that has the keyboard, or on the article."""

    # Checked before a key goes to the pane, so that keys typed fast, as in ``/Hanoi``, are taken in order.
    BINDINGS: ClassVar[list[BindingType]] = [
        replace(b, priority=True) for b in bindings() if b.id not in ("palette", "suspend")
    ]
    AUTO_FOCUS = "#text"

    def __init__(self, services: Services) -> None:
        super().__init__()
        self.reader = services
        self.session = services.session
        self.history = JumpHistory()
        self.choice = Choice()
        self.finder = Finder(self, services.say)
        self.outgoing = Outgoing(self, services.say)
        self.related = RelatedController(self, services.session)
        self.hidden: frozenset[str] = services.hidden_kinds
        self._facts_by_span: dict[tuple[int, int], sidebar.Fact] = {}
        self._browsing = False
        self._resting: Timer | None = None
        self._kept = 0.0

    def compose(self) -> ComposeResult:
        """Title, panes, keys."""
        keys = self.reader.keys
        self.sources = SourceList(self.describe_source, id="sources")
        self.text = TextView(id="text")
        self.facts = FactList(id="facts")
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
        if self.focused is self.text:
            self._browsing = False
        elif self.focused is self.facts:
            if self.facts.cursor < 0:
                self.facts.move(1)
            elif self.facts.fact:
                self.look_at(self.facts.fact)

    def action_text(self) -> None:
        """Back to the text; there, put away what is marked."""
        if self.pane is not self.text:
            self.go_to_pane(self.text)
        elif not self.choice.fact and not self.finder.active and any(n.kind == "story" for n in self.narrowed):
            self.action_front_page()
        else:
            self.finder.forget()
            self.choice.clear()
            self.text.mark_evidence([])

    def place_changed(self) -> None:
        """Say how far the text is read, once the hand rests: the bar is as wide as the screen, and dear to paint."""
        if self._resting is None:
            self._resting = self.set_interval(REST, self._show_place)
        self._resting.reset()
        self._resting.resume()
        if time.monotonic() - self._kept > KEEP:
            self.keep_place()

    def _show_place(self) -> None:
        if self._resting:
            self._resting.pause()
        self.bar.show(place=f"{self.text.progress}%")
        self.keep_place()

    def about_to_jump(self) -> None:
        """Remember this place, so that ``back`` returns to it."""
        if self.here:
            self.history.leave(self.here)

    # Articles

    @property
    def here(self) -> Place | None:
        """Where the reader is."""
        article = self.session.article
        return Place(article.id, self.text.top_offset) if article else None

    def open_row(self, row: int, offset: int | None = None) -> None:
        """Open the source of ``row`` at ``offset``, by default where it was left."""
        if self.session.entries[row].skipped:
            return
        before, entry = self.session.current, self.session.entries[row]
        if before != row:
            self.keep_place()
            self.session.current = row
            self.reader.open(row)
        self.show_entry(entry.place if offset is None else offset)
        self.sources.set_cursor(self.session.position(row), tell=False)
        self.sources_changed([before, row])

    def keep_place(self) -> None:
        """Note where the open article was left."""
        self._kept = time.monotonic()
        if self.session.entry and self.session.article:
            self.session.entry.place = self.text.top_offset
            self.reader.keep_place(self.session.entry)

    def show_entry(self, offset: int) -> None:
        """Show the open source from ``offset``, with what is known of its facts."""
        entry = self.session.entry
        if entry is None:
            return
        self.choice.clear()
        self._browsing = False
        self.facts.cursor = -1
        if entry.article:
            entry.read = True
            self.text.show(entry.article.text, entry.title, self._byline(entry.article, entry), offset)
            self.text.mark_watched(self.reader.desk.spotted(entry.article))
        else:
            self.text.show(entry.skipped or "Opening …", "")
        self.show_facts()
        self.show_title()
        self.finder.again()
        self.call_after_refresh(self.place_changed)

    @staticmethod
    def _byline(article: Article, entry: Entry) -> str:
        author = " ".join((article.author or "").split())
        return " · ".join(filter(None, [author, outlet_and_date(article, entry.facts)]))

    def show_title(self) -> None:
        """Say what is open and how extraction gets on."""
        entry = self.session.entry
        if entry:
            origin = outlet_and_date(entry.article, entry.facts) if entry.article else ""
            self.bar.show(title=entry.title, origin=origin)
        self.show_work()

    def show_filter(self, said: str) -> None:
        """Say at the top which sources are listed."""
        self.bar.show(filter=said)

    def show_work(self) -> None:
        """Say how many sources have their facts."""
        done, of = self.session.progress()
        self.bar.show(work=f"reading {done + 1}/{of}" if done < of and self.reader.working() else "")

    def entries_changed(self, rows: list[int]) -> None:
        """What is known of these rows has changed: draw them again, and the open article if it is among them."""
        self.sources_changed(rows)
        entry = self.session.entry
        if entry and self.session.current in rows:
            if entry.article and self.text.text != entry.article.text:
                self.show_entry(entry.place)
            else:
                self.show_facts()
                self.show_title()
        self.show_work()

    def show_facts(self) -> None:
        """Show the open article's facts beside it and in it."""
        entry = self.session.entry
        if entry is None:
            return
        found = self.reader.desk.groups(entry)
        keys = {kind: self.reader.keys.display(f"toggle_{kind}") for kind in KIND_KEYS}
        self.facts.show(found, hidden=self.hidden, keys=keys, note=self._note(entry), remark=self.reader.desk.copies())
        marked = sidebar.highlights(found, self.hidden)
        by_key = {fact.key: fact for group in found for fact in group.facts}
        self._facts_by_span = {(span.start, span.end): by_key[key] for span, key in marked}
        events = [
            s for g in found if g.kind == "event" and "event" not in self.hidden for f in g.facts for s in f.evidence
        ]
        self.text.mark_kinds([span for span, _ in marked], events)

    def _note(self, entry: Entry) -> str:
        if entry.error:
            return f"No facts: {entry.error}"
        if entry.facts is None:
            return "" if entry.skipped else "Looking for facts …"
        if entry.facts.failed:
            return f"Could not be looked for here: {', '.join(entry.facts.failed)}."
        return "" if entry.groups else "No facts found in this article."

    def action_next_source(self, step: int = 1) -> None:
        """Open the next source."""
        row = self.session.neighbour(step)
        if row is None:
            self.reader.say("This is the last source." if step > 0 else "This is the first source.")
            return
        self.about_to_jump()
        self.open_row(row)

    def action_previous_source(self) -> None:
        """Open the source before."""
        self.action_next_source(-1)

    def action_back(self) -> None:
        """Back to where the last jump began."""
        self._return(self.history.back(self.here) if self.here else None, "Nothing to go back to.")

    def action_forward(self) -> None:
        """Forward again."""
        self._return(self.history.forward(self.here) if self.here else None, "Nothing ahead.")

    def _return(self, place: Place | None, otherwise: str) -> None:
        row = self.session.row_of(place.article_id) if place else None
        if place is None or row is None:
            self.reader.say(otherwise)
        elif row == self.session.current:
            self.text.go(place.offset)
            self.place_changed()
        else:
            self.open_row(row, place.offset)

    # Facts

    @on(RowList.Moved)
    def _row_moved(self, event: RowList.Moved) -> None:
        if event.pane is self.facts and self.facts.fact:
            self.look_at(self.facts.fact)

    @on(RowList.Chosen)
    def _row_chosen(self, event: RowList.Chosen) -> None:
        if event.pane is self.facts and self.facts.fact:
            self.look_at(self.facts.fact)
            self.go_to_pane(self.text)
        if event.pane is self.sources:
            row = self.session.shown[event.row]
            if row != self.session.current:
                self.about_to_jump()
                self.open_row(row)
            self.go_to_pane(self.text)

    def look_at(self, fact: sidebar.Fact, span: Span | None = None) -> None:
        """Choose a fact: its evidence is marked, and the place that says it comes into sight."""
        self.choice.choose(fact, span)
        self._show_choice()

    def _show_choice(self) -> None:
        fact, span = self.choice.fact, self.choice.span
        if fact is None or span is None:
            return
        here = self.here
        self.text.mark_evidence(fact.evidence, span, words=fact.kind != "event")
        if self.text.reveal_span(span) and not self._browsing and here:
            self.history.leave(here)
            self._browsing = True
        self.place_changed()

    def action_evidence(self) -> None:
        """From a fact to its words, from the words to their fact; in the sources, open one."""
        pane = self.pane
        if pane is self.sources:
            self.sources.choose()
        elif pane is self.facts:
            if self.facts.fact:
                self.look_at(self.facts.fact)
                self.go_to_pane(self.text)
            else:
                self.facts.unfold()
        else:
            if self.choice.fact:
                self.facts.set_cursor(self.facts.row_of(self.choice.fact.key), tell=False)
            self.go_to_pane(self.facts)

    def action_next_highlight(self, step: int = 1) -> None:
        """The next marked words in the text; in the facts, the next place that says the chosen one."""
        if self.pane is self.facts and self.choice.fact:
            self.choice.step(step)
            self._show_choice()
            return
        kinds, at = self.text.kinds, self.choice.span
        if at is not None and not self.text.top_offset <= at.start <= self.text.bottom_offset:
            at = None
        if step > 0:
            found = kinds.after(at.start + 1 if at else self.text.top_offset)
        else:
            found = kinds.before(at.start if at else self.text.top_offset)
        fact = self._facts_by_span.get((found.start, found.end)) if found else None
        if found is None or fact is None:
            self.reader.say("No more highlights that way.")
            return
        self.facts.set_cursor(self.facts.row_of(fact.key), tell=False)
        self.look_at(fact, Span(found.start, found.end))

    def action_previous_highlight(self) -> None:
        """The marked words before."""
        self.action_next_highlight(-1)

    def action_toggle_kind(self, kind: str) -> None:
        """Show or hide one kind of fact."""
        self.hidden ^= {kind}
        self.show_facts()

    def action_toggle_all(self) -> None:
        """Hide every kind, or show all if any is hidden."""
        self.hidden = frozenset() if self.hidden else frozenset(KIND_KEYS)
        self.show_facts()

    def action_copy(self) -> None:
        """Copy the chosen fact, or what the article is, with its citation."""
        if self.session.entry:
            self.outgoing.copy(self.session.entry, self.choice.fact, self.choice.span)

    def action_copy_article(self) -> None:
        """Copy what the article is, whatever is chosen."""
        if self.session.entry:
            self.outgoing.copy(self.session.entry, None, None)

    def action_open_browser(self) -> None:
        """Open the article's address."""
        if self.session.article:
            self.outgoing.browse(self.session.article)

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
        self.reader.choose_theme()

    def action_help(self) -> None:
        """Every key and what it does."""
        self.app.push_screen(HelpScreen(self.reader.keys))

    def action_quit(self) -> None:
        """Leave, the place kept."""
        self.keep_place()
        self.app.exit()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While a line is typed, its keys are its own."""
        return not isinstance(self.focused, Input)
