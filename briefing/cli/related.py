"""``briefing related``: for each article, those that tell of the same occasion."""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Sequence

import msgspec

from briefing.cli.common import USAGE, Parser, printable, say
from briefing.cli.records import UNUSABLE, add_arguments, open_records
from briefing.export import related_json
from briefing.story.build import build_story
from briefing.story.linking.corrections import readdress
from briefing.story.related import Related, RelatedIndex


def run(argv: Sequence[str]) -> int:
    """Rank the articles under the paths in ``argv`` against each other and print; the exit status."""
    parser = _parser()
    args = parser.parse_args(argv)
    if args.schema:
        print(related_json.schema())
        return 0
    if not args.paths:
        parser.error("name files or folders to rank")
    try:
        with open_records(args) as source:
            found, corrections, profile = source.all(args.paths), source.corrections, source.profile
    except UNUSABLE as error:
        say(str(error))
        return USAGE
    # Copies in two files are two articles here, each the other's nearest.
    keyed = {
        key: (msgspec.structs.replace(article, id=key), facts)
        for key, (article, facts) in ((f"{number:06}", record) for number, record in enumerate(found))
    }
    ids: defaultdict[str, list[str]] = defaultdict(list)
    for key, (article, _) in zip(keyed, found, strict=True):
        ids[article.id].append(key)
    index = RelatedIndex(list(keyed.values()))
    story = build_story(list(keyed.values()), readdress(corrections, ids), profile=profile)
    ranking = [(key, index.related(key, top=args.top or None, story=story)) for key in keyed]
    sources = {key: article.source for key, (article, _) in keyed.items()}
    if args.json:
        document = tuple(
            related_json.RankedArticle(sources[key], tuple(_public(one, sources) for one in near))
            for key, near in ranking
        )
        sys.stdout.buffer.write(related_json.encode(document))
    else:
        for key, near in ranking:
            print(printable(sources[key]))
            for one in near:
                print(printable(f"  {one.score:.2f}  {sources[one.article_id]}  {'; '.join(one.reasons)}".rstrip()))
    return 0


def _parser() -> Parser:
    parser = Parser(prog="briefing related", description="Rank articles by what they share and few others have.")
    parser.add_argument("--top", type=_count, default=9, metavar="N", help="how many for each article (9); 0 for all")
    parser.add_argument("--json", action="store_true", help="print JSON, format briefing.related version 1")
    parser.add_argument("--schema", action="store_true", help="print the JSON Schema of --json and stop")
    add_arguments(parser)
    parser.add_argument("paths", nargs="*", metavar="PATH", help="files and folders")
    return parser


def _public(one: Related, sources: dict[str, str]) -> related_json.RelatedArticle:
    return related_json.RelatedArticle(sources[one.article_id], one.score, one.shared, one.reasons)


def _count(text: str) -> int:
    if text.isascii() and text.isdigit():
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} is not a count; write 0 or more")
