"""Facts of whole folders as canonical JSON, to prove that a change of structure changed no fact.

python -m tests.bench.golden write OUT PATH...    one line of facts an article, keys sorted, in the order of the paths
python -m tests.bench.golden compare OLD NEW      what differs, a line a fact; exit status 1 where anything does
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from briefing.export.facts_json import ArticleFacts, encode_line
from briefing.extract import nlp as models
from briefing.extract import pipeline
from briefing.ingest import discover, load
from briefing.model import Article
from briefing.profiles import load_profile

SHOWN = 40
"""Differences that are printed one by one."""


def lines(paths: Sequence[str]) -> Iterator[str]:
    """The facts of each readable article under ``paths`` as canonical JSON, its source by file name alone."""
    nlp, profile = models.load(), load_profile()
    for source in discover(paths)[0]:
        article = load(source)
        if isinstance(article, Article):
            record = ArticleFacts.of(article, pipeline.extract(article, profile, nlp))
            facts = json.loads(encode_line(record))
            facts["source"] = Path(facts["source"]).name
            yield json.dumps(facts, ensure_ascii=False, sort_keys=True)


def differences(old: dict[str, Any], new: dict[str, Any]) -> Iterator[str]:
    """What one article's facts have lost (-) and gained (+), a line a fact."""
    for key in sorted(old.keys() | new.keys()):
        before, after = (x.get(key) for x in (old, new))
        if before == after:
            continue
        if isinstance(before, list) and isinstance(after, list):
            lost, gained = ([json.dumps(f, ensure_ascii=False, sort_keys=True) for f in x] for x in (before, after))
            yield from (f"- {key} {f}" for f in lost if f not in gained)
            yield from (f"+ {key} {f}" for f in gained if f not in lost)
        else:
            yield f"~ {key}: {json.dumps(before)[:100]} -> {json.dumps(after)[:100]}"


def compare(old: Path, new: Path) -> int:
    """Print how two files of facts differ; the number of differences."""
    before, after = (
        {(f["source"], f["id"]): f for f in map(json.loads, p.read_text(encoding="utf-8").splitlines())}
        for p in (old, new)
    )
    found = [
        f"{source}: {line[:220]}"
        for source, id_ in sorted(before.keys() | after.keys())
        for line in differences(before.get((source, id_), {}), after.get((source, id_), {}))
    ]
    print("\n".join(found[:SHOWN]))
    print(f"{len(before)} articles before, {len(after)} after, {len(found)} differences")
    return len(found)


def main(argv: Sequence[str]) -> int:
    """Do what the first word says; the exit status."""
    match list(argv):
        case ["write", out, *paths] if paths:
            Path(out).write_text("".join(f"{line}\n" for line in lines(paths)), encoding="utf-8")
            return 0
        case ["compare", old, new]:
            return int(compare(Path(old), Path(new)) > 0)
    print((__doc__ or "").strip(), file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
