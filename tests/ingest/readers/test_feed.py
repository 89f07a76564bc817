"""Feeds as they are: of every version, and broken in the ways in which feeds are broken."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.ingest.readers import feed
from briefing.ingest.readers.feed_ends import with_ends
from tests.ingest.readers.made import WORDS
from tests.ingest.readers.test_readers import one

PIECES = ("<item>", "</item>", "<title>", "</title>", "<description>", "</description>", "<![CDATA[", "]]>", "met")
TEXT = f"<description>{WORDS}</description>"


@pytest.fixture(autouse=True)
def _quiet() -> Iterator[None]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        yield


def rss(item: str, before: str = "", root: str = "<rss version='2.0'>") -> bytes:
    return f"{before}{root}<channel><title>The Lantern</title>{item}</channel></rss>".encode()


BROKEN = {
    "a bare ampersand": rss(f"<item><title>Talks</title>{TEXT}<category>A & B</category></item>"),
    "a bare less-than": rss(f"<item><title>Talks</title>{TEXT}<category>a < b</category></item>"),
    "entities of HTML": rss(f"<item><title>Talks&nbsp;</title>{TEXT}</item>"),
    "a prefix that nobody declares": rss(f"<item><title>Talks</title><x:y>z</x:y>{TEXT}</item>"),
    "blanks before the declaration": rss(f"<item><title>Talks</title>{TEXT}</item>", "\n\n <?xml version='1.0'?>"),
    "a control character": rss(f"<item><title>Tal\x01ks</title>{TEXT}</item>"),
    "a warning of the server's": rss(f"<item><title>Talks</title>{TEXT}</item>", "<br />\n<b>Warning</b>: x\n"),
    "a comment first": rss(f"<item><title>Talks</title>{TEXT}</item>", "<!-- made by hand -->\n"),
    "capitals": rss(f"<ITEM><TITLE>Talks</TITLE><DESCRIPTION>{WORDS}</DESCRIPTION></ITEM>"),
    "an end that is missing": rss(f"<item><title>Talks</title>{TEXT}</item><item><title>x")[:-20],
    "a wrong encoding": rss("<item><title>Talks</title>").replace(b"</channel></rss>", b"")
    + f"<category>caf\xe9</category>{TEXT}</item></channel></rss>".encode("latin-1"),
    "version 0.91": rss(
        f"<item><title>Talks</title>{TEXT}</item>",
        '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/rss-0.91.dtd">',
        "<rss version='0.91'>",
    ),
}


@pytest.mark.parametrize("how", BROKEN)
def test_a_broken_feed_is_read(how: str) -> None:
    found = feed.parse(BROKEN[how])
    assert found.title == "The Lantern"
    assert (found.entries[0].metadata.title, found.entries[0].text) == ("Talks", WORDS)


NEXT = "<item><title>Later</title><description>They left.</description></item>"
WITHOUT_ENDS = {
    "of a text": rss(f"<item><title>Talks</title><description>{WORDS}</item>{NEXT}"),
    "of a title": rss(f"<item><title>Talks{TEXT}</item>{NEXT}"),
    "of a section": rss(f"<item><title>Talks</title><description><![CDATA[{WORDS}</description></item>{NEXT}"),
    "of a section, before another": rss(
        f"<item><title>Talks</title><description><![CDATA[{WORDS}</description></item>"
        "<item><title>Later</title><description><![CDATA[They left.]]></description></item>"
    ),
    "of an entry": rss(f"<item><title>Talks</title>{TEXT}{NEXT}"),
    "of text and entry": rss(f"<item><title>Talks</title><description>{WORDS}{NEXT}"),
    "of a text with a prefix": rss(
        f"<item><title>Talks</title><c:encoded>{WORDS}</item>{NEXT}",
        root="<rss version='2.0' xmlns:c='http://purl.org/rss/1.0/modules/content/'>",
    ),
    "of a summary in Atom": (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>The Lantern</title>'
        f"<entry><title>Talks</title><summary>{WORDS}</entry>"
        '<entry><title>Later</title><content type="html">They left.</content></entry></feed>'
    ).encode(),
}


@pytest.mark.parametrize("which", WITHOUT_ENDS)
def test_an_end_that_is_left_out_costs_no_text(which: str) -> None:
    found = feed.parse(WITHOUT_ENDS[which])
    assert [(e.metadata.title, e.text) for e in found.entries] == [("Talks", WORDS), ("Later", "They left.")]


def test_a_title_has_no_words_of_scripts() -> None:
    said = "<title>&lt;b&gt;Talks&lt;/b&gt;&lt;script&gt;go('x &gt; y')&lt;/script&gt;</title>"
    assert feed.parse(rss(f"<item>{said}{TEXT}</item>")).entries[0].metadata.title == "Talks"


@pytest.mark.parametrize("half", ["", "</desc", "<b", "</description", " <a href='"])
def test_a_feed_that_stops_within_a_text_has_it_so_far(half: str) -> None:
    cut = rss(f"<item><title>Talks</title><description>{WORDS}").removesuffix(b"</channel></rss>") + half.encode()
    assert [(e.metadata.title, e.text) for e in feed.parse(cut).entries] == [("Talks", WORDS)]


@given(st.text("<>/ !-[]=ab", max_size=30).flatmap(lambda text: st.permutations([text, *PIECES, *PIECES])))
def test_ends_are_only_added(pieces: list[str]) -> None:
    data = "".join(pieces).encode()
    ended = with_ends(data)
    at = 0
    for byte in data[: data.rfind(b"<")]:
        at = ended.index(byte, at) + 1
    assert with_ends(ended) == ended


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("Thu, 04 Mar 2021 05:06:07 GMT", "2021-03-04"),
        ("Thu, 04 Mar 2021 23:30:00 -0500", "2021-03-05"),
        ("04 Mar 21 05:06 EST", "2021-03-04"),
        ("2021-03-04T05:06:07Z", "2021-03-04"),
        ("20210304T050607Z", "2021-03-04"),
        ("Thu Mar  4 05:06:07 2021", "2021-03-04"),
        ("March 4, 2021", "2021-03-04"),
        ("12/25/2020", "2020-12-25"),
        ("1614834367", "2021-03-04"),
        ("2021-03", None),
        ("2021", None),
        ("2021-063", None),
        ("Thu, 31 Feb 2021 05:06:07 GMT", None),
        ("31 Apr 21 05:06 EST", None),
        ("2021.02.30", None),
        ("2021-W60-1", None),
        ("2021年2月30日", None),
        ("2021-04-01", "2021-04-01"),
        ("Thu, 01 Apr 2021 00:00:00 GMT", "2021-04-01"),
        ("20210401T000000Z", "2021-04-01"),
        ("yesterday", None),
        ("", None),
    ],
)
def test_a_date_is_the_day_that_it_states(said: str, day: str | None) -> None:
    (entry,) = feed.parse(rss(f"<item><title>Talks</title><pubDate>{said}</pubDate>{TEXT}</item>")).entries
    assert entry.metadata.published == day


PREFIXED = f"""<atom:feed xmlns:atom="http://www.w3.org/2005/Atom"><atom:title>C</atom:title><atom:entry>
<atom:title>T</atom:title><atom:link href="https://lake.example/a"/><atom:published>2021-03-04T05:06:07Z</atom:published>
<atom:summary>{WORDS}</atom:summary></atom:entry></atom:feed>"""


def test_a_feed_with_a_prefix_is_a_feed(tmp_path: Path) -> None:
    found = one(tmp_path / "a.xml", PREFIXED.encode())
    assert (found.title, found.text, found.url) == ("T", WORDS, "https://lake.example/a")


@pytest.mark.parametrize(
    ("link", "address"),
    [("/a/1", "https://lake.example/a/1"), ("//x.example/1", "https://x.example/1"), ("http://[", None), ("", None)],
)
def test_links_are_those_of_the_site(link: str, address: str | None) -> None:
    item = f"<item><title>T</title><link>{link}</link><description>{WORDS}</description></item>"
    data = f"<rss version='2.0'><channel><link>https://lake.example/news</link>{item}</channel></rss>"
    (entry,) = feed.parse(data.encode()).entries
    assert entry.metadata.url == address
    bare = data.replace("<link>https://lake.example/news</link>", "")
    (entry,) = feed.parse(bare.encode(), "https://lake.example/feed.xml").entries
    assert entry.metadata.url == address
