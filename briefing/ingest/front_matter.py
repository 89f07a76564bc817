"""Front matter at the top of a text: YAML between ``---`` lines, TOML between ``+++`` lines.

A block that is not valid YAML or TOML is read line by line, since an unquoted colon in a title should cost nobody their
article; a block that does not look like settings at all is text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefing.ingest.metadata import Metadata, from_fields

MAX_CHARS = 32_768
"""A block longer than this is text: a bound on what hostile input can make the parsers do."""

_YAML = re.compile(r"---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_TOML = re.compile(r"\+\+\+[ \t]*\n(.*?)^\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_KEY_LINE = re.compile(r"([A-Za-z_][\w-]*)[ \t]*[:=](?:[ \t]+(.*))?$|([A-Za-z_][\w-]*)[ \t]*=(.*)$")
_OTHER_LINE = re.compile(r"\s*$|\s+\S|#|-(?:\s|$)|\[|\]|\}|\{")
# Plain scalars on which YAML and a split at the colon agree: the common case needs no parser on the way to first paint.
_FLAT_LINE = re.compile(r"[A-Za-z_]+:(?:[ \t]+(?:[A-Za-z0-9](?:[^:#\n]|:(?!\s|$)|(?<!\s)#)*|\"[^\"\\\n]*\"))?[ \t]*")


def split(text: str) -> tuple[Metadata, str]:
    """The metadata that sanitised ``text`` begins with, and the text after it; ``text`` itself where it has none."""
    # Blank lines above the first mark are no text that would make it a rule between paragraphs.
    start = len(text) - len(text.lstrip())
    start = text.rfind("\n", 0, start) + 1
    head = text[start : start + MAX_CHARS]
    for pattern, parse in ((_YAML, _yaml_fields), (_TOML, _toml_fields)):
        if match := pattern.match(head):
            fields = parse(match[1])
            if fields is None:
                fields = _line_fields(match[1])
            if fields is not None:
                return from_fields(fields), text[start + match.end() :]
    return Metadata(), text


def _yaml_fields(block: str) -> dict[str, str] | None:
    if all(not line or _FLAT_LINE.fullmatch(line) for line in block.splitlines()):
        return _line_fields(block)

    import yaml

    class Loader(yaml.BaseLoader):
        """Every scalar a string (no surprises from ``No`` or 2019-02-06), and no aliases, so no expansion bombs."""

        def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
            if self.check_event(yaml.AliasEvent):
                raise yaml.YAMLError("aliases are not read")
            return super().compose_node(parent, index)

    try:
        loaded = yaml.load(block, Loader)
    except (yaml.YAMLError, RecursionError, ValueError, TypeError):
        return None
    return _scalars(loaded) if isinstance(loaded, dict) else None


def _toml_fields(block: str) -> dict[str, str] | None:
    import tomli

    try:
        return _scalars(tomli.loads(block))
    except (ValueError, RecursionError):
        return None


def _scalars(loaded: dict[str, object]) -> dict[str, str]:
    """Keys in lower case with their values as text; a flat list is joined by commas, anything deeper is left out."""
    fields: dict[str, str] = {}
    for key, value in loaded.items():
        items: Iterable[object] = value if isinstance(value, list) else (value,)
        texts = [str(item) for item in items if item is not None and not isinstance(item, dict | list)]
        fields[str(key).lower()] = ", ".join(texts)
    return fields


def _line_fields(block: str) -> dict[str, str] | None:
    """``key: value`` and ``key = value`` lines; None if other lines than comments, lists and continuations appear."""
    fields: dict[str, str] = {}
    lines = block.splitlines()
    for line in lines:
        if match := _KEY_LINE.match(line):
            value = (match[2] or match[4] or "").strip()
            if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
                value = value[1:-1]
            fields[(match[1] or match[3]).lower()] = value
        elif not _OTHER_LINE.match(line):
            return None
    return fields if fields or not any(line.strip() for line in lines) else None
