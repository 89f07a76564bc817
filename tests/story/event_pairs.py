"""Pairs of accounts that must or must not be taken for one occasion, after public events."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from briefing.model import EventStatus

Named = tuple[str, str | None]

TRUMP, KIM = ("Donald Trump", "US"), ("Kim Jong Un", "KP")
MOON, XI = ("Moon Jae-in", "KR"), ("Xi Jinping", "CN")
PUTIN, BIDEN = ("Vladimir Putin", "RU"), ("Joe Biden", "US")
BIEGUN, HYOK, CHOE = ("Stephen Biegun", "US"), ("Kim Hyok Chol", "KP"), ("Choe Son Hui", "KP")
LEE, YONG, POMPEO = ("Lee Do-hoon", "KR"), ("Kim Yong Chol", "KP"), ("Mike Pompeo", "US")
KERRY, LAVROV, ZARIF = ("John Kerry", "US"), ("Sergey Lavrov", "RU"), ("Mohammad Javad Zarif", "IR")
REAGAN, GORBACHEV = ("Ronald Reagan", "US"), ("Mikhail Gorbachev", "SU")
MERKEL, MACRON = ("Angela Merkel", "DE"), ("Emmanuel Macron", "FR")

FIRST, SECOND = "2018-06-12", "2019-02-27/2019-02-28"

HANOI, VIETNAM, SINGAPORE = ("Hanoi", "VN"), ("Vietnam", "VN"), ("Singapore", "SG")
STOCKHOLM, PYONGYANG, GENEVA = ("Stockholm", "SE"), ("Pyongyang", "KP"), ("Geneva", "CH")
LAUSANNE, VIENNA, REYKJAVIK = ("Lausanne", "CH"), ("Vienna", "AT"), ("Reykjavik", "IS")
PANMUNJOM, WASHINGTON, HELSINKI = ("Panmunjom", "KR"), ("Washington", "US"), ("Helsinki", "FI")
DANANG, SAIGON, PARIS, BERLIN = ("Danang", "VN"), ("Ho Chi Minh City", "VN"), ("Paris", "FR"), ("Berlin", "DE")


class Told(NamedTuple):
    """One article's account: its day, the kind, who, when with a modifier, where, which of a series, and the state."""

    published: str | None
    kind: str
    who: Sequence[Named] = ()
    when: str | None = None
    modifier: str | None = None
    where: Sequence[Named] = ()
    candidates: Sequence[Named] = ()
    ordinal: int | None = None
    status: EventStatus = "unclear"


class Pair(NamedTuple):
    """Two accounts, and whether they are of one occasion."""

    name: str
    same: bool
    one: Told
    other: Told


PAIRS = (
    Pair(
        "the second summit and the late-February meeting", True,
        Told("2019-02-06", "summit", (TRUMP, KIM), SECOND, None, (VIETNAM,), ordinal=2, status="planned"),
        Told("2019-01-21", "meeting", (TRUMP, KIM), "2019-02", "END", (), (HANOI, DANANG), status="planned"),
    ),
    Pair(
        "the second summit and the Hanoi summit", True,
        Told("2019-02-09", "summit", (TRUMP, KIM), SECOND, None, (HANOI,), ordinal=2, status="planned"),
        Told("2019-03-01", "summit", (), None, None, (HANOI,), status="held"),
    ),
    Pair(
        "the second summit, rough and exact", True,
        Told("2019-01-21", "summit", (TRUMP, KIM), "2019-02", "END", (), (HANOI, DANANG, SAIGON), 2, "planned"),
        Told("2019-02-06", "summit", (TRUMP, KIM), SECOND, None, (VIETNAM,), (HANOI, DANANG), 2, "planned"),
    ),
    Pair(
        "Singapore by month and by day", True,
        Told("2019-01-21", "meeting", (TRUMP, KIM), "2018-06", None, (SINGAPORE,), ordinal=1, status="held"),
        Told("2019-02-06", "summit", (TRUMP, KIM), FIRST, None, (SINGAPORE,), ordinal=1, status="held"),
    ),
    Pair(
        "the Singapore summit without names", True,
        Told("2019-02-06", "summit", (), FIRST, None, (SINGAPORE,), status="held"),
        Told("2019-02-28", "summit", (TRUMP, KIM), FIRST, None, (SINGAPORE,), status="held"),
    ),
    Pair(
        "the Stockholm talks, two and three envoys", True,
        Told("2019-01-21", "talks", (BIEGUN, CHOE, LEE), "2019-01-19/2019-01-21", None, (STOCKHOLM,), status="ongoing"),
        Told("2019-01-22", "talks", (BIEGUN, CHOE), "2019-01-21", None, (STOCKHOLM,), status="held"),
    ),
    Pair(
        "Reykjavik, by month and by days", True,
        Told("1986-10-01", "summit", (REAGAN, GORBACHEV), "1986-10", None, (REYKJAVIK,), status="planned"),
        Told("1986-10-13", "summit", (REAGAN, GORBACHEV), "1986-10-11/1986-10-12", None, (REYKJAVIK,), status="held"),
    ),
    Pair(
        "Geneva 2021, planned and held", True,
        Told("2021-05-25", "summit", (BIDEN, PUTIN), "2021-06-16", None, (GENEVA,), status="planned"),
        Told("2021-06-17", "meeting", (BIDEN, PUTIN), "2021-06-16", None, (GENEVA,), status="held"),
    ),
    Pair(
        "the states for those who lead them", True,
        Told("2018-07-10", "summit", (("United States", "US"), ("Russia", "RU")), "2018-07-16", None, (HELSINKI,)),
        Told("2018-07-16", "summit", (TRUMP, PUTIN), "2018-07-16", None, (HELSINKI,), status="held"),
    ),
    Pair(
        "a day's difference of time zones", True,
        Told("2018-06-11", "summit", (TRUMP, KIM), "2018-06-11", None, (SINGAPORE,)),
        Told("2018-06-12", "summit", (TRUMP, KIM), FIRST, None, (SINGAPORE,)),
    ),
    Pair(
        "Panmunjom, first of the year", True,
        Told("2018-04-20", "summit", (MOON, KIM), "2018-04-27", None, (PANMUNJOM,), status="planned"),
        Told("2018-04-28", "summit", (MOON, KIM), "2018-04-27", None, (PANMUNJOM,), status="held"),
    ),
    Pair(
        "a counted meeting whose day was moved", True,
        Told("2019-01-10", "summit", (TRUMP, KIM), "2019-01", None, (), (), 2, "planned"),
        Told("2019-02-06", "summit", (TRUMP, KIM), SECOND, None, (VIETNAM,), ordinal=2, status="planned"),
    ),
    Pair(
        "first and second summit", False,
        Told("2019-02-06", "summit", (TRUMP, KIM), FIRST, None, (SINGAPORE,), ordinal=1, status="held"),
        Told("2019-02-06", "summit", (TRUMP, KIM), SECOND, None, (VIETNAM,), ordinal=2, status="planned"),
    ),
    Pair(
        "the Hanoi summit and the Singapore summit", False,
        Told("2019-02-28", "summit", (TRUMP, KIM), "2019-02-28", None, (HANOI,), status="held"),
        Told("2019-02-28", "summit", (TRUMP, KIM), FIRST, None, (SINGAPORE,), status="held"),
    ),
    Pair(
        "one envoy's meetings with two people on one day", False,
        Told("2019-01-19", "meeting", (YONG, TRUMP), "2019-01-18", None, (WASHINGTON,), status="held"),
        Told("2019-01-19", "meeting", (YONG, POMPEO), "2019-01-18", None, (WASHINGTON,), status="held"),
    ),
    Pair(
        "Panmunjom in April and May", False,
        Told("2018-04-28", "summit", (MOON, KIM), "2018-04-27", None, (PANMUNJOM,), status="held"),
        Told("2018-05-27", "summit", (MOON, KIM), "2018-05-26", None, (PANMUNJOM,), status="held"),
    ),
    Pair(
        "Panmunjom and Pyongyang", False,
        Told("2018-04-28", "summit", (MOON, KIM), "2018-04-27", None, (PANMUNJOM,), status="held"),
        Told("2018-09-20", "summit", (MOON, KIM), "2018-09-18/2018-09-20", None, (PYONGYANG,), status="held"),
    ),
    Pair(
        "Stockholm and Pyongyang", False,
        Told("2019-01-22", "talks", (BIEGUN, CHOE), "2019-01-21", None, (STOCKHOLM,), status="held"),
        Told("2019-02-09", "talks", (BIEGUN, HYOK), "2019-02-06/2019-02-08", None, (PYONGYANG,), status="held"),
    ),
    Pair(
        "talks of the same two in two months", False,
        Told("2019-02-09", "talks", (BIEGUN, HYOK), "2019-02-06/2019-02-08", None, (PYONGYANG,), status="held"),
        Told("2019-02-22", "talks", (BIEGUN, HYOK), "2019-02-21", None, (HANOI,), status="ongoing"),
    ),
    Pair(
        "Lausanne and Vienna", False,
        Told("2015-04-03", "talks", (KERRY, ZARIF), "2015-04-02", None, (LAUSANNE,), status="held"),
        Told("2015-07-14", "talks", (KERRY, ZARIF), "2015-07-14", None, (VIENNA,), status="held"),
    ),
    Pair(
        "Kerry with Zarif and Kerry with Lavrov", False,
        Told("2015-03-01", "meeting", (KERRY, ZARIF), "2015-03-02", None, (GENEVA,), status="planned"),
        Told("2015-03-01", "meeting", (KERRY, LAVROV), "2015-03-02", None, (GENEVA,), status="planned"),
    ),
    Pair(
        "two places on one day without names in common", False,
        Told("2019-01-22", "summit", (MERKEL, MACRON), "2019-01-22", None, (BERLIN,), status="held"),
        Told("2019-01-22", "summit", (TRUMP, XI), "2019-01-22", None, (PARIS,), status="held"),
    ),
    Pair(
        "only who in common", False,
        Told("2019-01-22", "meeting", (MERKEL, MACRON)),
        Told("2019-06-22", "meeting", (MERKEL, MACRON)),
    ),
    Pair(
        "only the year in common", False,
        Told("2019-01-22", "meeting", (MERKEL, MACRON), "2019"),
        Told("2019-06-22", "meeting", (MERKEL, MACRON), "2019-06-22", status="held"),
    ),
    Pair(
        "over before the other is planned", False,
        Told("2019-03-01", "meeting", (MERKEL, MACRON), None, None, (BERLIN,), status="held"),
        Told("2019-04-01", "meeting", (MERKEL, MACRON), None, None, (BERLIN,), status="planned"),
    ),
    Pair(
        "a summit and a signing of one day", False,
        Told("2018-06-12", "summit", (TRUMP, KIM), FIRST, None, (SINGAPORE,), status="held"),
        Told("2018-06-12", "signing", (TRUMP, KIM), FIRST, None, (SINGAPORE,), status="held"),
    ),
    Pair(
        "the second summit and a visitor to its host", False,
        Told("2019-03-01", "summit", (TRUMP,), SECOND, None, (HANOI,), ordinal=2, status="held"),
        Told("2019-02-28", "meeting", (TRUMP, ("Nguyen Phu Trong", "VN")), "2019-02-27", None, (HANOI,), status="held"),
    ),
    Pair(
        "the second summit, one of the two named", True,
        Told("2019-01-21", "summit", (TRUMP,), "2019-02", "END", (), (HANOI, DANANG), 2, "planned"),
        Told("2019-02-09", "summit", (TRUMP, KIM), SECOND, None, (HANOI,), ordinal=2, status="planned"),
    ),
    Pair(
        "the second summit of a leader and a state", True,
        Told("2019-03-01", "summit", (TRUMP, KIM), SECOND, None, (HANOI,), ordinal=2, status="held"),
        Told("2019-03-16", "summit", (KIM, ("United States", "US")), SECOND, None, (HANOI,), ordinal=2, status="held"),
    ),
    Pair(
        "two meetings of other people in one city", False,
        Told("2019-02-28", "meeting", (TRUMP, KIM), "2019-02-28", None, (HANOI,), status="held"),
        Told("2019-03-01", "meeting", (KIM, ("Nguyen Phu Trong", "VN")), "2019-03-01", None, (HANOI,), status="held"),
    ),
)  # fmt: skip
