"""What stands among the paragraphs of a story and is none of it: calls to do something, cards of other stories.

Told by words where sites say the same everywhere, else by how a page is built: a row of linked titles with a sentence
below each, a box with a button in it, an article within the article.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence

from briefing.ingest.blocks import Block
from briefing.ingest.dates import FULL_DATE

_ALONE = re.compile(
    r"(?:(?:loading )?advertisement|anzeige|werbung|publicidad|publicité|pubblicità|annonse|reklame?|"
    r"article continues (?:below|after).{0,40}|(?:story|scroll) (?:continues below|to continue).{0,40}|"
    r"share(?: this)?(?: article| story)?|"
    r"read more:?.{0,200}|related(?: articles?| stories| topics)?:?|sign up.{0,200}|subscribe.{0,200}|"
    r"follow us.{0,100}|skip to.{0,60}|(?:most|more) (?:read|popular|stories|from|on)\b.{0,60}|mehr zum thema|"
    r"comments?(?: \(\d+\))?|kommentare|print|e-?mail|tweet|close|menu|topics|"
    r"(?:copyright|©|\(c\))\W*(?:\d{4}|by\b).{0,500}|"
    r"all rights reserved.{0,200}|listen to this (?:article|story).{0,40}|\d{1,2} min(?:utes?)?(?: read)?|"
    r"by (?:signing up|subscribing|clicking|continuing)\b.{0,300}|(?:click|tap) here to\b.{0,100}|"
    r"get .{2,60} in your inbox.{0,60}|thanks for reading\b.{0,150}|suscr[ií]base.{0,200}|abonnez-vous.{0,200}|"
    r"support (?:our|us|reporting|independent|local|quality)\b.{0,120}"
    r"(?:gift|donat|contribut|member|journalism).{0,120}|"
    r"(?:do you have|have you got|got) (?:a|any) (?:story|tip|news|information)\b.{0,150}|"
    r"your (?:gift|donation|contribution)\b.{0,150}|(?:media|press) (?:contacts?|enquiries|inquiries):?)\W*",
    re.IGNORECASE,
)

_LEADING = re.compile(
    r"\W*(?:(?:also |now )?(?:read|see|watch|listen)\b.{0,30}?|related\b.{0,20}?|our standards|more\b.{0,30}?|"
    r"recommended\b.{0,20}?|don.t miss|in pictures|explainer|analysis|opinion|lesen sie (?:auch|hier|dazu)|lea también|"
    r"lea además|lire aussi|à lire(?: aussi)?|leggi anche|leia (?:também|mais)|lees ook|läs (?:också|mer|även)|"
    r"les (?:også|mer)|læs (?:også|mere)|czytaj (?:też|także|również)|читайте также)\s*[:|–>»-]",
    re.IGNORECASE,
)
"""How a paragraph begins that is mostly a link to something else."""

_WRITER = re.compile(
    r"\b(?:reach|contact|follow|e-?mail|write to) (?:him|her|them|the (?:author|writer|reporter)) (?:at|on|by)\b|"
    r"\byou have (?:read|reached) (?:your|the|all)\b.{0,40}\b(?:free|limit)\b",
    re.IGNORECASE,
)
"""What only a biography says, and a barrier."""

_STAMP = re.compile(
    rf"(?:\W*(?:(?:(?:first |last )?(?:published|updated|posted|stand|aktualisiert)(?: on| at)?|"
    rf"(?:mon|tues|wednes|thurs|fri|satur|sun)day):?|{FULL_DATE}|\d{{1,2}}\.\d{{1,2}}\.\d{{4}}|\d{{1,2}}[.:]\d{{2}}|[ap]\.?m\b\.?|uhr|gmt|utc|"
    rf"[ce]e?s?t))+\W*",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"(?i:by|von|por|par|door|av|af)(?: [^\W\d_a-z][\w.'’-]+){2,4}(?: (?:for|For) [\w ]{3,30})?")
_CREDITS = re.compile(
    rf"(?:(?:posted|published|updated|by)\b.{{0,60}}|.{{0,60}}[·•|].{{0,30}})(?:{FULL_DATE})"
    rf"(?:(?: in|[^\w.]).{{0,40}})?",
    re.IGNORECASE,
)
"""A line of who and when, as blogs have it: ``Ann Lee · 4 March 2021``, ``Posted by Ann on March 4, 2021 in Sky``."""
_READING_TIME = re.compile(r".{0,60}\b\d{1,2} min(?:ute)?s? read\b.{0,40}", re.IGNORECASE)

_FEWEST_DAYS = 2
_YEAR = re.compile(r"\d{4}")
_TITLE_WORDS, _CARD_WORDS, _FEWEST_CARDS = 4, 45, 3
_PROSE_WORDS = 10
_INSERT_WORDS, _INSERT_BLOCKS = 60, 5
_LITTLE = 0.25
"""The share of a page's prose that inserts may hold, and an article within another."""


def leads_elsewhere(block: Block) -> bool:
    """Whether a block is furniture by its words, or by being little else than links."""
    if is_furniture(block.text):
        return True
    if block.kind in ("td", "th", "tr", "div") and block.linked > len(block.text) * 0.6:
        return True
    if block.kind == "li" and block.linked > len(block.text) * 0.9 and len(block.text.split()) > _TITLE_WORDS:
        return True
    if block.kind == "p" and _is_linked_title(block) and block.text[-1] not in '.!?…”"':
        return True
    return block.linked > len(block.text) * 0.4 and bool(_LEADING.match(block.text))


def is_furniture(text: str) -> bool:
    """Whether words say of themselves that they are no part of a story."""
    if _ALONE.fullmatch(text) or _READING_TIME.fullmatch(text):
        return True
    return len(text) < 600 and _WRITER.search(text) is not None


def without_furniture(blocks: Sequence[Block], controls: Collection[int]) -> list[Block]:
    """``blocks`` without cards, inserts and articles within the article; ``controls`` hold buttons and fields."""
    off = _cards(blocks) | _inserts(blocks, controls) | _inner_articles(blocks) | _head_lines(blocks)
    return [block for at, block in enumerate(blocks) if at not in off]


def _cards(blocks: Sequence[Block]) -> set[int]:
    """Rows of linked titles, each with at most a few words below it, and what is headed by nothing but such a row."""
    titles = [at for at, block in enumerate(blocks) if _is_linked_title(block)]
    rows: list[list[list[int]]] = []
    for number, title in enumerate(titles):
        following = titles[number + 1] if number + 1 < len(titles) else None
        card = _card(blocks, title, titles[number - 1] if number else None, following)
        words = sum(len(blocks[at].text.split()) for at in card if at != title)
        if words > _CARD_WORDS or len(card) > _INSERT_BLOCKS:
            rows.append([])
        elif rows and rows[-1] and rows[-1][-1][-1] + 1 == title:
            rows[-1].append(card)
        else:
            rows.append([card])
    held = {at for row in rows if len(row) >= _FEWEST_CARDS for card in row for at in card}
    before = {at - 1 for at in held if at} - held
    heads = {at for at in before if blocks[at].heading and blocks[at].kind != "h1"}
    rest = [at for at, block in enumerate(blocks) if at not in held and _is_long(block)]
    # A digest is all cards.
    return held | heads if _words(blocks, rest) > _words(blocks, held) else set()


def _is_linked_title(block: Block) -> bool:
    return block.linked >= len(block.text) * 0.9 and len(block.text.split()) >= _TITLE_WORDS


def _card(blocks: Sequence[Block], title: int, before: int | None, after: int | None) -> list[int]:
    """The title and what follows it in its own element: the outermost that no other title stands in."""
    others = {number for at in (before, after) if at is not None for number in blocks[at].where}
    around = blocks[title].where[:-1]
    own = next((number for number in around if number not in others), None)
    card = [title]
    for at in range(title + 1, len(blocks) if after is None else after):
        beside = own is None and blocks[at].where[:-1] == around and not blocks[at].heading
        if not ((beside and (after is not None or at == title + 1)) or own in blocks[at].where):
            break
        card.append(at)
    return card


def _inserts(blocks: Sequence[Block], controls: Collection[int]) -> set[int]:
    """What stands in one element with a call to do something, where that is no paragraph; the same of controls."""
    inside: defaultdict[int, list[int]] = defaultdict(list)
    for at, block in enumerate(blocks):
        for number in block.where:
            inside[number].append(at)
    off: set[int] = set()
    for block in blocks:
        if is_furniture(block.text):
            off.update(_insert(blocks, block, inside))
    pressed: set[int] = set()
    for number in controls:
        if 0 < len(inside[number]) <= _INSERT_BLOCKS and _words(blocks, inside[number]) <= _INSERT_WORDS:
            pressed.update(inside[number])
    off = {at for at in off if blocks[at].kind != "h1"}
    pressed = {at for at in pressed if blocks[at].kind != "h1"}
    return off | (pressed if _words(blocks, pressed) <= _LITTLE * _words(blocks, range(len(blocks))) else set())


def _insert(blocks: Sequence[Block], call: Block, inside: defaultdict[int, list[int]]) -> Iterable[int]:
    """The outermost element around ``call`` without a paragraph that calls for nothing."""
    found: list[int] = []
    for number in reversed(call.where[:-1] if call.kind in ("p", "li", "h2", "h3", "h4") else call.where):
        around = inside[number]
        if len(around) > _INSERT_BLOCKS or any(_is_long(b) and not is_furniture(b.text) for b in _all(blocks, around)):
            break
        found = around
    return found


def _inner_articles(blocks: Sequence[Block]) -> set[int]:
    """Articles within another that have a linked title and are little beside it."""
    lengths, titled = Counter[int](), set[int]()
    for block in blocks:
        lengths[block.article] += len(block.text)
        if _is_linked_title(block):
            titled.add(block.article)
    off: defaultdict[int, list[int]] = defaultdict(list)
    for at, block in enumerate(blocks):
        outer = max((n for n in block.where if n != block.article and n in lengths), default=0)
        if block.article in titled and outer and lengths[block.article] < lengths[outer] * _LITTLE:
            off[outer].append(at)
    # Where most of it stands in articles of its own, these are the entries of a diary.
    few = (held for outer, held in off.items() if sum(len(b.text) for b in _all(blocks, held)) < lengths[outer] / 2)
    return {at for held in few for at in held}


def _head_lines(blocks: Sequence[Block]) -> set[int]:
    """Who wrote it and when, between the headline and the first paragraph; farther down a day may head a chapter."""
    off = set()
    stamps = [at for at, block in enumerate(blocks) if _is_stamp(block)]
    first = next((at for at, b in enumerate(blocks) if _is_long(b) and not b.boxes and b.linked < len(b.text) / 2), 0)
    if len(stamps) - sum(at < first for at in stamps) < _FEWEST_DAYS:
        off = {at for at in stamps if at < first}
    lines = [(at, blocks[at].text) for at in range(first) if not blocks[at].heading and len(blocks[at].text) < 120]
    return off | {at for at, text in lines if _BYLINE.fullmatch(text) or _CREDITS.fullmatch(text)}


def _is_stamp(block: Block) -> bool:
    short = not block.heading and len(block.text) < 80
    return short and bool(_YEAR.search(block.text) and _STAMP.fullmatch(block.text))


def _all(blocks: Sequence[Block], which: Iterable[int]) -> list[Block]:
    return [blocks[at] for at in which]


def _is_long(block: Block) -> bool:
    return len(block.text.split()) >= _PROSE_WORDS and block.linked < len(block.text) * 0.9


def _words(blocks: Sequence[Block], which: Iterable[int]) -> int:
    return sum(len(blocks[at].text.split()) for at in which)
