"""A group of articles in words: its title, who and where it is about, and why each article belongs to it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

import msgspec

from briefing.extract.lexicon.tables import table
from briefing.ingest.dateline import without_dateline
from briefing.ingest.dates import FULL_DATE, HOUR, WEEKDAY
from briefing.model import Article
from briefing.story import times
from briefing.story.linking.copies import copies
from briefing.story.linking.terms import STOP_WORDS, stem
from briefing.story.news import Membership, NewsStory
from briefing.story.stories.signature import Signature
from briefing.story.stories.space import Vector, sum_of
from briefing.story.wording import listed

ENTITIES = 6
SHOWN = 2
"""How many of each kind a reason names."""
WORDS = 3
ALONE = "no other article tells of it"
JOINED = "you put it there"
_LONG, _SHORT = 110, 18
"""Code points between which a headline says what happened; a longer one is a paragraph, a shorter one a label."""
SENTENCE = 4
"""Words that must be left of a headline for what stands before them to be taken off."""
RECURRING = 0.3
"""The share of a headline's words that must stand in its article again: those of another page, linked there, do not."""
LEAST_WORDS = 3
"""Words of letters that a headline needs to say anything."""

_OUTLET = re.compile(r"\s+(?:[-–—|»]|::)\s+[^-–—|»]{2,40}$")
_WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_UPDATED = r"(?:page )?last updated:?(?: (?:at|on))?"
_DATED = re.compile(
    rf"(?i:(?:{_UPDATED}\s+)?(?:{HOUR},?\s+)?(?:{WEEKDAY},?\s+)?{FULL_DATE}(?:[ ,–-]*{HOUR})?)"
    r"(?:\s*[,:–-])?\s+(?=[A-Z“\"'‘`(])"
)
_POINTING = table("story", "describing").words("pointing")


class Head(msgspec.Struct, frozen=True):
    """What of an article is needed to describe its story."""

    article: Article
    signature: Signature
    vector: Vector


def describe(heads: Sequence[Head], new: int = 0, joined: Mapping[str, bool] | None = None) -> NewsStory:
    """The story of these articles, of which ``new`` are new; ``joined`` names those that the reader has put there."""
    ordered = sorted(heads, key=lambda h: (h.signature.published or "9999", h.signature.article))
    published = {h.article.id: h.signature.published for h in ordered}
    repeats = copies([h.article for h in ordered], published) if len(ordered) > 1 else {}
    total = ordered[0].vector
    for head in ordered[1:]:
        total = sum_of(total, head.vector)
    days = [day for day in published.values() if day]
    return NewsStory(
        id=f"s{ordered[0].article.id[:10]}",
        title=_title(ordered, total),
        articles=tuple(
            Membership(
                h.article.id,
                JOINED if joined and joined.get(h.article.id) else _why(h, total),
                repeats.get(h.article.id),
            )
            for h in ordered
        ),
        first=min(days, default=None),
        last=max(days, default=None),
        sources=len(ordered) - len(repeats),
        entities=_entities(ordered),
        new=new,
    )


def headline(title: str) -> str:
    """``title`` without the outlet's name behind it, and without the day, the hour or the dateline before it."""
    said = title.strip()
    while True:
        dated = _DATED.match(said)
        rest = said[dated.end() :].lstrip() if dated else without_dateline(said)
        if rest == said or len(rest.split()) < SENTENCE:
            break
        said = rest
    return _OUTLET.sub("", said)


def telling(title: str) -> bool:
    """Whether ``title`` says anything: a day, an hour or a label does not."""
    return len(_LETTERS.findall(title)) >= LEAST_WORDS


def _title(heads: Sequence[Head], total: Vector) -> str:
    """The headline whose words most articles share and its own has again; of equals the earliest."""

    def salience(head: Head) -> float:
        title = headline(head.article.title)
        if not telling(title):
            return 0.0
        words = _stems(title)
        shared = sum(total.weights.get(f"w{word}", 0.0) for word in words) / (len(words) + 2)
        points_back = title.split()[0].casefold() in _POINTING
        return shared * (1.0 if _SHORT <= len(title) <= _LONG else 0.5) * (0.5 if points_back else 1.0)

    best = sorted(heads, key=lambda h: (-salience(h), not h.article.title))
    chosen = next((head for head in best if _recurs(head.article)), best[0])
    return headline(chosen.article.title) or "Untitled"


def _stems(text: str) -> set[str]:
    return {stem(word) for word in _WORD.findall(text) if word.casefold() not in STOP_WORDS}


def _recurs(article: Article) -> bool:
    """Whether the headline is of this article: some of its words stand in the text besides."""
    words = _stems(headline(article.title))
    rest = " ".join(article.text.split()).replace(article.title.rstrip("…"), " ", 1)
    return len(words & _stems(rest)) >= RECURRING * len(words)


def _entities(heads: Sequence[Head]) -> tuple[str, ...]:
    """The people, then the places, that most of the articles name, and often."""
    least = 1 if len(heads) < 3 else 2
    people = _named(heads, "people", least)
    places = _named(heads, "places", least)
    room = max(ENTITIES - len(people), 2)
    return (*people[: ENTITIES - min(len(places), 2)], *places[:room])[:ENTITIES]


def _named(heads: Sequence[Head], kind: str, least: int) -> list[str]:
    weight: Counter[str] = Counter()
    having: Counter[str] = Counter()
    forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for head in heads:
        for key, count in getattr(head.signature, kind).items():
            weight[key] += count
            having[key] += 1
            forms[key][head.signature.shown.get(key, key)] += 1
    found = [key for key in weight if having[key] >= least]
    found.sort(key=lambda key: (-weight[key], key))
    return [min(forms[key], key=lambda form, k=key: (-forms[k][form], -len(form), form)) for key in found]  # type: ignore[misc]


def _why(head: Head, total: Vector) -> str:
    """What the article has in common with the others of its story, most telling first."""
    if total.size == 1:
        return ALONE
    own = head.vector.weights
    shared = {term: w * (total.weights[term] - w) for term, w in own.items() if total.weights[term] - w > w / 1e6}
    best = sorted(shared, key=lambda term: (-shared[term], term))
    shown = head.signature.shown
    parts = []
    people = _distinct([shown.get(t[1:], t[1:]) for t in best if t[0] == "p"])[:SHOWN]
    places = _distinct([shown.get(t[1:], t[1:]) for t in best if t[0] == "l"])[:SHOWN]
    days = sorted((t[1:] for t in best if t[0] == "t"), key=len, reverse=True)[:1]
    named = {stem(w) for name in (*people, *places) for w in _WORD.findall(name)}
    words = [t[1:] for t in best if t[0] == "w" and not set(t[1:].split()) & named]
    if people or places:
        parts.append(f"also about {listed([*people, *places])}")
    if days:
        parts.append(f"the same {('year', 'month', 'day')[(len(days[0]) - 4) // 3]}, {times.words(days[0])}")
    if said := _spelled(words, head.article)[:WORDS]:
        parts.append(f"in the words {listed(said)}")
    return "; ".join(parts) or "in much the same words"


def _spelled(stems: Sequence[str], article: Article) -> list[str]:
    """The words as the article writes them, for what are single words; no word twice."""
    written: dict[str, str] = {}
    for word in _WORD.findall(f"{article.title}\n{article.text}"):
        written.setdefault(stem(word), word)
    return [f"“{written[s]}”" for s in stems if s in written and len(s) > 2][: WORDS + 1]


def _distinct(names: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(names))
