"""Roles, countries of affiliation, and who is an envoy."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from briefing.extract import trace
from briefing.extract.document.document import Document
from briefing.extract.document.words import Words
from briefing.extract.lexicon.geo import country_of_demonym
from briefing.extract.roles.envoys import is_envoy
from briefing.extract.roles.lists import codes, paired
from briefing.extract.roles.locations import country_of_body, country_of_place
from briefing.extract.roles.people import People, countries_of
from briefing.extract.roles.record import record_roles
from briefing.extract.roles.role_patterns import Found, by_name, titles_of
from briefing.model import Entity, Role, Span
from briefing.profiles import Profile


def assign_roles(document: Document, entities: Sequence[Entity], profile: Profile) -> list[Entity]:
    """The entities with ``roles``, ``country`` and ``envoy`` filled in where the text says so.

    Roles are in text order, one for each wording. Persons get the country they serve or come from, organizations
    the one they belong to, places the one they lie in, groups that of the nation.
    """
    w, skip = Words(document, entities), document.boilerplate
    spans = [[w.tokens(m) for m in e.mentions] for e in entities]
    countries = _known(w, entities, spans)
    found = [_titles(w, s, skip) if e.type == "person" else [] for e, s in zip(entities, spans, strict=True)]
    _share_plurals(w, entities, found, spans)
    pairs = paired(w)
    for n, _, title in pairs:
        found[n].append(title)
    countries |= countries_of(People(w, entities, found, spans, countries, codes(pairs)))
    filled = [
        _filled(w, e, f, countries.get(n), e.type == "person" and is_envoy(w, f, spans[n], profile.envoy))
        for n, (e, f) in enumerate(zip(entities, found, strict=True))
    ]
    if trace.is_on():
        record_roles(w, filled, found)
    return filled


def _known(w: Words, entities: Sequence[Entity], spans: list[list[range]]) -> dict[int, str]:
    """Countries of all that is no person, by index."""
    out: dict[int, str] = {}
    for n, e in enumerate(entities):
        names = [e.name, *e.aliases]
        code: str | None = None
        if e.type == "place":
            code = country_of_place(w, names, spans[n])
        elif e.type == "organization":
            code = country_of_body(w, e.name, spans[n])
        elif e.type == "group":
            code = next((c for name in names if (c := country_of_demonym(name))), None)
        if code:
            out[n] = code
    return out


def _titles(w: Words, spans: list[range], skip: Sequence[Span]) -> list[Found]:
    out: list[Found] = []
    for span in spans:
        if span:
            out += [f for f in titles_of(w, span.start, span.stop) if not _skipped(w, f, skip)]
    return out


def _skipped(w: Words, f: Found, skip: Sequence[Span]) -> bool:
    return any(s.start < w.end[f.phrase.end - 1] and w.start[f.phrase.start] < s.end for s in skip)


def _share_plurals(w: Words, entities: Sequence[Entity], found: list[list[Found]], spans: list[list[range]]) -> None:
    """ "Presidents A of Kenya and B of Uganda": the title of the first is that of all in the list."""
    people = sorted((s.start, s.stop, n) for n, e in enumerate(entities) if e.type == "person" for s in spans[n] if s)
    titles = by_name(found)
    shared: Found | None = None
    last = 0
    for start, stop, n in people:
        own = next((f for f in titles.get((n, start), ()) if f.phrase.end <= start), None)
        if own is None and shared and start - last <= 6 and _listed(w, last, start):
            found[n].append(Found(shared.phrase, start, stop, shared.former))
        else:
            shared = own if own and own.phrase.plural else None
        last = stop


def _listed(w: Words, last: int, start: int) -> bool:
    """Whether only a country, commas and "and" stand between two names."""
    between = w.lower[last:start]
    return bool({",", "and"} & set(between[-2:])) and (len(between) <= 2 or between[0] in ("of", "from", "("))


def _filled(w: Words, e: Entity, found: list[Found], country: str | None, envoy: bool) -> Entity:
    roles: dict[str, Role] = {}
    phrases = sorted((f.phrase for f in found), key=lambda p: p.start)
    starts = [p.start for p in phrases]
    longest = max((p.end - p.start for p in phrases), default=0)
    for at, p in enumerate(phrases):
        if any(o.start < p.start < o.end < p.end for o in phrases[bisect_left(starts, p.start - longest) : at]):
            continue  # the "Staff Gen." of "Chief of Staff Gen. NAME"
        start, end = w.start[p.start], w.end[p.end - 1]
        title = w.doc_text[start:end]
        if p.plural and p.end - 1 == p.head and title.endswith("s") and not title.endswith("ies"):
            # The singular stands in the text too: "Presidents" less its ending.
            end, title = end - 1, title[:-1]
        roles.setdefault(title.lower(), Role(title, start, end))
    return Entity(
        id=e.id,
        type=e.type,
        name=e.name,
        aliases=e.aliases,
        country=country,
        roles=tuple(roles.values()),
        envoy=envoy,
        mentions=e.mentions,
    )
