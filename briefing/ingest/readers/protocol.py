"""What every reader of a format is given and gives."""

from __future__ import annotations

import mmap
from collections.abc import Mapping
from typing import Protocol

import msgspec

from briefing.ingest.metadata import Metadata

Blob = bytes | mmap.mmap
"""A whole source. Large ones are mapped, so that only what is sliced is read."""


class RefusedError(Exception):
    """The source gives no article; the message is the reason, one clause."""


class Content(msgspec.Struct, frozen=True):
    """The sanitised text of one article, and what its source says of it. ``markdown`` tells how its head is read."""

    text: str
    metadata: Metadata = Metadata()
    markdown: bool = False


class Part(msgspec.Struct, frozen=True):
    """One of several articles in a source: ``name`` opens it and is different for each, ``label`` is safe to show."""

    name: str
    label: str


class Limits(msgspec.Struct, frozen=True):
    """What readers keep to.

    ``max_bytes`` is the most that one article, packed or not, may have; ``max_parts`` the most of one source.
    ``fields`` are the user's own names for what JSON articles hold, as ``records.FIELDS`` has them.
    """

    max_bytes: int = 10_000_000
    max_parts: int = 100_000
    fields: Mapping[str, tuple[str, ...]] = {}


DEFAULT_LIMITS = Limits()
"""Those that hold without a configuration."""


class Reader(Protocol):
    """A module of this package. Neither function raises anything else than ``RefusedError`` that is told to users."""

    def parts(self, blob: Blob, limits: Limits) -> list[Part]:
        """The articles in ``blob`` in their order; empty where it is one article by itself."""
        ...

    def read(self, blob: Blob, part: str, limits: Limits) -> Content:
        """The article named ``part``, or the only one.

        Raises:
            RefusedError: there is no article to be had.
        """
        ...


def too_large(limits: Limits) -> RefusedError:
    """The refusal of what is over ``limits.max_bytes``."""
    return RefusedError(f"larger than the limit of {limits.max_bytes / 1e6:g} MB; the setting max_file_mb raises it")


def whole(blob: Blob, limits: Limits) -> bytes:
    """All of ``blob`` as bytes.

    Raises:
        RefusedError: it is larger than one article may be.
    """
    if len(blob) > limits.max_bytes:
        raise too_large(limits)
    return blob if isinstance(blob, bytes) else blob[:]
