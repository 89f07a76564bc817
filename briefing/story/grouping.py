"""Grouping under constraints: things join only where no pair of the two groups is forbidden."""

from __future__ import annotations

from collections.abc import Callable


class Grouping:
    """A partition of ``0 … size-1`` that only grows coarser.

    ``forbidden`` tells of a pair that must not be together whatever joins them, which is complete linkage: one doubtful
    link cannot chain two groups together. The outcome depends on the order of joins, so callers sort them.
    """

    def __init__(self, size: int, forbidden: Callable[[int, int], bool]) -> None:
        """Everything on its own."""
        self._group = list(range(size))
        self._members = {i: [i] for i in range(size)}
        self._why: dict[int, list[str]] = {i: [] for i in range(size)}
        self._forbidden = forbidden

    def join(self, left: int, right: int, why: str, *, force: bool = False) -> bool:
        """Put the groups of both together and note ``why``, if anything; whether they are together now."""
        a, b = sorted((self._group[left], self._group[right]))
        if a == b:
            return True
        if not force and any(self._forbidden(x, y) for x in self._members[a] for y in self._members[b]):
            return False
        for i in self._members[b]:
            self._group[i] = a
        self._members[a] += self._members.pop(b)
        self._why[a] += [*self._why.pop(b), why]
        return True

    def group_of(self, item: int) -> int:
        """A number that all of one group share."""
        return self._group[item]

    def groups(self) -> list[tuple[list[int], tuple[str, ...]]]:
        """Each group with the reasons of its joins, sorted and each once."""
        return [
            (sorted(members), tuple(sorted(set(self._why[key]) - {""})))
            for key, members in sorted(self._members.items())
        ]
