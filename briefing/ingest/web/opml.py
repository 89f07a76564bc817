"""Lists of feeds as OPML (http://opml.org/spec2.opml), read by listparser."""

from __future__ import annotations

import codecs
import contextlib
from collections.abc import Iterable
from xml.etree import ElementTree as ET

from briefing.ingest.encoding import UndecodableError, decode
from briefing.ingest.metadata import web_address
from briefing.ingest.sanitise import safe_label
from briefing.ingest.web.subscriptions import Subscription


class OpmlError(ValueError):
    """The text is no list of feeds; the message is one clause."""


def read_opml(data: bytes) -> list[Subscription]:
    """The feeds that the list names, each address once.

    Raises:
        OpmlError: it is no OPML, or names no feed.
    """
    import listparser

    with contextlib.suppress(UndecodableError):
        # Its parser, which is one for pages, takes what declares no encoding for Latin-1; a mark it heeds.
        data = codecs.BOM_UTF8 + decode(data, markup=True).encode("utf-8", "replace")
    try:
        found = listparser.parse(data)
    except Exception as error:  # whatever a damaged list makes of the parser
        raise OpmlError("not OPML") from error
    feeds = {
        address: Subscription(address, safe_label(str(f.get("title") or "")) or None)
        for f in found.get("feeds", ())
        if (address := web_address(str(f.get("url") or "")))
    }
    if not feeds:
        raise OpmlError("no feeds in it; an OPML list has outlines with an xmlUrl")
    return list(feeds.values())


def write_opml(feeds: Iterable[Subscription]) -> bytes:
    """The feeds as OPML 2.0."""
    root = ET.Element("opml", version="2.0")
    ET.SubElement(ET.SubElement(root, "head"), "title").text = "Feeds of briefing"
    body = ET.SubElement(root, "body")
    for feed in feeds:
        name = feed.title or feed.url
        ET.SubElement(body, "outline", type="rss", text=name, title=name, xmlUrl=feed.url)
    ET.indent(root)
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"
