"""Which mentions name the same person: full forms first, then each short form in reading order."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from briefing.extract.lexicon.leaders import country_of_leader, is_relative
from briefing.extract.lexicon.name_words import ROYAL
from briefing.extract.lexicon.short_forms import first_letters
from briefing.extract.names.mention import Mention
from briefing.extract.names.person import HEADS, Person, genders, words_before
from briefing.extract.names.person_names import can_shorten, fold, is_full, is_lone, parts, same_person
from briefing.extract.names.whom import whom


def group_people(text: str, mentions: Sequence[Mention]) -> list[list[Mention]]:
    """The mentions of each person, in text order; a short form that could be several people's, equally, is nobody's."""
    full = [m for m in mentions if is_full(m.text)]
    introduced = _introduced(text, full)
    breaks = [m.start() for m in re.finditer("\n", text)]
    unknown: dict[str, Person] = {}
    bound: dict[str, Person] = {}
    by_form: dict[str, list[Person]] = {}
    by_part = _by_part(introduced)
    for mention in (m for m in mentions if not is_full(m.text)):
        key = fold(mention.text)
        if key not in by_form:
            near = by_part.get("".join(parts(mention.text)[:1]), ())
            by_form[key] = [p for p in near if any(can_shorten(mention.text, f) for f in p.forms)]
        told = genders(text, mention)
        fits = [p for p in by_form[key] if _agree(p.genders, told)]
        fits = _without_relatives(text, mention, _given_only(text, mention, fits))
        if not fits or (key in unknown and (unknown[key].royal or (unknown[key].heads_a_state() and not told))):
            unknown.setdefault(key, Person()).add(text, mention)
            continue
        person = fits[0] if len(fits) == 1 else whom(text, breaks, mention, fits, bound.get(key))
        if person is not None:
            bound[key] = person
            person.add(text, mention)
    return [sorted(p.mentions) for p in [*introduced, *unknown.values()]]


def _by_part(people: Sequence[Person]) -> dict[str, list[Person]]:
    """People in their order by each part of their names."""
    out: dict[str, list[Person]] = defaultdict(list)
    for person in people:
        for part in {part for form in person.forms for part in parts(form)}:
            out[part].append(person)
    return out


def _introduced(text: str, mentions: Sequence[Mention]) -> list[Person]:
    """The people with a full name; each mention goes to the first person that one of its forms fits."""
    people: list[Person] = []
    by_form: dict[str, Person] = {}
    blocks = Blocks()
    for mention in mentions:
        person = by_form.get(mention.text)
        if person is None:
            near = blocks.near(mention.text)
            at = next((i for i in near if any(same_person(mention.text, f) for f in people[i].forms)), len(people))
            person = people[at] if at < len(people) else Person()
            by_form[mention.text] = person
            blocks.add(mention.text, at)
        if not person.mentions:
            people.append(person)
        person.add(text, mention)
    return people


class Blocks:
    """People by what their forms must share with another form of theirs, so that few need be compared.

    Of two forms with several names each, one name is equal and another begins alike, or with the letter of what it is
    short for: those of one family, or of one given name, are not all compared with each other.
    """

    def __init__(self) -> None:
        self._pairs: dict[tuple[str, str], set[int]] = defaultdict(set)
        self._parts: dict[str, set[int]] = defaultdict(set)
        self._lone: dict[str, set[int]] = defaultdict(set)

    def add(self, name: str, person: int) -> None:
        """``name`` is a form of ``person``, a number."""
        for part in _keys(name):
            self._parts[part].add(person)
            if is_lone(name):
                self._lone[part].add(person)
        for pair in _pairs(name):
            self._pairs[pair].add(person)

    def near(self, name: str) -> list[int]:
        """The numbers, rising, of all whom ``name`` can be a form of, and of some others."""
        if is_lone(name):
            return sorted(set().union(*(self._parts.get(part, ()) for part in _keys(name))))
        found = (self._pairs.get(pair, ()) for pair in _pairs(name))
        return sorted(set().union(*found, *(self._lone.get(part, ()) for part in _keys(name))))


def _keys(name: str) -> set[str]:
    """Of two forms of one person's name at least one of these is the same: a part, an initial or all parts as one."""
    found = parts(name)
    longer = {p for p in found if len(p) > 1}
    return (longer or {p[0] for p in found}) | {"".join(found)}


def _pairs(name: str) -> set[tuple[str, str]]:
    """Each of ``_keys`` with the first letter of each other part; all parts as one alone."""
    found = parts(name)
    whole = "".join(found)
    out = {(whole, "")}
    for key in _keys(name) - {whole}:
        at = next((i for i, part in enumerate(found) if part == key or part[0] == key), 0)
        out |= {(key, letter) for i, part in enumerate(found) if i != at for letter in first_letters(part)}
    return out


def _given_only(text: str, mention: Mention, fits: list[Person]) -> list[Person]:
    """Of a king or a prince the name given is the first one: "King Adil" is not Omar Adil."""
    before = words_before(text, mention)[-1:]
    if not before or before[0] not in ROYAL or " " in mention.text:
        return fits
    return [p for p in fits if any(parts(f)[:1] == parts(mention.text)[:1] for f in p.forms)]


def _without_relatives(text: str, mention: Mention, fits: list[Person]) -> list[Person]:
    """Who bears the office, whose surname readers know: "President Brandt" is not his wife, if only she has a name."""
    if not HEADS & set(words_before(text, mention)[-1:]) or country_of_leader([mention.text]) is None:
        return fits
    return [p for p in fits if not is_relative(p.forms)]


def _agree(known: set[str], new: set[str]) -> bool:
    return not known or not new or bool(known & new)
