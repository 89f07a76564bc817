"""``briefing facts``: the extractor's answer on standard output."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from briefing.export import facts_json
from briefing.extract import extract
from briefing.extract import nlp as models
from briefing.ingest import Skipped, discover, load
from briefing.profiles import load_profile


def run(argv: Sequence[str]) -> int:
    """Extract from the paths in ``argv`` and print; the exit status."""
    parser = argparse.ArgumentParser(prog="briefing facts")
    parser.add_argument("--published")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--jsonl", action="store_true")
    parser.add_argument("paths", nargs="*")
    args = parser.parse_args(argv)
    sources, _ = discover(args.paths)
    nlp = models.load()
    profile = load_profile()
    records = []
    for source in sources:
        article = load(source, published=args.published)
        if isinstance(article, Skipped):
            continue
        record = facts_json.ArticleFacts.of(article, extract(article, profile, nlp))
        if args.jsonl:
            sys.stdout.buffer.write(facts_json.encode_line(record))
        else:
            records.append(record)
    if not args.jsonl:
        sys.stdout.buffer.write(facts_json.encode_document(records, model="en", model_version=""))
    return 0
