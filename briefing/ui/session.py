"""What is being read: the sources in order, what is known of each so far, and where the reader is."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePath

import msgspec

from briefing.ingest import Skipped, Source
from briefing.library import Head, Reading
from briefing.model import Article, Facts, Published
from briefing.profiles import Profile
from briefing.story.wording import count
from briefing.ui.shelf import Shelf
from briefing.ui.view import sidebar
from briefing.ui.view.origins import origin_of
from briefing.ui.view.rows import TOP, SourceRow


@dataclass(slots=True)
class Entry:
    """One source and what became of it; text and facts come from ``shelf``, so that ten thousand cost their heads.

    ``opened`` says that it was since the start; ``place`` is what was at the top of its text when it was left.
    ``outlet`` and ``dated`` are the article's own.
    """

    source: Source | None
    label: str
    shelf: Shelf
    profile: Profile
    skipped: str = ""
    error: str = ""
    known: bool = False
    """Whether it has been read, by now or ever."""
    told: bool = False
    """Whether it has facts."""
    read: bool = False
    opened: bool = False
    place: int = TOP
    ident: str = ""
    """The id of its article, empty where that is not known yet."""
    heading: str = ""
    outlet: str | None = None
    dated: Published | None = None
    _count: int = -1

    @property
    def article(self) -> Article | None:
        """The article, None while it is not read. It may come from a disk."""
        article = self.shelf.article(self.ident) if self.known else None
        address = self.source.address if self.source and not self.source.kept else ""
        if article is None or not address or article.source == address:
            return article
        return msgspec.structs.replace(article, source=address)

    @property
    def facts(self) -> Facts | None:
        """Its facts, None while nobody has looked for them. They may come from a disk."""
        return self.shelf.facts(self.ident) if self.told else None

    @property
    def published(self) -> Published | None:
        """The day of the article, its own or the one that its facts infer."""
        if self.dated or not self.told:
            return self.dated
        return facts.published if (facts := self.facts) else None

    @property
    def groups(self) -> list[sidebar.Group]:
        """Its facts as the sidebar groups them, made when they are first looked at."""
        facts, article = self.facts, self.article
        if facts is None:
            return []
        text = article.text if article else ""
        return self.shelf.groups(self.ident, facts, lambda: sidebar.groups(facts, self.profile, text))

    @property
    def count(self) -> int:
        """How many facts the sidebar shows."""
        if self._count < 0:
            self._count = sum(len(group.facts) for group in self.groups)
        return self._count

    def take(self, article: Article, *, kept: bool) -> None:
        """It was read; ``kept`` says that the library has it."""
        self.shelf.put(article, kept=kept)
        self.known, self.ident, self.heading = True, article.id, article.title
        self.outlet, self.dated = article.outlet, article.published

    def take_head(self, head: Head) -> None:
        """It was read before, and the library has it."""
        self.known, self.ident, self.heading = True, head.id, head.title
        self.outlet, self.dated = head.outlet, head.published
        self.read |= head.read
        self.told = head.facts is not None

    def settle(self, facts: Facts | None, error: str, *, kept: bool = False) -> None:
        """Extraction is done with it; with neither it is to be done again."""
        self.told, self.error, self._count = facts is not None, error, -1
        if facts is None:
            self.shelf.drop_facts(self.ident)
        else:
            self.shelf.put_facts(self.ident, facts, kept=kept)

    @property
    def title(self) -> str:
        """The headline on one line, or the name of a source that is not loaded yet."""
        return " ".join(self.heading.split()) or self.label

    @property
    def waiting(self) -> bool:
        """Whether its facts may still come."""
        return not self.skipped and not self.told and not self.error


class Session:
    """The sources in order; those that could not be read stand where they were found, with the reason."""

    def __init__(
        self,
        sources: Sequence[Source],
        skipped: Sequence[Skipped],
        profile: Profile,
        shelf: Shelf | None = None,
    ) -> None:
        """``shelf`` holds texts and facts; without one all of them stay in hand."""
        self.profile = profile
        self.shelf = shelf or Shelf()
        self.entries = [self._entry(source) for source in sources]
        for one in skipped:
            label = PurePath(one.source).name or one.source
            self.entries.append(Entry(None, label, self.shelf, profile, skipped=one.reason))
        self.current = -1
        # Rows keep their numbers; where some were found late, they are listed in another order.
        self._order: Sequence[int] = range(len(self.entries))
        self._ranks: dict[int, int] | None = None
        self.shown: Sequence[int] = self._order
        self._filtered = False
        self._positions: dict[int, int] | None = None
        self._by_id: dict[str, int] = {}
        self._copies: dict[str, list[int]] = {}
        for row, source in enumerate(sources):
            if source.kept:
                self._note(source.kept, row)
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

    @property
    def article_id(self) -> str:
        """The id of the article that is open, empty where none is."""
        return self.entry.ident if self.entry else ""

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
        self.entries.append(self._entry(source))
        self._readable += 1
        if source.kept:
            self._note(source.kept, row)
        return row

    def _entry(self, source: Source) -> Entry:
        return Entry(source, source.label, self.shelf, self.profile, ident=source.kept)

    def _note(self, ident: str, row: int) -> None:
        """Remember that ``row`` holds the article of that id."""
        first = self._by_id.setdefault(ident, row)
        if first != row and row not in self._copies.setdefault(ident, []):
            self._copies[ident].append(row)

    def rows_of(self, ident: str) -> list[int]:
        """The rows that hold the article, several where copies were opened."""
        first = self._by_id.get(ident)
        return [] if first is None else [first, *self._copies.get(ident, ())]

    def _reorder(self, order: Sequence[int], new: Sequence[int]) -> None:
        self._order = order
        self._ranks = None if isinstance(order, range) else {row: i for i, row in enumerate(order)}
        self.filter_sources([*self.shown, *new] if self._filtered else None)

    def _rank(self, row: int) -> int:
        return row if self._ranks is None else self._ranks.get(row, -1)

    def put(self, row: int, loaded: Article | Head | Skipped) -> None:
        """What reading the source of ``row`` gave, or what the library knows of it."""
        entry = self.entries[row]
        if isinstance(loaded, Skipped):
            self._readable -= not entry.skipped
            entry.skipped = loaded.reason
            return
        before = entry.waiting
        if isinstance(loaded, Article):
            entry.take(loaded, kept=bool(entry.source and entry.source.kept))
        else:
            entry.take_head(loaded)
        self._settled += before - entry.waiting
        entry.read |= loaded.id in self._read_before
        self._years.add(entry.dated.value[:4] if entry.dated else "")
        self._note(loaded.id, row)

    def put_heads(self, heads: Sequence[Head]) -> None:
        """What the library knows of the articles of the first rows, without their facts: before the first paint."""
        for entry, head in zip(self.entries, heads, strict=False):
            entry.known, entry.heading, entry.read = True, head.title, head.read
            entry.outlet, entry.dated = head.outlet, head.published
        self._years.update({head.published.value[:4] if head.published else "" for head in heads})

    def put_told(self, articles: Collection[str]) -> None:
        """The library has the facts of these articles."""
        for ident in articles:
            for row in self.rows_of(ident):
                entry = self.entries[row]
                self._settled += entry.waiting
                entry.told = True

    def put_facts(self, article_id: str, facts: Facts | None, error: str = "", *, kept: bool = False) -> list[int]:
        """What extraction gave for an article; the rows that this changes, more than one where copies were opened.

        ``kept`` says that the library has them.
        """
        rows = [row for row in self.rows_of(article_id) if not _outdated(self.entries[row], facts)]
        for row in rows:
            entry = self.entries[row]
            before = entry.waiting
            entry.settle(facts, error, kept=kept)
            self._settled += before - entry.waiting
        return rows

    def redate(self, article: Article) -> list[int]:
        """Take an article with another date; its facts are looked for anew. The rows that this changes."""
        rows = [row for row in self.rows_of(article.id) if self.entries[row].known]
        for row in rows:
            entry = self.entries[row]
            if entry.dated == article.published:
                continue
            entry.take(article, kept=True)
            self._years.add(article.published.value[:4] if article.published else "")
            self._settled -= not entry.waiting
            entry.settle(None, "")
        return rows

    def put_reading(self, article_id: str, reading: Reading) -> list[int]:
        """How far an article was read before, unless it has been opened since; the rows that this changes."""
        rows = [i for i in self.rows_of(article_id) if not self.entries[i].opened]
        for row in rows:
            self.entries[row].read |= reading.read
            self.entries[row].place = reading.place or TOP
        return rows if reading.read else []

    def put_read(self, articles: Collection[str]) -> list[int]:
        """These were read, now or when they come to be listed; the rows that this changes."""
        self._read_before = frozenset(articles)
        rows = [row for article in articles for row in self.rows_of(article) if not self.entries[row].read]
        for row in rows:
            self.entries[row].read = True
        return rows

    def row_of(self, article_id: str) -> int | None:
        """The first row that holds the article."""
        return self._by_id.get(article_id)

    def has_all(self, article_ids: Iterable[str]) -> bool:
        """Whether rows hold all of these articles."""
        return all(ident in self._by_id for ident in article_ids)

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
        tail = count(entry.count, "fact") if entry.told else "no facts" if entry.error else ""
        origin = " · ".join(reversed(origin_of(entry.outlet, entry.published, self._year))) if entry.known else ""
        return SourceRow(entry.title, origin, tail, entry.read, row == self.current)


def _outdated(entry: Entry, facts: Facts | None) -> bool:
    """Whether the facts were looked for before the reader gave the article another day, or took that back."""
    if facts is None or not entry.known:
        return False
    own, theirs = entry.dated, facts.published
    given = any(published and published.basis == "reader" for published in (own, theirs))
    return given and own != theirs
