"""Which blocks of a page are its story: those that a sample of the story names, and what stands between and after.

The idea of filling up from blocks that are sure is jusText's (Pomikálek 2011, Removing Boilerplate and Duplicate
Content from Web Corpora); the sure ones here are those that trafilatura found.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from briefing.ingest.blocks import Block

_SHINGLE = 4
"""Words side by side that two texts share for one to be taken from the other."""

_PROSE_WORDS = 10
_FURNITURE = re.compile(
    r"(?:advertisement|article continues (?:below|after).{0,40}|share(?: this)?(?: article| story)?|"
    r"read more:?.{0,200}|related(?: articles?| stories| topics)?:?|sign up.{0,200}|subscribe.{0,200}|"
    r"follow us.{0,100}|skip to.{0,60}|(?:most|more) (?:read|popular|stories|from|on)\b.{0,60}|"
    r"comments?(?: \(\d+\))?|print|e-?mail|tweet|close|menu)\W*",
    re.IGNORECASE,
)


def story_blocks(blocks: Sequence[Block], sample: str) -> list[Block]:
    """The blocks of the story that ``sample`` is part of, in order; all outside of boxes where it names none."""
    known = _Sample(sample)
    sure = [at for at, b in enumerate(blocks) if known.names(b.text) and not _FURNITURE.fullmatch(b.text)]
    if not sure:
        open_ones = [block for block in blocks if not block.box]
        return open_ones or list(blocks)
    first, last = sure[0], sure[-1]
    chosen = set(sure)
    chosen.update(at for at in range(first, last) if _fits(blocks[at], within=True))
    story = _Story([blocks[at] for at in sure])
    chosen.update(at for at in range(last + 1, len(blocks)) if story.goes_on(blocks, at))
    chosen.update(at for at in range(first) if story.begins(blocks[at]))
    return [block for at, block in enumerate(blocks) if at in chosen]


class _Sample:
    """The words of a text, to ask what else is taken from it."""

    def __init__(self, text: str) -> None:
        words = _words(text)
        self._shingles = set(zip(*(words[n:] for n in range(_SHINGLE)), strict=False))
        self._solid = "".join(words)
        self._lines = {"".join(_words(line)) for line in text.split("\n")}

    def names(self, text: str) -> bool:
        words = _words(text)
        if not words:
            return False
        if len(words) < 2 * _SHINGLE:
            solid = "".join(words)
            return solid in self._lines or (len(words) > 1 and solid in self._solid)
        shingles = list(zip(*(words[n:] for n in range(_SHINGLE)), strict=False))
        return sum(one in self._shingles for one in shingles) * 2 >= len(shingles)


class _Story:
    """Where the sure blocks of a story stand."""

    def __init__(self, sure: Sequence[Block]) -> None:
        self._containers = {block.container for block in sure}
        self._articles = {block.article for block in sure}
        depths = Counter(number for block in sure for number in block.where[:-1])
        # The innermost element that holds nearly all of them.
        self._within = max((n for n, times in depths.items() if times >= len(sure) * 0.9), default=0)
        self._parents = {block.where[-2] for block in sure if len(block.where) > 1}

    def goes_on(self, blocks: Sequence[Block], at: int) -> bool:
        """Whether a block after the last sure one is of the story: more of what it stands in, and prose around it."""
        block = blocks[at]
        if not _fits(block, within=False) or block.article not in self._articles:
            return False
        same = block.container in self._containers or any(n in self._parents for n in block.where)
        near = [b for b in blocks[max(0, at - 2) : at + 3] if b is not block and _is_prose(b)]
        if _is_prose(block):
            return same or (self._within in block.where and (bool(near) or len(block.text) >= 200))
        # A heading or an item belongs to the prose that it stands in.
        return same and bool(near) and (not block.heading or any(_is_prose(b) for b in blocks[at + 1 : at + 3]))

    def begins(self, block: Block) -> bool:
        """Whether a block before the first sure one is of the story."""
        in_it = block.article in self._articles and any(n in self._parents for n in block.where)
        return in_it and _fits(block, within=False) and _is_prose(block)


def _fits(block: Block, *, within: bool) -> bool:
    """Whether nothing speaks against a block; ``within`` the story links may be more of it."""
    if block.box or _FURNITURE.fullmatch(block.text):
        return False
    limit = 0.9 if within and block.kind in ("li", "dd", "td", "p") and len(block.text) > 60 else 0.5
    return block.linked <= len(block.text) * limit


def _is_prose(block: Block) -> bool:
    words = len(block.text.split())
    return not block.box and words >= _PROSE_WORDS and block.text.rstrip("\"”’')]").endswith((".", "!", "?", "…", ":"))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text)
