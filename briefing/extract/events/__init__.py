"""What happens, happened or is planned: the meetings and actions that the profile names, and what the article is about.

Mentions (nouns and verbs of the profile) are found first, then what their own clauses say of who, when, where and
whether; then mentions of one occasion are brought together. No name and no event word stands in the code.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefing.extract import trace
from briefing.extract.document.document import Document
from briefing.extract.events.actions import Action, build_actions
from briefing.extract.events.actions.record import record_actions
from briefing.extract.events.assemble import Assembler
from briefing.extract.events.attendance import attach_attendance
from briefing.extract.events.candidates import attach_candidates
from briefing.extract.events.cluster import Cluster
from briefing.extract.events.contests import CONTESTS, attach_contenders, of_one_country
from briefing.extract.events.dateline_place import DatelinePlace, locate
from briefing.extract.events.grammar import is_passive
from briefing.extract.events.lexicon import Lexicon
from briefing.extract.events.mention import EventMention
from briefing.extract.events.merge import Merger
from briefing.extract.events.naming import event_name
from briefing.extract.events.narrative import Narrative
from briefing.extract.events.participants import Participants
from briefing.extract.events.record import (
    record_denied,
    record_events,
    record_mention,
    record_word,
    span_of,
)
from briefing.extract.events.referents import Referents
from briefing.extract.events.split import occasions
from briefing.extract.events.status import read_status
from briefing.extract.events.summary import join_places, join_status, join_times
from briefing.extract.events.triggers import find_triggers
from briefing.extract.events.verb_status import NEGATED
from briefing.extract.events.when import Timeline
from briefing.extract.events.where import Places
from briefing.model import Article, Entity, Event, Published, Span, Statement, Time
from briefing.profiles import Profile

if TYPE_CHECKING:
    from briefing.extract.document.parsed import Token

__all__ = ["find_events"]


def find_events(
    document: Document,
    article: Article,
    published: Published | None,
    entities: Sequence[Entity],
    times: Sequence[Time],
    profile: Profile,
    statements: Sequence[Statement] = (),
) -> list[Event]:
    """Events ``v1``, ``v2``, … by first evidence; one for each real occasion, one of them what the article is about.

    ``entities`` carry country and roles, ``times`` their calendar days. What is told inside one of ``statements`` is
    attributed to it.
    """
    doc, skip = document.doc, document.boilerplate
    lexicon = Lexicon.of(profile)
    referents = Referents(doc, entities, statements)
    dateline = DatelinePlace(referents, document.datelines)
    journeys = [name for name, kind in profile.events.items() if "where" in kind.needs]
    found = find_triggers(doc, lexicon, referents, profile.events, skip, times)
    timeline = Timeline(doc, times, journeys, referents.left_out)
    narrative = Narrative(doc, timeline)
    mentions = _described(found, referents, dateline, timeline, narrative, profile)
    clusters = Merger(referents.by_id, profile).clusters(mentions)
    for cluster in clusters:
        locate(cluster, dateline, published, profile)
    of_one_country(clusters, referents)
    whole = [c for c in clusters if _whole(c, profile)]
    meetings = [(_event(c, lexicon, referents, published, profile), c) for c in whole]
    taken = {m.token.i for c in whole for m in c.mentions}
    actions = build_actions(doc, profile, referents, dateline, timeline, narrative, taken, skip)
    told = Assembler(doc, article, published, referents, dateline, timeline, profile, skip).assemble(
        meetings, actions, statements
    )
    if trace.is_on():
        left_out = [c for c in clusters if c not in whole]
        pairs = [(t.source, t.event) for t in told if isinstance(t.source, Cluster)]
        record_events([cluster for cluster, _ in pairs], [event for _, event in pairs], left_out)
        record_actions([(t.event, t.source) for t in told if isinstance(t.source, Action)])
    return [t.event for t in told]


def _described(
    found: list[EventMention],
    referents: Referents,
    dateline: DatelinePlace,
    timeline: Timeline,
    narrative: Narrative,
    profile: Profile,
) -> list[EventMention]:
    """The mentions with who, when, where and status, without those that the text denies."""
    kinds = profile.events
    places = Places(referents, dateline, kinds, frozenset(m.token.i for m in found))
    participants = Participants(referents, kinds)
    tokens = {m.token.i for m in found}
    out: list[EventMention] = []
    for m in found:
        if trace.is_on():
            record_word(m)
        since = trace.taken()
        status = read_status(m, kinds[m.kind])
        if status == NEGATED:
            record_denied(m)
        trace.claim(since, span_of(m))
        if status == NEGATED:
            continue
        assert isinstance(status, tuple)
        m.status, m.firm = status
        m.participants = participants.of(m)
        if m.like is not None and not m.participants:
            m.participants = list(found[m.like].participants)
        m.present = [i for i in participants.present(m) if i not in m.participants]
        m.times, m.ends = timeline.of(m, tokens)
        if m.status in ("held", "ongoing"):
            m.narrative = narrative.of(m.token.sent) or timeline.narrated(m)
        # A state that holds an election takes part in it, and is where it is held.
        m.places = [p for p in places.of(m) if p.entity not in m.participants or m.kind in CONTESTS]
        referents.remember(m.token.i, m.participants)
        if trace.is_on():
            record_mention(m, referents.by_id)
        parts = occasions(m, referents)
        for n, part in enumerate(parts):
            if n:
                part.index, part.same_as = len(found) + len(out), None
            part.alone = len(parts) > 1
            out.append(part)
    attach_attendance(out, referents, timeline.doc)
    attach_contenders(out, referents, timeline.doc)
    attach_candidates(out, places.possible, timeline.doc, kinds)
    return out


def _whole(cluster: Cluster, profile: Profile) -> bool:
    """Whether enough is known to tell a reader: two of who, when and where, or both sides."""
    who = len(cluster.everyone)
    known = min(who, 2) + sum(map(bool, (cluster.times, cluster.places, cluster.ordinals, cluster.series)))
    known += "cancelled" in cluster.firm
    kinds = [profile.events[k] for k in cluster.kinds]
    for need, given in (("who", who), ("when", cluster.times), ("where", cluster.stated)):
        if not given and all(need in k.needs for k in kinds):
            return False
    signed = any(k.objects for k in kinds) and any(_done_to(m.token) for m in cluster.mentions)
    if signed and cluster.times and cluster.stated:
        return True  # "the treaty was signed in Rome in May", by whomever
    if all(m.relation == "verb" for m in cluster.mentions) and who < min(k.sides for k in kinds):
        placed = bool(cluster.times and cluster.stated)
        return (bool(who) or placed) and known >= 2 and any(m.joint for m in cluster.mentions)
    dated = bool(cluster.times) or any(m.narrative for m in cluster.mentions)
    if cluster.kinds <= CONTESTS and not (dated or cluster.places):
        return False  # "he lost a primary"
    if all(m.relation == "since" for m in cluster.mentions) and who < 2:
        return False  # "since her election" dates something else
    known += len(cluster.mentions) > 1 and bool(cluster.stated)
    open_places = cluster.places - cluster.stated
    told = bool(cluster.times or open_places or (who > 1 and cluster.stated))
    told = told or (not cluster.statuses and bool(cluster.stated or cluster.series or cluster.ordinals))
    open_yet = cluster.statuses <= {"unclear", "planned"} and all(m.generic for m in cluster.mentions if m.participants)
    wish = (cluster.statuses <= {"unclear"} or open_yet) and not told
    return known >= 2 and not wish


def _done_to(verb: Token) -> bool:
    """Whether the verb is a passive, "the treaty signed in Rome" included."""
    return is_passive(verb) or (verb.tag_ == "VBN" and verb.dep_ == "acl")


def _event(
    cluster: Cluster, lexicon: Lexicon, referents: Referents, published: Published | None, profile: Profile
) -> Event:
    kind = min(cluster.kinds, key=lexicon.rank.__getitem__)
    when = join_times(cluster)
    where = join_places(cluster)
    ordinal = next(
        iter(Counter(m.ordinal for m in cluster.mentions if m.ordinal is not None).most_common(1)), (None, 0)
    )[0]
    participants = tuple(referents.without_nations(cluster.everyone))
    named = cluster.participants or participants
    evidence = dict.fromkeys(m.evidence for m in cluster.mentions)
    return Event(
        id="",
        kind=kind,
        class_=profile.events[kind].class_,
        name=event_name(
            _noun_for(cluster, kind, profile),
            ordinal,
            [referents.by_id[i] for i in named],
            [referents.by_id[p.entity] for p in where if p.status == "stated"],
            referents.short_name,
            min(cluster.series, key=len, default=""),
            journey="where" in profile.events[kind].needs,
        ),
        ordinal=ordinal,
        participants=participants,
        when=tuple(t.value for t in when),
        when_spans=tuple(Span(t.start, t.end) for t in when),
        where=tuple(where),
        status=join_status(cluster, when, published),
        evidence=tuple(evidence),
    )


def _noun_for(cluster: Cluster, kind: str, profile: Profile) -> str:
    """The kind's first noun; for a gathering ("funeral", "forum") the article's own word where it has but one."""
    rules = profile.events[kind]
    words = {m.word for m in cluster.mentions if m.kind == kind and m.word}
    if rules.many and rules.sides == 1 and len(words) == 1:
        return words.pop()
    return rules.nouns[0] if rules.nouns else kind
