"""A mention of an event: one noun or verb that tells of an occasion, and what its own clause says about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefing.model import EventPlace, EventStatus, Span, Time

if TYPE_CHECKING:
    from briefing.extract.document.parsed import Token


@dataclass(slots=True)
class EventMention:
    """Filled stage by stage, then merged with its like.

    ``word`` is the profile's phrase for it and ``sentence`` counts from 0. ``carrier`` is the verb that carries the
    event and ``relation`` how ("subj", "obj", "verb" for a verb that is itself the event, or a preposition);
    ``after`` is what its phrase must govern ("speak with"). ``again`` says that it is not the first of its kind,
    ``joint`` that its subject is several nameless people, ``definite`` that the reader is taken to know it already
    ("the summit", "Friday's meeting"). ``same_as`` is the index of a mention that the grammar makes the same occasion
    ("travelled to Geneva for talks"), ``inside`` of one that it is part of ("a summit where they signed").
    ``series`` is the name of the body or row of events that stands before the noun ("G20 summit").

    ``sort`` tells elections of one kind apart ("primary", "president").

    ``like`` is the index of a mention of another event of the same row, whose participants it shares.
    ``alone`` says that the same words tell of another occasion too ("meetings with A and B").

    ``participants`` are those between whom it is, ``present`` those of whom only an act there is told.
    ``times`` are its own, ``ends`` only close it ("until Friday"), ``closing``
    are those of ``times`` at which it ended ("broke up on Friday"), and ``narrative`` is the day of which the passage
    tells, for want of its own.
    """

    index: int
    kind: str
    token: Token
    word: str = ""
    sentence: int = 0
    carrier: Token | None = None
    relation: str = ""
    after: str | None = None
    ordinal: int | None = None
    again: bool = False
    joint: bool = False
    definite: bool = False
    plural: bool = False
    participants: list[str] = field(default_factory=list)
    present: list[str] = field(default_factory=list)
    times: list[Time] = field(default_factory=list)
    ends: list[Time] = field(default_factory=list)
    narrative: list[Time] = field(default_factory=list)
    closing: list[Time] = field(default_factory=list)
    places: list[EventPlace] = field(default_factory=list)
    status: EventStatus | None = None
    firm: bool = False
    same_as: int | None = None
    inside: int | None = None
    like: int | None = None
    series: str = ""
    sort: str = ""
    alone: bool = False

    @property
    def generic(self) -> bool:
        """Whether it tells of what may be done or left, not of an occasion: "whether to keep talking to them"."""
        return self.relation == "verb" and self.status == "unclear"

    def restricts(self, offset: int) -> bool:
        """Whether the word at ``offset`` tells which event is meant ("the Lima summit"), not what becomes of it."""
        noun = self.token
        end = noun.right_edge.i + 1
        for t in noun.doc[noun.i + 1 : end]:
            if t.lower_ == "," or t.pos_ in ("VERB", "AUX"):
                end = t.i
                break
        return bool(noun.left_edge.idx <= offset < noun.doc[end - 1].idx + len(noun.doc[end - 1]))

    @property
    def evidence(self) -> Span:
        """The sentence, without the white space around it."""
        sent = self.token.sent
        text = sent.text
        start = sent.start_char + len(text) - len(text.lstrip())
        return Span(start, sent.start_char + len(text.rstrip()))
