"""Two readers on one library: what one says is taken up by the other, and neither loses anything."""

from __future__ import annotations

from contextlib import AsyncExitStack

from textual.pilot import Pilot

from briefing.library import Library
from briefing.library.notes import Note
from briefing.story.linking.corrections import CORRECTIONS, Corrections, NotAPerson, Ref, Rename
from briefing.ui.app import BriefingApp
from briefing.ui.watched import WATCHED, Watched
from tests.ui.conftest import Start


def app_of(pilot: Pilot[None]) -> BriefingApp:
    assert isinstance(pilot.app, BriefingApp)
    return pilot.app


async def until(pilot: Pilot[None], holds: object) -> bool:
    assert callable(holds)
    for _ in range(200):
        if holds():
            return True
        await pilot.pause(0.05)
    return False


async def test_corrections_and_terms_of_both_are_kept_and_taken_up(start: Start) -> None:
    first, second = Rename(Ref("Tomas Okell"), "Thomas Okell"), NotAPerson(Ref("Lena Hartwig"))
    async with AsyncExitStack() as stack:
        a = await stack.enter_async_context(start())
        b = await stack.enter_async_context(start())
        story_a, story_b = app_of(a).story, app_of(b).story
        assert story_a.corrections == story_b.corrections == ()
        story_a.correct([first], "he is called Thomas")
        story_a.watch("cod")
        story_b.correct([second], "she is left out")
        story_b.watch("strait")

        def same() -> bool:
            corrections = set(story_a.corrections) == set(story_b.corrections) == {first, second}
            return corrections and set(story_a.watched) == set(story_b.watched) == {"cod", "strait"}

        assert await until(b, same)
        assert story_a.undo() is not None
        assert await until(b, lambda: len(story_b.corrections) == 1)
    with Library.open() as library:
        kept, watched = library.kept(CORRECTIONS, Corrections), library.kept(WATCHED, Watched)
    assert kept is not None
    assert len(kept.made) == 1
    assert watched is not None
    assert set(watched.added) == {"cod", "strait"}


async def test_marks_notes_and_searches_of_both_are_kept_and_taken_up(start: Start) -> None:
    async with AsyncExitStack() as stack:
        a = app_of(await stack.enter_async_context(start()))
        pilot = await stack.enter_async_context(start())
        b = app_of(pilot)
        ids = [entry.ident for entry in a.session.entries if entry.known]
        one, other = ids[0], ids[1]
        assert not any(app.services.marks.has(ident, "starred") for app in (a, b) for ident in ids)
        assert not any(app.services.notes.of(ident) for app in (a, b) for ident in ids)
        assert a.services.searches.made == b.services.searches.made == ()
        a.services.marks.toggle([one], "starred")
        b.services.marks.toggle([other], "starred")
        a.services.notes.put(Note(one, "by the first", "2031-03-01"))
        b.services.notes.put(Note(other, "by the second", "2031-03-02"))
        a.services.searches.save("Summits", "summit")
        b.services.searches.save("Talks", "talks")

        def same() -> bool:
            both = all(app.services.marks.has(ident, "starred") for app in (a, b) for ident in (one, other))
            noted = all(app.services.notes.of(ident) for app in (a, b) for ident in (one, other))
            return both and noted and all(len(app.services.searches.made) == 2 for app in (a, b))

        assert await until(pilot, same)
