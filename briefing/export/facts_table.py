"""The facts of one article as tables for the terminal. Article text goes in as ``Text``, never as markup."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from briefing.model import Article, Entity, Event, Facts, Time
from briefing.profiles import Profile
from briefing.story.times import words
from briefing.story.timex_words import modified, unplaced

_HEADINGS = {"place": "Places", "organization": "Organizations", "group": "Groups", "other": "Other names"}


def facts_table(article: Article, facts: Facts, profile: Profile) -> RenderableType:
    """Events, people, times and the other names, each under a heading; kinds that have none are left out."""
    origin = [article.outlet, facts.published and f"{facts.published.value} ({facts.published.basis})", article.source]
    names = {entity.id: entity.name for entity in facts.entities}
    parts: list[RenderableType] = [
        Text(_line(article.title), style="bold"),
        Text(" · ".join(_line(part) for part in origin if part), style="dim"),
    ]
    parts += _table(
        "Events", ("What", "Kind", "When", "Where", "Who", "Status"), (_event(e, names, profile) for e in facts.events)
    )
    people = sorted((e for e in facts.entities if e.type == "person"), key=lambda e: not e.envoy)
    parts += _table("People", ("Name", "Envoy", "Country", "Role", "Mentions"), (_person(e) for e in people))
    parts += _table("Times", ("Words", "Value", "Days", "Type"), (_time(t) for t in facts.times))
    for kind, heading in _HEADINGS.items():
        found = [e for e in facts.entities if e.type == kind]
        parts += _table(heading, ("Name", "Country", "Mentions"), (_other(e) for e in found))
    if facts.failed:
        parts.append(Text(f"Could not be looked for: {', '.join(facts.failed)}."))
    elif len(parts) == 2:
        parts.append(Text("No facts found."))
    return Group(*parts)


def _table(heading: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> list[RenderableType]:
    cells = [[Text(_line(cell)) for cell in row] for row in rows]
    if not cells:
        return []
    table = Table(box=box.SIMPLE_HEAD, title=Text(heading, style="bold"), title_justify="left", pad_edge=False)
    for column in columns:
        table.add_column(Text(column), overflow="fold")
    for row in cells:
        table.add_row(*row)
    return [table]


def _event(event: Event, names: dict[str, str], profile: Profile) -> Sequence[str]:
    kind = profile.events.get(event.kind)
    places = [
        names.get(place.entity, "") + (" (candidate)" if place.status == "candidate" else "") for place in event.where
    ]
    who = [names.get(participant, "") for participant in event.participants]
    return (
        event.name,
        kind.label if kind else event.kind,
        ", ".join(map(words, event.when)),
        ", ".join(places),
        ", ".join(who),
        event.status,
    )


def _person(entity: Entity) -> Sequence[str]:
    roles = dict.fromkeys(role.title for role in entity.roles)
    return (
        entity.name,
        "yes" if entity.envoy else "",
        entity.country or "",
        "; ".join(roles),
        str(len(entity.mentions)),
    )


def _time(time: Time) -> Sequence[str]:
    days = "" if time.earliest is None else time.earliest
    if time.latest is not None and time.latest != time.earliest:
        days += f" to {time.latest}"
    said = unplaced(time.value, repeated=time.type == "set")
    value = modified(said, time.modifier, time.value) if said else words(time.value, time.modifier)
    return time.text, value, days, time.type


def _other(entity: Entity) -> Sequence[str]:
    return entity.name, entity.country or "", str(len(entity.mentions))


def _line(text: str) -> str:
    return " ".join(text.split())
