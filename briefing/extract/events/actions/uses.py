"""Uses of a verb that tell of no action: what is asked or told of somebody, and another sense of the word."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from briefing.extract.events.actions.lexicon import ActionLexicon
from briefing.extract.events.grammar import agents, children, is_verb, lemma

if TYPE_CHECKING:
    from briefing.extract.document.parsed import Doc, Token

US = frozenset({"me", "us", "'s", "’s", "s"})
MARKS = frozenset("\"'”’)»")


def asserts_nothing(verb: Token) -> bool:
    """Whether ``verb`` tells somebody to do something, asks, or speaks of anybody: "let me ask", "you take a bet"."""
    doers = children(verb, "nsubj", "nsubjpass")
    if any(d.lower_ == "you" for d in doers):
        return True
    if lemma(verb) == "die" and any(d.lower_ == "i" for d in doers):
        return True  # and lives to tell it
    return _let(verb) or _imperative(verb, doers) or _asked(verb)


def _let(verb: Token) -> bool:
    """ "Let us free them", and the verb that it governs."""
    head = verb
    while head.dep_ in ("ccomp", "xcomp", "conj") and is_verb(head.head) and lemma(head) != "let":
        head = head.head
    if lemma(head) != "let":
        return False
    own = [c for c in head.children if c.dep_ in ("dobj", "nsubj")]
    own += [s for c in children(head, "ccomp") for s in children(c, "nsubj")]
    return any(c.lower_ in US and c.i > head.i for c in own)


def _imperative(verb: Token, doers: list[Token]) -> bool:
    """A bare form that leads its sentence: "Tell us"; with a subject it is a headline: "Rebels free crew"."""
    if verb.tag_ != "VB" or doers or children(verb, "aux", "auxpass"):
        return False
    if verb.dep_ == "conj" and is_verb(verb.head):
        return _imperative(verb.head, children(verb.head, "nsubj", "nsubjpass"))
    return verb.dep_ in ("ROOT", "ccomp") and not any(c.pos_ in ("NOUN", "PROPN", "PRON") for c in verb.lefts)


def _asked(verb: Token) -> bool:
    """Whether its sentence is a question that asks for it: "Can they cut off aid?"."""
    if verb.dep_ != "ROOT":
        return verb.dep_ == "conj" and is_verb(verb.head) and _asked(verb.head)
    tokens, last, i = verb.doc.tokens, "", verb.i + 1
    while i < len(tokens) and not tokens[i].is_sent_start:
        if tokens[i].text not in MARKS and tokens[i].pos_ != "SPACE":
            last = tokens[i].text
        i += 1
    return last == "?"


class Domains:
    """How much of an article is of each kind's field, looked up once for each kind that it is asked of."""

    def __init__(self, doc: Doc, lexicon: ActionLexicon) -> None:
        self._doc, self._lexicon = doc, lexicon
        self._known: dict[str, int] = {}
        self._words: Counter[str] = Counter()

    def of(self, kind: str) -> int:
        """How many words of the domain of ``kind`` stand in the article."""
        if kind not in self._known:
            if not self._words:
                self._words.update(w for t in self._doc.tokens for w in {t.lower_, t.lemma_.lower()})
            self._known[kind] = sum(self._words[w] for w in self._lexicon.domains[kind])
        return self._known[kind]

    def agentless(self, verb: Token, kind: str) -> str:
        """The kind of a passive ``verb`` that nobody is said to do, ``kind`` where no other has more words."""
        others = self._lexicon.agentless.get(lemma(verb))
        if not others or agents(verb):
            return kind
        return max((kind, *others), key=self.of)
