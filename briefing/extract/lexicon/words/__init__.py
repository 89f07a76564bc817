"""Words with their uses, each once: ``mrs`` is a courtesy title, said of women. The files beside this one hold them."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from importlib.resources import files

import msgspec
import tomli

from briefing.extract.lexicon.tables import LexiconError


class Attribute(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"implies": "is"}):
    """A use of words: what it ``means``, and the wider use that it ``implies``, if any."""

    means: str
    implies: str | None = None


@lru_cache(maxsize=1)
def attributes() -> dict[str, Attribute]:
    """The uses that words can have, from ``attributes.toml``."""
    text = files(__package__).joinpath("attributes.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomli.loads(text), dict[str, Attribute])


@lru_cache(maxsize=1)
def _by_attribute() -> dict[str, frozenset[str]]:
    known = attributes()
    found: dict[str, set[str]] = defaultdict(set)
    where: dict[str, str] = {}
    for file in sorted(files(__package__).iterdir(), key=lambda f: f.name):
        if not file.name.endswith(".toml") or file.name == "attributes.toml":
            continue
        entries = msgspec.convert(tomli.loads(file.read_text(encoding="utf-8")), dict[str, str])
        for word, uses in entries.items():
            if word in where:
                raise LexiconError(f'{file.name}: "{word}" stands in {where[word]} too; give it all its uses in one')
            where[word] = file.name
            for use in uses.split():
                if use not in known:
                    raise LexiconError(f'{file.name}: "{word}" has the use "{use}", which attributes.toml lacks')
                found[use].add(word)
                if (wider := known[use].implies) is not None:
                    found[wider].add(word)
    return {use: frozenset(words) for use, words in found.items()}


def words_with(attribute: str) -> frozenset[str]:
    """The words with this use.

    Raises:
        LexiconError: no word has it, or a file beside this one is wrong.
    """
    try:
        return _by_attribute()[attribute]
    except KeyError:
        raise LexiconError(f'no word of extract/lexicon/words has the use "{attribute}"') from None
