"""Which entity a word, a description or a pronoun stands for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefing.extract.events.cues import CUES
from briefing.extract.events.grammar import agents, children, is_plural, lemma, premodifiers, subjects, with_conjuncts
from briefing.extract.events.naming import short_name
from briefing.extract.lexicon.tables import table
from briefing.extract.lexicon.words import words_with
from briefing.model import Entity, Statement

if TYPE_CHECKING:
    from briefing.extract.document.parsed import Doc, Token


_LISTS = table("events", "referents")

HE = _LISTS.words("he")
SPEAKING = _LISTS.words("speaking")
THEY = _LISTS.words("they")
IT = _LISTS.words("it")
HOW_MANY = _LISTS.numbers("how_many")
GIVEN = _LISTS.words("given")
LEADS = _LISTS.words("leads")
BANDS = _LISTS.words("bands")
HEADS = words_with("head-of-state")
STATES = words_with("state-noun")
ENVOYS = words_with("envoy-noun")
REACH = 4
"""Sentences over which a pronoun carries on the one before it."""
ACTORS = frozenset({"person", "organization", "group", "place"})


class Referents:
    """The entities of one document by token, and who was last spoken of.

    ``remember`` is called with the participants of each event found, so that "the two leaders" further down can
    be read as them.
    """

    def __init__(self, doc: Doc, entities: Sequence[Entity], statements: Sequence[Statement] = ()) -> None:
        """In what ``statements`` quote, "I" and "we" are the speaker."""
        self.doc = doc
        quoted = [s for s in statements if s.quoted != "indirect"]
        self._speakers = [(s.content, s.speaker.entity, s.quoted) for s in quoted if s.speaker and s.speaker.entity]
        self.text: str = doc.text
        self.by_id = {e.id: e for e in entities}
        self.at: dict[int, str] = {}
        for entity in entities:
            for m in entity.mentions:
                span = doc.char_span(m.start, m.end, alignment_mode="expand")
                for token in span or ():
                    self.at.setdefault(token.i, entity.id)
        self._states = {e.country: e.id for e in reversed(entities) if is_state(e)}
        self._state_ids = frozenset(e.id for e in entities if is_state(e))
        self._pairs: list[tuple[int, tuple[str, ...]]] = []
        self._apart = (0, 0)

    def entity(self, token: Token) -> Entity | None:
        """The entity whose mention covers ``token``."""
        found = self.at.get(token.i)
        return self.by_id[found] if found else None

    def leave_out(self, start: int, end: int) -> None:
        """The tokens from ``start`` to ``end`` (a dateline) stand for nobody."""
        self._apart = (start, end)

    def left_out(self, index: int) -> bool:
        """Whether the token stands in what was left out."""
        return self._apart[0] <= index < self._apart[1]

    def is_state(self, ident: str) -> bool:
        """Whether the entity is a country and not something in one."""
        return ident in self._state_ids

    def without_nations(self, ids: Sequence[str]) -> list[str]:
        """``ids`` without the nation of a person among them: "her Swedish counterpart" is not the Swedes."""
        lands = {self.by_id[i].country for i in ids if self.by_id[i].type == "person"}
        return [i for i in ids if self.by_id[i].type != "group" or self.by_id[i].country not in lands]

    def short_name(self, entity: Entity) -> str:
        """What the article calls ``entity`` for short."""
        spoken = [self.text[m.start : m.end] for m in entity.mentions]
        return short_name(entity, spoken, list(self.by_id.values()))

    def remember(self, position: int, participants: Sequence[str]) -> None:
        """Two or more took part in an event told at token ``position``."""
        if len(participants) >= 2:
            self._pairs.append((position, tuple(participants)))

    def people_of(self, group: Entity) -> Entity | None:
        """For "North Korean" the state, where the article names it."""
        state = self._states.get(group.country) if group.country else None
        return self.by_id[state] if state else None

    def all_of(self, head: Token) -> list[str]:
        """Entity ids that the noun phrase ``head`` and what is coordinated with it stand for, in order."""
        out: dict[str, None] = {}
        start, end = self._apart
        if start <= head.i < end:  # "ROME — The envoy arrived", where the parse joins city and envoy
            first = next((t for t in head.subtree if t.i >= end and t.head.i < end and t.pos_ != "PUNCT"), None)
            if first is None:
                return []
            head = first
        for token in with_conjuncts(head):
            if start <= token.i < end:
                continue
            for found in self.one_of(token):
                out.setdefault(found)
            if self._is_person(token):  # "X of Ghana and Y of Togo": like is joined with like, whatever the parse says
                for t in token.subtree:
                    if t.dep_ != "conj" or t.head == token or not self._is_person(t):
                        continue
                    if not self._is_person(t.head) or self.at[t.head.i] == self.at[token.i]:  # half of a hyphened name
                        out.setdefault(self.at[t.i])
        return list(out)

    def one_of(self, head: Token, depth: int = 0) -> list[str]:
        """Entity ids that the noun phrase ``head`` stands for, without what is coordinated with it."""
        if depth > 3:
            return []
        named = self.entity(head)
        if named is not None and named.type in ACTORS:
            return [self._as_actor(named)]
        if head.pos_ == "PRON":
            return self._pronoun(head)
        if head.ent_type_ == "DATE":  # "X today met", where the parse makes the day the head
            named_first = [e for c in children(head, "compound") if (e := self.entity(c)) is not None]
            return [e.id for e in named_first if e.type == "person"][:1]
        for c in (*children(head, "appos"), *children(head, "compound", "nmod", "flat")):
            e = self.entity(c)
            if (
                e is not None
                and e.type == "person"
                and (c.dep_ == "appos" or lemma(head) in CUES.office_nouns or head.pos_ == "PROPN")
            ):
                beside = [i for t in c.conjuncts for i in self.one_of(t, depth + 1)] if c.dep_ == "appos" else []
                return list(dict.fromkeys([e.id, *(i for i in beside if self.by_id[i].type == "person")]))
            if e is not None and e.type == "organization" and c.dep_ == "appos" and not self._bears_office(head):
                return [e.id]  # "the French firm Renault"
        if head.dep_ == "appos" and depth == 0:
            e = self.entity(head.head)
            if e is not None and e.type == "person":
                return [e.id]
        if head.lower_ in HOW_MANY and any(c.lower_ == "the" for c in head.children):  # "the two met again"
            return self._pair(head.i, "", HOW_MANY[head.lower_])
        if head.pos_ not in ("NOUN", "PROPN"):
            return []
        return self._described(head, depth)

    @staticmethod
    def _bears_office(head: Token) -> bool:
        return lemma(head) in CUES.office_nouns | CUES.people_nouns | CUES.sides_nouns

    def _as_actor(self, entity: Entity) -> str:
        if entity.type == "group":
            state = self.people_of(entity)
            return state.id if state else entity.id
        return entity.id

    def _described(self, head: Token, depth: int) -> list[str]:
        word = lemma(head)
        plural = is_plural(head)
        below = list(head.children)
        many = next((HOW_MANY[w] for w in (*(c.lower_ for c in below), word) if w in HOW_MANY), 0)
        bare = plural and [c.lower_ for c in below if c.i < head.i] == ["the"] and not any(c.i > head.i for c in below)
        if bare and word in CUES.office_nouns | {"counterpart"}:  # "the leaders" of whom was told
            many = many or 2
        if many and (word in CUES.people_nouns or word in CUES.sides_nouns):
            return self._pair(head.i, word, many)
        for clause in children(head, "acl"):  # "a delegation led by X"
            if lemma(clause) in LEADS and (word in CUES.sides_nouns or word in BANDS):
                return [i for o in agents(clause) for i in self.all_of(o)]
        for c in below:
            if (
                c.dep_ == "prep"
                and c.lower_ in GIVEN
                and (word in CUES.people_nouns or word in CUES.sides_nouns or plural)
            ):
                found = [i for o in children(c, "pobj") for i in self.all_of(o)]
                if found:
                    return found
        if word in CUES.office_nouns and not plural:
            holder = self._bearer(head, word)
            owners = [e for t in children(head, "poss") if (e := self.entity(t)) is not None and self.is_state(e.id)]
            return [holder] if holder else [e.id for e in owners]  # "Norway's prime minister", whoever that is
        if word in CUES.people_nouns or word in CUES.sides_nouns or word in CUES.office_nouns:
            named = [e for t in premodifiers(head) if (e := self.entity(t)) is not None]
            return list(dict.fromkeys(self._as_actor(e) for e in named if e.type in ("place", "group", "organization")))
        return []

    def _bearer(self, head: Token, office: str) -> str | None:
        """The one person who bears ``office``, told apart by country where the phrase names one."""
        if not any(c.dep_ in ("det", "poss", "amod", "compound") for c in head.children) and head.pos_ != "PROPN":
            return None
        if any(c.lower_ in ("a", "an", "no", "any", "another", "former") for c in head.children):
            return None
        land = next(
            (
                e.country
                for c in head.children
                if c.i < head.i and (e := self.entity(c)) is not None and e.type != "person"
            ),
            None,
        )
        fits = [
            e
            for e in self.by_id.values()
            if e.type == "person"
            and any(office in r.title.lower().split() for r in e.roles)
            and (land is None or e.country == land)
        ]
        if len(fits) == 1:
            return fits[0].id
        before = self.doc[head.i].idx
        fits = [e for e in fits if any(m.start < before for m in e.mentions)]
        if len(fits) == 1:
            return fits[0].id
        if land is None and fits:
            return max(fits, key=lambda e: max(m.start for m in e.mentions if m.start < before)).id
        return None

    def _pair(self, position: int, word: str, many: int = 2) -> list[str]:
        """The ``many`` of whom an event was last told that ``word`` ("leader", "side") fits."""
        for at, ids in reversed(self._pairs):
            if at >= position:
                continue
            persons = [i for i in ids if self.by_id[i].type == "person"]
            others = [i for i in ids if i not in persons]
            if word in CUES.sides_nouns and len(others) == many:
                return others
            if word in STATES:
                lands = [self._states.get(self.by_id[i].country) for i in persons if self.by_id[i].country]
                if len(persons) == many:
                    return [s for s in lands if s is not None]
            elif len(persons) == many and all(self._fits(self.by_id[i], word) for i in persons):
                return persons
        if word != "leader" or many != 2:
            return []
        return self._just_named(position) or self._heads()

    def _just_named(self, position: int) -> list[str]:
        """The two people of two countries, and nobody else, whom the sentence before named."""
        sent = self.doc[position].sent
        if sent.start == 0:
            return []
        named = list(dict.fromkeys(self.at[t.i] for t in self.doc[sent.start - 1].sent if self._is_person(t)))
        lands = {self.by_id[i].country for i in named}
        return named if len(named) == 2 and len(lands) == 2 else []

    def _heads(self) -> list[str]:
        """The heads of state or government of the article, where they are two and of two countries."""
        found = [
            e
            for e in self.by_id.values()
            if e.type == "person" and not e.envoy and any(h in r.title.lower() for r in e.roles for h in HEADS)
        ]
        return [e.id for e in found] if len(found) == 2 and found[0].country != found[1].country else []

    @staticmethod
    def _fits(person: Entity, word: str) -> bool:
        """Whether nothing that is known of ``person`` speaks against being called ``word``."""
        if word in CUES.people_nouns and word in ENVOYS:
            return person.envoy or not person.roles
        titles = " ".join(r.title.lower() for r in person.roles)
        if word in ("leader", "president", "premier"):
            return not person.envoy and (not titles or any(h in titles for h in HEADS))
        return word not in CUES.office_nouns or not titles or word in titles or "counterpart" in titles

    def _pronoun(self, token: Token) -> list[str]:
        word = token.lower_
        # Of quotations inside each other the last to begin is the innermost.
        inside = [(who, how) for content, who, how in self._speakers if content.start <= token.idx < content.end][-1:]
        if word in SPEAKING:
            return [who for who, _ in inside]
        found: list[str] = []
        if word in HE:
            person = self._he(token)
            found = [person] if person else []
        elif word in THEY:
            found = self._they(token)
        elif word == "it":
            found = self._it(token)
        # Nobody speaks of himself as of another, but "he" may stand outside the marks.
        return found if not {who for who, how in inside if how == "direct"} & set(found) else []

    def _it(self, token: Token) -> list[str]:
        """The state or body that the clause above, or the sentence before, has as its subject."""
        if token.dep_ not in ("nsubj", "nsubjpass"):
            return []
        sent = token.sent
        verbs = [a for a in token.head.ancestors if a.pos_ in ("VERB", "AUX")]
        if not verbs and sent.start:
            verbs = [self.doc[sent.start - 1].sent.root]
        for verb in verbs:
            for subject in children(verb, "nsubj", "nsubjpass"):
                e = self.entity(subject)
                if e is not None and subject.i < token.i:
                    return [self._as_actor(e)] if e.type in ("place", "organization") else []
        return []

    def _he(self, token: Token, depth: int = 0) -> str | None:
        """The person who is subject nearest before, in this sentence or the one before it."""
        sent, word = token.sent, token.lower_
        own = [t for t in sent if t.i < token.i and self._is_person(t)]
        subject = [t for t in own if t.dep_ in ("nsubj", "nsubjpass", "poss") or t.head.dep_ in ("nsubj", "nsubjpass")]
        if token.dep_ in ("poss", "dobj", "pobj") and subject:
            return self.at[subject[-1].i]
        if subject or len({self.at[t.i] for t in own}) == 1:
            return self.at[(subject or own)[-1].i]
        ahead = [t for t in self._main_subjects(token) if self._is_person(t) and not t.conjuncts]
        if len(ahead) == 1:
            return self.at[ahead[0].i]
        before = sent
        heads: list[Token] = []
        for _ in range(REACH):  # "he" may have been "he" for some sentences
            if own or heads or before.start == 0:
                break
            before = self.doc[before.start - 1].sent
            heads = [t for t in before if self._is_person(t)]
            same = next((t for t in before if t.lower_ == word and t.dep_ in ("nsubj", "nsubjpass")), None)
            if same is not None and same.head.dep_ in ("ROOT", "ccomp"):  # who is spoken of stays who is spoken of
                return self._he(same, depth + 1) if depth < REACH else None
        named = {self.at[t.i] for t in heads}
        if len(named) == 1:
            return named.pop()
        subject = [t for t in heads if t.dep_ in ("nsubj", "nsubjpass") and t.head.dep_ in ("ROOT", "ccomp")]
        return self.at[subject[-1].i] if subject else None

    def _they(self, token: Token) -> list[str]:
        sent = token.sent
        ahead = [i for t in self._main_subjects(token) for i in self.all_of(t)]
        if len(ahead) >= 2:
            return ahead
        sentences = [sent] if sent.start == 0 else [sent, self.doc[sent.start - 1].sent]
        for s in sentences:
            for verb in reversed([t for t in s if t.pos_ in ("VERB", "AUX") and t.i < token.i]):
                before = [t for t in subjects(verb) if t.i < token.i and t.pos_ != "PRON"]
                heads = [t for t in before if token.i > t.right_edge.i]  # no phrase names who "they" within it are
                found = [i for h in heads for i in self.all_of(h)]
                if len(found) >= 2:
                    return found
        return self._pair(token.i, "")

    @staticmethod
    def _main_subjects(token: Token) -> list[Token]:
        """The named subjects of the main clause behind a phrase that opens it: "after their talks, X and Y agreed"."""
        verb = token.sent.root
        if token.dep_ != "poss" or token.i > verb.i:
            return []
        heads = [s for s in children(verb, "nsubj", "nsubjpass") if s.i > token.i and s.pos_ == "PROPN"]
        opening = any(p.dep_ in ("prep", "advcl") and token in p.subtree for p in verb.children)
        return heads if opening else []

    def _is_person(self, token: Token) -> bool:
        e = self.entity(token)
        return e is not None and e.type == "person"


def is_state(entity: Entity) -> bool:
    """Whether the place ``entity`` is a country and not something in one."""
    from briefing.extract.lexicon.geo import country_of_country

    return entity.type == "place" and any(country_of_country(n) for n in (entity.name, *entity.aliases))
