"""Verbs that agree with who speaks: the minister says, officials say."""

from __future__ import annotations

import re
from functools import lru_cache

from briefing.extract.lexicon.tables import table
from briefing.story.wording import third_person


def present(verb: str, speaker: str, *, named: bool) -> str:
    """The verb as said of ``speaker``: Mattis "says", officials "say". ``named``: it is a name, not a description."""
    return verb if speaks_as_many(speaker, named=named) else third_person(verb)


def speaks_as_many(speaker: str, *, named: bool) -> bool:
    """Whether the verb after these words is a plural; few names ask for one ("Democrats")."""
    many, behind, peoples = _lists()
    if named:
        return speaker.endswith(peoples)
    head = behind.split(" ".join(speaker.split()), maxsplit=1)[0]
    last = head.rpartition(" ")[2].lower()
    if " and " in head or last in many or last.endswith(peoples):
        return True
    return last.endswith("s") and not last.endswith(("ss", "us", "sis", "news", "politics"))


@lru_cache(maxsize=1)
def _lists() -> tuple[frozenset[str], re.Pattern[str], tuple[str, ...]]:
    lists = table("story", "speaking")
    after_head = "|".join(lists.ordered("behind_head"))
    behind = re.compile(rf"(?<=\w),? (?:{after_head})\b|,")
    return lists.words("many"), behind, lists.ordered("peoples")
