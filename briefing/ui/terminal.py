"""The terminal before the first frame: what can be known of it, and how it is taken over from the last screen."""

from __future__ import annotations

from collections.abc import Mapping

from textual.driver import Driver

from briefing import last_screen
from briefing.ui.theme import DEFAULT_THEME

SIXTEEN = "sixteen"
LIGHT = "paper"
SECOND_SCREEN = "\x1b[?1049h"


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


def taking_over(platform: type[Driver]) -> type[Driver]:
    """A driver like ``platform``'s that leaves the screen of ``last_screen`` standing until the first frame."""

    class TakingOver(platform):  # type: ignore[valid-type,misc]
        _standing = False

        def start_application_mode(self) -> None:
            before = last_screen.taken_over()
            self._standing = before is not None
            super().start_application_mode()
            if before is not None:
                self.attrs_before = before

        def write(self, data: str) -> None:
            # Some terminals wipe their second screen when they are told to show it, though they show it already.
            if self._standing and data == SECOND_SCREEN:
                self._standing = False
                return
            super().write(data)

    return TakingOver
