"""Who says what: one key shows it, denials first, and leads to the words."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from briefing.ingest import discover, load
from briefing.library import Library, facts_key
from briefing.model import Article, Cue, Entity, Facts, Party, Span, Statement
from briefing.profiles import load_profile
from briefing.ui.view.voices import MOST, acts
from tests.ui.conftest import Start, settle
from tests.ui.story_articles import GAZETTE, POST, cursor_on, reader, story, until, write

__all__ = ["story"]

TEXT = "Ann Lee denies that the dam leaks. The mill owner says that it does. Ann Lee says that it is raining."


def statement(ident: str, act: str, words: str, speaker: Party | None, text: str = TEXT) -> Statement:
    at = text.index(words)
    return Statement(ident, Span(at, at + len(words)), "indirect", act, speaker, Cue(act, 0, 1))


def record(ident: str = "a", more: int = 0) -> tuple[Article, Facts]:
    lee = Entity("e1", "person", "Ann Lee", mentions=(Span(0, 7),))
    ann, owner = Party("e1", "Ann Lee", 0, 7), Party(None, "The mill owner", 35, 49)
    said = (
        statement("s1", "say", "that it does", owner),
        statement("s2", "deny", "that the dam leaks", ann),
        statement("s3", "say", "that it is raining", ann),
        statement("s4", "believe", "it is", ann),
        *(statement(f"m{n}", "warn", "leaks", ann) for n in range(more)),
    )
    return Article(ident, "-", "Dam", TEXT), Facts(ident, entities=(lee,), statements=said)


def test_denials_come_first_thoughts_and_plain_saying_last() -> None:
    found = acts([record()])
    assert [(act.title, act.number) for act in found] == [("denies", 1), ("believes", 1), ("says", 2)]
    assert [(v.speaker, v.gist) for v in found[0].voices] == [("Ann Lee", "the dam leaks")]
    assert [v.speaker for v in found[2].voices] == ["Ann Lee", "The mill owner"], "first who has a name"


def test_only_one_speaker_is_asked_for_and_of_very_many_the_newest_are_shown() -> None:
    assert [v.speaker for act in acts([record()], "lee") for v in act.voices] == ["Ann Lee"] * 3
    warns = acts([record(more=MOST + 5)])[1]
    assert (warns.title, warns.number, len(warns.voices)) == ("warns", MOST + 5, MOST)


@pytest.fixture
def denied(home: Path) -> Path:
    """Two articles; in the second one the ministry denies something."""
    folder = write(home / "denied", [GAZETTE, POST])
    key = facts_key(None, load_profile())
    with Library.open() as library:
        article = load(discover([str(folder / "1.md")])[0][0])
        assert isinstance(article, Article)
        facts = library.facts(article, key)
        assert facts
        said = statement("s1", "deny", "meet again on April 3", Party(None, "the ministry", 0, 3), article.text)
        library.put_facts(article, key, msgspec.structs.replace(facts, statements=(said,)))
    return folder


@pytest.mark.asyncio
async def test_one_key_tells_who_denies_what_and_enter_goes_to_the_words(start: Start, denied: Path) -> None:
    async with start(denied) as pilot:
        await settle(pilot)
        await pilot.press("V")
        await until(pilot, "Who says what", "DENIES · 1", "The ministry: meet again on April 3")
        await cursor_on(pilot, "The ministry")
        await pilot.press("enter")
        await until(pilot, "A later day for the summit")
        entry = reader(pilot).session.entry
        assert entry
        assert entry.title == "A later day for the summit"


@pytest.mark.asyncio
async def test_where_nobody_says_anything_that_is_said(start: Start, story: Path) -> None:
    async with start(story) as pilot:
        await settle(pilot)
        await pilot.press("V")
        await until(pilot, "Nobody is said to say anything here.")
