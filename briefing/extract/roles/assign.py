"""Roles, countries of affiliation, and who is an envoy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from briefing.extract import trace
from briefing.extract.document.document import Document
from briefing.extract.document.words import Words
from briefing.extract.lexicon.geo import country_of_demonym
from briefing.extract.lexicon.leaders import country_of_leader
from briefing.extract.roles.affiliation import Side, is_international, side_of
from briefing.extract.roles.beside_name import beside_name
from briefing.extract.roles.descriptions import described, foretold
from briefing.extract.roles.envoys import is_envoy
from briefing.extract.roles.frame import framed
from briefing.extract.roles.lists import codes, paired
from briefing.extract.roles.locations import country_of_body, country_of_place
from briefing.extract.roles.offices import PRINCIPALS, Context, settle
from briefing.extract.roles.opposites import accompanied, barred, beside, counterparts
from briefing.extract.roles.record import CountrySteps, record_roles
from briefing.extract.roles.role_patterns import Found, titles_of
from briefing.model import Entity, Role, Span
from briefing.profiles import Profile

if TYPE_CHECKING:
    pass


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
    countries |= _affiliations(w, entities, found, spans, countries, codes(pairs))
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
    shared: Found | None = None
    last = 0
    for start, stop, n in people:
        own = next((f for f in found[n] if f.at == start and f.phrase.end <= start), None)
        if own is None and shared and start - last <= 6 and _listed(w, last, start):
            found[n].append(Found(shared.phrase, start, stop, shared.former))
        else:
            shared = own if own and own.phrase.plural else None
        last = stop


def _listed(w: Words, last: int, start: int) -> bool:
    """Whether only a country, commas and "and" stand between two names."""
    between = w.lower[last:start]
    return bool({",", "and"} & set(between[-2:])) and (len(between) <= 2 or between[0] in ("of", "from", "("))


def _affiliations(
    w: Words,
    entities: Sequence[Entity],
    found: list[list[Found]],
    spans: list[list[range]],
    known: dict[int, str],
    listed: Mapping[int, str],
) -> dict[int, str]:
    """Countries of persons, by index: by their titles, what stands at their names, whom they serve, their offices."""
    context = Context(w, known, found)
    out = dict(listed)
    tell = CountrySteps(entities)
    tell.step(out, "list", "A list of people and their countries names it.")
    masters: dict[int, int] = {}
    neutral: set[int] = set()
    for n, titles in enumerate(found):
        for f in sorted(titles, key=lambda f: f.former):
            side = side_of(w, f.phrase, known, n)
            if side.country and w.lower[f.phrase.start - 1 : f.phrase.start] in (["its"], ["their"]):
                # Whom "their" means is a guess, whose country everybody knows none.
                leader = country_of_leader([entities[n].name, *entities[n].aliases])
                side = Side(country=leader or side.country)
            if side.country:
                context.see(f.phrase, side.country, -1 if f.former else n)
                out.setdefault(n, side.country)
            elif side.person is not None and side.person != n:
                masters.setdefault(n, side.person)
            elif side.neutral:
                neutral.add(n)
    neutral -= {n for n in neutral if any(_heads_a_state(w, f) for f in found[n])}
    tell.step(out, "title", "The title names the side that its bearer serves.")
    for n, e in enumerate(entities):
        if e.type == "person" and n not in out:
            posted = {f.at for f in found[n] if f.phrase.core < f.phrase.end}
            code = next((c for s in spans[n] if s and (c := beside_name(w, s.start, s.stop, posted))), None)
            if code:
                out[n] = code
                for f in found[n]:
                    context.see(f.phrase, code, -1 if f.former else n)
    tell.step(out, "beside the name", "A country's name or adjective stands at the name.")
    for n, e in enumerate(entities):
        untold = e.type == "person" and n not in out and n not in neutral
        if untold and (code := country_of_leader([e.name, *e.aliases])):
            out[n] = code
            context.note_country(code)
            for f in found[n]:
                context.see(f.phrase, code, -1 if f.former else n)
    tell.step(out, "known leader", "The person is a leader whose country readers are taken to know.")
    told = out | dict.fromkeys(neutral, "")
    for n, code, title in [*foretold(w, found, told, known), *described(w, found, told, known)]:
        if out.get(n, code) != code or (n in out and found[n]):
            continue
        out[n] = code
        found[n].append(title)
        context.see(title.phrase, code, n)
    tell.step(out, "description", "A description elsewhere in the article is the person's.")
    for n, master in accompanied(w, found, spans).items():
        masters.setdefault(n, master)
    free = {n for n, titles in enumerate(found) if titles and not {n} & (out.keys() | neutral | masters.keys())}
    out |= settle(w, found, context, free, barred(w, found, out, spans), beside(w, spans), out)
    tell.step(out, "office", "The office is that of the country that the passage is about.")
    out |= counterparts(w, found, out)
    tell.step(out, "counterpart", "One of two who meet is of the other's country's opposite side.")
    for _ in range(2):
        for n, master in masters.items():
            if n not in out and master in out:
                out[n] = out[master]
    tell.step(out, "master", "Whom the person serves or comes with is of that country.")
    out |= framed(w, known, found, out, barred(w, found, out, spans), neutral)
    tell.step(out, "frame", "The article is about public life in that country.")
    return out


def _heads_a_state(w: Words, f: Found) -> bool:
    """Whether a title is that of a head of state or government: "chairman of the union" beside "President" is both."""
    title = " ".join(w.text[f.phrase.start : f.phrase.end])
    return f.phrase.noun in PRINCIPALS - {"minister", "leader"} and not f.former and not is_international(title)


def _filled(w: Words, e: Entity, found: list[Found], country: str | None, envoy: bool) -> Entity:
    roles: dict[str, Role] = {}
    for f in sorted(found, key=lambda f: f.phrase.start):
        p = f.phrase
        if any(o.phrase.start < p.start < o.phrase.end < p.end for o in found):
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
