"""The public format of a brief, version 1, and its JSON Schema."""

from __future__ import annotations

import json
from typing import Literal

import msgspec

from briefing import __version__
from briefing.story.brief_types import Brief


class Document(msgspec.Struct, frozen=True):
    """What ``briefing brief --format json`` prints. ``generator`` is the version of briefing."""

    brief: Brief
    generator: str = __version__
    format: Literal["briefing.brief"] = "briefing.brief"
    version: Literal[1] = 1


def encode(brief: Brief) -> bytes:
    """The brief as JSON, UTF-8, ending in a newline."""
    return msgspec.json.format(msgspec.json.encode(Document(brief)), indent=2) + b"\n"


def schema() -> str:
    """The JSON Schema of the document."""
    return json.dumps(msgspec.json.schema(Document), indent=2)
