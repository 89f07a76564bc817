"""Which blocks of a page are its story: those that a sample of the story names, and what stands between and after.

The idea of filling up from blocks that are sure is jusText's (Pomikálek 2011, Removing Boilerplate and Duplicate
Content from Web Corpora); the sure ones here are those that trafilatura found.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from briefing.ingest.blocks import Block
from briefing.ingest.furniture import leads_elsewhere, without_furniture

_SHINGLE = 4
"""Words side by side that two texts share for one to be taken from the other."""

_PROSE_WORDS = 10
_STORY_SHARE = 0.4
"""An element that holds so much of what is surely the story is no box."""

_MOST, _TAIL = 0.6, 0.35
"""The share of the sure text that the story's own element holds, and the most that may follow it and be furniture."""

_KEPT = 0.35
"""The share of the sample that is left at least where what was taken off was furniture: samples hold some of it."""

_STORY_LENGTH = 400
_HEADLINE_BEFORE, _HEADLINE_WORDS = 3, 3
_LABEL_WORDS = 6
_FEWEST_BRIEFS, _LONG_WORD = 2, 6
_NAME = re.compile(r"[a-z]+")
_BARE = frozenset({"td", "tr", "table", "tbody"})
_TEASER = re.compile(r"(?:^|[\s_-])teaser(?:$|[\s_-])", re.IGNORECASE)
_LEAD = re.compile(r"(?:^|[\s_-])(?:stand-?first|lede?|dek|deck|intro|introduction|summary)(?:$|[\s_-])", re.IGNORECASE)


def story_blocks(blocks: Sequence[Block], sample: str, controls: Collection[int] = ()) -> list[Block]:
    """The blocks of the story that ``sample`` is part of, in order; all outside of boxes where it names none."""
    known = _Sample(sample)
    bare = without_furniture(blocks, controls)
    if _named_length(bare, known) > _named_length(blocks, known) * _KEPT:
        blocks = bare
    named = [at for at, b in enumerate(blocks) if known.names(b.text) and not leads_elsewhere(b)]
    blocks = _with_boxes_of(blocks, [blocks[at] for at in named])
    sure = _under_headline(blocks, [at for at in named if not blocks[at].boxes])
    sure = _without_tail(blocks, _without_neighbours(blocks, sure))
    if not sure:
        open_ones = [block for block in blocks if not block.boxes]
        return open_ones or list(blocks)
    first, last = sure[0], sure[-1]
    chosen = set(sure)
    chosen.update(at for at in range(first, last) if _fits(blocks[at], within=True))
    # A heading that links to its own part of the page.
    chosen.update(at - 1 for at in sure if at > first and _heads(blocks[at - 1], blocks[at]))
    story = _Story([blocks[at] for at in sure])
    chosen.update(at for at in range(last + 1, len(blocks)) if story.goes_on(blocks, at))
    chosen.update(at for at in range(first) if story.begins(blocks[at]))
    if first and story.is_headed_by(blocks[first - 1]) and any(block.kind == "h1" for block in blocks[: first - 1]):
        chosen.add(first - 1)
    chosen.difference_update(list(_labels(blocks, chosen)))
    return [block for at, block in enumerate(blocks) if at in chosen]


def _labels(blocks: Sequence[Block], chosen: Collection[int]) -> Iterable[int]:
    """The last of ``chosen`` where they only head links that are not chosen."""
    for at in sorted(chosen, reverse=True):
        block, after = blocks[at], blocks[at + 1] if at + 1 < len(blocks) else None
        if not after or after.linked < len(after.text) * 0.6 or len(block.text.split()) > _LABEL_WORDS:
            return
        if block.text[-1] in '.!?…”"' or block.container == blocks[at - 1].container:
            return
        yield at


def _named_length(blocks: Sequence[Block], known: _Sample) -> int:
    return sum(len(block.text) for block in blocks if known.names(block.text))


def without_headline(blocks: Sequence[Block], title: str) -> list[Block]:
    """``blocks`` without a headline that opens them and says what the title says."""
    wanted = "".join(_words(title)).casefold()
    for at, block in enumerate(blocks):
        said = "".join(_words(block.text)).casefold()
        if block.heading and said and (said in wanted or wanted in said):
            return [*blocks[:at], *blocks[at + 1 :]]
        # What looks like a headline need not be marked as one.
        if at < _HEADLINE_BEFORE and len(_words(block.text)) >= _HEADLINE_WORDS and said in wanted:
            return [*blocks[:at], *blocks[at + 1 :]]
        if _is_prose(block):
            break
    return list(blocks)


def _with_boxes_of(blocks: Sequence[Block], named: Sequence[Block]) -> list[Block]:
    """``blocks`` with those of their boxes that are ones: the story itself may stand in what is called like a box."""
    total = sum(len(block.text) for block in named)
    held = Counter[int]()
    for block in named:
        for number in block.boxes:
            held[number] += len(block.text)
    stories = {number for number, length in held.items() if length >= total * _STORY_SHARE} | _lead_box(blocks, named)
    if not stories:
        return list(blocks)
    names = {number: name for b in blocks if b.boxes for number, name in zip(b.where, b.names, strict=True)}
    like = {names[number] for number in stories if number in names}
    boxes = {number for b in blocks for number in b.boxes}
    stories |= {number for number in boxes if any(_same_name(names.get(number, ""), one) for one in like)}
    return [replace(b, boxes=tuple(n for n in b.boxes if n not in stories)) if b.boxes else b for b in blocks]


def _lead_box(blocks: Sequence[Block], named: Sequence[Block]) -> set[int]:
    """The box of the article that is called a teaser and is no link to another: the part that everybody may read."""
    articles = {block.article for block in named if block.article}
    teasers: defaultdict[int, list[Block]] = defaultdict(list)
    for block in blocks:
        for number, name in zip(block.where, block.names, strict=True):
            if number in block.boxes and _TEASER.search(name):
                teasers[number].append(block)
    leads = {
        number
        for number, held in teasers.items()
        if not any(b.linked for b in held)
        and held[0].article in articles
        and sum(len(b.text.split()) for b in held) >= _PROSE_WORDS
    }
    return leads if len(leads) == 1 else set()


def _under_headline(blocks: Sequence[Block], sure: list[int]) -> list[int]:
    """Those of ``sure`` that follow the headline, up to that of another article, where they are enough for a story."""
    headlines = [at for at, block in enumerate(blocks) if block.kind == "h1" and not block.boxes]
    if not headlines:
        return sure
    here = blocks[headlines[0]].article
    end = next((at for at in headlines if blocks[at].article != here), len(blocks))
    after = [at for at in sure if at >= headlines[0]]
    first = [at for at in after if at < end]
    if _length(blocks, first) >= max(_STORY_LENGTH, _length(blocks, sure) / 4):
        return first
    return after if _length(blocks, after) >= _length(blocks, sure) / 2 else sure


def _without_tail(blocks: Sequence[Block], sure: list[int]) -> list[int]:
    """``sure`` without what follows the element that holds most of the story, unless it is more of the same kind."""
    total = _length(blocks, sure)
    held = Counter[int]()
    for at in sure:
        for number in blocks[at].where:
            held[number] += len(blocks[at].text)
    element = max((number for number, length in held.items() if length >= total * _MOST), default=0)
    inside = [at for at in sure if element in blocks[at].where]
    tail = [at for at in sure if inside and at > inside[-1] and not _alike(blocks[at], blocks[inside[-1]])]
    return [at for at in sure if at not in set(tail)] if _length(blocks, tail) <= total * _TAIL else sure


def _without_neighbours(blocks: Sequence[Block], sure: list[int]) -> list[int]:
    """``sure`` without what stands outside of the headline's element, where that shares no longer word with what is in.

    So a brief of a few lines is told from the briefs below it; the body below a lead speaks of the same.
    """
    headline = next((blocks[at] for at in range(len(blocks)) if blocks[at].kind == "h1" and not blocks[at].boxes), None)
    if headline is None or len(headline.where) < 2:
        return sure
    inside = [at for at in sure if headline.where[-2] in blocks[at].where]
    others = [at for at in sure if headline.where[-2] not in blocks[at].where and _is_prose(blocks[at])]
    if len(others) < _FEWEST_BRIEFS or not any(_is_prose(blocks[at]) for at in inside):
        return sure
    said = _long_words([headline, *(blocks[at] for at in inside)])
    return sure if said & _long_words(blocks[at] for at in others) else inside


def _long_words(blocks: Iterable[Block]) -> set[str]:
    return {word.casefold() for block in blocks for word in _words(block.text) if len(word) >= _LONG_WORD}


def _alike(block: Block, other: Block) -> bool:
    """Whether two blocks stand in elements of one name, or nearly, where their ways part."""
    ways = enumerate(zip(block.where, other.where, strict=False))
    parted = next((n for n, (a, b) in ways if a != b), -1)
    return parted >= 0 and _same_name(block.names[parted], other.names[parted])


def _same_name(name: str, other: str) -> bool:
    """Whether two elements are of one tag and mostly of one name; numbers do not count, nor do cells of tables."""
    (tag, *words), (other_tag, *other_words) = (_NAME.findall(one.lower()) or [""] for one in (name, other))
    if tag in _BARE or tag != other_tag:
        return False
    return words == other_words or len({*words} & {*other_words}) >= len({*words, *other_words}) / 2


def _length(blocks: Sequence[Block], which: Iterable[int]) -> int:
    return sum(len(blocks[at].text) for at in which)


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
        self._last = sure[-1]
        depths = Counter(number for block in sure for number in block.where if number <= _parent(block))
        # The innermost element that holds nearly all of them.
        self._within = max((n for n, times in depths.items() if times >= len(sure) * 0.9), default=0)
        self._parents = {_parent(block) for block in sure}

    def goes_on(self, blocks: Sequence[Block], at: int) -> bool:
        """Whether a block after the last sure one is of the story: more of what it stands in, and prose around it."""
        block = blocks[at]
        if not _fits(block, within=False) or block.article not in self._articles:
            return False
        same = (
            block.container in self._containers
            or any(n in self._parents for n in block.where)
            or (_is_prose(block) and _alike(block, self._last))
        )
        near = [b for b in blocks[max(0, at - 2) : at + 3] if b is not block and _is_prose(b)]
        if _is_prose(block):
            return same or (self._within in block.where and (bool(near) or len(block.text) >= 200))
        # A heading or an item belongs to the prose that it stands in.
        return same and bool(near) and (not block.heading or any(_is_prose(b) for b in blocks[at + 1 : at + 3]))

    def is_headed_by(self, block: Block) -> bool:
        """Whether the block right before the first sure one is the heading of the story's first part."""
        return block.kind in ("h2", "h3", "h4") and self._within in block.where and _fits(block, within=False)

    def begins(self, block: Block) -> bool:
        """Whether a block before the first sure one is of the story."""
        in_it = block.article in self._articles and any(n in self._parents for n in block.where)
        lead = any(_LEAD.search(name) for name in block.names[-2:])
        linked = block.kind == "p" and block.container in self._containers
        fits = _fits(block, within=False) or (linked and not block.boxes and not leads_elsewhere(block))
        return (in_it or (lead and block.article in self._articles)) and fits and _is_prose(block)


def _heads(block: Block, following: Block) -> bool:
    return block.heading and not block.boxes and block.where[:-1] == following.where[:-1]


def _parent(block: Block) -> int:
    """The number of the element whose running text the block is part of."""
    own = block.kind in ("p", "li", "dd", "td", "h1", "h2", "h3", "h4", "h5", "h6")
    return block.where[-2 if own else -1] if len(block.where) > 1 else 0


def _fits(block: Block, *, within: bool) -> bool:
    """Whether nothing speaks against a block; ``within`` the story links may be more of it."""
    if block.boxes or leads_elsewhere(block):
        return False
    limit = 0.9 if within and block.kind in ("li", "dd", "td", "p") and len(block.text) > 60 else 0.5
    if within and block.kind == "p" and _is_prose(block):
        # A whole sentence that links to what it tells of.
        limit = 1
    return block.linked <= len(block.text) * limit


def _is_prose(block: Block) -> bool:
    words = len(block.text.split())
    return (
        not block.boxes and words >= _PROSE_WORDS and block.text.rstrip("\"”’')]").endswith((".", "!", "?", "…", ":"))
    )


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text)
