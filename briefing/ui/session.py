"""What is being read: the sources in order, what is known of each so far, and where the reader is."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePath

import msgspec

from briefing.ingest import Skipped, Source
from briefing.library import Reading
from briefing.model import Article, Facts
from briefing.profiles import Profile
from briefing.ui.view import sidebar
from briefing.ui.view.origins import origin_of
from briefing.ui.view.rows import TOP, SourceRow


@dataclass
class Entry:
    """One source and what became of it.

    ``opened`` says that it was since the start; ``place`` is what was at the top of its text when it was left.
    """

    source: Source | None
    label: str
    skipped: str = ""
    article: Article | None = None
    facts: Facts | None = None
    error: str = ""
    read: bool = False
    opened: bool = False
    place: int = TOP
    profile: Profile | None = None
    _groups: list[sidebar.Group] | None = None

    @property
    def groups(self) -> list[sidebar.Group]:
        """Its facts as the sidebar groups them, made when they are first looked at."""
        if self._groups is None:
            self._groups = (
                sidebar.groups(self.facts, self.profile, self.article.text if self.article else "")
                if self.facts and self.profile
                else []
            )
        return self._groups

    def settle(self, facts: Facts | None, error: str) -> None:
        """Extraction is done with it."""
        self.facts, self.error, self._groups = facts, error, None

    @property
    def title(self) -> str:
        """The headline on one line, or the name of a source that is not loaded yet."""
        return " ".join(self.article.title.split()) or self.label if self.article else self.label

    @property
    def ident(self) -> str:
        """The id of its article, empty where that is not known yet."""
        return self.article.id if self.article else self.source.kept if self.source else ""

    @property
    def waiting(self) -> bool:
        """Whether its facts may still come."""
        return not self.skipped and self.facts is None and not self.error


class Session:
    """The sources in order; those that could not be read stand where they were found, with the reason."""

    def __init__(self, sources: Sequence[Source], skipped: Sequence[Skipped], profile: Profile) -> None:
        self.profile = profile
        self.entries = [Entry(source, source.label, profile=profile) for source in sources]
        self.entries += [Entry(None, PurePath(s.source).name or s.source, skipped=s.reason) for s in skipped]
        self.current = -1
        # Rows keep their numbers; where some were found late, they are listed in another order.
        self._order: Sequence[int] = range(len(self.entries))
        self._ranks: dict[int, int] | None = None
        self.shown: Sequence[int] = self._order
        self._filtered = False
        self._positions: dict[int, int] | None = None
        self._by_id: dict[str, list[int]] = {s.kept: [row] for row, s in enumerate(sources) if s.kept}
        self._read_before: frozenset[str] = frozenset()
        self._settled = 0
        self._readable = len(sources)
        self._years: set[str] = set()

    @property
    def entry(self) -> Entry | None:
        """The one that is open."""
        return self.entries[self.current] if 0 <= self.current < len(self.entries) else None

    @property
    def article(self) -> Article | None:
        """The article that is open."""
        return self.entry.article if self.entry else None

    def append(self, source: Source) -> int:
        """List one more source, behind all; its row. A filtered list shows it too."""
        row = self._new(source)
        self._reorder(range(row + 1) if self._ranks is None else [*self._order, row], [row])
        return row

    def expand(self, row: int, sources: Sequence[Source]) -> list[int]:
        """List what was found inside the source of ``row`` in its place; the rows, the first of them ``row`` itself."""
        first, *others = sources
        entry = self.entries[row]
        entry.source, entry.label = first, first.label
        rows = [self._new(source) for source in others]
        if rows:
            at = self._rank(row) + 1
            self._reorder([*self._order[:at], *rows, *self._order[at:]], rows)
        return [row, *rows]

    def _new(self, source: Source) -> int:
        row = len(self.entries)
        self.entries.append(Entry(source, source.label, profile=self.profile))
        self._readable += 1
        if source.kept:
            self._by_id.setdefault(source.kept, []).append(row)
        return row

    def _reorder(self, order: Sequence[int], new: Sequence[int]) -> None:
        self._order = order
        self._ranks = None if isinstance(order, range) else {row: i for i, row in enumerate(order)}
        self.filter_sources([*self.shown, *new] if self._filtered else None)

    def _rank(self, row: int) -> int:
        return row if self._ranks is None else self._ranks.get(row, -1)

    def put(self, row: int, loaded: Article | Skipped) -> None:
        """What reading the source of ``row`` gave."""
        entry = self.entries[row]
        if isinstance(loaded, Skipped):
            self._readable -= not entry.skipped
            entry.skipped = loaded.reason
        else:
            entry.article = loaded
            entry.read |= loaded.id in self._read_before
            self._years.add(loaded.published.value[:4] if loaded.published else "")
            rows = self._by_id.setdefault(loaded.id, [])
            if row not in rows:
                rows.append(row)

    def put_facts(self, article_id: str, facts: Facts | None, error: str = "") -> list[int]:
        """What extraction gave for an article; the rows that this changes, more than one where copies were opened."""
        rows = [row for row in self._by_id.get(article_id, []) if not _outdated(self.entries[row], facts)]
        for row in rows:
            entry = self.entries[row]
            before = entry.waiting
            entry.settle(facts, error)
            self._settled += before - entry.waiting
        return rows

    def redate(self, article: Article) -> list[int]:
        """Take an article with another date; its facts are looked for anew. The rows that this changes."""
        rows = [row for row in self._by_id.get(article.id, []) if self.entries[row].article]
        for row in rows:
            entry = self.entries[row]
            if (before := entry.article) is None or before.published == article.published:
                continue
            entry.article = msgspec.structs.replace(before, published=article.published)
            self._years.add(article.published.value[:4] if article.published else "")
            self._settled -= not entry.waiting
            entry.settle(None, "")
        return rows

    def put_reading(self, article_id: str, reading: Reading) -> list[int]:
        """How far an article was read before, unless it has been opened since; the rows that this changes."""
        rows = [i for i in self._by_id.get(article_id, []) if not self.entries[i].opened]
        for row in rows:
            self.entries[row].read |= reading.read
            self.entries[row].place = reading.place or TOP
        return rows if reading.read else []

    def put_read(self, articles: Collection[str]) -> list[int]:
        """These were read, now or when they come to be listed; the rows that this changes."""
        self._read_before = frozenset(articles)
        rows = [row for article in articles for row in self._by_id.get(article, []) if not self.entries[row].read]
        for row in rows:
            self.entries[row].read = True
        return rows

    def row_of(self, article_id: str) -> int | None:
        """The first row that holds the article."""
        return next(iter(self._by_id.get(article_id, [])), None)

    def has_all(self, article_ids: Iterable[str]) -> bool:
        """Whether rows hold all of these articles."""
        held = self._by_id
        return all(held.get(ident) for ident in article_ids)

    def filter_sources(self, rows: Sequence[int] | None) -> None:
        """List only ``rows``, in the order of the list; all with None."""
        self._filtered = rows is not None
        self.shown = self._order if rows is None else sorted(rows, key=self._rank)
        self._positions = self._ranks if rows is None else {row: i for i, row in enumerate(self.shown)}

    def listed_ids(self) -> list[str] | None:
        """The ids of the articles that a filter leaves, as far as they are known; None where it holds none back."""
        if not self._filtered:
            return None
        return [ident for row in self.shown if (ident := self.entries[row].ident)]

    def position(self, row: int) -> int:
        """Where the list shows a row, -1 if it does not."""
        return row if self._positions is None else self._positions.get(row, -1)

    def neighbour(self, step: int) -> int | None:
        """The next row of the list in that direction that can be opened, or None at the end."""
        shown = self.shown
        if step > 0:
            ahead = range(bisect_right(shown, self._rank(self.current), key=self._rank), len(shown))
        else:
            ahead = range(bisect_left(shown, self._rank(self.current), key=self._rank) - 1, -1, -1)
        return next((shown[at] for at in ahead if not self.entries[shown[at]].skipped), None)

    @property
    def _year(self) -> str | None:
        """The year of all articles, where there is only one: the list need not repeat it."""
        return next(iter(self._years)) if len(self._years) == 1 else None

    def progress(self) -> tuple[int, int]:
        """How many sources have their facts, or failed to, of how many that can be read."""
        return self._settled, self._readable

    def describe(self, row: int) -> SourceRow:
        """One row of the list of sources."""
        entry = self.entries[row]
        if entry.skipped:
            return SourceRow(entry.label, entry.skipped, skipped=True)
        count = sum(len(group.facts) for group in entry.groups)
        tail = (f"{count} fact{'' if count == 1 else 's'}") if entry.facts else "no facts" if entry.error else ""
        origin = " · ".join(reversed(origin_of(entry.article, entry.facts, self._year))) if entry.article else ""
        return SourceRow(entry.title, origin, tail, entry.read, row == self.current)


def _outdated(entry: Entry, facts: Facts | None) -> bool:
    """Whether the facts were looked for before the reader gave the article another day, or took that back."""
    if facts is None or entry.article is None:
        return False
    own, theirs = entry.article.published, facts.published
    given = any(published and published.basis == "reader" for published in (own, theirs))
    return given and own != theirs
