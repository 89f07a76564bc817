"""Texts and facts in hand: those looked at last, and those that nobody else keeps. The others stay in the library."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from briefing.model import Article, Facts
from briefing.ui.view.sidebar import Group

T = TypeVar("T")

IN_HAND = 256
"""Articles that stay in hand though the library has them; the one not used for longest goes first."""

BATCH = 50
"""How many are fetched at once where many are gone through."""

GROUPED = 32
"""Of how many of them the facts are grouped for the sidebar."""

Fetch = Callable[[Sequence[str]], tuple[dict[str, Article], dict[str, Facts]]]
"""Gives articles, and the facts of those that have current ones, by id. It may be called from any thread."""


class Shelf:
    """Holds what is put on it until ``release``; from then on ``fetch`` may bring it again. For any thread."""

    def __init__(self, fetch: Fetch | None = None) -> None:
        """Without ``fetch`` nothing is ever let go."""
        self._fetch = fetch
        self._lock = threading.RLock()
        self._articles: dict[str, Article] = {}
        self._facts: dict[str, Facts] = {}
        self._used_articles: OrderedDict[str, Article] = OrderedDict()
        self._used_facts: OrderedDict[str, Facts] = OrderedDict()
        self._groups: OrderedDict[str, tuple[Facts, list[Group]]] = OrderedDict()

    def put(self, article: Article, *, kept: bool = False) -> None:
        """Hold an article; ``kept`` says that the library has it."""
        with self._lock:
            self._used_articles.pop(article.id, None)
            # A day given for one call is not what the library will say for ever.
            if self._fetch and kept and not (article.published and article.published.basis == "option"):
                self._articles.pop(article.id, None)
                _use(self._used_articles, article.id, article)
            else:
                self._articles[article.id] = article

    def put_facts(self, ident: str, facts: Facts, *, kept: bool = False) -> None:
        """Hold the facts of an article."""
        with self._lock:
            self._used_facts.pop(ident, None)
            if self._fetch and kept:
                self._facts.pop(ident, None)
                _use(self._used_facts, ident, facts)
            else:
                self._facts[ident] = facts

    def drop_facts(self, ident: str) -> None:
        """Its facts are no longer true."""
        with self._lock:
            self._facts.pop(ident, None)
            self._used_facts.pop(ident, None)

    def release(self, articles: Iterable[str], facts: Iterable[str]) -> None:
        """The library has these now."""
        with self._lock:
            for ident in articles:
                if held := self._articles.get(ident):
                    self.put(held, kept=True)
            for ident in facts:
                if found := self._facts.get(ident):
                    self.put_facts(ident, found, kept=True)

    def article(self, ident: str) -> Article | None:
        """The article, None where it can be had no longer. May wait for a disk."""
        held = self._in_hand(ident)[0]
        if held is None and self._fetch:
            self.ready([ident])
            held = self._in_hand(ident)[0]
        return held

    def facts(self, ident: str) -> Facts | None:
        """Its facts, None where there are none. May wait for a disk."""
        held = self._in_hand(ident)[1]
        if held is None and self._fetch:
            self.ready([ident])
            held = self._in_hand(ident)[1]
        return held

    def ready(self, idents: Iterable[str]) -> None:
        """Fetch at once what is not in hand of these, of which there should be no more than ``IN_HAND``."""
        wanted = [ident for ident in idents if None in self._in_hand(ident)]
        if not wanted or not self._fetch:
            return
        found, known = self._fetch(wanted)
        with self._lock:
            for ident in wanted:
                if ident in found and ident not in self._articles:
                    _use(self._used_articles, ident, found[ident])
                if ident in known and ident not in self._facts:
                    _use(self._used_facts, ident, known[ident])

    def each(self, idents: Sequence[str]) -> Iterator[tuple[Article, Facts | None]]:
        """Those of these articles that can be had, in order; what has to be fetched is not kept in hand."""
        for at in range(0, len(idents), BATCH):
            held = {ident: self._in_hand(ident) for ident in idents[at : at + BATCH]}
            wanted = [ident for ident, pair in held.items() if None in pair] if self._fetch else []
            found, known = self._fetch(wanted) if self._fetch and wanted else ({}, {})
            for ident, (article, facts) in held.items():
                if one := article or found.get(ident):
                    yield one, facts or known.get(ident)

    def _in_hand(self, ident: str) -> tuple[Article | None, Facts | None]:
        with self._lock:
            article = self._articles.get(ident) or _used(self._used_articles, ident)
            return article, self._facts.get(ident) or _used(self._used_facts, ident)

    def groups(self, ident: str, facts: Facts, make: Callable[[], list[Group]]) -> list[Group]:
        """What ``make`` gives, made once as long as the facts are these."""
        with self._lock:
            held = self._groups.get(ident)
        if held is None or held[0] is not facts:
            held = facts, make()
            with self._lock:
                _use(self._groups, ident, held, GROUPED)
        return held[1]


def _use(held: OrderedDict[str, T], ident: str, value: T, most: int = IN_HAND) -> None:
    held[ident] = value
    held.move_to_end(ident)
    if len(held) > most:
        held.popitem(last=False)


def _used(held: OrderedDict[str, T], ident: str) -> T | None:
    value = held.get(ident)
    if value is not None:
        held.move_to_end(ident)
    return value
