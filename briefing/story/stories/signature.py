"""What of an article tells which story it belongs to, small enough to keep for every article of a library."""

from __future__ import annotations

import math
import re
from collections import Counter

import msgspec

from briefing.model import Article, Facts, Time
from briefing.story.linking.entity_nodes import name_key
from briefing.story.linking.person_names import parse
from briefing.story.linking.terms import Terms, terms_of
from briefing.story.stories.shared_lines import Lines, SharedLines, lines_of, outside

NAME_WEIGHT = 1.5
"""What a name counts above another word."""
NAME_SHARE = 0.7
"""A stem that stands capitalised inside the lines of an article at least this often is a name there."""
LEAD = 400
"""Code points at the head of an article where a name counts as if said twice more."""

_NUMBER = re.compile(r"(?<![\w.,])\d[\d.,]*(?<![.,])(?!\w)")
_YEAR = re.compile(r"(?:19|20)\d\d|\d")
_DAYS = ("day", "part_of_day", "time")

Weights = dict[str, float]


class Signature(msgspec.Struct, frozen=True):
    """An article's words, people, places, days and numbers, each with the damped count of its mentions.

    ``names`` are the words and word pairs that stand capitalised, ``words`` the others.

    ``published`` is its day, ``YYYY-MM-DD``, or None. ``shown`` gives a key of ``people`` and ``places`` as readers
    know it; ``lines`` are those of its text, by which those that many pages share are told.
    """

    article: str
    published: str | None
    words: Weights
    names: Weights
    people: Weights
    places: Weights
    times: Weights
    numbers: Weights
    shown: dict[str, str]
    lines: Lines = ()


def signature_of(article: Article, facts: Facts, shared: SharedLines | None = None) -> Signature:
    """The signature of ``article``, without the lines that are ``shared`` with many."""
    lines = lines_of(article.text)
    if shared:
        facts = outside(facts, shared.within(article.text))
        article = shared.cleared(article)
    people: Counter[str] = Counter()
    places: Counter[str] = Counter()
    shown: dict[str, str] = {}
    for entity in facts.entities:
        weight = len(entity.mentions) + 2 * any(mention.start < LEAD for mention in entity.mentions)
        if entity.type == "person":
            # Articles name one person by given and family name or by one of them; the last word is what they share.
            words = parse(entity.name).words
            key = words[-1] if words else ""
            people[key] += weight
        elif entity.type in ("place", "group"):
            key = name_key(entity)
            places[key] += weight
        else:
            continue
        shown.setdefault(key, entity.name)
    for counts in (people, places):
        counts.pop("", None)
    numbers = Counter(n for n in _NUMBER.findall(article.text) if not _YEAR.fullmatch(n))
    published = facts.published.value if facts.published and len(facts.published.value) == 10 else None
    ordinary, names = _words(terms_of(article.title, article.text))
    return Signature(
        article=article.id,
        published=published,
        words=ordinary,
        names=names,
        people=_damped(people),
        places=_damped(places),
        times=_damped(Counter(key for time in facts.times for key in _calendar(time))),
        numbers=_damped(numbers),
        shown=shown,
        lines=lines,
    )


def _words(terms: Terms) -> tuple[Weights, Weights]:
    capital = {s for s, n in terms.running.items() if 0 < NAME_SHARE * n <= terms.capitals.get(s, 0)}
    words: Weights = {}
    names: Weights = {}
    for term, weight in terms.weights.items():
        parts = term.split(" ")
        if all(part in capital for part in parts):
            names[term] = weight * NAME_WEIGHT
        elif len(parts) == 1 or weight > 1:
            words[term] = weight
    return words, names


def _calendar(time: Time) -> list[str]:
    """The year, month and day that a time is in, as far as it is that exact."""
    if time.type not in ("date", "time") or not time.earliest or not time.latest:
        return []
    sizes = (4, 7, 10) if time.granularity in _DAYS else (4, 7)
    return [time.earliest[:size] for size in sizes if time.earliest[:size] == time.latest[:size]]


def _damped(counts: Counter[str]) -> Weights:
    return {key: 1 + math.log(count) for key, count in counts.items() if count > 0}
