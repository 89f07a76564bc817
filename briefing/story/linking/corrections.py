"""What the reader says about who is who, what is one event or one story. It is data, and wins over every rule."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import product
from typing import Annotated

import msgspec

from briefing.model import Event


class Ref(msgspec.Struct, frozen=True, order=True):
    """An entity by one of its names, or an event by ``event_key``; in one article, or everywhere with ``article`` None.

    Events are always given with their article. Names, unlike ids, stay the same when facts are extracted again.
    """

    name: str
    article: str | None = None


class Merge(msgspec.Struct, frozen=True, tag="merge"):
    """``first`` and ``second`` are one."""

    first: Ref
    second: Ref


class Split(msgspec.Struct, frozen=True, tag="split"):
    """``first`` and ``second`` are not one."""

    first: Ref
    second: Ref


class Rename(msgspec.Struct, frozen=True, tag="rename"):
    """Show ``which`` as ``name``."""

    which: Ref
    name: Annotated[str, msgspec.Meta(min_length=1)]


class NotAPerson(msgspec.Struct, frozen=True, tag="not-a-person"):
    """``which`` is nobody: a wrongly found name. It is left out."""

    which: Ref


class Join(msgspec.Struct, frozen=True, tag="join"):
    """``article`` belongs to the story of ``others``. Articles go by ids, which depend on their content alone."""

    article: str
    others: tuple[str, ...]


class Part(msgspec.Struct, frozen=True, tag="part"):
    """``article`` does not belong to the story of ``others``."""

    article: str
    others: tuple[str, ...]


class NotAnEvent(msgspec.Struct, frozen=True, tag="not-an-event"):
    """``which`` is no event: it is left out, with what other articles say of it."""

    which: Ref


class OtherDay(msgspec.Struct, frozen=True, tag="other-day"):
    """The event ``which`` is on ``when``, a TIMEX3 value of days: ``2019-02-27``, ``2019-02-27/2019-02-28``."""

    which: Ref
    when: str


class OtherPlace(msgspec.Struct, frozen=True, tag="other-place"):
    """The event ``which`` is at ``place``, by its name."""

    which: Ref
    place: str


class Dated(msgspec.Struct, frozen=True, tag="dated"):
    """``article`` appeared on ``day``, ``YYYY-MM-DD``."""

    article: str
    day: str


Correction = Merge | Split | Rename | NotAPerson | NotAnEvent | OtherDay | OtherPlace | Join | Part | Dated
"""Later ones win over earlier ones about the same pair or name."""


CORRECTIONS = "corrections"
"""The name under which the library keeps them."""


class Act(msgspec.Struct, frozen=True):
    """The corrections that the reader made at one stroke, and how they were told, empty where that is not known."""

    made: tuple[Correction, ...]
    words: str = ""


class Corrections(msgspec.Struct, frozen=True):
    """The reader's corrections as the library keeps them, oldest first.

    ``acts`` say which of ``made`` belong together; one that no act holds stands alone.
    """

    made: tuple[Correction, ...] = ()
    acts: tuple[Act, ...] = ()

    def with_act(self, act: Act) -> Corrections:
        """These and one act more."""
        return Corrections((*self.made, *act.made), (*self.acts, act))

    def without(self, act: Act) -> Corrections:
        """These without the corrections of ``act``, each where it was made last."""
        left = list(self.made)
        for one in reversed(act.made):
            if one in left:
                del left[len(left) - 1 - left[::-1].index(one)]
        acts = list(self.acts)
        if act in acts:
            del acts[len(acts) - 1 - acts[::-1].index(act)]
        return Corrections(tuple(left), tuple(acts))

    @property
    def last(self) -> Act | None:
        """The act made last."""
        if not self.made:
            return None
        alone = not self.acts or self.made[-len(self.acts[-1].made) :] != self.acts[-1].made
        return Act(self.made[-1:]) if alone else self.acts[-1]


def event_key(event: Event) -> str:
    """A name for an article's event that outlives its id: its kind and where its first evidence starts."""
    return f"{event.kind}@{event.evidence[0].start if event.evidence else 0}"


def readdress(made: Iterable[Correction], ids: Mapping[str, Sequence[str]]) -> list[Correction]:
    """``made`` where each article goes by the ids that ``ids`` gives it; what is said of any other is left out."""

    def of(ref: Ref) -> list[Ref]:
        return [ref] if ref.article is None else [Ref(ref.name, ident) for ident in ids.get(ref.article, ())]

    out: list[Correction] = []
    for one in made:
        match one:
            case Merge(first, second):
                out += [Merge(a, b) for a, b in product(of(first), of(second))]
            case Split(first, second):
                out += [Split(a, b) for a, b in product(of(first), of(second))]
            case Rename(which, name):
                out += [Rename(ref, name) for ref in of(which)]
            case NotAPerson(which) | NotAnEvent(which):
                out += [type(one)(ref) for ref in of(which)]
            case OtherDay(which, when):
                out += [OtherDay(ref, when) for ref in of(which)]
            case OtherPlace(which, place):
                out += [OtherPlace(ref, place) for ref in of(which)]
            case Dated(article, day):
                out += [Dated(ident, day) for ident in ids.get(article, ())]
            case Join(article, others) | Part(article, others):
                of_others = tuple(ident for other in others for ident in ids.get(other, ()))
                out += [type(one)(ident, of_others) for ident in ids.get(article, ())]
    return out


def _refs(one: Correction) -> tuple[Ref, ...]:
    match one:
        case Merge(first, second) | Split(first, second):
            return first, second
        case Join() | Part() | Dated():
            return ()
    return (one.which,)


def articles_of(one: Correction) -> tuple[str, ...]:
    """The articles that a correction is about, as far as it names them."""
    match one:
        case Join(article, others) | Part(article, others):
            return article, *others
        case Dated(article):
            return (article,)
    return tuple(ref.article for ref in _refs(one) if ref.article)


def names_of(one: Correction) -> tuple[str, ...]:
    """The names that it is about in whatever article they stand."""
    return tuple(ref.name for ref in _refs(one) if not ref.article)


def in_words(correction: Correction) -> str:
    """A correction as it is told to the reader."""
    match correction:
        case Merge(first, second):
            return f"{first.name} is {second.name}"
        case Split(first, second):
            return f"{first.name} is not {second.name}"
        case Rename(which, name):
            return f"{which.name} is called {name}"
        case NotAPerson(which):
            return f"{which.name} is left out"
        case NotAnEvent():
            return "something is no event"
        case OtherDay(_, when):
            return f"an event is on {when}"
        case OtherPlace(_, place):
            return f"an event is in {place}"
        case Dated(_, day):
            return f"an article is of {day}"
        case Join():
            return "an article belongs to a story"
        case Part():
            return "an article does not belong to a story"
