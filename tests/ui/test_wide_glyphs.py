"""Glyphs of two cells, joined ones and those that run from the right: borders, cuts and highlights beside them."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from textual.pilot import Pilot

from briefing.ingest import discover, load
from briefing.library import Library, facts_key
from briefing.model import Article, Entity, Facts
from briefing.profiles import load_profile
from briefing.ui.graphemes import cells, clusters, drawn, fit
from tests.ui.conftest import Start, spans

GLYPHS = {
    "family": "👩‍👩‍👧‍👦",
    "skin": "👍🏽",
    "pair": "🧑🏽‍🤝‍🧑🏻",
    "flags": "🇳🇴🇸🇪🇺🇸",
    "heart": "❤️",
    "keycap": "1️⃣",
    "rainbow": "🏳️‍🌈",
    "Chinese": "会谈将在河内举行",
    "Thai": "ที่กรุงเทพน้ำ",
    "Hangul": unicodedata.normalize("NFD", "한국어"),
    "Hebrew": "שלום עליכם",
    "Arabic": "مُحَمَّد",
    "accents": "e\u0301a\u0308",
    "Tamil": "அமைச்சர்",
    "Tamil stacked": "க்ஷே",
    "Burmese": "မန္တလေး",
    "Hindi": "प्रधानमंत्री",
    "Malayalam": "ശ്രീലങ്ക",
    "Sinhala": "ශ්\u200dරී",
    "Khmer": "ភ្នំពេញ",
    "Javanese": "ꦏ꧀ꦱ",
    "Tibetan": "རྒྱ་གར་",
    "Persian": "می\u200cخواهم",
}

# As wide as tmux draws them, found by asking it where its cursor is.
WIDTHS = {"family": 2, "skin": 2, "pair": 2, "flags": 6, "heart": 1, "keycap": 1, "rainbow": 3, "Chinese": 16}
WIDTHS |= {"Thai": 9, "Hangul": 6, "Hebrew": 10, "Arabic": 4, "accents": 2}
WIDTHS |= {"Tamil": 6, "Tamil stacked": 3, "Burmese": 6, "Hindi": 9, "Malayalam": 6, "Sinhala": 2, "Khmer": 5}
WIDTHS |= {"Javanese": 3, "Tibetan": 5, "Persian": 7}


@pytest.mark.parametrize("name", GLYPHS)
def test_widths_are_those_of_the_terminal(name: str) -> None:
    assert cells(GLYPHS[name]) == cells(drawn(GLYPHS[name])) == WIDTHS[name]
    assert sum(size for _, _, size in clusters(GLYPHS[name])) == WIDTHS[name]


@pytest.mark.parametrize("name", GLYPHS)
def test_nothing_is_cut_between_graphemes(name: str) -> None:
    text = GLYPHS[name] * 3
    whole = {drawn(text[:end]) for _, end, _ in clusters(text)} | {""}
    for width in range(1, cells(text)):
        cut = fit(text, width)
        assert cells(cut) <= width
        assert cut.removesuffix("…") in {part.rstrip() for part in whole}


@pytest.fixture
def wide(home: Path) -> Path:
    """An article whose every paragraph has a name beside glyphs of one kind, and its facts."""
    file = home / "wide.md"
    lines = [f"{name} {glyph} met Lena Hartwig{glyph} in {glyph} Oslo." for name, glyph in GLYPHS.items()]
    title = f"Talks {''.join(GLYPHS.values())}"
    file.write_text(f"---\ntitle: {title}\n---\n" + "\n\n".join(lines) + "\n", encoding="utf-8")
    (source,) = discover([str(file)])[0]
    article = load(source)
    assert isinstance(article, Article)
    people = Entity("e1", "person", "Lena Hartwig", (), None, (), False, spans(article.text, "Lena Hartwig"))
    named = (
        Entity(f"e{n}", "place", glyph, (), None, (), False, spans(article.text, f"in {glyph}")[:1])
        for n, glyph in enumerate(GLYPHS.values(), 2)
    )
    with Library.open() as library:
        library.put_facts(article, facts_key(None, load_profile()), Facts(article.id, None, (people, *named)))
    return file


def rows(pilot: Pilot[None]) -> list[list[tuple[str, int, str]]]:
    """For each row of the screen its segments: text, column, style."""
    out = []
    for strip in pilot.app.screen._compositor.render_strips():
        at, row = 0, []
        for segment in strip:
            row.append((segment.text, at, str(segment.style)))
            at += cells(segment.text)
        assert at == pilot.app.size.width
        out.append(row)
    return out


def borders(row: list[tuple[str, int, str]]) -> list[int]:
    return [at + cells(text[:i]) for text, at, _ in row for i, c in enumerate(text) if c == "│"]


@pytest.mark.parametrize("size", [(80, 30), (120, 40), (200, 50)])
async def test_borders_are_in_their_column(start: Start, wide: Path, size: tuple[int, int]) -> None:
    async with start(wide, size=size) as pilot:
        found = [tuple(borders(row)) for row in rows(pilot)]
    inner = [row for row in found if row]
    assert len(inner) >= size[1] - 3
    assert len(set(inner)) == 1


async def test_highlights_are_on_exactly_their_letters(start: Start, wide: Path) -> None:
    async with start(wide, size=(120, 70)) as pilot:
        texts = [(text, style) for row in rows(pilot) for text, _, style in row]
        plain = {style for text, style in texts if " met " in text}
        marked = [(text, style) for text, style in texts if text == "Lena Hartwig" and style not in plain]
    assert len(marked) >= len(GLYPHS), "the name alone is in the style of a person, whatever stands beside it"
    assert len({style for _, style in marked[: len(GLYPHS)]}) == 1
