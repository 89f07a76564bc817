"""Generated articles with the facts that extraction would find in them: as many and as full as those of real news."""

from __future__ import annotations

import calendar
import random
from collections.abc import Iterator
from functools import cache
from itertools import islice

from briefing.library import Library, facts_key
from briefing.model import (
    Article,
    Cue,
    Entity,
    Event,
    EventPlace,
    Facts,
    Party,
    Published,
    Role,
    Span,
    Statement,
    Time,
)
from briefing.profiles import load_profile
from briefing.story.types import Record

A_STORY = 6
VOCABULARY = 20_000
BATCH = 500

FIRST = ("Lena", "Tomas", "Marta", "Jon", "Ida", "Nils", "Vera", "Oskar", "Alma", "Piet", "Runa", "Emil")
LAST = ("hart", "okel", "holm", "ekd", "brand", "aas", "vint", "sorl", "mark", "lund", "feld", "grim", "tell", "rost")
ENDS = ("wig", "son", "en", "ahl", "er", "berg", "by", "um", "ova", "ic", "ani", "esco")
PLACES = ("Oslo", "Geneva", "Hanoi", "Lima", "Quito", "Tunis", "Riga", "Accra", "Baku", "Sofia", "Minsk", "Doha")
BODIES = ("Ministry of Ports", "River Board", "Grain Council", "Border Office", "Coast Union", "Pier Authority")


@cache
def _words() -> tuple[list[str], list[float]]:
    syllables = ("ba", "do", "ki", "lu", "me", "no", "pa", "ri", "su", "ta", "ve", "zo", "an", "er", "il", "on")
    chance = random.Random(5)
    drawn = ("".join(chance.choices(syllables, k=chance.randint(1, 4))) for _ in range(VOCABULARY * 3))
    words = sorted(dict.fromkeys(drawn), key=len)[:VOCABULARY]
    total, weights = 0.0, []
    for rank in range(len(words)):
        total += 1 / (rank + 2)
        weights.append(total)
    return words, weights


def _name(chance: random.Random) -> str:
    return f"{chance.choice(FIRST)} {(chance.choice(LAST) + chance.choice(LAST) + chance.choice(ENDS)).capitalize()}"


class _Text:
    """Words put one behind the other, with where they stand."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.sentences: list[Span] = []

    def put(self, words: str) -> Span:
        start = self.length
        self.parts.append(words)
        self.length += len(words)
        return Span(start, self.length)

    def end(self, start: int, after: str = " ") -> Span:
        self.put(".")
        self.sentences.append(Span(start, self.length))
        self.put(after)
        return self.sentences[-1]


class _Story:
    """What the articles of a story have in common."""

    def __init__(self, number: int) -> None:
        chance = random.Random(number)
        self.people = [_name(chance) for _ in range(5)]
        self.places = chance.sample(PLACES, 3)
        self.body = f"{chance.choice(PLACES)} {chance.choice(BODIES)}"
        self.month, self.day = chance.randrange(1, 13), chance.randrange(1, 24)
        self.year = 2031 + number % 3
        self.words = chance.sample(_words()[0][200:], 60)

    def date(self, ahead: int) -> tuple[str, str]:
        day = self.day + ahead
        return f"{calendar.month_name[self.month]} {day}", f"{self.year}-{self.month:02}-{day:02}"


def records(size: int, words: int = 450) -> Iterator[Record]:
    """``size`` articles in an order without any, ``A_STORY`` of a story, with five events and six statements each."""
    numbers = list(range(size))
    random.Random(1).shuffle(numbers)
    for number in numbers:
        yield _record(number, words)


def _record(number: int, length: int) -> Record:
    story, chance = _Story(number // A_STORY), random.Random(-number)
    vocabulary, weights = _words()
    text = _Text()
    mentions: dict[str, list[Span]] = {}
    times: list[Time] = []
    events: list[Event] = []
    statements: list[Statement] = []
    names = [*story.people, _name(chance), _name(chance), *story.places, story.body]
    ids = {name: f"e{i}" for i, name in enumerate(names, 1)}
    roles: list[Role] = []

    def named(name: str) -> Party:
        span = text.put(name)
        mentions.setdefault(name, []).append(span)
        return Party(ids[name], name, span.start, span.end)

    def filled(count: int) -> None:
        while count > 0:
            start, size = text.length, chance.randint(8, 24)
            own = chance.sample(story.words, 3)
            said = chance.choices(vocabulary, cum_weights=weights, k=size) + own
            chance.shuffle(said)
            text.put(" ".join(said).capitalize())
            text.end(start, chance.choice((" ", " ", "\n\n")))
            count -= size + 3

    def met(one: str, two: str, place: str, ahead: int, kind: str) -> None:
        start = text.length
        first = named(one)
        text.put(" will ")
        trigger = text.put("meet")
        text.put(" ")
        second = named(two)
        text.put(" in ")
        where = named(place)
        text.put(" on ")
        words, value = story.date(ahead)
        when = text.put(words)
        sentence = text.end(start)
        times.append(Time(when.start, when.end, words, "date", value, value, value, "day", None, "published"))
        events.append(
            Event(
                f"v{len(events) + 1}", kind, f"{one}–{two} talks", None, (ids[one], ids[two]), (value,), (when,),
                (EventPlace(ids[place], "stated", Span(where.start, where.end)),), "planned", (sentence,), "consult",
                not events, f"{one} and {two} will meet in {place}", trigger, (first, second),
            )
        )  # fmt: skip

    def told(name: str) -> None:
        start = text.length
        content = text.put("“" + " ".join(chance.choices(vocabulary, cum_weights=weights, k=12)) + ",”")
        text.put(" ")
        speaker = named(name)
        text.put(" ")
        cue = text.put("said")
        text.end(start, "\n\n")
        statements.append(
            Statement(f"s{len(statements) + 1}", content, "direct", "say", speaker, Cue("said", cue.start, cue.end))
        )

    a, b, c, d, e, own, other = names[:7]
    met(a, b, story.places[0], 4, "talks")
    title = text.put("Minister ")
    met(c, d, story.places[1], chance.randrange(4), "visit")
    roles.append(Role("Minister", title.start, title.end - 1))
    for who in (a, b, own):
        filled(length // 6)
        told(who)
    met(a, story.body, story.places[2], 2, "talks")
    for who in (c, e, other):
        filled(length // 6)
        told(who)
    met(own, other, story.places[1], chance.randrange(4), "talks")
    filled(20)
    for name in (a, b, story.places[0], story.body):
        start = text.length
        named(name)
        text.put(" ")
        text.put(chance.choice(vocabulary))
        text.end(start)
    published = Published(story.date(chance.randrange(4))[1], "metadata")
    entities = tuple(
        Entity(
            ids[name], "person" if name in names[:7] else "organization" if name == story.body else "place", name,
            roles=tuple(roles) if name == c else (), mentions=tuple(mentions[name]),
        )
        for name in names if name in mentions
    )  # fmt: skip
    ident = f"{number:010x}{0:06x}"  # a story is named by the first ten digits of an article
    body = "".join(text.parts)
    headline = f"{a} and {b} to meet in {story.places[0]} over {' '.join(chance.sample(story.words, 3))}"
    article = Article(
        ident, f"/news/{number // 1000}/{number}.md", headline, body, f"Post {number % 40}", None, "en",
        f"https://post.example/{number}", published,
    )  # fmt: skip
    facts = Facts(
        ident, published, entities, tuple(times), tuple(events), "generated", "1", tuple(statements), (),
        tuple(text.sentences),
    )  # fmt: skip
    return article, facts


def fill(library: Library, size: int) -> None:
    """Put ``size`` articles with their facts into ``library``, as the reader without configuration looks for them."""
    key, made = facts_key(None, load_profile()), records(size)
    while batch := list(islice(made, BATCH)):
        library.put_articles([(article, None) for article, _ in batch])
        for article, facts in batch:
            library.put_facts(article, key, facts)
