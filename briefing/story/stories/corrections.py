"""What the reader says about which articles are of one story. It is kept as data and wins over every likeness."""

from __future__ import annotations

import msgspec


class Join(msgspec.Struct, frozen=True, tag="join"):
    """``article`` belongs to the story of ``others``."""

    article: str
    others: tuple[str, ...]


class Part(msgspec.Struct, frozen=True, tag="part"):
    """``article`` does not belong to the story of ``others``."""

    article: str
    others: tuple[str, ...]


Regrouping = Join | Part
"""Later ones win over earlier ones about the same pair. Articles go by ids, which depend on their content alone."""


REGROUPINGS = "regroupings"
"""The name under which the library keeps them."""


class Regroupings(msgspec.Struct, frozen=True):
    """The reader's corrections of the grouping as the library keeps them, oldest first."""

    made: tuple[Regrouping, ...] = ()


class Rulings:
    """What follows from the corrections for pairs of articles."""

    def __init__(self, made: tuple[Regrouping, ...] = ()) -> None:
        """``made`` oldest first."""
        self._together: dict[frozenset[str], bool] = {}
        for one in made:
            for other in one.others:
                if other != one.article:
                    self._together[frozenset((one.article, other))] = isinstance(one, Join)
        self._parted: dict[str, set[str]] = {}
        self._joined: dict[str, set[str]] = {}
        for pair, together in self._together.items():
            a, b = sorted(pair)
            kept = self._joined if together else self._parted
            kept.setdefault(a, set()).add(b)
            kept.setdefault(b, set()).add(a)

    def joined(self, article: str) -> set[str]:
        """The articles that the reader has put together with ``article``."""
        return self._joined.get(article, set())

    def parted(self, article: str) -> set[str]:
        """The articles that the reader has taken apart from ``article``."""
        return self._parted.get(article, set())
