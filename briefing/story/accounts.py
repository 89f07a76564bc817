"""For each field of an event: who says what since when, what is the present value, how the values stand together."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from briefing.model import Facts, Span
from briefing.story import times
from briefing.story.linking.event_nodes import EventNode, whens
from briefing.story.numbers import counted, counts
from briefing.story.specificity import Narrower, Specificity, part_of
from briefing.story.types import (
    Account,
    Field,
    Member,
    Quotation,
    Relation,
    Source,
    Statement,
    StoryEntity,
    Value,
)
from briefing.story.wording import listed


class Said(msgspec.Struct, frozen=True):
    """One article's value before it is brought together with others'."""

    value: str
    label: str
    statement: Statement
    modifier: str | None = None


class Corpus:
    """What accounts are made from: sources, facts and texts by article, story entities by member."""

    def __init__(
        self,
        sources: Mapping[str, Source],
        facts: Mapping[str, Facts],
        texts: Mapping[str, str],
        entities: Mapping[Member, StoryEntity],
    ) -> None:
        """All of one story; nothing is copied."""
        self.sources, self.facts, self.texts, self.entities = sources, facts, texts, entities
        self.specificity = Specificity({entity.id: entity for entity in entities.values()}.values())

    def quote(self, article: str, span: Span) -> Quotation:
        """The words at ``span``."""
        return Quotation(article, span.start, span.end, self.texts[article][span.start : span.end])

    def statement(self, node: EventNode, span: Span | None) -> Statement:
        """That the article of ``node`` says so at ``span``, or where it first speaks of the event."""
        evidence = span or (node.event.evidence[0] if node.event.evidence else None)
        words = (self.quote(node.article, evidence),) if evidence else ()
        return Statement(node.article, self.sources[node.article].published, words)


def accounts_of(
    nodes: Sequence[EventNode], corpus: Corpus, ruled: Mapping[Field, str] | None = None
) -> tuple[Account, ...]:
    """The accounts of one event's fields, without those of which nobody says anything.

    ``ruled`` are the values, or their labels, that the reader has set: present ones, whatever articles say later.
    """
    said: dict[Field, list[Said]] = {
        "when": _said_when(nodes, corpus),
        "where": _said_where(nodes, corpus),
        "candidates": _said_candidates(nodes, corpus),
        "status": _said_status(nodes, corpus),
        "number": _said_number(nodes, corpus),
    }
    set_to = ruled or {}
    over = all(node.stems and node.event.status == "held" for node in nodes)
    if over:
        said["when"] = _first_told(said["when"])
    made = (_account(field, values, corpus, set_to.get(field), over=over) for field, values in said.items())
    return tuple(account for account in made if account is not None)


def _first_told(said: Sequence[Said]) -> list[Said]:
    """Without the later days of later reports: what is over happened once, a sinking not again as its toll rises."""
    dated = [(s, s.statement.published or "", times.days_of(s.value, s.modifier)) for s in said]
    first = min((published for _, published, _ in dated), default="")
    ends = [days[1] for _, published, days in dated if published == first and days]
    if not first or not ends:
        return list(said)
    return [s for s, published, days in dated if published == first or not days or days[0] <= max(ends)]


def participants_of(nodes: Sequence[EventNode], corpus: Corpus) -> tuple[Value, ...]:
    """Who takes part, each with the articles that say so; named by most sources first."""
    said = []
    for node in nodes:
        for ident in node.event.participants:
            entity = corpus.entities.get(Member(node.article, ident))
            if entity is not None:
                span = _mention_in(node, ident, corpus)
                said.append(Said(entity.id, entity.name, corpus.statement(node, span)))
    values = _values(said, corpus)
    return tuple(sorted(values, key=lambda value: (-value.sources, -len(value.statements), value.label)))


def _account(
    field: Field, said: Sequence[Said], corpus: Corpus, ruled: str | None, *, over: bool = False
) -> Account | None:
    narrower = corpus.specificity.of(field, over=over)
    values = _values(said, corpus)
    if not values:
        return None
    by_reader = next((i for i, v in enumerate(values) if ruled and ruled in (v.value, v.label)), None)
    newest = _scene(values) if over and field == "where" else _current(values, narrower)
    current = newest if by_reader is None else by_reader
    now = values[current]
    agreeing = {
        _origin(s, corpus) for v in values if v == now or narrower(now, v) or narrower(v, now) for s in v.statements
    }
    stating = {_origin(s, corpus) for v in values for s in v.statements}
    return Account(
        field, tuple(values), current, _relation(values, current, narrower, corpus), len(agreeing), len(stating)
    )


def _values(said: Sequence[Said], corpus: Corpus) -> list[Value]:
    """Each value once, by first publication; articles of unknown date come last."""
    by_value: defaultdict[tuple[str, str | None], list[Said]] = defaultdict(list)
    for one in said:
        by_value[one.value, one.modifier].append(one)
    values = []
    for (value, modifier), group in by_value.items():
        statements = _by_article(one.statement for one in group)
        sources = len({_origin(statement, corpus) for statement in statements})
        values.append(Value(value, group[0].label, statements, sources, modifier))
    return sorted(values, key=lambda v: (_first(v), -_width(v), v.value, v.modifier or ""))


def _by_article(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    found: dict[str, Statement] = {}
    for one in statements:
        old = found.get(one.article)
        quotes = tuple(sorted({*(old.evidence if old else ()), *one.evidence}))
        found[one.article] = Statement(one.article, one.published, quotes)
    return tuple(sorted(found.values(), key=lambda s: (s.published or "9999", s.article)))


def _current(values: Sequence[Value], narrower: Narrower) -> int:
    """The newest value; of equally new ones the one that most sources have, then the most exact."""

    def rank(i: int) -> tuple[str, int, int, int]:
        narrowest = sum(narrower(values[i], other) for other in values)
        return _last(values[i]), values[i].sources, narrowest, i

    best = max(range(len(values)), key=rank)
    # What is over stays over, unless more sources say that it never was.
    held = next((i for i, value in enumerate(values) if value.value == "held"), None)
    if held is not None and values[held].sources >= values[best].sources:
        return held
    # A later article that repeats the rough value does not take back the exact one.
    exact = [
        i
        for i, value in enumerate(values)
        if i != best and narrower(value, values[best]) and not part_of(value, values[best])
    ]
    agreed = [i for i in exact if not any(i != j and not _fit(values[i], values[j], narrower) for j in exact)]
    return _whole(values, max(agreed, key=rank) if agreed else best)


def _scene(values: Sequence[Value]) -> int:
    """The place of what is over: that which most sources name, of these the first to be named."""
    return max(range(len(values)), key=lambda i: (values[i].sources, -i))


def _whole(values: Sequence[Value], found: int) -> int:
    """All the days of an occasion, where ``found`` is only some of them and the whole is as new or known from two."""
    whole = [
        i
        for i, value in enumerate(values)
        if part_of(values[found], value) and (value.sources > 1 or _last(value) >= _last(values[found]))
    ]
    return max(whole, key=lambda i: (_last(values[i]), values[i].sources, i), default=found)


def _relation(values: Sequence[Value], current: int, narrower: Narrower, corpus: Corpus) -> Relation:
    origins = {_origin(s, corpus) for v in values for s in v.statements}
    now = values[current]
    others = [v for i, v in enumerate(values) if i != current]
    # Who also says what fits the present value only says more than one thing.
    content = {_origin(s, corpus) for v in values if v == now or _fit(now, v, narrower) for s in v.statements}
    against = [v for v in others if not _fit(now, v, narrower) and {_origin(s, corpus) for s in v.statements} - content]
    if against:
        dated = [v for v in against if _last(v) and _first(now)]
        newer = (
            all(_last(v) < _first(now) for v in dated)
            and len(dated) == len(against)
            and "9999" not in map(_first, values)
        )
        return "changed" if newer else "disputed"
    if len(origins) == 1:
        return "single"
    return "refined" if any(_fit(now, value, narrower) for value in others) else "agreed"


def _fit(a: Value, b: Value, narrower: Narrower) -> bool:
    return narrower(a, b) or narrower(b, a)


def _said_when(nodes: Sequence[EventNode], corpus: Corpus) -> list[Said]:
    """Days that somebody names; failing these, that for which the first report lets it be taken."""
    named: list[Said] = []
    taken: list[Said] = []
    for node in nodes:
        for value, modifier, span in whens(node.event, corpus.facts[node.article]):
            if times.days_of(value, modifier):
                said = Said(value, times.words(value, modifier), corpus.statement(node, span), modifier)
                (taken if span is None and _by_publication(node, value, corpus) else named).append(said)
    return named or sorted(taken, key=lambda said: said.statement.published or "9999")[:1]


def _by_publication(node: EventNode, value: str, corpus: Corpus) -> bool:
    """Whether the value is no more than the day of publication and that before it, which no words name."""
    published = corpus.sources[node.article].published
    return node.event.main and published is not None and value.endswith(f"/{published}")


def _said_where(nodes: Sequence[EventNode], corpus: Corpus) -> list[Said]:
    return [
        Said(entity.id, entity.name, corpus.statement(node, place.mention))
        for node in nodes
        for place in node.event.where
        if place.status == "stated" and (entity := corpus.entities.get(Member(node.article, place.entity)))
    ]


def _said_candidates(nodes: Sequence[EventNode], corpus: Corpus) -> list[Said]:
    said = []
    by_article: defaultdict[str, list[tuple[EventNode, StoryEntity, Span | None]]] = defaultdict(list)
    for node in nodes:
        for place in node.event.where:
            entity = corpus.entities.get(Member(node.article, place.entity))
            if place.status == "candidate" and entity:
                by_article[node.article].append((node, entity, place.mention))
    for found in by_article.values():
        places = {entity.id: entity.name for _, entity, _ in found}
        value = " ".join(sorted(places))
        label = listed(sorted(places.values()), "or")
        said += [Said(value, label, corpus.statement(node, mention)) for node, _, mention in found]
    return said


def _said_status(nodes: Sequence[EventNode], corpus: Corpus) -> list[Said]:
    return [
        Said(node.event.status, node.event.status_word, corpus.statement(node, None))
        for node in nodes
        if node.event.status != "unclear"
    ]


def _said_number(nodes: Sequence[EventNode], corpus: Corpus) -> list[Said]:
    """Only of what is done or suffered: how many meet is not what a meeting is about. Of dead, hurt and others, those
    are taken that most articles count."""
    found = [(node, said) for node in nodes if node.stems and (said := counted(node.event))]
    things = [counts(corpus.texts[node.article], said[1]) for node, said in found]
    named = Counter(thing for thing in things if thing)
    most = max(named, key=lambda thing: (named[thing], thing == "dead", thing), default="")
    return [
        Said(str(number), _inside_line(words.text), corpus.statement(node, Span(words.start, words.end)))
        for (node, (number, words)), thing in zip(found, things, strict=True)
        if thing in ("", most)
    ]


def _inside_line(text: str) -> str:
    """A number as it stands within a sentence: "more than 30 people"."""
    return text[:1].lower() + text[1:] if text[1:2].islower() else text


def _mention_in(node: EventNode, ident: str, corpus: Corpus) -> Span | None:
    """Where the event's own sentences name the entity."""
    entity = next(e for e in corpus.facts[node.article].entities if e.id == ident)
    return next(
        (m for m in entity.mentions for s in node.event.evidence if s.start <= m.start and m.end <= s.end), None
    )


def _origin(statement: Statement, corpus: Corpus) -> str:
    return corpus.sources[statement.article].origin


def _first(value: Value) -> str:
    return min(s.published or "9999" for s in value.statements)


def _last(value: Value) -> str:
    return max((s.published or "" for s in value.statements), default="")


def _width(value: Value) -> int:
    days = times.days_of(value.value, value.modifier)
    return times.length(days) if days else 0
