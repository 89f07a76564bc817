"""Every word of a page's story is kept, in order, its parts apart; what is round it is not."""

from __future__ import annotations

import re

import pytest

from briefing.ingest.html import read_fragment, read_html

P = [
    "Ministers of Norland and Sudria met at the lake on Monday and spoke for an hour about fishing rights.",
    "Lena Hartwig, the envoy for the strait, said that both sides had agreed to count the cod again this autumn.",
    "Tomas Okell, who leads the other delegation, was less sure and asked for more time to read the papers.",
    "A second round of talks is planned in Port Ellery next month, officials of both ministries told reporters.",
    "Nobody has said yet who will sign the agreement, or whether the museum of glass will be the place for it.",
    "Fishermen on the northern shore have waited eleven years for a treaty that tells them where they may go.",
]
NAV = '<nav><a href="/">Home</a> <a href="/w">World</a></nav><div class="menu"><a href="/s">Sport pages</a></div>'
BOX = (
    '<div class="related"><h3>Related stories</h3><ul><li><a href="/a">Quarrel over the lighthouse goes on</a></li>'
    "<li><a href='/b'>Where the herring went last winter</a></li></ul></div>"
)
FOOT = "<footer><p>All rights reserved by the Harbour Courier and its partners in the north.</p></footer>"


def page(body: str, *, article: bool = False) -> str:
    inner = f"<article>{body}</article>" if article else body
    return f"<!doctype html><html><head><title>Cod talks</title></head><body>{NAV}{inner}{FOOT}</body></html>"


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def in_order(text: str, *parts: str) -> None:
    at = 0
    for part in parts:
        found = text.find(part, at)
        assert found >= 0, f"{part!r} is not in its place in:\n{text}"
        at = found + len(part)


@pytest.mark.parametrize("article", [True, False])
@pytest.mark.parametrize(
    "inner",
    [
        "They met <time datetime='2021-03-01'>on 1 March</time> in the hall",
        "They met <data value='2'>twice</data> in <abbr>P.E.</abbr> hall",
        "They met <a href='/x'>Lena <b>Hart</b>wig</a> in <span><span>the</span></span> hall",
        "They <mark>met</mark> <q>at last</q> in <ins>the</ins> <del>old</del> <kbd>hall</kbd>",
        "They met <ruby>漢<rt>kan</rt></ruby> in the <output>hall</output>",
        "They met &#147;at last&#148; in<wbr> the hall",
    ],
)
def test_elements_within_a_paragraph_stay(inner: str, article: bool) -> None:
    markup = page(paragraphs(P[0], f"{inner}, officials of both ministries said afterwards.", *P[1:4]), article=article)
    words = " ".join(re.sub(r"<[^>]+>", "", inner).replace("&#147;", "“").replace("&#148;", "”").split())
    in_order(read_html(markup)[1], P[0], f"{words}, officials", P[1], P[3])


BETWEEN = {
    "list": "<ul><li>Norland counts cod in autumn</li><li>Sudria counts cod in spring</li></ul>",
    "numbered": "<ol><li>Count the cod</li><li>Sign the paper</li></ol>",
    "heading": "<h2>What comes next</h2>",
    "definitions": "<dl><dt>Quota</dt><dd>How much each side may catch.</dd></dl>",
    "box of words": "<div>The talks were opened with a minute of silence.</div>",
    "deep": "<div><div><section><div>The talks were held behind closed doors.</div></section></div></div>",
    "quotation": "<blockquote><p>We are nearly there.</p></blockquote>",
    "table": "<table><tr><th>Year</th><th>Cod</th></tr><tr><td>2019</td><td>Forty tons</td></tr></table>",
    "preformatted": "<pre>Quota: forty tons</pre>",
    "address": "<address>Hall of the Lake, Port Ellery</address>",
    "bare": "The day ended without a statement.",
    "short": "<p>They left.</p>",
}


@pytest.mark.parametrize("article", [True, False])
@pytest.mark.parametrize("kind", BETWEEN)
def test_what_stands_between_paragraphs_stays(kind: str, article: bool) -> None:
    between = BETWEEN[kind]
    found = read_html(page(paragraphs(*P[:3]) + between + paragraphs(*P[3:]), article=article))[1]
    words = [" ".join(part.split()) for part in re.split(r"<[^>]+>", between) if part.strip()]
    in_order(found, *P[:3], *words, *P[3:])
    assert f"{P[2]}\n\n" in found
    assert f"\n\n{P[3]}" in found


@pytest.mark.parametrize("wrap", ["<div class='body'>{}</div>", "<section>{}</section>", "<div><div>{}</div></div>"])
@pytest.mark.parametrize("article", [True, False])
@pytest.mark.parametrize("box", [BOX, f"<aside>{P[5]}</aside>", '<div class="ad-slot">Advertisement</div>'])
def test_a_second_part_of_the_body_after_a_box_stays_and_the_box_goes(wrap: str, article: bool, box: str) -> None:
    body = wrap.format(paragraphs(*P[:3])) + box + wrap.format(paragraphs(*P[3:5]))
    found = read_html(page(body, article=article))[1]
    in_order(found, *P[:5])
    for gone in ("Quarrel", "herring", "Advertisement", P[5]):
        assert gone not in found


def test_what_is_round_the_story_goes() -> None:
    other = f"<article><h2><a href='/o'>The museum opens</a></h2><p>{P[5]}</p></article>"
    comments = f"<div id='comments'><p>{P[4].replace('Nobody', 'Someone')}</p></div>"
    found = read_html(page(paragraphs(*P[:4]), article=True).replace("<footer>", other + comments + "<footer>"))[1]
    in_order(found, *P[:4])
    for gone in ("Home", "Sport", "museum opens", "Someone", "All rights"):
        assert gone not in found


def test_hidden_words_are_no_words() -> None:
    hidden = "<p hidden>One.</p><p style='display: none'>Two.</p><script>three()</script><template>Four</template>"
    found = read_html(page(paragraphs(*P[:2]) + hidden + paragraphs(*P[2:]), article=True))[1]
    assert found.split("\n\n") == P


def test_words_of_one_block_are_not_joined_with_the_next() -> None:
    assert read_fragment("<div>One<p>two</p>three<br>four</div><span>five</span><span>six</span>").split("\n\n") == [
        "One",
        "two",
        "three",
        "four",
        "fivesix",
    ]


@pytest.mark.parametrize("before", [True, False])
def test_a_story_beside_very_many_blocks_is_whole_and_alone(before: bool) -> None:
    index = "<ul class=index>" + "".join(f"<li><a href=/{n}>Village {n}</a></li>" for n in range(2_000)) + "</ul>"
    story = f"<div class=story><h1>Talks</h1>{paragraphs(*P)}</div>"
    found = read_html(page(index + story if before else story + index))[1]
    assert found.split("\n\n") == P


@pytest.mark.parametrize(
    "markup",
    [
        "<div " + " ".join(f"a{n}='{n}'" for n in range(80_000)) + f">{P[0]}</div>",
        "<div>" * 60_000 + P[0],
        f"<b>{P[0]}" * 3000,
        f"<p>{P[0]}<table>" * 1000,
        "<a href='" + "x" * 2_000_000 + f"'>{P[0]}</a>",
        f"<p>{P[0]}</p><!--" + "-" * 1_000_000,
        "< " * 200_000 + P[0],
        "&" * 200_000 + P[0],
    ],
    ids=["attributes", "depth", "inline depth", "tables", "long value", "open comment", "brackets", "references"],
)
def test_no_page_is_too_strange_to_read(markup: str) -> None:
    assert "fishing rights" in read_html(markup)[1]
