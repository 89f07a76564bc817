"""What the reader knows beyond single articles: the story, the reader's corrections to it, and the watched terms."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Protocol, runtime_checkable

import msgspec

from briefing.model import Article, Span
from briefing.profiles import Profile
from briefing.story.wording import count
from briefing.ui.session import Entry, Session
from briefing.ui.session_articles import SessionArticles
from briefing.ui.shelf import IN_HAND
from briefing.ui.view import sidebar
from briefing.ui.view.search import find_terms
from briefing.ui.watched import WATCHED, Watched
from briefing.workers.library_client import LibraryClient
from briefing.workers.news_worker import NewsWorker
from briefing.workers.related import RelatedFinder
from briefing.workers.reports import Post
from briefing.workers.story_worker import Stored, StoryWorker, Things

if TYPE_CHECKING:
    from briefing.story.linking.corrections import Act, Correction, Corrections
    from briefing.story.lookup import StoryLookup
    from briefing.story.news import Membership, NewsStory
    from briefing.story.related import Related
    from briefing.story.stories.since import KeptStory, Looks
    from briefing.story.types import Record, Story

TOLD = 1_000
"""Of so many articles at most the story is told at a time: of a longer list the open article's and those near it."""

FURTHER = 8
"""Of related articles so many times as many are looked for in the library, which has others than are listed."""

FIRST = 1_000
"""So many articles, from the open one on, are put into stories before others."""


@runtime_checkable
class ShowsStory(Protocol):
    """What shows something of the story."""

    def story_changed(self) -> None:
        """The story was built again."""


def listed_part(story: NewsStory, session: Session) -> NewsStory | None:
    """``story`` with those of its articles alone that the session lists; None where it lists none."""
    if session.has_all(story.ids):
        return story
    here = tuple(member for member in story.articles if session.row_of(member.article) is not None)
    if not here:
        return None
    originals = {member.copy_of or member.article for member in here}
    return msgspec.structs.replace(story, title=_title(story, here, session), articles=here, sources=len(originals))


def _title(story: NewsStory, here: Sequence[Membership], session: Session) -> str:
    """Its title where a listed article has it, else that of the newest of these."""
    from briefing.story.stories.describing import headline

    rows = [session.row_of(member.article) for member in here]
    titles = [headline(session.entries[row].title) for row in rows if row is not None]
    return story.title if story.title in titles else titles[-1]


class StoryState(SessionArticles):
    """Holds them, keeps what the reader says in the library, and has the story built again when something changes."""

    def __init__(
        self,
        session: Session,
        library: LibraryClient,
        profile: Profile,
        watch: Sequence[str],
        post: Post,
    ) -> None:
        super().__init__(session)
        self.index: StoryLookup | None = None
        self.touched = False
        """Whether any key was pressed yet."""
        self._library = library
        self._asked: frozenset[str] | None = None
        """The articles that the story is told of, None where it is all."""
        self._news: dict[str, KeptStory] = {}
        """The stories of the library by id, of which the session may list all articles or some."""
        self._story_of: dict[str, str] = {}
        self._worker = StoryWorker(post, profile, lambda: self._story_of)
        self._news_worker = NewsWorker(post, profile, library)
        self._finder = RelatedFinder()
        self._made: Corrections | None = None
        self._undone: list[Act] = []
        self._looks: Looks | None = None
        self._from_config = tuple(watch)
        self._watched = library.follow(WATCHED, Watched) or Watched()
        self._found: dict[str, tuple[tuple[str, ...], tuple[Span, ...]]] = {}

    # The story

    def begin(self) -> None:
        """Show the stories as they were kept, before any article is read again."""
        self._library.front_page()
        self.facts_changed()

    def facts_changed(self) -> None:
        """Have the story built with the facts that have come."""
        self._want()

    def _want(self, *, at_once: bool = False) -> None:
        self._news_worker.want(self._ask_news, at_once=at_once)
        self._worker.want(self._ask, at_once=at_once)

    def key_pressed(self) -> None:
        """The hand is at work."""
        self.touched = True
        self._worker.key_pressed()
        self._news_worker.key_pressed()

    def _ask(self) -> Things:
        chosen = self._to_tell()
        self._asked = frozenset(chosen) if len(self.session.entries) > TOLD else None
        return self._things(chosen), self.corrections

    def _things(self, articles: Sequence[str]) -> Sequence[Record] | Stored:
        """What the story of these articles is built from; of many only what to take from the library."""
        if len(articles) > IN_HAND:
            _, path, key = self._library.settled()
            if path is not None:
                return Stored(str(path), key, tuple(articles))
        return [(article, facts) for article, facts in self.session.shelf.each(articles) if facts]

    def _to_tell(self) -> list[str]:
        """The articles to tell of: all that have facts; of too many the open one's story, and those next to it."""
        entries = self.session.entries
        if len(entries) <= TOLD:
            return list(dict.fromkeys(entry.ident for entry in entries if entry.told))
        here = self.session.article_id
        shown = self.session.shown
        at = max(0, self.session.position(self.session.current))
        first = max(0, min(at - TOLD // 2, len(shown) - TOLD))
        near = [entries[row].ident for row in shown[first : first + TOLD] if entries[row].told]
        own = self._story_ids(here) if here else ()
        return list(dict.fromkeys([*([here] if here else []), *own[:TOLD], *near]))[:TOLD]

    def _story_ids(self, article_id: str) -> tuple[str, ...]:
        ident = self._story_of.get(article_id)
        found = one.story.ids if ident and (one := self._news.get(ident)) else ()
        return tuple(one for one in found if (row := self.session.row_of(one)) is not None and self._is_told(row))

    def _is_told(self, row: int) -> bool:
        return self.session.entries[row].told

    def opened(self) -> None:
        """Another article is open, or the list is filtered otherwise: have the story told of what is there."""
        if not self._asked:
            return
        shown = self.session.shown if len(self.session.shown) <= TOLD else ()
        listed = [self.session.entries[row].ident for row in shown if self._is_told(row)]
        if not self._asked.issuperset([*listed, self.session.article_id or next(iter(self._asked))]):
            self._worker.want(self._ask)

    @property
    def part(self) -> str:
        """Of which articles the story is told, in words; empty where it is of all."""
        if self.index is None or len(self.session.entries) <= TOLD:
            return ""
        return f"told of the {len(self.index.sources):,} nearest in the list"

    def related(self, article_id: str, top: int) -> list[Related]:
        """The ``top`` listed articles most like one. Waits: not for the screen's thread.

        Raises:
            LibraryError: the library cannot be read.
        """
        session = self.session
        if len(session.entries) > TOLD:
            found = self._library.related(self._finder, article_id, top * FURTHER)
        else:
            told = [entry.ident for entry in session.entries if entry.told]
            records = ((article, facts) for article, facts in session.shelf.each(told) if facts)
            found = self._finder.related(article_id, records, top)
        return [one for one in found if session.row_of(one.article_id) is not None][:top]

    def naming(self, names: Sequence[str]) -> frozenset[str]:
        """The ids of all articles of the library that name somebody by one of these. Waits for a disk."""
        return self._library.naming(names)

    def _ask_news(self) -> tuple[tuple[Correction, ...], list[str]]:
        entries, here = self.session.entries, max(0, self.session.current)
        return self.corrections, [entry.ident for entry in entries[here : here + FIRST] if entry.ident]

    def story_of(self, articles: Sequence[str], corrections: Sequence[Correction]) -> Story:
        """The story of these articles, built only where it is not the one told. Waits; raises what building does."""
        return self._worker.story(self._things(articles), corrections)

    @property
    def looks(self) -> Looks:
        """How each story stood when the reader last looked at it."""
        if self._looks is None:
            from briefing.story.stories.since import LOOKS, Looks

            self._looks = self._library.follow(LOOKS, Looks) or Looks()
        return self._looks

    def looked(self, story: NewsStory) -> None:
        """The reader looks at a story: what changes from now on is news."""
        from briefing.story.stories.since import LOOKS, Looks

        if story.id not in self._news:
            return
        look = self._news[story.id].look
        self._looks = self.looks.put(story.id, look)
        self._library.change(LOOKS, Looks, lambda kept: (kept or Looks()).put(story.id, look), "what was looked at")

    def update_news(self, stories: Sequence[KeptStory]) -> None:
        """Take the stories of the library as they are now."""
        self._news = {one.story.id: one for one in stories}
        self._story_of = {article: one.story.id for one in stories for article in one.story.ids}

    def listed(self) -> list[KeptStory]:
        """The stories with those of their articles that the session lists."""
        return list(self._listed())

    def many(self, least: int) -> bool:
        """Whether that is several stories of ``least`` articles together."""
        articles = 0
        for stories, one in enumerate(self._listed(), 1):
            articles += len(one.story.articles)
            if articles >= least and stories > 1:
                return True
        return False

    def _listed(self) -> Iterator[KeptStory]:
        for one in self._news.values():
            part = listed_part(one.story, self.session)
            if part is not None:
                yield one if part is one.story else msgspec.structs.replace(one, story=part)

    def story_with(self, article_id: str) -> NewsStory | None:
        """The story that an article belongs to, with those of its articles that are listed."""
        ident = self._story_of.get(article_id)
        return listed_part(self._news[ident].story, self.session) if ident else None

    def update(self, index: StoryLookup) -> None:
        """Take the story as it is now."""
        self.index = index

    def close(self) -> None:
        """Stop the workers."""
        self._worker.close()
        self._news_worker.close()

    def groups(self, entry: Entry) -> list[sidebar.Group]:
        """An article's facts with how many of the listed sources have each."""
        from briefing.ui.view.shares import with_shares

        known = self._as_said(entry)
        if self.index is None or not entry.known or self.index.originals < 2:
            return known
        told = self.story_with(entry.ident)
        alone = told is not None and told.sources == 1
        return with_shares(known, entry.ident, self.index, self.session.listed_ids(), alone=alone)

    def _as_said(self, entry: Entry) -> list[sidebar.Group]:
        """An article's facts with what the reader has said of its events."""
        found, article = entry.facts, entry.article
        if not found or not article or not self.corrections:
            return entry.groups
        from briefing.story.linking.corrected import Said

        facts = Said(self.corrections).of(found)
        if facts is found:
            return entry.groups
        return sidebar.groups(facts, self.session.profile, article.text)

    def copies(self) -> str:
        """What the counts of sources leave out, in words; empty where no article is a copy of another."""
        if self.index is None:
            return ""
        opened, originals = len(self.index.story.sources), self.index.originals
        more = opened - originals
        if not more or originals < 2:
            return ""
        return f"{opened} articles, {more} {'copy' if more == 1 else 'copies'}: {count(originals, 'source')}"

    # Corrections

    @property
    def corrections(self) -> tuple[Correction, ...]:
        """What the reader has corrected, oldest first; read from the library when it is first asked for."""
        return self._kept().made

    def _kept(self) -> Corrections:
        if self._made is None:
            from briefing.story.linking.corrections import CORRECTIONS, Corrections

            self._made = self._library.follow(CORRECTIONS, Corrections) or Corrections()
        return self._made

    def correct(self, made: Iterable[Correction], words: str) -> None:
        """Keep corrections made at one stroke, which ``words`` tell; they win from now on."""
        from briefing.story.linking.corrections import Act

        act = Act(tuple(made), words)
        self._undone.clear()
        self._correct(lambda kept: kept.with_act(act))

    def undo(self) -> str | None:
        """Take back the last act of correction, whole; the words that tell it, None where there is none."""
        from briefing.story.linking.corrections import in_words

        last = self._kept().last
        if last is None:
            return None
        self._undone.append(last)
        self._correct(lambda kept: kept.without(last))
        return last.words or in_words(last.made[0])

    def redo(self) -> str | None:
        """Make again what was taken back last; the words that tell it, None where there is nothing."""
        from briefing.story.linking.corrections import in_words

        if not self._undone:
            return None
        act = self._undone.pop()
        self._correct(lambda kept: kept.with_act(act))
        return act.words or in_words(act.made[0])

    def _correct(self, change: Callable[[Corrections], Corrections]) -> None:
        from briefing.story.linking.corrections import CORRECTIONS, Corrections

        self._made = change(self._kept())
        self._library.change(CORRECTIONS, Corrections, lambda stored: change(stored or Corrections()), "a correction")
        self._want(at_once=True)

    def changed(self, value: object) -> bool:
        """Take up what the library keeps now; whether it is other than what was known."""
        from briefing.story.linking.corrections import Corrections
        from briefing.story.stories.since import Looks

        if isinstance(value, Looks):
            self._looks = value
        elif isinstance(value, Corrections) and value != self._made:
            self._made = value
            self._want(at_once=True)
        elif isinstance(value, Watched) and value != self._watched:
            self._watched = value
        else:
            return False
        return True

    # Watched terms

    @property
    def watched(self) -> tuple[str, ...]:
        """The terms to spot, those of the configuration first."""
        dropped = {term.casefold() for term in self._watched.dropped}
        terms = [term for term in self._from_config if term.casefold() not in dropped] + list(self._watched.added)
        return tuple({term.casefold(): term for term in reversed(terms)}.values())[::-1]

    def watch(self, term: str) -> bool:
        """Watch for ``term``; False if it is watched already or is no term."""
        term = " ".join(term.split())
        if not term or term.casefold() in {known.casefold() for known in self.watched}:
            return False
        configured = any(t.casefold() == term.casefold() for t in self._from_config)
        self._watch(lambda before: before.watch(term, configured=configured), "a watched term")
        return True

    def unwatch(self, term: str) -> None:
        """Watch for ``term`` no longer; one of the configuration is dropped in the library."""
        configured = any(t.casefold() == term.casefold() for t in self._from_config)
        self._watch(lambda before: before.unwatch(term, configured=configured), "that a term is no longer watched")

    def _watch(self, change: Callable[[Watched], Watched], what: str) -> None:
        self._watched = change(self._watched)
        self._library.change(WATCHED, Watched, lambda kept: change(kept or Watched()), what)

    def spotted(self, article: Article) -> tuple[Span, ...]:
        """Where the watched terms stand in an article."""
        terms = self.watched
        if not terms:
            return ()
        known = self._found.get(article.id)
        if known is None or known[0] != terms:
            known = self._found[article.id] = terms, tuple(find_terms(article.text, terms))
        return known[1]
