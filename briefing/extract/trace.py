"""What extraction did and why, recorded while somebody asks for it; otherwise a look at one variable."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Literal

import msgspec

About = Literal["entity", "time", "event", "statement"]


class Step(msgspec.Struct, frozen=True):
    """One step of extraction that had an outcome.

    ``about`` is the kind of fact it serves, ``part`` the decision ("status of an event"), ``rule`` the name of what
    decided and ``says`` its line of English. ``start`` and ``end`` are code points of the words judged, ``outcome``
    what came of it and ``weight`` how much it counts, where evidence is added up. ``fact`` is the id of the fact that
    the step is known to belong to, ``subject`` the code points of the mention on whose behalf it was taken; steps
    without either belong to the facts whose words they judge.
    """

    about: About
    part: str
    rule: str
    says: str
    start: int
    end: int
    outcome: str = ""
    weight: float | None = None
    fact: str | None = None
    subject: tuple[int, int] | None = None


class Reason(msgspec.Struct, frozen=True):
    """A step as a line of English, under the decision it is of, with the code points of the words judged."""

    part: str
    line: str
    start: int
    end: int


_steps: ContextVar[list[Step] | None] = ContextVar("steps", default=None)


@contextmanager
def recording() -> Iterator[list[Step]]:
    """The list to which steps are added, in the order in which they are taken, until the block ends."""
    steps: list[Step] = []
    token = _steps.set(steps)
    try:
        yield steps
    finally:
        _steps.reset(token)


def is_on() -> bool:
    """Whether somebody asks; what a step would say need not be worked out otherwise."""
    return _steps.get() is not None


def taken() -> int:
    """How many steps are recorded, to be claimed from there on."""
    return len(_steps.get() or ())


def claim(since: int, subject: tuple[int, int]) -> None:
    """Say that the steps recorded from number ``since`` on were taken for the mention at ``subject``."""
    if (steps := _steps.get()) is not None:
        steps[since:] = [msgspec.structs.replace(step, subject=subject) for step in steps[since:]]


def note(
    about: About,
    part: str,
    rule: str,
    says: str,
    span: tuple[int, int],
    outcome: str = "",
    *,
    weight: float | None = None,
    fact: str | None = None,
) -> None:
    """Record a step, if somebody asks; see ``Step`` for what is what."""
    if (steps := _steps.get()) is not None:
        steps.append(Step(about, part, rule, says, *span, outcome, weight, fact))
