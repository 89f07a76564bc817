"""Choose what the list of sources is filtered by."""

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
    """Ends with a ``SourceFilter``, with ``ALL``, or None. What is chosen is asked for on top of ``filters``."""

    def __init__(self, services: Services, filters: Sequence[SourceFilter]) -> None:
        self._session = services.session
        self._story = services.story
        self._has = services.marks.has
        self._filters = filters
        so_far = f" ({' + '.join(n.label for n in filters)})" if filters else ""
        super().__init__(
            f"Filter the sources by …{so_far}",
            self._choices,
            hint="Esc close  name, words, country, outlet, 2019-02, 2019-01..2019-02-09",
        )

    def _choices(self, typed: str) -> list[Choice]:
        found = [
            _choice(offer, len(self._session.shown) if self._filters else 0)
            for offer in offers(typed, self._session, self._story.index, self._has)
        ]
        if self._filters and not typed.strip():
            found.insert(0, Choice(ALL, "All sources again", count(len(self._session.entries), "source"), mark="✗"))
        return found


def _choice(offer: Offer, of: int) -> Choice:
    wanted = offer.filter
    detail = offer.detail
    if offer.sources is not None:
        left = f"{offer.sources} of the {of} listed" if of else count(offer.sources, "source")
        detail = " · ".join(filter(None, [detail, left]))
    if wanted.kind != "thing":
        return Choice(wanted, wanted.label, detail, mark=_SIGNS.get(wanted.value) or _SIGNS[wanted.kind])
    kind = wanted.value if wanted.value in MARKS else "person"
    return Choice(wanted, wanted.label, detail, f"fact--{kind}", MARKS[kind])
