"""Evidence for the type of a name, added up."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Self

from briefing.model import EntityType


class Votes(dict[EntityType, float]):
    """Points for and against each type; a type without points has none."""

    def __str__(self) -> str:
        return ", ".join(f"{type_} {points:+g}" for type_, points in self.items())

    def __missing__(self, type_: EntityType) -> float:
        return 0.0

    def add(self, other: Mapping[EntityType, float], weight: float = 1.0) -> Self:
        """These votes with ``weight`` times the others added, in place."""
        for type_, points in other.items():
            self[type_] += weight * points
        return self

    def best(self) -> EntityType | None:
        """The type with the most points, None where none has any; the first one named wins a tie."""
        if not self:
            return None
        type_ = max(self, key=self.__getitem__)
        return type_ if self[type_] > 0 else None
