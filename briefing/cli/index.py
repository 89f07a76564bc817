"""``briefing index``: read and extract many files into the library, to be opened at once later."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefing.cli.common import USAGE, Parser, say
from briefing.cli.records import UNUSABLE, add_arguments, open_records
from briefing.library import LibraryError
from briefing.workers.batch import NothingToOpenError

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

INCOMPLETE = 1
"""The exit status where something gave no facts; what did is kept."""


def run(argv: Sequence[str]) -> int:
    """Index the paths in ``argv``; the exit status."""
    parser = Parser(
        prog="briefing index",
        description="Read and extract everything under the paths into the library. Stopped at any moment, it goes on "
        "from there when it is called again.",
        epilog="Files that give no article, and articles that give no facts, are told at the end with their reasons.",
    )
    parser.add_argument("--scheduler", metavar="tcp://HOST:PORT", help="extract on the workers of a Dask cluster")
    parser.add_argument("-q", "--quiet", action="store_true", help="no progress, only what went wrong")
    add_arguments(parser)
    parser.add_argument("paths", nargs="+", metavar="PATH", help="files and folders")
    args = parser.parse_args(argv)
    if args.no_library:
        parser.error("the library is what it fills; leave --no-library out")
    from briefing.workers.cluster import ClusterError

    troubles: list[str] = []
    since = time.monotonic()
    done = 0
    try:
        with (
            open_records(args, scheduler=args.scheduler, tell=troubles.append, needs_library=True) as source,
            _bar(args.quiet) as bar,
        ):
            task = bar.add_task("", total=None, rate="")
            try:
                for _ in source.each(args.paths):
                    done += 1
                    _show(bar, task, done + source.failed, source.total)
            except NothingToOpenError as error:
                troubles.append(str(error))
    except KeyboardInterrupt:
        say(f"stopped after {done} articles; called again, it goes on from there")
        return 130
    except LibraryError as error:
        say(f"{error}; stopped after {done} articles, which are kept" if done else str(error))
        return USAGE
    except (*UNUSABLE, ClusterError) as error:
        say(str(error))
        return USAGE
    for line in troubles:
        say(line)
    if not args.quiet:
        seconds = time.monotonic() - since
        print(f"{done} articles in the library, {len(troubles)} left out, {seconds:.1f} s")
    return INCOMPLETE if troubles else 0


def _bar(quiet: bool) -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    return Progress(
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}", markup=False),
        TimeRemainingColumn(),
        console=Console(file=sys.stderr, markup=False, highlight=False),
        disable=quiet or not sys.stderr.isatty(),
        transient=True,
    )


def _show(bar: Progress, task: TaskID, done: int, total: int) -> None:
    elapsed = bar.tasks[0].elapsed or 0
    rate = f"{done / elapsed:.1f} articles/s" if elapsed > 1 else ""
    bar.update(task, completed=done, total=total, rate=rate)
