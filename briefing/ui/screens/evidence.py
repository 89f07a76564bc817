"""Facts and the words that say them: which fact is chosen, what is marked, and the ways from one to the other."""

from __future__ import annotations

from collections.abc import Callable

from briefing.model import Span
from briefing.ui.jumps import JumpHistory, Place
from briefing.ui.keys import KIND_KEYS
from briefing.ui.screens.panes import PaneScreen
from briefing.ui.services import Services
from briefing.ui.session import Entry
from briefing.ui.view import sidebar
from briefing.ui.view.evidence import Choice


class EvidenceController:
    """Shows the open article's facts beside it and in it. ``hidden`` are the kinds that are not marked."""

    def __init__(
        self, screen: PaneScreen, services: Services, history: JumpHistory, here: Callable[[], Place | None]
    ) -> None:
        """``here`` is where the reader is, remembered in ``history`` when looking at a fact moves the text."""
        self._screen = screen
        self._services = services
        self._history = history
        self._here = here
        self.choice = Choice()
        self.hidden = services.hidden_kinds
        self._by_span: dict[tuple[int, int], sidebar.Fact] = {}
        self._browsing = False

    @property
    def chosen(self) -> sidebar.Fact | None:
        """The fact under the cursor: in the facts the row, in the text the highlight looked at."""
        return self._screen.facts.fact if self._screen.pane is self._screen.facts else self.choice.fact

    def forget(self) -> None:
        """Choose nothing, as in another article."""
        self.choice.clear()
        self._browsing = False
        self._screen.facts.cursor = -1

    def clear(self) -> None:
        """Put away what is marked."""
        self.choice.clear()
        self._screen.text.mark_evidence([])

    def focused(self) -> None:
        """Coming to the facts marks the one under the cursor; in the text a new walk through them begins."""
        facts = self._screen.facts
        if self._screen.focused is self._screen.text:
            self._browsing = False
        elif self._screen.focused is facts:
            if facts.cursor < 0:
                facts.move(1)
            elif facts.fact:
                self.look_at(facts.fact)

    def show(self) -> None:
        """Show the facts as they are known now."""
        entry = self._services.session.entry
        if entry is None:
            return
        state, keys = self._services.story, self._services.keys
        ident = entry.ident if entry.known else ""
        notes, known = self._services.notes, state.groups(entry)
        found = notes.beside(ident, known)
        note = "   ".join(filter(None, [_note(entry), notes.heading(ident, known)]))
        shown_keys = {kind: keys.display(f"toggle_{kind}") for kind in KIND_KEYS}
        self._screen.facts.show(found, hidden=self.hidden, keys=shown_keys, note=note, remark=state.copies())
        marked = sidebar.highlights(found, self.hidden)
        by_key = {fact.key: fact for group in found for fact in group.facts}
        self._by_span = {(span.start, span.end): by_key[key] for span, key in marked}
        events = [
            s for g in found if g.kind == "event" and "event" not in self.hidden for f in g.facts for s in f.evidence
        ]
        self._screen.text.mark_kinds([span for span, _ in marked], events)

    def write_note(self, passage: Span | None, match: Span | None) -> None:
        """Ask for a note on ``passage``, else the chosen fact, else the sentence of ``match``, else the article."""
        from datetime import date

        from briefing.extract.document.sentences import sentence_around
        from briefing.library.notes import Note
        from briefing.ui.screens.story_chooser import Ask

        entry, notes = self._services.session.entry, self._services.notes
        fact = None if passage else self.chosen
        article = entry.article if entry else None
        if entry is None or article is None:
            return
        span = passage or (fact.evidence[0] if fact else match) or Span(0, 0)
        words, sentences = "", entry.facts.sentences if entry.facts else ()
        if span.end > span.start:
            around = passage or sentence_around(article.text, sentences, span.start, span.end)
            words = " ".join(article.text[around.start : around.end].split())
            span = span if fact else around
        about = fact.title if fact else ""
        before = notes.text((article.id, span.start, span.end, about))

        def written(text: str | None) -> None:
            if text is not None:
                day = date.today().isoformat()
                notes.put(Note(article.id, text, day, span.start, span.end, about, words))
                self.show()
                self._services.notify("Noted." if text else "The note is taken away." if before else "Nothing noted.")

        on = about or (f"“{words}”" if words else f"“{article.title}”")
        self._screen.app.push_screen(Ask(f"Note on {on}", before, empty=True), written)

    def toggle(self, kind: str) -> None:
        """Show or hide one kind of fact."""
        self.hidden ^= {kind}
        self.show()

    def toggle_all(self) -> None:
        """Hide every kind, or show all if any is hidden."""
        self.hidden = frozenset() if self.hidden else frozenset(KIND_KEYS)
        self.show()

    def look_at(self, fact: sidebar.Fact, span: Span | None = None) -> None:
        """Choose a fact: its evidence is marked, and the place that says it comes into sight."""
        self.choice.choose(fact, span)
        self._show_choice()

    def _show_choice(self) -> None:
        fact, span = self.choice.fact, self.choice.span
        if fact is None or span is None:
            return
        here = self._here()
        text = self._screen.text
        text.mark_evidence(fact.evidence, span, words=fact.kind not in ("event", "statement"))
        if text.reveal_span(span) and not self._browsing and here:
            self._history.leave(here)
            self._browsing = True
        self._screen.place_changed()

    def go_to(self, span: Span) -> None:
        """To the words at ``span``, with the fact that they say, if they say one."""
        screen, entry = self._screen, self._services.session.entry
        groups = entry.groups if entry else []
        fact = next((f for g in groups for f in g.facts if span in f.evidence), None)
        screen.go_to_pane(screen.text)
        if fact:
            screen.facts.set_cursor(screen.facts.row_of(fact.key), tell=False)
            self.choice.choose(fact, span)
            screen.text.mark_evidence(fact.evidence, span, words=fact.kind not in ("event", "statement"))
        elif span.end > span.start:
            self.choice.clear()
            screen.text.mark_evidence([span], span)
        screen.text.reveal_span(span)
        screen.place_changed()

    def follow(self) -> None:
        """From the fact under the cursor to its words, from the words to their fact."""
        screen, facts = self._screen, self._screen.facts
        if screen.pane is facts:
            if facts.fact:
                self.look_at(facts.fact)
                screen.go_to_pane(screen.text)
            else:
                facts.unfold()
            return
        if self.choice.fact:
            facts.set_cursor(facts.row_of(self.choice.fact.key), tell=False)
        screen.go_to_pane(facts)

    def step(self, delta: int) -> None:
        """The next marked words in the text (-1: those before); in the facts, where else the chosen one is said."""
        screen, text = self._screen, self._screen.text
        if screen.pane is screen.facts and self.choice.fact:
            self.choice.step(delta)
            self._show_choice()
            return
        kinds, at = text.kinds, self.choice.span
        if at is not None and not text.top_offset <= at.start <= text.bottom_offset:
            at = None
        if delta > 0:
            found = kinds.after(at.start + 1 if at else text.top_offset)
        else:
            found = kinds.before(at.start if at else text.top_offset)
        fact = self._by_span.get((found.start, found.end)) if found else None
        if found is None or fact is None:
            self._services.notify("No more highlights that way.")
            return
        screen.facts.set_cursor(screen.facts.row_of(fact.key), tell=False)
        self.look_at(fact, Span(found.start, found.end))


def _note(entry: Entry) -> str:
    if entry.error:
        return f"No facts: {entry.error}"
    facts = entry.facts
    if facts is None:
        return "" if entry.skipped else "Looking for facts …"
    if facts.failed:
        return f"Could not be looked for here: {', '.join(facts.failed)}."
    return "" if entry.groups else "No facts found in this article."
