"""``briefing fetch``: ask all feeds for what is new, and keep it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence

from briefing.cli.common import Parser, say, words
from briefing.cli.network import client_of, network_arguments
from briefing.config import load_config
from briefing.ingest import limits_of
from briefing.ingest.web.subscriptions import FEEDS, Subscriptions
from briefing.library import Library, LibraryError


def run(argv: Sequence[str]) -> int:
    """Do what ``argv`` says; the exit status is 1 where every feed failed."""
    parser = Parser(prog="briefing fetch", description="Ask the feeds that are followed for what is new, and keep it.")
    parser.add_argument("urls", type=words, metavar="URL", nargs="*", help="only these feeds")
    parser.add_argument("-q", "--quiet", action="store_true", help="print only what went wrong")
    network_arguments(parser)
    args = parser.parse_args(argv)

    from briefing.workers.fetch_job import answers, keep

    limits = limits_of(load_config()[0])
    failed = asked = count = 0
    try:
        with Library.open() as library:
            kept = library.kept(FEEDS, Subscriptions) or Subscriptions()
            wanted = [f for f in kept.feeds if not args.urls or f.url in args.urls]
            if not wanted:
                say("no feeds to ask; add one with: briefing feeds add URL")
                return 1
            with client_of(args) as client:
                shown = _progress(len(wanted), quiet=args.quiet)
                for answer in answers(client, wanted, limits):
                    asked += 1
                    failed += answer.feed.error is not None
                    count += len(answer.articles)
                    keep(answer, library.put_articles, lambda made: library.change(FEEDS, Subscriptions, made))
                    shown(asked)
                    for note in answer.notes:
                        say(f"{answer.feed.name}: {note}")
    except LibraryError as error:
        say(str(error))
        return 1
    if not args.quiet:
        print(f"{count} new articles from {asked - failed} of {asked} feeds")
    return int(failed == asked)


def _progress(total: int, *, quiet: bool) -> Callable[[int], None]:
    """Shows how far it is, on a terminal."""
    if quiet or not sys.stderr.isatty():
        return lambda done: None

    def show(done: int) -> None:
        print(f"\r{done} of {total} feeds", end="\n" if done == total else "", file=sys.stderr, flush=True)

    return show
