"""What a reader notices: the real app, real keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from briefing.config import Config
from briefing.model import Article
from briefing.ui import outside
from briefing.ui.screens.reader import ReaderScreen
from briefing.ui.widgets.fact_list import FactList
from briefing.ui.widgets.text_view import TextView
from tests.ui.conftest import Start, screen_text, styled, told

pytestmark = pytest.mark.asyncio


async def test_three_panes_show_sources_text_and_facts(start: Start) -> None:
    async with start() as pilot:
        seen = screen_text(pilot)
        assert "PORT ELLERY [Courier] — Norland and Sudria" in seen
        for word in ("TALKS", "Norland–Sudria talks", "DATES", "ENVOYS", "PEOPLE", "PLACES", "ORGANIZATIONS"):
            assert word in seen
        assert "Mar 9 · Port Ellery" in seen
        assert "maybe Brackenridge" in seen
        assert "→ planned" in seen
        assert "○ Norland and Sudria" in seen
        assert "● Okell leaves for Po" in seen
        assert "✗ d.txt" in seen


@pytest.mark.parametrize(
    ("width", "sources", "facts"), [(150, True, True), (110, True, True), (80, False, True), (60, False, False)]
)
async def test_panes_adapt_to_the_width(start: Start, width: int, sources: bool, facts: bool) -> None:
    async with start(size=(width, 24)) as pilot:
        seen = screen_text(pilot)
        assert "ministries" in seen
        assert ("d.txt" in seen) is sources
        assert ("ENVOYS" in seen) is facts
        await pilot.press("s")
        await _until(pilot, "d.txt")
        await pilot.press("s", "tab")
        await _until(pilot, "TALKS")
        await pilot.press("escape")
        assert ("TALKS" in screen_text(pilot)) is facts


async def test_a_resize_keeps_the_words_on_the_top_line(start: Start) -> None:
    async with start() as pilot:
        await pilot.press("space")
        before = _text(pilot).text[_text(pilot).top_offset :][:12]
        await pilot.resize_terminal(84, 30)
        await pilot.pause()
        assert before in screen_text(pilot).split("\n", 2)[1] + screen_text(pilot).split("\n", 3)[2]


async def test_choosing_a_fact_shows_its_words_and_enter_goes_there_and_back(start: Start) -> None:
    async with start(size=(120, 20)) as pilot:
        await pilot.press("tab")
        await _to_fact(pilot, "Lena Hartwig")
        assert "▶" in screen_text(pilot)
        await pilot.press("]")
        assert "Hartwig said on Monday" in screen_text(pilot)
        assert "reverse" in styled(pilot, "Hartwig")
        await pilot.press("enter")
        assert isinstance(pilot.app.focused, TextView)
        await pilot.press("enter")
        facts = pilot.app.focused
        assert isinstance(facts, FactList)
        assert facts.fact is not None
        assert facts.fact.title == "Lena Hartwig"
        await pilot.press("escape", "H")
        assert _text(pilot).top_line == 0


async def test_highlights_in_the_text_in_turn(start: Start) -> None:
    async with start() as pilot:
        await pilot.press("]")
        assert _chosen(pilot) == "Courier"
        await pilot.press("]")
        assert _chosen(pilot) == "Port Ellery"
        await pilot.press("]", "]")
        assert _chosen(pilot) == "Lena Hartwig"
        await pilot.press("[")
        assert _chosen(pilot) == "Mar 9"


async def test_next_source_and_back_to_the_same_line(start: Start) -> None:
    async with start() as pilot:
        await pilot.press("space", "j", "j")
        line = _text(pilot).top_line
        assert line > 2
        await pilot.press("J")
        assert "Tomas Okell left for Port Ellery on Monday." in screen_text(pilot)
        await pilot.press("H")
        assert _text(pilot).top_line == line
        await pilot.press("L")
        assert "Tomas Okell left" in screen_text(pilot)
        await pilot.press("K")
        assert _text(pilot).top_line == line


async def test_a_source_that_cannot_be_read_is_passed_over(start: Start) -> None:
    async with start() as pilot:
        await pilot.press("J", "J", "J")
        assert "A museum of glass" in screen_text(pilot)
        assert await told(pilot, "last source")


async def test_choosing_in_the_list_of_sources(start: Start) -> None:
    async with start() as pilot:
        await pilot.press("s", "j", "j", "enter")
        assert "A museum of glass" in screen_text(pilot)
        assert pilot.app.focused is _text(pilot)


async def test_search_counts_steps_and_leaves(start: Start) -> None:
    async with start() as pilot:
        await pilot.press("slash", *"hartwig")
        assert "1/2" in screen_text(pilot)
        await pilot.press("enter", "n")
        assert "2/2" in screen_text(pilot)
        assert "Hartwig said on Monday" in screen_text(pilot)
        await pilot.press("n")
        assert "1/2" in screen_text(pilot)
        await pilot.press("N")
        assert "2/2" in screen_text(pilot)
        await pilot.press("escape")
        assert "2/2" not in screen_text(pilot)


async def test_leaving_a_search_returns_to_where_it_began(start: Start) -> None:
    async with start() as pilot:
        await pilot.press("j", "slash", *"fishing rights")
        assert "fishing rights" in screen_text(pilot)
        await pilot.press("escape")
        assert _text(pilot).top_line == 1


async def test_a_kind_can_be_hidden_and_shown(start: Start) -> None:
    async with start() as pilot:
        assert "italic" in styled(pilot, "Port Ellery")
        await pilot.press("5")
        assert "2 hidden  [5] show" in screen_text(pilot)
        with pytest.raises(AssertionError):
            assert "italic" in styled(pilot, "Port Ellery")
        await pilot.press("5")
        assert "italic" in styled(pilot, "Port Ellery")


async def test_kinds_left_out_in_the_configuration_start_hidden(start: Start) -> None:
    async with start(config=Config(show=("event", "person"))) as pilot:
        assert "[5] show" in screen_text(pilot)


async def test_related_articles_with_reasons(start: Start) -> None:
    async with start() as pilot:
        await pilot.press("j", "r")
        seen = await _until(pilot, "2  ")
        assert "shares Tomas Okell, Port Ellery" in seen
        number = seen.partition("  Okell leaves for Port Ellery")[0][-1]  # the pane behind shows only its beginning
        await pilot.press(number)
        await pilot.pause()
        assert "Tomas Okell left for Port Ellery" in screen_text(pilot)
        await pilot.press("H")
        assert _text(pilot).top_line == 1


async def test_help_lists_every_key_and_returns(start: Start) -> None:
    async with start(size=(120, 110)) as pilot:
        await pilot.press("question_mark")
        seen = screen_text(pilot)
        for words in ("Next source", "Related articles", "Ctrl+D", "Command palette"):
            assert words in seen
        await pilot.press("escape")
        assert "ministries" in screen_text(pilot)


async def test_the_palette_does_what_keys_do(start: Start) -> None:
    async with start() as pilot:
        await pilot.press("ctrl+p")
        await pilot.pause(0.2)
        await pilot.press(*"Next source")
        await pilot.pause(0.5)
        await pilot.press("enter")
        await pilot.pause(0.2)
        assert "Tomas Okell left" in screen_text(pilot)


async def test_remapped_keys_work_and_show(start: Start) -> None:
    async with start(config=Config(keys={"next_source": "z", "help": "f1"})) as pilot:
        assert "F1 help" in screen_text(pilot)
        await pilot.press("z")
        assert "Tomas Okell left" in screen_text(pilot)
        await pilot.press("J")
        assert "Tomas Okell left" in screen_text(pilot)


async def test_wrong_keys_are_told_and_the_built_in_ones_stay(start: Start) -> None:
    async with start(config=Config(keys={"jump": "z", "next_source": "q"})) as pilot:
        assert await told(pilot, "jump: no such action")
        assert await told(pilot, "next_source: q is the key of quit")
        await pilot.press("J")
        assert "Tomas Okell left" in screen_text(pilot)


async def test_copy_carries_the_words_and_the_citation(start: Start) -> None:
    async with start() as pilot:
        await pilot.press("tab")
        await _to_fact(pilot, "Lena Hartwig")
        await pilot.press("y")
        copied = pilot.app.clipboard
        assert copied.startswith("Lena Hartwig")
        assert "will meet Tomas Okell there." in copied
        assert "Harbour Courier, Mar 2, 2021, https://example.org/talks" in copied


async def test_the_articles_citation_is_copied_whatever_is_chosen(start: Start) -> None:
    citation = "“Norland and Sudria set a date for talks”, Harbour Courier, Mar 2, 2021, https://example.org/talks"
    async with start() as pilot:
        await pilot.press("y")
        assert pilot.app.clipboard == citation
        await pilot.press("tab")
        await _to_fact(pilot, "Lena Hartwig")
        await pilot.press("y")
        assert pilot.app.clipboard != citation
        await pilot.press("ctrl+y")
        assert pilot.app.clipboard == citation


@pytest.mark.parametrize("url", [None, "file:///etc/passwd", "javascript:alert(1)", "--new-window", "http:/x"])
async def test_only_web_addresses_are_opened(start: Start, monkeypatch: pytest.MonkeyPatch, url: str | None) -> None:
    opened: list[str] = []
    monkeypatch.setattr(outside, "browse", opened.append)
    async with start() as pilot:
        assert isinstance(pilot.app.screen, ReaderScreen)
        pilot.app.screen.outgoing.browse(Article("a", "a.txt", "Title", "Words.", url=url))
        assert await told(pilot, "no web address" if url is None else f"Not a web address: {url}")
    assert not opened


async def test_watched_terms_are_marked(start: Start) -> None:
    async with start(config=Config(watch=("cod",))) as pilot:
        assert "underline" in styled(pilot, "cod")


async def test_without_a_model_the_text_is_readable_and_the_remedy_named(start: Start, home: Path) -> None:
    article = home / "new.txt"
    article.write_text("Ministers met in Vienna on Tuesday [bold] to talk.")
    async with start(article, config=Config(model="no_such_model"), size=(120, 24)) as pilot:
        seen = await _until(pilot, "pip install")
        assert "Ministers met in Vienna on Tuesday [bold] to talk." in seen
        assert "No facts:" in seen
        assert "pip install" in seen


async def test_problems_are_told_as_they_are(start: Start) -> None:
    async with start(problems=("config.toml: [nonsense] is no section",)) as pilot:
        assert await told(pilot, "[nonsense]")
        await pilot.pause(0.2)
        assert "[nonsense]" in screen_text(pilot)


async def test_the_place_is_kept_for_the_next_time(start: Start) -> None:
    async with start() as pilot:
        await pilot.press("space", "j")
        line = _text(pilot).top_line
        await pilot.press("q")
    async with start() as pilot:
        assert _text(pilot).top_line == line


async def test_an_empty_reading_state_stays_at_the_top_when_facts_come(start: Start) -> None:
    async with start() as pilot:
        assert _text(pilot).top_line == 0


async def _until(pilot: Pilot[None], words: str) -> str:
    """The screen, as soon as ``words`` stand on it."""
    for _ in range(200):
        if words in (seen := screen_text(pilot)):
            return seen
        await pilot.pause(0.05)
    raise AssertionError(f"{words!r} never came up")


async def _to_fact(pilot: Pilot[None], title: str) -> None:
    facts = _screen(pilot).facts
    for _ in range(20):
        if facts.fact and facts.fact.title == title:
            return
        await pilot.press("j")
    raise AssertionError(f"no fact {title}")


async def test_a_text_without_a_headline_does_not_begin_twice(start: Start, home: Path) -> None:
    sentence = (
        f"The harbour of Port Ellery stays closed until {'the ice on the northern pier and ' * 4}the quay is gone."
    )
    file = home / "closed.txt"
    file.write_text(f"{sentence}\n\nNobody was hurt.\n", encoding="utf-8")
    async with start(file) as pilot:
        await pilot.pause()
        assert _text(pilot).text.startswith(sentence)
        assert pilot.app.screen.query_one(TextView).render_line(0).text.lstrip(" ▎").startswith("The harbour")
        shown = " ".join(_text(pilot).render_line(line).text for line in range(_text(pilot).size.height))
        assert " ".join(shown.split()).count("harbour of Port Ellery stays closed") == 1


def _screen(pilot: Pilot[None]) -> ReaderScreen:
    screen = pilot.app.screen_stack[0]
    assert isinstance(screen, ReaderScreen)
    return screen


def _text(pilot: Pilot[None]) -> TextView:
    return _screen(pilot).text


def _chosen(pilot: Pilot[None]) -> str:
    fact = _screen(pilot).evidence.choice.fact
    assert fact is not None
    return fact.title
