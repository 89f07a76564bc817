"""Reports as PDF with a text layer, by pdfminer.six: columns in reading order, running heads and page numbers off."""

from __future__ import annotations

import io
import itertools
import re
import time
import zlib
from collections import Counter
from collections.abc import Iterator
from typing import Any

from briefing.ingest.dates import day
from briefing.ingest.metadata import Metadata
from briefing.ingest.readers.protocol import Blob, Content, Limits, Part, RefusedError, whole
from briefing.ingest.sanitise import safe_label, sanitise

MAX_PAGES = 400
MAX_SECONDS = 60.0
"""A document is read so far; hostile ones can make the parser work for ever."""

MAX_STRINGS, MAX_BOXES = 100_000, 3_000
"""What is shown on one page, and the blocks of text on it: each of these is compared with each. Newspapers have 300."""

MAX_STREAM = 50_000_000
"""Bytes that one stream may unpack to."""

_EDGE = 0.08
"""The share of a page's height, above and below, in which running heads stand."""

_QUARTERS = (90, 180, 270)
_ASKEW = 0.15
"""The slope from which a line of text is printed across the page."""

_NEAR, _WORD_GAP = 0.5, 0.2
"""Points that letters may overlap, and the share of a letter's size that parts words."""

_DATE = re.compile(r"D?:?(\d{4})(\d{2})(\d{2})")


def parts(blob: Blob, limits: Limits) -> list[Part]:
    """A document is one article."""
    return []


def read(blob: Blob, part: str, limits: Limits) -> Content:
    """The text of the document and what its information dictionary says of it."""
    import logging

    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    data = whole(blob, limits)
    try:
        return _content(data)
    except RefusedError:
        raise
    except Exception as error:  # pdfminer raises whatever a damaged file makes it
        name = type(error).__name__
        secret = "Password" in name or "Encrypt" in name
        raise RefusedError("an encrypted PDF; save it without a password" if secret else "a damaged PDF") from error


def _content(data: bytes) -> Content:
    from pdfminer import pdftypes
    from pdfminer.pdfdocument import PDFDocument
    from pdfminer.pdfparser import PDFParser

    # pdfminer has no limit of its own, and no other place to set one.
    pdftypes.zlib = _Zlib  # type: ignore[attr-defined,assignment,unused-ignore]
    document = PDFDocument(PDFParser(io.BytesIO(data)))
    pages = list(_pages(document))
    text = _joined(_without_heads(pages))
    if len(text.split()) < max(3, len(pages)):
        raise RefusedError("a PDF without a text layer (scanned pages); run it through OCR first")
    return Content(sanitise(text), _metadata(document.info))


_LIGATURES = {0xFB00 + n: letters for n, letters in enumerate(("ff", "fi", "fl", "ffi", "ffl", "st", "st"))}
"""Fonts have glyphs of their own for these letters, which no search would find."""


class _Zlib:
    """What pdfminer uses of zlib, with a limit on what a stream may grow to."""

    error = zlib.error
    decompressobj = staticmethod(zlib.decompressobj)

    @staticmethod
    def decompress(data: bytes) -> bytes:
        unpacking = zlib.decompressobj()
        unpacked = unpacking.decompress(data, MAX_STREAM)
        if unpacking.unconsumed_tail:
            raise RefusedError(f"a part of it unpacks to more than {MAX_STREAM / 1e6:g} MB")
        if not unpacking.eof:
            raise zlib.error("incomplete")
        return unpacked


class _Block:
    """A paragraph of a page: where its lower edge stands (0 to 1, from below), and its text."""

    def __init__(self, height: float, text: str) -> None:
        self.height = height
        self.text = text


def _pages(document: Any) -> Iterator[list[_Block]]:
    from pdfminer.converter import PDFPageAggregator
    from pdfminer.layout import LAParams, LTContainer, LTFigure, LTPage, LTTextContainer
    from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
    from pdfminer.pdfpage import PDFPage

    until = time.monotonic() + MAX_SECONDS

    class Few:
        def group_textboxes(self, laparams: Any, boxes: Any) -> Any:
            boxes = list(boxes)
            if len(boxes) > MAX_BOXES:
                raise TimeoutError
            return super().group_textboxes(laparams, boxes)  # type: ignore[misc]

    class Page(Few, LTPage):
        pass

    class Figure(Few, LTFigure):
        """Some programs put all of a page into one."""

    def boxes(within: Any) -> Iterator[Any]:
        for one in within:
            if isinstance(one, LTTextContainer):
                yield one
            elif isinstance(one, LTContainer):
                yield from boxes(one)

    class Device(PDFPageAggregator):
        """Looks at the clock, and at how much there is, while a page is drawn, and not only after it."""

        def begin_page(self, page: Any, ctm: Any) -> None:
            super().begin_page(page, ctm)
            self.cur_item = Page(self.cur_item.pageid, self.cur_item.bbox)  # type: ignore[attr-defined]
            self.strings = 0
            self.turns = Counter[int]()

        def begin_figure(self, name: str, bbox: Any, matrix: Any) -> None:
            super().begin_figure(name, bbox, matrix)
            self.cur_item.__class__ = Figure

        def render_string(self, *args: Any) -> None:
            self.strings += 1
            if time.monotonic() > until or self.strings > MAX_STRINGS:
                raise TimeoutError
            super().render_string(*args)

        def render_char(self, matrix: Any, *args: Any, **named: Any) -> float:
            advance = super().render_char(matrix, *args, **named)
            turn = _turn(matrix)
            self.turns[turn] += 1
            if turn:
                # Credits along a picture, and what is printed across the page; where it is all of it, see below.
                self.cur_item._objs.pop()
            return advance

    resources = PDFResourceManager()
    device = Device(resources, laparams=LAParams(all_texts=True))
    interpreter = PDFPageInterpreter(resources, device)
    for number, page in enumerate(PDFPage.create_pages(document)):
        if number >= MAX_PAGES or time.monotonic() > until:
            return
        try:
            interpreter.process_page(page)
            turn = max(device.turns, key=device.turns.__getitem__, default=0)
            if turn in _QUARTERS:
                page.rotate = (page.rotate + turn) % 360
                interpreter.process_page(page)
        except TimeoutError:
            if number == 0:
                raise RefusedError(f"its first page takes longer than {MAX_SECONDS:g} seconds to read") from None
            return
        layout = device.get_result()
        tall = max(layout.height, 1)
        yield [_Block(box.y0 / tall, _box_text(box).translate(_LIGATURES)) for box in boxes(layout)]


def _turn(matrix: tuple[float, ...]) -> int:
    """By how many degrees a page has to be turned clockwise for a letter to stand upright, -1 where it is askew."""
    along, up = matrix[0], matrix[1]
    if min(abs(along), abs(up)) > max(abs(along), abs(up)) * _ASKEW:
        return -1
    if abs(up) > abs(along):
        return 90 if up > 0 else 270
    return 180 if along < 0 and matrix[3] < 0 else 0


def _box_text(box: Any) -> str:
    """The lines of a block of text; those whose letters were set one by one from the right are turned."""
    from pdfminer.layout import LTChar

    lines = []
    for line in box:
        letters = [one for one in line if isinstance(one, LTChar)]
        backwards = sum(b.x1 <= a.x0 + _NEAR for a, b in itertools.pairwise(letters))
        if backwards > len(letters) * 0.6 and letters[0].matrix[0] > 0 and line.get_text().isascii():
            letters.sort(key=lambda one: one.x0)
            gaps = (b.x0 - a.x1 > a.size * _WORD_GAP for a, b in itertools.pairwise(letters))
            parted = zip(letters, (" " if gap else "" for gap in [*gaps, False]), strict=True)
            lines.append("".join(one.get_text() + blank for one, blank in parted) + "\n")
        else:
            lines.append(line.get_text())
    return "".join(lines)


def _without_heads(pages: list[list[_Block]]) -> list[list[_Block]]:
    """Pages without what stands at the edge of many of them, alike but for numbers, and without bare page numbers."""
    counts = Counter(shape for page in pages for shape in {_shape(b.text) for b in page if _at_edge(b)})
    enough = max(2, len(pages) // 3)
    return [
        [
            b
            for b in page
            if not (_at_edge(b) and (counts[_shape(b.text)] >= enough or not _shape(b.text).strip("# -|/of")))
        ]
        for page in pages
    ]


def _at_edge(block: _Block) -> bool:
    return block.height > 1 - _EDGE or block.height < _EDGE


def _shape(text: str) -> str:
    return re.sub(r"\d+", "#", " ".join(text.split()).lower())


def _joined(pages: list[list[_Block]]) -> str:
    """Paragraphs with their lines joined; one that a page break cuts is whole again."""
    out: list[str] = []
    for page in pages:
        for block in page:
            lines = [line.strip() for line in block.text.split("\n") if line.strip()]
            text = ""
            for line in lines:
                hyphenated = re.search(r"[a-z]-$", text) and line[:1].islower()
                text = text[:-1] + line if hyphenated else f"{text} {line}".strip()
            if not text:
                continue
            if out and text[:1].islower() and not re.search(r"[.!?:”\"]$", out[-1]):
                out[-1] = out[-1][:-1] + text if re.search(r"[a-z]-$", out[-1]) else f"{out[-1]} {text}"
            else:
                out.append(text)
    return "\n\n".join(out)


def _metadata(info: list[dict[str, Any]]) -> Metadata:
    def value(key: str) -> str:
        from pdfminer.pdftypes import resolve1
        from pdfminer.utils import decode_text

        raw = resolve1(info[0].get(key)) if info else None
        return decode_text(raw) if isinstance(raw, bytes) else raw if isinstance(raw, str) else ""

    made = _DATE.match(value("CreationDate"))
    title = safe_label(value("Title"))
    return Metadata(
        title=title if title and not re.search(r"\.(docx?|indd|pdf|qxd)$|^untitled", title, re.I) else None,
        author=safe_label(value("Author")) or None,
        published=day(int(made[1]), int(made[2]), int(made[3])) if made and "1990" <= made[1] <= "2100" else None,
    )
