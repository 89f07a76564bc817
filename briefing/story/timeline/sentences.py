"""What is said of a day: sentences that name it, and the first ones of what appeared on it or on the day after.

The line of a day is made of the most central of these sentences, those whose words most of the others share, after the
centroid method of Radev et al., "Centroid-based summarization of multiple documents" (2004); what the whole story is
about counts too.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from briefing.extract.document.boilerplate import find_boilerplate
from briefing.ingest.dateline import dateline_at, datelines_inside
from briefing.story.linking.terms import STOP_WORDS, stem
from briefing.story.notes import sentence_spans
from briefing.story.timeline.days import day_of, named_day
from briefing.story.timeline.types import Cited, Dated

SENTENCES = 2
WORDS = 50
"""Words of a line at most, but for a last sentence that is a little longer."""
SLACK = 12
SHORTEST, LONGEST = 6, 70
"""Words of a sentence that tells something by itself."""
HEAD_SAME, HEAD_NEXT = 12, 6
"""Sentences at the head of an article taken as said of the day when it appeared, and of the day before."""
SAME, NEXT, NEAR, LATE, AHEAD = 0.8, 0.6, 1.0, 0.7, 0.5
"""What a sentence counts: at the head, the same day and the next; naming the day within two days, later, or before."""
POOL = 60
CAPTIONS = 300
"""Code points within which captions can stand before a dateline."""

_WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*")
_BEGINS = re.compile(r"[\"“'‘(]?[A-Z0-9]")
_PERSONAL = re.compile(r"\b(?:I|I'm|I've|my|you|your|our)\b")
_FURNITURE = re.compile(
    r"\b(?:click|e-mail|password|log in|sign up|GMT|BST|EST|last updated|read more)\b", re.IGNORECASE
)


class Sentence(msgspec.Struct, frozen=True):
    """A sentence with its place, and its ``terms``, each once."""

    cited: Cited
    text: str
    words: int
    terms: frozenset[str]


Said = tuple[Sentence, float]


class Sentences:
    """The sentences of a story by the days they speak of."""

    def __init__(self, articles: Sequence[Dated], days: Iterable[int]) -> None:
        """Only what is said of ``days`` (ordinals) is kept."""
        self._of: defaultdict[int, list[Said]] = defaultdict(list)
        self._frequency: Counter[str] = Counter()
        self._having: Counter[str] = Counter()
        self._size = 0
        self._articles = len(articles)
        wanted = set(days)
        for dated in articles:
            self._read(dated, wanted)

    def line(self, day: int) -> tuple[str, tuple[Cited, ...]]:
        """What happened on ``day`` in one line, and the sentences that it is made of; empty where nothing is said."""
        pool = self._ranked(day)
        chosen: list[Sentence] = []
        used: set[str] = set()
        while pool and len(chosen) < SENTENCES:
            length = sum(sentence.words for sentence in chosen)
            room = WORDS + SLACK - length if chosen else LONGEST
            best, value = None, 0.0
            for sentence, worth in pool:
                known = len(sentence.terms & used) / len(sentence.terms)
                if known <= 0.5 and sentence.words <= room and worth * (1 - known) > value:
                    best, value = sentence, worth * (1 - known)
            if best is None:
                break
            chosen.append(best)
            used |= best.terms
            pool = [(sentence, worth) for sentence, worth in pool if sentence is not best]
            if sum(sentence.words for sentence in chosen) >= WORDS:
                break
        return " ".join(sentence.text for sentence in chosen), tuple(sentence.cited for sentence in chosen)

    def _read(self, dated: Dated, wanted: set[int]) -> None:
        text, article = dated.article.text, dated.article
        skip = find_boilerplate(text)
        published = day_of(article.published.value) if article.published else None
        named = [(time.start, day) for time in dated.times if (day := named_day(time, published)) is not None]
        here: set[str] = set()
        for number, (start, end) in enumerate(sentence_spans(text)):
            words = _WORD.findall(text[start:end])
            terms = frozenset(stem(word) for word in words if word.casefold() not in STOP_WORDS)
            self._frequency.update(terms)
            self._size += 1
            here |= terms
            if any(s.start < end and start < s.end for s in skip):
                continue
            sentence = _sentence(dated, start, end)
            if sentence is None:
                continue
            days = {day for at, day in named if start <= at < end}
            for day in days & wanted:
                self._of[day].append((sentence, _nearness(published, day)))
            if published is not None and not days:
                if published in wanted and number < HEAD_SAME:
                    self._of[published].append((sentence, SAME))
                if published - 1 in wanted and number < HEAD_NEXT:
                    self._of[published - 1].append((sentence, NEXT))
        self._having.update(here)

    def _ranked(self, day: int) -> list[Said]:
        said = self._of.get(day, [])
        having: defaultdict[str, dict[str, float]] = defaultdict(dict)
        for sentence, weight in said:
            for term in sentence.terms:
                having[term].setdefault(sentence.cited.article, weight)
        articles = len({sentence.cited.article for sentence, _ in said})
        central = {t: sum(of.values()) / articles * self._rarity(t) ** 0.7 for t, of in having.items()}
        worth = [(sentence, weight * self._worth(sentence, central)) for sentence, weight in said]
        worth.sort(key=lambda pair: (-pair[1], pair[0].cited.article, pair[0].cited.start))
        return worth[:POOL]

    def _worth(self, sentence: Sentence, central: Mapping[str, float]) -> float:
        size = math.sqrt(len(sentence.terms) + 4)
        of_day = sum(central[term] for term in sentence.terms) / size
        of_story = sum(self._having[t] / self._articles * self._rarity(t) for t in sentence.terms) / size
        manner = 1.0
        for fault in (not _BEGINS.match(sentence.text), sentence.text[-1] not in ".!?”\"’'"):
            manner *= 0.4 if fault else 1.0
        for fault in (sentence.text[0] in "\"“'‘", bool(_PERSONAL.search(sentence.text))):
            manner *= 0.5 if fault else 1.0
        return of_day * math.sqrt(of_story) * manner

    def _rarity(self, term: str) -> float:
        return math.log((self._size + 1) / (self._frequency[term] + 0.5))


def _sentence(dated: Dated, start: int, end: int) -> Sentence | None:
    """The sentence without a dateline before it; None for what is too short or long, or no prose."""
    text = dated.article.text
    start = _behind_dateline(text, start, end)
    words = _WORD.findall(text[start:end])
    if not SHORTEST <= len(words) <= LONGEST or _FURNITURE.search(text, start, end):
        return None
    terms = frozenset(stem(word) for word in words if word.casefold() not in STOP_WORDS)
    if not terms:
        return None
    cited = Cited(dated.article.id, dated.article.source, start, end)
    return Sentence(cited, " ".join(text[start:end].split()), len(words), terms)


def _behind_dateline(text: str, start: int, end: int) -> int:
    """Where what is said begins: captions and highlights may stand before the dateline in one sentence with it."""
    within = [line for line in datelines_inside(text, start, min(end, start + CAPTIONS)) if line.agency]
    found = dateline_at(text, start) or (within[-1] if within else None)
    begins = found.end if found else start
    while begins < end and text[begins].isspace():
        begins += 1
    return begins if begins < end else start


def _nearness(published: int | None, day: int) -> float:
    if published is None:
        return LATE
    gap = published - day
    return AHEAD if gap < 0 else NEAR if gap <= 2 else LATE
