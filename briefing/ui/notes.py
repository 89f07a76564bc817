"""The reader's notes, kept in the library and shown beside what they are on."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.library.notes import NOTES, Note, Notes
from briefing.ui.view.sidebar import Group
from briefing.workers.library_client import LibraryClient

SIGN = "✎"


class NoteBook:
    """Runs in the screen's thread."""

    def __init__(self, library: LibraryClient) -> None:
        self._library = library
        self._made: Notes | None = None

    def of(self, article: str) -> list[Note]:
        """The notes on an article and on what is in it."""
        return [note for note in self._kept().made if note.article == article]

    def text(self, place: tuple[str, int, int, str]) -> str:
        """What is written there, empty where nothing is."""
        return next((note.text for note in self._kept().made if note.place == place), "")

    def put(self, note: Note) -> None:
        """Keep a note in place of an earlier one on the same; one without text takes that away."""
        self._made = self._kept().put(note)
        self._library.change(NOTES, Notes, lambda kept: (kept or Notes()).put(note), "a note")

    def beside(self, article: str, groups: Sequence[Group]) -> list[Group]:
        """The facts of an article with the notes on them."""
        on = {(note.about, note.start, note.end): note.text for note in self.of(article) if note.about}
        if not on:
            return list(groups)
        out = []
        for group in groups:
            facts = []
            for fact in group.facts:
                spans = {(fact.title, span.start, span.end) for span in fact.evidence}
                said = tuple((f"{SIGN} {text}", "note") for place, text in on.items() if place in spans)
                facts.append(fact._replace(details=(*fact.details, *said)))
            out.append(group._replace(facts=tuple(facts)))
        return out

    def heading(self, article: str, groups: Sequence[Group]) -> str:
        """The notes on the article, on passages, and on facts that are not among ``groups``, in one line."""
        there = {(fact.title, s.start, s.end) for group in groups for fact in group.facts for s in fact.evidence}
        said = []
        for note in self.of(article):
            if (note.about, note.start, note.end) not in there:
                words = note.about or (f"“{note.words}”" if note.words else "")
                said.append(f"{SIGN} {words}: {note.text}" if words else f"{SIGN} {note.text}")
        return "   ".join(said)

    def take_up(self, made: Notes) -> None:
        """They are these now, by whosever hand."""
        self._made = made

    def _kept(self) -> Notes:
        if self._made is None:
            self._made = self._library.follow(NOTES, Notes) or Notes()
        return self._made
