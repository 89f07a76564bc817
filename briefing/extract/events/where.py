"""Where an event takes place: stated as fact, or one of several places still possible."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from briefing.extract.events.candidates import DASHES, candidate_heads, explains
from briefing.extract.events.contests import CONTESTS, holders
from briefing.extract.events.cues import CUES
from briefing.extract.events.dateline_place import DatelinePlace
from briefing.extract.events.grammar import (
    children,
    clauses_of,
    infinitive,
    is_verb,
    lemma,
    prepositions,
    subjects,
    whole,
    with_conjuncts,
)
from briefing.extract.events.mention import EventMention
from briefing.extract.events.referents import Referents
from briefing.extract.lexicon.tables import table
from briefing.model import EventPlace, PlaceStatus, Span
from briefing.profiles import EventKind

if TYPE_CHECKING:
    from briefing.extract.document.parsed import Token


_LISTS = table("events", "where")

BRIDGES = _LISTS.words("bridges")
WISHES = _LISTS.words("wishes")
NEARER = _LISTS.words("nearer")


class Places:
    """Finds the places of mentions by the rules of their ``kinds``."""

    def __init__(
        self, referents: Referents, dateline: DatelinePlace, kinds: dict[str, EventKind], others: Collection[int]
    ) -> None:
        """``referents`` are those of the document in hand, ``others`` the tokens of all its event mentions."""
        self.referents = referents
        self.dateline = dateline
        self.kinds = kinds
        self.others = others
        self._ordered = sorted(others)

    def of(self, mention: EventMention) -> list[EventPlace]:
        """Places in text order, each once; a place both stated and possible counts as possible."""
        found: dict[str, EventPlace] = {}
        if self.kinds[mention.kind].remote:
            return []
        for place in sorted([*self._stated(mention), *self._candidates(mention)], key=_by_span):
            old = found.get(place.entity)
            if old is None or (old.status == "stated" and place.status == "candidate"):
                found[place.entity] = place
        return list(found.values())

    def _stated(self, mention: EventMention) -> Iterator[EventPlace]:
        token, top, verb = mention.token, whole(mention.token), mention.carrier
        kind = self.kinds[mention.kind]
        journey = "where" in kind.needs
        yield from self._pointed(mention)
        if mention.relation == "verb":
            yield from self._below(token)
            if lemma(token) in kind.on_people:  # "welcomed X to Oslo"
                yield from self._below(token, frozenset({"to"}))
            if journey:
                yield from (p for o in children(token, "dobj") for p in self._places(o, "stated"))
                yield from self._below(token, CUES.to_place)
            return
        for noun in [token] if token == top else [token, top]:
            yield from self._below(noun, CUES.in_place | {"to"} if journey else CUES.in_place)
            for clause in clauses_of(noun):
                if lemma(clause) in CUES.support | CUES.occur | CUES.plan:
                    yield from self._below(clause, CUES.in_place | ({"for", "to"} if journey else {"for"}))
        if mention.kind in CONTESTS:
            before = children(token, "compound", "nmod", "amod", "poss")
            yield from (p for t in (*before, *holders(mention)) for p in self._places(t, "stated"))
        elif kind.named_after == "place" and not mention.series:
            yield from self._before(token)
        if verb is not None and is_verb(verb):
            yield from self._carried(mention, verb, top)
            if journey and mention.relation == "after" and lemma(verb) in CUES.absent:  # "left X after a visit"
                yield from (p for o in children(verb, "dobj") for p in self._places(o, "stated"))

    def _carried(self, mention: EventMention, verb: Token, top: Token) -> Iterator[EventPlace]:
        """What the verb says that carries the event: "will be held in", "France will host", "gathered in … for"."""
        word, relation = lemma(verb), mention.relation
        if word in CUES.host_only and relation == "obj":
            hosts = [*subjects(verb), *(o for by, o in prepositions(verb) if by == "by")]
            wishes = infinitive(verb) and lemma(verb.head) in WISHES
            status: PlaceStatus = "candidate" if wishes else self._modality(verb)
            yield from (p for s in hosts for p in self._places(s, status))
        carriers = CUES.support | CUES.plan | (CUES.occur if relation == "subj" else frozenset())
        if relation in ("subj", "obj") and word in carriers:
            for carrier in [verb, *children(verb, "xcomp", "conj")]:
                if carrier == verb or lemma(carrier) in CUES.occur | CUES.support:
                    yield from self._below(carrier, behind_object=relation != "subj")
        elif word in CUES.coming and relation in BRIDGES:
            yield from self._below(verb, CUES.in_place | CUES.to_place)
        else:
            yield from self._adjacent(top)

    def _below(
        self, node: Token, words: frozenset[str] = CUES.in_place, *, behind_object: bool = True
    ) -> Iterator[EventPlace]:
        """Places in the prepositional phrases of ``node``, with the certainty that its clause gives them.

        Where not ``behind_object``, what follows another event that is the object is left to that one.
        """
        limit = len(node.doc)
        if not behind_object:
            limit = min([o.i for o in children(node, "dobj") if o.i in self.others], default=limit)
        for prep in node.subtree:
            chained = prep.dep_ == "conj" and prep.tag_ == "IN"  # "once in X and once in Y"
            if is_verb(node) and prep.i < node.i and prep.head != node:
                continue  # within the subject
            if (
                (chained or prep.dep_ == "prep")
                and prep.lower_ in words
                and prep.i < limit
                and self._reaches(prep, node)
            ):
                for obj in children(prep, "pobj"):
                    yield from self._places(obj, self._certainty(node, prep, obj))

    def _reaches(self, prep: Token, node: Token) -> bool:
        """Whether nothing but nouns stands between: "at a resort outside Davos", "the leaders of both in Vienna"."""
        if prep.lower_ == "on" and not (is_verb(prep.head) or prep.head.head.lower_ in CUES.in_place):
            return False  # "a deal on the north" is about it, "a hotel on the lake" is there
        step = prep.head
        while step != node:
            if is_verb(step) or step.i in self.others or step.head == step:
                return False
            if step.dep_ == "prep" and step.lower_ not in NEARER and not (step.lower_ == "for" and _lasting(step)):
                return False
            step = step.head
        return True

    def _places(self, noun: Token, status: PlaceStatus) -> list[EventPlace]:
        out = []
        for token in with_conjuncts(noun):
            named = self._place(token)
            if token.lower_ == "it":  # "Ghana said that it would host the talks"
                meant = next((i for i in self.referents.one_of(token) if self.referents.is_state(i)), None)
                spans = self.referents.by_id[meant].mentions if meant is not None else ()
                named = (str(meant), spans[0]) if spans else None
            if named is None:
                near = children(token, "appos") + [c for c in children(token, "compound", "nmod") if c.i < token.i]
                if token.pos_ == "PROPN":  # "at Kampala's State House"
                    near += children(token, "poss")
                if lemma(token) in CUES.settlement_nouns:
                    near += [o for p, o in prepositions(token) if p == "of"] + children(token, "poss")
                named = next((p for c in near if (p := self._place(c)) is not None), None)
                city = self.dateline.capital(token)
                if city is not None and city.mention is not None:
                    named = (city.entity, city.mention)
            if named is not None:
                out.append(EventPlace(named[0], status, named[1]))
        return out

    def _place(self, token: Token) -> tuple[str, Span] | None:
        entity = self.referents.entity(token)
        if entity is None or entity.type != "place":
            return None
        span = next((m for m in entity.mentions if m.start <= token.idx < m.end), None)
        return (entity.id, span) if span else None

    def _before(self, noun: Token) -> Iterator[EventPlace]:
        """ "Vienna summit": one place before the noun and nobody beside it."""
        named = children(noun, "compound", "nmod", "amod", "poss")
        found = [c for c in named if self.referents.entity(c) is not None]
        if len(found) != 1 or any(set(c.text) & DASHES for c in found[0].subtree):
            return
        place = self._place(found[0])
        if place and noun.doc[found[0].i + 1].lower_ not in DASHES:
            yield EventPlace(place[0], "stated", place[1])

    def _adjacent(self, top: Token) -> list[EventPlace]:
        """The phrase right after the noun phrase, which the parse may give to the verb."""
        after = top.right_edge.i + 1
        aside = after < len(top.doc) and top.doc[after].lower_ == "," and top.dep_ == "pobj"
        if aside:  # "at their summit, in Lima, …"
            after += 1
        if after >= len(top.doc):
            return []
        prep = top.doc[after]
        if prep.dep_ != "prep" or prep.lower_ not in CUES.in_place or prep.sent != top.sent:
            return []
        return [p for o in children(prep, "pobj") for p in self._places(o, "stated")]

    def _pointed(self, mention: EventMention) -> Iterator[EventPlace]:
        """ "met here", "arrived there", "the airport, where she was arriving"."""
        verb = mention.token if mention.relation == "verb" else mention.carrier
        if verb is None or not is_verb(verb):
            return
        if mention.relation != "verb" and lemma(verb) not in CUES.support | CUES.occur | CUES.coming:
            return
        pointed = self.dateline.of_adverb(verb)
        if pointed is not None:
            yield pointed
        clause = verb
        while clause.dep_ in ("xcomp", "conj") and clause.head != clause and not children(clause, "nsubj"):
            clause = clause.head
        where = next((c for c in [*verb.children, *clause.children] if c.lower_ == "where"), None)
        if where is None or clause.dep_ not in ("relcl", "acl", "advcl"):
            return
        found = self._places(clause.head, "stated")
        for t in reversed(verb.doc[max(verb.sent.start, where.i - 9) : where.i]):
            if found:
                break
            place = self._place(t)
            found = [EventPlace(place[0], "stated", place[1])] if place else []
        yield from found

    def _certainty(self, node: Token, prep: Token, obj: Token) -> PlaceStatus:
        near = [*prep.children, *obj.children]
        if any(c.lower_ in CUES.maybe or c.lower_ == "either" for c in near) or (
            any(c.lower_ == "or" for c in obj.children) or (prep.i > 0 and prep.nbor(-1).lower_ in CUES.maybe)
        ):
            return "candidate"
        return self._modality(node) if is_verb(node) else "stated"

    @staticmethod
    def _modality(verb: Token) -> PlaceStatus:
        """Whether the clause leaves the place open: "could be held in", "is being considered for"."""
        chain = [verb]
        while chain[-1].dep_ in ("xcomp", "conj") and chain[-1].head != chain[-1]:
            chain.append(chain[-1].head)
        for v in chain:
            words = {c.lower_ for c in v.children if c.dep_ in ("aux", "advmod")}
            if words & (CUES.maybe | CUES.may) or lemma(v) in CUES.candidate_verbs:
                return "candidate"
        return "stated"

    def _candidates(self, mention: EventMention) -> list[EventPlace]:
        """Places named as possible, where ``mention`` is the first event that they can be for."""
        sent = mention.token.sent
        first = self._ordered[bisect_left(self._ordered, sent.start)]
        named = mention.token.i == first
        return [
            place
            for verb in sent
            if is_verb(verb) and (heads := candidate_heads(verb))
            if (named or mention.token in verb.subtree) and not explains(verb, mention.token)
            for place in self._open(heads)
        ]

    def possible(self, verb: Token) -> list[EventPlace]:
        """Places that ``verb`` makes candidates."""
        return self._open(candidate_heads(verb))

    def _open(self, heads: list[Token]) -> list[EventPlace]:
        return [
            place
            for head in heads
            if self._place(head) is not None or lemma(head) in CUES.settlement_nouns | CUES.venue_nouns
            for place in self._places(head, "candidate")
            + [p for c in children(head, "appos") for p in self._places(c, "candidate")]
        ]


def _by_span(place: EventPlace) -> int:
    return place.mention.start if place.mention else -1


def _lasting(prep: Token) -> bool:
    return any(o.ent_type_ in ("TIME", "DATE") for o in children(prep, "pobj"))
