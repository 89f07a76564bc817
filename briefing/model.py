"""The nouns of the project: frozen values without I/O and without spaCy types.

Offsets are code points into ``Article.text``; ranges are half open, so ``text[start:end]`` is the evidence.
The JSON names of the facts format are the field names here, so that encoder, decoder and schema cannot drift.
"""

from __future__ import annotations

from typing import Literal

import msgspec

EntityType = Literal["person", "organization", "place", "group", "other"]
TimeType = Literal["date", "time", "duration", "set"]
Granularity = Literal["year", "quarter", "season", "month", "week", "day", "part_of_day", "time"]
Anchor = Literal["published", "document", "absolute", "none"]
EventStatus = Literal["planned", "ongoing", "held", "cancelled", "unclear"]
PlaceStatus = Literal["stated", "candidate"]
EventClass = Literal[
    "agree", "consult", "support", "concede", "cooperate", "aid", "retreat", "investigate", "demand", "disapprove",
    "reject", "threaten", "protest", "crime", "sanction", "mobilize", "coerce", "assault",
    "personnel", "election", "justice", "disaster", "business", "science", "sport", "death",
]  # fmt: skip
"""The event classes of the PLOVER ontology (https://github.com/openeventdata/PLOVER), and ours beyond politics."""

Quoted = Literal["direct", "mixed", "indirect"]
PublishedBasis = Literal["option", "metadata", "dateline", "filename", "inferred", "reader"]


class Span(msgspec.Struct, frozen=True, order=True):
    """A half-open range ``[start, end)`` of code points in ``Article.text``."""

    start: int
    end: int


class Published(msgspec.Struct, frozen=True):
    """The day an article appeared, ``YYYY-MM-DD``, and what that was read from; ``reader``: the reader has said so."""

    value: str
    basis: PublishedBasis


class Article(msgspec.Struct, frozen=True):
    """One article as the reader shows it: sanitised text and what is known about its origin.

    ``id`` is derived from the content alone, so it is the same on every machine.
    ``source`` is the path or URL it came from, or ``-`` for standard input.
    """

    id: str
    source: str
    title: str
    text: str
    outlet: str | None = None
    author: str | None = None
    language: str | None = None
    url: str | None = None
    published: Published | None = None


def dated(article: Article, day: str | None) -> Article:
    """``article`` with the day that the reader gave it, as it is with None."""
    return msgspec.structs.replace(article, published=Published(day, "reader")) if day else article


class Role(msgspec.Struct, frozen=True):
    """A title or function that the article gives a person, where it says so."""

    title: str
    start: int
    end: int


class Entity(msgspec.Struct, frozen=True):
    """Somebody or something named in one article.

    ``name`` is the fullest form used; ``country`` is an ISO 3166-1 alpha-2 code of affiliation
    (person, organization) or location (place); ``envoy`` says that the person speaks or
    negotiates for a state or body in this story. ``mentions`` are in text order.
    """

    id: str
    type: EntityType
    name: str
    aliases: tuple[str, ...] = ()
    country: str | None = None
    roles: tuple[Role, ...] = ()
    envoy: bool = False
    mentions: tuple[Span, ...] = ()


class Time(msgspec.Struct, frozen=True):
    """A time expression with its TIMEX3 value.

    ``value`` is ISO 8601 / TIMEX3, an ISO interval for a range. ``earliest`` and ``latest`` are the
    same as two calendar days ``YYYY-MM-DD``, None where it has none. ``modifier`` is a TIMEX3 mod.
    ``anchor`` says what made the value resolvable.
    """

    start: int
    end: int
    text: str
    type: TimeType
    value: str
    earliest: str | None = None
    latest: str | None = None
    granularity: Granularity | None = None
    modifier: str | None = None
    anchor: Anchor = "none"


class EventPlace(msgspec.Struct, frozen=True):
    """Where an event takes place: an entity id, stated as fact or named as a candidate, and the words."""

    entity: str
    status: PlaceStatus = "stated"
    mention: Span | None = None


class Party(msgspec.Struct, frozen=True):
    """Somebody who acts, is acted on, or speaks: the words, and the entity they mean, None where it is no named one."""

    entity: str | None
    text: str
    start: int
    end: int


class Quantity(msgspec.Struct, frozen=True):
    """How many or how much: the words ("at least 12 people") and the number, None where it cannot be told."""

    text: str
    start: int
    end: int
    value: float | None = None


class Event(msgspec.Struct, frozen=True):
    """One real occasion, however often mentioned. ``evidence`` holds the sentences that say so.

    ``participants`` are entity ids. ``when`` holds values as in ``Time.value``; ``when_spans`` the words behind
    each of them, in the same order.

    ``class_`` is what kind of doing it is; ``main`` says that the article is about it, which at most one is. ``text``
    is one line that says it. ``trigger`` are the word or words that name it, ``actors`` who does it (the sides of a
    meeting), ``recipients`` to whom. ``attributed`` is the id of the statement inside which it is told, None where
    the article itself says so. ``quantity`` is to how many it is done, or the amount.

    ``when`` has no ``when_spans`` where no words say it: a main event without a day was on that of publication or the
    day before.
    """

    id: str
    kind: str
    name: str
    ordinal: int | None = None
    participants: tuple[str, ...] = ()
    when: tuple[str, ...] = ()
    when_spans: tuple[Span, ...] = ()
    where: tuple[EventPlace, ...] = ()
    status: EventStatus = "unclear"
    evidence: tuple[Span, ...] = ()
    class_: EventClass | None = msgspec.field(default=None, name="class")
    main: bool = False
    text: str = ""
    trigger: Span | None = None
    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    attributed: str | None = None
    quantity: Quantity | None = None

    @property
    def is_deed(self) -> bool:
        """Whether it is something done or suffered rather than people who meet."""
        return is_deed(self.kind, self.class_)

    @property
    def status_word(self) -> str:
        """Its status in a word: what is done has happened, and only a meeting is said to be held."""
        return "happened" if self.is_deed and self.status == "held" else self.status


def is_deed(kind: str, class_: EventClass | None) -> bool:
    """Whether events of ``kind`` and ``class_`` are done or suffered rather than meetings."""
    return class_ not in (None, "consult") or kind == "news"


class Cue(msgspec.Struct, frozen=True):
    """The words that say that somebody says something: "denied", "according to"."""

    text: str
    start: int
    end: int


class Statement(msgspec.Struct, frozen=True):
    """Who says what. Source, cue and content are those of PARC and PolNeAR; quotation marks belong to the content.

    ``speaker`` is None where nobody is named, ``cue`` for a quotation without one. ``act`` is what is done by saying
    it ("deny", "demand"), ``addressee`` the id of the entity to whom.
    """

    id: str
    content: Span
    quoted: Quoted
    act: str = "say"
    speaker: Party | None = None
    cue: Cue | None = None
    addressee: str | None = None


class Facts(msgspec.Struct, frozen=True):
    """What extraction found in one article.

    ``published`` is the article's own date where it has one, else the inferred one, else None.
    ``model`` and ``model_version`` name the spaCy pipeline that was used. ``failed`` names what could not be looked
    for, such as ``times``, since the text broke that stage of extraction. ``sentences`` are
    those of the text, in order.
    """

    article_id: str
    published: Published | None = None
    entities: tuple[Entity, ...] = ()
    times: tuple[Time, ...] = ()
    events: tuple[Event, ...] = ()
    model: str = ""
    model_version: str = ""
    statements: tuple[Statement, ...] = ()
    failed: tuple[str, ...] = ()
    sentences: tuple[Span, ...] = ()
