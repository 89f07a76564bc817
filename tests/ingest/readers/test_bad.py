"""What is damaged, hostile or none of the formats is refused in one line, and costs nobody else."""

from __future__ import annotations

import bz2
import contextlib
import gzip
import io
import json
import lzma
import os
import tarfile
import tracemalloc
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.ingest import Skipped, Source, discover, load
from briefing.ingest.readers import archive, registry
from briefing.ingest.readers import pdf as pdf_reader
from briefing.ingest.readers.protocol import Limits, RefusedError
from briefing.model import Article
from tests.ingest.readers.made import MORE, WORDS, epub, pdf, zipped
from tests.ingest.readers.test_readers import ATOM, NEWS_PLEASE, RSS, letter, opened, refused

GOOD = {
    "a.json": json.dumps([NEWS_PLEASE, NEWS_PLEASE]).encode(),
    "a.jsonl": f"{json.dumps(NEWS_PLEASE)}\n{json.dumps(NEWS_PLEASE)}\n".encode(),
    "a.eml": letter(WORDS, f"<p>{MORE}</p>").as_bytes(),
    "a.mbox": b"From ann@example.org Thu Mar  4 05:06:07 2021\n" + letter().as_bytes(),
    "a.epub": epub({"The talks": WORDS * 8, "The border": MORE * 8}),
    "a.pdf": pdf([[(50, 700, WORDS), (50, 680, MORE)]]),
    "a.zip": zipped({"a.txt": WORDS.encode(), "b.txt": MORE.encode()}),
    "a.rss": RSS.encode(),
    "a.atom": ATOM.encode(),
}


@pytest.mark.parametrize("name", GOOD)
@given(data=st.data())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_damage_of_any_kind_is_told_in_one_line(tmp_path: Path, name: str, data: st.DataObject) -> None:
    good = GOOD[name]
    at = data.draw(st.integers(0, len(good)))
    kind = data.draw(st.sampled_from(["cut", "flip", "insert"]))
    junk = data.draw(st.binary(min_size=1, max_size=40))
    bad = {"cut": good[:at], "flip": good[:at] + junk + good[at + len(junk) :], "insert": good[:at] + junk + good[at:]}
    for found in opened(tmp_path / name, bad[kind]):
        if isinstance(found, Skipped):
            assert found.reason.isprintable()
        else:
            assert found.text.strip()


def bomb(size: int) -> bytes:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("a.txt", "w", force_zip64=True) as file,
    ):
        for _ in range(size // 1_000_000):
            file.write(b" a" * 500_000)
    return out.getvalue()


def test_a_bomb_costs_no_more_than_the_limit(tmp_path: Path) -> None:
    packed = bomb(60_000_000)
    tracemalloc.start()
    said = refused(tmp_path / "a.zip", packed)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert said == "larger than the limit of 10 MB; the setting max_file_mb raises it"
    assert most < 40_000_000


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_a_packed_tape_that_never_ends_is_given_up(
    tmp_path: Path, pack: Callable[[bytes], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive, "MOST_UNPACKED", 20_000_000)
    huge = tarfile.TarInfo("a.bin")
    huge.size = 8_000_000_000
    endless = huge.tobuf() + bytes(40_000_000)
    assert refused(tmp_path / "a.tar", pack(endless)) == "unpacks to far more than its size"
    small = tarfile.TarInfo("a.txt")
    small.size = len(WORDS)
    before = small.tobuf() + WORDS.encode() + bytes(-len(WORDS) % 512)
    (found,) = opened(tmp_path / "b.tar", pack(before + endless))
    assert not isinstance(found, Skipped), "what came before it is read"


def test_a_pdf_that_unpacks_without_end_is_refused(tmp_path: Path) -> None:
    once = zlib.compress(bytes(150_000_000))
    for packed, filters in ((once, b"/FlateDecode"), (zlib.compress(once), b"[/FlateDecode/FlateDecode]")):
        page = b"3 0 obj<</Type/Page/Parent 2 0 R/Contents 4 0 R>>endobj\n"
        body = b"4 0 obj<</Length %d/Filter%b>>stream\n%b\nendstream endobj\n" % (len(packed), filters, packed)
        tree = b"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        data = b"%PDF-1.4\n" + tree + page + body + b"trailer<</Root 1 0 R>>\n"
        assert refused(tmp_path / "a.pdf", data)


def test_of_a_pdf_without_end_the_pages_before_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = pdf([[(50, 700, WORDS)], [(50, 700 - n, MORE) for n in range(200)]])
    monkeypatch.setattr(pdf_reader, "MAX_STRINGS", 100)
    (found,) = opened(tmp_path / "a.pdf", data)
    assert not isinstance(found, Skipped)
    assert (WORDS[:20] in found.text, MORE[:20] in found.text) == (True, False)


def test_archives_within_archives_end_somewhere(tmp_path: Path) -> None:
    data = WORDS.encode()
    for _ in range(8):
        data = zipped({"inner.zip": data} if data != WORDS.encode() else {"a.txt": data})
    assert all(isinstance(f, Skipped) for f in opened(tmp_path / "a.zip", data))


def test_an_encrypted_archive_says_so(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.txt": WORDS.encode()}))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + at] |= 1
    assert refused(tmp_path / "a.zip", bytes(data)) == "encrypted; unpack it first"


def tarred(members: list[tuple[str, bytes]], mode: Literal["w", "w:gz", "w:bz2", "w:xz"]) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:
        for name, data in members:
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


def inner_zip() -> bytes:
    return zipped({f"{n}.txt": f"Inner {n}. {WORDS}".encode() for n in range(3)})


MEMBERS = [(f"{n}.txt", f"Number {n}. {WORDS}".encode()) for n in range(4)]
PACKED = {
    "zip": zipped({**dict(MEMBERS), "in.zip": inner_zip()}),
    **{
        mode: tarred([*MEMBERS, ("in.zip", inner_zip()), ("1.txt", b"Not the first of this name.")], mode)
        for mode in ("w", "w:gz", "w:bz2", "w:xz")
    },
}


@pytest.mark.parametrize("kind", PACKED)
@given(order=st.lists(st.integers(0, 6), max_size=12))
@settings(deadline=None)
def test_the_members_of_an_archive_are_read_in_any_order(kind: str, order: list[int]) -> None:
    data = PACKED[kind]
    parts = registry.parts(data, "", Limits())
    expected = [*(text.decode() for _, text in MEMBERS), *(f"Inner {n}. {WORDS}" for n in range(3))]
    assert len(parts) == len(expected)
    for at in order:
        assert registry.read(data, "", parts[at].name, Limits()).text == expected[at]


def test_a_file_that_changes_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    for text in ("One way.", "Two ways", "Same few"):
        (found,) = opened(path, text.encode())
        assert isinstance(found, Article)
        assert found.text == text
        # As old as it may be: what was read before is taken only where nothing has changed.
        os.utime(path, (1, 1))
        assert load(Source(str(path), "a.txt")) == found


ENTITIES = '<!DOCTYPE x [<!ENTITY a "{}">{}]>'.format(
    "ha" * 50, "".join(f'<!ENTITY {c} "{f"&{p};" * 50}">' for p, c in zip("abcdef", "bcdefg", strict=True))
)


def test_entities_are_never_expanded(tmp_path: Path) -> None:
    item = f"<item><description>&g; {WORDS}</description></item>"
    feed = f"<?xml version='1.0'?>{ENTITIES}<rss version='2.0'><channel>{item}</channel></rss>"
    for found in opened(tmp_path / "a.rss", feed.encode()):
        assert isinstance(found, Skipped) or len(found.text) < 10_000
    package = f"{ENTITIES}<package><metadata><title>&g;</title></metadata></package>".encode()
    container = b'<container><rootfiles><rootfile full-path="p.opf"/></rootfiles></container>'
    members = {"mimetype": b"application/epub+zip", "META-INF/container.xml": container, "p.opf": package}
    assert refused(tmp_path / "a.epub", zipped(members))
    (tmp_path / "secret").write_text("kept to myself")
    outside = f'<!DOCTYPE package [<!ENTITY file SYSTEM "{(tmp_path / "secret").as_uri()}">]>'
    for declared, entity in ((outside, "&file;"), (ENTITIES, "&g;")):
        with zipfile.ZipFile(io.BytesIO(epub({"One": WORDS}, title=f"Reports {entity}"))) as book:
            members = {name: book.read(name) for name in book.namelist()}
        members["book/package.opf"] = declared.encode() + members["book/package.opf"]
        for found in opened(tmp_path / "b.epub", zipped(members)):
            assert "kept to myself" not in str(found)
            assert len(str(found)) < 1_000


def test_other_members_of_an_archive_are_read_beside_a_bad_one(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zipped({"a.pdf": b"%PDF-1.4 nothing", "b.txt": WORDS.encode(), "c.json": b"{"}))
    sources, _ = discover([str(path)])
    assert [isinstance(load(s), Skipped) for s in sources] == [True, False, True]


@pytest.mark.parametrize(
    "text", ["[Reuters] The talks began.", "{sic} they said.", "From here on it rained: a lot.\nNo."]
)
def test_prose_that_begins_like_a_format_is_prose(tmp_path: Path, text: str) -> None:
    (found,) = opened(tmp_path / "a.txt", text.encode())
    assert not isinstance(found, Skipped)
    assert found.text == text


@given(st.binary(max_size=400), st.sampled_from(["", "a.json", "a.eml", "a.pdf", "a.docx", "a.epub", "a.tar", "a.rss"]))
@settings(max_examples=150, deadline=None)
def test_any_bytes_are_read_or_refused(data: bytes, name: str) -> None:
    with contextlib.suppress(RefusedError):
        parts = registry.parts(data, name, Limits())
        content = registry.read(data, name, parts[0].name if parts else "", Limits())
        assert isinstance(content.text, str)
