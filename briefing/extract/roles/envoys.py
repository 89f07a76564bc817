"""Who is an envoy: speaks or negotiates for a state or body in this story."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from briefing.extract.document.words import Words
from briefing.extract.roles.role_patterns import Found
from briefing.extract.rules import FirstMatch
from briefing.profiles import EnvoyWords

HEADS_DELEGATION = re.compile(r"(?:\w+ )?(?:head|leader|chief) of .*\bdelegation\b")
"""Also with the sender between: "head of the union's delegation"."""


@dataclass
class Person:
    """A person with the titles that the text gives, and the tokens of the mentions, titles before them included."""

    w: Words
    found: Sequence[Found]
    mentions: Sequence[range]
    words: EnvoyWords

    @cached_property
    def titles(self) -> list[str]:
        """Titles that are not over, in lower case."""
        return [_title(self.w, f) for f in self.found if not f.former]

    @cached_property
    def named(self) -> list[range]:
        """Where the person is named, with the title and without."""
        return [*self.mentions, *(range(f.phrase.start, f.to) for f in self.found if f.phrase.start < f.at)]

    def span(self) -> tuple[int, int]:
        """The code points of the first mention."""
        first = next((m for m in self.mentions if m), None)
        return (self.w.start[first.start], self.w.end[first.stop - 1]) if first else (0, 0)


ENVOY: FirstMatch[Person, bool] = FirstMatch("envoy", "entity", Person.span)


def is_envoy(w: Words, found: Sequence[Found], mentions: Sequence[range], words: EnvoyWords) -> bool:
    """Whether titles or deeds make the person an envoy. Former envoys and those whom envoys serve are none."""
    return ENVOY.decide(Person(w, found, mentions, words)) or False


@ENVOY.rule(
    fires=("The special envoy [Ana Lindqvist] arrived in Oslo.", "[Ana Lindqvist], head of the delegation, left Oslo."),
    never=("The former special envoy [Ana Lindqvist] wrote a book.", "The goodwill ambassador [Ana Lindqvist] sang."),
)
def by_title(p: Person) -> bool | None:
    """A title of the profile, or heading a delegation, makes an envoy."""
    made = (t for t in p.titles if has_words(t, p.words.titles) or HEADS_DELEGATION.match(t))
    return True if any(not has_words(t, p.words.never) for t in made) else None


@ENVOY.rule(
    fires="The Norwegian president [Ana Lindqvist] led the delegation to the talks in Oslo.",
    never="The deputy foreign minister [Ana Lindqvist] led the delegation to the talks in Oslo.",
)
def principal(p: Person) -> bool | None:
    """Those whom envoys serve are none, whatever they do."""
    heads = any(has_words(t, p.words.principals) and not has_words(t, p.words.deputies) for t in p.titles)
    return False if heads else None


@ENVOY.rule(
    fires="Norway sent [Ana Lindqvist] to Lima for talks.",
    never="The talks sent [Ana Lindqvist] home.",
    seldom="envoys mostly have a title; who has none would be missed",
)
def sent(p: Person) -> bool | None:
    """Whom a state sends or delegates is its envoy."""
    return True if any(_sent(p.w, m, p.words) for m in p.named) else None


@ENVOY.rule(
    fires="[Ana Lindqvist], who heads the rebel delegation, left Oslo.",
    never="[Ana Lindqvist], who heads the bank, left Oslo.",
    seldom="envoys mostly have a title; who has none would be missed",
)
def leads(p: Person) -> bool | None:
    """Who leads or heads a delegation is an envoy."""
    return True if any(_leads(p.w, m) for m in p.named) else None


@ENVOY.rule(
    fires="Deputy minister [Ana Lindqvist] attended the talks in Oslo.",
    never="The singer [Ana Lindqvist] attended the talks in Oslo.",
)
def negotiates(p: Person) -> bool | None:
    """An official who attends or leads talks is an envoy."""
    acting = any(has_words(t, p.words.delegates) for t in p.titles)
    return True if acting and any(_negotiates(p.w, m, p.words) for m in p.named) else None


def _title(w: Words, f: Found) -> str:
    """The title's own noun phrase and its "of" phrases, in lower case, singular head, without the possessor."""
    p = f.phrase
    body = [*w.lower[p.possessor : p.head], p.noun, *w.lower[p.head + 1 : p.end]]
    return " ".join(body)


def _negotiates(w: Words, mention: range, words: EnvoyWords) -> bool:
    """Subject of "attended talks", "led the delegation" in the same sentence."""
    verb = -1
    begin = w.sentence[mention.start]
    for k in range(mention.stop, min(len(w), mention.stop + 30)):
        if w.sentence[k] != begin:
            return False
        if w.lemma[k] in words.actions and w.pos[k] in ("VERB", "AUX"):
            verb = k
        if verb >= 0 and w.lower[k] in words.occasions and k - verb <= 10:
            return True
    return False


def _leads(w: Words, mention: range) -> bool:
    """ "NAME, who heads the rebels' delegation"."""
    rest = range(mention.stop, min(len(w), mention.stop + 9))
    verb = next((k for k in rest if w.lemma[k] in ("head", "lead") and w.pos[k] == "VERB"), -1)
    if verb < 0 or not {"who", ","} >= set(w.lower[mention.stop : verb]) or w.lower[verb + 1 : verb + 2] == ["by"]:
        return False
    return "delegation" in w.lower[verb : verb + 6]


def _sent(w: Words, mention: range, words: EnvoyWords) -> bool:
    """Object of "sent", or head of a delegation: "dispatched NAME to", "a delegation led by NAME"."""
    k = mention.start
    before = w.lemma[max(0, k - 12) : k]
    if mention.stop < len(w) and w.lower[mention.stop] == "to" and any(v in before[-6:] for v in words.senders):
        return True
    if not mention:
        return False
    begin = max(w.sentence[k], k - 8)
    sending = next((j for j in range(k - 1, begin, -1) if w.pos[j] in ("VERB", "AUX")), -1)
    if sending > 0 and w.lemma[sending] in words.senders and w.countries_in(max(w.sentence[k], sending - 3), sending):
        return not any(w.is_person(j) for j in range(sending, k))
    return before[-1:] == ["by"] and before[-2:-1] in (["lead"], ["head"]) and "delegation" in before


def has_words(title: str, phrases: Sequence[str]) -> bool:
    """Whether one of the ``phrases`` stands in a title, whole words in lower case."""
    return bool(phrases) and _pattern(tuple(phrases)).search(title) is not None


@lru_cache(maxsize=32)
def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, phrases)) + r")(?![\w])")
