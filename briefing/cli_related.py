"""``briefing related``: for each article, those that tell of the same occasion."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

import msgspec

from briefing.cli_records import records
from briefing.export import related_json
from briefing.extract.nlp import ModelError
from briefing.profiles import ProfileError
from briefing.story.related import Related, RelatedIndex


def run(argv: Sequence[str]) -> int:
    """Rank the articles under the paths in ``argv`` against each other and print; the exit status."""
    parser = argparse.ArgumentParser(prog="briefing related", description="Rank articles by what they share.")
    parser.add_argument("--top", type=_count, default=9, metavar="N", help="how many for each article; 0 for all (9)")
    parser.add_argument("--json", action="store_true", help="print the briefing.related format")
    parser.add_argument("--schema", action="store_true", help="print the JSON Schema of that format, and stop")
    parser.add_argument("--model", metavar="NAME", help="a spaCy pipeline, package or folder")
    parser.add_argument("--profile", metavar="NAME", default="diplomacy")
    parser.add_argument("paths", nargs="*", metavar="PATH")
    args = parser.parse_args(argv)
    if args.schema:
        print(related_json.schema())
        return 0
    if not args.paths:
        print("briefing related: nothing to rank; name files or folders", file=sys.stderr)
        return 2
    try:
        found = records(args.paths, model=args.model, profile=args.profile)
    except (ModelError, ProfileError) as error:
        print(f"briefing: {error}", file=sys.stderr)
        return 2
    if not found:
        print("briefing related: no article could be read", file=sys.stderr)
        return 2
    # Copies in two files are two articles here, each the other's nearest.
    keyed = {f"{number}": record for number, record in enumerate(found)}
    index = RelatedIndex([(msgspec.structs.replace(article, id=key), facts) for key, (article, facts) in keyed.items()])
    ranking = [(key, index.related(key, top=args.top or None)) for key in keyed]
    sources = {key: article.source for key, (article, _) in keyed.items()}
    if args.json:
        document = tuple(
            related_json.RankedArticle(sources[key], tuple(_public(one, sources) for one in near))
            for key, near in ranking
        )
        sys.stdout.buffer.write(related_json.encode(document))
    else:
        for key, near in ranking:
            print(sources[key])
            for one in near:
                print(f"  {one.score:.2f}  {sources[one.article_id]}  {'; '.join(one.reasons)}".rstrip())
    return 0


def _public(one: Related, sources: dict[str, str]) -> related_json.RelatedArticle:
    return related_json.RelatedArticle(sources[one.article_id], one.score, one.shared, one.reasons)


def _count(text: str) -> int:
    count = int(text)
    if count < 0:
        raise argparse.ArgumentTypeError("must be 0 or more")
    return count
