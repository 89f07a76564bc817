"""Actions: somebody does something to somebody, in the classes of the PLOVER ontology and some beyond politics.

Verbs and nouns of the profile are found in clauses that assert them, then who does it to whom, when, where and whether;
mentions of one action are brought together.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from briefing.extract.events.actions.action import Action
from briefing.extract.events.actions.lexicon import lexicon_of
from briefing.extract.events.actions.mention import ActionMention
from briefing.extract.events.actions.merge import join
from briefing.extract.events.actions.modality import KIND, by_modality
from briefing.extract.events.actions.parties import Parties
from briefing.extract.events.actions.triggers import find_actions
from briefing.extract.events.dateline_place import DatelinePlace
from briefing.extract.events.grammar import children
from briefing.extract.events.narrative import Narrative
from briefing.extract.events.referents import Referents
from briefing.extract.events.status import read_status
from briefing.extract.events.when import Timeline
from briefing.extract.events.where import Places
from briefing.model import Span
from briefing.profiles import EventKind, Profile

__all__ = ["Action", "build_actions"]

PLAIN = EventKind(label="-", sides=1, named_after="topic")
"""How an action is read where the rules of meetings ask for a kind: nothing is special about it."""


def build_actions(
    doc: Any,
    profile: Profile,
    referents: Referents,
    dateline: DatelinePlace,
    timeline: Timeline,
    narrative: Narrative,
    taken: Collection[int],
    skip: Sequence[Span],
) -> list[Action]:
    """The document's actions in the order of their first mentions; ``taken`` are tokens that name a meeting."""
    lexicon = lexicon_of(profile)
    found = find_actions(doc, lexicon, referents, taken, skip)
    if not found:
        return []
    tokens = frozenset(m.token.i for m in found)
    places = Places(referents, dateline, dict.fromkeys(profile.actions, PLAIN), tokens)
    parties = Parties(referents, lexicon.nouns)
    kept: list[ActionMention] = []
    for m in found:
        status = read_status(m, PLAIN)
        if isinstance(status, str):  # the clause says that it is not so
            continue
        m.status, m.firm = status
        if m.status == "cancelled" and m.relation == "verb" and children(m.token, "neg"):  # "will not free the crew"
            if m.class_ not in KIND:
                continue
            m.class_ = "reject"
        m.times, m.ends = timeline.of(m, tokens)
        if m.status in ("held", "ongoing"):
            m.narrative = narrative.of(m.token.sent) or timeline.narrated(m)
        parties.describe(m)
        sides = {p.entity for p in (*m.actors, *m.recipients)}
        m.places = [p for p in places.of(m) if p.entity not in sides]
        if m.form != "over" and m.relation == "verb":
            m.class_ = by_modality(m.class_, m.status, m.token)
        kept.append(m)
    return [a for a in join(kept) if _tells(a)]


def _tells(action: Action) -> bool:
    """Whether it is news of this article, and not only the scene of something else."""
    if action.level == 0:
        return True
    named = any(p.entity for m in action.mentions for p in (*m.actors, *m.recipients))
    return named and any(t.granularity != "year" for m in action.mentions for t in m.times)
