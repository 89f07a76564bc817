"""Who says what of somebody, and what the reader corrects: the real app, real keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from briefing.library import Library
from briefing.story.linking.corrections import CORRECTIONS, Corrections
from tests.ui.conftest import Start, screen_text, told
from tests.ui.story_articles import COURIER, FILLER, GAZETTE, choose, cursor_on, reader, story, until, write

__all__ = ["story"]
pytestmark = pytest.mark.asyncio
SMALL = (80, 24)


async def _open(pilot: Pilot[None], name: str) -> None:
    await until(pilot, "4 of 5")
    await pilot.press("e", *name, "enter")
    await until(pilot, name)


async def test_each_fact_says_how_many_sources_have_it(start: Start, story: Path) -> None:
    async with start(story) as pilot:
        seen = await until(pilot, "4 of 5")
        lines = seen.splitlines()
        at = next(i for i, line in enumerate(lines) if "★ Lena Hartwig" in line)
        assert "2 mentions · 2 of 5 sources" in " ".join(lines[at : at + 4])
        assert "2×" not in seen


async def test_a_single_article_counts_no_sources(start: Start, story: Path) -> None:
    async with start(story / "0.md") as pilot:
        await pilot.pause(0.8)
        assert "1 of 1" not in screen_text(pilot)


async def test_history_shows_each_value_with_its_sources_and_words(start: Start, story: Path) -> None:
    async with start(story, size=SMALL) as pilot:
        await until(pilot, "4 of 5")
        await choose(pilot, "second Marsh–Okell summit")
        await pilot.press("i")
        seen = await until(pilot, "WHEN")
        assert "late March 2021" in seen
        assert "Harbour Courier" in seen
        await pilot.press("G")
        await until(pilot, "STATUS", "4 sources agree, as things went on", "planned", "held", "Ledger")


async def test_enter_goes_to_the_words_elsewhere_and_back_to_the_same_line(start: Start, story: Path) -> None:
    async with start(story, size=SMALL) as pilot:
        await until(pilot, "4 of 5")
        await choose(pilot, "Lena Hartwig")
        await pilot.press("right_square_bracket")
        before = reader(pilot).text.top_offset
        assert before > 500
        await pilot.press("i")
        await until(pilot, "CALLED")
        await cursor_on(pilot, "Strait Gazette")
        await pilot.press("enter")
        seen = await until(pilot, "Dates named for summit")
        assert "▶ Lena Hartwig, special envoy" in seen
        await pilot.press("H")
        await until(pilot, "Second summit planned")
        assert reader(pilot).text.top_offset == before
        await pilot.press("L")
        await until(pilot, "Dates named for summit")


async def test_a_date_tells_who_else_names_it(start: Start, story: Path) -> None:
    async with start(story) as pilot:
        await until(pilot, "4 of 5")
        await choose(pilot, "late Mar")
        await pilot.press("i")
        await until(pilot, "NAMED BY 1 SOURCE", "Harbour Courier")


@pytest.mark.parametrize("size", [SMALL, (120, 40)])
async def test_dossier_of_the_chosen_fact(start: Start, story: Path, size: tuple[int, int]) -> None:
    async with start(story, size=size) as pilot:
        await until(pilot, "4 of 5")
        await choose(pilot, "Lena Hartwig")
        await pilot.press("e", "enter")
        seen = await until(pilot, "ROLES OVER TIME")
        assert "Norland envoy" in seen
        assert "envoy · NO" in seen
        assert "2 of 5" in seen
        await pilot.press("G")
        seen = await until(pilot, "MENTIONS · 3")
        assert "spoke of [fishing] rights" in seen or size == SMALL
        await cursor_on(pilot, "met Okell" if size != SMALL else "Strait Gazette")
        await pilot.press("enter")
        await until(pilot, "Dates named for summit")


async def test_dossier_from_a_list_when_nothing_is_chosen(start: Start, story: Path) -> None:
    async with start(story, size=SMALL) as pilot:
        await until(pilot, "4 of 5")
        await pilot.press("e")
        await until(pilot, "Dossier of", "Adela Marsh", "second Marsh–Okell summit")
        await pilot.press(*"okell")
        seen = await until(pilot, "Tomas Okell")
        assert "Adela" not in seen.split("Dossier of")[1].split("Esc close")[0].replace("Marsh–Okell", "")
        await pilot.press("escape")
        assert "Dossier of" not in screen_text(pilot)


async def test_an_event_of_a_dossier_opens_its_own(start: Start, story: Path) -> None:
    async with start(story) as pilot:
        await _open(pilot, "Adela Marsh")
        await until(pilot, "EVENTS · 1")
        await cursor_on(pilot, "second Marsh–Okell summit")
        await pilot.press("enter")
        await until(pilot, "WHEN", "WHERE")
        await pilot.press("escape")
        await until(pilot, "EVENTS · 1")
        await pilot.press("escape")
        assert "EVENTS" not in screen_text(pilot)


async def test_merge_is_explained_kept_and_taken_back(start: Start, story: Path) -> None:
    async with start(story) as pilot:
        await _open(pilot, "Lena Hartwig-Voss")
        await until(pilot, "H. Lena Hartwig-Voss · 1 of 5 sources")
        await pilot.press("m")
        await until(pilot, "is the same as")
        await pilot.press(*"lena", "enter")
        await until(pilot, "You merged them.", "3 of 5")
    async with start(story) as pilot:
        await until(pilot, "4 of 5")
        await choose(pilot, "Lena Hartwig")
        await until(pilot, "3 of 5")
        await pilot.press("e", "enter")
        await until(pilot, "H. Lena Hartwig-Voss")
        await pilot.press("u")
        assert await told(pilot, "Taken back: H. Lena Hartwig-Voss is the same as Lena Hartwig")
        await until(pilot, "Lena Hartwig · 2 of 5 sources")


async def test_split_off_one_article(start: Start, story: Path) -> None:
    async with start(story) as pilot:
        await _open(pilot, "Adela Marsh")
        await until(pilot, "Adela Marsh · 4 of 5 sources")
        await cursor_on(pilot, "Island Post: Adela Marsh")
        await pilot.press("s")
        await until(pilot, "Adela Marsh · 3 of 5 sources")


async def test_one_undo_takes_back_one_correction_whole_and_redo_makes_it_again(start: Start, story: Path) -> None:
    async with start(story) as pilot:
        await _open(pilot, "Tomas Okell")
        await pilot.press("R")
        await until(pilot, "Show as")
        await pilot.press("ctrl+u", *"T. Okell", "enter")
        await until(pilot, "T. Okell · 3 of 5 sources")
        await pilot.press("escape")
        await _open(pilot, "second")
        await until(pilot, "second Marsh–Okell summit · 4 of 5 sources")
        await cursor_on(pilot, "Ledger: second")
        await pilot.press("s")
        await until(pilot, "second Marsh–Okell summit · 3 of 5 sources")
        made = reader(pilot).services.story.corrections
        assert len(made) > 2
        await pilot.press("u")
        assert await told(pilot, "Taken back: second Marsh–Okell summit in Ledger is split off")
        await until(pilot, "second Marsh–Okell summit · 4 of 5 sources")
        assert len(reader(pilot).services.story.corrections) == 1
        await pilot.press("U")
        assert await told(pilot, "Made again: second Marsh–Okell summit in Ledger is split off")
        await until(pilot, "second Marsh–Okell summit · 3 of 5 sources")
        assert reader(pilot).services.story.corrections == made
        await pilot.press("u")
        await told(pilot, "Taken back: second")
        await pilot.press("R")
        await until(pilot, "Show as")
        await pilot.press("ctrl+u", *"The summit", "enter")
        await until(pilot, "The summit · 4 of 5 sources")
        await pilot.press("U")
        # What was taken back before another correction is gone.
        assert await told(pilot, "No correction was taken back")
        assert len(reader(pilot).services.story.corrections) > 1
        await pilot.press("u", "u")
        assert await told(pilot, "Taken back: Tomas Okell is called T. Okell")
        await pilot.press("u")
        assert await told(pilot, "There is no correction to take back")


async def test_what_is_left_out_by_several_names_comes_back_with_one_undo(start: Start, story: Path) -> None:
    async with start(story) as pilot:
        await _open(pilot, "Lena Hartwig")
        await pilot.press("X")
        await until(pilot, "Lena Hartwig is left out")
        await pilot.press("u")
        await until(pilot, "Lena Hartwig · 2 of 5 sources")
        with pytest.raises(AssertionError):
            await until(pilot, "left out. u")


async def test_whoever_is_chosen_others_are_offered(start: Start, story: Path) -> None:
    async with start(story) as pilot:
        await until(pilot, "4 of 5")
        await choose(pilot, "Lena Hartwig")
        await pilot.press("e")
        seen = await until(pilot, "Dossier of", "Adela Marsh")
        assert "Lena Hartwig" in seen.split("Dossier of")[1].split("Adela Marsh")[0]
        await pilot.press(*"tomas", "enter")
        await until(pilot, "Tomas Okell · 3 of 5 sources")


async def test_split_without_a_member_under_the_cursor_says_how(start: Start, story: Path) -> None:
    async with start(story) as pilot:
        await _open(pilot, "Adela Marsh")
        await pilot.press("G", "s")
        assert await told(pilot, "Why they are one")


async def test_rename_wins_everywhere(start: Start, story: Path) -> None:
    async with start(story) as pilot:
        await _open(pilot, "Tomas Okell")
        await until(pilot, "Tomas Okell · 3 of 5 sources")
        await pilot.press("R")
        await until(pilot, "Show as")
        await pilot.press("ctrl+u", *"T. [b]Okell", "enter")
        await until(pilot, "T. [b]Okell · 3 of 5 sources")
    with Library.open() as library:
        kept = library.kept(CORRECTIONS, Corrections)
    assert kept is not None
    assert len(kept.made) == 1


async def test_what_is_no_person_is_left_out(start: Start, story: Path) -> None:
    async with start(story) as pilot:
        await _open(pilot, "Brackenridge")
        await pilot.press("X")
        await until(pilot, "Brackenridge is left out")
        await pilot.press("escape", "e", *"bracken")
        await pilot.pause()
        assert "▲ Brackenridge" not in screen_text(pilot).split("Dossier of")[1].split("│")[4]


async def test_keys_of_the_dossier_are_in_its_own_help(start: Start, story: Path) -> None:
    async with start(story, size=SMALL) as pilot:
        await _open(pilot, "Adela Marsh")
        await pilot.press("question_mark")
        seen = await until(pilot, "IN A DOSSIER")
        assert "Give another name" in seen
        await pilot.press("escape")
        await until(pilot, "Adela Marsh · 4 of 5 sources")


async def test_a_copy_is_named_and_counts_as_one_source(start: Start, home: Path) -> None:
    text = COURIER.replace("{filler}", FILLER)
    copy = text.replace("Harbour Courier", "Evening Bell").replace("2021-03-02", "2021-03-03")
    folder = write(home / "copies", (text, copy, GAZETTE))
    async with start(folder, size=(160, 30)) as pilot:
        seen = await until(pilot, "all 2 sources", "copy of Harbour", "3 articles, 1 copy: 2 sources")
        assert "3 of 3" not in seen
