"""How many of the listed sources have each fact of an article."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefing.story.lookup import StoryLookup
from briefing.ui.view.agreement import share
from briefing.ui.view.sidebar import Group


def with_shares(
    groups: Iterable[Group], article: str, index: StoryLookup, listed: Sequence[str] | None, *, alone: bool
) -> list[Group]:
    """The facts of ``article`` with how many originals have each: of ``listed``, ids of articles, of all with None.

    ``alone`` says that nobody else tells its story, so that what is only here goes without saying. Of a single listed
    source nothing is said.
    """
    origin = None if listed is None else {i: index.sources[i].origin for i in listed if i in index.sources}
    of = index.originals if origin is None else len(set(origin.values()))
    if of < 2:
        return list(groups)
    fewest = 2 if alone else 1
    out = []
    for group in groups:
        facts = []
        for fact in group.facts:
            thing = None if fact.kind == "date" else index.thing(article, fact.key)
            if thing is not None:
                number = thing.sources
                if origin is not None:
                    number = len({origin[m.article] for m in thing.members if m.article in origin})
                fact = fact._replace(sources=share(number, of) if number >= fewest else "")
            facts.append(fact)
        out.append(group._replace(facts=tuple(facts)))
    return out
