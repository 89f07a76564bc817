"""What the commands that reach the network share."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from briefing.config import load_config

if TYPE_CHECKING:
    from briefing.ingest.web.client import Client


def network_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of every command that fetches."""
    parser.add_argument("--allow-private", action="store_true", help="fetch from private addresses too")
    parser.add_argument(
        "--seconds",
        type=float,
        default=30.0,
        metavar="N",
        help="give an address up after (default: %(default)g)",
    )


def client_of(args: argparse.Namespace) -> Client:
    """The client that these options ask for."""
    from briefing.ingest.web.client import Client

    config, _ = load_config()
    private = args.allow_private or config.allow_private
    return Client(allow_private=private, max_bytes=config.max_bytes, seconds=args.seconds, pause=config.pause)
