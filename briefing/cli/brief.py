"""``briefing brief``: several articles as one page."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from briefing.cli.common import USAGE, Parser, day, say
from briefing.cli.records import UNUSABLE, Records, add_arguments, open_records
from briefing.cli.stories import group
from briefing.export import brief_html, brief_json, brief_markdown
from briefing.export.save import NotSavedError, check, save
from briefing.ingest import discover
from briefing.library import LibraryError
from briefing.story.brief import compose
from briefing.story.brief_types import Brief
from briefing.story.build import build_story
from briefing.story.keeping import records as stored
from briefing.story.types import Record
from briefing.workers.batch import NothingToOpenError


def run(argv: Sequence[str]) -> int:
    """Write the brief of the paths in ``argv``; the exit status."""
    parser = _parser()
    args = parser.parse_args(argv)
    if args.schema:
        print(brief_json.schema())
        return 0
    if not args.paths and not args.story:
        parser.error("name files or folders to brief on, or a --story of the library")
    to_file = args.output not in (None, "-")
    try:
        if to_file:
            inputs = [found.path for found in discover(args.paths, look=False)[0]]
            check(Path(args.output), replace=args.force, inputs=inputs)
        with open_records(args) as source:
            records = _of_story(source, args) if args.story else source.all(args.paths)
            corrections, profile = source.corrections, source.profile
    except (*UNUSABLE, LibraryError, NotSavedError) as error:
        say(str(error))
        return USAGE
    brief = compose(records, story=build_story(records, corrections, profile=profile), since=args.since)
    data = encode(brief, args.format)
    if not to_file:
        sys.stdout.buffer.write(data)
        return 0
    try:
        save(Path(args.output), data, replace=args.force, inputs=inputs)
    except NotSavedError as error:
        say(str(error))
        return USAGE
    return 0


def _of_story(source: Records, args: argparse.Namespace) -> list[Record]:
    """The articles of the story named, among those under the paths or in the library."""
    found = group(source, args.paths)
    stories = [story for story in found.stories if story.id.startswith(args.story)]
    if len(stories) != 1:
        what = "no story" if not stories else f"{len(stories)} stories"
        raise NothingToOpenError(f"{what} with an id that begins {args.story!r}; briefing stories tells the ids")
    if args.paths:
        paths = [path for ident in stories[0].ids for path in found.sources[ident]]
        return source.all(paths)
    return stored(source.library, source.key, stories[0].ids)


def encode(brief: Brief, form: str) -> bytes:
    """The brief as ``md``, ``html`` or ``json``, UTF-8."""
    if form == "json":
        return brief_json.encode(brief)
    text = brief_html.render(brief) if form == "html" else brief_markdown.render(brief)
    return text.encode()


def _parser() -> Parser:
    parser = Parser(prog="briefing brief", description="Write one page on what the articles say together.")
    parser.add_argument("--format", choices=("md", "html", "json"), default="md", help="Markdown (md), HTML or JSON")
    parser.add_argument("-o", "--output", metavar="FILE", help="where to write; standard output by default")
    parser.add_argument("--force", action="store_true", help="write over an existing FILE that is none of the articles")
    parser.add_argument("--since", type=day, metavar="DATE", help="only what no article before DATE (YYYY-MM-DD) said")
    parser.add_argument("--story", metavar="ID", help="only of this story, an id or its beginning as stories tells it")
    parser.add_argument("--schema", action="store_true", help="print the JSON Schema of --format json and stop")
    add_arguments(parser)
    parser.add_argument("paths", nargs="*", metavar="PATH", help="files and folders; with --story none: the library")
    return parser
