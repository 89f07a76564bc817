"""The article in a web page: main text and metadata by trafilatura, everything readable where it finds none."""

from __future__ import annotations

import html
import re

from briefing.ingest.metadata import Metadata, primary_language, web_address
from briefing.ingest.sanitise import safe_label, sanitise

_LANGUAGE = re.compile(r"<html\b[^>]{0,500}?\blang\s*=\s*[\"']?([A-Za-z_-]{2,20})", re.IGNORECASE)
_LOOKS_LIKE_HTML = re.compile(
    r"\s*(?:<!--.{0,2000}?-->\s*|<\?xml[^>]{0,200}>\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_CONTROL_REFERENCE = re.compile(r"&#(?:0*(\d{1,3})|x0*([0-9a-f]{1,2}))(?:;|(?![0-9a-f]))", re.IGNORECASE)
_SHORT = 1000
_MAX_TREE = 50_000
"""Elements: larger pages are read by the plain parser, since trafilatura's time grows faster than the page."""


def looks_like_html(text: str) -> bool:
    """Whether ``text`` begins as an HTML document does."""
    return bool(_LOOKS_LIKE_HTML.match(text[:8192]))


def read_html(markup: str) -> tuple[Metadata, str]:
    """Sanitised metadata and main text of a page, paragraphs parted by blank lines; the text may be empty."""
    # Before parsing, since libxml2 gives a page with control characters up.
    markup = sanitise(_CONTROL_REFERENCE.sub(_control, markup))
    language = _LANGUAGE.search(markup[:20_000])
    known = Metadata(language=primary_language(language[1]) if language else None)
    extracted = _by_trafilatura(markup, known) if markup.count("<") <= 2 * _MAX_TREE else None
    if extracted and len(extracted[1]) > _SHORT:
        return extracted
    page = _read_plainly(markup)
    text = _paragraphs("".join(page.parts))
    if extracted and extracted[1] and _solid(extracted[1]) != _solid(text):
        return extracted
    # Of a short page trafilatura may give all text nodes a paragraph each; the same words read plainly keep theirs.
    title = safe_label("".join(page.title)) or None
    return extracted[0] if extracted else Metadata(title=title, language=known.language), text


def read_fragment(markup: str) -> str:
    """The sanitised readable text of markup that is an article and nothing else, paragraphs parted by blank lines."""
    return _paragraphs("".join(_read_plainly(sanitise(_CONTROL_REFERENCE.sub(_control, markup))).parts))


def _solid(text: str) -> str:
    return "".join(text.split())


def _control(reference: re.Match[str]) -> str:
    """The character of a reference to a control; other references stay for the parser."""
    code = int(reference[1]) if reference[1] else int(reference[2], 16)
    if code < 0x20:
        return chr(code)
    # Browsers read these as Windows-1252, whose quotation marks and dashes they were meant to be.
    return html.unescape(f"&#{code};") if 0x7F <= code <= 0x9F else reference[0]


def _by_trafilatura(markup: str, known: Metadata) -> tuple[Metadata, str] | None:
    import logging

    import trafilatura

    # Its warnings would land on the terminal that the reader occupies.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        page = trafilatura.bare_extraction(
            markup,
            with_metadata=True,
            include_comments=False,
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

    metadata = Metadata(
        title=label("title"),
        outlet=label("sitename"),
        author=label("author"),
        published=label("date"),
        url=web_address(label("url")),
        language=known.language or primary_language(label("language")),
    )
    text = sanitise(page.text or "")
    # Trafilatura parts blocks by one newline; items of a list and rows of a table stay together.
    return metadata, re.sub(r"\n(?![-|\n])", "\n\n", text).strip("\n")


def _read_plainly(markup: str) -> _Page:
    from lxml import etree  # type: ignore[import-untyped,unused-ignore]

    page = _Page()
    # As bytes, since lxml refuses text that declares an encoding of its own.
    parser = etree.HTMLParser(target=page, encoding="utf-8")
    try:
        parser.feed(markup.encode("utf-8", "replace"))
        parser.close()
    except (etree.LxmlError, ValueError):
        # What was read up to the fault is kept.
        return page
    return page


class _Page:
    """A target of lxml's parser that collects readable text; no tree, so that no depth of nesting is too deep."""

    HIDDEN = frozenset({"script", "style", "noscript", "template", "head", "svg", "nav", "footer", "form", "select"})
    INLINE = frozenset(
        {"a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "del", "em", "font", "i", "ins", "kbd", "mark", "q"}
        | {"s", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr"}
    )

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.title: list[str] = []
        self._hidden = 0
        self._in_title = False

    def start(self, tag: str, attributes: object) -> None:
        """An element begins."""
        self._in_title = tag == "title"
        self._hidden += tag in self.HIDDEN
        self._part(tag)

    def end(self, tag: str) -> None:
        """An element ends; the parser supplies ends that the page leaves out."""
        self._in_title = False
        self._hidden -= tag in self.HIDDEN
        self._part(tag)

    def data(self, data: str) -> None:
        """Text within an element."""
        if self._in_title:
            self.title.append(data)
        elif not self._hidden:
            # White space in HTML only parts words; what parts blocks are the tags.
            self.parts.append(re.sub(r"\s+", " ", data))

    def close(self) -> None:
        """The page ends."""

    def _part(self, tag: str) -> None:
        if tag not in self.INLINE:
            self.parts.append("\n")


def _paragraphs(text: str) -> str:
    lines = (" ".join(line.split()) for line in sanitise(text).split("\n"))
    return "\n\n".join(line for line in lines if line)
