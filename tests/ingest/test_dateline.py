"""What is a dateline and what only looks like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.ingest.dateline import LONGEST, dateline_at, datelines_inside


@pytest.mark.parametrize(
    ("text", "place", "agency", "day"),
    [
        ("OSLO — Envoys met.", "OSLO", None, None),
        ("OSLO -- Envoys met.", "OSLO", None, None),
        ("OSLO, Norway (XYZ) - Envoys met.", "OSLO", "XYZ", None),
        ("Oslo (Reuters) - Envoys met.", "Oslo", "Reuters", None),
        ("(XYZ) -- Envoys met.", "", "XYZ", None),
        ("OSLO, March 4 (XYZ) - Envoys met.", "OSLO", "XYZ", (0, 3, 4)),
        ("OSLO, Sept. 4, 2031 /PRWire/ -- Envoys met.", "OSLO", "PRWire", (2031, 9, 4)),
        ("Oslo, 4 March 2031 – Envoys met.", "Oslo", None, (2031, 3, 4)),
        ("OSLO - 4 March 2031: Envoys met.", "OSLO", None, (2031, 3, 4)),
        ("OSLO, March 4 XYZ - Envoys met.", "OSLO", "XYZ", (0, 3, 4)),
        ("Oslo, March 4, XYZ – Envoys met.", "Oslo", "XYZ", (0, 3, 4)),
        ("norr News, 4 March - Envoys met.", "norr News", None, (0, 3, 4)),
        ("RIO DE JANEIRO (XYZ)-Envoys met.", "RIO DE JANEIRO", "XYZ", None),
        ("PORT-AU-PRINCE, Haiti (XYZ) _ Envoys met.", "PORT-AU-PRINCE", "XYZ", None),
    ],
)
def test_it_names_place_agency_and_day(
    text: str, place: str, agency: str | None, day: tuple[int, int, int] | None
) -> None:
    found = dateline_at(text)
    assert found is not None
    assert text[found.end :].strip() == "Envoys met."
    assert text[found.place.start : found.place.end] == place
    assert (text[found.agency.start : found.agency.end] if found.agency else None) == agency
    assert (found.year, found.month, found.day) == (day or (0, 0, 0))
    assert found.date == (f"{day[0]}-{day[1]:02}-{day[2]:02}" if day and day[0] else None)


@pytest.mark.parametrize(
    "text",
    [
        "ANDERS BERG, HOST: Welcome back.",
        "UPDATE: The ferry was found.",
        "UPDATED 05 / 03 / 2031 at 11: 20",
        "MAY 3, 2031 AT 1: 20 p.m.",
        "Wednesday, 4 April 2031 10: 20",
        "The crew met the coast guard on March 4, 2031 and left at 43 - a record.",
        "In Norway the Union of Pilots (UOP) - which is on strike - said so.",
        "OSLO (Photo) - A ferry in the harbour.",
        "On March 4 - the day of the vote - nobody came.",
        "Kari (left) - who won - smiled.",
        "Envoys met - and parted.",
    ],
)
def test_what_only_looks_like_one(text: str) -> None:
    assert dateline_at(text) is None


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Crews look for the ferry Families wait in the harbour Oslo, Norway (XYZ) -- Envoys met.", "Oslo"),
        ("A ferry lies in the harbour (Photo: Kari Lund) OSLO — Envoys met.", "OSLO"),
    ],
)
def test_it_is_found_behind_captions(text: str, place: str) -> None:
    (found,) = datelines_inside(text, 0, len(text))
    assert text[found.place.start : found.place.end] == place
    assert text[found.end :].strip() == "Envoys met."


@given(st.text(alphabet='OSLOslo ,.-–—:()/0123456789\n"“', max_size=300), st.integers(0, 300))
def test_it_lies_in_the_text_and_is_short(text: str, start: int) -> None:
    start = min(start, len(text))
    for found in filter(None, [dateline_at(text, start), *datelines_inside(text, start, len(text))]):
        assert start <= found.start <= found.place.start <= found.place.end <= found.end <= len(text)
        assert found.agency is None or found.start <= found.agency.start < found.agency.end <= found.end
    at = dateline_at(text, start)
    assert at is None or at.end - at.start <= LONGEST
