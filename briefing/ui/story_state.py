"""What the reader knows beyond single articles: the story, the reader's corrections to it, and the watched terms."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Protocol, runtime_checkable

import msgspec

from briefing.extract.document.sentences import sentence_around
from briefing.model import Article, Facts, Span
from briefing.profiles import Profile
from briefing.story.wording import count
from briefing.ui.session import Entry, Session
from briefing.ui.view import sidebar
from briefing.ui.view.origins import origin_of
from briefing.ui.view.search import find_terms
from briefing.workers.library_client import LibraryClient
from briefing.workers.news_worker import NewsWorker
from briefing.workers.reports import Post
from briefing.workers.story_worker import StoryWorker

if TYPE_CHECKING:
    from briefing.story.linking.corrections import Act, Correction, Corrections
    from briefing.story.lookup import StoryLookup
    from briefing.story.news import Membership, NewsStory
    from briefing.story.stories.since import KeptStory, Looks
    from briefing.story.types import Quotation, Record, Story

WATCHED = "watched"
"""The name under which the library keeps them."""


class Watched(msgspec.Struct, frozen=True):
    """Terms that the reader added to those of the configuration, and those of it that are not wanted now."""

    added: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()

    def watch(self, term: str, *, configured: bool) -> Watched:
        """With ``term``, which the configuration may have."""
        added = _without(self.added, term)
        return Watched(added if configured else (*added, term), _without(self.dropped, term))

    def unwatch(self, term: str, *, configured: bool) -> Watched:
        """Without ``term``, which the configuration may have."""
        dropped = _without(self.dropped, term)
        return Watched(_without(self.added, term), (*dropped, term) if configured else dropped)


def _without(terms: tuple[str, ...], term: str) -> tuple[str, ...]:
    return tuple(known for known in terms if known.casefold() != term.casefold())


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


class StoryState:
    """Holds them, keeps what the reader says in the library, and has the story built again when something changes."""

    def __init__(
        self,
        session: Session,
        library: LibraryClient,
        profile: Profile,
        watch: Sequence[str],
        post: Post,
    ) -> None:
        self.session = session
        self.index: StoryLookup | None = None
        self.touched = False
        """Whether any key was pressed yet."""
        self._library = library
        self._news: dict[str, KeptStory] = {}
        """The stories of the library by id, of which the session may list all articles or some."""
        self._story_of: dict[str, str] = {}
        self._worker = StoryWorker(post, profile, lambda: self._story_of)
        self._news_worker = NewsWorker(post, profile, library)
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

    def _ask(self) -> tuple[list[Record], tuple[Correction, ...]]:
        return [(e.article, e.facts) for e in self.session.entries if e.article and e.facts], self.corrections

    def _ask_news(self) -> tuple[tuple[Correction, ...], list[str]]:
        return self.corrections, [entry.ident for entry in self.session.entries if entry.ident]

    def story_of(self, records: Sequence[Record], corrections: Sequence[Correction]) -> Story:
        """The story of these records, built only where it is not that of all. Waits; raises what building does."""
        return self._worker.story(records, corrections)

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
        found = []
        for one in self._news.values():
            part = listed_part(one.story, self.session)
            if part is not None:
                found.append(one if part is one.story else msgspec.structs.replace(one, story=part))
        return found

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
        if self.index is None or entry.article is None or self.index.originals < 2:
            return known
        told = self.story_with(entry.article.id)
        alone = told is not None and told.sources == 1
        return with_shares(known, entry.article.id, self.index, self.session.listed_ids(), alone=alone)

    def _as_said(self, entry: Entry) -> list[sidebar.Group]:
        """An article's facts with what the reader has said of its events."""
        if not entry.facts or not entry.article or not self.corrections:
            return entry.groups
        from briefing.story.linking.corrected import Said

        facts = Said(self.corrections).of(entry.facts)
        if facts is entry.facts:
            return entry.groups
        return sidebar.groups(facts, self.session.profile, entry.article.text)

    def copies(self) -> str:
        """What the counts of sources leave out, in words; empty where no article is a copy of another."""
        if self.index is None:
            return ""
        opened, originals = len(self.index.story.sources), self.index.originals
        more = opened - originals
        if not more or originals < 2:
            return ""
        return f"{opened} articles, {more} {'copy' if more == 1 else 'copies'}: {count(originals, 'source')}"

    # Articles

    def article(self, article_id: str) -> Article | None:
        """The article of that id."""
        row = self.session.row_of(article_id)
        return self.session.entries[row].article if row is not None else None

    def facts(self, article_id: str) -> Facts | None:
        """Its facts, as far as they are known."""
        row = self.session.row_of(article_id)
        return self.session.entries[row].facts if row is not None else None

    def origin(self, article_id: str) -> tuple[str, str]:
        """Outlet and date of an article, for a reader; the outlet is its title or label where it has none."""
        row = self.session.row_of(article_id)
        if row is None:
            return article_id, ""
        entry = self.session.entries[row]
        article = entry.article
        if article is None:
            return entry.label, ""
        parts = origin_of(article, entry.facts)
        outlet = " ".join((article.outlet or "").split())
        return outlet or entry.title, parts[-1] if parts and parts[-1] != outlet else ""

    def outlet(self, article_id: str) -> str:
        """The outlet of a listed article, empty where it is not known."""
        row = self.session.row_of(article_id)
        article = self.session.entries[row].article if row is not None else None
        return " ".join((article.outlet or "").split()) if article else ""

    def sentence(self, quotation: Quotation, reach: int = 240) -> str:
        """The words of a quotation with those around them, of its sentence, at most ``reach`` code points each side."""
        article = self.article(quotation.article)
        if article is None:
            return " ".join(quotation.text.split())
        text = article.text
        row = self.session.row_of(quotation.article)
        facts = self.session.entries[row].facts if row is not None else None
        first, last = msgspec.structs.astuple(
            sentence_around(text, facts.sentences if facts else (), quotation.start, quotation.end)
        )
        start, end = max(first, quotation.start - reach), min(last, quotation.end + reach)
        # Whole words only.
        while first < start < quotation.start and not text[start - 1].isspace():
            start += 1
        while quotation.end < end < last and not text[end].isspace():
            end -= 1
        said = " ".join(text[start:end].split())
        return f"{'… ' if start > first else ''}{said}{' …' if end < last else ''}"

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
