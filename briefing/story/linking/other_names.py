"""Keys under which two names of places, nations and organizations are one."""

from __future__ import annotations

import re
from functools import lru_cache

from briefing.extract.lexicon import geo
from briefing.extract.lexicon.tables import table
from briefing.story.linking.person_names import plain

_LISTS = table("story", "other_names")

_ONE_NAME = _LISTS.mapping("renamed")
_SMALL = _LISTS.words("small")
_LEGAL_FORMS = _LISTS.words("legal_forms")
_SHORT = _LISTS.mapping("short")
_OFFICES = _LISTS.words("offices")
_EVERYWHERE = _OFFICES | _LISTS.words("everywhere")


@lru_cache(maxsize=65536)
def place_key(name: str) -> str:
    """One key for all names of a country, and for the spellings of any other place: ``Da Nang`` and ``Danang``."""
    code = geo.country_named(name)
    if code:
        return f"={code}"
    words = [word for word in re.split(r"[\s\-/]+", plain(name)) if word and word != "the"]
    joined = "".join(words)
    return _ONE_NAME.get(joined, joined)


@lru_cache(maxsize=65536)
def group_key(name: str) -> str:
    """One key for adjective and nationals of one nation; else the name's letters."""
    code = geo.country_of_demonym(name)
    return f"={code}" if code else "".join(plain(name).split())


@lru_cache(maxsize=65536)
def organization_words(name: str) -> tuple[str, ...]:
    """The telling words of an organization: ``Ministry of Defence`` and ``Defense Ministry`` give the same.

    The country is left out where the name begins with it ("U.S. State Department"), see ``organization_country``.
    """
    rest, _ = _without_country(name)
    words = [_SHORT.get(w, w) for w in re.split(r"[\s\-/&]+", plain(rest)) if w and w not in _SMALL]
    while len(words) > 1 and words[-1] in _LEGAL_FORMS:
        words.pop()
    if "affairs" in words and len(words) > 2:
        words.remove("affairs")
    return tuple(sorted(words)) if _OFFICES & set(words) else tuple(words)


@lru_cache(maxsize=65536)
def organization_country(name: str) -> str | None:
    """The country that a name begins or ends with: ``Swedish Foreign Ministry``, ``Foreign Ministry of Sweden``."""
    return _without_country(name)[1]


def names_any(name: str) -> bool:
    """Whether the words are those of a body that every country has: ``Foreign Ministry``."""
    return all(word in _EVERYWHERE for word in organization_words(name))


@lru_cache(maxsize=65536)
def initials(name: str) -> str:
    """The first letters of an organization's words in order: ``north atlantic treaty organization`` gives ``nato``."""
    words = [w for w in re.split(r"[\s\-/&]+", plain(name)) if w and w not in _SMALL]
    return "".join(word[0] for word in words) if len(words) > 2 else ""


def is_acronym(name: str) -> bool:
    """Whether it is three or more capitals, points aside."""
    letters = name.replace(".", "")
    return len(letters) > 2 and letters.isalpha() and letters.isupper()


def _without_country(name: str) -> tuple[str, str | None]:
    words = name.split()
    if words and words[0].lower() == "the":
        words = words[1:]
    for size in (3, 2, 1):
        if len(words) > size:
            head, tail = " ".join(words[:size]), " ".join(words[-size:])
            code = geo.country_of_country(head) or geo.country_of_demonym(head)
            if code:
                return " ".join(words[size:]), code
            if words[-size - 1].lower() in ("of", "in") and (code := geo.country_of_country(tail)):
                return " ".join(words[: -size - 1]), code
    return " ".join(words), None
