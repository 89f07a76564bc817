"""The article in a web page: what trafilatura takes for the story tells where it stands, and all of it is kept.

The words are those of the page's own blocks in their order, since trafilatura loses some: elements within a paragraph,
lists and headings between them, a second part of the body after a box.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

from briefing.ingest.blocks import Block, read_blocks
from briefing.ingest.dates import says_day
from briefing.ingest.linked_data import linked_body
from briefing.ingest.main_text import story_blocks, without_headline
from briefing.ingest.metadata import Metadata, primary_language, web_address
from briefing.ingest.sanitise import safe_label, sanitise

_LANGUAGE = re.compile(r"<html\b[^>]{0,500}?\blang\s*=\s*[\"']?([A-Za-z_-]{2,20})", re.IGNORECASE)
_LOOKS_LIKE_HTML = re.compile(
    r"\s*(?:<!--.{0,2000}?-->\s*|<\?xml[^>]{0,200}>\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_CONTROL_REFERENCE = re.compile(r"&#(?:0*(\d{1,3})|x0*([0-9a-f]{1,2}))(?:;|(?![0-9a-f]))", re.IGNORECASE)
_FRAME = re.compile(r"<(/?)iframe\b[^<>]{0,3000}>", re.IGNORECASE)
_MARKUP = re.compile(r"<(?:p|br|div|a|b|i|em|strong|h[1-6]|ul|li)\b[^<>]*>", re.IGNORECASE)
_MAX_ELEMENTS, _MAX_ATTRIBUTES, _MAX_DEPTH = 50_000, 500, 500
"""Pages with more are read without trafilatura, whose time grows faster than they do."""

_MAX_BLOCKS = 1_500
"""With more, trafilatura is not to try jusText too, which looks through all short blocks around each."""


def looks_like_html(text: str) -> bool:
    """Whether ``text`` begins as an HTML document does."""
    return bool(_LOOKS_LIKE_HTML.match(text[:8192]))


def read_html(markup: str) -> tuple[Metadata, str]:
    """Sanitised metadata and main text of a page, paragraphs parted by blank lines; the text may be empty."""
    # Before parsing, since libxml2 gives a page with control characters up.
    markup = _with_ends_of_frames(sanitise(_CONTROL_REFERENCE.sub(_control, markup)))
    language = _LANGUAGE.search(markup[:20_000])
    known = Metadata(language=primary_language(language[1]) if language else None)
    page = read_blocks(markup)
    simple = page.elements <= _MAX_ELEMENTS and page.attributes <= _MAX_ATTRIBUTES and page.depth <= _MAX_DEPTH
    extracted = _by_trafilatura(markup, known, fast=len(page.blocks) > _MAX_BLOCKS) if simple else None
    if extracted is None:
        title = safe_label(page.title) or None
        return Metadata(title=title, language=known.language), _joined(page.blocks)
    metadata, text = extracted
    body = _paragraphs(linked_body(markup))
    # What a page says to be its article is a better sample than a guess, where it is not just the beginning.
    sample = body if len(body.split()) > len(text.split()) / 2 else text
    story = without_headline(story_blocks(page.blocks, sample, page.controls), metadata.title or page.title)
    found = _joined(story)
    return metadata, found if len(found.split()) * 2 > len(body.split()) else body


def read_fragment(markup: str) -> str:
    """The sanitised readable text of markup that is an article and nothing else, paragraphs parted by blank lines."""
    return _joined(read_blocks(sanitise(_CONTROL_REFERENCE.sub(_control, markup))).blocks)


def _with_ends_of_frames(markup: str) -> str:
    """``markup`` with an end for each frame that has none, which would swallow the rest of the page."""
    tags = list(_FRAME.finditer(markup))
    at, out = 0, list[str]()
    for number, tag in enumerate(tags):
        if not tag[1] and (number + 1 == len(tags) or not tags[number + 1][1]):
            out += [markup[at : tag.end()], "</iframe>"]
            at = tag.end()
    return "".join([*out, markup[at:]]) if out else markup


def _paragraphs(body: str) -> str:
    """A text with or without markup, its paragraphs parted by blank lines."""
    if _MARKUP.search(body):
        return read_fragment(body)
    text = sanitise(html.unescape(body))
    return "\n\n".join(line for part in text.split("\n") if (line := " ".join(part.split())))


def _joined(blocks: Sequence[Block]) -> str:
    """Items of a list follow each other; all else is parted by blank lines."""
    out: list[str] = []
    item = ""
    for block in blocks:
        text = " ".join(sanitise(block.text).split())
        if not text:
            continue
        row = "tr" if block.kind in ("td", "th", "tr") else block.kind
        if out:
            out.append("\n" if item and row == item else "\n\n")
        item = row if row in ("li", "tr") else ""
        out.append(f"- {text}" if row == "li" else text)
    return "".join(out)


def _control(reference: re.Match[str]) -> str:
    """The character of a reference to a control; other references stay for the parser."""
    code = int(reference[1]) if reference[1] else int(reference[2], 16)
    if code < 0x20:
        return chr(code)
    # Browsers read these as Windows-1252, whose quotation marks and dashes they were meant to be.
    return html.unescape(f"&#{code};") if 0x7F <= code <= 0x9F else reference[0]


def _by_trafilatura(markup: str, known: Metadata, *, fast: bool) -> tuple[Metadata, str] | None:
    import logging

    import trafilatura

    # Its warnings would land on the terminal that the reader occupies.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        page = trafilatura.bare_extraction(
            markup,
            with_metadata=True,
            include_comments=False,
            fast=fast,
            # A date searched for in the running text would be a guess; only what the page declares is metadata.
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except Exception:  # noqa: BLE001 - a page may break the parser in any way; it is then read plainly
        return None
    if page is None:
        return None

    def label(name: str) -> str | None:
        value = getattr(page, name, None)
        return safe_label(value) or None if isinstance(value, str) else None

    published = label("date")
    metadata = Metadata(
        title=label("title"),
        outlet=label("sitename"),
        author=label("author"),
        published=published if published and says_day(markup, published) else None,
        url=web_address(label("url")),
        language=known.language or primary_language(label("language")),
    )
    return metadata, sanitise(page.text or "")
