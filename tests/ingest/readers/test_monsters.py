"""Files made to cost time or memory: each is refused in one line, or read as far as it is harmless."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
import zlib
from pathlib import Path

import docx
import pytest

from briefing.ingest import Skipped
from tests.ingest.readers.made import MORE, WORDS, pdf, zipped
from tests.ingest.readers.test_readers import articles, one, opened, refused

MANY = " ".join(f'a{n}="b"' for n in range(50_000))
LAUGHS = (
    '<!DOCTYPE {0} [<!ENTITY a "haha">'
    + "".join(f'<!ENTITY {c} "{f"&{p};" * 20}">' for p, c in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
)
MAIL = b"From: ann@example.org\nSubject: Lake talks\n"


def feed(item: str, before: str = "") -> bytes:
    return f"{before}<rss version='2.0'><channel><title>T</title>{item}</channel></rss>".encode()


def word(**changes: bytes) -> bytes:
    """A Word document with one paragraph, ``old`` in its XML replaced by ``new``."""
    made = io.BytesIO()
    document = docx.Document()
    document.add_paragraph("PLACE")
    document.save(made)
    out = io.BytesIO()
    with zipfile.ZipFile(made) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        for info in before.infolist():
            data = before.read(info)
            if info.filename == "word/document.xml":
                data = data.replace(changes["old"], changes["new"], 1)
            after.writestr(info.filename, data)
    return out.getvalue()


def drawn(stream: bytes) -> bytes:
    """A PDF whose only page is drawn by ``stream``, packed."""
    plain = pdf([[(50, 700, "PLACE")]])
    start, end = plain.index(b"BT /F1"), plain.index(b"endstream")
    packed = zlib.compress(stream)
    marked = plain[:start].replace(
        b"<< /Length %d" % (end - start), b"<< /Filter /FlateDecode /Length %d" % len(packed)
    )
    return marked + packed + b"\n" + plain[end:]


REFUSED = {
    "attributes.rss": (feed(f"<item {MANY}><description>{WORDS}</description></item>"), "1000 attributes"),
    "deep.rss": (feed(f"<item><description>{'<b>' * 5_000}{WORDS}</description></item>"), "1000 others"),
    "items.rss": (feed("<item>" * 5_000 + f"<description>{WORDS}</description>"), "1000 others"),
    "headers.eml": (MAIL + b"X-A: y\n" * 100_000 + b"\n" + WORDS.encode(), "headers of more than"),
    "header.eml": (MAIL + b"To: " + b"bo@example.org, " * 50_000 + b"\n\n" + WORDS.encode(), "headers of more than"),
    "parts.eml": (
        MAIL + b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\nContent-Type: text/plain\n\nx\n" * 20_000,
        "too many parts",
    ),
    "nested.eml": (
        MAIL + b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(3_000)),
        "damaged mail",
    ),
    "spaces.pdf": (drawn(b" " * 60_000_000), "unpacks to more than 50 MB"),
    "bomb.docx": (word(old=b"PLACE", new=b"a " * 25_000_000), "larger than the limit"),
    "attribute.docx": (word(old=b"<w:p>", new=b"<w:p w:rsidR='" + b"x" * 45_000_000 + b"'>"), "larger than the limit"),
    "bomb.gz": (gzip.compress(b"a " * 10_000_000), "larger than the limit"),
    "names.zip": (zipped({f"{n}.bin": b"" for n in range(5_000)}), "without anything"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_would_cost_too_much_is_refused(tmp_path: Path, name: str) -> None:
    data, reason = REFUSED[name]
    assert reason in refused(tmp_path / name, data)


READ = {
    "attribute.html": f"<html><body><article><p title='{'x' * 5_000_000}'>{WORDS}</p></article></body></html>".encode(),
    "attributes.html": f"<html><body><article><p {MANY}>{WORDS}</p></article></body></html>".encode(),
    "attribute.rss": feed(f"<item foo='{'x' * 5_000_000}'><description>{WORDS}</description></item>"),
    "deep.html": ("<div>" * 100_000 + WORDS).encode(),
    "laughs.rss": feed(f"<item><title>&i;</title><description>{WORDS}</description></item>", LAUGHS.format("rss")),
    "secret.rss": feed(
        f"<item><description>&a; {WORDS}</description></item>",
        "<!DOCTYPE rss [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>",
    ),
    "utf16.rss": feed(f"<item><description>{WORDS}</description></item>", "<?xml version='1.0' encoding='utf-16'?>")
    .decode()
    .encode("utf-16"),
    "breaks.rss": feed("".join(f"<item><description>a<br>b {n} {WORDS}</description></item>" for n in range(1))),
}


@pytest.mark.parametrize("name", READ)
def test_what_is_harmless_for_a_reader_is_read(tmp_path: Path, name: str) -> None:
    text = one(tmp_path / name, READ[name]).text
    assert WORDS in text
    assert len(text) < len(WORDS) + 2_000
    assert "root:" not in text


def test_a_file_that_is_only_packed_is_read_as_what_it_is(tmp_path: Path) -> None:
    lines = "\n".join(json.dumps({"title": title, "text": WORDS}) for title in ("One", "Two"))
    page = f"<html><body><article><p>{WORDS}</p><p>{MORE}</p></article></body></html>"
    assert [a.title for a in articles(tmp_path / "a.jsonl.gz", gzip.compress(lines.encode()))] == ["One", "Two"]
    assert one(tmp_path / "a.txt.gz", gzip.compress(WORDS.encode())).text == WORDS
    assert one(tmp_path / "a.html.gz", gzip.compress(page.encode())).text == f"{WORDS}\n\n{MORE}"


@pytest.mark.parametrize("year", ["0000", "0001", "1066", "9999", "99999", "-5"])
def test_a_year_in_which_nothing_was_published_is_no_date(tmp_path: Path, year: str) -> None:
    files = {
        "a.json": json.dumps({"title": "T", "text": WORDS, "date": f"{year}-03-04"}).encode(),
        "a.md": f"---\ntitle: T\npublished: {year}-03-04\n---\n{WORDS}\n".encode(),
        "a.pdf": pdf([[(50, 700, WORDS)]], info=f"/CreationDate (D:{year}0304)"),
        "a.html": f"<html><head><meta property='article:published_time' content='{year}-03-04'></head><body><article>"
        f"<p>{WORDS}</p><p>{MORE}</p></article></body></html>".encode(),
        "a.txt": f"Published: {year}-03-04\n\n{WORDS}".encode(),
    }
    for name, data in files.items():
        for found in opened(tmp_path / name, data):
            assert not isinstance(found, Skipped)
            day = found.published.value if found.published else "2000"
            assert 1600 <= int(day[:4]) <= 2100
