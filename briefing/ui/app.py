"""The Textual application: it holds the session, and lets the work behind it tell the screen."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import os
import signal
import sys
import threading
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, ClassVar

from textual import events
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.dom import DOMNode
from textual.screen import Screen

from briefing import last_screen, resources
from briefing.config import Config
from briefing.ingest import Source
from briefing.profiles import ProfileError, load_profile
from briefing.ui.coordinator import Coordinator
from briefing.ui.kept_filters import KeptFilters
from briefing.ui.key_order import KeyOrder
from briefing.ui.keys import ACTIONS, APP_WIDE, KIND_KEYS, Keys, bindings
from briefing.ui.marks import Marks
from briefing.ui.messages import Reported
from briefing.ui.notes import NoteBook
from briefing.ui.opening import open_session, watcher_of
from briefing.ui.screens.reader import ReaderScreen
from briefing.ui.searches import Searches
from briefing.ui.services import Services
from briefing.ui.session import Entry, Session
from briefing.ui.story_state import ShowsStory, StoryState
from briefing.ui.terminal import suited_theme, taking_over
from briefing.ui.theme import DEFAULT_THEME, ThemeError, load_theme, theme_files
from briefing.ui.theme_defaults import defaults
from briefing.ui.view.found import Found
from briefing.ui.web import Web
from briefing.workers.article_worker import ArticleWorker
from briefing.workers.fetcher import Fetcher
from briefing.workers.library_client import LibraryClient
from briefing.workers.reports import Report

COLLECT = (10_000, 20, 50)
"""When to look for unused memory, as ``gc.set_threshold`` takes it: seldom, since every key waits for it."""

LEAVE_SECONDS = 3.0
"""How long leaving by a signal may take before the program ends without it."""

SWITCH_SECONDS = 0.001
"""How long a thread behind the screen may compute on while a key waits."""


class BriefingApp(App[None]):
    """Reads the sources of ``session``. ``problems`` are lines to tell the reader once the text is on screen."""

    TITLE = "briefing"
    CSS_PATH = ["screens/reader.tcss", "screens/story.tcss"]  # noqa: RUF012 - Textual's own way
    ENABLE_COMMAND_PALETTE = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(b.key, "command_palette", b.description, show=False, priority=True, id=b.id)
        for b in bindings("Palette")
    ]
    BINDINGS += [replace(b, priority=True) for b in bindings() if b.id in APP_WIDE and b.id != "palette"]

    def __init__(self, session: Session, config: Config, library: LibraryClient, problems: Iterable[str] = ()) -> None:
        super().__init__()
        self.library = library
        library.report_to(self.report)
        self.session = session
        self.config = config
        self.keys = Keys(config.keys)
        self.article_worker = ArticleWorker(self.report, config, session.profile, library)
        self.fetcher = Fetcher(self.report, config, library)
        self.story = StoryState(session, library, session.profile, config.watch, self.report)
        self.coordinator = Coordinator(self, session, self.article_worker, self.story, library)
        self.services = Services(
            session=session,
            marks=Marks(session, library),
            searches=Searches(library),
            notes=NoteBook(library),
            filters=KeptFilters(library),
            story=self.story,
            keys=self.keys,
            notify=self.notify,
            open=self.coordinator.load_now,
            keep_place=self.keep_place,
            working=lambda: self.article_worker.busy,
            choose_theme=self.choose_theme,
            why=self.article_worker.why,
            hidden_kinds=frozenset(KIND_KEYS) - frozenset(config.show),
            search=self._search,
            bring=self._bring,
            web=Web(self.fetcher, library),
        )
        self._problems = [*problems, *([library.problem] if library.problem else []), *self.keys.problems]
        self._screen: ReaderScreen | None = None
        self._key_order = KeyOrder(self, super().on_event)
        self._warned: set[str] = set()
        self.opens_where_left = False
        self.animation_level = "none"
        self._themes = theme_files([resources.themes_dir(), resources.user_themes_dir()])
        self._take_theme(config.theme or library.theme() or suited_theme(self.console.color_system, os.environ))
        self.set_keymap(self.keys.keymap())
        # Textual parses the rules with the variables of its own theme, and all of them again when it hears of ours.
        self._parsed_for = self.theme
        self.stylesheet.set_variables(self.get_css_variables())

    def refresh_css(self, animate: bool = True) -> None:
        """Apply the rules again, but for the first time that Textual asks for it: nothing has changed by then."""
        parsed_for, self._parsed_for = self._parsed_for, ""
        if parsed_for != self.theme:
            super().refresh_css(animate=animate)

    def _take_theme(self, name: str) -> None:
        for candidate in dict.fromkeys((name, DEFAULT_THEME)):
            if candidate not in self._themes:
                self._problems.append(f"theme {candidate}: there is none; choose from {', '.join(self._themes)}")
                continue
            try:
                self.register_theme(load_theme(self._themes[candidate]))
            except ThemeError as error:
                self._problems.append(str(error))
                continue
            self.theme = candidate
            return

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The reader's own variables, for themes that do not set them."""
        return defaults(dark=self.current_theme.dark)

    def get_default_screen(self) -> Screen[Any]:
        """The reader is the first screen."""
        self._screen = ReaderScreen(self.services)
        return self._screen

    def on_mount(self) -> None:
        """After the first paint, begin with everything else."""
        if not self.is_headless:
            self._heed_signals()
            self.app_resume_signal.subscribe(self, lambda _: self.refresh())
        self.call_after_refresh(self._begin)

    def _heed_signals(self) -> None:
        """Leave as with the key where the terminal closes or the system ends the program; a second one ends it."""
        loop = asyncio.get_running_loop()
        wanted = [getattr(signal, name) for name in ("SIGHUP", "SIGTERM", "SIGINT") if hasattr(signal, name)]

        def leave(number: int) -> None:
            for one in wanted:
                loop.remove_signal_handler(one)
            if self._screen:
                self._screen.keep_place()
            # Writing to a terminal that is gone may block for ever; then it ends without, once what is to be kept is.
            end = threading.Timer(LEAVE_SECONDS, self._end, (128 + number,))
            end.daemon = True
            end.start()
            self.exit(return_code=128 + number)

        for one in wanted:
            with contextlib.suppress(NotImplementedError):  # Windows has none in its loop
                loop.add_signal_handler(one, leave, one)

    def _end(self, status: int) -> None:
        self.article_worker.close()
        self.fetcher.close()
        self.library.close()
        os._exit(status)

    def _begin(self) -> None:
        gc.freeze()  # what is here by now stays: looking it over again and again would be felt in the keys
        gc.set_threshold(*COLLECT)
        gc.enable()
        self._keep_screen()
        for problem in self._problems:
            self.notify(problem, severity="warning", timeout=12)
        self.coordinator.begin()
        if self.session.current < 0:
            self._open_first()

    def _keep_screen(self) -> None:
        """Keep this screen for the next start, which shows it before there is a reader."""
        if self.is_headless or len(self.screen_stack) > 1:
            return
        lines = [strip.render(self.console) for strip in self.screen._compositor.render_strips()]
        threading.Thread(target=last_screen.keep, args=(lines,), name="last-screen").start()

    def _open_first(self) -> None:
        for row, entry in enumerate(self.session.entries):
            if not entry.skipped and self._screen:
                self._screen.open_row(row)
                return

    async def on_event(self, event: events.Event) -> None:
        """Take keys one after the other; that the hand is at work is noted, so that what can wait does."""
        if isinstance(event, events.Key):
            self.story.key_pressed()
        if isinstance(event, (events.Key, events.Paste)) and not event.is_forwarded:
            await self._key_order.on_event(event)
        else:
            await super().on_event(event)

    # What the work tells

    def report(self, report: Report) -> None:
        """Take what a worker reports; from any thread."""
        self.post_message(Reported(report))

    def on_reported(self, message: Reported) -> None:
        """A worker has something to report."""
        self.coordinator.take(message.report)

    def entries_changed(self, rows: list[int]) -> None:
        """These rows are known better."""
        if self._screen:
            self._screen.entries_changed(rows)

    def story_changed(self) -> None:
        """The story was built again."""
        for screen in self.screen_stack:
            if isinstance(screen, ShowsStory):
                screen.story_changed()

    def sources_added(self, said: str) -> None:
        """More sources are listed; ``said``, if any, tells the reader so."""
        if self._screen:
            self._screen.sources.set_count(len(self.session.shown))
        if said:
            self.notify(said)

    def show_fetching(self, progress: str) -> None:
        """Say at the top how far fetching is."""
        if self._screen:
            self._screen.bar.show(fetch=progress)

    def watch_changed(self) -> None:
        """The watched terms are others."""
        if self._screen:
            self._screen.watch_changed()

    def kept_changed(self, name: str, value: object) -> None:
        """Another reader has marked articles, or written notes, or saved a search."""
        self.services.take_up(name, value)
        if self._screen:
            self._screen.sources.redraw()

    # What the screen asks for

    def _search(self, query: str) -> list[Found]:
        return [
            Found(
                hit.id,
                " ".join(hit.title.split()) or hit.source,
                " ".join((head.outlet or "").split()),
                head.published.value if head.published else "",
                hit.snippet,
                span,
                head.read,
            )
            for hit, head, span in self.library.search(query)
        ]

    def _bring(self, article_id: str) -> int:
        row = self.session.row_of(article_id)
        if row is None:
            row = self.session.append(Source(article_id, article_id, kept=article_id))
            self.coordinator.load_now(row)
            if self._screen:
                self._screen.sources.set_count(len(self.session.shown))
        return row

    def keep_place(self, entry: Entry) -> None:
        """Keep where an article was left."""
        if entry.known:
            self.library.put_place(entry.ident, entry.place)

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: Any = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """Tell the reader something in passing, in place of what was said before; ``markup`` is never read as such."""
        if severity == "information":
            self.clear_notifications()
        super().notify(message, title=title, severity=severity, timeout=timeout, markup=False)

    def choose_theme(self) -> None:
        """Choose a theme, each shown as the cursor comes to it."""
        from briefing.ui.screens.theme_picker import ThemePicker
        from briefing.ui.theme import load_all

        themes, labels, problems = load_all(self._themes)
        for theme in themes.values():
            self.register_theme(theme)
        self.push_screen(ThemePicker(themes, labels, problems), self._keep_theme)

    def _keep_theme(self, name: str | None) -> None:
        if name:
            self.library.put_theme(name)
            last_screen.forget()
            if self.config.theme and self.config.theme != name:
                self.notify(f"For this time only: the configuration says theme = {self.config.theme!r}")

    async def action_quit(self) -> None:
        """Leave, the place kept."""
        if self._screen:
            self._screen.keep_place()
        if self.opens_where_left:
            self._keep_screen()
        self.exit()

    # Palette and keys

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Every action of the reader, or of the screen that is over it, by what it does, with its key."""
        scope = "" if screen is self._screen else getattr(screen, "SCOPE", "")
        if not scope and screen is not self._screen:
            return

        async def do(name: str) -> None:
            await screen.run_action(name)

        for action in ACTIONS:
            if action.id != "palette" and action.scope == scope:
                keys = self.keys.display(action.id, every=True)
                title = action.description[0].upper() + action.description[1:]
                yield SystemCommand(title, f"{action.group} · {keys}", lambda name=action.name: do(name))

    def handle_bindings_clash(self, clashed_bindings: set[Binding], node: DOMNode) -> None:
        """Say once that a key was taken from an action."""
        for binding in clashed_bindings:
            line = f"The key {binding.key} is given to two actions; {binding.id or binding.action} has lost it"
            if line not in self._warned:
                self._warned.add(line)
                self.notify(line, severity="warning")


def run_app(
    paths: Sequence[str],
    config: Config,
    problems: list[str],
    *,
    ephemeral: bool = False,
    watch: bool = False,
    empty: Sequence[str] = (),
) -> int:
    """Open the reader on ``paths``; the exit status. ``problems`` are told once the text is on screen.

    Without paths it opens what the library keeps; ``empty`` are the lines to print where that is nothing. With nothing
    to open it says so in one line on stderr and returns 2. ``ephemeral`` leaves nothing in the library. What appears in
    folders meanwhile is listed too, with ``watch`` from the very start and for files as well.
    """
    try:
        profile = load_profile(config.profile, user_dir=resources.user_profiles_dir())
    except ProfileError as error:
        problems = [*problems, f"{error}; using the built-in profiles"]
        profile = load_profile()
    library = LibraryClient(config.model, profile, ephemeral=ephemeral)
    session = open_session(paths, config, profile, library)
    if all(entry.skipped for entry in session.entries):
        last_screen.give_back()
        if not paths and not session.entries:
            print("\n".join(f"briefing: {line}" for line in empty), file=sys.stderr)
            return 2
        reasons = "; ".join(f"{e.label}: {e.skipped}" for e in session.entries[:3])
        print(f"briefing: nothing to open{f' ({reasons})' if reasons else ''}", file=sys.stderr)
        return 2
    app = BriefingApp(session, config, library, problems)
    app.opens_where_left = app.services.filters.wanted = not paths
    app.driver_class = taking_over(app.driver_class)
    watcher = watcher_of(session, paths, config, app.report, watch=watch)
    if watcher:
        watcher.start()
    sys.setswitchinterval(SWITCH_SECONDS)
    try:
        app.run()
    finally:
        if watcher:
            watcher.close()
        app.article_worker.close()
        app.story.close()
        app.fetcher.close()
        lost = library.close()
    status = app.return_code or 0
    with contextlib.suppress(OSError, ValueError):
        if lost:
            print(f"briefing: {lost}", file=sys.stderr, flush=True)
    if status > 128:
        # The terminal may be gone: what Python would yet write to it at its end must not change the status.
        os._exit(status)
    return status
