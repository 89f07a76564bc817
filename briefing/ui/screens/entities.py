"""All people, organizations and places of what is open, to look up and to correct several at once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import ClassVar

from textual.binding import BindingType

from briefing.story.linking.corrections import Correction
from briefing.story.lookup import StoryLookup
from briefing.story.types import StoryEntity
from briefing.story.wording import count
from briefing.ui import correcting
from briefing.ui.keys import bindings
from briefing.ui.screens.dossier import PLURALS, DossierScreen, choices
from briefing.ui.screens.story_chooser import Ask, Choice, Chooser
from briefing.ui.screens.story_overlay import StoryScreen
from briefing.ui.services import Services
from briefing.ui.view.entities import Named, entity_row, named
from briefing.ui.view.rows import BLANK, Item, heading, note

TYPES = ("person", "organization", "place")


class EntitiesScreen(StoryScreen):
    """Lists those of the listed articles by kind, the ones named most first.

    What is done is done to the marked ones, else to the cursor's.
    """

    SCOPE = "entities"
    BINDINGS: ClassVar[list[BindingType]] = bindings("In the list of names")  # type: ignore[assignment]

    def __init__(self, services: Services, listed: Callable[[], str]) -> None:
        """``listed`` names the source filter that holds."""
        self._marked: list[str] = []
        self._listed = listed
        super().__init__(services, "Names")
        self._hint = self._hint.replace("Enter to the words", "Enter dossier")

    def refill(self) -> None:
        """Show them as the story has them now."""
        index = self.story.index
        if index is not None:
            self._marked = [ident for ident in self._marked if ident in index.by_id]
        super().refill()

    def rows(self) -> Sequence[Item]:
        """A heading for each kind, a line for each name."""
        index = self.story.index
        if index is None:
            return []
        self.show_filter(self._listed())
        found = self._named(index)
        articles = self._articles(index)
        marked = f" · {len(self._marked)} marked" if self._marked else ""
        self.retitle(f"{count(len(found), 'name')} in {count(len(articles), 'article')}{marked}")
        return list(self._rows(found)) if found else [note("Nobody and nothing is named in these articles.")]

    def _articles(self, index: StoryLookup) -> Collection[str]:
        listed = self.story.session.listed_ids()
        return index.sources if listed is None else index.sources.keys() & set(listed)

    def _named(self, index: StoryLookup) -> list[Named]:
        entities = (entity for entity in index.story.entities if entity.type in TYPES)
        return named(entities, index.sources, self._articles(index))

    def _rows(self, found: Sequence[Named]) -> Iterable[Item]:
        marked = set(self._marked)
        for kind in TYPES:
            if these := [one for one in found if one.entity.type == kind]:
                yield heading(f"{PLURALS[kind].upper()} · {len(these)} · named, first and last, in how many sources")
                yield from (entity_row(one, marked=one.entity.id in marked) for one in these)
                yield BLANK

    def follow(self, target: object) -> None:
        """A name opens its dossier."""
        if self.story.index and isinstance(target, str) and target in self.story.index.by_id:
            self.app.push_screen(DossierScreen(self.services, self.story.index.by_id[target]), self.pass_on)

    def action_mark_entity(self) -> None:
        """Mark the name under the cursor, or no longer, and go on to the next."""
        target = self.list.target
        if isinstance(target, str):
            self._marked.remove(target) if target in self._marked else self._marked.append(target)
            at = self.list.cursor
            self.refill()
            self.list.set_cursor(at)
            self.list.move(1)

    def action_find_name(self) -> None:
        """Type a part of a name to come to it."""

        def offer(typed: str) -> list[Choice]:
            index = self.story.index
            return choices((one.entity for one in self._named(index)), typed) if index else []

        def chosen(ident: object) -> None:
            row = next((row for row, item in enumerate(self.list.items) if ident and item.target == ident), None)
            if row is not None:
                self.list.set_cursor(row)

        self.app.push_screen(Chooser("Find a name", offer), chosen)

    def _acted_on(self) -> list[StoryEntity]:
        index = self.story.index
        target = self.list.target
        idents = self._marked or ([target] if isinstance(target, str) else [])
        things = [index.by_id[ident] for ident in idents if ident in index.by_id] if index else []
        return [thing for thing in things if isinstance(thing, StoryEntity)]

    def action_merge(self) -> None:
        """The marked ones are one, named as the first; without two of them, choose what the cursor's is the same as."""
        chosen, index = self._acted_on(), self.story.index
        if not chosen or index is None:
            return
        first = chosen[0]
        if len(chosen) > 1:
            self._merge(first, chosen[1:])
            return
        others = [e for e in index.story.entities if e.id != first.id and e.type == first.type]

        def done(ident: object) -> None:
            other = self.story.index.by_id.get(ident) if self.story.index and isinstance(ident, str) else None
            if isinstance(other, StoryEntity):
                self._merge(first, [other])

        title = f"{first.name} is the same as …"
        self.app.push_screen(Chooser(title, lambda typed: choices(others, typed), name=first.name), done)

    def _merge(self, first: StoryEntity, others: Sequence[StoryEntity]) -> None:
        index, session = self.story.index, self.story.session
        if index is not None:
            made = [one for other in others for one in correcting.merge(first, other, index, session)]
            self._correct(made, f"{', '.join(other.name for other in others)} is the same as {first.name}")

    def action_rename(self) -> None:
        """Ask for another name of the one under the cursor."""
        index, target = self.story.index, self.list.target
        thing = index.by_id.get(target) if index and isinstance(target, str) else None
        if thing is None:
            return

        def done(name: str | None) -> None:
            if name and self.story.index:
                made = correcting.rename(thing, name, self.story.index, self.story.session)
                self._correct(made, f"{thing.name} is called {name}")

        self.app.push_screen(Ask("Show as", thing.name), done)

    def action_nobody(self) -> None:
        """Leave them out of the story."""
        chosen, index = self._acted_on(), self.story.index
        if chosen and index is not None:
            made = [one for entity in chosen for one in correcting.leave_out(entity, index, self.story.session)]
            self._correct(made, f"{', '.join(entity.name for entity in chosen)} left out")

    def action_undo(self) -> None:
        """Take the last correction back."""
        said = self.story.undo()
        self.services.notify(f"Taken back: {said}." if said else "There is no correction to take back.")

    def action_redo(self) -> None:
        """Make the correction again that was taken back last."""
        said = self.story.redo()
        self.services.notify(f"Made again: {said}." if said else "No correction was taken back.")

    def _correct(self, made: Sequence[Correction], said: str) -> None:
        if made:
            self._marked = []
            self.story.correct(made, said)
            self.services.notify(f"{said}. {self.keys.display('names_undo')} takes it back.")
        else:
            self.services.notify("That cannot be said of this one.")
