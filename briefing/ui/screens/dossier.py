"""All that the articles say of somebody or something, and the reader's corrections of who is who."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar

from textual.binding import BindingType

from briefing.model import Entity
from briefing.story.linking.corrections import Correction
from briefing.story.lookup import StoryLookup
from briefing.story.times import words
from briefing.story.types import Member, Quotation, StoryEntity, StoryEvent
from briefing.story.wording import count, third_person
from briefing.ui import correcting
from briefing.ui.correcting import Thing
from briefing.ui.keys import bindings
from briefing.ui.screens.story_chooser import Ask, Choice, Chooser
from briefing.ui.screens.story_overlay import StoryScreen
from briefing.ui.services import Services
from briefing.ui.view import said
from briefing.ui.view.agreement import share
from briefing.ui.view.matching import fitting
from briefing.ui.view.rows import BLANK, Item, Paragraph, heading, note
from briefing.ui.view.sidebar import MARKS
from briefing.ui.view.story_rows import (
    account_rows,
    day,
    entity_kind,
    event_row,
    event_summary,
    mention_rows,
    statement_rows,
)
from briefing.ui.view.typed_days import typed_days

PLURALS = {"person": "people", "place": "places", "organization": "organizations", "group": "groups", "other": "others"}


class DossierScreen(StoryScreen):
    """The dossier of a story entity or event. It follows its thing when corrections or new facts rename it."""

    SCOPE = "dossier"
    BINDINGS: ClassVar[list[BindingType]] = bindings("In a dossier")  # type: ignore[assignment]

    def __init__(self, services: Services, thing: Thing) -> None:
        self._thing = thing
        super().__init__(services, "")

    def refill(self) -> None:
        """Show the thing as the story has it now, which may be under another id."""
        index = self.story.index
        if index is not None:
            self._thing = self._now(index) or self._thing
            self.retitle(self._title(index), self._thing.name)
        super().refill()

    def _now(self, index: StoryLookup) -> Thing | None:
        known = index.events if isinstance(self._thing, StoryEvent) else index.entities
        return next((known[m] for m in self._thing.members if m in known), None)

    def _title(self, index: StoryLookup) -> str:
        thing = self._thing
        if isinstance(thing, StoryEvent):
            what = [event_summary(thing)]
        else:
            what = ["envoy" if thing.envoy else thing.type, thing.country or ""]
        return " · ".join(filter(None, [thing.name, share(thing.sources, index.originals), *what]))

    def rows(self) -> Sequence[Item]:
        """Names, roles, affiliations, events, why, mentions; of an event its fields, who, why, words."""
        index = self.story.index
        if index is None:
            return []
        if self._now(index) is None:
            return [note(f"{self._thing.name} is left out. {self.keys.display('undo')} takes that back.")]
        if isinstance(self._thing, StoryEvent):
            return list(self._event_rows(self._thing, index))
        return list(self._entity_rows(self._thing, index))

    def _entity_rows(self, entity: StoryEntity, index: StoryLookup) -> Iterable[Item]:
        kind = f"fact--{entity_kind(entity)}"
        names = ", ".join((entity.name, *entity.aliases))
        yield Item((Paragraph(names, (), "Names   ", ("row--heading",)),))
        if ties := self._affiliations(entity, index):
            yield Item((Paragraph(ties, (), "Ties    ", ("row--heading",)),))
        yield BLANK
        if entity.titles:
            yield heading("ROLES OVER TIME")
            for title in sorted(entity.titles, key=lambda t: t.statements[0].published or "9999"):
                yield Item((Paragraph(title.title, (kind,), "  "),))
                for statement in title.statements:
                    yield from statement_rows(statement, self.story, index)
            yield BLANK
        events = [e for e in index.story.events if entity.id in e.participants or self._place_of(entity, e)]
        if events:
            yield heading(f"EVENTS · {len(events)}")
            for event in sorted(events, key=lambda e: (e.earliest or "9999", e.name)):
                yield event_row(event)
            yield BLANK
        self.story.ready(member.article for member in entity.members)
        yield from self._said(entity, index)
        yield from self._who_is_who(entity, index)
        yield heading(f"MENTIONS · {len(entity.mentions)}")
        yield from mention_rows(entity.mentions, self.story, kind)

    def _said(self, entity: StoryEntity, index: StoryLookup) -> Iterable[Item]:
        """What it says, the newest article first, copies left out."""
        found: list[tuple[str, str, Quotation]] = []
        ids = {member.article: member.id for member in entity.members}
        for article, facts in self.story.session.shelf.each(list(ids)):
            source = index.sources.get(article.id)
            if facts is None or source is None or source.copy_of:
                continue
            for s in said.said_by(facts, ids[article.id]):
                words = Quotation(article.id, s.content.start, s.content.end, said.gist(article.text, s.content))
                found.append((source.published or "", third_person(s.act), words))
        if found:
            yield heading(f"SAYS · {len(found)}")
            for published, act, words in sorted(found, key=lambda f: f[0], reverse=True):
                outlet, _ = self.story.origin(words.article)
                lead = Paragraph(f"{day(published or None)} · {outlet}", ("row--detail",), "  ")
                yield Item((lead, Paragraph(f"{act}: {words.text}", (), "    ")), words)
            yield BLANK

    def _event_rows(self, event: StoryEvent, index: StoryLookup) -> Iterable[Item]:
        for account in event.accounts:
            yield from account_rows(account, self.story, index)
        if event.who:
            yield heading("WHO")
            for value in event.who:
                said = count(value.sources, "source")
                lead = (Paragraph(f"{value.label}  ({said})", ("fact--person",), "• ", ("mark--person",)),)
                yield Item(lead, value.value)
            yield BLANK
        yield from self._who_is_who(event, index)
        yield heading(f"TOLD OF · {len(event.evidence)}")
        for quotation in event.evidence:
            outlet, _ = self.story.origin(quotation.article)
            date = day(index.sources[quotation.article].published)
            words = f"“{' '.join(quotation.text.split())}”"
            yield Item(
                (Paragraph(f"{date} · {outlet}", ("row--detail",), "  "), Paragraph(words, (), "    ")), quotation
            )

    def _who_is_who(self, thing: Thing, index: StoryLookup) -> Iterable[Item]:
        """Why these are one, and what is taken together: the rows that ``split`` acts on."""
        if len(thing.members) < 2:
            return
        yield heading(f"WHY THEY ARE ONE · {self.keys.display('split')} splits off the one under the cursor")
        for why in thing.why:
            yield Item((Paragraph(why, ("row--quiet",), "  "),))
        for member in sorted(thing.members, key=lambda m: (index.sources[m.article].published or "9999", m)):
            found = correcting.found(member, self.story.session)
            if found is not None:
                outlet, _ = self.story.origin(member.article)
                role = f", {found.roles[0].title}" if isinstance(found, Entity) and found.roles else ""
                words = f"{found.name}{role}"
                lead = f"{day(index.sources[member.article].published)} · {outlet}: "
                yield Item((Paragraph(words, (), f"  {lead}", ("row--quiet",)),), member)
        yield BLANK

    def _affiliations(self, entity: StoryEntity, index: StoryLookup) -> str:
        """The country, and the bodies and places that the titles name."""
        country = index.countries.get(entity.country or "", "")
        if entity.type not in ("person", "organization"):
            return "" if country == entity.name else country
        titles = " | ".join(title.title.casefold() for title in entity.titles)
        named = [
            other.name
            for other in index.story.entities
            if other.type in ("organization", "place") and len(other.name) > 2 and other.name.casefold() in titles
        ]
        return " · ".join(dict.fromkeys(filter(None, [country, *named[:6]])))

    @staticmethod
    def _place_of(entity: StoryEntity, event: StoryEvent) -> bool:
        accounts = [a for a in event.accounts if a.field in ("where", "candidates")]
        return any(entity.id in value.value.split() for account in accounts for value in account.values)

    def follow(self, target: object) -> None:
        """An event or person opens its own dossier, a member the words that name it."""
        index = self.story.index
        if isinstance(target, Member) and index is not None:
            thing = self._thing
            quotations = thing.evidence if isinstance(thing, StoryEvent) else thing.mentions
            own = correcting.found(target, self.story.session)
            spans = own.mentions if isinstance(own, Entity) else own.evidence if own else ()
            starts = {span.start for span in spans}
            target = next((q for q in quotations if q.article == target.article and q.start in starts), None)
        elif isinstance(target, str) and index is not None and target in index.by_id:
            self.app.push_screen(DossierScreen(self.services, index.by_id[target]), self.pass_on)
        super().follow(target)

    # Corrections

    def action_merge(self) -> None:
        """Choose what this is the same as."""
        index, thing = self.story.index, self._thing
        if index is None:
            return
        others: list[Thing] = []
        if isinstance(thing, StoryEvent):
            others += [event for event in index.story.events if event.id != thing.id]
        else:
            others += [e for e in index.story.entities if e.id != thing.id and e.type == thing.type]

        def done(chosen: object) -> None:
            if isinstance(chosen, str) and self.story.index and chosen in self.story.index.by_id:
                now, other = self.story.index, self.story.index.by_id[chosen]
                made = correcting.merge(self._thing, other, now, self.story.session)
                self._correct(made, f"{self._thing.name} is the same as {other.name}")

        title = f"{thing.name} is the same as …"
        self.app.push_screen(Chooser(title, lambda typed: choices(others, typed), name=thing.name), done)

    def action_split(self) -> None:
        """The one named under the cursor is another."""
        if not isinstance(self.list.target, Member):
            self.services.notify("Put the cursor on one of those under “Why they are one” to split it off.")
            return
        member = self.list.target
        made = correcting.split(self._thing, member, self.story.session)
        outlet, _ = self.story.origin(member.article)
        self._correct(made, f"{self._thing.name} in {outlet} is split off")

    def action_rename(self) -> None:
        """Ask for another name."""

        def done(name: str | None) -> None:
            if name and self.story.index:
                made = correcting.rename(self._thing, name, self.story.index, self.story.session)
                self._correct(made, f"{self._thing.name} is called {name}")

        self.app.push_screen(Ask("Show as", self._thing.name), done)

    def action_nobody(self) -> None:
        """Leave it out of the story."""
        if self.story.index:
            made = correcting.leave_out(self._thing, self.story.index, self.story.session)
            self._correct(made, f"{self._thing.name} is left out")

    def action_other_day(self) -> None:
        """Ask on which day the event is."""
        event = self._thing
        account = event.account("when") if isinstance(event, StoryEvent) else None
        before = account.now.value if account else ""

        def done(typed: str | None) -> None:
            when = typed_days(typed) if typed else None
            if typed and not when:
                self.services.notify(f"“{typed}” is no day; write 2019-02-27, 27 Feb 2019 or 2019-02-27..2019-02-28.")
            elif when and self.story.index and isinstance(self._thing, StoryEvent):
                made = correcting.other_day(self._thing, when, self.story.index, self.story.session)
                self._correct(made, f"{self._thing.name} is on {words(when)}")

        self._ask_about_event("day", done, before.replace("/", ".."))

    def action_other_place(self) -> None:
        """Ask where the event is."""
        event = self._thing
        account = event.account("where") if isinstance(event, StoryEvent) else None

        def done(typed: str | None) -> None:
            place = " ".join((typed or "").split())
            if place and self.story.index and isinstance(self._thing, StoryEvent):
                made = correcting.other_place(self._thing, place, self.story.index, self.story.session)
                self._correct(made, f"{self._thing.name} is in {place}")

        self._ask_about_event("place", done, account.now.label if account else "")

    def _ask_about_event(self, what: str, done: Callable[[str | None], None], before: str) -> None:
        if isinstance(self._thing, StoryEvent):
            self.app.push_screen(Ask(f"The {what} of {self._thing.name}", before), done)
        else:
            self.services.notify(f"Only an event has a {what}.")

    def action_undo(self) -> None:
        """Take the last correction back."""
        said = self.story.undo()
        again = self.keys.display("redo")
        self.services.notify(
            f"Taken back: {said}. {again} makes it again." if said else "There is no correction to take back."
        )

    def action_redo(self) -> None:
        """Make the correction again that was taken back last."""
        said = self.story.redo()
        self.services.notify(f"Made again: {said}." if said else "No correction was taken back.")

    def _correct(self, made: Sequence[Correction], said: str) -> None:
        if made:
            self.story.correct(made, said)
            self.services.notify(f"{said}. {self.keys.display('undo')} takes it back.")
        else:
            self.services.notify("That cannot be said of this one.")


def choices(things: Iterable[Thing], typed: str) -> list[Choice]:
    """The things whose names fit what is typed, to choose from."""
    return [choice_of(thing) for thing in fitting(things, typed)]


def choice_of(thing: Thing) -> Choice:
    """A thing as a choice."""
    sources = count(thing.sources, "source")
    if isinstance(thing, StoryEvent):
        return Choice(
            thing.id, thing.name, " · ".join(filter(None, [event_summary(thing), sources])), "fact--event", "◆"
        )
    kind = entity_kind(thing)
    title = thing.titles[0].title if thing.titles else thing.type
    return Choice(thing.id, thing.name, f"{title} · {sources}", f"fact--{kind}", MARKS[kind])
