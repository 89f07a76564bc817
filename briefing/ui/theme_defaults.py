"""The values of the reader's own CSS variables where a theme does not set them.

Every fact kind has a colour and a text style, ``$fact-KIND`` and ``$fact-KIND-style``: no two kinds share a style,
so that they are told apart without colour.
"""

from __future__ import annotations

_STYLES = {
    "fact-event-style": "bold underline",
    "fact-date-style": "underline",
    "fact-envoy-style": "bold italic",
    "fact-person-style": "bold",
    "fact-place-style": "italic",
    "fact-organization-style": "italic underline",
    "fact-statement-style": "underline2",
    "fact-evidence-style": "none",
    "fact-current-style": "bold reverse",
    "search-match-style": "underline",
    "search-current-style": "bold reverse",
    "watch-style": "bold reverse underline",
}

_DARK = {
    "fact-event": "#f5c26b",
    "fact-date": "#8ec7ff",
    "fact-envoy": "#ff9e9e",
    "fact-person": "#f0b3ff",
    "fact-place": "#8fe0a8",
    "fact-organization": "#ffc799",
    "fact-statement": "#c9c4ff",
    "fact-evidence": "#3a3a1f",
    "fact-current": "#f5e17a",
    "search-match": "#234a5c",
    "search-current": "#7ad7f5",
    "watch": "#ff7a7a",
}

_LIGHT = {
    "fact-event": "#7a4a00",
    "fact-date": "#00509e",
    "fact-envoy": "#a31515",
    "fact-person": "#7a1fa2",
    "fact-place": "#0b6b2e",
    "fact-organization": "#8a4500",
    "fact-statement": "#3d3a8c",
    "fact-evidence": "#fff2b8",
    "fact-current": "#5c4a00",
    "search-match": "#c9e8f5",
    "search-current": "#004a66",
    "watch": "#b00020",
}


def defaults(*, dark: bool) -> dict[str, str]:
    """Every variable of the reader, for a dark or a light theme.

    ``fact-evidence`` and ``search-match`` are backgrounds; the others colour the words.
    """
    return {**_STYLES, **(_DARK if dark else _LIGHT)}
