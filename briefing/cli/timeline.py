"""``briefing timeline``: the days that matter in many articles, a line each."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import date

from briefing.cli.common import USAGE, Parser, day, printable, say
from briefing.cli.records import UNUSABLE, add_arguments, open_records
from briefing.export import timeline_json
from briefing.extract.document.sentences import SENTENCE_END
from briefing.extract.times.plain import plain_times
from briefing.model import Article, Facts
from briefing.story.linking.corrected import Said
from briefing.story.timeline.choose import timeline
from briefing.story.timeline.types import Dated, TimelineDay
from briefing.story.times import words
from briefing.story.wording import count, gist

LINE = 180
"""Code points of what is printed of a day; JSON has all that is said of it."""


def run(argv: Sequence[str]) -> int:
    """Print the timeline of the paths in ``argv``; the exit status."""
    parser = _parser()
    args = parser.parse_args(argv)
    if args.schema:
        print(timeline_json.schema())
        return 0
    if not args.paths:
        parser.error("name files or folders to make a timeline of")
    if args.first and args.last and args.first > args.last:
        parser.error(f"--from {args.first} is after --to {args.last}")
    try:
        with open_records(args) as source:
            said = Said(source.corrections)
            articles = [_dated(article, facts and said.of(facts)) for article, facts in source.stored(args.paths)]
    except UNUSABLE as error:
        say(str(error))
        return USAGE
    days = timeline(articles, first=_date(args.first), last=_date(args.last), number=args.dates)
    if args.json:
        sys.stdout.buffer.write(timeline_json.encode(days))
        return 0
    for one in days:
        for line in _lines(one):
            print(printable(line))
    if not days:
        say("none of these articles names a day; see whether their dates are known (front matter, or file names)")
    return 0


def _dated(article: Article, facts: Facts | None) -> Dated:
    """With what the library has found in it; else with what can be read without parsing."""
    if facts is None:
        return Dated(article, tuple(plain_times(article)))
    return Dated(article, facts.times, facts.events)


def _lines(one: TimelineDay) -> list[str]:
    first = SENTENCE_END.split(one.text, maxsplit=1)[0]
    lines = [f"{words(one.date)}  {gist(first, LINE)}"]
    lines += [f"    {event.text} ({event.status}; {count(event.sources, 'source')})" for event in one.events[:2]]
    cited = ", ".join(dict.fromkeys(sentence.source for sentence in one.sources))
    told = f"{count(one.told, 'source')} tell of it: " if one.told > 1 else ""
    return [*lines, f"    {told}{cited}"]


def _date(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _number(text: str) -> int:
    if text.isascii() and text.isdigit() and int(text) > 0:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} is not a number of days; write 1 or more")


def _parser() -> Parser:
    parser = Parser(
        prog="briefing timeline",
        description="Print the days that matter in many articles about one story, one line each, with sources.",
        epilog="Articles that the library has facts of are used with their events; no other is parsed for this.",
    )
    parser.add_argument("--from", dest="first", type=day, metavar="DAY", help="no day before this, YYYY-MM-DD")
    parser.add_argument("--to", dest="last", type=day, metavar="DAY", help="no day after this")
    parser.add_argument("--dates", type=_number, metavar="N", help="how many days; by default those that stand out")
    parser.add_argument("--json", action="store_true", help="print JSON, format briefing.timeline version 1")
    parser.add_argument("--schema", action="store_true", help="print the JSON Schema of --json and stop")
    add_arguments(parser)
    parser.add_argument("paths", nargs="*", metavar="PATH", help="files and folders")
    return parser
