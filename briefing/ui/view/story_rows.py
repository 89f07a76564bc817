"""Rows that several screens on the story show: statements with their words, events, mentions in context."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from briefing.story.lookup import StoryLookup
from briefing.story.types import Account, Field, Quotation, Statement, StoryEntity, StoryEvent
from briefing.story.wording import count
from briefing.ui.graphemes import cells, fit
from briefing.ui.view.agreement import FIELDS, STANDING_MARKS, relation, standing
from briefing.ui.view.origins import Articles
from briefing.ui.view.rows import BLANK, Item, Paragraph, Run, heading
from briefing.ui.view.sidebar import STATUS_MARKS
from briefing.ui.view.when import describe

ORIGIN_CELLS = 26
"""The most that date and outlet take before a mention in context."""


def day(published: str | None) -> str:
    """A day of publication in words."""
    return describe(published) if published else "no date"


def statement_rows(statement: Statement, articles: Articles, index: StoryLookup) -> Iterable[Item]:
    """That a source says so, then the words: one row for each place."""
    outlet, _ = articles.origin(statement.article)
    source = index.sources.get(statement.article)
    copy = " (a copy)" if source and source.copy_of else ""
    lead = f"{day(statement.published)} · {outlet}{copy}"
    words = statement.evidence or (Quotation(statement.article, 0, 0, ""),)
    for number, quotation in enumerate(words):
        origin = (Paragraph(lead, ("row--detail",), "    "),) if not number else ()
        said = (Paragraph(f"“{articles.sentence(quotation)}”", ("row--quiet",), "      "),) if quotation.text else ()
        yield Item((*origin, *said), quotation)


def account_rows(account: Account, articles: Articles, index: StoryLookup) -> list[Item]:
    """A field of an event: each value with how it stands to the present one, and who states it."""
    rows = [heading(f"{FIELDS[account.field].upper()} · {relation(account)}")]
    for value in account.values:
        how = standing(account, value, index)
        style = "story--now" if how == "same" else "story--differ" if how in ("since", "against") else "row--candidate"
        words = f"{value.label}  ({count(value.sources, 'source')})"
        rows.append(Item((Paragraph(words, (style,), f"{STANDING_MARKS[how]} ", (style,)),)))
        for statement in value.statements:
            rows += statement_rows(statement, articles, index)
    return [*rows, BLANK]


def event_summary(event: StoryEvent) -> str:
    """When, where and how it stands, as far as it is known."""
    return summary_of({account.field: account.now.label for account in event.accounts})


def summary_of(values: Mapping[Field, str]) -> str:
    """The same from an event's present values in words."""
    parts = []
    for field in FIELDS:
        value = values.get(field)
        if value and field == "status":
            parts.append(f"{STATUS_MARKS.get(value, '?')} {value}")
        elif value and not (field == "candidates" and "where" in values):
            parts.append(f"maybe {value}" if field == "candidates" else value)
    return " · ".join(parts)


def event_row(event: StoryEvent) -> Item:
    """An event with what is known of it; it leads to its dossier."""
    return Item(
        (
            Paragraph(event.name, ("fact--event",), "◆ ", ("mark--event",)),
            Paragraph(f"{event_summary(event)} · {count(event.sources, 'source')}", ("row--quiet",), "  "),
        ),
        event.id,
    )


def entity_kind(entity: StoryEntity) -> str:
    """The kind of fact that an entity is shown as."""
    if entity.type == "person":
        return "envoy" if entity.envoy else "person"
    return entity.type if entity.type in ("place", "organization") else "person"


def mention_rows(mentions: Sequence[Quotation], articles: Articles, style: str) -> Iterable[Item]:
    """Each mention on one line with the words around it, the name in the same column, as in a concordance."""
    for quotation in mentions:
        yield Item((), quotation, lambda width, q=quotation: _in_context(q, articles, width, style))  # type: ignore[misc]


def _in_context(quotation: Quotation, articles: Articles, width: int, style: str) -> Iterable[Run]:
    article = articles.article(quotation.article)
    outlet, date = articles.origin(quotation.article)
    room = min(ORIGIN_CELLS, width // 3)
    origin = fit(f"{date} {outlet}".strip(), room)
    yield origin + " " * (room + 1 - cells(origin)), ("row--quiet",)
    if article is None:
        return
    left = max(0, (width - room - 1) * 2 // 5)
    text = article.text
    start = max(0, text.rfind("\n", 0, quotation.start) + 1, quotation.start - 2 * left)
    before = " ".join(text[start : quotation.start].split("\n")[-1].split())
    before += " " if before and text[quotation.start - 1].isspace() else ""
    while cells(before) > left:
        before = before[max(1, cells(before) - left) :]
    yield " " * (left - cells(before)) + before, ()
    name = " ".join(quotation.text.split())
    after = " ".join(text[quotation.end : quotation.end + 2 * width].partition("\n")[0].split())
    gap = " " if text[quotation.end : quotation.end + 1].isspace() else ""
    name = fit(name, width - room - 1 - left)
    yield name, (style,)
    yield fit(gap + after, width - room - 1 - left - cells(name)), ()
