"""Scores extraction and linking on public data that is not part of the project.

    python -m tests.bench.score times FOLDER      TimeML documents (*.tml): TimeBank, TempEval-3
    python -m tests.bench.score names FILE.jsonl  {"text", "spans": [[start, end, "PER"|"ORG"|"LOC"], ...]} a line
    python -m tests.bench.score related FILE.jsonl  {"text", "event"} a line: two texts of one event belong together

Spans are compared without white space, so that line breaks may differ. Times: F1 of equal spans, of overlapping spans,
and of overlapping spans with an equal value, as TempEval-3 (UzZaman et al., 2013) counts them. Names: micro F1 of equal
spans and types. Related: mean average precision of the other texts of the same event.
"""

from __future__ import annotations

import json
import re
import sys
import xml.etree.ElementTree as ET
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import mean
from typing import Any

from briefing.extract import extract
from briefing.extract import nlp as models
from briefing.ingest.sanitise import sanitise
from briefing.model import Article, Facts, Published
from briefing.profiles import load_profile
from briefing.story.related import RelatedIndex

TYPES = {"person": "PER", "organization": "ORG", "place": "LOC"}

Found = tuple[int, int, str]


def main() -> int:
    """Score what the command line names; the exit status."""
    scorers = {"times": times, "names": names, "related": related}
    if len(sys.argv) != 3 or sys.argv[1] not in scorers:
        print((__doc__ or "").strip(), file=sys.stderr)
        return 2
    print(scorers[sys.argv[1]](Path(sys.argv[2])))
    return 0


def times(folder: Path) -> str:
    """F1 of time expressions over all documents together."""
    gold_count = predicted_count = strict = relaxed = value = 0
    for path in sorted(folder.rglob("*.tml")):
        text, day, gold = _timeml(path)
        article = _article(path.name, text, day)
        predicted = _solid(article.text, [(t.start, t.end, t.value) for t in _facts(article).times])
        gold = _solid(text, gold)
        gold_count += len(gold)
        predicted_count += len(predicted)
        for wanted, got in _pairs(gold, predicted):
            relaxed += 1
            strict += wanted[:2] == got[:2]
            value += wanted[2] == got[2]
    scores = (2 * n / (gold_count + predicted_count) for n in (strict, relaxed, value))
    return "strict {:.3f}  relaxed {:.3f}  value {:.3f}".format(*scores)


def names(file: Path) -> str:
    """Micro F1 of mentions of people, organizations and places."""
    hits = total = 0
    for number, line in enumerate(_lines(file)):
        article = _article(str(number), line["text"])
        found = [
            (m.start, m.end, TYPES[e.type]) for e in _facts(article).entities if e.type in TYPES for m in e.mentions
        ]
        gold = set(_solid(line["text"], [(s, e, t) for s, e, t in line["spans"]]))
        predicted = set(_solid(article.text, found))
        hits += len(gold & predicted)
        total += len(gold) + len(predicted)
    return f"F1 {2 * hits / total:.3f}"


def related(file: Path) -> str:
    """Mean average precision of the ranking of all other texts."""
    lines = list(_lines(file))
    index = RelatedIndex()
    for number, line in enumerate(lines):
        article = _article(str(number), line["text"])
        index.add((article, _facts(article)))
    precisions = []
    for number, line in enumerate(lines):
        ranked = [int(r.article_id) for r in index.related(str(number), top=None)]
        ranked += [n for n in range(len(lines)) if n != number and n not in set(ranked)]
        same = [rank for rank, n in enumerate(ranked, 1) if lines[n]["event"] == line["event"]]
        if same:
            precisions.append(mean(hit / rank for hit, rank in enumerate(same, 1)))
    return f"MAP {mean(precisions):.3f}"


def _article(name: str, text: str, day: str = "") -> Article:
    published = Published(day, "option") if day else None
    return Article(id=name, source=name, title="", text=sanitise(text), published=published)


def _facts(article: Article) -> Facts:
    return extract(article, load_profile(), models.load())


def _lines(file: Path) -> Iterator[dict[str, Any]]:
    with file.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _timeml(path: Path) -> tuple[str, str, list[Found]]:
    """The text of a TimeML document, its creation day, and its time expressions."""
    source = path.read_text(encoding="utf-8", errors="replace")
    root = ET.fromstring(re.sub(r"&(?!\w+;|#)", "&amp;", source))
    day = next((t.get("value", "") for t in root.iter("TIMEX3") if t.get("functionInDocument") == "CREATION_TIME"), "")
    body = root.find(".//TEXT")
    parts: list[str] = []
    found: list[Found] = []

    def walk(node: ET.Element) -> None:
        start = sum(map(len, parts))
        parts.append(node.text or "")
        for child in node:
            walk(child)
            parts.append(child.tail or "")
        if node.tag == "TIMEX3":
            found.append((start, sum(map(len, parts)), node.get("value", "")))

    walk(root if body is None else body)
    return "".join(parts), day[:10], found


def _solid(text: str, spans: Sequence[Found]) -> list[Found]:
    """The spans counted in characters that are not blank."""
    places = [i for i, c in enumerate(text) if not c.isspace()]
    return [(bisect_left(places, start), bisect_left(places, end), what) for start, end, what in spans]


def _pairs(gold: Sequence[Found], predicted: Sequence[Found]) -> Iterator[tuple[Found, Found]]:
    """One to one, equal spans first, then the first that overlap."""
    left, free = list(gold), list(predicted)
    for equal in (True, False):
        for got in list(free):
            for wanted in left:
                if wanted[:2] == got[:2] if equal else wanted[0] < got[1] and got[0] < wanted[1]:
                    left.remove(wanted)
                    free.remove(got)
                    yield wanted, got
                    break


if __name__ == "__main__":
    sys.exit(main())
