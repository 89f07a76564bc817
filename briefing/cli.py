"""The command line. No logic of its own: it parses, calls the floors below, and prints."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from briefing import __version__


def main(argv: Sequence[str] | None = None) -> int:
    """Run ``briefing`` with ``argv`` (the process's own by default); the exit status."""
    args = list(sys.argv[1:] if argv is None else argv)
    if args and args[0] == "facts":
        from briefing.cli_facts import run

        return run(args[1:])
    parser = argparse.ArgumentParser(prog="briefing", description="Read news articles and the facts in them.")
    parser.add_argument("--version", action="version", version=f"briefing {__version__}")
    parser.add_argument("paths", nargs="+", metavar="PATH")
    parser.parse_args(args)
    return 0


if __name__ == "__main__":
    sys.exit(main())
