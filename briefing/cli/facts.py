"""``briefing facts``: the extractor's answer on standard output."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from briefing.cli.common import USAGE, Parser, day, say
from briefing.cli.export import write_folder
from briefing.cli.records import UNUSABLE, add_arguments, open_records
from briefing.export import facts_json, tables
from briefing.extract.identity import model_identity
from briefing.profiles import Profile
from briefing.story.types import Record

NARROWEST = 40
"""Columns of a table at least, so that its cells hold something."""

INCOMPLETE = 1
"""The exit status where extraction failed for some article; the others are printed."""


def run(argv: Sequence[str]) -> int:
    """Extract from the paths in ``argv`` and print; the exit status."""
    parser = _parser()
    args = parser.parse_args(argv)
    if args.schema:
        print(facts_json.schema())
        return 0
    if not args.paths:
        parser.error("name files or folders to read")
    try:
        with open_records(args, published=args.published) as source:
            answers = source.each(args.paths)
            if args.json:
                _print_document(answers, source.config.model)
            elif args.jsonl:
                _print_lines(answers)
            elif args.csv:
                files = tables.csv_files(answers)
                if status := write_folder(Path(args.csv), files, args.paths, replace=args.force):
                    return status
            else:
                _print_tables(answers, source.profile)
            return INCOMPLETE if source.failed else 0
    except UNUSABLE as error:
        say(str(error))
        return USAGE


def _parser() -> Parser:
    parser = Parser(
        prog="briefing facts",
        description="Print who, when, where and what meeting: the facts of each article with their places in its text.",
        epilog="Skipped files and problems are told on standard error.",
    )
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="one JSON object, format briefing.facts version 1")
    form.add_argument("--jsonl", action="store_true", help="one JSON article object a line, as soon as it is ready")
    form.add_argument("--table", action="store_true", help="tables to read (the default)")
    form.add_argument("--csv", metavar="DIR", help="tables as CSV into a folder: entities.csv, events.csv and others")
    form.add_argument("--schema", action="store_true", help="print the JSON Schema of --json and stop")
    parser.add_argument("--force", action="store_true", help="with --csv, write over files that exist")
    parser.add_argument("--published", type=day, metavar="DATE", help="the day all of it appeared, YYYY-MM-DD")
    add_arguments(parser)
    parser.add_argument("paths", nargs="*", metavar="PATH", help="files, folders, or - for standard input")
    return parser


def _print_document(answers: Iterable[Record], model: str | None) -> None:
    records = [facts_json.ArticleFacts.of(article, facts) for article, facts in answers]
    name, version = [*model_identity(model).split(), "", ""][:2]
    sys.stdout.buffer.write(facts_json.encode_document(records, model=name, model_version=version))


def _print_lines(answers: Iterable[Record]) -> None:
    for article, facts in answers:
        sys.stdout.buffer.write(facts_json.encode_line(facts_json.ArticleFacts.of(article, facts)))
        sys.stdout.buffer.flush()


def _print_tables(answers: Iterable[Record], profile: Profile) -> None:
    from rich.console import Console

    from briefing.export.facts_table import facts_table

    console = Console(markup=False, emoji=False, highlight=False)
    # A terminal that does not know its size says 0.
    console.width = max(console.width, NARROWEST)
    for article, facts in answers:
        console.print(facts_table(article, facts, profile))
        console.print()
