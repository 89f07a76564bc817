"""What can be known of the terminal before anything is painted on it."""

from __future__ import annotations

from collections.abc import Mapping

from briefing.ui.theme import DEFAULT_THEME

SIXTEEN = "sixteen"
LIGHT = "paper"


def suited_theme(colors: str | None, environ: Mapping[str, str]) -> str:
    """The theme to begin with where none was chosen.

    ``colors`` is Rich's name of the colour system. Some terminals tell the numbers of their colours, as
    ``COLORFGBG=0;15``.
    """
    if colors == "standard":
        return SIXTEEN
    return LIGHT if light_background(environ.get("COLORFGBG", "")) else DEFAULT_THEME


def light_background(colors: str) -> bool:
    """Whether ``COLORFGBG`` names a light background: of the sixteen colours white, grey and the bright ones."""
    number = colors.rpartition(";")[2]
    return number.isascii() and number.isdigit() and int(number) in (7, *range(9, 16))
