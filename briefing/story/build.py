"""Many articles as one story: the entry to this package."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import TypeVar

import msgspec

from briefing.model import EventClass
from briefing.profiles import Profile, load_profile
from briefing.story import times
from briefing.story.accounts import Corpus, accounts_of, participants_of
from briefing.story.denials import Denials
from briefing.story.linking.copies import copies
from briefing.story.linking.corrected import RULED, Said
from briefing.story.linking.corrections import Correction, Rename
from briefing.story.linking.entity_links import link_entities
from briefing.story.linking.entity_nodes import Node, members_of
from briefing.story.linking.event_links import link_events
from briefing.story.linking.event_nodes import EventNode, build_event_nodes
from briefing.story.linking.person_names import parse, plain
from briefing.story.specificity import country_codes
from briefing.story.stories.index import StoryIndex
from briefing.story.types import (
    Field,
    Member,
    Quotation,
    Record,
    Source,
    Statement,
    Story,
    StoryEntity,
    StoryEvent,
    Title,
)
from briefing.story.wording import count


def build_story(
    records: Sequence[Record],
    corrections: Sequence[Correction] = (),
    *,
    profile: Profile | None = None,
    stories: Mapping[str, str] | None = None,
) -> Story:
    """Who, what, when and where across ``records``. Their order does not matter; of equal ids the first counts.

    ``corrections`` of the reader win over every rule. ``profile`` says which kinds may mean one occasion; the built-in
    one by default. ``stories`` names the story of the news that each article belongs to, where that is known; these are
    found among ``records`` otherwise.
    """
    said = Said(corrections)
    unique = {article.id: (article, said.of(facts, left_out=False)) for article, facts in reversed(records)}
    records = [unique[key] for key in sorted(unique)]
    profile = profile or load_profile()
    sources = _sources(records)
    texts = {article.id: article.text for article, _ in records}
    entities = _entities(records, corrections, sources, texts)
    by_member = {member: entity for entity in entities for member in entity.members}
    codes = country_codes(entities)
    facts = {article.id: f for article, f in records}
    corpus = Corpus(sources, facts, texts, by_member)
    if stories is None:
        index = StoryIndex.of(records, corrections)
        stories = {ident: group[0] for group in index.groups() for ident in group}
    groups = link_events(build_event_nodes(records, by_member, codes, stories), profile, corrections)
    groups = [group for group in groups if not any(said.none(node.article, node.event) for node in group[0])]
    kinds = {kind: rank for rank, kind in enumerate(profile.events)}
    events = _events(groups, (corrections, said), corpus, kinds, Denials(corpus, stories))
    return Story(
        sources=tuple(sorted(sources.values(), key=lambda s: (s.published or "9999", s.path, s.article))),
        entities=tuple(entities),
        events=tuple(events),
    )


def _sources(records: Sequence[Record]) -> dict[str, Source]:
    published = {article.id: facts.published.value if facts.published else None for article, facts in records}
    repeated = copies([article for article, _ in records], published)
    return {
        article.id: Source(
            article=article.id,
            path=article.source,
            title=article.title,
            outlet=article.outlet,
            author=article.author,
            url=article.url,
            published=published[article.id],
            basis=facts.published.basis if facts.published else None,
            copy_of=repeated.get(article.id),
        )
        for article, facts in records
    }


def _entities(
    records: Sequence[Record], corrections: Sequence[Correction], sources: dict[str, Source], texts: dict[str, str]
) -> list[StoryEntity]:
    made = []
    for nodes, why in link_entities(records, corrections):
        made.append(_entity(nodes, why, corrections, sources, texts))
    made.sort(key=lambda entity: (-entity.sources, -len(entity.mentions), entity.type, entity.name, entity.members))
    return _with_ids(made)


def _entity(
    nodes: Sequence[Node],
    why: tuple[str, ...],
    corrections: Sequence[Correction],
    sources: dict[str, Source],
    texts: dict[str, str],
) -> StoryEntity:
    found = [(article, entity) for node in nodes for article, entity in node.members]
    names: Counter[str] = Counter()
    for _, entity in found:
        names[entity.name] += 1
    given = [c.name for c in corrections if isinstance(c, Rename) and any(node.matches(c.which) for node in nodes)]
    name = given[-1] if given else _best_name(names, nodes[0].type == "person")
    shared = [f"{form}: the same name in {count(n, 'article')}." for form, n in sorted(names.items()) if n > 1]
    countries = Counter(entity.country for _, entity in found if entity.country)
    mentions = sorted(
        (
            Quotation(article, m.start, m.end, texts[article][m.start : m.end])
            for article, e in found
            for m in e.mentions
        ),
        key=lambda q: (sources[q.article].published or "9999", q),
    )
    forms = {form for _, entity in found for form in (entity.name, *entity.aliases)} - {name}
    return StoryEntity(
        id="",
        type=nodes[0].type,
        name=name,
        aliases=tuple(sorted(forms)),
        country=min(countries, key=lambda code: (-countries[code], code), default=None),
        envoy=any(entity.envoy for _, entity in found),
        titles=_titles(nodes, sources, texts),
        members=tuple(sorted(member for node in nodes for member in members_of(node))),
        mentions=tuple(mentions),
        sources=len({sources[article].origin for article, _ in found}),
        why=(*shared, *why),
    )


def _best_name(names: Counter[str], person: bool) -> str:
    """The form that most articles have, a person's full one before a part of it."""
    return min(names, key=lambda name: (person and not parse(name).full, -names[name], -len(name), name))


def _titles(nodes: Sequence[Node], sources: dict[str, Source], texts: dict[str, str]) -> tuple[Title, ...]:
    said: defaultdict[str, dict[str, list[Quotation]]] = defaultdict(lambda: defaultdict(list))
    shown: dict[str, str] = {}
    for node in nodes:
        for article, entity in node.members:
            for role in entity.roles:
                key = plain(role.title)
                shown[key] = min(shown.get(key, role.title), role.title)
                said[key][article].append(
                    Quotation(article, role.start, role.end, texts[article][role.start : role.end])
                )
    titles = [
        Title(
            shown[key],
            tuple(
                sorted(
                    (Statement(a, sources[a].published, tuple(sorted(set(q)))) for a, q in by_article.items()),
                    key=lambda s: (s.published or "9999", s.article),
                )
            ),
        )
        for key, by_article in said.items()
    ]
    return tuple(sorted(titles, key=lambda t: (-len(t.statements), -len(t.title), t.title)))


def _events(
    groups: Sequence[tuple[list[EventNode], tuple[str, ...]]],
    by_reader: tuple[Sequence[Correction], Said],
    corpus: Corpus,
    kinds: dict[str, int],
    denials: Denials,
) -> list[StoryEvent]:
    corrections, said = by_reader
    made = []
    for nodes, why in groups:
        accounts = accounts_of(nodes, corpus, _ruled(nodes, said))
        when = next((account for account in accounts if account.field == "when"), None)
        days = times.days_of(when.now.value, when.now.modifier) if when else None
        origins = {corpus.sources[node.article].origin for node in nodes}
        evidence = {corpus.quote(node.article, span) for node in nodes for span in node.event.evidence}
        made.append(
            StoryEvent(
                id="",
                kind=min((node.event.kind for node in nodes), key=lambda kind: (kinds.get(kind, len(kinds)), kind)),
                name=_event_name(nodes, corrections),
                ordinal=next((node.event.ordinal for node in nodes if node.event.ordinal is not None), None),
                who=participants_of(nodes, corpus),
                earliest=days[0].isoformat() if days else None,
                latest=days[1].isoformat() if days else None,
                accounts=accounts,
                members=tuple(sorted(Member(node.article, node.event.id) for node in nodes)),
                evidence=tuple(sorted(evidence, key=lambda q: (corpus.sources[q.article].published or "9999", q))),
                sources=len(origins),
                why=why,
                class_=_class(nodes),
                main=len({corpus.sources[node.article].origin for node in nodes if node.event.main}),
                denials=denials.of(nodes),
            )
        )
    made.sort(key=lambda e: (-e.sources, -e.main, -len(e.evidence), e.earliest or "9999", e.name, e.members))
    return _with_ids(made)


def _ruled(nodes: Sequence[EventNode], said: Said) -> dict[Field, str]:
    """The day and place that the reader gave an event in any of its articles."""
    found: dict[Field, str] = {}
    for node in nodes:
        for field, kind in RULED:
            if value := said.value(node.article, node.event, kind):
                found[field] = value
    return found


def _event_name(nodes: Sequence[EventNode], corrections: Sequence[Correction]) -> str:
    given = [c.name for c in corrections if isinstance(c, Rename) and any(node.matches(c.which) for node in nodes)]
    if given:
        return given[-1]
    if nodes[0].stems:
        return _deed_name(nodes)
    names = Counter(node.event.name for node in nodes)
    counted = {node.event.name for node in nodes if node.event.ordinal is not None}
    sides = {node.event.name: min(len(node.people), 2) for node in sorted(nodes, key=lambda node: len(node.people))}
    return min(names, key=lambda name: (name not in counted, -sides[name], -names[name], len(name), name))


def _class(nodes: Sequence[EventNode]) -> EventClass | None:
    """That which most accounts say."""
    classes = Counter(node.event.class_ for node in nodes if node.event.class_)
    return min(classes, key=lambda name: (-classes[name], name), default=None)


def _deed_name(nodes: Sequence[EventNode]) -> str:
    """The text whose words most accounts use; that of a main event, and of equals a short one, first."""
    using = Counter(word for node in nodes for word in node.stems)

    def rank(node: EventNode) -> tuple[bool, float, int, str]:
        shared = sum(using[word] for word in node.stems) / (len(node.stems) + 2)
        return not node.event.main, -shared, len(node.event.text), node.event.text

    best = min(nodes, key=rank).event
    return _unstopped(best.text or best.name)


def _unstopped(text: str) -> str:
    """Without the full stop of a sentence, since the name of an event stands inside others; that of "U.S." stays."""
    last = text.rpartition(" ")[2]
    return text[:-1] if text.endswith(".") and "." not in last[:-1] and len(last) > 3 else text


_T = TypeVar("_T", StoryEntity, StoryEvent)


def _with_ids(things: list[_T]) -> list[_T]:
    """Each with an id from its name, so that the same story has the same ids on every machine."""
    used: Counter[str] = Counter()
    out = []
    for thing in things:
        kind = thing.type if isinstance(thing, StoryEntity) else "event"
        base = f"{kind}:{re.sub(r'[^a-z0-9]+', '-', plain(thing.name)).strip('-') or 'unnamed'}"
        used[base] += 1
        ident = base if used[base] == 1 else f"{base}-{used[base]}"
        out.append(msgspec.structs.replace(thing, id=ident))
    return out
