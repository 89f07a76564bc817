"""``briefing stories``: the articles grouped by what they report."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Sequence

from briefing.cli.common import USAGE, Parser, printable, say
from briefing.cli.records import UNUSABLE, add_arguments, open_records
from briefing.export import stories_json
from briefing.story.stories.index import StoryIndex
from briefing.story.times import words
from briefing.story.wording import count


def run(argv: Sequence[str]) -> int:
    """Group the articles under the paths in ``argv`` and print; the exit status."""
    parser = _parser()
    args = parser.parse_args(argv)
    if args.schema:
        print(stories_json.schema())
        return 0
    if not args.paths:
        parser.error("name files or folders to group")
    try:
        with open_records(args) as source:
            records = source.all(args.paths)
    except UNUSABLE as error:
        say(str(error))
        return USAGE
    sources: defaultdict[str, list[str]] = defaultdict(list)
    for article, _ in records:
        sources[article.id].append(article.source)
    unique = {article.id: (article, facts) for article, facts in reversed(records)}
    index = StoryIndex.of(unique.values())
    found = index.stories(article for article, _ in unique.values())
    stories = tuple(stories_json.public(story, sources) for story in found)
    if args.json:
        sys.stdout.buffer.write(stories_json.encode(stories))
    else:
        print("\n\n".join("\n".join(_lines(story)) for story in stories))
    return 0


def _lines(story: stories_json.Story) -> list[str]:
    """The story as a reader takes it in: title, size and days, who, then its articles."""
    days = [day for day in (story.first, story.last) if day]
    span = words("/".join(days) if len(set(days)) > 1 else days[0]) if days else ""
    size = count(story.sources, "source")
    copies = len(story.articles) - story.sources
    told = [size, count(copies, "copy").replace("copys", "copies") if copies else "", span, ", ".join(story.entities)]
    lines = [story.title, "  " + "; ".join(part for part in told if part)]
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
    parser.add_argument("--schema", action="store_true", help="print the JSON Schema of --json and stop")
    add_arguments(parser)
    parser.add_argument("paths", nargs="*", metavar="PATH", help="files and folders")
    return parser
