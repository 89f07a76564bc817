"""Who does what to whom: spans of the text, and the entities that they mean."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from briefing.extract.events.actions.clauses import DASHES
from briefing.extract.events.actions.mention import ActionMention
from briefing.extract.events.grammar import (
    agents,
    children,
    is_passive,
    is_verb,
    prepositions,
    subjects,
)
from briefing.extract.events.referents import HE, Referents
from briefing.extract.lexicon.tables import table
from briefing.model import Party

_LISTS = table("actions", "parties")

IT = frozenset({"it", "its", "itself"})
THEY = frozenset({"they", "them", "their", "themselves"})
NOBODY = _LISTS.words("nobody")
BEFORE = frozenset({"det", "amod", "compound", "nummod", "nmod", "poss", "quantmod", "advmod", "predet", "npadvmod"})
TOWARDS = _LISTS.ordered("towards")
"""Prepositions that lead to whom it is done, the most telling first."""
APART = _LISTS.words("apart")
UNDERGOES = ("come under ", "be under ")
"""Verbs whose subject is done something to, though they are no passives."""
BESIDE = frozenset({"near", "off", "outside"})
"""Prepositions that only tell where a thing is: nothing is done to Gao by an attack on a convoy near it."""
PLACED = frozenset({"in", "near", "outside", "inside", "at"})


class Parties:
    """Finds actors and recipients of one document's mentions."""

    def __init__(self, referents: Referents, doings: Collection[str] = ()) -> None:
        """``doings`` are the nouns that name actions, and so nobody."""
        self.referents = referents
        self.doings = doings

    def describe(self, m: ActionMention) -> None:
        """Sets the actors and recipients of ``m``."""
        if m.form == "modal":
            m.actors, m.recipients = self.parties(subjects(m.token.head)), self.parties(m.objects)
        elif m.relation == "verb":
            doers = agents(m.token) if m.passive else subjects(m.token)
            if not m.passive and not doers:
                doers = self._loose_subjects(m.token)
            if m.word.startswith(UNDERGOES) and not m.passive:  # "the base came under fire from rebels"
                m.actors = self.parties(o for p, o in prepositions(m.token) if p in ("from", "by"))
                m.recipients = self.parties(doers)
            else:
                m.actors = self.parties(doers)
                m.recipients = self.parties(self._done_to(m))
        else:
            m.actors = self.parties(self._noun_actors(m))
            m.recipients = self.parties(self._noun_recipients(m))
        taken = {(p.start, p.end) for p in m.actors}
        known = {p.entity for p in m.actors if p.entity}
        m.recipients = [
            p for p in m.recipients if (p.start, p.end) not in taken and (p.entity is None or p.entity not in known)
        ]

    @staticmethod
    def _loose_subjects(verb: Any) -> list[Any]:
        """The subject of the main clause for a participle or an infinitive of purpose."""
        node = verb
        for _ in range(4):
            if node.dep_ in ("advcl", "conj", "xcomp") and is_verb(node.head):
                node = node.head
                found = children(node, "nsubj", "nsubjpass")
                if found:
                    return found
        return []

    def _done_to(self, m: ActionMention) -> list[Any]:
        verb = m.token
        if m.form == "objects":
            return self._beyond(m)
        direct = [o for o in m.objects if self._somebody(o)] if m.form != "over" else list(m.objects)
        if m.form == "over":
            return self._governed(m)
        if direct:
            return direct
        if m.objects:
            owners = [c for o in m.objects if (c := self._owner(o)) is not None]
            return owners or self._named_within(m.objects) or self._beyond(m, nearby=False)
        return self._towards([verb, *m.tokens]) or self._nearby(m)

    def _named_within(self, nouns: Iterable[Any]) -> list[Any]:
        """The first name within things: "the power lines leading into Kabul"."""
        for noun in nouns:
            for t in noun.subtree:
                e = self.referents.entity(t)
                named = t.i > noun.i and e is not None and e.type != "other" and t.ent_type_ not in ("DATE", "TIME")
                if named and not (t.head.dep_ == "prep" and t.head.lower_ in BESIDE):
                    return [t]
        return []

    def _beyond(self, m: ActionMention, *, nearby: bool = True) -> list[Any]:
        """To whom, where the object is a thing: "imposed sanctions on X", "gave X aid", "X's homes"."""
        verb = m.token
        found = children(verb, "dative")
        found = [o for f in found for o in (children(f, "pobj") or [f])]
        if found:
            return found
        if len(m.objects) > 1:
            return m.objects[:1]
        nodes = [verb, *(t for t in m.tokens if t != verb), *m.objects]
        towards = self._towards(nodes)
        if towards and self._somebody(towards[0]):
            return towards
        owners = [c for o in m.objects if (c := self._owner(o)) is not None]
        return (
            owners
            or (self._nearby(m) if nearby else [])
            or towards
            or [o for o in m.objects if o.lemma_.lower() not in self.doings]
        )

    def _nearby(self, m: ActionMention) -> list[Any]:
        """The first name behind the words of the action in its own clause."""
        verb = m.token
        actors = {t.i for s in subjects(verb) for t in s.subtree}
        for t in verb.subtree:
            if t.i <= verb.i or t.i in actors:
                continue
            e = self.referents.entity(t)
            if e is None or e.type == "other" or t.ent_type_ in ("DATE", "TIME"):
                continue
            node, own = t, True
            while node != verb and own:
                own = not (is_verb(node) and node.dep_ in ("advcl", "conj", "relcl", "ccomp", "parataxis"))
                own = own and not (node.dep_ == "prep" and node.lower_ in APART)
                node = node.head
            if own:
                return [t]
        return []

    def _towards(self, nodes: Iterable[Any]) -> list[Any]:
        best: list[tuple[int, int, Any]] = []
        seen: set[int] = set()
        for node in nodes:
            for prep, obj in prepositions(node):
                if obj.i in seen or prep not in TOWARDS or obj.dep_ != "pobj" or obj.ent_type_ in ("DATE", "TIME"):
                    continue
                seen.add(obj.i)
                best.append((self._vague(obj), TOWARDS.index(prep), obj))
        best.sort(key=lambda b: b[:2])
        if best and best[0][0] < 2:
            return [best[0][2]]
        for _, _, obj in best:  # "protest against Sweden's decision"
            owner = self._owner(obj)
            if owner is not None:
                return [owner]
        return [best[0][2]] if best else []

    def _governed(self, m: ActionMention) -> list[Any]:
        """To whom a threat, a demand or a promise is: its object, else whom what it governs would be done to."""
        direct = [o for o in m.objects if self._somebody(o)]
        if any(self._vague(o) == 0 for o in direct):
            return direct
        verb = m.token
        own = self._towards_people(verb)
        if own:
            return own
        for o in m.objects:
            owner = self._owner(o)
            if owner is not None:
                return [owner]
        if direct:
            return direct
        clauses = [
            c
            for node in m.tokens
            for c in children(node, "xcomp", "ccomp", "pcomp", "advcl")
            if c.i > verb.i and c not in m.tokens
        ]
        clauses += [c for o in m.objects for c in children(o, "acl")]
        actors = {t.i for s in subjects(verb) for t in s.subtree}
        for clause in clauses:
            if clause.dep_ == "ccomp":
                named = [s for s in children(clause, "nsubj", "nsubjpass") if s.pos_ != "PRON" and s.i not in actors]
                if named and m.class_ in ("demand", "disapprove", "support", "concede"):
                    return named
            found = self._inside(clause, actors)
            if found:
                return found
        for o in m.objects:
            found = self._towards([o])
            if found and self._somebody(found[0]):
                return found
            owner = self._owner(o)
            if owner is not None:
                return [owner]
        return list(m.objects)

    def _towards_people(self, verb: Any) -> list[Any]:
        return [
            o
            for p, o in prepositions(verb)
            if p in ("to", "on", "with", "against", "from", "upon") and o.dep_ == "pobj" and self._somebody(o)
        ][:1]

    def _inside(self, clause: Any, actors: set[int]) -> list[Any]:
        """The first somebody below ``clause``: its object, then the objects of its prepositions, then any name."""
        objects = children(clause, "dobj", "nsubjpass", "dative")
        nameless = [o for o in objects if self._somebody(o) and o.i not in actors]
        named = [o for o in nameless if self.referents.entity(o) is not None or o.conjuncts]
        if named or any(self._owner(o) is not None for o in nameless):
            return named[:1] or nameless[:1]
        for node in (clause, *objects):
            found = self._towards([node])
            if found and self._somebody(found[0]) and found[0].i not in actors:
                return found
        for t in clause.subtree:
            e = self.referents.entity(t)
            if (
                e is not None
                and e.type != "other"
                and t.i not in actors
                and t.pos_ != "ADJ"
                and t.dep_ not in ("compound",)
            ):
                return [t]
        for t in clause.subtree:
            e = self.referents.entity(t)
            if e is not None and e.type != "other" and t.i not in actors:
                return [t]
        return nameless[:1]

    def _vague(self, noun: Any) -> int:
        """0 for a name or what belongs to one, 1 for somebody without a name, 2 for a thing."""
        if self.referents.entity(noun) is not None or self._owner(noun) is not None:
            return 0 if self._somebody(noun) else 2
        return 1 if self._somebody(noun) else 2

    def _owner(self, noun: Any) -> Any | None:
        for c in noun.children:
            if c.dep_ in ("poss", "amod", "compound", "nmod") and self.referents.entity(c) is not None:
                return c
        for p, o in prepositions(noun):
            if p in ("of", "by", "from") and self.referents.entity(o) is not None:
                return o
        return None

    def _somebody(self, noun: Any) -> bool:
        from briefing.extract.events.actions.clauses import person_like

        return person_like(noun, self.referents)

    def _noun_actors(self, m: ActionMention) -> list[Any]:
        noun, verb = m.token, m.carrier
        found = [o for p, o in prepositions(noun) if p == "by"]
        if m.form == "of":
            found += [o for p, o in prepositions(noun) if p == "of"]
            found += [o for p, o in prepositions(noun) if p == "between"]
        owners = [c for c in children(noun, "poss") if c.lower_ not in ("whose",)]
        owners += [
            c
            for c in children(noun, "amod", "compound", "nmod")
            if self.referents.entity(c) is not None and c.ent_type_ != "DATE"
        ]
        found += owners
        if found or verb is None or not is_verb(verb):
            return found
        if m.relation == "obj":
            return agents(verb) if is_passive(verb) else subjects(verb)
        return []

    def _noun_recipients(self, m: ActionMention) -> list[Any]:
        noun, verb = m.token, m.carrier
        nodes = [noun]
        if verb is not None and is_verb(verb) and m.relation in ("obj", "subj"):
            nodes.append(verb)
        found: list[Any] = []
        for node in nodes:
            for prep, obj in prepositions(node):
                if (
                    prep in TOWARDS
                    and obj.dep_ == "pobj"
                    and not (prep == "of" and m.form == "of")
                    and obj.ent_type_ not in ("DATE", "TIME")
                ):
                    if prep in ("from", "for", "to", "with", "at") and not self._somebody(obj):
                        continue
                    found.append((TOWARDS.index(prep), obj))
        if found:
            found.sort(key=lambda f: f[0])
            return [found[0][1]]
        if verb is not None and is_verb(verb) and m.relation == "subj":
            return [o for o in children(verb, "dobj") if self._somebody(o)]
        return []

    def parties(self, heads: Iterable[Any]) -> list[Party]:
        """A party for each noun phrase and each coordinated with it, in order, each once."""
        out: dict[tuple[int, int, str | None], Party] = {}
        for head in heads:
            for token in sorted({head, *head.conjuncts}, key=lambda t: t.i):
                dateline = token.is_upper and token.doc[token.i + 1 : token.i + 2].text in DASHES
                if dateline or self.referents.left_out(token.i):
                    continue
                said = any(c.lower_ == "the" for c in token.children)  # "the wounded"
                if (
                    token.pos_ in ("VERB", "AUX", "ADV", "ADP", "SCONJ", "PUNCT")
                    and not said
                    and self.referents.entity(token) is None
                ):
                    continue
                for party in self._of(token):
                    out.setdefault((party.start, party.end, party.entity), party)
        return list(out.values())

    def _of(self, token: Any) -> list[Party]:
        if token.ent_type_ in ("DATE", "TIME") and self.referents.entity(token) is None:
            return []
        if token.pos_ == "PRON" or token.lower_ in HE | IT | THEY:
            return self._pronoun(token)
        ids = self.referents.one_of(token)
        start, end = self._span(token)
        if not ids:
            ids = self._nameless(token)
        text = self.referents.text[start:end]
        return [Party(i, text, start, end) for i in ids] or [Party(None, text, start, end)]

    def _nameless(self, token: Any) -> list[str]:
        """The entity right beside a description: "the network, X"."""
        for c in children(token, "appos"):
            e = self.referents.entity(c)
            if e is not None and e.type in ("person", "organization"):
                return [e.id]
        return []

    def _pronoun(self, token: Any) -> list[Party]:
        word = token.lower_
        ids = self.referents.one_of(token)
        if ids:
            return [Party(i, token.text, token.idx, token.idx + len(token)) for i in ids]
        if word in NOBODY or word in HE:
            return []
        antecedent = self._antecedent(token)
        if antecedent is None:
            return []
        return self._of(antecedent)

    def _antecedent(self, token: Any) -> Any | None:
        """Who "it" or "they" are: the subject above in the sentence, or that of the sentence before."""
        plural = token.lower_ in THEY
        node = token.head
        for _ in range(6):
            if node.head == node:
                break
            node = node.head
            for s in children(node, "nsubj", "nsubjpass"):
                if s.i < token.i and s.pos_ in ("NOUN", "PROPN") and self._agrees(s, plural):
                    return s
        sent = token.sent
        if sent.start:
            root = token.doc[sent.start - 1].sent.root
            for s in children(root, "nsubj", "nsubjpass"):
                if s.pos_ in ("NOUN", "PROPN") and self._agrees(s, plural):
                    return s
        return None

    def _agrees(self, noun: Any, plural: bool) -> bool:
        e = self.referents.entity(noun)
        if e is not None and e.type == "person":
            return False
        many = noun.tag_ in ("NNS", "NNPS") or bool(noun.conjuncts)
        return many == plural or (e is not None and not plural)

    def _span(self, token: Any) -> tuple[int, int]:
        """The noun phrase without clauses, asides, and all but the nearest "of"."""
        doc = token.doc
        first = last = token.i
        for c in token.children:
            if c.i < token.i and c.dep_ in BEFORE:
                first = min(first, c.left_edge.i)
        for c in token.children:
            if c.dep_ == "prep" and c.lower_ in ("of", "from", "in") and c.i == last + 1:
                for o in children(c, "pobj"):
                    if c.lower_ == "in" and self.referents.entity(o) is None:
                        continue
                    inner = min([o.i, *(g.left_edge.i for g in o.children if g.i < o.i and g.dep_ in BEFORE)])
                    if inner == c.i + 1 and o.i - c.i <= 8:
                        last = o.i
        while first < token.i and (doc[first].is_punct or doc[first].is_space or self.referents.left_out(first)):
            first += 1
        e = self.referents.entity(token)
        start, end = doc[first].idx, doc[last].idx + len(doc[last])
        if e is not None:
            for m in e.mentions:
                if m.start <= token.idx < m.end:
                    start, end = min(start, m.start), max(end, m.end)
        return start, end
