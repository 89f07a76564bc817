"""Facts as rows, sources as columns: what each source says of each, and how that stands to what is taken to be so."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from briefing.story.lookup import StoryLookup
from briefing.story.types import Account, Quotation, Statement, StoryEntity, StoryEvent
from briefing.story.wording import count
from briefing.ui.view.agreement import FIELDS, ONLY, STANDING_MARKS, Standing, relation_in_short, standing
from briefing.ui.view.story_rows import entity_kind, event_summary

_BEST: tuple[Standing, ...] = ("same", "rough", "since", "against")


class Cell(NamedTuple):
    """What one source says: a mark that needs no colour, its words, and where they stand."""

    mark: str
    words: str
    quotation: Quotation


class Line(NamedTuple):
    """One row: a heading over several columns, or a fact with a cell for each source that says something of it."""

    key: str
    label: str
    detail: str
    kind: str
    cells: dict[str, Cell]


def compare(index: StoryLookup, articles: Sequence[str]) -> list[Line]:
    """The rows for ``articles``: events that most of them tell of first, then names that several of them have."""
    shown = frozenset(articles)
    lines: list[Line] = []
    events = [(len({m.article for m in e.members} & shown), e) for e in index.story.events]
    for told, event in sorted(events, key=lambda pair: -pair[0]):
        if told:
            lines += _event(event, index, shown)
    entities = [(len({m.article for m in e.members} & shown), e) for e in index.story.entities]
    several = 1 if len(shown) == 1 else 2
    for kind, title in (("person", "People"), ("organization", "Organizations"), ("place", "Places")):
        rows = [
            _entity(e, shown, n) for n, e in sorted(entities, key=lambda p: -p[0]) if e.type == kind and n >= several
        ]
        if rows:
            lines += [Line(f"heading {kind}", title, "", "", {}), *rows]
    return lines


def of_one_story(index: StoryLookup, article: str, among: Sequence[str]) -> list[str]:
    """Those of ``among`` that tell of an event that ``article`` tells of; all where none of the others does."""
    near = {m.article for e in index.story.events if article in {m.article for m in e.members} for m in e.members}
    kept = [ident for ident in among if ident in near]
    return kept if len(kept) > 1 else list(among)


def in_order(index: StoryLookup, articles: Iterable[str]) -> list[str]:
    """The articles by publication, those of no known day last."""
    known = {source.article: i for i, source in enumerate(index.story.sources)}
    return sorted((a for a in articles if a in known), key=known.__getitem__)


def _event(event: StoryEvent, index: StoryLookup, shown: Collection[str]) -> Iterable[Line]:
    yield Line(event.id, event.name, event_summary(event), "event", {})
    for account in event.accounts:
        cells = _account(account, index, shown)
        if cells:
            yield Line(f"{event.id} {account.field}", FIELDS[account.field], relation_in_short(account), "", cells)
    who: dict[str, list[tuple[str, Statement]]] = {}
    for value in event.who:
        for statement in value.statements:
            who.setdefault(statement.article, []).append((value.label, statement))
    cells = {}
    everybody = {value.label for value in event.who}
    for article, named in who.items():
        if article in shown:
            names = [name for name, _ in named]
            mark = ONLY if len(who) == 1 else STANDING_MARKS["same" if set(names) == everybody else "rough"]
            cells[article] = Cell(mark, ", ".join(names), _words(named[0][1]))
    if cells:
        yield Line(f"{event.id} who", "Who", count(len(event.who), "name"), "", cells)


def _account(account: Account, index: StoryLookup, shown: Collection[str]) -> dict[str, Cell]:
    said: dict[str, list[tuple[Standing, str, Statement]]] = {}
    for value in account.values:
        how = standing(account, value, index)
        for statement in value.statements:
            if statement.article in shown:
                said.setdefault(statement.article, []).append((how, value.label, statement))
    cells = {}
    for article, values in said.items():
        values.sort(key=lambda v: _BEST.index(v[0]))
        mark = ONLY if account.stating == 1 and len(account.values) == 1 else STANDING_MARKS[values[0][0]]
        cells[article] = Cell(mark, "; ".join(label for _, label, _ in values), _words(values[0][2]))
    return cells


def _entity(entity: StoryEntity, shown: Collection[str], told: int) -> Line:
    titles = {s.article: title.title for title in reversed(entity.titles) for s in title.statements}
    mentions: dict[str, list[Quotation]] = {}
    for quotation in entity.mentions:
        if quotation.article in shown:
            mentions.setdefault(quotation.article, []).append(quotation)
    mark = ONLY if told == 1 else STANDING_MARKS["same"]
    cells = {a: Cell(mark, titles.get(a) or count(len(q), "mention"), q[0]) for a, q in mentions.items()}
    return Line(entity.id, entity.name, "", entity_kind(entity), cells)


def _words(statement: Statement) -> Quotation:
    return statement.evidence[0] if statement.evidence else Quotation(statement.article, 0, 0, "")
