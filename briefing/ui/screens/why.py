"""Why a fact is one: the rules that led to it in this article, and what made it one with those of other articles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import CancelledError

from briefing.model import Article
from briefing.story.types import Quotation
from briefing.ui.screens.in_thread import in_thread
from briefing.ui.screens.story_overlay import StoryScreen
from briefing.ui.services import Services
from briefing.ui.view.rows import BLANK, Item, Paragraph, heading, note
from briefing.ui.view.sidebar import Fact
from briefing.workers.job import Reasons


class WhyScreen(StoryScreen):
    """The reasons for one fact of one article; each leads to the words that it judged."""

    def __init__(self, services: Services, article: Article, fact: Fact) -> None:
        self._article = article
        self._fact = fact
        self._reasons: Reasons | None = None
        super().__init__(services, f"Why: {fact.title}")

    def on_mount(self) -> None:
        """Have the article extracted once more, with a record of what decides."""
        super().on_mount()
        ident = "t" if self._fact.kind == "date" else self._fact.key
        asked = self.services.why(self._article, ident, self._fact.evidence[0].start)

        def wait() -> None:
            try:
                told = asked.result()
            except CancelledError:
                return
            self.app.call_from_thread(self._show, told)

        in_thread(self, wait, lambda reason: self._show(Reasons((), reason)))

    def _show(self, told: Reasons) -> None:
        self._reasons = told
        if self.is_attached:
            self.refill()

    def refill(self) -> None:
        """Show what is known now, whether or not the story is told."""
        self.list.show(self.rows())

    def rows(self) -> Sequence[Item]:
        """The reasons under their decisions, then the story's."""
        if self._reasons is None:
            return [note("Asking the rules …")]
        if self._reasons.error:
            return [note(self._reasons.error), *self._of_story()]
        rows: list[Item] = []
        last = ""
        for reason in self._reasons.found:
            if reason.part != last:
                rows += [BLANK, heading(reason.part.upper())] if last else [heading(reason.part.upper())]
                last = reason.part
            words = Quotation(self._article.id, reason.start, reason.end, self._article.text[reason.start : reason.end])
            rows.append(Item((Paragraph(reason.line, (), "  "),), words))
        return [*rows, *self._of_story()]

    def _of_story(self) -> Iterator[Item]:
        index = self.story.index
        thing = index.thing(self._article.id, self._fact.key) if index and self._fact.kind != "date" else None
        if thing is not None and thing.why:
            yield from (BLANK, heading("ONE WITH THOSE OF OTHER ARTICLES"))
            for why in thing.why:
                yield Item((Paragraph(why, ("row--quiet",), "  "),))
