"""Who states a fact, since when, and in which words."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.model import Span
from briefing.story.lookup import StoryLookup
from briefing.story.types import Quotation, Statement, StoryEntity, StoryEvent
from briefing.story.wording import count
from briefing.ui.screens.story_overlay import StoryScreen
from briefing.ui.services import Services
from briefing.ui.view.agreement import MEANINGS
from briefing.ui.view.rows import BLANK, Item, Paragraph, heading, note
from briefing.ui.view.sidebar import Fact
from briefing.ui.view.story_rows import account_rows, statement_rows


class HistoryScreen(StoryScreen):
    """The history of one fact of one article."""

    def __init__(self, services: Services, article_id: str, fact: Fact) -> None:
        self._article_id = article_id
        self._fact = fact
        super().__init__(services, f"Who says so: {fact.title}")

    def rows(self) -> Sequence[Item]:
        """An event's fields, a name's titles and first mentions, or who else names the day."""
        index = self.story.index
        if index is None:
            return []
        if self._fact.kind == "date":
            return list(self._same_day(index))
        if self._fact.kind == "statement":
            span = self._fact.evidence[0]
            words = (Quotation(self._article_id, span.start, span.end, self._fact.title),)
            published = index.sources[self._article_id].published if self._article_id in index.sources else None
            rows = statement_rows(Statement(self._article_id, published, words), self.story, index)
            return [heading("SAID HERE"), *rows]
        thing = index.thing(self._article_id, self._fact.key)
        if isinstance(thing, StoryEvent):
            legend = "  ".join(f"{mark} {meaning}" for mark, meaning in MEANINGS[:4])
            rows = [note(legend), BLANK]
            for account in thing.accounts:
                rows += account_rows(account, self.story, index)
            return rows if thing.accounts else list(self._firsts(thing.evidence, thing.sources, index))
        if isinstance(thing, StoryEntity):
            return [*self._titles(thing, index), *self._firsts(thing.mentions, thing.sources, index)]
        return [note("You have left this out of the story; in a dossier, undo takes that back.")]

    def _titles(self, entity: StoryEntity, index: StoryLookup) -> Sequence[Item]:
        if not entity.titles:
            return []
        rows = [heading("CALLED")]
        for title in sorted(entity.titles, key=lambda t: t.statements[0].published or "9999"):
            rows.append(Item((Paragraph(title.title, ("story--now",), "  "),)))
            for statement in title.statements:
                rows += statement_rows(statement, self.story, index)
        return [*rows, BLANK]

    def _firsts(self, quotations: Sequence[Quotation], sources: int, index: StoryLookup) -> Sequence[Item]:
        rows = [heading(f"FIRST NAMED BY EACH SOURCE · {count(sources, 'source')}")]
        firsts = {q.article: q for q in reversed(quotations)}
        for article in dict.fromkeys(q.article for q in quotations):
            source = index.sources[article]
            rows += statement_rows(Statement(article, source.published, (firsts[article],)), self.story, index)
        return rows

    def _same_day(self, index: StoryLookup) -> Sequence[Item]:
        """Every source that names the same time, in whatever words."""
        value, _, modifier = self._fact.key[2:].rpartition(":")
        said = []
        for article, facts in self.story.session.shelf.each(list(index.sources)):
            times = facts.times if facts else ()
            spans = [Span(t.start, t.end) for t in times if (t.value, str(t.modifier)) == (value, modifier)]
            if spans:
                text, ident = article.text, article.id
                words = tuple(Quotation(ident, s.start, s.end, text[s.start : s.end]) for s in sorted(spans))
                said.append(Statement(ident, index.sources[ident].published, words))
        said.sort(key=lambda s: (s.published or "9999", s.article))
        rows = [heading(f"NAMED BY {count(len(said), 'source').upper()}")]
        for statement in said:
            rows += statement_rows(statement, self.story, index)
        return rows
