"""The brief's three forms: nothing in an article can format, run or load anything, and every form is complete."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections import defaultdict
from html.parser import HTMLParser
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from briefing.export import brief_diff, brief_html, brief_json, brief_markdown, related_json
from briefing.story.brief import compose
from briefing.story.brief_types import Brief
from briefing.story.comparison import compare
from briefing.story.types import Record
from tests.story.made import Maker

NASTY = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[click](javascript:alert(1)) ![x](http://example.org/x.png)",
    "*bold* _soft_ `code` # head",
    "&lt;b&gt; & ]]> --> \" ' <!--",
    "[bold red]Reuters[/bold red] [^1] <https://example.org>",
)


def records(extra: str = "") -> list[Record]:
    made = []
    for ident, day in (("one", "2019-02-06"), ("two", "2019-02-09")):
        maker = Maker(ident, day, outlet=f"Outlet {extra}", title=f"Title {extra}")
        maker.entity("person", f"Stephen {extra} Biegun", "US", f"envoy {extra}", envoy=True)
        maker.event(
            "summit",
            (("Ingrid Solberg", "NO"), ("Tomas Havel", "CZ")),
            when=("2019-02-27" if ident == "one" else "2019-02-28", None),
            where=(("Oslo", "NO"),),
            ordinal=2,
            status="planned",
            name=f"second {extra} summit",
        )
        made.append(maker.record())
    return made


class Page(HTMLParser):
    """What an HTML page is made of: tags, attributes, ids, links, and text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: defaultdict[str, list[str]] = defaultdict(list)
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        for name, value in attrs:
            self.attributes[name].append(value or "")

    def handle_data(self, data: str) -> None:
        self.text += data


TAGS = set(
    "html head meta title style body main h1 h2 h3 p ul ol li table tr th td span sup a q".split()  # noqa: SIM905
)


@pytest.mark.parametrize("extra", ["", *NASTY])
def test_html_has_nothing_but_its_own_tags(extra: str) -> None:
    page = Page(brief_html.render(compose(records(extra))))
    assert page.tags <= TAGS
    assert set(page.attributes) <= {
        "lang", "charset", "name", "content", "http-equiv", "class", "id", "href", "rel", "scope", "aria-label",
    }  # fmt: skip
    assert " ".join(f"second {extra} summit".split()) in " ".join(page.text.split()).replace("Second", "second")


def test_html_loads_nothing() -> None:
    html = brief_html.render(compose(records()))
    assert "default-src 'none'" in html
    assert not re.search(r"\bsrc=|@import|url\(", html)
    assert "prefers-color-scheme: dark" in html


def test_html_links_statements_and_quotations_both_ways() -> None:
    page = Page(brief_html.render(compose(records())))
    ids, links = set(page.attributes["id"]), {link[1:] for link in page.attributes["href"] if link.startswith("#")}
    assert ids == links
    assert {ident[0] for ident in ids} == {"n", "c"}


def test_html_links_only_to_the_web() -> None:
    made = []
    for url in ("javascript:alert(1)", "https://example.org/a?b=1&c=2"):
        maker = Maker(url[:5], "2019-02-06")
        article, facts = maker.record()
        made.append((type(article)(article.id, article.source, article.title, article.text, url=url), facts))
    page = Page(brief_html.render(compose(made)))
    assert page.attributes["href"] == ["https://example.org/a?b=1&c=2"]


def test_markdown_reads_well_as_it_is() -> None:
    text = brief_markdown.render(compose(records()))
    heads = [line for line in text.splitlines() if line.startswith("#")]
    assert heads[1:] == [
        "## What is happening", "## Key events", "## Timeline", "## Who is who", "## Who says what", "## What changed",
        "## Where sources differ", "## Sources", "## Evidence",
    ]  # fmt: skip
    assert not re.search(r"\n\n\n| $", text, re.MULTILINE)
    calls, notes = re.findall(r"(?<!^)\[\^(\d+)\]", text), re.findall(r"^\[\^(\d+)\]:", text, re.MULTILINE)
    assert set(calls) == set(notes)


@pytest.mark.parametrize("extra", NASTY)
def test_markdown_has_no_link_image_or_html_from_an_article(extra: str) -> None:
    made = MarkdownIt("commonmark").render(brief_markdown.render(compose(records(extra))))
    assert Page(made).tags <= {"h1", "h2", "p", "ul", "li", "strong"}


@given(st.text() | st.from_regex(r"\A[\d#+*~=\-]{1,3}[.)]? ?\w*\Z"))
def test_escaped_text_starts_nothing_in_a_list(text: str) -> None:
    tokens = MarkdownIt("commonmark").parse(f"- {brief_markdown.plain_text(text)}")
    assert {token.type for token in tokens} <= {
        "bullet_list_open", "list_item_open", "paragraph_open", "inline", "paragraph_close", "list_item_close",
        "bullet_list_close",
    }  # fmt: skip
    assert sum(token.type == "list_item_open" for token in tokens) == 1


@given(st.text())
def test_escaped_text_is_only_text(text: str) -> None:
    line = brief_markdown.plain_text(text)
    tokens = MarkdownIt("commonmark").parseInline(f"x {line} x")[0].children or []
    assert {token.type for token in tokens} <= {"text", "text_special"}
    assert "".join(token.content for token in tokens).split() == ["x", *text.replace("\0", "\ufffd").split(), "x"]


def test_a_day_reads_in_the_raw_as_it_is() -> None:
    assert brief_markdown.plain_text("2019-01-19, Lakeshore Wire") == "2019-01-19, Lakeshore Wire"


def test_json_is_what_its_schema_says() -> None:
    document = json.loads(brief_json.encode(compose(records())))
    jsonschema.validate(document, json.loads(brief_json.schema()))
    assert (document["format"], document["version"]) == ("briefing.brief", 1)


def test_json_of_a_comparison_and_of_related_articles_is_what_its_schema_says() -> None:
    one, two = records()
    document = json.loads(brief_diff.encode(compare([one], [two])))
    jsonschema.validate(document, json.loads(brief_diff.schema()))
    ranked = related_json.RankedArticle("a", (related_json.RelatedArticle("b", 0.5, ("x",)),))
    jsonschema.validate(json.loads(related_json.encode((ranked,))), json.loads(related_json.schema()))


def test_a_comparison_reads_contradictions_first() -> None:
    one, two = records()
    text = brief_diff.render(compare([one], [two]))
    assert text.index("## Contradicts") < text.index("## Confirms") < text.index("## Evidence")
    assert "27 February 2019 → 28 February 2019" in text


@pytest.mark.parametrize("form", ["md", "html", "json"])
def test_every_form_is_the_same_every_time(form: str) -> None:
    def made(brief: Brief) -> str | bytes:
        if form == "json":
            return brief_json.encode(brief)
        return brief_html.render(brief) if form == "html" else brief_markdown.render(brief)

    assert made(compose(records())) == made(compose(list(reversed(records()))))


CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


@pytest.mark.skipif(CHROMIUM is None, reason="needs chromium")
@pytest.mark.parametrize("dark", [False, True])
def test_a_browser_shows_it_without_script_or_network(tmp_path: Path, dark: bool) -> None:
    page, shot = tmp_path / "brief.html", tmp_path / "brief.png"
    page.write_text(brief_html.render(compose(records(NASTY[0]))), encoding="utf-8")
    common = [str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'profile'}"]
    common += ["--blink-settings=preferredColorScheme=0"] if dark else []
    dom = subprocess.run(
        [*common, "--dump-dom", page.as_uri()], capture_output=True, text=True, timeout=120, check=True
    )
    assert "<h2>Evidence</h2>" in dom.stdout
    assert "<script" not in dom.stdout
    subprocess.run([*common, f"--screenshot={shot}", page.as_uri()], capture_output=True, timeout=120, check=True)
    assert shot.read_bytes().startswith(b"\x89PNG")
