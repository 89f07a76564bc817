"""Who takes part: people, states and bodies by the grammar of the event's own words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from briefing.extract.events.cues import CUES
from briefing.extract.events.grammar import (
    agents,
    children,
    is_passive,
    is_verb,
    lemma,
    premodifiers,
    prepositions,
    subjects,
    whole,
)
from briefing.extract.events.mention import EventMention
from briefing.extract.events.referents import Referents

JOINT = frozenset({"with", "between", "among", "involving", "including"})
DASHES = frozenset({"-", "–", "—", "/"})
THERE = frozenset({"at", "during"})


class Participants:
    """Finds the participants of a mention. ``visits`` are kinds whose object is a place or a host."""

    def __init__(self, referents: Referents, named_after_party: frozenset[str]) -> None:
        self.referents = referents
        self.named_after_party = named_after_party

    def of(self, mention: EventMention) -> list[str]:
        """Entity ids, those who act first."""
        found: dict[str, None] = {}
        for ident in self._verb(mention) if mention.relation == "verb" else self._noun(mention):
            found.setdefault(ident)
        return [i for i in found if self.referents.by_id[i].type != "other"]

    def _verb(self, mention: EventMention) -> Iterable[str]:
        verb = mention.token
        visit = mention.kind == "visit"
        if is_passive(verb):
            patients = children(verb, "nsubjpass") or subjects(verb)
            yield from self._all(agents(verb))
            yield from (i for i in self._all(patients) if not (visit and self._is_place(i)))
        else:
            yield from (i for i in self._all(subjects(verb)) if not (visit and self._is_place(i) and self._city(i)))
            for obj in children(verb, "dobj"):
                yield from (
                    i for i in self._all([obj]) if not self._is_place(i) and self.referents.by_id[i].type != "group"
                )
        for prep, obj in prepositions(verb):
            if prep in JOINT or (prep == "to" and lemma(verb) in ("talk", "speak")) or (False):
                yield from self._all([obj])
        for obj in children(verb, "dobj"):  # the two sides of a treaty stand before its name
            yield from self._compound(obj)

    def _noun(self, mention: EventMention) -> Iterable[str]:
        token, top = mention.token, whole(mention.token)
        for noun in {token.i: token, top.i: top}.values():
            yield from self._owners(noun, mention)
        yield from self._subjects(mention, top)
        yield from self._compound(token, named=mention.kind in self.named_after_party)
        for noun in {token.i: token, top.i: top}.values():
            yield from self._joined(noun, mention)
            for clause in children(noun, "acl", "relcl"):
                yield from self._clause(clause)
        if (
            mention.relation == "subj"
            and mention.carrier is not None
            and lemma(mention.carrier) in ("be", "mark", "become")
        ):
            for attr in children(mention.carrier, "attr", "dobj", "acomp"):
                yield from (i for p, o in prepositions(attr) if p in JOINT for i in self._all([o]))

    def _owners(self, noun: Any, mention: EventMention) -> Iterable[str]:
        for owner in children(noun, "poss"):
            ids = self._all([owner])
            yield from (
                i
                for i in ids
                if not (self._is_place(i) and mention.kind not in ("visit", "talks", "call") and len(ids) == 1)
            )

    def _joined(self, noun: Any, mention: EventMention) -> Iterable[str]:
        for prep, obj in prepositions(noun):
            if prep in JOINT:
                yield from self._all([obj])
            elif prep in ("by", "of") and mention.token is noun:
                yield from (i for i in self._all([obj]) if not self._is_place(i) or prep == "by" or self._state(obj))

    def _subjects(self, mention: EventMention, top: Any) -> Iterable[str]:
        verb, relation = mention.carrier, mention.relation
        if verb is None or not is_verb(verb):
            return
        word = lemma(verb)
        if word in CUES.absent:
            return
        if relation == "obj":
            passive = is_passive(verb) or (verb.dep_ in ("acl", "relcl") and verb.tag_ == "VBN")
            doers = agents(verb) if passive else subjects(verb)
            if word in CUES.support and not any(d is top or d is mention.token for d in doers):
                ids = self._all(doers)
                yield from (i for i in ids if word not in CUES.host_only or self.referents.by_id[i].type == "person")
            for prep, obj in prepositions(verb):
                if prep in JOINT:
                    yield from self._all([obj])
        elif relation in ("for", "to", "in", "into", "at", "during"):
            if word in CUES.coming:
                movers = children(verb, "nsubjpass") if is_passive(verb) else subjects(verb)
                yield from self._all(movers)
                if word in ("host", "welcome", "receive", "invite", "join", "meet", "send", "dispatch", "bring"):
                    yield from self._all(children(verb, "dobj"))
            elif relation in THERE and word in CUES.act_there | CUES.support:
                yield from (i for i in self._all(subjects(verb)) if not self._is_place(i) or self._state_id(i))

    def _clause(self, clause: Any) -> Iterable[str]:
        """ "talks attended by X", "a summit where X signed", "talks involving X and Y"."""
        word = lemma(clause)
        if word in CUES.absent:
            return
        if word in ("involve", "include", "bring", "gather", "pit"):
            yield from self._all(children(clause, "dobj"))
        elif any(
            c.lower_ in ("where", "which") and (c.dep_ == "advmod" or c.head.dep_ == "prep")
            for c in clause.subtree
            if c.i < clause.i
        ):
            if not any(c.tag_ == "MD" for c in clause.children) or word in CUES.support:
                yield from (i for i in self._all(children(clause, "nsubj", "nsubjpass")) if not self._is_place(i))
        elif word in CUES.support and word not in CUES.host_only:
            yield from self._all(agents(clause))
            if clause.dep_ == "relcl" and any(
                c.dep_ in ("dobj",) and c.lower_ in ("which", "that") for c in clause.children
            ):
                yield from self._all(children(clause, "nsubj"))

    def _compound(self, noun: Any, *, named: bool = False) -> Iterable[str]:
        """ "X-Y summit", "the AU summit": names before the noun, a lone place only where the kind says so."""
        tokens = premodifiers(noun)
        found: dict[str, int] = {}
        for t in tokens:
            if t.dep_ == "poss" or any(a.dep_ == "poss" and a in tokens for a in t.ancestors):
                continue
            ident = self.referents.at.get(t.i)
            if ident is not None and self.referents.by_id[ident].type != "other":
                found.setdefault(ident, t.i)
        paired = any(t.lower_ in DASHES or (t.dep_ == "cc" and t.lower_ == "and") for t in tokens) and len(found) >= 2
        for ident in found:
            entity = self.referents.by_id[ident]
            if entity.type in ("person", "organization") or paired or named:
                yield from self.referents.all_of(noun.doc[found[ident]]) if entity.type == "group" else (ident,)

    def _all(self, heads: Iterable[Any]) -> list[str]:
        return [i for h in heads for i in self.referents.all_of(h)]

    def _is_place(self, ident: str) -> bool:
        return self.referents.by_id[ident].type == "place"

    def _state_id(self, ident: str) -> bool:
        from briefing.extract.events.referents import is_state

        return is_state(self.referents.by_id[ident])

    def _city(self, ident: str) -> bool:
        return not self._state_id(ident)

    def _state(self, noun: Any) -> bool:
        return bool(noun.tag_ in ("NNS", "NNPS"))
