"""One event for each action, however often it is told: mentions join on evidence, never against a contradiction."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.extract import trace
from briefing.extract.events.actions.action import VIOLENT, Action, Growing
from briefing.extract.events.actions.mention import ActionMention
from briefing.extract.events.actions.merge_rules import ENOUGH, Telling, contradict, evidence
from briefing.extract.events.record import record_join


def join(mentions: Sequence[ActionMention]) -> list[Action]:
    """The actions in the order of their first mentions."""
    out: list[Growing] = []
    for m in mentions:
        one = Growing(m)
        best = _best(out, one, m)
        if best is None:
            out.append(one)
            continue
        if trace.is_on():
            record_join(best.action.mentions, one.action.mentions, evidence(Telling(best, one, m), tell=True))
        best.add(m)
    return [growing.action for growing in out]


def _best(actions: Sequence[Growing], one: Growing, m: ActionMention) -> Growing | None:
    """The last of those for which most speaks, where that is enough."""
    best, most = None, 0.0
    for a in reversed(actions):
        if not _kin(a, m):
            continue
        telling = Telling(a, one, m)
        if contradict(telling):
            if trace.is_on() and evidence(telling) >= ENOUGH:
                contradict(telling, tell=True)
        elif (score := evidence(telling)) >= ENOUGH and score > most:
            best, most = a, score
    return best


def _kin(a: Growing, m: ActionMention) -> bool:
    """Whether their classes can be those of one action."""
    return m.class_ in a.classes or (m.class_ in VIOLENT and not VIOLENT.isdisjoint(a.classes))
