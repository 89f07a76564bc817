"""From paths to a session whose first article is ready to be painted."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from briefing.config import Config
from briefing.ingest import Limits, Skipped, Source, discover, limits_of, load
from briefing.model import Article
from briefing.profiles import Profile
from briefing.ui.session import Session
from briefing.ui.shelf import Shelf
from briefing.workers.article_worker import heavy
from briefing.workers.folder_watcher import FolderWatcher
from briefing.workers.library_client import LibraryClient
from briefing.workers.reports import Post

STDIN = "-"

SMALL = 1_000_000
"""Bytes of a file of many articles up to which it is looked into before the first paint; larger ones after it."""

WATCH_AFTER = 2.0
"""Seconds after which folders are watched: by then the first article is on screen."""


def open_session(paths: Sequence[str], config: Config, profile: Profile, library: LibraryClient) -> Session:
    """The sources under ``paths``, the first article read unless that is heavy work, with the facts known of it.

    Standard input is read to its end, and the keyboard put in its place. Without paths it is what the library keeps,
    open where it was left.
    """
    if not paths:
        return _library_session(profile, library)
    limits = limits_of(config)
    sources, skipped = discover(paths, limits, small=SMALL)
    session = Session(sources, skipped, profile, Shelf(library.fetch))
    for row, source in enumerate(sources):
        if source.path == STDIN:
            session.put(row, _read(source, limits, library))
            _keys_from_terminal()
    for row, source in enumerate(sources):
        entry = session.entries[row]
        if heavy(source):
            break
        if not entry.article and not entry.skipped:
            session.put(row, _read(source, limits, library))
        if article := entry.article:
            session.current = row
            _recall(session, article, library)
            break
    return session


def _read(source: Source, limits: Limits, library: LibraryClient) -> Article | Skipped:
    loaded = load(source, limits=limits)
    return library.dated(loaded) if isinstance(loaded, Article) else loaded


def _library_session(profile: Profile, library: LibraryClient) -> Session:
    heads, last = library.heads()
    session = Session([Source(h.source, h.title, kept=h.id) for h in heads], [], profile, Shelf(library.fetch))
    session.put_heads(heads)
    wanted = next((row for row, head in enumerate(heads) if head.id == last), 0)
    if heads and (article := library.articles([heads[wanted].id]).get(heads[wanted].id)):
        session.put(wanted, article)
        session.current = wanted
        _recall(session, article, library)
    return session


def _recall(session: Session, article: Article, library: LibraryClient) -> None:
    """Put in what the library knows of the article that is painted first."""
    facts, reading = library.recall_now(article)
    session.put_reading(article.id, reading)
    if facts:
        session.put_facts(article.id, facts, kept=True)


def _keys_from_terminal() -> None:
    if sys.stdin is None or os.isatty(0):
        return
    try:
        terminal = os.open("/dev/tty", os.O_RDWR)
    except OSError:
        return
    os.dup2(terminal, 0)
    os.close(terminal)


def watcher_of(
    session: Session, paths: Sequence[str], config: Config, post: Post, *, watch: bool
) -> FolderWatcher | None:
    """What posts the sources that appear in folders among ``paths``, or with ``watch`` in any; None without these."""
    watched = paths if watch else [path for path in paths if Path(path).is_dir()]
    if not watched:
        return None
    sources = [entry.source for entry in session.entries if entry.source]
    known = [source.address for source in sources]
    unseen = [source.path for source in sources if source.unseen]
    return FolderWatcher(post, watched, known, limits_of(config), unseen, 0.0 if watch else WATCH_AFTER)
