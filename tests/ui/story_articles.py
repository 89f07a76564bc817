"""Four articles on one summit and one on another matter, with the facts that a perfect extractor finds in them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from briefing.ingest import discover, load
from briefing.library import Library, facts_key
from briefing.model import Article, Entity, EntityType, Event, EventPlace, EventStatus, Facts, Role, Span, Time
from briefing.profiles import load_profile
from briefing.ui.screens.reader import ReaderScreen
from tests.ui.conftest import screen_text, spans

COURIER = """---
title: Second summit planned for late March
outlet: Harbour Courier
published: 2021-03-02
---
Norland will hold a second summit with Sudria in late March, President Adela Marsh said.

Port Ellery and Brackenridge are candidates. Lena Hartwig, the Norland envoy, will go first.

{filler}
Hartwig spoke of [fishing] rights.
"""
GAZETTE = """---
title: Dates named for summit in Port Ellery
outlet: Strait Gazette
published: 2021-03-08
---
The second summit of Adela Marsh and Tomas Okell will be in Port Ellery on March 27 and 28.

Lena Hartwig, special envoy of Norland, met Okell on Friday. The strait stays closed.
"""
POST = """---
title: A later day for the summit
outlet: Island Post
published: 2021-03-08
---
Adela Marsh and Tomas Okell meet again on April 3, the ministry said of the second summit.
"""
LEDGER = """---
title: Marsh and Okell sign
outlet: Ledger
published: 2021-03-29
---
Adela Marsh and Tomas Okell ended their second summit in Port Ellery. H. Lena Hartwig-Voss kept the notes.
"""
MUSEUM = """---
title: A museum of glass
outlet: Strait Gazette
published: 2021-02-01
---
A museum of glass opened in Brackenridge.
"""
FILLER = "".join(f"Paragraph {n} says how cod is counted in the waters of the strait.\n\n" for n in range(40))

_PEOPLE: tuple[tuple[EntityType, str, str, str | None, bool], ...] = (
    ("person", "Adela Marsh", "Adela Marsh", "NO", False),
    ("person", "Tomas Okell", "Tomas Okell", "SU", False),
    ("person", "Lena Hartwig", "Hartwig", "NO", True),
    ("person", "H. Lena Hartwig-Voss", "H. Lena Hartwig-Voss", "NO", False),
    ("place", "Port Ellery", "Port Ellery", None, False),
    ("place", "Brackenridge", "Brackenridge", None, False),
    ("place", "Norland", "Norland", None, False),
)


def _facts(article: Article) -> Facts:
    text = article.text
    entities: list[Entity] = []
    for kind, name, words, country, envoy in _PEOPLE:
        if name not in text or (name == "Lena Hartwig" and "Hartwig-Voss" in text):
            continue
        roles = tuple(
            Role(title, s.start, s.end)
            for title in ("Norland envoy", "special envoy of Norland")
            for s in spans(text, title)
            if envoy
        )
        mentions = spans(text, words)
        entities.append(Entity(f"e{len(entities)}", kind, name, (words,), country, roles, envoy, mentions))
    ids = {entity.name: entity.id for entity in entities}
    events, times = _summit(text, ids)
    return Facts(article.id, article.published, tuple(entities), times, events, "test", "1")


def _summit(text: str, ids: dict[str, str]) -> tuple[tuple[Event, ...], tuple[Time, ...]]:
    said = next((span for part in ("a second summit", "second summit") for span in spans(text, part)), None)
    if said is None:
        return (), ()
    evidence = Span(text.rfind("\n", 0, said.start) + 1, text.find(".", said.end) + 1)
    when: tuple[tuple[str, str, str, str, str | None], ...] = (
        ("late March", "2021-03", "2021-03-21", "2021-03-31", "END"),
        ("March 27 and 28", "2021-03-27/2021-03-28", "2021-03-27", "2021-03-28", None),
        ("April 3", "2021-04-03", "2021-04-03", "2021-04-03", None),
    )
    times = [
        Time(s.start, s.end, words, "date", value, first, last, "month" if modifier else "day", modifier)
        for words, value, first, last, modifier in when
        for s in spans(text, words)
    ]
    times += [
        Time(s.start + 3, s.end, "Friday", "date", "2021-03-05", "2021-03-05", "2021-03-05", "day")
        for s in spans(text, "on Friday")
    ]
    days = [time for time in times if time.text != "Friday"]
    status: EventStatus = "held" if "ended" in text else "planned"
    candidates = "candidates" in text
    places = [
        EventPlace(ids[name], "candidate" if candidates else "stated", spans(text, name)[0])
        for name in ("Port Ellery", "Brackenridge")
        if name in ids
    ]
    event = Event(
        "v1",
        "summit",
        "second Marsh–Okell summit",
        2,
        tuple(ids[name] for name in ("Adela Marsh", "Tomas Okell") if name in ids),
        tuple(time.value for time in days),
        tuple(Span(time.start, time.end) for time in days),
        tuple(places),
        status,
        (evidence,),
    )
    return (event,), tuple(times)


@pytest.fixture
def story(home: Path) -> Path:
    """A folder with the articles, their facts in the library."""
    texts = (COURIER.replace("{filler}", FILLER), GAZETTE, POST, LEDGER, MUSEUM)
    return write(home / "story", texts)


def write(folder: Path, texts: Iterable[str]) -> Path:
    """A folder with these articles in order, their facts in the library."""
    folder.mkdir()
    for number, text in enumerate(texts):
        (folder / f"{number}.md").write_text(text, encoding="utf-8")
    key = facts_key(None, load_profile())
    with Library.open() as library:
        for source in discover([str(folder)])[0]:
            article = load(source)
            assert isinstance(article, Article)
            library.put_facts(article, key, _facts(article))
    return folder


async def until(pilot: Pilot[None], *words: str) -> str:
    """Wait until all of ``words`` are on the screen; the screen."""
    seen = ""
    for _ in range(200):
        seen = screen_text(pilot)
        if all(word in seen for word in words):
            return seen
        await pilot.pause(0.02)
    raise AssertionError(f"{words} not in\n{seen}")


async def choose(pilot: Pilot[None], words: str) -> None:
    """Go down the facts to the one that is titled ``words``."""
    screen = reader(pilot)
    await pilot.press("tab")
    for _ in range(60):
        if screen.facts.fact and screen.facts.fact.title == words:
            return
        await pilot.press("j")
    raise AssertionError(f"no fact {words}")


async def cursor_on(pilot: Pilot[None], words: str) -> None:
    """Go down a list until the line with the cursor has ``words``."""
    await pilot.press("g")
    for _ in range(80):
        if re.search(rf"▌[^│]*{re.escape(words)}", screen_text(pilot)):
            return
        await pilot.press("j")
    raise AssertionError(f"{words} cannot be chosen in\n{screen_text(pilot)}")


def reader(pilot: Pilot[None]) -> ReaderScreen:
    """The screen under all others."""
    screen = pilot.app.screen_stack[0]
    assert isinstance(screen, ReaderScreen)
    return screen
