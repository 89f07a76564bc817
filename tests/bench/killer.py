"""Kills a program while it writes corrections and facts, again and again, and looks whether anything stored is lost.

python -m tests.bench.killer [COUNT [SEED]]    by default 1,000 kills; exit status 1 where something was lost
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from briefing.library import FactsKey, Library
from briefing.library.check import check
from briefing.model import Article, Facts
from briefing.story.linking.corrections import CORRECTIONS, Act, Corrections, Ref, Rename

KEY = FactsKey("model", "profile", "extractor")


def article(number: int) -> Article:
    """The article of this number."""
    return Article(f"a{number}", f"{number}.txt", "Title", f"Words of number {number}. " * 20)


def write(path: Path, number: int) -> None:
    """Store for ever, saying so after each: article, facts, place, correction."""
    with Library.open(path) as library:
        while True:
            act = Act((Rename(Ref(f"name {number}"), "name"),))
            library.put_facts(article(number), KEY, Facts(f"a{number}"))
            library.set_place(f"a{number}", number + 1, read=True)
            library.change(CORRECTIONS, Corrections, lambda kept, act=act: (kept or Corrections()).with_act(act))  # type: ignore[misc]
            print(number, flush=True)
            number += 1


def run(kills: int, seed: int, path: Path) -> Iterator[str]:
    """Each thing that was said to be stored and is not."""
    chance = random.Random(seed)
    stored = 0
    for _ in range(kills):
        command = [sys.executable, "-m", "tests.bench.killer", "--write", str(path), str(stored)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
            assert writer.stdout
            for _ in range(chance.randint(1, 12)):
                stored = int(writer.stdout.readline()) + 1
            writer.kill()
            # What it still said before it was killed counts.
            for line in writer.stdout:
                stored = int(line) + 1 if line.endswith("\n") else stored
        yield from _lost(path, stored)


def _lost(path: Path, stored: int) -> Iterator[str]:
    with Library.open(path) as library:
        numbers = range(stored)
        wanted = [article(number) for number in numbers]
        if library.articles(one.id for one in wanted) != wanted:
            yield f"articles of {stored}"
        if set(library.facts_of(wanted, KEY)) != {one.id for one in wanted}:
            yield f"facts of {stored}"
        if any(library.place(f"a{number}") != number + 1 for number in numbers[-20:]):
            yield f"places of {stored}"
        made = {one.which.name for one in (library.kept(CORRECTIONS, Corrections) or Corrections()).made}  # type: ignore[union-attr]
        if not made >= {f"name {number}" for number in numbers}:
            yield f"corrections of {stored}"
    yield from check(path).problems


def main(arguments: list[str]) -> int:
    """Print what is lost; the exit status."""
    if arguments[:1] == ["--write"]:
        write(Path(arguments[1]), int(arguments[2]))
    kills = int(arguments[0]) if arguments else 1_000
    seed = int(arguments[1]) if arguments[1:] else 1
    lost = 0
    with tempfile.TemporaryDirectory() as folder:
        # A library of its own now and then: a large one slows each look.
        for batch in range(0, kills, 50):
            for what in run(min(50, kills - batch), seed + batch, Path(folder) / f"{batch}.sqlite3"):
                lost += 1
                print(f"lost: {what}", flush=True)
    print(f"{kills} kills, {lost} losses")
    return int(lost > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
