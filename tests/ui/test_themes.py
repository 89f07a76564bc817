"""Themes: readable, distinct without colour, and wrong files refused with file, key and reason."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from textual.color import Color
from textual.theme import Theme

from briefing.ui.theme import ThemeError, load_theme, theme_files
from briefing.ui.theme_defaults import defaults

THEMES = theme_files([Path(__file__).parents[2] / "themes"])
KINDS = ("event", "date", "envoy", "person", "place", "organization", "statement")


def luminance(color: Color) -> float:
    """Relative luminance, WCAG 2.1."""

    def channel(value: int) -> float:
        c = value / 255
        return c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4

    return 0.2126 * channel(color.r) + 0.7152 * channel(color.g) + 0.0722 * channel(color.b)


def contrast(one: str, other: str) -> float:
    """Contrast ratio, WCAG 2.1."""
    a, b = sorted((luminance(Color.parse(one)), luminance(Color.parse(other))))
    return (b + 0.05) / (a + 0.05)


def pairs(theme: Theme) -> list[tuple[str, str, str]]:
    """Every words-on-background pair that the reader paints."""
    v = theme.variables
    grounds: dict[str, str | None] = {
        "background": theme.background,
        "surface": theme.surface,
        "evidence": v["fact-evidence"],
        "match": v["search-match"],
    }
    words: dict[str, str | None] = {kind: v[f"fact-{kind}"] for kind in KINDS}
    words |= {"foreground": theme.foreground, "watch": v["watch"], "current": v["fact-current"]}
    words |= {"current match": v["search-current"]}
    out = [(f"{w} on {g}", words[w] or "", grounds[g] or "") for w, g in product(words, grounds)]
    for name in ("foreground", "primary", "accent", "secondary", "success", "warning", "error"):
        out += [(f"{name} on {g}", getattr(theme, name), getattr(theme, g)) for g in ("background", "surface", "panel")]
    return out


def test_there_is_a_theme_for_every_need() -> None:
    loaded = [load_theme(path) for path in THEMES.values()]
    assert sum(t.dark for t in loaded) >= 5
    assert sum(not t.dark for t in loaded) >= 2
    assert {"okabe", "sixteen", "glare"} <= set(THEMES)


@pytest.mark.parametrize("name", THEMES)
def test_text_is_readable_on_every_background(name: str) -> None:
    low = {label: round(contrast(w, g), 2) for label, w, g in pairs(load_theme(THEMES[name])) if contrast(w, g) < 4.5}
    assert low == {}


@pytest.mark.parametrize("name", THEMES)
def test_kinds_differ_without_colour(name: str) -> None:
    variables = load_theme(THEMES[name]).variables
    styles = [frozenset(variables[f"fact-{kind}-style"].split()) for kind in KINDS]
    assert len(set(styles)) == len(KINDS)
    assert frozenset({"none"}) not in styles


@pytest.mark.parametrize("dark", [True, False])
def test_defaults_differ_without_colour(dark: bool) -> None:
    variables = defaults(dark=dark)
    assert len({frozenset(variables[f"fact-{kind}-style"].split()) for kind in KINDS}) == len(KINDS)


def test_the_sixteen_colour_theme_uses_the_standard_sixteen() -> None:
    levels = {0, 85, 170, 255}
    theme = load_theme(THEMES["sixteen"])
    named = [theme.primary, theme.background, theme.foreground, *(theme.variables[f"fact-{k}"] for k in KINDS)]
    assert all({c.r, c.g, c.b} <= levels for c in (Color.parse(n or "") for n in named))


def test_high_contrast_is_high() -> None:
    theme = load_theme(THEMES["glare"])
    assert contrast(theme.foreground or "", theme.background or "") >= 15
    assert min(contrast(theme.variables[f"fact-{k}"], theme.background or "") for k in KINDS) >= 7


GOOD = """
label = "Mine"
dark = true
[interface]
background = "#000000"
foreground = "#ffffff"
surface = "#000000"
panel = "#111111"
primary = "#66aaff"
accent = "#ffcc00"
"""


def test_a_short_theme_keeps_the_readers_own_kinds(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(GOOD)
    theme = load_theme(tmp_path / "mine.toml")
    assert theme.name == "mine"
    assert theme.variables["fact-date"] == defaults(dark=True)["fact-date"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("label = ", "is not TOML"),
        ("label = " + "[" * 5000 + "]" * 5000, "nested too deeply"),
        (GOOD + '[kinds.date]\nstyle = "bold none"', "'bold none' is not a style"),
        (GOOD.replace('accent = "#ffcc00"', ""), "interface: Object missing required field `accent`"),
        (GOOD.replace("#ffcc00", "blurple"), "interface.accent: 'blurple' is not a colour"),
        (GOOD + "colour = 1", "interface: Object contains unknown field `colour`"),
        (GOOD + '[kinds.date]\ncolor = "#12"', "kinds.date.color: '#12' is not a colour"),
        (GOOD + '[kinds.date]\nstyle = "wavy"', "kinds.date.style: 'wavy' is not a style"),
        (GOOD + '[kinds.weather]\ncolor = "#fff"', "kinds: Object contains unknown field `weather`"),
        (GOOD.replace("dark = true", 'dark = "yes"'), "dark: Expected `bool`"),
    ],
)
def test_a_wrong_theme_is_refused_by_file_key_and_reason(tmp_path: Path, text: str, expected: str) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(text)
    with pytest.raises(ThemeError) as caught:
        load_theme(path)
    assert str(caught.value).startswith(f"{path}: ")
    assert expected in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_theme_of_ones_own_wins_over_one_that_comes_with_the_reader(tmp_path: Path) -> None:
    (tmp_path / "ink.toml").write_text(GOOD)
    files = theme_files([Path(__file__).parents[2] / "themes", tmp_path])
    assert files["ink"].parent == tmp_path
