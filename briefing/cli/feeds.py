"""``briefing feeds``: which feeds are followed."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from briefing.cli.common import USAGE, Parser, say, words
from briefing.cli.network import client_of, network_arguments
from briefing.ingest.web.subscriptions import FEEDS, Subscription, Subscriptions
from briefing.library import Library, LibraryError


def run(argv: Sequence[str]) -> int:
    """Do what ``argv`` says; the exit status."""
    parser = Parser(prog="briefing feeds", description="Follow feeds: RSS, Atom and JSON Feed.")
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB", parser_class=Parser)
    adding = verbs.add_parser("add", help="follow the feeds at these addresses, or those that the pages there name")
    adding.add_argument("urls", type=words, metavar="URL", nargs="+")
    network_arguments(adding)
    verbs.add_parser("list", help="print each feed with its title and how it was when it was last asked")
    removing = verbs.add_parser("remove", help="follow these no longer; their articles stay")
    removing.add_argument("urls", type=words, metavar="URL", nargs="+")
    importing = verbs.add_parser("import", help="follow the feeds of an OPML file")
    importing.add_argument("file", metavar="FILE", type=Path)
    verbs.add_parser("export", help="print the feeds as OPML")
    args = parser.parse_args(argv)
    try:
        with Library.open() as library:
            return _do(args, library)
    except LibraryError as error:
        say(str(error))
        return 1


def _do(args: argparse.Namespace, library: Library) -> int:
    kept = library.kept(FEEDS, Subscriptions) or Subscriptions()
    match args.verb:
        case "list":
            for feed in kept.feeds:
                print(f"{feed.url}\t{feed.title or ''}\t{feed.state}")
            return 0
        case "export":
            from briefing.ingest.web.opml import write_opml

            sys.stdout.buffer.write(write_opml(kept.feeds))
            return 0
        case "import":
            found = _imported(args.file)
            if found is None:
                return USAGE
        case "remove":
            return _remove(args.urls, kept, library)
        case _:
            found = _named(args, kept)
    new = [feed for feed in found if not kept.has(feed.url)]
    # Whoever else is at work in the meantime loses nothing.
    kept = library.change(FEEDS, Subscriptions, lambda now: _with(now or Subscriptions(), new))
    print(f"{len(new)} new, {len(kept.feeds)} in all; briefing fetch reads them")
    return 0 if found else 1


def _with(kept: Subscriptions, new: Sequence[Subscription]) -> Subscriptions:
    for feed in new:
        kept = kept if kept.has(feed.url) else kept.put(feed)
    return kept


def _without(kept: Subscriptions, urls: Sequence[str]) -> Subscriptions:
    for url in urls:
        kept = kept.without(url)
    return kept


def _imported(file: Path) -> list[Subscription] | None:
    from briefing.ingest import blobs
    from briefing.ingest.readers.protocol import DEFAULT_LIMITS, RefusedError, whole
    from briefing.ingest.web.opml import OpmlError, read_opml

    try:
        with blobs.opened(str(file)) as blob:
            return read_opml(whole(blob, DEFAULT_LIMITS))
    except OSError as error:
        say(f"{file}: {error.strerror or error}")
    except (OpmlError, RefusedError) as error:
        say(f"{file}: {error}")
    except ValueError:
        say(f"{file}: not a usable path")
    return None


def _remove(urls: Sequence[str], kept: Subscriptions, library: Library) -> int:
    status = 0
    for url in urls:
        if not kept.has(url):
            say(f"{url}: is not followed; see briefing feeds list")
            status = 1
    library.change(FEEDS, Subscriptions, lambda now: _without(now or Subscriptions(), urls))
    return status


def _named(args: argparse.Namespace, kept: Subscriptions) -> list[Subscription]:
    """The feeds at the addresses, or that the pages there name; what is none is told."""
    from briefing.ingest.readers.protocol import RefusedError
    from briefing.ingest.web.client import FetchError
    from briefing.ingest.web.feeds import find_feed

    found = []
    with client_of(args) as client:
        for url in args.urls:
            if kept.has(url):
                say(f"{url}: is followed already")
                continue
            try:
                found.append(find_feed(client, url))
            except (FetchError, RefusedError) as error:
                say(f"{url}: {error}")
    return found
