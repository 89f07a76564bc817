"""Choose what the list of sources is narrowed to."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.story.wording import count
from briefing.ui.screens.story_chooser import Choice, Chooser
from briefing.ui.services import Services
from briefing.ui.source_filter import Offer, SourceFilter, offers
from briefing.ui.view.sidebar import MARKS

ALL = "all"
"""What the screen ends with to list all sources again."""

_SIGNS = {
    "country": "⚐",
    "dates": "◷",
    "words": "/",
    "outlet": "▤",
    "unread": "●",
    "starred": "✦",
    "later": "»",
    "undated": "◷",
}


class FilterScreen(Chooser):
    """Ends with a ``SourceFilter``, with ``ALL``, or None. What is chosen is asked for on top of ``narrowed``."""

    def __init__(self, services: Services, narrowed: Sequence[SourceFilter]) -> None:
        self._session = services.session
        self._desk = services.desk
        self._has = services.marks.has
        self._narrowed = narrowed
        so_far = f" ({' + '.join(n.label for n in narrowed)})" if narrowed else ""
        super().__init__(
            f"Narrow the sources to …{so_far}",
            self._choices,
            hint="Esc close  name, words, country, outlet, 2019-02, 2019-01..2019-02-09",
        )

    def _choices(self, typed: str) -> list[Choice]:
        found = [
            _choice(offer, len(self._session.shown) if self._narrowed else 0)
            for offer in offers(typed, self._session, self._desk.index, self._has)
        ]
        if self._narrowed and not typed.strip():
            found.insert(0, Choice(ALL, "All sources again", count(len(self._session.entries), "source"), mark="✗"))
        return found


def _choice(offer: Offer, of: int) -> Choice:
    narrow = offer.narrow
    detail = offer.detail
    if offer.sources is not None:
        left = f"{offer.sources} of the {of} listed" if of else count(offer.sources, "source")
        detail = " · ".join(filter(None, [detail, left]))
    if narrow.kind != "thing":
        return Choice(narrow, narrow.label, detail, mark=_SIGNS.get(narrow.value) or _SIGNS[narrow.kind])
    kind = narrow.value if narrow.value in MARKS else "person"
    return Choice(narrow, narrow.label, detail, f"fact--{kind}", MARKS[kind])
