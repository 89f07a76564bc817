"""When an event takes place: the time expressions that its own words and its verb govern."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from briefing.extract.events.cues import CUES
from briefing.extract.events.grammar import children, is_verb, lemma, whole
from briefing.extract.events.mention import EventMention
from briefing.model import Time

INNER = frozenset(
    {
        "pobj",
        "pcomp",
        "prep",
        "nummod",
        "compound",
        "nmod",
        "amod",
        "npadvmod",
        "appos",
        "conj",
        "advmod",
        "poss",
        "dep",
    }
)
CARRIERS = CUES.support | CUES.occur | CUES.plan | CUES.coming


class Timeline:
    """The times of one document by the word that each of them modifies."""

    def __init__(self, doc: Any, times: Sequence[Time]) -> None:
        self.doc = doc
        self.placed: list[tuple[Time, Any, Any, str]] = []
        for time in times:
            if time.type not in ("date", "time") or time.value.endswith("_REF") or time.earliest is None:
                continue
            span = doc.char_span(time.start, time.end, alignment_mode="expand")
            if span is not None and len(span):
                self.placed.append((time, span, *_anchor(span)))

    def of(self, mention: EventMention) -> list[Time]:
        """Times of ``mention``, in text order."""
        sent = mention.token.sent
        return [
            t
            for t, span, anchor, prep in self.placed
            if span.sent.start == sent.start and self._belongs(mention, span, anchor, prep)
        ]

    def _belongs(self, mention: EventMention, span: Any, anchor: Any, prep: str) -> bool:
        if prep in ("since", "before", "after", "until") and not (
            prep == "until" and lemma(anchor) in ("last", "run", "continue")
        ):
            return False
        token = mention.token
        top = whole(token)
        if anchor in (token, top):
            return True
        if mention.relation == "verb":
            return (
                anchor is token
                or self._under(token, anchor)
                or (
                    anchor is token.head
                    and token.dep_ == "xcomp"
                    and lemma(anchor) not in CUES.tell
                    and span.start > token.i
                )
            )
        if self._under(top, anchor):
            return True
        for clause in children(top, "acl", "relcl") + children(token, "acl", "relcl"):
            if lemma(clause) in CARRIERS and self._under(clause, anchor, itself=True):
                return True
        verb = mention.carrier
        if verb is None or not is_verb(verb):
            return False
        if lemma(verb) in CUES.tell or mention.relation in (
            "after",
            "before",
            "since",
            "following",
            "about",
            "of",
            "on",
        ):
            return self._adjacent(top, span) and lemma(verb) not in CUES.tell
        if mention.relation in ("subj", "obj", "attr") or lemma(verb) in CUES.coming:
            chain = [verb]
            while chain[-1].dep_ == "xcomp" and is_verb(chain[-1].head) and lemma(chain[-1].head) not in CUES.tell:
                chain.append(chain[-1].head)
            chain += [c for c in children(verb, "xcomp") if lemma(c) in CARRIERS]
            chain += [
                c for c in children(verb, "conj") if not children(c, "nsubj", "nsubjpass") and lemma(c) in CARRIERS
            ]
            chain += [c for v in list(chain) for c in children(v, "xcomp", "acomp") if lemma(c) in CARRIERS]
            if any(anchor is v or self._under(v, anchor, nouns_only=True) for v in chain):
                return True
        return self._adjacent(top, span)

    def _under(self, top: Any, anchor: Any, *, itself: bool = False, nouns_only: bool = False) -> bool:
        """Whether ``anchor`` is ``top`` or hangs below it without another clause between."""
        node = anchor
        if node is top:
            return True
        while node.head is not node:
            if is_verb(node) and not (itself and node is top):
                return False
            node = node.head
            if node is top:
                return not nouns_only or anchor.dep_ in ("dobj", "pobj", "attr")
        return False

    @staticmethod
    def _adjacent(top: Any, span: Any) -> bool:
        """Whether the time follows the noun phrase at once: "… their meeting in Rome on June 3"."""
        edge = top.right_edge.i
        gap = top.doc[edge + 1 : span.start]
        return span.start > edge and all(t.dep_ == "prep" for t in gap) and len(gap) <= 1


def _anchor(span: Any) -> tuple[Any, str]:
    """The word that a time modifies, and the preposition between."""
    node, prep = span.root, ""
    for _ in range(8):
        head = node.head
        if head is node:
            break
        if node.dep_ == "pobj" or node.dep_ == "pcomp":
            prep = head.lower_
            node = head
            continue
        if node.dep_ in INNER:
            if is_verb(head) or (head.pos_ in ("NOUN", "PROPN") and not (span.start <= head.i < span.end)):
                return head, prep
            node = head
            continue
        return head, prep
    return node.head, prep
