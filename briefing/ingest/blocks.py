"""A web page as blocks of text in order: paragraphs, headings, items, rows, each with what it stands in.

Read by events and never as a tree, so that no depth of nesting and no number of attributes is too much.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

HIDDEN = frozenset({"script", "style", "template", "head", "svg", "select", "textarea"})
"""Elements whose words are none of the page's text."""

_VEILS = frozenset(
    {"noscript", "nav", "footer", "form", "button", "dialog", "iframe", "object", "audio", "video", "canvas"}
)
"""Elements whose words are none either, unless the page's prose stands in one: it is around all, or has no end."""

_HALF, _NEARLY_ALL, _FEW = 0.5, 0.8, 3
"""The share of the page's prose that makes a veil none, that of a menu or a foot, and the fewest paragraphs."""

_PROSE_WORDS = 10
_FRAMED = _FOLDED = 2
"""The fewest paragraphs for a frame to be no frame, and for what is folded to be part of what stands beside it."""

INLINE = frozenset(
    {"a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins"}
    | {"kbd", "label", "mark", "meter", "nobr", "output", "q", "rb", "rp", "rt", "ruby", "s", "samp", "small", "span"}
    | {"strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "img", "picture", "source", "map", "area"}
)
_CONTROLS = frozenset({"button", "form", "input"})
_CELLS = frozenset({"td", "th"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_TEXTUAL = frozenset({"p", "li", *_HEADINGS})
_VOID = frozenset({"br", "hr", "img", "input", "wbr", "area", "source", "meta", "link", "col", "embed", "track"})
# What publishers' templates call the boxes that are not the story.
_BOX = re.compile(
    r"(?:^|[\s_-])(?:related(?:-?(?:posts?|articles?|stories|content|links?|news|items?))?|recommend(?:ed|ations?)?|"
    r"more-?(?:on|from|stories|news)|most-?(?:read|popular)|trending|popular|promos?|advert(?:isement)?s?|ads?|"
    r"sponsor(?:ed)?|newsletters?|subscri(?:be|ption)|share|sharing|sharedaddy|social|comments?|cookies?|consent|"
    r"breadcrumbs?|menu|navigation|sidebar|outbrain|taboola|paywall|teasers?|tags?|read-?(?:more|next)|also-?read|"
    r"see-?also|signup|sign-?up|masthead|skip|author-?(?:box|bio|info|card|details|profile)|about-?(?:the-?)?author|"
    r"bio|biography|disclaimer|legal|copyright|gallery|carousel|slide-?show|slider|(?:wp-)?caption(?:-?text)?|pull-?quote|(?:fact|info)-?box|"
    r"credits?|byline|kommentare?|comentarios?|commentaires?|werbung|anzeigen?|publicidad|publicite|reklame?|annonse|"
    r"mehr-zum-thema|lesen-sie-auch|weitere-artikel|empfehlung(?:en)?|relacionad[oa]s|suscripcion|boletin)(?:$|[\s_-])",
    re.IGNORECASE,
)
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_MOST_BOXES = 20
_FRAMES = frozenset({"iframe", "object", "audio", "video", "canvas"})
_ROLES = frozenset({"complementary", "navigation", "banner", "contentinfo", "search"})
_ASIDE = frozenset({"aside", "figure", "figcaption", "menu"})


@dataclass
class Block:
    """Words that belong together. ``linked`` is the number of its code points inside links.

    ``where`` names the elements that it stands in, outermost first, by number, ``names`` by tag and class; ``boxes``
    are those of them that are not the story by their tag or their name; ``kind`` is the tag that it is; ``veils`` are
    the elements around it that mostly hide what they hold.
    """

    text: str
    kind: str
    linked: int
    boxes: tuple[int, ...]
    where: tuple[int, ...]
    article: int
    container: str
    names: tuple[str, ...]
    veils: tuple[int, ...] = ()

    @property
    def heading(self) -> bool:
        """Whether it is the heading of something."""
        return self.kind in _HEADINGS


@dataclass
class _Open:
    """An element that has begun: ``name`` is its tag with its class, ``article`` counts the article it is in.

    ``container`` is the name of the innermost element around its words that is no paragraph, item or heading.
    """

    tag: str
    number: int
    hidden: bool
    veils: tuple[int, ...]
    boxes: tuple[int, ...]
    link: bool
    article: int
    name: str
    container: str = ""


@dataclass
class Page:
    """A target of lxml's parser. ``attributes`` and ``depth`` are the most that one element has.

    ``controls`` are the elements that a button, a field or a form stands in.
    """

    blocks: list[Block] = field(default_factory=list)
    title: str = ""
    attributes: int = 0
    depth: int = 0
    elements: int = 0
    controls: set[int] = field(default_factory=set)
    _open: list[_Open] = field(default_factory=list)
    _outer: list[_Open] = field(default_factory=list)
    _words: list[str] = field(default_factory=list)
    _linked: int = 0
    _menus: set[int] = field(default_factory=set)
    _frames: set[int] = field(default_factory=set)
    _folds: dict[int, int] = field(default_factory=dict)
    _boxed: tuple[int, ...] | None = None
    _at: _Open = field(default_factory=lambda: _Open("", 0, False, (), (), False, 0, ""))

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        self.elements += 1
        self.attributes = max(self.attributes, len(attributes))
        before = self._open[-1] if self._open else self._at
        if tag in _CELLS and self._words and self._at.tag in _CELLS:
            self._words.append(" | ")
        elif tag not in INLINE and not (tag in _CELLS and not "".join(self._words).strip()):
            self._flush()
        names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}" if attributes else ""
        hidden = before.hidden or tag in HIDDEN
        veils = before.veils
        if tag in _VEILS or "hidden" in attributes or _undisplayed(attributes) or _withheld(attributes):
            veils = (*veils, self.elements)[-_MOST_BOXES:]
            if tag in ("nav", "footer"):
                self._menus.add(self.elements)
            elif tag in _FRAMES:
                self._frames.add(self.elements)
            elif tag not in _VEILS:
                self._folds[self.elements] = self._outer[-1].number if self._outer else 0
        if tag in _CONTROLS:
            self.controls.add(before.number)
        boxes = before.boxes
        if (
            tag in _ASIDE
            or attributes.get("role") in _ROLES
            or (tag not in ("html", "body") and _BOX.search(_HUMP.sub("-", names[:300])))
        ):
            boxes = (*boxes, self.elements)[-_MOST_BOXES:]
        article = self.elements if tag == "article" else before.article
        link = before.link or tag == "a"
        name = f"{tag} {names[:300]}"
        container = before.container if tag in INLINE or tag in _TEXTUAL else name
        here = _Open(tag, self.elements, hidden, veils, boxes, link, article, name, container)
        if tag not in _VOID:
            self._open.append(here)
            if tag not in INLINE:
                self._outer.append(here)
            self.depth = max(self.depth, len(self._open))
        if tag not in INLINE:
            self._at = here

    def end(self, tag: str) -> None:
        """An element ends; the parser supplies ends that the page leaves out."""
        if tag not in INLINE and tag not in _CELLS:
            self._flush()
        if self._open and self._open[-1].tag == tag:
            self._open.pop()
            if tag not in INLINE:
                self._outer.pop()

    def data(self, data: str) -> None:
        """Text within an element."""
        here = self._open[-1] if self._open else self._at
        if any(one.tag == "title" for one in self._open[-1:]) and not self.title:
            self.title = data
        elif not here.hidden:
            # White space in HTML only parts words; what parts blocks are the tags.
            words = re.sub(r"\s+", " ", data)
            self._words.append(words)
            if words.strip():
                self._boxed = here.boxes if self._boxed is None else _common(self._boxed, here.boxes)
            self._linked += len(words.strip()) if here.link else 0

    def close(self) -> None:
        """The page ends."""
        self._flush()
        self._lift_veils()

    def _lift_veils(self) -> None:
        """Drop what is veiled, unless it is most of the page's prose."""
        held, times = Counter[int](), Counter[int]()
        for block in self.blocks:
            if len(block.text.split()) >= _PROSE_WORDS:
                # Under 0 that of the whole page.
                for number in (0, *block.veils):
                    held[number] += len(block.text)
                    times[number] += 1
        lifted = {
            number
            for number in held
            if times[number] >= _FEW and held[number] >= held[0] * (_NEARLY_ALL if number in self._menus else _HALF)
        }
        # What stands in a frame is for browsers that know none, a sentence; paragraphs were meant to stand behind it.
        lifted |= {number for number in self._frames if times[number] >= _FRAMED}
        lifted |= self._unfolded()
        self.blocks = [block for block in self.blocks if lifted.issuperset(block.veils)]

    def _unfolded(self) -> set[int]:
        """Hidden elements that go on where the paragraphs beside them end: a story's second half behind a button."""
        shown = {block.text for block in self.blocks if not block.veils}
        beside, hidden = Counter[int](), defaultdict[int, list[int]](list)
        parents = set(self._folds.values())
        before: tuple[int, ...] = ()
        for block in self.blocks:
            prose = len(block.text.split()) >= _PROSE_WORDS and not block.boxes and block.linked <= len(block.text) / 2
            fold = block.veils[0] if len(block.veils) == 1 else 0
            parent = self._folds.get(fold, 0)
            if not block.veils:
                # A heading over it says that it is something else.
                before = block.where if prose else ()
            if not prose:
                continue
            if parent and parent in before and block.text not in shown:
                hidden[parent].append(fold)
            elif not block.veils:
                tags = zip(block.where, block.names, strict=True)
                beside.update(n for n, name in tags if n in parents and not name.startswith(("html ", "body ")))
        return {
            fold
            for parent, folds in hidden.items()
            if len(folds) >= _FOLDED and beside[parent] >= _FOLDED
            for fold in folds
        }

    def _flush(self) -> None:
        text = " ".join("".join(self._words).split())
        if text:
            outer = self._outer[-40:]
            here = outer[-1] if outer else self._at
            around = self._open[-1] if self._open else here
            container = outer[-1].container if outer else ""
            where = tuple(one.number for one in outer)
            names = tuple(one.name for one in outer)
            self.blocks.append(
                Block(
                    text,
                    here.tag,
                    self._linked,
                    # A row ends after its cells; what all of them stand in counts.
                    self._boxed or () if here.tag == "tr" else around.boxes,
                    where,
                    here.article,
                    container,
                    names,
                    around.veils,
                )
            )
        self._words, self._linked, self._boxed = [], 0, None


def _common(some: tuple[int, ...], others: tuple[int, ...]) -> tuple[int, ...]:
    return some if some == others else tuple(number for number in some if number in others)


def _undisplayed(attributes: Mapping[str, str]) -> bool:
    style = attributes.get("style") if attributes else None
    return bool(style) and "display:none" in str(style)[:500].replace(" ", "").lower()


def _withheld(attributes: Mapping[str, str]) -> bool:
    """Whether AMP shows an element only while another loads, or to those who may not read (amp-subscriptions)."""
    if not attributes:
        return False
    return "placeholder" in attributes or attributes.get("subscriptions-section") == "content-not-granted"


def read_blocks(markup: str) -> Page:
    """The blocks of ``markup``; what was read up to a fault is kept."""
    from lxml import etree  # type: ignore[import-untyped,unused-ignore]

    page = Page()
    # As bytes, since lxml refuses text that declares an encoding of its own.
    parser = etree.HTMLParser(target=page, encoding="utf-8")
    try:
        parser.feed(markup.encode("utf-8", "replace"))
        parser.close()
    except (etree.LxmlError, ValueError):
        page.close()
    return page
