"""Which mentions name the same organization, place or group."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from briefing.extract.document.surface import words
from briefing.extract.lexicon import geo
from briefing.extract.lexicon.name_words import CONNECTORS, LEFT_OUT, LEGAL_FORMS, ORG_HEADS
from briefing.extract.lexicon.tables import table
from briefing.extract.names.mention import Mention
from briefing.extract.names.name_rules import definitions
from briefing.extract.names.person_names import fold

_LISTS = table("names", "bodies")

_CLUB = re.compile(r"(?:Group of |G-?)(\d{1,2}|Five|Seven|Eight|Ten|Twenty)$")
HALVES = _LISTS.mapping("halves")
_NUMERALS = _LISTS.mapping("numerals")


def group_names(text: str, mentions: Sequence[Mention]) -> list[list[Mention]]:
    """The mentions of each body, place or group, in order of first mention; the mentions are of one type."""
    keys: dict[str, str] = {}
    for mention in mentions:
        keys.setdefault(mention.text, _key(mention))
    alias = _aliases(text, mentions, keys)
    groups: dict[str, list[Mention]] = {}
    for mention in mentions:
        key = keys[mention.text]
        groups.setdefault(alias.get(key, key), []).append(mention)
    return list(groups.values())


def initials(name: str) -> str:
    """Initials of the words that count, in capitals: "United Nations" has UN, "Bank of Japan" BJ."""
    return "".join(w[0] for w in words(name) if w.lower() not in CONNECTORS).upper()


def _key(mention: Mention) -> str:
    """Equal for spellings of one name: "U.S." and "US", "Britain" and "United Kingdom", "Iranian" and "Iranians"."""
    if mention.type == "place" and mention.text in HALVES:
        return f"country {HALVES[mention.text]}"
    if mention.type == "place" and (code := geo.country_named(mention.text)):
        return f"country {code}"
    key = fold(_CLUB.sub(lambda m: f"g{_NUMERALS.get(m.group(1), m.group(1))}", mention.text))
    key = key.replace(".", "") if len(key.replace(".", "")) * 2 == len(key) or key.endswith("d.c.") else key
    key = " ".join(key.replace("-", " ").replace(",", " ").split())
    if mention.type == "organization":
        key = _plain_country(key)
    if mention.type == "group":
        return key.removesuffix("s")
    return key.removesuffix(" dc") if mention.type == "place" else key


def _plain_country(key: str) -> str:
    """ "US Embassy" and "United States Embassy" are one."""
    key = re.sub(r"^(?:u\.k\.|uk|united kingdom|british)(?= \w)", "uk", key)
    return re.sub(r"^(?:u\.s\.|us|united states)(?= \w)", "us", key)


def _aliases(text: str, mentions: Sequence[Mention], keys: dict[str, str]) -> dict[str, str]:
    """Key of a short form to the key of the full one, where there is just one that it can stand for."""
    names = list(keys)
    out: dict[str, str] = {}
    for full, short in definitions(text):
        long_key, short_key = keys.get(text[full.start : full.end]), keys.get(text[short.start : short.end])
        if long_key and short_key and long_key != short_key:
            out[short_key] = long_key
    if mentions and mentions[0].type == "place":
        lands = {initials(n): keys[n] for n in names if geo.is_country(n) and " " in n}
        out |= {keys[n]: lands[n.replace(".", "")] for n in names if n.replace(".", "") in lands and "." in n}
        return {short: full for short, full in out.items() if short != full}
    if mentions and mentions[0].type != "organization":
        return out
    longer = _index(names)
    for name in names:
        key = keys[name]
        if key in out:
            continue
        fits = {
            keys[other] for other in longer.get(_short(name), ()) if keys[other] != key and _stands_for(name, other)
        }
        fits = {out.get(f, f) for f in fits}
        if len(fits) == 1:
            out[key] = fits.pop()
    return _flat(out)


def _index(names: Sequence[str]) -> dict[tuple[str, ...], list[str]]:
    """Names by what a short form of them can be: their initials, and as many first or last words as some name has."""
    out: dict[tuple[str, ...], list[str]] = defaultdict(list)
    split = {name: _folded(name) for name in names}
    lengths = sorted({len(found) for found in split.values()} - {0})
    for name, found in split.items():
        shorter = [n for n in lengths if n < len(found)]
        shorts = {tuple(found[:n]) for n in shorter} | {tuple(found[-n:]) for n in shorter}
        for short in shorts | {(letters,) for letters in _letters(name)}:
            out[short].append(name)
    return out


def _short(name: str) -> tuple[str, ...]:
    """Under which the names are that this may be short for."""
    return (name.replace(".", ""),) if _is_initials(name) else tuple(_folded(name))


def _folded(name: str) -> list[str]:
    return [fold(w).rstrip(".") for w in words(name)]


def _letters(name: str) -> tuple[str, str]:
    return initials(name), "".join(w[0] for w in words(name)).upper()


def _is_initials(name: str) -> bool:
    letters = name.replace(".", "")
    return letters.isupper() and letters.isalpha() and 2 <= len(letters) <= 7 and " " not in name


def _stands_for(short: str, full: str) -> bool:
    if _is_initials(short):
        return len(words(full)) > 1 and short.replace(".", "") in _letters(full)
    a, b = _folded(short), _folded(full)
    if not a or len(a) >= len(b):
        return False
    if b[-len(a) :] == a:
        own = b[-len(a) - 1] not in ("of", "the", "for")
        return own if len(a) > 1 else a[0] in ORG_HEADS
    if len(a) > 1 and b[: len(a) + 1] == [*a, "of"]:
        return True
    if b[-1] in LEGAL_FORMS and b[: len(a)] == a and not (len(a) == 1 and a[0] in ORG_HEADS):
        return True
    own_name = len(a) == 1 and a[0] not in ORG_HEADS
    return b[: len(a)] == a and set(b[len(a) :]) <= (LEFT_OUT | ORG_HEADS if own_name else LEFT_OUT)


def _flat(alias: dict[str, str]) -> dict[str, str]:
    """Chains followed to their end."""
    return {key: _last(alias, key) for key in alias}


def _last(alias: dict[str, str], key: str) -> str:
    seen: set[str] = set()
    while key in alias and key not in seen:
        seen.add(key)
        key = alias[key]
    return key


def usual(forms: Sequence[str]) -> Sequence[str]:
    """A country's forms without the solemn ones ("Republic of …"), if one is left that is no abbreviation."""
    plain = [f for f in forms if not {"Republic", "Kingdom"} & set(words(f)[:-1])]
    return plain if any("." not in f and not f.isupper() for f in plain) else forms


def fullest(forms: Iterable[str]) -> str:
    """The form to call an entity by: not in capitals if there is a choice, most words, longest, first."""
    return max(forms, key=lambda f: (not (f.isupper() and len(f) > 1), len(words(f)), len(f)))
