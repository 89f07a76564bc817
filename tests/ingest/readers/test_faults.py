"""Every format with every fault: a text or one line that says why not, and what stands beside it is read."""

from __future__ import annotations

import gzip
import io
import json
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.ingest import Skipped, discover, load
from briefing.model import Article
from tests.ingest.readers.made import MORE, WORDS, epub, pdf, zipped
from tests.ingest.readers.test_bad import GOOD as SOME
from tests.ingest.readers.test_bad import tarred
from tests.ingest.readers.test_monsters import word
from tests.ingest.readers.test_readers import ATOM, RSS, one, opened, refused

PAGE = f"<html><head><title>T</title></head><body><article><p>{WORDS}</p><p>{MORE}</p></article></body></html>"
GOOD = {
    **SOME,
    "a.txt": WORDS.encode(),
    "a.md": f"---\ntitle: T\ndate: 2021-03-04\n---\n{WORDS}\n".encode(),
    "a.html": PAGE.encode(),
    "a.docx": word(old=b"PLACE", new=WORDS.encode()),
    "a.tar": tarred([("a.txt", WORDS.encode())], "w"),
    "a.tgz": tarred([("a.txt", WORDS.encode())], "w:gz"),
    "a.tar.xz": tarred([("a.txt", WORDS.encode())], "w:xz"),
    "a.txt.gz": gzip.compress(WORDS.encode()),
}
FAULTS: dict[str, Callable[[bytes], bytes]] = {
    "none": lambda data: data,
    "empty": lambda data: b"",
    "its beginning": lambda data: data[:12],
    "its first half": lambda data: data[: len(data) // 2],
    "its second half": lambda data: data[len(data) // 2 :],
    "nothing but zeros": lambda data: bytes(len(data)),
    "bits turned": lambda data: bytes(byte ^ (0x10 if at % 97 == 50 else 0) for at, byte in enumerate(data)),
    "twice": lambda data: data + data,
    "in UTF-16": lambda data: data.decode("latin-1").encode("utf-16"),
}
MOST_MEMORY = 150_000_000


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("name", GOOD)
def test_a_fault_costs_its_own_file_alone(tmp_path: Path, name: str, fault: str) -> None:
    (tmp_path / f"bad-{name}").write_bytes(FAULTS[fault](GOOD[name]))
    (tmp_path / "good.txt").write_text(MORE, encoding="utf-8")
    sources, skipped = discover([str(tmp_path)])
    found = [load(source) for source in sources]
    assert any(isinstance(one, Article) and one.text == MORE for one in found)
    reasons = [one.reason for one in (*skipped, *found) if isinstance(one, Skipped)]
    assert all(reason.isprintable() and len(reason) < 200 for reason in reasons)
    assert len(reasons) + sum(isinstance(one, Article) for one in found) >= 2
    assert fault != "none" or not reasons


def sealed(data: bytes) -> bytes:
    """A ZIP file whose members say that they are encrypted."""
    out = bytearray(data)
    for mark, flag in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = out.find(mark)
        while at >= 0:
            out[at + flag] |= 1
            at = out.find(mark, at + 4)
    return bytes(out)


OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(3_000)
PGP = (
    b"From: ann@example.org\nSubject: Lake talks\nMIME-Version: 1.0\n"
    b'Content-Type: multipart/encrypted; protocol="application/pgp-encrypted"; boundary=b\n\n'
    b"--b\nContent-Type: application/pgp-encrypted\n\nVersion: 1\n\n"
    b"--b\nContent-Type: application/octet-stream\n\n-----BEGIN PGP MESSAGE-----\n--b--\n"
)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.zip", sealed(zipped({"a.txt": WORDS.encode()}))),
        ("a.epub", sealed(epub({"A": WORDS}))),
        ("a.docx", sealed(GOOD["a.docx"])),
        ("b.docx", OFFICE),
        ("a.eml", PGP),
    ],
)
def test_what_is_encrypted_says_so(tmp_path: Path, name: str, data: bytes) -> None:
    assert "encrypted" in refused(tmp_path / name, data)


@pytest.mark.parametrize("name", ["a.html", "a.md", "a.eml", "a.json", "a.rss", "a.atom", "a.pdf", "a.jsonl", "a.zip"])
def test_fifty_megabytes_of_an_attribute_are_refused_and_take_no_memory(tmp_path: Path, name: str) -> None:
    much = "x" * 50_000_000
    made = {
        "a.html": PAGE.replace("<p>", f"<p title='{much}'>", 1),
        "a.md": f"---\ntitle: {much}\n---\n{WORDS}",
        "a.eml": f"Subject: T\nFrom: ann@example.org\nX-A: {much}\n\n{WORDS}",
        "a.json": json.dumps({"title": much, "text": WORDS}),
        "a.jsonl": f"{json.dumps({'title': much, 'text': WORDS})}\n{json.dumps({'text': MORE})}",
        "a.rss": RSS.replace("<item>", f"<item a='{much}'>", 1),
        "a.atom": ATOM.replace("<entry>", f"<entry a='{much}'>", 1),
    }
    if name == "a.pdf":
        data = pdf([[(50, 700, WORDS)]], info=f"/Title ({much})")
    elif name == "a.zip":
        data = zipped({"a.html": made["a.html"].encode(), "b.txt": MORE.encode()})
    else:
        data = made[name].encode()
    del much, made
    path = tmp_path / name
    path.write_bytes(data)
    del data
    tracemalloc.start()
    try:
        sources, skipped = discover([str(path)])
        found = [*skipped, *map(load, sources)]
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < MOST_MEMORY
    reasons = [one.reason for one in found if isinstance(one, Skipped)]
    assert len(reasons) == 1
    assert reasons[0].startswith("larger than the limit")
    assert [one.text for one in found if isinstance(one, Article)] == [MORE] * (name in ("a.jsonl", "a.zip"))


SAID = "Dr. Jürgen Grün sagte am Montag, die Brücke über die Aa sei geschlossen. „Nein“, sagte er – und ging."


@pytest.mark.parametrize("charset", ["us-ascii", "iso-8859-1", "utf-16", "x-nonsense", "windows-1251"])
def test_utf_8_is_read_whatever_it_is_called(tmp_path: Path, charset: str) -> None:
    head = f"From: ann@example.org\nSubject: T\nContent-Type: text/plain; charset={charset}\n"
    mail = f"{head}Content-Transfer-Encoding: 8bit\n\n{SAID}\n"
    item = f"<item><title>T</title><description>{SAID}</description></item>"
    feed = f"<?xml version='1.0' encoding='{charset}'?><rss version='2.0'><channel>{item}</channel></rss>"
    page = f"<html><head><meta charset='{charset}'></head><body><article><p>{SAID}</p></article></body></html>"
    for name, text in (("a.eml", mail), ("a.rss", feed), ("a.html", page)):
        assert one(tmp_path / name, text.encode()).text.strip() == SAID, name


@pytest.mark.parametrize("year", ["0000", "-1", "9999"])
def test_a_mail_and_a_feed_of_no_year_have_no_date(tmp_path: Path, year: str) -> None:
    mail = f"From: ann@example.org\nSubject: T\nDate: Thu, 04 Mar {year} 05:06:07 +0000\n\n{WORDS}\n"
    assert one(tmp_path / "a.eml", mail.encode()).published is None
    for name, text in (("a.rss", RSS), ("a.atom", ATOM)):
        for found in opened(tmp_path / name, text.replace("2021", year).encode()):
            assert isinstance(found, Article)
            assert found.published is None


def test_an_archive_within_an_archive_says_what_is_wrong_with_it(tmp_path: Path) -> None:
    lines = b"\n".join(json.dumps({"title": title, "text": WORDS}).encode() for title in ("One", "Two"))
    whole = zipped({"a.jsonl": lines})
    third = zipped({"c.zip": zipped({"b.zip": whole})})
    found = opened(tmp_path / "a.zip", third)
    assert [one.title for one in found if isinstance(one, Article)] == ["One", "Two"]
    reasons = {
        "cut": zipped({"in.zip": whole[:60], "ok.txt": WORDS.encode()}),
        "deep": zipped({"in.zip": third, "ok.txt": WORDS.encode()}),
    }
    for which, wanted in (("cut", "a damaged archive"), ("deep", "archives nested too deeply")):
        bad, good = opened(tmp_path / f"{which}.zip", reasons[which])
        assert isinstance(bad, Skipped)
        assert bad.reason.startswith(wanted)
        assert isinstance(good, Article)


def test_a_chapter_that_is_a_bomb_costs_itself_alone(tmp_path: Path) -> None:
    out = io.BytesIO()
    book = epub({"A": WORDS * 8, "B": MORE * 8})
    with zipfile.ZipFile(io.BytesIO(book)) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        for info in before.infolist():
            bomb = info.filename.endswith("c0.xhtml")
            after.writestr(info.filename, b"<p>" + b"a " * 20_000_000 if bomb else before.read(info))
    found = opened(tmp_path / "a.epub", out.getvalue())
    assert any(isinstance(one, Article) and MORE in one.text for one in found)
    assert all(len(one.text) < 10_000 for one in found if isinstance(one, Article))
