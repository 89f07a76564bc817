"""When an event takes place: the time expressions that its own words and its verb govern, else the day being told."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING

import msgspec

from briefing.extract.events.cues import CUES, DELAY_PARTICLES
from briefing.extract.events.grammar import AHEAD, children, clauses_of, is_verb, lemma, takes_part, whole
from briefing.extract.events.mention import EventMention
from briefing.extract.lexicon.tables import table
from briefing.extract.lexicon.words import words_with
from briefing.model import Time

if TYPE_CHECKING:
    from briefing.extract.document.parsed import Doc, Token, TokenSpan


_LISTS = table("events", "when")

INNER = frozenset(
    "pobj pcomp prep nummod compound nmod amod npadvmod appos conj advmod poss dep".split()  # noqa: SIM905
)
CARRIERS = CUES.support | CUES.occur | CUES.plan | CUES.coming
MOVES_DATE = words_with("moves-date")
LASTING = _LISTS.words("lasting")
APART = _LISTS.words("apart")
STRETCHES = _LISTS.words("stretches")


UNRESOLVED = re.compile(r"XXXX-(WXX-\d|\d\d)")
"""A weekday or a day of the year, of an article without a date."""


class Placed:
    """A time with the word that it modifies and the preposition between."""

    __slots__ = ("anchor", "prep", "span", "time")

    def __init__(self, time: Time, span: TokenSpan) -> None:
        """``span`` is the time's in the parsed document."""
        self.time = time
        self.span = span
        self.anchor, self.prep = _anchor(span)


class Timeline:
    """The times of one document by the words that they modify."""

    def __init__(
        self,
        doc: Doc,
        times: Sequence[Time],
        journeys: Collection[str] = (),
        in_dateline: Callable[[int], bool] = lambda token: False,
    ) -> None:
        """Only ``times`` with calendar days count, or at least with a weekday or a month.

        ``journeys`` are the kinds of event that end when somebody leaves; ``in_dateline`` tells tokens of the dateline.
        """
        self.doc = doc
        self.written: set[Time] = set()
        self.journeys = journeys
        self.by_sentence: dict[int, list[Placed]] = {}
        for time in times:
            if time.type not in ("date", "time") or (time.earliest is None and not UNRESOLVED.match(time.value)):
                continue
            span = doc.char_span(time.start, time.end, alignment_mode="expand")
            if span is not None and len(span):
                placed = Placed(time, span)
                if in_dateline(span.start):
                    self.written.add(time)
                self.by_sentence.setdefault(span.sent.start, []).append(placed)

    def of(self, mention: EventMention, others: Collection[int]) -> tuple[list[Time], list[Time]]:
        """Times of ``mention`` and those that only end it; ``others`` are the tokens of all event mentions."""
        own: list[Time] = []
        ends: list[Time] = []
        for p in self.by_sentence.get(mention.token.sent.start, ()):
            if p.anchor.i in others and p.anchor != mention.token:
                continue
            if not self._belongs(mention, p, others):
                continue
            if p.prep in ("until", "till", "through"):
                ends.append(p.time)
            elif p.prep not in APART and mention.relation == "subj" and lemma(p.anchor) in CUES.closing:
                own.append(p.time)
                mention.closing.append(p.time)
            elif p.prep not in APART:
                own.append(_new_day(p) if lemma(p.anchor) in MOVES_DATE else p.time)
        told = [time for time in own if time not in self.written]
        return told or own, ends  # the day of the dateline is when it was written, where another is told

    def narrated(self, mention: EventMention) -> list[Time]:
        """The day of the words, for an event that they follow or make known: "said on Friday after talks with"."""
        follows = mention.relation in ("after", "following") or _after(mention.token)
        if not follows and not _made_known(mention):
            return []
        placed = self.by_sentence.get(mention.token.sent.start, ())
        return [p.time for p in placed if is_verb(p.anchor) and lemma(p.anchor) in CUES.tell and p.prep not in APART][
            :1
        ]

    def _belongs(self, mention: EventMention, p: Placed, others: Collection[int]) -> bool:
        token = mention.token
        top = whole(token)
        anchor = p.anchor
        if anchor in (token, top):
            return True
        if mention.relation == "verb":
            if token.dep_ == "relcl" and p.span.start <= token.head.i < p.span.end:  # "on Friday, when they met"
                return any(c.lower_ == "when" for c in token.children)
            if self._under(token, anchor):
                return True
            outer = token.dep_ == "xcomp" and anchor == token.head and p.span.start > token.i
            return outer and lemma(anchor) not in CUES.tell
        if self._under(top, anchor):
            return True
        for clause in clauses_of(top) + ([] if top == token else clauses_of(token)):
            dates = lemma(clause) in CARRIERS or _where(clause) or (lemma(clause) in CUES.tell and p.prep == "for")
            if dates and (anchor == clause or self._under(clause, anchor) or self._adjacent(clause, p.span)):
                return True
        verb = mention.carrier
        if mention.kind in self.journeys and mention.relation == "after" and anchor == verb:
            return lemma(anchor) in CUES.absent  # "left X on Friday after a visit"
        if verb is None or not is_verb(verb):  # "blocked the entry at the summit in May"
            return mention.relation in ("at", "during") and self._adjacent(top, p.span)
        there = mention.relation in ("at", "in", "during") and lemma(verb) in CUES.tell
        if there and anchor == verb and p.prep != "for":  # "in March, at the last debate, X announced"
            return True
        delays = any((lemma(verb), c.lower_) in DELAY_PARTICLES for c in children(verb, "prt"))
        if lemma(verb) in CUES.tell or (
            delays and p.prep not in ("to", "for")
        ):  # "announced talks for May", but "announced talks in May"
            due = top.right_edge.i + 1 < p.span.start and top.doc[top.right_edge.i + 1].lower_ in AHEAD
            return (p.prep == "for" or due) and self._adjacent(top, p.span)
        if mention.relation == "subj" and _object_before(verb, p.span.start, others):
            return False
        carried = mention.relation in ("subj", "obj", "attr")
        gathered = (lemma(verb) in CUES.coming or takes_part(verb)) and mention.relation not in APART
        if (carried or gathered) and any(anchor == v or _measures(v, anchor) for v in _chain(verb)):
            return True
        return self._adjacent(top, p.span)

    def _under(self, top: Token, anchor: Token) -> bool:
        """Whether ``anchor`` hangs below ``top`` without another clause between."""
        node = anchor
        while node.head != node:
            if is_verb(node) or (node.dep_ == "prep" and node.lower_ in APART):
                return False
            node = node.head
            if node == top:
                return True
        return False

    @staticmethod
    def _adjacent(top: Token, span: TokenSpan) -> bool:
        """Whether the time follows the noun phrase at once: "… their meeting in Rome on June 3"."""
        edge = top.right_edge.i
        between = top.doc[edge + 1 : span.start]
        gap = [t for t in between if t.lower_ != "," and t.lower_ not in AHEAD]  # "talks with X due on Friday"
        return bool(span.start > edge and len(gap) <= 1 and all(t.dep_ == "prep" for t in gap))


def _new_day(p: Placed) -> Time:
    """The second of "moved from May 20 to June 3", read as a stretch of days."""
    t = p.time
    start = p.span.start
    opened = "from" in (p.span[0].lower_, p.span.doc[start - 1].lower_ if start else "")
    if not opened or "/" not in t.value or t.latest is None:
        return t
    return msgspec.structs.replace(t, value=t.value.partition("/")[2], earliest=t.latest)


def _after(verb: Token) -> bool:
    return any(c.lower_ == "after" and c.dep_ in ("mark", "prep") for c in verb.children) or verb.head.lower_ == "after"


def _made_known(mention: EventMention) -> bool:
    """Whether the clause of the event is what somebody reports: "have met, a spokesman said on Monday"."""
    verb = mention.token if mention.relation == "verb" else mention.carrier
    if verb is None or not is_verb(verb) or mention.relation not in ("verb", "obj", "subj", "for"):
        return False
    if verb.dep_ == "ccomp" and is_verb(verb.head) and lemma(verb.head) in CUES.tell:
        return True
    return verb.dep_ == "ROOT" and any(
        c.dep_ in ("parataxis", "ccomp") and lemma(c) in CUES.tell for c in verb.children
    )


def _chain(verb: Token) -> list[Token]:
    """The verbs whose adverbials date what ``verb`` carries: "is expected to be held", "opened … and will last"."""
    out = [verb]
    while out[-1].dep_ == "xcomp" and is_verb(out[-1].head) and lemma(out[-1].head) not in CUES.tell:
        out.append(out[-1].head)
    below = [c for v in out for c in children(v, "xcomp", "acomp") if lemma(c) in CARRIERS]
    below += [c for c in children(verb, "conj") if not children(c, "nsubj", "nsubjpass") and lemma(c) in CARRIERS]
    return out + below + [g for c in below for g in children(c, "xcomp") if lemma(g) in CARRIERS]


def _object_before(verb: Token, position: int, others: Collection[int]) -> bool:
    """Whether another event is the object, so that what follows is said of that: "follows talks in May"."""
    return any(o.i in others and o.i < position for o in children(verb, "dobj"))


def _measures(verb: Token, anchor: Token) -> bool:
    """Said of the verb whatever the parse: "entered a second day Sunday", "ended without a deal on Friday"."""
    if anchor.dep_ == "pobj" and anchor.head.lower_ in ("without", "with", "amid", "despite"):
        return bool(anchor.head.head == verb)
    return lemma(anchor) in STRETCHES and anchor.dep_ in ("dobj", "attr") and bool(anchor.head == verb)


def _where(clause: Token) -> bool:
    return any(c.lower_ == "where" and c.dep_ == "advmod" for c in clause.children)


def _anchor(span: TokenSpan) -> tuple[Token, str]:
    """The word that a time modifies, and the preposition between."""
    node, prep = span.root, ""
    for _ in range(8):
        head = node.head
        if head == node:
            return node, prep
        if node.dep_ in ("pobj", "pcomp"):
            prep, node = head.lower_, head
        elif is_verb(head) or (head.pos_ in ("NOUN", "PROPN") and not span.start <= head.i < span.end):
            return head, prep
        else:
            node = head
    return node.head, prep
