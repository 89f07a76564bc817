"""Grouping under constraints: things join only where no pair of the two groups is forbidden."""

from __future__ import annotations

from collections.abc import Callable, Sequence


class Grouping:
    """A partition of ``0 … size-1`` that only grows coarser.

    ``apart`` tells of two groups, by their numbers, whether they hold a pair that must not be together whatever joins
    them, which is complete linkage: one doubtful link cannot chain two groups together. The outcome depends on the
    order of joins, so callers sort them.
    """

    def __init__(self, size: int, apart: Callable[[int, int], bool]) -> None:
        """Everything on its own."""
        self._group = list(range(size))
        self._members = {i: [i] for i in range(size)}
        self._why: dict[int, list[str]] = {i: [] for i in range(size)}
        self._apart = apart

    def join(self, left: int, right: int, why: str, *, force: bool = False) -> bool:
        """Put the groups of both together and note ``why``, if anything; whether they are together now."""
        a, b = sorted((self._group[left], self._group[right]))
        if a == b:
            return True
        if not force and self._apart(a, b):
            return False
        for i in self._members[b]:
            self._group[i] = a
        self._members[a] += self._members.pop(b)
        self._why[a] += [*self._why.pop(b), why]
        return True

    def group_of(self, item: int) -> int:
        """A number that all of one group share: that of its first."""
        return self._group[item]

    def members(self, group: int) -> Sequence[int]:
        """All of one group."""
        return self._members[group]

    def groups(self) -> list[tuple[list[int], tuple[str, ...]]]:
        """Each group with the reasons of its joins, sorted and each once."""
        return [
            (sorted(members), tuple(sorted(set(self._why[key]) - {""})))
            for key, members in sorted(self._members.items())
        ]
