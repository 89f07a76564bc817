"""Articles and facts made by hand, and the real app on them: the facts are in the library, so no worker starts."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from briefing.config import Config
from briefing.ingest import discover, load
from briefing.library import Library, facts_key
from briefing.model import Article, Entity, Event, EventPlace, Facts, Role, Span, Time
from briefing.profiles import load_profile
from briefing.ui.app import BriefingApp
from briefing.ui.opening import open_session
from briefing.workers.library_client import LibraryClient

FIRST = """---
title: Norland and Sudria set a date for talks
outlet: Harbour Courier
published: 2021-03-02
url: https://example.org/talks
---
PORT ELLERY [Courier] — Norland and Sudria will hold talks in Port Ellery on March 9, both ministries said.

Lena Hartwig, the Norland envoy for the strait, will meet Tomas Okell there. Brackenridge was also considered.

{filler}
Hartwig said on Monday that fishing rights would come first.
"""
SECOND = """---
title: Okell leaves for Port Ellery
outlet: Strait Gazette
published: 2021-03-08
---
Tomas Okell left for Port Ellery on Monday.
"""
THIRD = """---
title: A museum opens
outlet: Strait Gazette
published: 2021-05-01
---
A museum of glass opened in Brackenridge.
"""
FILLER = "".join(
    f"Paragraph {n} says how cod is counted, and by whom, in the waters of the strait.\n\n" for n in range(30)
)

Start = Callable[..., AbstractAsyncContextManager[Pilot[None]]]


def spans(text: str, words: str) -> tuple[Span, ...]:
    """Every place where ``words`` stand."""
    found, at = [], text.find(words)
    while at >= 0:
        found.append(Span(at, at + len(words)))
        at = text.find(words, at + 1)
    return tuple(found)


def facts_of(article: Article) -> Facts:
    """What a perfect extractor finds in the articles above."""
    text = article.text
    people = [
        Entity("e1", "person", "Lena Hartwig", ("Hartwig",), "NO", (_role(text),), True, spans(text, "Hartwig"))
        if "Hartwig" in text
        else None,
        Entity("e2", "person", "Tomas Okell", (), "SU", (), False, spans(text, "Tomas Okell")),
        Entity("e3", "place", "Port Ellery", (), None, (), False, spans(text, "Port Ellery")),
        Entity("e4", "place", "Brackenridge", (), None, (), False, spans(text, "Brackenridge")),
        Entity("e5", "organization", "Courier", (), None, (), False, spans(text, "Courier")),
    ]
    entities = tuple(e for e in people if e and e.mentions)
    times: tuple[Time, ...] = ()
    events: tuple[Event, ...] = ()
    if day := spans(text, "March 9"):
        times = (Time(day[0].start, day[0].end, "March 9", "date", "2021-03-09", "2021-03-09", "2021-03-09", "day"),)
        places = (EventPlace("e3"), EventPlace("e4", "candidate"))
        evidence = spans(text, "Norland and Sudria will hold talks in Port Ellery on March 9, both ministries said.")
        events = (
            Event(
                "v1", "talks", "Norland–Sudria talks", None, ("e1",), ("2021-03-09",), day, places, "planned", evidence
            ),
        )
    return Facts(article.id, article.published, entities, times, events, "test", "1")


def _role(text: str) -> Role:
    (span,) = spans(text, "the Norland envoy for the strait")
    return Role("Norland envoy for the strait", span.start, span.end)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BRIEFING_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("BRIEFING_CONFIG_DIR", str(tmp_path / "config"))
    # Whatever terminal the tests run in, the reader's is one with all colours on a dark ground.
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.delenv("COLORFGBG", raising=False)
    return tmp_path


@pytest.fixture
def folder(home: Path) -> Path:
    """Three articles and a file that cannot be read, the facts of the articles in the library."""
    folder = home / "articles"
    folder.mkdir()
    texts = {"a.md": FIRST.replace("{filler}", FILLER), "b.md": SECOND, "c.md": THIRD}
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "d.txt").write_bytes(b"\0\1\2" * 50)
    key = facts_key(None, load_profile())
    with Library.open() as library:
        for source in discover([str(folder)])[0]:
            article = load(source)
            if isinstance(article, Article):
                library.put_facts(article, key, facts_of(article))
    return folder


@pytest.fixture
def start(folder: Path) -> Start:
    """Starts the real app, by default on the folder; leaves when the block ends."""

    @asynccontextmanager
    async def run(
        *paths: Path, size: tuple[int, int] = (120, 30), config: Config | None = None, problems: tuple[str, ...] = ()
    ) -> AsyncIterator[Pilot[None]]:
        chosen = config or Config()
        profile = load_profile(chosen.profile)
        library = LibraryClient(chosen.model, profile)
        session = open_session([str(p) for p in paths or (folder,)], chosen, profile, library)
        app = BriefingApp(session, chosen, library, problems)
        try:
            async with app.run_test(size=size, notifications=True) as pilot:
                await settle(pilot)
                yield pilot
        finally:
            app.article_worker.close()
            app.story.close()
            app.fetcher.close()
            library.close()

    return run


async def settle(pilot: Pilot[None]) -> None:
    """Wait until sources are read and facts recalled."""
    app = pilot.app
    assert isinstance(app, BriefingApp)
    for _ in range(400):
        await pilot.pause(0.01)
        done, of = app.session.progress()
        if done == of and not app.article_worker.busy:
            break
    await pilot.pause()


def screen_text(pilot: Pilot[None]) -> str:
    """What stands on the screen, line by line."""
    return "\n".join(strip.text for strip in pilot.app.screen._compositor.render_strips())


async def told(pilot: Pilot[None], words: str) -> bool:
    """Whether a notice with ``words`` comes up."""
    for _ in range(100):
        if any(words in notice.message for notice in pilot.app._notifications):
            return True
        await pilot.pause(0.05)
    return False


def styled(pilot: Pilot[None], words: str) -> str:
    """The attributes in which ``words`` stand on the screen where they stand first."""
    for strip in pilot.app.screen._compositor.render_strips():
        for segment in strip:
            if words == segment.text.strip():
                return str(segment.style)
    raise AssertionError(f"{words!r} is not on the screen in one style")
