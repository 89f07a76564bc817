"""What follows from the reader's joining and parting of stories for pairs of articles."""

from __future__ import annotations

from collections.abc import Iterable

from briefing.story.linking.corrections import Correction, Join, Part


class Rulings:
    """Which articles the reader has put together or taken apart; of two words about one pair the later counts."""

    def __init__(self, made: Iterable[Correction] = ()) -> None:
        """``made`` oldest first; what is not about stories is left to others."""
        together: dict[frozenset[str], bool] = {}
        self._said: dict[str, set[tuple[bool, str]]] = {}
        for one in made:
            if isinstance(one, Join | Part):
                for other in one.others:
                    if other != one.article:
                        together[frozenset((one.article, other))] = isinstance(one, Join)
                        self._said.setdefault(one.article, set()).add((isinstance(one, Join), other))
        self._parted: dict[str, set[str]] = {}
        self._joined: dict[str, set[str]] = {}
        for pair, joined in together.items():
            a, b = sorted(pair)
            kept = self._joined if joined else self._parted
            kept.setdefault(a, set()).add(b)
            kept.setdefault(b, set()).add(a)

    def joined(self, article: str) -> set[str]:
        """The articles that the reader has put together with ``article``."""
        return self._joined.get(article, set())

    def parted(self, article: str) -> set[str]:
        """The articles that the reader has taken apart from ``article``."""
        return self._parted.get(article, set())

    def differing(self, other: Rulings) -> set[str]:
        """The articles of which the two say something else."""
        return {a for a in self._said.keys() | other._said.keys() if self._said.get(a) != other._said.get(a)}
