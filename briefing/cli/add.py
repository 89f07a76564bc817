"""``briefing add``: keep the articles at these addresses, to be read later, offline too."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.cli.common import Parser, say, words
from briefing.cli.network import client_of, network_arguments
from briefing.config import load_config
from briefing.ingest import limits_of
from briefing.library import Library, LibraryError


def run(argv: Sequence[str]) -> int:
    """Do what ``argv`` says; the exit status is 1 where an address gave no article."""
    parser = Parser(prog="briefing add", description="Keep the articles at these addresses in the library.")
    parser.add_argument("urls", type=words, metavar="URL", nargs="+")
    network_arguments(parser)
    args = parser.parse_args(argv)

    from briefing.ingest.readers.protocol import RefusedError
    from briefing.ingest.web.client import FetchError
    from briefing.ingest.web.pages import read_article

    limits = limits_of(load_config()[0])
    status = 0
    try:
        with Library.open() as library, client_of(args) as client:
            for url in args.urls:
                try:
                    article = read_article(client, url, limits)
                except (FetchError, RefusedError) as error:
                    say(f"{url}: {error}")
                    status = 1
                    continue
                library.put_article(article)
                print(f"{article.title}  ({len(article.text.split())} words)")
    except LibraryError as error:
        say(str(error))
        return 1
    return status
