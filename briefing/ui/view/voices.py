"""What is said in many articles, by what is done by saying it: denials first, plain saying last."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from briefing.model import Article, Facts
from briefing.story.types import Quotation
from briefing.story.wording import third_person
from briefing.ui.view import said

FIRST = (
    "deny", "accuse", "threaten", "demand", "warn", "criticise", "reject", "refuse", "apologise", "admit", "confirm",
    "promise", "offer", "announce", "propose", "praise", "ask",
)  # fmt: skip
LAST = ("say",)
MOST = 150
"""Statements that are shown of each act, the newest."""


class Voice(NamedTuple):
    """One statement: who makes it, the gist, where it stands; ``published`` is empty where the day is not known.

    ``known`` says that whoever makes it has a name in the article.
    """

    speaker: str
    gist: str
    words: Quotation
    published: str
    known: bool


class Act(NamedTuple):
    """All statements of one act: what it is called of one who does it, how many there are, the newest ones."""

    title: str
    number: int
    voices: Sequence[Voice]


def acts(records: Iterable[tuple[Article, Facts]], speaker: str = "") -> list[Act]:
    """What is said in these articles; with ``speaker`` only by those in whose name these words stand."""
    wanted = speaker.casefold().split()
    found: defaultdict[str, list[Voice]] = defaultdict(list)
    for article, facts in records:
        entities = {entity.id: entity for entity in facts.entities}
        published = facts.published.value if facts.published else ""
        for one in facts.statements:
            name = said.speaker_name(one, entities)
            if all(word in name.casefold() for word in wanted):
                words = Quotation(article.id, one.content.start, one.content.end, "")
                known = one.speaker is not None and one.speaker.entity in entities
                found[one.act].append(Voice(name, said.gist(article.text, one.content), words, published, known))
    return [_act(act, found[act]) for act in sorted(found, key=lambda act: _rank(act, len(found[act])))]


def _act(act: str, voices: list[Voice]) -> Act:
    newest = sorted(voices, key=lambda v: v.words)
    newest.sort(key=lambda v: (v.known, v.published), reverse=True)
    return Act(third_person(act), len(voices), newest[:MOST])


def _rank(act: str, number: int) -> tuple[int, int, str]:
    if act in FIRST:
        return FIRST.index(act), 0, act
    return len(FIRST) + (act in said.THINKING) + 2 * (act in LAST), -number, act
