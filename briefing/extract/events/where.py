"""Where an event takes place: stated as fact, or one of several places still possible."""

from __future__ import annotations

from typing import Any

from briefing.extract.events.cues import CUES
from briefing.extract.events.grammar import children, is_verb, lemma, prepositions, subjects, whole, with_conjuncts
from briefing.extract.events.mention import EventMention
from briefing.extract.events.referents import Referents
from briefing.model import EventPlace, PlaceStatus, Span
from briefing.profiles import EventKind

BRIDGES = frozenset({"for", "to", "at", "in", "into", "during"})


class Places:
    """Finds the places of mentions by the rules of their ``kinds``."""

    def __init__(self, referents: Referents, kinds: dict[str, EventKind]) -> None:
        """``referents`` are those of the document in hand."""
        self.referents = referents
        self.kinds = kinds

    def of(self, mention: EventMention) -> list[EventPlace]:
        """Places in text order, each once; a place both stated and possible counts as possible."""
        found: dict[str, EventPlace] = {}
        for place in sorted([*self._stated(mention), *self._candidates(mention)], key=_by_span):
            old = found.get(place.entity)
            if old is None or (old.status == "stated" and place.status == "candidate"):
                found[place.entity] = place
        return list(found.values())

    def _stated(self, mention: EventMention) -> list[EventPlace]:
        token, top, verb = mention.token, whole(mention.token), mention.carrier
        kind = self.kinds[mention.kind]
        out: list[EventPlace] = []
        if mention.relation == "verb":
            out += self._below(token, token)
            if "where" in kind.needs:
                out += [p for o in children(token, "dobj") for p in self._places(o, "stated")]
                out += self._below(token, token, CUES.to_place)
                out += self._antecedent(token)
            return out
        for noun in {token.i: token, top.i: top}.values():
            out += self._below(noun, noun, CUES.in_place | {"to"} if "where" in kind.needs else CUES.in_place)
            for clause in children(noun, "acl", "relcl"):
                if lemma(clause) in CUES.support | CUES.occur | CUES.plan:
                    out += self._below(clause, clause, CUES.in_place | {"for"})
        if kind.named_after == "place":
            out += self._before(token)
        if verb is not None and is_verb(verb):
            word = lemma(verb)
            if word in CUES.host_only and mention.relation == "obj":
                out += [
                    p
                    for s in [*subjects(verb), *(o for b, o in prepositions(verb) if b == "by")]
                    for p in self._places(s, "stated")
                ]
            if (mention.relation == "subj" and word in CUES.occur | CUES.support | CUES.plan) or (
                mention.relation == "obj" and word in CUES.support | CUES.plan
            ):
                for carrier in [verb, *children(verb, "xcomp", "conj")]:
                    if carrier == verb or lemma(carrier) in CUES.occur | CUES.support:
                        out += self._below(carrier, token)
            elif word in CUES.coming and mention.relation in BRIDGES:
                out += self._below(verb, token, CUES.in_place | CUES.to_place)
            else:
                out += self._adjacent(top)
        return out

    def _below(self, node: Any, event: Any, words: frozenset[str] = CUES.in_place) -> list[EventPlace]:
        """Places in prepositional phrases of ``node``, with the certainty that its clause gives them."""
        out: list[EventPlace] = []
        seen = set()
        stack = [c for c in node.children if c.dep_ in ("prep", "advmod")]
        below = [c for c in node.subtree if c.dep_ == "prep" and c not in stack and not _clause_between(c, node)]
        for prep in [*stack, *below]:
            if (
                prep.lower_ not in words
                or prep in seen
                or (is_verb(node) and node.dep_ != "ROOT" and _clause_between(prep, node))
            ):
                continue
            if (
                prep in below
                and (is_verb(node) or prep.head.dep_ in ("conj",))
                and not self._is_place_phrase(prep.head)
            ):
                continue
            seen.add(prep)
            for obj in children(prep, "pobj"):
                out += self._places(obj, self._certainty(node, prep, obj))
        return out

    def _is_place_phrase(self, noun: Any) -> bool:
        """Whether a phrase below ``noun`` still says where: "at a resort in Davos"."""
        return bool(noun.dep_ == "pobj" and noun.head.lower_ in CUES.in_place) or noun.dep_ in ("dobj", "appos")

    def _places(self, noun: Any, status: PlaceStatus) -> list[EventPlace]:
        out = []
        for token in with_conjuncts(noun):
            named = self._place(token)
            if named is None:
                of = [o for p, o in prepositions(token) if p == "of"]
                near = children(token, "appos") + of + [c for c in children(token, "compound", "nmod") if c.i < token.i]
                named = next((p for c in near if (p := self._place(c)) is not None), None)
            if named is not None:
                out.append(EventPlace(named[0], status, named[1]))
        return out

    def _place(self, token: Any) -> tuple[str, Span] | None:
        entity = self.referents.entity(token)
        if entity is None or entity.type != "place":
            return None
        span = next((m for m in entity.mentions if m.start <= token.idx < m.end), None)
        return (entity.id, span) if span else None

    def _before(self, noun: Any) -> list[EventPlace]:
        """ "Vienna summit": one place before the noun and nobody beside it."""
        found = [c for c in children(noun, "compound", "nmod", "amod", "poss") if self.referents.entity(c) is not None]
        if len(found) != 1 or any(c.lower_ in ("-", "–") for c in found[0].subtree):
            return []
        following = noun.doc[found[0].i + 1]
        if following.lower_ in ("-", "–", "—", "/"):
            return []
        place = self._place(found[0])
        return [EventPlace(place[0], "stated", place[1])] if place else []

    def _adjacent(self, top: Any) -> list[EventPlace]:
        """The phrase right after the noun phrase, which the parse may give to the verb."""
        after = top.right_edge.i + 1
        if (
            after + 1 < len(top.doc)
            and top.doc[after].dep_ == "prep"
            and top.doc[after].lower_ in CUES.in_place
            and top.doc[after].sent == top.sent
        ):
            return [p for o in children(top.doc[after], "pobj") for p in self._places(o, "stated")]
        return []

    def _antecedent(self, verb: Any) -> list[EventPlace]:
        """ "the airport, where she was arriving"."""
        if verb.dep_ == "relcl" and any(c.lower_ == "where" for c in verb.children):
            return self._places(verb.head, "stated")
        return []

    def _certainty(self, node: Any, prep: Any, obj: Any) -> PlaceStatus:
        if any(c.lower_ == "either" for c in (*prep.children, *obj.children)) or any(
            c.lower_ == "or" for c in obj.children
        ):
            return "candidate"
        maybe = [c for c in (*prep.children, *obj.children) if c.lower_ in CUES.maybe]
        if maybe or (prep.i > 0 and prep.nbor(-1).lower_ in CUES.maybe):
            return "candidate"
        if is_verb(node):
            chain = [node]
            while chain[-1].dep_ in ("xcomp", "conj") and chain[-1].head != chain[-1]:
                chain.append(chain[-1].head)
            for verb in chain:
                words = {c.lower_ for c in verb.children if c.dep_ in ("aux", "advmod")}
                if words & CUES.maybe or words & CUES.may or lemma(verb) in CUES.candidate_verbs:
                    return "candidate"
        return "stated"

    def _candidates(self, mention: EventMention) -> list[EventPlace]:
        """Places that the sentence names as possible, where the event is the only one that they can be for."""
        out: list[EventPlace] = []
        token = mention.token
        for verb in token.sent:
            if not is_verb(verb):
                continue
            word = lemma(verb)
            heads = children(verb, "nsubj", "nsubjpass", "dobj")
            if word in CUES.candidate_verbs:
                below = [h for h in heads if h.dep_ != "nsubj"]
                below += [a for h in below if (a := _before_aside(h)) is not None]
            elif any(lemma(a) in CUES.candidate_nouns for a in children(verb, "attr")) or (
                word in CUES.host_only
                and any(c.lower_ in CUES.may | CUES.maybe for c in verb.children)
                and token in verb.subtree
            ):
                below = [h for h in heads if h.dep_ == "nsubj"]
            else:
                continue
            out += [p for h in below for p in self._coordinated(h)]
        return out

    def _coordinated(self, head: Any) -> list[EventPlace]:
        """Every place of a coordination, asides left out."""
        out = self._places(head, "candidate")
        for c in head.children:
            if c.dep_ == "appos":
                out += self._places(c, "candidate")
        return out


def _clause_between(node: Any, top: Any) -> bool:
    for t in node.ancestors:
        if t == top:
            return False
        if is_verb(t):
            return True
    return False


def _by_span(place: EventPlace) -> int:
    return place.mention.start if place.mention else -1


def _before_aside(noun: Any) -> Any | None:
    """The name before a dash, where what follows only explains it: "Lyon — the site of … — and Nice were considered"."""
    edge = noun.left_edge.i
    if edge >= 2 and noun.doc[edge - 1].lower_ in ("—", "–", "-") and noun.doc[edge - 2].pos_ == "PROPN":
        return noun.doc[edge - 2]
    return None
