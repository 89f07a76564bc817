"""What new articles add to, confirm of, or contradict in those already read."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from briefing.profiles import Profile
from briefing.story.brief_types import Footnote
from briefing.story.build import build_story
from briefing.story.changes import FIELD_WORDS
from briefing.story.linking.corrections import Correction
from briefing.story.notes import Notes
from briefing.story.specificity import Specificity, part_of
from briefing.story.types import Account, Field, Record, Statement, Story, StoryEvent, Value
from briefing.story.wording import capital, listed


class Finding(msgspec.Struct, frozen=True):
    """One thing that the new articles say. ``before`` is what the old ones said of it, "" where nothing.

    ``subject`` is an event or somebody's name; ``field`` what is said of it; ``notes`` footnotes to old and new words.
    """

    subject: str
    field: str
    before: str
    now: str
    notes: tuple[int, ...] = ()


class Comparison(msgspec.Struct, frozen=True):
    """New articles against old. ``repeats`` names new sources that are copies of old ones, and these.

    A statement ``adds`` what nobody said, ``confirms`` what was said, makes it more exact (``refines``), or says
    otherwise (``contradicts``).
    """

    adds: tuple[Finding, ...]
    confirms: tuple[Finding, ...]
    refines: tuple[Finding, ...]
    contradicts: tuple[Finding, ...]
    repeats: tuple[tuple[str, str], ...]
    notes: tuple[Footnote, ...]


def compare(
    old: Sequence[Record],
    new: Sequence[Record],
    corrections: Sequence[Correction] = (),
    *,
    profile: Profile | None = None,
) -> Comparison:
    """``new`` against ``old``. Articles that are in both count as old; copies of old ones confirm nothing.

    ``corrections`` and ``profile`` are as in ``tell``.
    """
    read = {article.id for article, _ in old}
    records = [*old, *((article, facts) for article, facts in new if article.id not in read)]
    story = build_story(records, corrections, profile=profile)
    judge = _Judge(story, records, read)
    for event in story.events:
        judge.event(event)
    judge.entities()
    return judge.result()


class _Judge:
    def __init__(self, story: Story, records: Sequence[Record], read: set[str]) -> None:
        self._story = story
        self._read = read
        self._sources = {source.article: source for source in story.sources}
        self._origins = {source.origin for source in story.sources if source.article in read}
        self._notes = Notes(records, self._sources)
        self._specificity = Specificity(story.entities)
        self._found: dict[str, list[Finding]] = {"adds": [], "confirms": [], "refines": [], "contradicts": []}

    def event(self, event: StoryEvent) -> None:
        """Judge all that is newly said of ``event``."""
        if not any(member.article in self._read for member in event.members):
            said = [s for value in event.who for s in value.statements]
            text = "; ".join(f"{FIELD_WORDS[account.field]}: {account.now.label}" for account in event.accounts)
            said += [s for account in event.accounts for s in account.now.statements]
            self._note("adds", Finding(capital(event.name), "event", "", text or "named", self._notes.of(said)))
            return
        for account in event.accounts:
            for value in account.values:
                fresh = self._fresh(value)
                if fresh:
                    self._value(event, account, value, fresh)
        self._joined(event)

    def entities(self) -> None:
        """Note who is named for the first time."""
        for entity in self._story.entities:
            new = not any(member.article in self._read for member in entity.members)
            if new and entity.type == "person" and entity.mentions:
                first = entity.mentions[0]
                said = [title.statements[0] for title in entity.titles[:1]]
                said = said or [Statement(first.article, self._sources[first.article].published, (first,))]
                role = entity.titles[0].title if entity.titles else "no role given"
                self._note("adds", Finding(entity.name, "person", "", role, self._notes.of(said)))

    def result(self) -> Comparison:
        """All that was noted."""
        repeats = tuple(
            (source.path, self._sources[source.copy_of].path)
            for source in self._story.sources
            if source.article not in self._read and source.copy_of and source.origin in self._origins
        )
        return Comparison(
            adds=tuple(self._found["adds"]),
            confirms=tuple(self._found["confirms"]),
            refines=tuple(self._found["refines"]),
            contradicts=tuple(self._found["contradicts"]),
            repeats=repeats,
            notes=self._notes.all(),
        )

    def _value(self, event: StoryEvent, account: Account, value: Value, fresh: list[Statement]) -> None:
        known = [other for other in account.values if self._old(other)]
        words = FIELD_WORDS[account.field]
        name = capital(event.name)
        if self._old(value):
            said = self._notes.of([*self._old(value)[:1], *fresh[:1]])
            self._note("confirms", Finding(name, words, value.label, value.label, said))
            return
        before = self._last(known)
        said = self._notes.of([*(self._old(before)[-1:] if before else []), *fresh[:1]])
        labels = before.label if before else ""
        self._note(self._verdict(account.field, value, known), Finding(name, words, labels, value.label, said))

    def _verdict(self, field: Field, value: Value, known: list[Value]) -> str:
        if not known:
            return "adds"
        narrower = self._specificity.of(field)
        if any(part_of(value, other) for other in known):
            return "confirms"
        if any(narrower(value, other) for other in known):
            return "refines"
        return "confirms" if any(narrower(other, value) for other in known) else "contradicts"

    def _joined(self, event: StoryEvent) -> None:
        names = {entity.id: entity.name for entity in self._story.entities}
        joined = [value for value in event.who if not self._old(value) and self._fresh(value)]
        before = [value for value in event.who if self._old(value)]
        if joined:
            said = self._notes.of([s for value in joined for s in self._fresh(value)])
            old, new = (listed([names[value.value] for value in values]) for values in (before, joined))
            self._note("adds", Finding(capital(event.name), "participants", old, new, said))

    def _old(self, value: Value) -> list[Statement]:
        return [statement for statement in value.statements if statement.article in self._read]

    def _fresh(self, value: Value) -> list[Statement]:
        """Statements of new articles that are not copies of old ones."""
        return [
            statement
            for statement in value.statements
            if statement.article not in self._read and self._sources[statement.article].origin not in self._origins
        ]

    def _last(self, known: list[Value]) -> Value | None:
        return max(known, key=lambda v: max(s.published or "" for s in self._old(v)), default=None)

    def _note(self, verdict: str, finding: Finding) -> None:
        self._found[verdict].append(finding)
