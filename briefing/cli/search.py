"""``briefing search``: articles of the library by their words and by what is known of them."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from briefing import resources
from briefing.cli.common import USAGE, Parser, printable, say, words
from briefing.export import search_json
from briefing.library import Library, LibraryError, QueryError
from briefing.library.query import FIELDS, SEARCHES, STATES, SavedSearches, parse

NOTHING = 1
"""The exit status where nothing is found."""


def run(argv: Sequence[str]) -> int:
    """Search for the query in ``argv`` and print; the exit status."""
    parser = _parser()
    args = parser.parse_args(argv)
    if args.schema:
        print(search_json.schema())
        return 0
    query = " ".join(args.query).strip()
    if not query and not args.saved and not args.forget:
        parser.error("say what to search for")
    if not resources.library_there():
        say("the library is empty; read articles first, for example: briefing facts FOLDER")
        return NOTHING
    try:
        with Library.open() as library:
            if args.saved or args.forget:
                return _saved(library, args.forget)
            if args.save:
                parse(query)
                library.change(SEARCHES, SavedSearches, lambda kept: (kept or SavedSearches()).saved(args.save, query))
            hits = library.search(query, args.limit)
            found = search_json.found(hits, library.heads([hit.id for hit in hits]))
    except (LibraryError, QueryError) as error:
        say(str(error))
        return USAGE
    if args.json:
        sys.stdout.buffer.write(search_json.encode(query, found))
    else:
        if not found:
            say("nothing found")
        for one in found:
            for line in _lines(one):
                print(printable(line))
    return 0 if found else NOTHING


def _saved(library: Library, forget: str | None) -> int:
    """Print the saved searches, without the one to forget."""
    kept = _kept(library)
    if forget is not None:
        if all(one.name != forget for one in kept.made):
            say(f"no saved search is called {forget!r}; briefing search --saved lists them")
            return USAGE
        kept = library.change(SEARCHES, SavedSearches, lambda now: (now or SavedSearches()).without(forget))
    for one in kept.made:
        print(printable(f"{one.name}: {one.query}"))
    return 0


def _kept(library: Library) -> SavedSearches:
    return library.kept(SEARCHES, SavedSearches) or SavedSearches()


def _lines(one: search_json.Found) -> list[str]:
    origin = ", ".join(part for part in (one.outlet, one.published) if part)
    return [f"{one.title or one.source}{f' ({origin})' if origin else ''}", f"    {one.source}", f"    {one.snippet}"]


def _count(text: str) -> int:
    if text.isascii() and text.isdigit() and int(text) > 0:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} is not a number of articles; write 1 or more")


def _parser() -> Parser:
    fields = ", ".join(f"{name}:" for name in FIELDS)
    parser = Parser(
        prog="briefing search",
        description='Search the library: words, "a phrase", beginn*, AND, OR, NOT or -word, brackets, and fields.',
        epilog=f"Fields: {fields}. date:2019-02..2019-03; is:{', '.join(STATES)}. Quote the query for the shell.",
    )
    parser.add_argument("--limit", type=_count, default=20, metavar="N", help="how many articles at most (20)")
    parser.add_argument("--json", action="store_true", help="print JSON, format briefing.search version 1")
    parser.add_argument("--schema", action="store_true", help="print the JSON Schema of --json and stop")
    parser.add_argument("--save", type=words, metavar="NAME", help="keep the query under this name, too")
    parser.add_argument("--saved", action="store_true", help="print the saved searches and stop")
    parser.add_argument(
        "--forget", type=words, metavar="NAME", help="forget the saved search of this name, print the others"
    )
    parser.add_argument("query", type=words, nargs="*", metavar="QUERY", help="what to search for")
    return parser
