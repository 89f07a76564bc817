"""``briefing feeds``: which feeds are followed."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from briefing.cli.common import USAGE, Parser, say
from briefing.cli.network import client_of, network_arguments
from briefing.ingest.web.feeds import FEEDS, Subscription, Subscriptions
from briefing.library import Library, LibraryError


def run(argv: Sequence[str]) -> int:
    """Do what ``argv`` says; the exit status."""
    parser = Parser(prog="briefing feeds", description="Follow feeds: RSS, Atom and JSON Feed.")
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB", parser_class=Parser)
    adding = verbs.add_parser("add", help="follow the feeds at these addresses, or those that the pages there name")
    adding.add_argument("urls", metavar="URL", nargs="+")
    network_arguments(adding)
    verbs.add_parser("list", help="print each feed with its title and how it was when it was last asked")
    removing = verbs.add_parser("remove", help="follow these no longer; their articles stay")
    removing.add_argument("urls", metavar="URL", nargs="+")
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
                state = feed.error or (f"asked {feed.checked[:10]}" if feed.checked else "not asked yet")
                print(f"{feed.url}\t{feed.title or ''}\t{state}")
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
    new = [feed for feed in found if all(feed.url != f.url for f in kept.feeds)]
    for feed in new:
        kept = kept.put(feed)
    library.keep(FEEDS, kept)
    print(f"{len(new)} new, {len(kept.feeds)} in all; briefing fetch reads them")
    return 0 if found else 1


def _imported(file: Path) -> list[Subscription] | None:
    from briefing.ingest.web.opml import OpmlError, read_opml

    try:
        return read_opml(file.read_bytes())
    except OSError as error:
        say(f"{file}: {error.strerror or error}")
    except OpmlError as error:
        say(f"{file}: {error}")
    return None


def _remove(urls: Sequence[str], kept: Subscriptions, library: Library) -> int:
    status = 0
    for url in urls:
        if all(f.url != url for f in kept.feeds):
            say(f"{url}: is not followed; see briefing feeds list")
            status = 1
        kept = kept.without(url)
    library.keep(FEEDS, kept)
    return status


def _named(args: argparse.Namespace, kept: Subscriptions) -> list[Subscription]:
    """The feeds at the addresses, or that the pages there name; what is none is told."""
    from briefing.ingest.readers.protocol import RefusedError
    from briefing.ingest.web.client import FetchError
    from briefing.ingest.web.feeds import parse
    from briefing.ingest.web.pages import feed_links, is_feed

    found = []
    with client_of(args) as client:
        for url in args.urls:
            if any(f.url == url for f in kept.feeds):
                say(f"{url}: is followed already")
                continue
            try:
                answer = client.get(url)
                assert answer is not None, "only a conditional request is answered by nothing"
                if is_feed(answer):
                    found.append(Subscription(url, parse(answer.data).title))
                elif links := feed_links(answer):
                    found.append(Subscription(links[0]))
                else:
                    say(f"{url}: no feed, and no page that names one")
            except (FetchError, RefusedError) as error:
                say(f"{url}: {error}")
    return found
