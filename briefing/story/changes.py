"""What later reports changed, and where sources differ."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import msgspec

from briefing.story.brief_types import Change, Difference, Side
from briefing.story.notes import Notes, source_name
from briefing.story.specificity import says_no_more
from briefing.story.types import (
    Account,
    Denial,
    Field,
    Quotation,
    Relation,
    Source,
    Statement,
    Story,
    StoryEvent,
    Value,
)

FIELD_WORDS: dict[Field, str] = {
    "when": "date",
    "where": "place",
    "candidates": "possible places",
    "status": "status",
    "number": "number",
}


class Step(msgspec.Struct, frozen=True):
    """One value of a field and the next to be published, on ``day``."""

    event: StoryEvent
    field: Field
    old: Value
    new: Value
    day: str
    relation: Relation


def changes_of(story: Story, notes: Notes, since: str | None = None) -> tuple[Change, ...]:
    """Values that took others' place in reports since ``since``, the newest first."""
    steps = [step for event in story.events for step in steps_of(event) if since is None or step.day >= since]
    steps.sort(key=lambda step: (step.event.name, step.field, step.old.label, step.new.label))
    steps.sort(key=lambda step: step.day, reverse=True)
    return tuple(_change(step, notes) for step in steps)


def steps_of(event: StoryEvent) -> list[Step]:
    """How the event's values followed each other in print."""
    steps = [
        Step(event, account.field, old, new, day, account.relation)
        for account in event.accounts
        if not one_scene(event, account)
        for old, new in pairwise(_followed(account))
        if (day := _later(old, new))
    ]
    candidates, where = event.account("candidates"), event.account("where")
    if candidates and where and (settled := _settled(event, candidates, where)):
        steps.append(settled)
    return steps


def one_scene(event: StoryEvent, account: Account) -> bool:
    """Whether the places of ``account`` are names of where something happened, which no later report changes."""
    status = event.account("status")
    over = event.is_deed and status is not None and status.now.value == "held"
    return over and account.field == "where" and account.relation in ("single", "agreed", "refined")


def differences_of(story: Story, notes: Notes, since: str | None = None) -> tuple[Difference, ...]:
    """Fields on which sources differ, with something said since ``since``; events that most sources have come first."""
    out = []
    for event in story.events:
        for account in event.accounts:
            newest = max(s.published or "" for v in account.values for s in v.statements)
            if account.relation == "disputed" and (since is None or newest >= since):
                sides = tuple(
                    Side(value.label, _names(story, value.statements), notes.of(value.statements))
                    for value in account.values
                )
                out.append(Difference(event.id, event.name, FIELD_WORDS[account.field], sides))
        denials = [d for d in event.denials if since is None or (d.statement.published or "") >= since]
        if denials and (told := _told_beside(event, denials)):
            out.append(_denied(event, told, denials, story, notes))
    return tuple(out)


def _told_beside(event: StoryEvent, denials: Sequence[Denial]) -> list[Quotation]:
    """The sentences that tell of the event and are no denials of it: these alone report nothing that is denied."""
    denied = [quote for denial in denials for quote in denial.statement.evidence]
    return [
        quote
        for quote in event.evidence
        if not any(d.article == quote.article and quote.start <= d.start < quote.end for d in denied)
    ]


def _denied(
    event: StoryEvent, reports: Sequence[Quotation], denials: Sequence[Denial], story: Story, notes: Notes
) -> Difference:
    """What some report and somebody denies."""
    days = {source.article: source.published for source in story.sources}
    told = [Statement(quote.article, days[quote.article], (quote,)) for quote in reports]
    sides = [Side("reported", tuple(dict.fromkeys(_names(story, told))), notes.of(told))]
    by_speaker: dict[str, list[Statement]] = {}
    for denial in denials:
        by_speaker.setdefault(denial.speaker, []).append(denial.statement)
    sides += [Side(f"denied by {who}", _names(story, said), notes.of(said)) for who, said in by_speaker.items()]
    return Difference(event.id, event.name, "denied", tuple(sides))


def first_said(value: Value) -> str | None:
    """The day of the first report that has it, None where no report is dated."""
    return min((s.published for s in value.statements if s.published), default=None)


def _followed(account: Account) -> list[Value]:
    """The values without times that say no more than one known before."""
    values = account.values
    return [v for i, v in enumerate(values) if v == account.now or not any(says_no_more(v, old) for old in values[:i])]


def _settled(event: StoryEvent, candidates: Account, where: Account) -> Step | None:
    """The step from several possible places to one of them."""
    last = candidates.values[-1]
    for value in where.values:
        day = _later(last, value)
        if day and value.value in last.value.split():
            return Step(event, "where", last, value, day, "refined")
    return None


def _later(old: Value, new: Value) -> str | None:
    before, after = first_said(old), first_said(new)
    return after if before and after and before < after else None


def _change(step: Step, notes: Notes) -> Change:
    said = dict.fromkeys((*notes.of(step.old.statements[-1:]), *notes.of(step.new.statements[:1])))
    event, words = step.event, FIELD_WORDS[step.field]
    return Change(step.day, event.id, event.name, words, step.old.label, step.new.label, step.relation, tuple(said))


def _names(story: Story, statements: Sequence[Statement]) -> tuple[str, ...]:
    by_id: dict[str, Source] = {source.article: source for source in story.sources}
    return tuple(dict.fromkeys(source_name(by_id[statement.article]) for statement in statements))
