"""Names that stand for a country."""

from __future__ import annotations

import pytest

from briefing.extract.lexicon.geo import countries_at, country_code, country_in, is_city, is_country, is_demonym

CODES = [
    ("U.S.", "US"), ("US", "US"), ("USA", "US"), ("the United States", "US"), ("America", "US"), ("American", "US"),
    ("Americans", "US"), ("UK", "GB"), ("U.K.", "GB"), ("Britain", "GB"), ("Scottish", "GB"), ("Downing Street", "GB"),
    ("North Korea", "KP"), ("DPRK", "KP"), ("North Korean", "KP"), ("North Koreans", "KP"), ("Pyongyang", "KP"),
    ("South Korea", "KR"), ("South Korean", "KR"), ("Seoul", "KR"), ("Russia's", "RU"), ("Kremlin", "RU"),
    ("the Netherlands", "NL"), ("Dutch", "NL"), ("Swiss", "CH"), ("Nigerien", "NE"), ("Nigerian", "NG"),
    ("Ivory Coast", "CI"), ("Côte d'Ivoire", "CI"), ("Czech Republic", "CZ"), ("Burma", "MM"), ("Türkiye", "TR"),
    ("Holy See", "VA"), ("Palestinian", "PS"), ("Georgia", "GE"), ("Texas", "US"), ("Danang", "VN"), ("Da Nang", "VN"),
    ("Kiev", "UA"), ("Kyiv", "UA"), ("Geneva", "CH"), ("IRAN", "IR"), ("Filipinos", "PH"), ("Congo", "CD"),
    ("Republic of the Congo", "CG"), ("Democratic Republic of the Congo", "CD"), ("Washington, D.C.", "US"),
    ("us", None), ("turkey", None), ("polish", None), ("Zzyzx", None), ("", None), ("the", None), ("'s", None),
]  # fmt: skip


@pytest.mark.parametrize(("name", "code"), CODES)
def test_code(name: str, code: str | None) -> None:
    assert country_code(name) == code


def test_what_kind_of_name_it_is() -> None:
    assert is_country("Britain")
    assert not is_country("British")
    assert is_demonym("British")
    assert not is_demonym("London")
    assert is_city("London")
    assert is_city("Da Nang")
    assert not is_city("Britain")


def test_the_longest_name_wins() -> None:
    words = ["a", "South", "Sudanese", "envoy", "to", "North", "Korea"]
    assert list(countries_at(words)) == [(1, 3, "SS"), (5, 7, "KP")]
    assert country_in(["prosecutors", "in", "Essex", "County"]) is None
    assert country_in(["the", "mayor", "of", "Lyon"]) == "FR"
    assert country_in(["the", "mayor", "of", "Lyon"], cities=False) is None
