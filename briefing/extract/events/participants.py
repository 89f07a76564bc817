"""Who takes part: people, states and bodies by the grammar of the event's own words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from briefing.extract.events.attendance import ATTENDEES, attending, hosts
from briefing.extract.events.carried_status import puts_off
from briefing.extract.events.contests import CONTESTS, chosen
from briefing.extract.events.cues import CUES
from briefing.extract.events.grammar import (
    RELATIVES,
    agents,
    children,
    clause_of,
    clauses_of,
    is_passive,
    is_plural,
    is_verb,
    lemma,
    more_objects,
    premodifiers,
    prepositions,
    subjects,
    takes_part,
    whole,
)
from briefing.extract.events.mention import EventMention
from briefing.extract.events.referents import Referents
from briefing.extract.lexicon.tables import table
from briefing.extract.lexicon.words import words_with
from briefing.profiles import EventKind

if TYPE_CHECKING:
    from briefing.extract.document.parsed import Token


_LISTS = table("events", "participants")

JOINT = _LISTS.words("joint")
REACHED = _LISTS.words("reached")
SIDES = _LISTS.words("sides")
DASHES = frozenset({"-", "–", "—", "/"})
THERE = _LISTS.words("there")
TAKES_ALONG = words_with("takes-along")
ATTENDS = words_with("attends")
MOVES_OTHERS = words_with("moves-others")
PRESENCE = _LISTS.words("presence")
ANSWERS = _LISTS.words("answers")
PAYS = _LISTS.words("pays")
GATHERS = _LISTS.words("gathers")
EQUATES = _LISTS.words("equates")


class Participants:
    """Finds the participants of mentions by the rules of their ``kinds``."""

    def __init__(self, referents: Referents, kinds: dict[str, EventKind]) -> None:
        """``referents`` are those of the document in hand."""
        self.referents = referents
        self.kinds = kinds

    def of(self, mention: EventMention) -> list[str]:
        """Ids of those between whom the event is, in the order in which the clause names them."""
        if mention.relation == "verb":
            if mention.kind in CONTESTS:
                heads = subjects(mention.token) if is_passive(mention.token) else chosen(mention.token)
                return self._people(heads)
            found = self._actors(self._verb(mention))
            people = [i for i in found if self.referents.by_id[i].type == "person"]
            travels = "where" in self.kinds[mention.kind].needs  # "an official of the ministry, travelling with X"
            return people if travels and people else found
        found = self._actors(self._noun(mention))
        partners = {i for p, o in prepositions(mention.token) if p == "with" for i in self._all([o])}
        if partners and partners.issuperset(found) and not self._open(mention):
            found = self._actors([*self._other_side(mention), *found])
        return found

    def present(self, mention: EventMention) -> list[str]:
        """Ids of those of whom an act at the event is told: "at the summit, X said", "the summit where X signed"."""
        if mention.relation == "verb":
            return []
        found = self._witnesses(mention)
        verb, top = mention.carrier, whole(mention.token)
        if verb is not None and is_verb(verb) and self._open(mention):
            acts = mention.relation in THERE and lemma(verb) in CUES.act_there | CUES.support
            comes = mention.relation == "obj" and lemma(verb) in ATTENDS
            if acts or (comes and not is_passive(verb)):
                found += self._all(subjects(verb))
            elif comes:
                found += self._all(agents(verb))
        if verb is not None and lemma(verb) in ATTENDEES and verb.dep_ == "nsubj":  # "guests at the wedding included X"
            guests = list(attending(verb.head))
            found += self._all([*guests, *hosts(guests)])
        elif verb is not None and is_verb(verb) and _told_before(mention) and lemma(verb) in ATTENDS:
            found += self._people(agents(verb) if is_passive(verb) else subjects(verb))
        for noun in (mention.token, top):
            for clause in children(noun, "relcl"):
                if _where(clause) and not any(c.tag_ == "MD" for c in clause.children):
                    found += self._all(children(clause, "nsubj", "nsubjpass"))
        return [i for i in self._actors(found) if not self._is_place(i)]

    def _witnesses(self, mention: EventMention) -> list[str]:
        """Those "in the presence of" whom it happened."""
        verb = clause_of(mention.token)
        near = [o for v in ([verb] if verb is not None else []) for p, o in prepositions(v) if p == "in"]
        near += [o for p, o in prepositions(mention.token) if p == "in"]
        seen_by = [o for n in near if lemma(n) in PRESENCE for p, o in prepositions(n) if p == "of"]
        return self._people(seen_by)

    def _other_side(self, mention: EventMention) -> list[str]:
        """Who meets Y in "X planned a meeting with Y", "in a call with Y, X sought": the subject."""
        verb = clause_of(mention.token)
        if verb is None or lemma(verb) in CUES.absent or mention.relation == "subj":
            return []
        return [i for i in self._all(subjects(verb)) if not self._is_place(i) or self._is_state(i)]

    def _open(self, mention: EventMention) -> bool:
        """Whether more people come than the event is between."""
        return self.kinds[mention.kind].many or bool(mention.series)

    def _actors(self, found: Iterable[str]) -> list[str]:
        """Each once; "her Swedish counterpart, X" is X and not the Swedes."""
        ids = dict.fromkeys(i for i in found if self.referents.by_id[i].type != "other")
        return self.referents.without_nations(list(ids))

    def _verb(self, mention: EventMention) -> Iterator[str]:
        verb = mention.token
        kind = self.kinds[mention.kind]
        journey = "where" in kind.needs
        objects = children(verb, "dobj") + more_objects(verb)
        if is_passive(verb):
            yield from self._all(agents(verb))
            patients = children(verb, "nsubjpass") or subjects(verb)
            yield from (i for i in self._all(patients) if not (journey and self._is_place(i)))
        else:
            yield from (
                i for i in self._all(subjects(verb)) if not (journey and self._is_place(i) and not self._is_state(i))
            )
            if not kind.objects and (not journey or mention.after is not None):
                # "Received the ministers of Ghana and Togo" names them by their states.
                meant = {i for o in objects if is_plural(o) and not self.referents.entity(o) for i in self._all([o])}
                yield from (
                    i
                    for i in self._all(objects)
                    if not self._is_place(i) or (i in meant and self._is_state(i) and not journey)
                )
        for prep, obj in prepositions(verb):
            if prep in JOINT or (prep == mention.after and prep in REACHED and not journey):
                yield from self._all([obj])
            if kind.remote:  # "spoke by telephone with X", where the parse gives X to the telephone
                yield from (i for p, o in prepositions(obj) if p in JOINT for i in self._all([o]))
        if kind.objects:  # a treaty bears the names of its sides
            named = objects + [verb.head] * (verb.dep_ in ("relcl", "acl")) + children(verb, "nsubjpass")
            for obj in named:
                yield from (
                    i for i in self._compound(obj, alone=True) if self.referents.by_id[i].type in ("place", "group")
                )
                yield from (i for p, o in prepositions(obj) if p in JOINT for i in self._all([o]))

    def _noun(self, mention: EventMention) -> Iterator[str]:
        token, top = mention.token, whole(mention.token)
        both = [token] if token == top else [token, top]
        for noun in both:
            yield from self._owners(noun, mention)
        yield from self._carried(mention, top)
        contest = mention.kind in CONTESTS
        yield from self._compound(token, alone=self.kinds[mention.kind].named_after == "participant", contest=contest)
        for noun in both:
            for prep, obj in prepositions(noun):
                if prep in JOINT or prep == "by" or (prep == "from" and self.kinds[mention.kind].remote):
                    yield from self._all([obj])
                elif prep == "of" and noun == token:
                    yield from (i for i in self._all([obj]) if not self._is_place(i) or obj.tag_ in ("NNS", "NNPS"))
                    yield from self._sides_of(obj)
            for clause in clauses_of(noun):
                yield from self._clause(clause, noun)
        yield from self._late_between(mention)
        if mention.relation == "obj" and mention.carrier is not None and lemma(mention.carrier) in PAYS:
            called_on = [o for n in (token, mention.carrier) for p, o in prepositions(n) if p in REACHED]
            yield from (i for i in self._all(called_on) if not self._is_place(i))  # "paid a courtesy call on X"
        if mention.relation == "subj" and mention.carrier is not None and lemma(mention.carrier) in EQUATES:
            for attr in children(mention.carrier, "attr", "dobj", "acomp"):
                yield from (i for p, o in prepositions(attr) if p in JOINT for i in self._all([o]))

    def _sides_of(self, noun: Token, depth: int = 0) -> Iterator[str]:
        """ "The signing of a memorandum of understanding between X and Y"."""
        for prep, obj in prepositions(noun):
            if prep in SIDES:
                yield from self._all([obj])
            elif prep == "of" and depth < 3:
                yield from self._sides_of(obj, depth + 1)

    def _late_between(self, mention: EventMention) -> Iterator[str]:
        """ "Preparations for a summit next week between X and Y", where the parse gives the sides to a word above."""
        token = mention.token
        above = set(token.ancestors)
        for t in token.doc[token.i + 1 : token.sent.end]:
            if is_verb(t) and t not in above:
                return
            if t.lower_ == "between" and t.dep_ == "prep" and t.head in above:
                yield from self._all(children(t, "pobj"))
                return

    def _owners(self, noun: Token, mention: EventMention) -> Iterator[str]:
        """ "X's visit"; but "Vienna's summit" tells where."""
        for owner in children(noun, "poss"):
            ids = self._all([owner])
            placed = self.kinds[mention.kind].named_after == "place" and "where" not in self.kinds[mention.kind].needs
            yield from (i for i in ids if not (self._is_place(i) and placed and len(ids) == 1))

    def _carried(self, mention: EventMention, top: Token) -> Iterator[str]:
        """Who holds, attends, or comes to it."""
        verb, relation = mention.carrier, mention.relation
        if verb is None or not is_verb(verb):
            return
        word = lemma(verb)
        journey = "where" in self.kinds[mention.kind].needs
        if journey and (relation in ("on", "for", "with") or (relation == "after" and word in CUES.absent)):
            # "left for a visit to", "is on a visit to", "began the year with a visit to"
            yield from (i for i in self._all(subjects(verb)) if not self._is_place(i))
            return
        if journey and relation in ("obj", "after"):  # "her visit to Rome follows a trip to Paris"
            trips = [s for s in subjects(verb) if s != mention.token and s.pos_ == "NOUN"]
            yield from (i for s in trips for i in self._all(children(s, "poss")) if not self._is_place(i))
        if relation == "obj" and (word in CUES.cancel or puts_off(verb)) and not is_passive(verb):
            yield from self._dropping(mention, verb, journey=journey)
        if word in CUES.absent:
            return
        if relation == "obj" and self.kinds[mention.kind].remote and word in ANSWERS:
            yield from (i for i in self._all(subjects(verb)) if not self._is_place(i))
        elif relation == "obj":
            passive = is_passive(verb) or (verb.dep_ in ("acl", "relcl") and verb.tag_ == "VBN")
            doers = agents(verb) if passive else subjects(verb)
            comes = (self._open(mention) or _told_before(mention)) and word in ATTENDS
            kind = self.kinds[mention.kind]
            decides = word in CUES.tell | CUES.cancel or word in (*kind.cancelled, *kind.planned)
            holds = (word in CUES.support or word in kind.held) and not decides
            if holds and not comes and top not in doers and mention.token not in doers:
                roof = word in CUES.host_only
                contest = mention.kind in CONTESTS and word not in kind.held  # states and parties hold elections
                for i in self._all(doers):
                    person = self.referents.by_id[i].type == "person"
                    if (person and not contest) or not (person or roof):
                        yield i
            yield from (i for p, o in prepositions(verb) if p in JOINT for i in self._all([o]))
        elif (relation == "during" or (relation in ("at", "in") and word in CUES.act_there)) and not self._open(
            mention
        ):
            heard = children(verb, "dobj") if relation in ("during", "in") else []
            yield from (i for i in self._all([*subjects(verb), *heard]) if not self._is_place(i))
        elif relation == "in" and takes_part(verb):
            yield from self._all(subjects(verb))
        elif relation in ("for", "to", "in", "into", "at", "during") and word in CUES.coming:
            if word not in MOVES_OTHERS or relation in THERE:
                yield from self._all(children(verb, "nsubjpass") if is_passive(verb) else subjects(verb))
            if word in TAKES_ALONG:
                yield from self._all(children(verb, "dobj"))

    def _dropping(self, mention: EventMention, verb: Token, *, journey: bool) -> Iterator[str]:
        """Those who gave up what was to be theirs: "cancelled a trip to Oslo", "X and Y postponed their talks"."""
        doers = subjects(verb)
        if journey:
            yield from self._people(doers)
        elif not self._open(mention) and len(found := self._all(doers)) > 1:
            yield from found

    def _clause(self, clause: Token, noun: Token) -> Iterator[str]:
        """ "talks involving X and Y", "a meeting attended by X", "talks that X held with Y"."""
        word = lemma(clause)
        if word in CUES.absent or _where(clause):
            return
        if word in GATHERS:
            yield from self._all(children(clause, "dobj"))
        elif word in CUES.support and word not in CUES.host_only:
            yield from self._all(agents(clause))
            yield from (i for p, o in prepositions(clause) if p in JOINT for i in self._all([o]))
            if not is_passive(clause) and (clause.tag_ != "VBN" or children(clause, "aux")):
                yield from self._all(s for s in subjects(clause) if s.lower_ not in RELATIVES and s != noun)

    def _compound(self, noun: Token, *, alone: bool = False, contest: bool = False) -> Iterator[str]:
        """ "X-Y summit", "the AU summit": names before the noun; a lone place only with ``alone``."""
        tokens = premodifiers(noun)
        found: dict[str, Token] = {}
        for t in tokens:
            if t.dep_ == "poss" or any(a.dep_ == "poss" and a in tokens for a in t.ancestors):
                continue
            ident = self.referents.at.get(t.i)
            if ident is not None and self.referents.by_id[ident].type != "other":
                found.setdefault(ident, t)
        paired = len(found) >= 2 and any(set(t.text) & DASHES or t.dep_ == "cc" for t in tokens)
        if contest:  # "the Republican Ohio primary" is held there
            found = {i: t for i, t in found.items() if not self._is_place(i)}
        for ident, t in found.items():
            if self.referents.by_id[ident].type in ("person", "organization") or paired or alone:
                yield from self.referents.one_of(t) or (ident,)

    def _all(self, heads: Iterable[Token]) -> list[str]:
        return [i for h in heads for i in self.referents.all_of(h)]

    def _people(self, heads: Iterable[Token]) -> list[str]:
        return [i for i in self._all(heads) if self.referents.by_id[i].type == "person"]

    def _is_place(self, ident: str) -> bool:
        return self.referents.by_id[ident].type == "place"

    def _is_state(self, ident: str) -> bool:
        return self.referents.is_state(ident)


def _told_before(mention: EventMention) -> bool:
    """Whether somebody came to what was told of before, and of others: "X joined the talks"."""
    sides = any(p in JOINT for p, _ in prepositions(mention.token))
    return mention.relation == "obj" and mention.definite and mention.index > 0 and not sides


def _where(clause: Token) -> bool:
    """Whether the clause tells what was done there: "where they signed", "at which he spoke"."""
    for c in clause.children:
        if c.lower_ == "where" and c.dep_ == "advmod":
            return True
        if c.dep_ == "prep" and any(o.lower_ == "which" for o in c.children):
            return True
    return False
