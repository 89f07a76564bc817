"""The closed vocabulary of English time expressions.

Units are named by their TIMEX3 letters: ``E`` decade, ``C`` century, ``Y``, ``Q``, ``M``, ``W``, ``D`` and,
for clock units, ``TH``, ``TM``, ``TS``. Values follow TimeML's TIMEX3 (ISO 8601 with its extensions).
"""

from __future__ import annotations

from typing import Final

from briefing.extract.lexicon.tables import table
from briefing.extract.times.tokens import Phrases

_LISTS = table("times", "vocabulary")


MONTHS: Final = _LISTS.numbered("months", 1)
MONTH_ABBREVIATIONS: Final = _LISTS.words("month_abbreviations")

WEEKDAYS: Final = _LISTS.numbered("weekdays", 1)
WEEKDAY_ABBREVIATIONS: Final = _LISTS.words("weekday_abbreviations")
WEEKDAY_PLURALS: Final = {name + "s": number for name, number in WEEKDAYS.items() if len(name) > 5}

SEASONS: Final = _LISTS.mapping("seasons")
SEASON_PLURALS: Final = _LISTS.mapping("season_plurals")

DAY_PARTS: Final = _LISTS.mapping("day_parts")

UNITS: Final = _LISTS.mapping("units")
CALENDAR_UNITS: Final = _LISTS.mapping("calendar_units")

CARDINALS: Final = _LISTS.numbered("cardinals")
TENS: Final = {word: 10 * n for word, n in _LISTS.numbered("tens", 2).items()}
ORDINALS: Final = _LISTS.numbered("ordinals", 1) | {"thirtieth": 30}
DECADE_WORDS: Final = _LISTS.numbers("decade_words")

HOLIDAYS: Final = Phrases([(phrase, (int(day[:2]), int(day[3:]))) for phrase, day in _LISTS.phrases("holidays")])
"""Holidays with a fixed day, as lower-case tokens, with month and day."""

KNOWN_DAYS: Final[dict[tuple[int, int], list[tuple[str, int]]]] = {}
"""Month and day of days known by what happened on them, with the noun for it and the year."""
for _phrase, _year in _LISTS.phrases("known_days"):
    KNOWN_DAYS.setdefault((int(_phrase[0][:2]), int(_phrase[0][3:])), []).append((_phrase[1], int(_year)))

DAYS_IN_FIGURES: Final = Phrases(_LISTS.phrases("days_in_figures"))
"""The same in figures, as tokens, with the date."""

ZONES: Final = _LISTS.words("zones")
ZONE_OFFSETS: Final = _LISTS.mapping("zone_offsets")

REFERENCES: Final = Phrases(_LISTS.phrases("references"))
"""Vague references by their lower-case tokens."""

SETS: Final = _LISTS.mapping("sets")
