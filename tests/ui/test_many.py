"""Many sources: what was read stays read, and leaving waits for none of them."""

from __future__ import annotations

import os
from pathlib import Path

from textual.pilot import Pilot

from briefing.config import Config
from briefing.library import Library, stamp_of
from briefing.ui.app import BriefingApp
from briefing.ui.session import Entry
from tests.ui.conftest import Start, screen_text


def entries(pilot: Pilot[None]) -> list[Entry]:
    assert isinstance(pilot.app, BriefingApp)
    return pilot.app.session.entries


async def test_a_file_that_has_not_changed_is_not_read_again(start: Start, folder: Path) -> None:
    async with start() as pilot:
        before = [e.title for e in entries(pilot)]
    second = folder / "b.md"
    stamp = stamp_of(str(second))
    with Library.open() as library:
        assert stamp is not None
        assert library.known({str(second): stamp})
    text = second.read_text(encoding="utf-8")
    second.write_text(text.replace("Okell leaves", "Okell sails!"), encoding="utf-8")
    os.utime(second, ns=(stamp.mtime_ns, stamp.mtime_ns))
    async with start() as pilot:
        assert [e.title for e in entries(pilot)] == before  # size and time are the same: nobody looked inside
    os.utime(second)
    async with start() as pilot:
        assert entries(pilot)[1].title == "Okell sails! for Port Ellery"


async def test_a_file_grown_past_the_limit_is_refused_though_it_is_known(start: Start, folder: Path) -> None:
    async with start():
        pass
    async with start(folder / "c.md", folder / "a.md", config=Config(max_file_mb=0.001)) as pilot:
        assert "larger than the limit" in entries(pilot)[1].skipped


async def test_keys_pass_over_hundreds_of_sources_in_order(start: Start, folder: Path) -> None:
    for n in range(300):
        (folder / f"e{n:03}.txt").write_bytes(b"\0\1" * 40 if n % 3 else f"Cod report {n}.\n".encode())
    async with start(config=Config(model="no_such_model")) as pilot:
        await pilot.press("J", "J", "J", "J")
        assert "Cod report 3." in screen_text(pilot)
        await pilot.press("K", "K", "J")
        assert "Cod report 0." in screen_text(pilot)
        assert isinstance(pilot.app, BriefingApp)
        done, of = pilot.app.session.progress()
        assert done == of == 103
