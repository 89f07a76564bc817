"""Feeds bring what is new, once, with the full text where it can be had."""

from __future__ import annotations

import json
from datetime import date
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from briefing.cli.main import main
from briefing.ingest.readers.protocol import Limits
from briefing.ingest.web.client import Client
from briefing.ingest.web.feeds import update
from briefing.ingest.web.opml import OpmlError, read_opml, write_opml
from briefing.ingest.web.subscriptions import Subscription, Subscriptions, Update
from briefing.library import Library
from tests.ingest.web.server import Server

LONG = " ".join(["The two ministers met on the shore of the lake and spoke for an hour about the border."] * 5)
SHORT = "The ministers met, and they will meet again."
TODAY = date(2021, 3, 6)


def item(server: Server, name: str, when: str = "Thu, 04 Mar 2021 23:30:00 -0500", text: str = SHORT) -> str:
    dated = f"<pubDate>{when}</pubDate>" if when else ""
    return (
        f"<item><title>{name}</title><guid>{name}</guid><link>{server.url}/{name}</link>{dated}"
        f"<description>{text}</description></item>"
    )


def rss(*items: str) -> str:
    return f'<rss version="2.0"><channel><title>The Lantern</title>{"".join(items)}</channel></rss>'


def page(text: str) -> str:
    return f"<html><head><title>Of a page</title></head><body><article><p>{text}</p></article></body></html>"


def ask(client: Client, url: str, feed: Subscription | None = None) -> Update:
    return update(client, feed or Subscription(url), Limits(), TODAY)


def test_the_text_behind_the_link_goes_before_the_feeds_own(server: Server, client: Client) -> None:
    server.page("/lake", page(LONG))
    answer = ask(client, server.page("/feed", rss(item(server, "lake"), item(server, "gone")), "application/rss+xml"))
    lake, gone = answer.articles
    assert (lake.text, lake.title, lake.outlet, lake.url) == (LONG, "lake", "The Lantern", f"{server.url}/lake")
    assert gone.text == SHORT
    assert any("gone" in note and "the feed's own text is kept" in note for note in answer.notes)
    assert answer.feed.title == "The Lantern"


def test_dates_have_zones_and_wrong_ones_are_left_out_and_told(server: Server, client: Client) -> None:
    items = [item(server, "late"), item(server, "none", ""), item(server, "future", "Thu, 04 Mar 2038 05:00:00 GMT")]
    answer = ask(client, server.page("/feed", rss(*items)))
    assert [a.published.value if a.published else None for a in answer.articles] == ["2021-03-05", None, None]
    assert sum("without" in note for note in answer.notes) >= 2


def test_nothing_comes_twice(server: Server, client: Client) -> None:
    first = ask(client, server.page("/feed", rss(item(server, "one"))))
    server.page("/feed", rss(item(server, "two"), item(server, "one")))
    second = ask(client, f"{server.url}/feed", first.feed)
    assert [a.title for a in second.articles] == ["two"]
    assert ask(client, f"{server.url}/feed", second.feed).articles == ()


def test_an_unchanged_feed_costs_nothing(server: Server, client: Client) -> None:
    tags = iter(['"1"', '"2"', '"2"'])

    def answer(request: BaseHTTPRequestHandler) -> None:
        tag = next(tags)
        body = rss(item(server, "one")).encode()
        known = request.headers.get("If-None-Match") == tag
        request.send_response(304 if known else 200)
        request.send_header("ETag", tag)
        request.send_header("Content-Length", "0" if known else str(len(body)))
        request.end_headers()
        request.wfile.write(b"" if known else body)

    server.pages["/feed"] = answer
    first = ask(client, f"{server.url}/feed")
    changed = ask(client, f"{server.url}/feed", first.feed)
    assert (changed.articles, changed.feed.etag) == ((), '"2"')
    same = ask(client, f"{server.url}/feed", changed.feed)
    assert same.feed.error is None
    assert same.feed.seen == first.feed.seen


def test_a_broken_feed_keeps_what_was_known_of_it(server: Server, client: Client) -> None:
    known = Subscription(server.page("/feed", page("no feed")), "The Lantern", seen=("one",))
    answer = ask(client, known.url, known)
    assert answer.feed.error == "no feed: neither RSS nor Atom nor JSON Feed"
    assert answer.feed.seen == ("one",)


def test_json_feeds_are_feeds(server: Server, client: Client) -> None:
    about = {"version": "https://jsonfeed.org/version/1.1", "title": "The Lantern"}
    entry = {"id": "1", "title": "lake", "content_html": f"<p>{LONG}</p>", "date_published": "2021-03-04T05:06:07Z"}
    answer = ask(client, server.page("/feed.json", json.dumps({**about, "items": [entry]}), "application/feed+json"))
    (found,) = answer.articles
    assert (found.title, found.text, answer.feed.title) == ("lake", LONG, "The Lantern")


def test_lists_of_feeds_come_back_as_they_went() -> None:
    feeds = [Subscription("https://a.example/feed", "A & B"), Subscription("https://b.example/feed")]
    assert [f.url for f in read_opml(write_opml(feeds))] == [f.url for f in feeds]
    assert read_opml(write_opml(feeds))[0].title == "A & B"
    with pytest.raises(OpmlError):
        read_opml(b"no list")


@pytest.mark.parametrize("declared", ["", '<?xml version="1.0"?>', '<?xml version="1.0" encoding="{0}"?>'])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1252", "iso-8859-1"])
def test_the_names_of_feeds_are_read_in_the_encoding_of_the_list(declared: str, encoding: str) -> None:
    named = '<opml version="1.0"><body><outline text="Zürich täglich" xmlUrl="http://a.example/f"/></body></opml>'
    found = read_opml((declared.format(encoding) + named).encode(encoding))
    assert [(f.url, f.title) for f in found] == [("http://a.example/f", "Zürich täglich")]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    config = tmp_path / "config"
    config.mkdir()
    (config / "config.toml").write_text("allow_private = true\npause = 0\n")
    monkeypatch.setenv("BRIEFING_CONFIG_DIR", str(config))
    monkeypatch.setenv("BRIEFING_DATA_DIR", str(tmp_path / "data"))
    return tmp_path


def test_from_a_site_to_its_articles_by_the_commands(
    server: Server, home: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    server.page("/lake", page(LONG))
    server.page("/feed", rss(item(server, "lake")), "application/rss+xml")
    bad = server.page("/bad", "<rss><channel><title>Bad</title>", "application/rss+xml")
    site = server.page("/", '<html><head><link rel="alternate" type="application/rss+xml" href="/feed"></head></html>')
    assert main(["feeds", "add", site, bad]) == 0
    assert main(["fetch"]) == 0
    assert "1 new articles from 2 of 2 feeds" in capfd.readouterr().out
    with Library.open() as library:
        (head,) = library.heads()
        assert head.title == "lake"
        assert library.kept("feeds", Subscriptions)
    assert main(["feeds", "export"]) == 0
    exported = capfd.readouterr().out
    assert f"{server.url}/feed" in exported
    assert main(["feeds", "remove", bad]) == 0
    assert main(["feeds", "list"]) == 0
    assert "/bad" not in capfd.readouterr().out
    (home / "list.opml").write_text(exported)
    assert main(["feeds", "import", str(home / "list.opml")]) == 0
    assert main(["feeds", "list"]) == 0
    assert "/bad" in capfd.readouterr().out


def test_an_address_is_kept_to_be_read_later(server: Server, home: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["add", server.page("/lake", page(LONG)), f"{server.url}/none"]) == 1
    told = capfd.readouterr()
    assert "Of a page" in told.out
    assert "/none: the server answers 404" in told.err
    with Library.open() as library:
        assert [h.source for h in library.heads()] == [f"{server.url}/lake"]
