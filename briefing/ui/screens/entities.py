"""All people, organizations and places of what is open, to look up and to correct several at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import BindingType

from briefing.story.linking.corrections import Correction
from briefing.story.lookup import StoryLookup
from briefing.story.types import StoryEntity
from briefing.story.wording import count
from briefing.ui import correcting
from briefing.ui.keys import bindings
from briefing.ui.screens.dossier import PLURALS, DossierScreen, choices
from briefing.ui.screens.story_chooser import Ask, Chooser
from briefing.ui.screens.story_overlay import StoryScreen
from briefing.ui.services import Services
from briefing.ui.view.entities import entity_row, seen
from briefing.ui.view.rows import BLANK, Item, heading, note

TYPES = ("person", "organization", "place")


class EntitiesScreen(StoryScreen):
    """Lists them by kind, the ones named most first. What is done is done to the marked ones, else to the cursor's."""

    SCOPE = "entities"
    BINDINGS: ClassVar[list[BindingType]] = bindings("In the list of names")  # type: ignore[assignment]

    def __init__(self, services: Services) -> None:
        self._marked: list[str] = []
        super().__init__(services, "Names")
        self._hint = self._hint.replace("  ? keys", "").replace("Enter to the words", "Enter dossier  ? keys")

    def refill(self) -> None:
        """Show them as the story has them now."""
        index = self.story.index
        if index is not None:
            self._marked = [ident for ident in self._marked if ident in index.by_id]
            marked = f" · {len(self._marked)} marked" if self._marked else ""
            listed = sum(entity.type in TYPES for entity in index.story.entities)
            self.retitle(f"{count(listed, 'name')} in {count(len(index.sources), 'article')}{marked}")
        super().refill()

    def rows(self) -> Sequence[Item]:
        """A heading for each kind, a line for each name."""
        index = self.story.index
        return list(self._rows(index)) if index else []

    def _rows(self, index: StoryLookup) -> Iterable[Item]:
        marked = set(self._marked)
        published = {article: source.published for article, source in index.sources.items()}
        for kind in TYPES:
            found = [entity for entity in index.story.entities if entity.type == kind]
            if not found:
                continue
            found.sort(key=lambda e: (-len(e.mentions), -e.sources, e.name))
            yield heading(f"{PLURALS[kind].upper()} · {len(found)} · named, first and last, in how many sources")
            for entity in found:
                yield entity_row(entity, seen(entity, published), marked=entity.id in marked)
            yield BLANK
        if not any(entity.type in TYPES for entity in index.story.entities):
            yield note("Nobody and nothing is named in these articles.")

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

        self.app.push_screen(Chooser(f"{first.name} is the same as …", lambda typed: choices(others, typed)), done)

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
