"""Infers the days on which an article without a date can have appeared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from briefing.extract.times.clues import Clue

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class Window:
    """The possible days, in order, and the likeliest of them, None where there are too many to say."""

    days: tuple[date, ...]
    best: date | None


def infer_published(doc: Doc, clues: Sequence[Clue]) -> Window | None:
    """The days that every clue allows; None if the text does not even tell the year."""
    return None
