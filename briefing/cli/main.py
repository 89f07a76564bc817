"""The command line. No logic of its own: it parses, calls the floors below, and prints."""

from __future__ import annotations

import argparse
import gc
import importlib
import os
import sys
from collections.abc import Sequence

from briefing import __version__, resources
from briefing.cli import streams
from briefing.cli.common import USAGE, Parser, say
from briefing.config import Config, load_config

EMPTY = (
    "there is nothing in the library yet; name files or folders to read, for example: briefing FOLDER",
    "articles from the web: briefing add URL..., or follow a feed: briefing feeds add URL, then briefing fetch",
    "briefing --help tells more",
)
"""What to do where there is nothing to open."""

COMMANDS = {
    "facts": ("briefing.cli.facts", "print the facts as JSON or as a table"),
    "related": ("briefing.cli.related", "rank the articles that are about the same events"),
    "stories": ("briefing.cli.stories", "group the articles by what they report"),
    "search": ("briefing.cli.search", "search the library by words and by what is known"),
    "timeline": ("briefing.cli.timeline", "tell the days that matter, a line each"),
    "brief": ("briefing.cli.brief", "write one page on what the articles say together"),
    "add": ("briefing.cli.add", "keep the articles at addresses, to read later"),
    "feeds": ("briefing.cli.feeds", "follow feeds: add, list, remove, import and export OPML"),
    "fetch": ("briefing.cli.fetch", "ask the feeds for what is new"),
    "index": ("briefing.cli.index", "read and extract many files into the library"),
    "watch": ("briefing.cli.watch", "open the reader; new files under the paths appear in it"),
    "export": ("briefing.cli.export", "write references, a calendar, annotations or tables for other tools"),
    "library": ("briefing.cli.library", "check the library, write it out, take it in, save what a damaged one holds"),
    "explain": ("briefing.cli.explain", "tell why a fact is one, rule by rule"),
    "diff": ("briefing.cli.diff", "tell what new articles add, confirm or contradict"),
}
"""By name, the module whose ``run(argv) -> int`` does it, and what it does. Imported only when called."""


OUTPUT_LOST = 1
"""The exit status where standard output takes no more."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run ``briefing`` with ``argv`` (the process's own by default); the exit status."""
    args = list(sys.argv[1:] if argv is None else argv)
    streams.prepare()
    try:
        try:
            status = _run(args)
        except SystemExit as end:  # of --help and --version
            status = end.code if isinstance(end.code, int) else 0
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read the output has left.
        streams.drop_output()
        return 141
    except streams.OutputError as error:
        streams.drop_output()
        say(f"standard output: {error}")
        return OUTPUT_LOST
    except KeyboardInterrupt:
        return 130
    return status


def _run(args: list[str]) -> int:
    try:
        os.getcwd()  # noqa: PTH109 - what this asks for is whether there is one
    except OSError:
        say("the folder that you are in is gone; change to another")
        return USAGE
    if args and args[0] in COMMANDS:
        status: int = importlib.import_module(COMMANDS[args[0]][0]).run(args[1:])
        return status
    parser = _parser()
    asked = parser.parse_args(args)
    paths = asked.paths
    if not paths and not (sys.stdin is None or sys.stdin.isatty()):
        paths = ["-"]
    if not paths and not resources.library_there():
        for line in EMPTY:
            say(line)
        return USAGE
    if problem := no_terminal(paths):
        say(problem)
        return USAGE
    config, problems = load_config()
    return _open(paths, config, problems, ephemeral=asked.ephemeral)


def _parser() -> Parser:
    commands = "\n".join(f"  briefing {name:8} {what}" for name, (_, what) in COMMANDS.items())
    parser = Parser(
        prog="briefing",
        usage="briefing [-h] [--version] [--ephemeral] [PATH...]\n       briefing COMMAND [-h] ...",
        description="Read news articles beside the facts in them, by keyboard.",
        epilog=f"commands:\n{commands}\n\nA file named like a command opens as ./NAME. In the reader, ? lists keys.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"briefing {__version__}")
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help="files and folders, or - for standard input; without any, what the library keeps",
    )
    parser.add_argument("--ephemeral", action="store_true", help="neither use the library nor leave anything in it")
    return parser


def _open(paths: Sequence[str], config: Config, problems: list[str], *, ephemeral: bool) -> int:
    gc.disable()  # what is imported stays; the reader looks for unused memory from its first paint on
    from briefing.ui.app import run_app

    return run_app(paths, config, problems, ephemeral=ephemeral, empty=EMPTY)


def no_terminal(paths: Sequence[str]) -> str:
    """Why the reader cannot open here, empty where it can. Gives it the keyboard where input is not from there."""
    if not os.isatty(2):
        from briefing.ingest import discover

        sources, skipped = discover(paths, look=False)
        if skipped and not sources:
            return "nothing to open (" + "; ".join(f"{skip.source}: {skip.reason}" for skip in skipped[:3]) + ")"
        return "the reader needs a terminal; without one: briefing facts --json PATH..."
    if not sys.stdin or not sys.stdin.isatty():
        try:
            terminal = os.open("/dev/tty", os.O_RDWR)
        except OSError:
            return "no terminal to read keys from"
        if "-" not in paths:
            os.dup2(terminal, 0)
        os.close(terminal)
    return ""


if __name__ == "__main__":
    sys.exit(main())
