"""``briefing stories``: the articles grouped by what they report."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from briefing.cli.common import USAGE, Parser, printable, say
from briefing.cli.records import UNUSABLE, Records, add_arguments, open_records
from briefing.export import stories_json
from briefing.library import LibraryError
from briefing.story.keeping import StoryKeeper
from briefing.story.news import NewsStory
from briefing.story.stories.index import StoryIndex, ranked
from briefing.story.times import words
from briefing.story.types import Record
from briefing.story.wording import count
from briefing.workers.batch import NothingToOpenError

NOTHING_NEW = 1
"""The exit status of ``--new`` where nothing is."""


def run(argv: Sequence[str]) -> int:
    """Group the articles under the paths in ``argv``, or those of the library, and print; the exit status."""
    parser = _parser()
    args = parser.parse_args(argv)
    if args.schema:
        print(stories_json.schema())
        return 0
    if args.quiet and not args.new:
        parser.error("--quiet counts what is new; add --new")
    try:
        with open_records(args) as source:
            found = group(source, args.paths)
            waiting = 0 if args.paths else sum(h.facts is None for h in source.library.heads(key=source.key))
            if args.new:
                source.library.mark([ident for story in found.stories for ident in story.ids], "seen")
    except (*UNUSABLE, LibraryError) as error:
        say(str(error))
        return USAGE
    stories = tuple(stories_json.public(s, found.sources) for s in found.stories if s.new or not args.new)
    if args.quiet:
        print(len(stories))
    elif args.json:
        sys.stdout.buffer.write(stories_json.encode(stories))
    elif stories:
        print("\n\n".join("\n".join(_lines(story)) for story in stories))
    if waiting:
        say(
            f"{count(waiting, 'article')} of the library without facts of this model and version are left out; "
            "open the reader, or run briefing index on their folder"
        )
    return NOTHING_NEW if args.new and not stories else 0


class Grouped(NamedTuple):
    """Stories with the paths of their articles, by id."""

    stories: list[NewsStory]
    sources: dict[str, list[str]]


def group(source: Records, paths: Sequence[str]) -> Grouped:
    """The stories of the articles under ``paths``, or of all in the library where none are named.

    Raises:
        LibraryError: the library is asked for and cannot be read or written.
        NothingToOpenError: nothing could be read, or no path named and no library used.
    """
    if not paths:
        kept = StoryKeeper(source.library, source.key, source.profile).update(source.corrections)
        stories = ranked(one.story for one in kept)
        heads = source.library.heads([ident for story in stories for ident in story.ids])
        return Grouped(_counted(stories, source), {head.id: [head.source] for head in heads})
    sources: defaultdict[str, list[str]] = defaultdict(list)
    unique: dict[str, Record] = {}
    for article, facts in source.each(paths):
        sources[article.id].append(article.source)
        unique.setdefault(article.id, (article, facts))
    index = StoryIndex.of(unique.values(), source.corrections)
    return Grouped(_counted(index.stories(article for article, _ in unique.values()), source), dict(sources))


def _counted(stories: list[NewsStory], source: Records) -> list[NewsStory]:
    """With the number of articles in each that have not been shown as new yet."""
    try:
        seen = source.library.marked("seen")
    except (NothingToOpenError, LibraryError):
        seen = set()
    return [msgspec.structs.replace(story, new=len(set(story.ids) - seen)) for story in stories]


def _lines(story: stories_json.Story) -> list[str]:
    """The story as a reader takes it in: title, size and days, who, then its articles."""
    days = [day for day in (story.first, story.last) if day]
    span = words("/".join(days) if len(set(days)) > 1 else days[0]) if days else ""
    size = count(story.sources, "source")
    copies = len(story.articles) - story.sources
    told = [size, count(copies, "copy").replace("copys", "copies") if copies else "", span, ", ".join(story.entities)]
    lines = [story.title, f"  {story.id}; " + "; ".join(part for part in told if part)]
    if len(story.members) > 1:
        lines += [f"    {member.source}  {_why(member)}" for member in story.members]
    else:
        lines += [f"    {member.source}" for member in story.members]
    return [printable(line) for line in lines]


def _why(member: stories_json.StoryArticle) -> str:
    return f"copy of {member.copy_of}" if member.copy_of else member.why


def _parser() -> Parser:
    parser = Parser(
        prog="briefing stories", description="Group articles by what they report, the most telling story first."
    )
    parser.add_argument("--json", action="store_true", help="print JSON, format briefing.stories version 1")
    parser.add_argument("--new", action="store_true", help="only stories with articles not shown so before; 1 if none")
    parser.add_argument("--quiet", action="store_true", help="with --new, print only how many there are")
    parser.add_argument("--schema", action="store_true", help="print the JSON Schema of --json and stop")
    add_arguments(parser)
    parser.add_argument("paths", nargs="*", metavar="PATH", help="files and folders; by default the library")
    return parser
