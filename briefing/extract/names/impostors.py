"""Names that the votes take for people's and that are none: ships, hashtags, platforms, prizes, fighters, firms.

Each rule has a name, what it makes of the name, and a predicate; the first that fires decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence, Set
from typing import TYPE_CHECKING

import msgspec

from briefing.extract.document.lines import case_at, headline_lines
from briefing.extract.document.surface import spaced, words
from briefing.extract.lexicon import geo
from briefing.extract.lexicon.tables import table
from briefing.extract.names.candidates import Candidate
from briefing.extract.names.name_types import is_given
from briefing.model import EntityType

if TYPE_CHECKING:
    from briefing.extract.document.parsed import Doc

_LISTS = table("names", "impostors")
VESSELS = _LISTS.words("vessels")
VESSEL_LETTERS = _LISTS.words("vessel_letters")
PLATFORMS = _LISTS.words("platforms")
FIRM_FIRST = _LISTS.words("firm_first")
FIGHTERS_FIRST = _LISTS.words("fighters_first")
SURNAMES = _LISTS.words("surnames")
TAKES = _LISTS.words("takes")
THING_HEADS = _LISTS.words("thing_heads")

_HUMP = re.compile(r"[a-z](?=[A-Z])")


class Case(msgspec.Struct, frozen=True):
    """A name typed as a person's, with what stands around its occurrences.

    ``before`` and ``after`` are the neighbouring words as written; ``family`` holds the words of longer names of
    people, ``plurals`` the words that follow "the" with a plural ending; ``loud`` says that only capitals surround it.
    """

    name: str
    before: Sequence[str]
    after: Sequence[str]
    family: Set[str] = frozenset()
    plurals: Set[str] = frozenset()
    loud: bool = False


class Rule(msgspec.Struct, frozen=True):
    """``type`` is what the name is instead; None where it names nothing."""

    name: str
    type: EntityType | None
    fires: Callable[[Case], bool]


def _single(case: Case) -> bool:
    return " " not in case.name and case.name not in case.family


def _is_vessel(case: Case) -> bool:
    first = words(case.name)[:1]
    if first and first[0].upper() == first[0] and first[0].lower() in VESSEL_LETTERS and " " in case.name:
        return True
    lettered = any(w.isupper() and w.lower() in VESSEL_LETTERS for w in case.before)
    return lettered or (bool(case.before) and case.before[0].lower() in VESSELS and _single(case))


def _is_tag(case: Case) -> bool:
    if not _single(case):
        return False
    humps = len(_HUMP.findall(case.name))
    return humps > 1 or (case.name[:1].islower() and "-" not in case.name and humps > 0)


def _is_number(case: Case) -> bool:
    return any(c.isdigit() for c in case.name)


def _is_capitals(case: Case) -> bool:
    letters = case.name.replace(".", "")
    return _single(case) and not case.loud and letters.isalpha() and letters.isupper() and "." not in case.name


def _is_letter(case: Case) -> bool:
    return len(case.name.rstrip(".")) < 2 or case.name.rstrip(".").lower() in ("jr", "sr")


def _is_platform(case: Case) -> bool:
    return _single(case) and case.name.lower() in PLATFORMS


def _is_firm(case: Case) -> bool:
    parts = words(case.name)
    if len(parts) < 2:
        return False
    if parts[0].lower() in FIRM_FIRST:
        return True
    country = geo.is_country(parts[-1]) and parts[-1].lower() not in SURNAMES and not is_given(parts[0])
    return country and not set(parts[:-1]) & case.family


def _is_fighters(case: Case) -> bool:
    parts = words(case.name)
    return len(parts) > 1 and parts[0].lower().replace("’", "'") in FIGHTERS_FIRST


def _is_prize(case: Case) -> bool:
    """ "an Oscar", "the Oscars", "Oscar winner" beside no "Oscar said"."""
    if not _single(case) or case.name.lower() in SURNAMES:
        return False
    articles = sum(w.lower() in ("an", "a", "the") for w in case.before)
    headed = sum(w.lower() in TAKES for w in case.after)
    return case.name + "s" in case.plurals and 2 * (articles + headed) >= len(case.before)


def _is_thing(case: Case) -> bool:
    return bool(case.after) and _single(case) and all(w.lower() in THING_HEADS for w in case.after)


RULES = (
    Rule("a name has no digits", None, _is_number),
    Rule("a letter alone is no name", None, _is_letter),
    Rule("a tag runs its words together", None, _is_tag),
    Rule("a ship has a ship's word or letters before it", "other", _is_vessel),
    Rule("a platform is known by its name", "organization", _is_platform),
    Rule("capitals alone are a body's", "organization", _is_capitals),
    Rule("a firm begins with its kind or ends in its country", "organization", _is_firm),
    Rule("fighters call themselves partisans or an army of something", "organization", _is_fighters),
    Rule("a prize has articles and a plural", "other", _is_prize),
    Rule("a thing's word follows it everywhere", "other", _is_thing),
)


def unmask(doc: Doc, text: str, types: dict[str, EntityType], found: Sequence[Candidate]) -> None:
    """Retypes or removes, in ``types``, the names of people that are none; ``found`` are their occurrences."""
    plurals = frozenset(re.findall(r"\b[Tt]he ([A-Z]\w+s)\b", text))
    lines = headline_lines(text)
    occurrences: dict[str, list[Candidate]] = {}
    for c in found:
        occurrences.setdefault(spaced(text, c.start, c.end), []).append(c)
    family: set[str] = set()
    for name in sorted((n for n, t in types.items() if t == "person"), key=lambda n: " " not in n):
        near = [_neighbours(doc, c) for c in occurrences.get(name, ())]
        loud = all(case_at(lines, c.start) == "upper" for c in occurrences.get(name, ()))
        case = Case(name, [b for b, _ in near], [a for _, a in near], family, plurals, loud)
        rule = next((r for r in RULES if r.fires(case)), None)
        if rule is not None and rule.type is None:
            del types[name]
        elif rule is not None and rule.type is not None:
            types[name] = rule.type
        elif " " in name:
            family.update(words(name))


def _neighbours(doc: Doc, c: Candidate) -> tuple[str, str]:
    span = doc.char_span(c.start, c.end, alignment_mode="expand")
    if span is None:
        return "", ""
    before = doc[span.start - 1].text if span.start else ""
    return before, doc[span.end].text if span.end < len(doc) else ""


def fired(case: Case) -> str | None:
    """The name of the rule that decides a case, None where it stays a person."""
    return next((r.name for r in RULES if r.fires(case)), None)
