"""``briefing diff``: what new articles add to, confirm of, or contradict in those already read."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from briefing.cli.common import USAGE, Parser, say
from briefing.cli.records import UNUSABLE, add_arguments, open_records
from briefing.export import brief_diff
from briefing.story.comparison import compare


def run(argv: Sequence[str]) -> int:
    """Compare the paths before and after ``--`` in ``argv`` and print; the exit status."""
    parser = _parser()
    old, new = (argv[: argv.index("--")], argv[argv.index("--") + 1 :]) if "--" in argv else (argv, [])
    args = parser.parse_args(old)
    if args.schema:
        print(brief_diff.schema())
        return 0
    if not args.old or not new:
        parser.error("name the articles read, then --, then the new ones")
    try:
        with open_records(args) as source:
            read, fresh = source.all(args.old), source.all(new)
            corrections, profile = source.corrections, source.profile
    except UNUSABLE as error:
        say(str(error))
        return USAGE
    comparison = compare(read, fresh, corrections, profile=profile)
    sys.stdout.buffer.write(brief_diff.encode(comparison) if args.json else brief_diff.render(comparison).encode())
    return 0


def _parser() -> Parser:
    parser = Parser(
        prog="briefing diff",
        usage="briefing diff [OPTION...] OLD... -- NEW...",
        description="Tell what new articles add to, confirm of, or contradict in those already read.",
    )
    parser.add_argument("--json", action="store_true", help="print JSON, format briefing.diff version 1")
    parser.add_argument("--schema", action="store_true", help="print the JSON Schema of --json and stop")
    add_arguments(parser)
    parser.add_argument("old", nargs="*", metavar="OLD", help="files and folders already read; after --, the new ones")
    return parser
