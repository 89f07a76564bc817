"""What many articles come to together. Frozen values; spans count code points of the article that they name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, TypeVar

import msgspec

from briefing.model import Article, EntityType, EventClass, Facts, PublishedBasis, is_deed

Record = tuple[Article, Facts]
"""An article with the facts that were extracted from it."""

Field = Literal["when", "where", "candidates", "status", "number"]
Relation = Literal["single", "agreed", "refined", "changed", "disputed"]
"""How the values of one field stand to each other.

``single``: one source alone says it. ``agreed``: all that say anything say the same. ``refined``: some values are more
exact than others. ``changed``: a later publication says otherwise. ``disputed``: publications differ, and none of the
values has been given up.
"""


class Quotation(msgspec.Struct, frozen=True, order=True):
    """The words ``text`` at ``[start, end)`` of the article with id ``article``."""

    article: str
    start: int
    end: int
    text: str


class Source(msgspec.Struct, frozen=True):
    """One article as a source. ``copy_of`` is the id of the article that it repeats, None for an original."""

    article: str
    path: str
    title: str
    outlet: str | None = None
    author: str | None = None
    url: str | None = None
    published: str | None = None
    basis: PublishedBasis | None = None
    copy_of: str | None = None

    @property
    def origin(self) -> str:
        """The article that counts for this one: copies of one text are one source."""
        return self.copy_of or self.article


class Member(msgspec.Struct, frozen=True, order=True):
    """An entity or event of one article's facts, by its id there."""

    article: str
    id: str


class Statement(msgspec.Struct, frozen=True):
    """That one article says so; ``published`` is that article's day, None if unknown."""

    article: str
    published: str | None
    evidence: tuple[Quotation, ...]


class Value(msgspec.Struct, frozen=True):
    """One value with all who state it, oldest first. ``sources`` counts originals, not copies.

    ``label`` is for readers: ``late February 2019``, ``Hanoi``. ``value`` is TIMEX3 (``when``, with ``modifier``),
    a status, or story entity ids in order, separated by spaces.
    """

    value: str
    label: str
    statements: tuple[Statement, ...]
    sources: int
    modifier: str | None = None


class Account(msgspec.Struct, frozen=True):
    """One field of an event: its values, oldest first, and how they stand to each other.

    ``current`` is the index of the value taken for the present one; ``agreeing`` of the ``stating`` sources that say
    anything of this field say that, or something that it makes more exact.
    """

    field: Field
    values: tuple[Value, ...]
    current: int
    relation: Relation
    agreeing: int
    stating: int

    @property
    def now(self) -> Value:
        """The value taken for the present one."""
        return self.values[self.current]


class Title(msgspec.Struct, frozen=True):
    """A role that articles give a person, with each statement of it, oldest first."""

    title: str
    statements: tuple[Statement, ...]


class StoryEntity(msgspec.Struct, frozen=True):
    """Somebody or something named in one or more articles. ``why`` explains each merge, a sentence each."""

    id: str
    type: EntityType
    name: str
    aliases: tuple[str, ...]
    country: str | None
    envoy: bool
    titles: tuple[Title, ...]
    members: tuple[Member, ...]
    mentions: tuple[Quotation, ...]
    sources: int
    why: tuple[str, ...] = ()


class Denial(msgspec.Struct, frozen=True):
    """That somebody, in the words of an article, denies an event. ``entity`` is a story entity's id, or None."""

    speaker: str
    entity: str | None
    statement: Statement


class StoryEvent(msgspec.Struct, frozen=True):
    """One occasion told of in one or more articles.

    ``who`` has a value for each participant, a story entity id, named by most sources first. ``earliest`` and
    ``latest`` are the calendar days of the present value of ``when``. ``evidence`` holds every sentence that speaks
    of it, by publication, then place in the text. ``main`` counts the sources that are about it, ``denials`` are who
    says that it is not so.
    """

    id: str
    kind: str
    name: str
    ordinal: int | None
    who: tuple[Value, ...]
    earliest: str | None
    latest: str | None
    accounts: tuple[Account, ...]
    members: tuple[Member, ...]
    evidence: tuple[Quotation, ...]
    sources: int
    why: tuple[str, ...] = ()
    class_: EventClass | None = None
    main: int = 0
    denials: tuple[Denial, ...] = ()

    @property
    def participants(self) -> tuple[str, ...]:
        """The story entity ids of ``who``."""
        return tuple(value.value for value in self.who)

    @property
    def is_deed(self) -> bool:
        """Whether it is something done or suffered rather than people who meet."""
        return is_deed(self.kind, self.class_)

    def account(self, field: Field) -> Account | None:
        """What is said of ``field``, None where nobody says anything."""
        return next((account for account in self.accounts if account.field == field), None)


class Story(msgspec.Struct, frozen=True):
    """All of it: sources by publication, entities and events by how many sources have them, then by name."""

    sources: tuple[Source, ...]
    entities: tuple[StoryEntity, ...]
    events: tuple[StoryEvent, ...]

    def source(self, article: str) -> Source:
        """The source with that article id.

        Raises:
            KeyError: none has it.
        """
        return _only(article, (s for s in self.sources if s.article == article))

    def entity(self, ident: str) -> StoryEntity:
        """The entity of that id.

        Raises:
            KeyError: none has it.
        """
        return _only(ident, (e for e in self.entities if e.id == ident))

    def event(self, ident: str) -> StoryEvent:
        """The event of that id.

        Raises:
            KeyError: none has it.
        """
        return _only(ident, (e for e in self.events if e.id == ident))

    def entity_of(self, article: str, ident: str) -> StoryEntity | None:
        """The story entity that an article's entity belongs to; None after the reader has said that it is nobody."""
        member = Member(article, ident)
        return next((e for e in self.entities if member in e.members), None)

    def event_of(self, article: str, ident: str) -> StoryEvent | None:
        """The story event that an article's event belongs to."""
        member = Member(article, ident)
        return next((e for e in self.events if member in e.members), None)


_T = TypeVar("_T")


def _only(key: str, found: Iterator[_T]) -> _T:
    for one in found:
        return one
    raise KeyError(key)
