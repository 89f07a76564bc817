"""Each format becomes articles with what it says of them, whatever the file is called."""

from __future__ import annotations

import io
import json
import os
import tarfile
from datetime import datetime
from email.message import EmailMessage
from pathlib import Path, PurePath

import docx
import pytest

from briefing.ingest import Skipped, discover, load
from briefing.ingest.readers.kept import Kept
from briefing.ingest.readers.protocol import DEFAULT_LIMITS, Blob, Limits, RefusedError
from briefing.model import Article, Published
from tests.ingest.readers.made import MORE, WORDS, epub, pdf, zipped


def opened(path: Path, data: bytes) -> list[Article | Skipped]:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    sources, skipped = discover([str(path)])
    return [*(load(s) for s in sources), *skipped]


def articles(path: Path, data: bytes) -> list[Article]:
    found = opened(path, data)
    assert all(isinstance(a, Article) for a in found), found
    return [a for a in found if isinstance(a, Article)]


def one(path: Path, data: bytes) -> Article:
    (found,) = articles(path, data)
    return found


def refused(path: Path, data: bytes) -> str:
    (found,) = opened(path, data)
    assert isinstance(found, Skipped), found
    assert "\n" not in found.reason
    return found.reason


NEWS_PLEASE = {
    "authors": ["Ann Lee", "Bo Roe"],
    "date_publish": "2021-03-04 05:06:07",
    "language": "en",
    "maintext": WORDS,
    "source_domain": "lantern.example",
    "title": "Lake talks",
    "url": "https://lantern.example/lake",
}
NEWS_API = {
    "source": {"id": None, "name": "The Lantern"},
    "author": "Ann Lee",
    "title": "Lake talks",
    "description": "They met.",
    "url": "https://lantern.example/lake",
    "publishedAt": "2021-03-04T05:06:07Z",
    "content": WORDS,
}
JSON_FEED = {
    "id": "https://lantern.example/lake",
    "url": "https://lantern.example/lake",
    "title": "Lake talks",
    "content_html": f"<p>{WORDS}</p><p>{MORE}</p>",
    "date_published": "2021-03-04T05:06:07Z",
    "authors": [{"name": "Ann Lee"}],
}


def test_what_news_please_writes_is_an_article(tmp_path: Path) -> None:
    found = one(tmp_path / "a.json", json.dumps(NEWS_PLEASE).encode())
    assert (found.title, found.outlet, found.author) == ("Lake talks", "lantern.example", "Ann Lee, Bo Roe")
    assert (found.text, found.url, found.language) == (WORDS, "https://lantern.example/lake", "en")
    assert found.published == Published("2021-03-04", "metadata")


def test_the_answer_of_a_news_interface_holds_its_articles(tmp_path: Path) -> None:
    answer = {"status": "ok", "totalResults": 2, "articles": [NEWS_API, {**NEWS_API, "title": "More talks"}]}
    first, second = articles(tmp_path / "answer.json", json.dumps(answer).encode())
    assert (first.title, first.outlet, first.text) == ("Lake talks", "The Lantern", WORDS)
    assert second.title == "More talks"
    assert first.source != second.source


def test_markup_in_json_is_read_as_a_page(tmp_path: Path) -> None:
    found = one(tmp_path / "feed.json", json.dumps({"version": "1.1", "title": "F", "items": [JSON_FEED]}).encode())
    assert found.text == f"{WORDS}\n\n{MORE}"
    assert found.author == "Ann Lee"


@pytest.mark.parametrize("name", ["a.jsonl", "a.ndjson", "named-by-nobody"])
def test_each_line_of_json_lines_is_an_article(tmp_path: Path, name: str) -> None:
    lines = [json.dumps({**NEWS_PLEASE, "title": f"Talks {n}"}) for n in range(3)]
    data = "\ufeff" + "\n\n".join(lines) + "\n"
    assert [a.title for a in articles(tmp_path / name, data.encode())] == ["Talks 0", "Talks 1", "Talks 2"]


@pytest.mark.parametrize("order", ["AA!?", "A!A", "!AA", "?A", "A[?A", "A\u2028A", "A{", "{A!AA"])
def test_a_line_that_is_no_article_costs_only_itself(tmp_path: Path, order: str) -> None:
    line = {"A": json.dumps(NEWS_PLEASE), "!": '{"maintext": ', "?": '{"a": 1}', "[": "[]"}
    found = opened(tmp_path / "a.jsonl", "\n".join(line.get(kind, kind) for kind in order).encode())
    assert [type(f) for f in found] == [Article if kind == "A" else Skipped for kind in order]


def test_one_object_over_several_lines_is_one_article(tmp_path: Path) -> None:
    for indent in (1, None):
        lines = json.dumps({"articles": [NEWS_PLEASE, NEWS_PLEASE]}, indent=indent).replace("},", "},\n")
        assert len(articles(tmp_path / "a.json", lines.encode())) == 2


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        (1614834367, "2021-03-04"),
        (1614834367000, "2021-03-04"),
        ("Thu, 04 Mar 2021 05:06:07 GMT", "2021-03-04"),
        ("4 March 2021", "2021-03-04"),
        ("0000-00-00", None),
        (-5, None),
        (True, None),
        ([], None),
    ],
)
def test_dates_in_json_come_in_many_forms(tmp_path: Path, date: object, expected: str | None) -> None:
    found = one(tmp_path / "a.json", json.dumps({"title": "Lake talks", "text": WORDS, "date": date}).encode())
    assert (found.published.value if found.published else None) == expected


def letter(text: str = WORDS, markup: str = "") -> EmailMessage:
    message = EmailMessage()
    message["From"] = '"The Lantern" <news@lantern.example>'
    message["Subject"] = "Lake talks – the week"
    message["Date"] = "Thu, 04 Mar 2021 23:30:00 -0500"
    message.set_content(text or "Open this mail in a browser.")
    if markup:
        message.add_alternative(markup, subtype="html")
    return message


def test_a_newsletter_has_its_sender_as_outlet(tmp_path: Path) -> None:
    found = one(tmp_path / "a.eml", letter().as_bytes())
    assert (found.title, found.outlet, found.text.strip()) == ("Lake talks – the week", "The Lantern", WORDS)
    assert found.published == Published("2021-03-04", "metadata")


def test_the_markup_of_a_mail_is_read_where_the_plain_part_says_nothing(tmp_path: Path) -> None:
    page = f"<html><body><article><h1>Lake talks</h1><p>{WORDS}</p><p>{MORE}</p></article></body></html>"
    found = one(tmp_path / "a.eml", letter("", page).as_bytes())
    assert WORDS in found.text
    assert MORE in found.text


def test_what_a_reply_quotes_stands_apart(tmp_path: Path) -> None:
    text = f"{WORDS}\n\nOn Monday, Bo Roe wrote:\n> {MORE}\n\nSee you there.\n-- \nAnn"
    found = one(tmp_path / "a.eml", letter(text).as_bytes())
    own, _, quoted = found.text.partition("Quoted in this message:")
    assert WORDS in own
    assert "See you there." in own
    assert MORE in quoted
    assert "Ann" not in found.text


def test_a_mailbox_has_an_article_for_each_message(tmp_path: Path) -> None:
    box = b"".join(
        b"From ann@example.org Thu Mar  4 05:06:07 2021\n" + letter(f"{WORDS} {n}\n>From here on.").as_bytes() + b"\n"
        for n in range(3)
    )
    found = articles(tmp_path / "letters", box)
    assert [a.text.strip() for a in found] == [f"{WORDS} {n}\nFrom here on." for n in range(3)]


def test_a_page_saved_as_one_file_is_a_page(tmp_path: Path) -> None:
    body = f"<body><article><p>{WORDS}</p><p>{MORE}</p></article></body>"
    page = f"<html><head><title>Lake talks</title></head>{body}</html>"
    data = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://lantern.example/lake\r\nSubject: Lake talks\r\n"
        'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n--b\r\n'
        f"Content-Type: text/html; charset=utf-8\r\n\r\n{page}\r\n--b--\r\n"
    )
    found = one(tmp_path / "a.mhtml", data.encode())
    assert (found.title, found.url) == ("Lake talks", "https://lantern.example/lake")
    assert WORDS in found.text


def test_a_book_has_an_article_for_each_chapter(tmp_path: Path) -> None:
    long = " ".join([WORDS] * 4)
    book = epub({"Cover": "Lake", "The talks": long, "The border": f"{long} {MORE}"})
    first, second = articles(tmp_path / "book.epub", book)
    assert (first.title, first.outlet, first.author) == ("The talks", "Lake Reports", "Ann Lee")
    assert MORE in second.text
    assert second.published == Published("2021-03-04", "metadata")


def test_a_report_is_read_column_by_column_without_its_running_heads(tmp_path: Path) -> None:
    left = [(50, 700 - 12 * n, f"left {n} of the first column on this page,") for n in range(20)]
    right = [(320, 700 - 12 * n, f"right {n} of the second column on this page,") for n in range(20)]
    pages = [
        [
            (50, 780, "The Lake Report"),
            *[line for pair in zip(left, right, strict=True) for line in pair],
            (290, 20, f"{n}"),
        ]
        for n in range(1, 4)
    ]
    found = one(tmp_path / "report.bin", pdf(pages, "/Title (Lake talks) /CreationDate (D:20210304050607)"))
    assert found.title == "Lake talks"
    assert found.published == Published("2021-03-04", "metadata")
    assert "Lake Report" not in found.text
    assert found.text.index("left 19") < found.text.index("right 0")


def test_pages_without_text_are_said_to_be_scanned(tmp_path: Path) -> None:
    assert "text layer" in refused(tmp_path / "a.pdf", pdf([[], []]))


def test_a_word_document_keeps_paragraphs_and_tables_in_order(tmp_path: Path) -> None:
    document = docx.Document()
    document.core_properties.title = "Lake talks"
    document.add_paragraph(WORDS)
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Perch", "12 tonnes"
    document.add_paragraph(MORE)
    out = io.BytesIO()
    document.save(out)
    found = one(tmp_path / "a.docx", out.getvalue())
    assert found.title == "Lake talks"
    assert found.text == f"{WORDS}\n\nPerch | 12 tonnes\n\n{MORE}"


@pytest.mark.parametrize("made", [None, datetime(2021, 3, 4, 9, 30), datetime(2013, 12, 23, 9, 30)])
def test_a_word_document_has_the_day_on_which_it_was_made_and_not_that_of_a_template(
    tmp_path: Path, made: datetime | None
) -> None:
    document = docx.Document()
    document.add_paragraph(WORDS)
    if made:
        document.core_properties.created = made
    out = io.BytesIO()
    document.save(out)
    found = one(tmp_path / "a.docx", out.getvalue()).published
    assert found == (Published(made.date().isoformat(), "metadata") if made else None)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.json", b'{"text": "%s", "date": "1970-01-01T00:00:00Z"}'),
        ("a.eml", b"From: a@lantern.example\nSubject: Lake\nDate: Thu, 01 Jan 1970 00:00:00 +0000\n\n%s"),
        ("a.html", b"<html><head><meta name=date content=1970-01-01></head><body><p>%s</p></body></html>"),
        ("a.md", b"---\ndate: 1969-12-31\n---\n%s"),
        ("a.rss", b"<rss version='2.0'><channel><title>L</title><item><title>Lake</title><description>%s</description>"
         b"<pubDate>Thu, 01 Jan 1970 00:00:00 GMT</pubDate></item></channel></rss>"),
    ],
)  # fmt: skip
def test_the_day_from_which_programs_count_is_no_date(tmp_path: Path, name: str, data: bytes) -> None:
    assert one(tmp_path / name, data % WORDS.encode()).published is None


def test_archives_hold_every_format_and_archives(tmp_path: Path) -> None:
    inner = zipped({"deep/b.txt": MORE.encode()})
    lines = "\n".join(json.dumps({**NEWS_PLEASE, "title": f"Talks {n}"}) for n in range(2))
    data = zipped(
        {"a.md": f"# Lake\n\n{WORDS}".encode(), "inner.zip": inner, "c.jsonl": lines.encode(), "logo.png": b"\x89"}
    )
    found = articles(tmp_path / "news.zip", data)
    assert [a.title for a in found] == ["Lake", MORE, "Talks 0", "Talks 1"]
    assert len({a.source for a in found}) == 4


@pytest.mark.parametrize("mode", ["w", "w:gz", "w:bz2", "w:xz"])
def test_tar_files_are_read_packed_or_not(tmp_path: Path, mode: str) -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as tar:  # type: ignore[call-overload]
        for name, text in (("a.txt", WORDS), ("folder/b.txt", MORE)):
            info = tarfile.TarInfo(name)
            info.size = len(text)
            tar.addfile(info, io.BytesIO(text.encode()))
    assert [a.text for a in articles(tmp_path / "news.tgz", out.getvalue())] == [WORDS, MORE]


RSS = f"""<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>The Lantern</title><item><title>Lake talks</title><link>https://lantern.example/lake</link>
<pubDate>Thu, 04 Mar 2021 05:06:07 GMT</pubDate><description>Short.</description>
<content:encoded><![CDATA[<p>{WORDS}</p>]]></content:encoded></item>
<item><title>More &amp; more</title><description>{MORE}</description></item></channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>The Lantern</title><entry><title>Lake talks</title>
<link href="https://lantern.example/lake"/><updated>2021-03-04T05:06:07Z</updated>
<content type="html">&lt;p&gt;{WORDS}&lt;/p&gt;</content></entry></feed>"""


def test_feeds_kept_as_files_give_their_entries(tmp_path: Path) -> None:
    first, second = articles(tmp_path / "a.rss", RSS.encode())
    assert (first.title, first.outlet, first.text) == ("Lake talks", "The Lantern", WORDS)
    assert first.published == Published("2021-03-04", "metadata")
    assert (second.title, second.text, second.published) == ("More & more", MORE, None)
    atom = one(tmp_path / "b.xml", ATOM.encode())
    assert (atom.text, atom.url) == (WORDS, "https://lantern.example/lake")


def test_a_page_that_is_one_figure_is_read(tmp_path: Path) -> None:
    drawn = f"BT /F1 10 Tf 50 700 Td ({WORDS}) Tj ET"
    figure = (
        "<< /Type /XObject /Subtype /Form /BBox [0 0 600 800] /Resources << /Font << /F1 3 0 R >> >> "
        f"/Length {len(drawn)} >>\nstream\n{drawn}\nendstream"
    )
    page = "/MediaBox [0 0 600 800] /Contents 5 0 R /Resources << /XObject << /X 6 0 R >> >>"
    objects = (
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        f"<< /Type /Page /Parent 2 0 R {page} >>",
        "<< /Length 5 >>\nstream\n/X Do\nendstream",
        figure,
    )
    body = "".join(f"{number} 0 obj\n{one}\nendobj\n" for number, one in enumerate(objects, 1))
    made = f"%PDF-1.4\n{body}trailer\n<< /Root 1 0 R /Size 7 >>\n%%EOF\n".encode("ascii")
    assert one(tmp_path / "a.pdf", made).text == WORDS


def test_letters_that_a_font_joins_are_letters(tmp_path: Path) -> None:
    made = pdf([[(50, 700, "The \\256nal talks were brie\\257y put off")]])
    assert one(tmp_path / "a.pdf", made).text == "The final talks were briefly put off"


def test_what_is_made_of_a_source_is_made_once_for_all_its_articles() -> None:
    made: list[bytes] = []

    def make(blob: Blob, limits: Limits) -> int:
        if not blob:
            raise RefusedError("empty")
        made.append(bytes(blob))
        return len(blob)

    kept = Kept[int]()
    one, other = b"first", b"second one"
    assert [kept.of(b, DEFAULT_LIMITS, make) for b in (one, one, other, other, one)] == [5, 5, 10, 10, 5]
    assert made == [one, other, one]
    with pytest.raises(RefusedError):
        kept.of(b"", DEFAULT_LIMITS, make)
    assert kept.of(one, Limits(max_bytes=1), make) == 5
    assert len(made) == 4


def test_articles_of_two_books_in_turn_are_their_own(tmp_path: Path) -> None:
    for book in "ab":
        path = tmp_path / f"{book}.epub"
        path.write_bytes(epub({f"{book}{n}": f"{book}{n} {WORDS} {MORE}" for n in range(3)}, title=book))
        os.utime(path, (1_000_000_000, 1_000_000_000))
    sources, _ = discover([str(tmp_path / "a.epub"), str(tmp_path / "b.epub")])
    for source in (*sources[::3], *sources[1::3], *sources[::-1]):
        article = load(source)
        assert isinstance(article, Article)
        assert article.text.startswith(article.title)
        assert article.outlet == article.title[0] == PurePath(source.path).stem
