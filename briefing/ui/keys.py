"""The one list of what a reader can do: it feeds bindings, help, footer, palette and the README's table."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from textual.binding import Binding
from textual.keys import KEY_NAME_REPLACEMENTS, _character_to_key, format_key
from textual.keys import Keys as KeyNames

from briefing.ingest.sanitise import safe_label

_KEY_NAMES = {part for key in KeyNames for part in [key.value.rpartition("+")[2]] if len(part) > 1} | {
    name for names in KEY_NAME_REPLACEMENTS.items() for name in names
}


class Action(NamedTuple):
    """Something to do in the reader.

    ``keys`` are Textual's names or single characters, separated by spaces. ``footer`` is the short label in the
    footer, empty for an action that is not shown there; of two that share one label the first shows both keys.
    ``scope`` names the screen over the reader in which alone the keys work, empty for the reader itself.
    """

    id: str
    keys: str
    description: str
    group: str
    footer: str = ""
    scope: str = ""

    @property
    def name(self) -> str:
        """The method that does it, as a Textual action of the reader's screen."""
        return _NAMES.get(self.id, self.id)


KIND_KEYS = ("event", "date", "envoy", "person", "place", "organization", "statement")
"""Fact kinds in the order of the sidebar; ``1`` to ``7`` show and hide them."""

KIND_ACTIONS = {f"toggle_{kind}": f"toggle_kind('{kind}')" for kind in KIND_KEYS}

APP_WIDE = ("palette", "suspend")
"""Actions of the app, whatever screen is on top."""

STORY_SCREENS = ("timeline", "compare", "voices", "brief")
"""Screens of a story that the front page opens with one key."""

_NAMES = {
    **KIND_ACTIONS,
    **{f"story_{name}": f"story_screen('{name}')" for name in STORY_SCREENS},
    "story_undo": "undo",
    "story_redo": "redo",
    "names_merge": "merge",
    "names_rename": "rename",
    "names_nobody": "nobody",
    "names_undo": "undo",
    "names_redo": "redo",
    "suspend": "app.suspend_process",
}

ACTIONS: tuple[Action, ...] = (
    Action("down", "j down", "down a line, or to the next row of a list", "Moving", "move"),
    Action("up", "k up", "up a line, or to the row before", "Moving", "move"),
    Action("page_down", "space pagedown", "down a page", "Moving"),
    Action("page_up", "b pageup", "up a page", "Moving"),
    Action("half_page_down", "ctrl+d", "down half a page", "Moving"),
    Action("half_page_up", "ctrl+u", "up half a page", "Moving"),
    Action("top", "g home", "to the top", "Moving"),
    Action("bottom", "G end", "to the end", "Moving"),
    Action("next_pane", "tab", "to the next pane", "Panes", "pane"),
    Action("previous_pane", "shift+tab", "to the pane before", "Panes"),
    Action("sources", "s", "to the list of sources, or back from it", "Panes", "sources"),
    Action("text", "escape", "back to the text", "Panes"),
    Action("next_source", "J", "next source", "Sources", "source"),
    Action("previous_source", "K", "previous source", "Sources", "source"),
    Action("related", "r", "related articles, with the reason; then 1–9 opens one", "Sources", "related"),
    Action("open_browser", "o", "open the article's address in the browser", "Sources"),
    Action("evidence", "enter", "from a fact to the words that say it, and back", "Facts", "evidence"),
    Action(
        "next_highlight", "]", "next highlight in the text; in the facts, the next place that says so", "Facts", "mark"
    ),
    Action("previous_highlight", "[", "previous highlight", "Facts", "mark"),
    Action("copy", "y", "copy the chosen fact, or the article, with its citation", "Facts", "copy"),
    Action("pipe", "|", "pipe the article's text to a command", "Facts"),
    Action("pipe_facts", "\\", "pipe the article's facts, as JSON, to a command", "Facts"),
    Action("note", "a", "a note on selected words, the chosen fact, the words searched for, or the article", "Facts"),
    Action("why", "Y", "why the chosen fact is one: the rules, and the words that they judged", "Facts"),
    Action("copy_article", "ctrl+y", "copy the article's citation, whatever is chosen", "Facts"),
    Action("toggle_event", "1", "show or hide events", "Facts"),
    Action("toggle_date", "2", "show or hide dates", "Facts"),
    Action("toggle_envoy", "3", "show or hide envoys", "Facts"),
    Action("toggle_person", "4", "show or hide people", "Facts"),
    Action("toggle_place", "5", "show or hide places", "Facts"),
    Action("toggle_organization", "6", "show or hide organizations", "Facts"),
    Action("toggle_statement", "7", "show or hide what is said", "Facts"),
    Action("toggle_all", "0", "all kinds on, or all off", "Facts"),
    Action("star", "*", "star the article, or take the star away", "Sources"),
    Action("keep_later", "l", "keep the article for later, or no longer", "Sources"),
    Action("article_day", "D", "give the article the day on which it appeared", "Sources"),
    Action("read", "M", "mark all articles that are listed as read, or as unread", "Sources"),
    Action("unmark", "u", "take back the last mark, day given, or parting from a story", "Sources"),
    Action("add", "A", "add the article, or follow the feed, at an address", "Sources"),
    Action("fetch", "R", "ask all feeds for what is new", "Sources"),
    Action("feeds", "W", "the feeds that are followed: follow one, ask one, or follow one no longer", "Sources"),
    Action("search", "/", "search in the text", "Search and jumps", "search"),
    Action("search_library", "S", "search all articles of the library, by words and fields", "Search and jumps"),
    Action("next_match", "n", "next match", "Search and jumps"),
    Action("previous_match", "N", "previous match", "Search and jumps"),
    Action("back", "H", "back to where you jumped from, at the same line", "Search and jumps", "back"),
    Action("forward", "L", "forward again", "Search and jumps"),
    Action("history", "i", "who states the chosen fact, since when, in which words", "Story"),
    Action("dossier", "e", "dossier of anybody or anything: the chosen one first, or type a name", "Story", "dossier"),
    Action("entities", "E", "all people, organizations and places of what is open", "Story", "names"),
    Action("timeline", "t", "timeline of all articles", "Story", "timeline"),
    Action("compare", "c", "compare what the sources say", "Story", "compare"),
    Action("voices", "V", "who says what: who denies, accuses, demands", "Story"),
    Action("filter", "f", "filter the list of sources by what they have in common", "Story", "filter"),
    Action("unfilter", "ctrl+f", "list all sources again", "Story"),
    Action("watch", "w", "watch terms: words and names to spot in every article", "Story"),
    Action("front_page", "F", "the front page: stories, the one with most news first", "Story", "stories"),
    Action("part", "X", "the open article does not belong to its story: part it from it", "Story"),
    Action("brief", "x", "write the brief to a file: Markdown, HTML or JSON", "Story"),
    Action("palette", "ctrl+p", "command palette: every action by name", "Palette"),
    Action("theme", "T", "choose a theme", "App"),
    Action("help", "?", "this list", "App", "help"),
    Action("suspend", "ctrl+z", "back to the shell; its fg comes back here", "App"),
    Action("quit", "q ctrl+q", "quit", "App", "quit"),
    Action("merge", "m", "this is the same as another one", "In a dossier", "merge", "dossier"),
    Action("split", "s", "the one named under the cursor is somebody else", "In a dossier", "split", "dossier"),
    Action("rename", "R", "give another name", "In a dossier", "rename", "dossier"),
    Action(
        "nobody",
        "X",
        "this is no person, place, organization or event: leave it out",
        "In a dossier",
        "leave out",
        "dossier",
    ),
    Action("other_day", "d", "the event is on another day", "In a dossier", "day", "dossier"),
    Action("other_place", "p", "the event is at another place", "In a dossier", "place", "dossier"),
    Action("undo", "u", "take the last correction back", "In a dossier", "undo", "dossier"),
    Action("redo", "U ctrl+r", "make the correction again that was taken back last", "In a dossier", "", "dossier"),
    Action("earlier", "h left", "the day before on which something is", "In the timeline", "now", "timeline"),
    Action("later", "l right", "the next day on which something is", "In the timeline", "now", "timeline"),
    Action("latest", ".", "now is the day of the newest article", "In the timeline", "newest", "timeline"),
    Action("statements", "d", "dated statements on or off", "In the timeline", "statements", "timeline"),
    Action("left", "h left", "a source to the left", "In the comparison", "source", "compare"),
    Action("right", "l right", "a source to the right", "In the comparison", "source", "compare"),
    Action("all_sources", "a", "all sources, or those of this story", "In the comparison", "all", "compare"),
    Action("mark_entity", "space", "mark the name, to change several", "In the list of names", "mark", "entities"),
    Action("names_merge", "m", "the marked ones are one", "In the list of names", "merge", "entities"),
    Action("names_rename", "R", "give another name", "In the list of names", "rename", "entities"),
    Action("names_nobody", "X", "leave the marked ones out", "In the list of names", "leave out", "entities"),
    Action("find_name", "/", "find a name by a part of it", "In the list of names", "find", "entities"),
    Action("names_undo", "u", "take the last correction back", "In the list of names", "undo", "entities"),
    Action("names_redo", "U ctrl+r", "make the correction again", "In the list of names", "", "entities"),
    Action("front_search", "S /", "search all articles of the library", "On the front page", "search", "front"),
    Action("story_timeline", "t", "timeline of the story", "On the front page", "timeline", "front"),
    Action("story_voices", "V", "who says what in the story", "On the front page", "said", "front"),
    Action("story_brief", "x", "write the story's brief to a file", "On the front page", "brief", "front"),
    Action("story_compare", "c", "compare the story's sources", "On the front page", "compare", "front"),
    Action("story_read", "M", "mark the story as read, or as unread again", "On the front page", "read", "front"),
    Action("story_join", "m", "this is the same story as another one: join them", "On the front page", "join", "front"),
    Action("story_undo", "u", "take the last correction back", "On the front page", "", "front"),
    Action("story_redo", "U ctrl+r", "make the correction again that was taken back", "On the front page", "", "front"),
    Action("forget_search", "delete", "drop the saved search under the cursor", "On the front page", "", "front"),
    Action("save_search", "ctrl+s", "save the query under a name, for the front page", "Searching", "save", "search"),
    Action("unfollow", "delete", "follow the feed no longer; its articles stay", "Among the feeds", "remove", "feeds"),
    Action("remove", "delete", "watch a term no longer", "Watching", "remove", "watch"),
)

BY_ID = {action.id: action for action in ACTIONS}


def bindings(*groups: str) -> list[Binding]:
    """Textual bindings of the actions in ``groups``, with their ids, so that a keymap can name them.

    By default those of all groups of the reader.
    """
    return [
        Binding(",".join(map(normalize, a.keys.split())), a.name, a.description, show=False, id=a.id)
        for a in ACTIONS
        if (a.group in groups if groups else not a.scope)
    ]


def normalize(key: str) -> str:
    """Textual's name of a key, from that name or the character itself."""
    return _character_to_key(key) if len(key) == 1 else key


def is_key(key: str) -> bool:
    """Whether ``key`` is the name of one that a terminal can send: a character, or one of Textual's names."""
    *modifiers, last = normalize(key).split("+")
    single = len(key) == 1 and key.isprintable()
    named = last in _KEY_NAMES or (len(last) == 1 and last.isalnum()) or _names_character(last)
    return single or (named and not set(modifiers) - {"ctrl", "shift", "alt", "super", "hyper", "meta"})


def _names_character(name: str) -> bool:
    """Whether it is how Textual writes a character: by its Unicode name, with underscores."""
    try:
        return unicodedata.lookup(name.replace("_", " ")).isprintable()
    except KeyError:
        return name == "comma"


class Keys:
    """Which keys each action has, with the reader's own choices over the built-in ones.

    ``problems`` holds one line for each choice that cannot be followed: an unknown action or key, or a key that another
    action has; in both cases the built-in keys stay.
    """

    def __init__(self, overrides: Mapping[str, str] | None = None) -> None:
        self.problems: list[str] = []
        self._keys = {action.id: tuple(action.keys.split()) for action in ACTIONS}
        chosen: dict[str, tuple[str, ...]] = {}
        for name, keys in (overrides or {}).items():
            if name not in self._keys:
                self.problems.append(f"[keys] {name}: no such action; known: {', '.join(self._keys)}")
            elif wanted := tuple(keys.replace(",", " ").split()):
                if unknown := next((key for key in wanted if not is_key(key)), None):
                    self.problems.append(
                        f"[keys] {name}: {safe_label(unknown)!r} is no key; write x, f5, ctrl+x, enter"
                    )
                else:
                    chosen[name] = wanted
            else:
                self.problems.append(f"[keys] {name}: names no key")
        while clash := self._clash(chosen):
            name, key, owner = clash
            self.problems.append(f"[keys] {name}: {key} is the key of {owner}; give that one another key first")
            del chosen[name]
        self._keys.update(chosen)

    def _clash(self, chosen: Mapping[str, tuple[str, ...]]) -> tuple[str, str, str] | None:
        """The first choice that takes another action's key: its name, the key, and whose it is."""
        current = {**self._keys, **chosen}
        for name, keys in chosen.items():
            for key in keys:
                for other, taken in current.items():
                    if other != name and _meet(name, other) and normalize(key) in map(normalize, taken):
                        return name, key, other
        return None

    def of(self, action_id: str) -> tuple[str, ...]:
        """The keys of an action, the preferred one first."""
        return self._keys[action_id]

    def keymap(self) -> dict[str, str]:
        """The reader's own choices as a Textual keymap."""
        return {
            a.id: ",".join(map(normalize, self._keys[a.id]))
            for a in ACTIONS
            if self._keys[a.id] != tuple(a.keys.split())
        }

    def display(self, action_id: str, *, every: bool = False) -> str:
        """The key to press, as it is printed on one: ``j``, ``Space``, ``Ctrl+D``; with ``every``, all of them."""
        keys = self._keys[action_id]
        return " ".join(map(show_key, keys if every else keys[:1]))

    def footer(self, scope: str = "") -> list[tuple[str, str]]:
        """Pairs of keys and label for the footer of the reader, or of the screen ``scope``, in order."""
        labels: dict[str, list[str]] = {}
        for action in ACTIONS:
            if action.footer and action.scope == scope:
                labels.setdefault(action.footer, []).append(self.display(action.id))
        return [("/".join(keys), label) for label, keys in labels.items()]

    def groups(self) -> list[tuple[str, list[Action]]]:
        """The actions by group, in order."""
        found: dict[str, list[Action]] = {}
        for action in ACTIONS:
            found.setdefault(action.group, []).append(action)
        return list(found.items())


def _meet(name: str, other: str) -> bool:
    """Whether the keys of two actions work in one screen: those of moving work in all."""
    one, two = BY_ID[name], BY_ID[other]
    return one.scope == two.scope or "Moving" in (one.group, two.group)


_SHOWN = {
    "space": "Space", "enter": "Enter", "tab": "Tab", "escape": "Esc", "pagedown": "PgDn", "pageup": "PgUp", "up": "↑",
    "down": "↓", "home": "Home", "end": "End", "left": "←", "right": "→", "backspace": "Backspace", "delete": "Del",
}  # fmt: skip


def show_key(key: str) -> str:
    """A key's name as it is printed on the keyboard."""
    *modifiers, last = normalize(key).split("+")
    shown = _SHOWN.get(last) or (last.upper() if last[:1] == "f" and last[1:].isdigit() else format_key(last))
    if modifiers and len(shown) == 1:
        shown = shown.upper()
    return "+".join([*(m.capitalize() for m in modifiers), shown])


def markdown_table(actions: Iterable[Action] = ACTIONS) -> str:
    """The built-in keys as a Markdown table, the one that the README shows."""
    keys = Keys()
    rows = ["| key | does | name in `[keys]` |", "|---|---|---|"]
    rows += [f"| {_code(keys.of(a.id))} | {a.description} | `{a.id}` |" for a in actions]
    return "\n".join(rows) + "\n"


def _code(keys: Iterable[str]) -> str:
    return " ".join(f"`{show_key(key)}`" for key in keys)
