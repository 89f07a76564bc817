"""The closed vocabulary of English time expressions.

Units are named by their TIMEX3 letters: ``E`` decade, ``C`` century, ``Y``, ``Q``, ``M``, ``W``, ``D`` and,
for clock units, ``TH``, ``TM``, ``TS``. Values follow TimeML's TIMEX3 (ISO 8601 with its extensions).
"""

from __future__ import annotations

from typing import Final

from briefing.extract.times.tokens import Phrases


def words(text: str) -> frozenset[str]:
    """The words of ``text``, as a set."""
    return frozenset(text.split())


def _numbered(text: str, first: int = 0) -> dict[str, int]:
    return {word: number for number, word in enumerate(text.split(), start=first)}


MONTHS: Final[dict[str, int]] = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
MONTH_ABBREVIATIONS: Final = words("jan feb mar apr jun jul aug sept sep oct nov dec")

WEEKDAYS: Final[dict[str, int]] = {
    name: number
    for number, names in enumerate(
        ("monday mon", "tuesday tues tue", "wednesday wed", "thursday thurs thur thu", "friday fri", "saturday sat",
         "sunday sun"),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
WEEKDAY_ABBREVIATIONS: Final = words("mon tues tue wed thurs thur thu fri sat sun")
WEEKDAY_PLURALS: Final = {name + "s": number for name, number in WEEKDAYS.items() if len(name) > 5}

SEASONS: Final = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
SEASON_PLURALS: Final = {"springs": "SP", "summers": "SU", "autumns": "FA", "winters": "WI"}

DAY_PARTS: Final = {
    "morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "dawn": "MO", "dusk": "EV", "daybreak": "MO",
    "sunrise": "MO", "sunset": "EV", "midday": "MI", "noontime": "MI", "lunchtime": "MI", "midnight": "NI",
    "midmorning": "MO", "midafternoon": "AF", "overnight": "NI",
    "mornings": "MO", "afternoons": "AF", "evenings": "EV", "nights": "NI",
}  # fmt: skip

UNITS: Final = {
    "century": "C", "centuries": "C", "decade": "E", "decades": "E", "year": "Y", "years": "Y", "yr": "Y", "yrs": "Y",
    "quarter": "Q", "quarters": "Q", "month": "M", "months": "M", "week": "W", "weeks": "W", "day": "D", "days": "D",
    "hour": "TH", "hours": "TH", "hr": "TH", "hrs": "TH", "minute": "TM", "minutes": "TM", "min": "TM", "mins": "TM",
    "second": "TS", "seconds": "TS", "fortnight": "F", "fortnights": "F", "weekend": "WE", "weekends": "WE",
    "night": "N", "nights": "N", "weekday": "D", "weekdays": "D",
}  # fmt: skip
CALENDAR_UNITS: Final = {
    "decade": "E", "century": "C", "year": "Y", "quarter": "Q", "month": "M", "week": "W", "day": "D", "weekend": "WE",
}  # fmt: skip

CARDINALS: Final = _numbered(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
)
TENS: Final = {
    word: 10 * n for word, n in _numbered("twenty thirty forty fifty sixty seventy eighty ninety", 2).items()
}
ORDINALS: Final = _numbered(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth",
    1,
) | {"twenty-first": 21, "thirtieth": 30}
DECADE_WORDS: Final = {
    "twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6, "seventies": 7, "eighties": 8,
    "nineties": 9,
}  # fmt: skip

HOLIDAYS: Final = Phrases[tuple[int, int]](
    {
        ("christmas",): (12, 25),
        ("christmas", "day"): (12, 25),
        ("christmas", "eve"): (12, 24),
        ("boxing", "day"): (12, 26),
        ("new", "year", "'", "s", "day"): (1, 1),
        ("new", "years", "'", "day"): (1, 1),
        ("new", "years", "day"): (1, 1),
        ("new", "year", "'", "s", "eve"): (12, 31),
        ("new", "years", "eve"): (12, 31),
        ("valentine", "'", "s", "day"): (2, 14),
        ("halloween",): (10, 31),
        ("may", "day"): (5, 1),
        ("bastille", "day"): (7, 14),
    }.items()
)
"""Holidays with a fixed day, as lower-case tokens, with month and day."""

ZONES: Final = words(
    "est edt et cst cdt ct mst mdt mt pst pdt pt gmt utc bst cet cest eet eest ist jst kst hkt sgt msk aest aedt"
)
ZONE_OFFSETS: Final = {
    "est": "-05:00", "edt": "-04:00", "cst": "-06:00", "cdt": "-05:00", "mst": "-07:00", "mdt": "-06:00",
    "pst": "-08:00", "pdt": "-07:00", "gmt": "Z", "utc": "Z", "bst": "+01:00", "cet": "+01:00", "cest": "+02:00",
    "eet": "+02:00", "eest": "+03:00", "jst": "+09:00", "kst": "+09:00", "msk": "+03:00",
}  # fmt: skip

REFERENCES: Final = Phrases[str](
    {
        ("now",): "PRESENT_REF",
        ("right", "now"): "PRESENT_REF",
        ("currently",): "PRESENT_REF",
        ("presently",): "PRESENT_REF",
        ("nowadays",): "PRESENT_REF",
        ("current",): "PRESENT_REF",
        ("these", "days"): "PRESENT_REF",
        ("at", "present"): "PRESENT_REF",
        ("the", "present"): "PRESENT_REF",
        ("the", "present", "time"): "PRESENT_REF",
        ("the", "current", "time"): "PRESENT_REF",
        ("recently",): "PAST_REF",
        ("more", "recently"): "PAST_REF",
        ("most", "recently"): "PAST_REF",
        ("lately",): "PAST_REF",
        ("the", "past"): "PAST_REF",
        ("the", "recent", "past"): "PAST_REF",
        ("the", "distant", "past"): "PAST_REF",
        ("long", "ago"): "PAST_REF",
        ("a", "long", "time", "ago"): "PAST_REF",
        ("not", "long", "ago"): "PAST_REF",
        ("some", "time", "ago"): "PAST_REF",
        ("the", "future"): "FUTURE_REF",
        ("the", "near", "future"): "FUTURE_REF",
        ("the", "immediate", "future"): "FUTURE_REF",
        ("the", "foreseeable", "future"): "FUTURE_REF",
        ("the", "distant", "future"): "FUTURE_REF",
        ("the", "not", "-", "too", "-", "distant", "future"): "FUTURE_REF",
        ("a", "later", "date"): "FUTURE_REF",
        ("soon",): "FUTURE_REF",
        ("then", "-", "current"): "PAST_REF",
        ("then", "current"): "PAST_REF",
    }.items()
)
"""Vague references by their lower-case tokens."""

SETS: Final = {
    "daily": "XXXX-XX-XX", "nightly": "XXXX-XX-XXTNI", "weekly": "XXXX-WXX", "monthly": "XXXX-XX", "annual": "XXXX",
    "annually": "XXXX", "yearly": "XXXX", "hourly": "PT1H", "biweekly": "P2W", "bimonthly": "P2M",
    "biannual": "P6M", "biennial": "P2Y", "biennially": "P2Y", "fortnightly": "P2W", "weekends": "XXXX-WXX-WE",
}  # fmt: skip
