"""``briefing watch``: the reader, with what appears under the paths while it is open."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.cli.common import USAGE, Parser, say
from briefing.config import load_config


def run(argv: Sequence[str]) -> int:
    """Open the reader on the paths in ``argv`` and watch them; the exit status."""
    parser = Parser(prog="briefing watch", description="Open the reader; new files under the paths appear in it.")
    parser.add_argument("paths", nargs="+", metavar="PATH", help="files and folders")
    args = parser.parse_args(argv)

    from briefing.cli.main import no_terminal

    if problem := no_terminal(args.paths):
        say(problem)
        return USAGE
    from briefing.ui.app import run_app

    config, problems = load_config()
    return run_app(args.paths, config, problems, watch=True)
