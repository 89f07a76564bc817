"""Who says what in the articles that are listed: who denies, accuses, demands, and so on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from briefing.story.wording import gist
from briefing.ui.screens.story_overlay import StoryScreen
from briefing.ui.services import Services
from briefing.ui.view.rows import BLANK, Item, Paragraph, heading, note
from briefing.ui.view.story_rows import day
from briefing.ui.view.voices import Act, acts

OUTLET = 50
"""Code points of an outlet, or of the title that stands for one, at most."""


class VoicesScreen(StoryScreen):
    """Every statement with its speaker, denials first; Enter goes to the words."""

    def __init__(self, services: Services, articles: Callable[[], Sequence[str]]) -> None:
        """``articles`` are the ids of those that the list of sources shows."""
        self._articles = articles
        super().__init__(services, "Who says what")

    def refill(self) -> None:
        """Show what is known now; it needs no story."""
        self.show_filter("")
        self.list.show(self.rows())

    def rows(self) -> Sequence[Item]:
        """The acts, each with who does it."""
        entries = self.story.session.entries
        index = self.story.index
        copies = {ident for ident, source in index.sources.items() if source.copy_of} if index else set()
        listed = set(self._articles()) - copies
        told = [e.ident for e in entries if e.told and e.ident in listed]
        if index and self.story.part:
            told = [ident for ident in told if ident in index.sources]
        records = [(article, facts) for article, facts in self.story.session.shelf.each(told) if facts]
        found = acts(records)
        if found:
            return [item for act in found for item in self._act_rows(act)]
        waiting = any(entry.waiting for entry in entries)
        return [note("The articles are still being read …" if waiting else "Nobody is said to say anything here.")]

    def _act_rows(self, act: Act) -> Iterable[Item]:
        more = f", the newest {len(act.voices)}" if act.number > len(act.voices) else ""
        yield heading(f"{act.title.upper()} · {act.number}{more}")
        for voice in act.voices:
            outlet, _ = self.story.origin(voice.words.article)
            said = Paragraph(voice.gist, (), f"  {voice.speaker}: ", ("fact--person",))
            dated = day(voice.published) if voice.published else ""
            origin = Paragraph(" · ".join(filter(None, [dated, gist(outlet, OUTLET)])), ("row--quiet",), "    ")
            yield Item((said, origin), voice.words)
        yield BLANK
