"""From what was found to the events of an article: parties, the line that tells each, and which one it is about."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from typing import Any

import msgspec

from briefing.extract.events.actions import Action
from briefing.extract.events.actions.clauses import level_of
from briefing.extract.events.actions.main_event import (
    LEAD,
    content_stems,
    first_line,
    headline,
    lead_sentences,
    stems_in_order,
    told_by,
    weight,
)
from briefing.extract.events.actions.parties import Parties
from briefing.extract.events.actions.quantity import quantity_of
from briefing.extract.events.actions.wording import clause_text
from briefing.extract.events.cluster import Cluster
from briefing.extract.events.cues import CUES
from briefing.extract.events.dateline_place import DatelinePlace
from briefing.extract.events.grammar import children, is_verb, lemma, subjects
from briefing.extract.events.main_place import HEAD, MainPlace
from briefing.extract.events.mention import EventMention
from briefing.extract.events.referents import Referents
from briefing.extract.events.summary import join_places, join_status, join_times
from briefing.extract.events.verb_status import of_verb
from briefing.extract.events.when import Timeline
from briefing.ingest.dateline import datelines_inside
from briefing.model import Article, Event, EventPlace, Party, Published, Span, Statement, Time
from briefing.profiles import Profile

OTHER = "news"
"""The kind of a main event for which the profile has no word."""
RECENT = 31
"""Days before publication within which a day that the lead names is taken for that of the news."""
BARE = 3
"""Words of a noun phrase up to which its verb is told with it."""
SPOKEN = frozenset({"agree", "demand", "disapprove", "reject", "support", "threaten"})
"""Classes of what is done by saying it."""
ENOUGH = 2.5
"""The weight from which on an event can be what the article is about; below it, its lead is."""


@dataclass(slots=True, eq=False)
class Draft:
    """An event, what it was made of, the words that name it and what it weighs."""

    event: Event
    source: Cluster | Action | None
    token: Any
    words: set[str]
    sentence: int
    times_told: int
    level: int = 0
    weight: float = 0.0


class Assembler:
    """Makes the events of one article."""

    def __init__(
        self,
        doc: Any,
        article: Article,
        published: Published | None,
        referents: Referents,
        dateline: DatelinePlace,
        timeline: Timeline,
        profile: Profile,
        skip: Sequence[Span],
    ) -> None:
        self.doc = doc
        self.article = article
        self.published = published
        self.referents = referents
        self.dateline = dateline
        self.timeline = timeline
        self.profile = profile
        self.skip = skip
        self.parties = Parties(referents)
        self.title = headline(article)
        self.late = self._late_dateline()
        after = self.late[0] if self.late is not None else 0
        self.leads = lead_sentences(doc, skip, self.title, after)

    def _late_dateline(self) -> tuple[int, EventPlace] | None:
        """ "(Photo: …) OSLO -- ", where a page has captions before its report: the token and the place."""
        if self.dateline.city is not None:
            return None
        for found in datelines_inside(self.article.text, 0, HEAD):
            if not self.article.text[found.place.start : found.place.end].isupper():
                continue
            span = self.doc.char_span(found.place.start, found.place.end, alignment_mode="expand")
            for t in span or ():
                e = self.referents.entity(t)
                if e is not None and e.type == "place":
                    mention = next((m for m in e.mentions if m.start <= t.idx < m.end), None)
                    return t.i, EventPlace(e.id, "stated", mention)
        return None

    def assemble(
        self, meetings: Sequence[tuple[Event, Cluster]], actions: Sequence[Action], statements: Sequence[Statement]
    ) -> list[Draft]:
        """All of them with ids in the order of their first evidence; one is the main event."""
        told = [self._meeting(e, c) for e, c in meetings] + [self._action(a) for a in actions]
        main = self._main(told)
        if main is not None and main not in told:
            told.append(main)
        told.sort(key=lambda t: (min(t.event.evidence), t.token.i))
        contents = sorted(statements, key=lambda s: s.content.end - s.content.start)
        for n, t in enumerate(told, 1):
            event = self._enriched(t.event) if t is main else t.event
            t.event = msgspec.structs.replace(event, id=f"v{n}", main=t is main, attributed=_inside(event, contents))
        return told

    def _meeting(self, event: Event, cluster: Cluster) -> Draft:
        first = cluster.mentions[0]
        named = [m for m in cluster.mentions if m.token.pos_ != "PRON"] or [first]
        best = max(named, key=lambda m: (len(m.participants), -m.index))
        token = named[0].token
        actors = [p for i in event.participants if (p := self._mention_of(i, cluster)) is not None]
        trigger = Span(token.idx, token.idx + len(token))
        text = clause_text(
            best.carrier if best.relation in ("verb", "obj", "subj") and best.carrier is not None else best.token,
            left_out=self.referents.left_out,
        )
        event = msgspec.structs.replace(event, trigger=trigger, actors=tuple(actors), text=text or event.name)
        words = {w for m in named for w in content_stems(m.token.text)} | content_stems(event.kind)
        level = min(_level(m) for m in cluster.mentions)
        return Draft(event, cluster, token, words, first.sentence, len(cluster.mentions), level)

    def _mention_of(self, ident: str, cluster: Cluster) -> Party | None:
        """The words for a side: those in the sentences that tell of the meeting, else the first in the article."""
        spans = self.referents.by_id[ident].mentions
        told = dict(sorted((m.token.sent.start_char, m.token.sent.end_char) for m in cluster.mentions))
        starts = list(told)
        inside = [s for s in spans if (at := bisect_right(starts, s.start)) and s.start < told[starts[at - 1]]]
        span = (inside or list(spans) or [None])[0]  # type: ignore[list-item]
        return Party(ident, self.article.text[span.start : span.end], span.start, span.end) if span else None

    def _action(self, action: Action) -> Draft:
        head = action.head
        cluster = Cluster(list(action.mentions))
        when = join_times(cluster)
        actors, recipients = action.parties("actors"), action.parties("recipients")
        acting = {p.entity for p in actors if p.entity}
        recipients = [p for p in recipients if p.entity not in acting or p.entity is None]
        participants = dict.fromkeys(p.entity for p in (*actors, *recipients) if p.entity)
        names = {p.start: self.referents.by_id[p.entity].name for p in (*actors, *recipients) if p.entity}
        text = clause_text(head.token, names, self.referents.left_out)
        verb = head.carrier
        if len(text.split()) <= BARE and verb is not None and head.relation in ("subj", "obj") and is_verb(verb):
            # "The blast" alone says little: "The blast broke windows in the old town"
            carried = clause_text(verb, names, self.referents.left_out)
            text = carried if lemma(verb) not in CUES.tell and head.token.text in carried else text
        text = text or head.token.text
        event = Event(
            id="",
            kind=action.naming.kind,
            name=text,
            class_=action.naming.class_,
            participants=tuple(participants),
            when=tuple(t.value for t in when),
            when_spans=tuple(Span(t.start, t.end) for t in when),
            where=tuple(join_places(cluster)),
            status=join_status(cluster, when, self.published),
            evidence=tuple(dict.fromkeys(m.evidence for m in action.mentions)),
            text=text,
            trigger=head.trigger,
            actors=tuple(actors),
            recipients=tuple(recipients),
            quantity=quantity_of(action),
        )
        words = {w for m in action.mentions for t in m.tokens for w in content_stems(t.text)}
        return Draft(event, action, head.token, words, action.mentions[0].sentence, len(action.mentions), action.level)

    def _main(self, told: list[Draft]) -> Draft | None:
        """The one that weighs most, or what the lead tells where none weighs enough."""
        title = stems_in_order(self.title)
        for t in told:
            names = {p.entity for p in (*t.event.actors, *t.event.recipients) if p.entity}
            parties = {w for p in (*t.event.actors, *t.event.recipients) for w in content_stems(p.text)}
            parties |= {w for i in names for w in content_stems(self.referents.by_id[i].name)}
            t.weight = weight(
                words=t.words,
                parties=parties,
                sentence=t.sentence,
                times_told=t.times_told,
                named=len(names),
                level=t.level,
                title=title,
            )
        best = max(told, key=lambda t: (t.weight, -t.token.i), default=None)
        return best if best is not None and best.weight >= ENOUGH else self._lead()

    def _lead(self) -> Draft | None:
        """What the first sentence of the body that has words tells, whatever it is."""
        sent = next((sent for sent in self.leads if any(t.is_alpha for t in sent)), None)
        if sent is None:
            return None
        verb = sent.root if sent.root.is_alpha else next(t for t in sent if t.is_alpha)
        status = of_verb(verb) if verb.pos_ in ("VERB", "AUX") else None
        actors = self.parties.parties(subjects(verb) if status is not None else [verb])
        recipients = self.parties.parties(children(verb, "dobj")) if status is not None else []
        text = sent.text
        start = sent.start_char + len(text) - len(text.lstrip())
        event = Event(
            id="",
            kind=OTHER,
            name=clause_text(verb, left_out=self.referents.left_out) or verb.text,
            participants=tuple(dict.fromkeys(p.entity for p in (*actors, *recipients) if p.entity)),
            status=(status[0] or "unclear") if isinstance(status, tuple) else "unclear",
            evidence=(Span(start, sent.start_char + len(text.rstrip())),),
            text=first_line(sent, self.referents.left_out) or verb.text,
            trigger=Span(verb.idx, verb.idx + len(verb)),
            actors=tuple(actors),
            recipients=tuple(recipients),
        )
        return Draft(event, None, verb, set(), 0, 1)

    def _enriched(self, event: Event) -> Event:
        """The main event with the headline as its line, and with what the lead says of who, when and where."""
        title, leads = self.title, self.leads
        firsts = list(islice(self.doc.sents, LEAD + 1))
        changes: dict[str, Any] = {"text": told_by(title, firsts, self.referents.left_out) or event.text}
        if not self._to_the_day(event):
            when, spans = self._when(event, leads)
            year = next((v for v in event.when if len(v) == len("YYYY") and v.isdigit()), "")
            fits = (spans or not event.when) and all(day.startswith(year) for day in when)
            if fits or self._bygone(event):
                changes["when"], changes["when_spans"] = when, spans
        changes["where"] = tuple(self._where(event, leads))
        if event.kind in self.profile.events:
            if len(event.participants) < 2:
                sides = [i for i in self._in_headline(title, leads) if self.referents.by_id[i].type == "person"]
                changes["participants"] = tuple(dict.fromkeys([*event.participants, *sides]))
            return msgspec.structs.replace(event, **changes)
        actors = event.actors or tuple(self._named(leads))
        headed = self._in_headline(title, leads)
        changes["actors"] = actors
        changes["participants"] = tuple(
            dict.fromkeys([*(p.entity for p in (*actors, *event.recipients) if p.entity), *headed])
        )
        return msgspec.structs.replace(event, **changes)

    def _in_headline(self, title: str, sentences: Sequence[Any]) -> list[str]:
        """Who is named in the headline; without one, who is named in the first sentence."""
        wanted = content_stems(title) if title else {w for s in sentences[:1] for w in content_stems(s.text)}
        return [
            e.id
            for e in self.referents.by_id.values()
            if e.type in ("person", "organization", "group")
            and any((words := content_stems(n)) and words <= wanted for n in (e.name, *e.aliases))
        ]

    def _to_the_day(self, event: Event) -> bool:
        """Whether it has a day; a meeting has what its own words say, unless that is only a year."""
        if event.kind in self.profile.events:
            return any(len(v) > len("YYYY") for v in event.when)
        days = {t.time.value for placed in self.timeline.by_sentence.values() for t in placed if _one_day(t.time)}
        return any(v in days for v in event.when)

    def _bygone(self, event: Event) -> bool:
        """Whether all that it has is a year long past, told of something before it and not where it is first told."""
        first = min(event.evidence)
        if self.published is None or any(first.start <= s.start < first.end for s in event.when_spans):
            return False
        return all(len(v) == len("YYYY") and v < self.published.value[:4] for v in event.when)

    def _when(self, event: Event, leads: Sequence[Any]) -> tuple[tuple[str, ...], tuple[Span, ...]]:
        """The day that the lead tells, or the event's own sentences; not a day on which something was said.

        Failing both, what a report tells as done was done on the day of publication or the day before: that interval,
        with no words behind it.
        """
        for sent in (*leads, *self._told_in(event)):
            for placed in self.timeline.by_sentence.get(sent.start, ()):
                t = placed.time
                if _one_day(t) and self._recent(t) and lemma(placed.anchor) not in CUES.tell - {"call"}:
                    return (t.value,), (Span(t.start, t.end),)
        meeting = event.kind in self.profile.events
        if self.published is not None and event.status != "planned" and (self.title or not meeting):
            day = date.fromisoformat(self.published.value)
            return (f"{day - timedelta(days=1)}/{day}",), ()
        return (), ()

    def _where(self, event: Event, leads: Sequence[Any]) -> list[EventPlace]:
        city = self.dateline.city or (self.late[1] if self.late is not None else None)
        choice = MainPlace(self.referents, city, leads, self._told_in(event), self.title)
        if not event.where:
            kind = self.profile.events.get(event.kind)
            if kind is not None and kind.remote:
                return []  # a call is in no place
            found = choice.found()
            # States that meet are not where they meet.
            return found if kind is None else [p for p in found if p.entity not in event.participants]
        if event.kind in self.profile.events:
            return list(event.where)
        return choice.exact(choice.own(event.where))

    def _told_in(self, event: Event) -> list[Any]:
        """The sentences that tell an event."""
        spans = (self.doc.char_span(e.start, e.end, alignment_mode="expand") for e in event.evidence)
        return [sent for span in spans if span is not None for sent in span.sents]

    def _recent(self, time: Time) -> bool:
        """Whether it is news on the day of publication."""
        if self.published is None or time.latest is None:
            return True
        behind = (date.fromisoformat(self.published.value) - date.fromisoformat(time.latest)).days
        return 0 <= behind <= RECENT

    def _named(self, sentences: Sequence[Any]) -> list[Party]:
        """Who is named first in the lead."""
        for sent in sentences:
            for t in sent:
                e = self.referents.entity(t)
                if e is not None and e.type in ("person", "organization", "group"):
                    return self.parties.parties([t])
        return []


def _level(m: EventMention) -> int:
    """1 where a meeting is only told on the side: "… as the new council was sworn in", "at the summit"."""
    if m.relation == "verb":
        return level_of(m.token)
    return 0 if m.relation in ("subj", "obj", "attr", "") else 1


def _one_day(time: Time) -> bool:
    return time.earliest is not None and time.earliest == time.latest


def _inside(event: Event, contents: Sequence[Statement]) -> str | None:
    """The narrowest statement in which the event is told; who demands or promises by saying so does it himself."""
    t = event.trigger
    for s in contents if t is not None else ():
        if s.content.start <= t.start and t.end <= s.content.end:  # type: ignore[union-attr]
            by_saying = event.class_ in SPOKEN and s.speaker is not None
            if not by_saying or not any(_same(p, s.speaker) for p in event.actors):
                return s.id
    return None


def _same(one: Party, other: Party | None) -> bool:
    return other is not None and (one.start < other.end and other.start < one.end)
