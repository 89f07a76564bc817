"""Which mentions name the same person: full forms first, then each short form in reading order."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from collections import Counter, defaultdict
from collections.abc import Sequence

from briefing.extract.lexicon.name_words import COURTESY, FEMALE, MALE, OFFICE, ROYAL, RULES_OF
from briefing.extract.names.mention import Mention
from briefing.extract.names.person_names import can_shorten, fold, is_full, parts, same_person

_TITLES = (OFFICE | COURTESY) - FEMALE - MALE - {"the", "dr", "prof"}
_BEFORE = re.compile(r"((?:[\w.'’-]+\s+){1,4})$")
_AFTER = re.compile(r"^,\s+((?:[\w.'’-]+[\s,]+){1,8})")
_REACH = 60
_CLEAR = 2.0
"""How much more present than all the others a person has to be for an ambiguous short form to be theirs."""

_FADE = 0.5
"""What remains of a mention's presence from one paragraph to the next."""

_FORGOTTEN = 30
"""Lines after which nothing remains of it."""

_NEAR = 0.25
"""Presence of a person who was spoken of two lines ago."""

_GONE = 0.05
"""Presence below which a person has not been spoken of for some lines."""


class _Person:
    def __init__(self) -> None:
        self.mentions: list[Mention] = []
        self.ends: list[int] = []
        self.forms: list[str] = []
        self.genders: set[str] = set()
        self.offices: Counter[str] = Counter()

    def add(self, text: str, mention: Mention) -> None:
        self.mentions.append(mention)
        insort(self.ends, mention.end)
        self.genders |= _genders(text, mention)
        self.offices.update(_offices(text, mention))
        if mention.text not in self.forms:
            self.forms.append(mention.text)

    @property
    def royal(self) -> bool:
        """Whether a king's or prince's title stood before the name."""
        return bool(self.offices.keys() & ROYAL)

    def named_in_full(self) -> int:
        """Number of mentions by the full name."""
        return sum(is_full(m.text) for m in self.mentions)

    def presence(self, at: int, breaks: Sequence[int]) -> float:
        """Sum over the mentions before an offset, fading with each line break between."""
        line = bisect_left(breaks, at)
        total = 0.0
        for end in reversed(self.ends[: self.count_before(at)]):
            distance = line - bisect_left(breaks, end)
            if distance > _FORGOTTEN:
                break
            total += _FADE**distance
        return total

    def count_before(self, at: int) -> int:
        """Number of mentions before an offset."""
        return bisect_right(self.ends, at)


def group_people(text: str, mentions: Sequence[Mention]) -> list[list[Mention]]:
    """The mentions of each person, in text order; a short form that could be several people's, equally, is nobody's."""
    full = [m for m in mentions if is_full(m.text)]
    introduced = _introduced(text, full)
    breaks = [m.start() for m in re.finditer("\n", text)]
    unknown: dict[str, _Person] = {}
    bound: dict[str, _Person] = {}
    by_form: dict[str, list[_Person]] = {}
    by_part = _by_part(introduced)
    for mention in (m for m in mentions if not is_full(m.text)):
        key = fold(mention.text)
        if key not in by_form:
            near = by_part.get("".join(parts(mention.text)[:1]), ())
            by_form[key] = [p for p in near if any(can_shorten(mention.text, f) for f in p.forms)]
        fits = [p for p in by_form[key] if _agree(p.genders, _genders(text, mention))]
        fits = _given_only(text, mention, fits)
        if not fits or (key in unknown and unknown[key].royal):
            unknown.setdefault(key, _Person()).add(text, mention)
            continue
        person = fits[0] if len(fits) == 1 else _meant(text, breaks, mention, fits, bound.get(key))
        if person is not None:
            bound[key] = person
            person.add(text, mention)
    return [sorted(p.mentions) for p in [*introduced, *unknown.values()]]


def _by_part(people: Sequence[_Person]) -> dict[str, list[_Person]]:
    """People in their order by each part of their names."""
    out: dict[str, list[_Person]] = defaultdict(list)
    for person in people:
        for part in {part for form in person.forms for part in parts(form)}:
            out[part].append(person)
    return out


def _introduced(text: str, mentions: Sequence[Mention]) -> list[_Person]:
    """The people with a full name; each mention goes to the first person that one of its forms fits."""
    people: list[_Person] = []
    by_form: dict[str, _Person] = {}
    by_key: dict[str, list[int]] = defaultdict(list)
    for mention in mentions:
        person = by_form.get(mention.text)
        if person is None:
            near = sorted({i for key in _keys(mention.text) for i in by_key[key]})
            at = next((i for i in near if any(same_person(mention.text, f) for f in people[i].forms)), len(people))
            person = people[at] if at < len(people) else _Person()
            by_form[mention.text] = person
            for key in _keys(mention.text):
                by_key[key].append(at)
        if not person.mentions:
            people.append(person)
        person.add(text, mention)
    return people


def _keys(name: str) -> set[str]:
    """Of two forms of one person's name at least one of these is the same: a part, an initial or all parts as one."""
    found = parts(name)
    longer = {p for p in found if len(p) > 1}
    return (longer or {p[0] for p in found}) | {"".join(found)}


def _given_only(text: str, mention: Mention, fits: list[_Person]) -> list[_Person]:
    """Of a king or a prince the name given is the first one: "King Adil" is not Omar Adil."""
    before = _words_before(text, mention)[-1:]
    if not before or before[0] not in ROYAL or " " in mention.text:
        return fits
    return [p for p in fits if any(parts(f)[:1] == parts(mention.text)[:1] for f in p.forms)]


def _meant(
    text: str, breaks: Sequence[int], mention: Mention, fits: list[_Person], bound: _Person | None
) -> _Person | None:
    """Whom a short form shared by several people means here; None where that cannot be told.

    In this order: the one whose office stands beside it; the one it has meant before, unless that one is long gone and
    another has just been named; before anyone is introduced, as in a headline, the one introduced first; one who is
    just being introduced where the first is not spoken of. Otherwise the first one introduced, since news shortens the
    name of its protagonist and repeats namesakes in full; if they are introduced together, the one far more present,
    or the only one whose full name is not repeated.
    """
    offices = _offices(text, mention)
    titled = [p for p in fits if offices & p.offices.keys()]
    if len(titled) == 1:
        return titled[0]
    order = sorted(fits, key=lambda p: (_is_attribute(text, p.mentions[0]), p.mentions[0]))
    known = [p for p in order if p.mentions[0].end <= mention.start] or order[:1]
    presence = [p.presence(mention.start, breaks) for p in known]
    if bound in known and (presence[known.index(bound)] >= _GONE or max(presence) < 1):
        return bound
    first, others = known[0], known[1:]
    new = [p for p, here in zip(others, presence[1:], strict=True) if here >= 1 and p.count_before(mention.start) == 1]
    if len(new) == 1 and presence[0] < _GONE:
        return new[0]
    if all("\n" in text[first.mentions[0].end : p.mentions[0].start] for p in others):
        return first
    top, *rest = sorted(presence, reverse=True)
    if top >= max(_NEAR, _CLEAR * sum(rest)):
        return known[presence.index(top)]
    once = [p for p in known if p.named_in_full() == 1]
    return once[0] if len(once) == 1 and all(p.named_in_full() > 1 for p in known if p is not once[0]) else None


def _is_attribute(text: str, mention: Mention) -> bool:
    """Whether a person is named only to say what is theirs: "the Adil Karim regime"."""
    after = text[mention.end : mention.end + 20].split(None, 1)
    return bool(after) and after[0].rstrip(".,’'s") in RULES_OF and text[mention.end] == " "


def _words_before(text: str, mention: Mention) -> list[str]:
    match = _BEFORE.search(text, max(0, mention.start - _REACH), mention.start)
    return [w.rstrip(".,").lower() for w in match.group(1).split()] if match else []


def _genders(text: str, mention: Mention) -> set[str]:
    last = _words_before(text, mention)[-1:]
    return {"f" for w in last if w in FEMALE} | {"m" for w in last if w in MALE}


def _offices(text: str, mention: Mention) -> set[str]:
    before = _words_before(text, mention)
    near = {w for w in before[-1:] if w in _TITLES}
    if near or len(mention.text.split()) < 2:
        return near
    match = _AFTER.match(text[mention.end : mention.end + 2 * _REACH])
    after = [w.rstrip(".,").lower() for w in match.group(1).split()] if match else []
    return {w for w in [*before, *after] if w in _TITLES}


def _agree(known: set[str], new: set[str]) -> bool:
    return not known or not new or bool(known & new)
