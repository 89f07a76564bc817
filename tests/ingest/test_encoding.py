"""Bytes become text as a browser would read them, and a few that do not fit cost themselves alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.ingest.encoding import UndecodableError, decode

TALKS = "The envoy – who met Kim—who “spoke” first—left the café in Orléans for £5 and a naïve hope. "
RUSSIAN = "Министры встретились у озера и говорили о границе, сообщил представитель. "


def page(label: str, text: str, encoding: str) -> bytes:
    return f'<html><head><meta charset="{label}"></head><body><p>{text}</p></body></html>'.encode(encoding)


@pytest.mark.parametrize("label", ["iso-8859-1", "ISO-8859-1", "latin1", "us-ascii", "ascii", "windows-1252", "l1"])
def test_western_labels_are_windows_1252_as_in_browsers(label: str) -> None:
    assert TALKS in decode(page(label, TALKS, "cp1252"), markup=True)


@pytest.mark.parametrize(
    ("label", "encoding", "text"),
    [
        ("shift_jis", "cp932", "①ドナルド・トランプ大統領は会談した"),
        ("euc-kr", "cp949", "똠방각하가 회담을 했다"),
        ("gb2312", "gbk", "镕基与朱總理舉行會談"),
        ("koi8-r", "koi8-r", RUSSIAN),
        ("windows-1250", "cp1250", "Příští schůzka v Łodzi začne"),
        ("iso-8859-9", "cp1254", "İstanbul’da görüşme – yarın"),
        ("unicode-1-1-utf-8", "utf-8", TALKS),
        ("utf-16", "utf-8", TALKS),
    ],
)
def test_labels_mean_what_browsers_take_them_for(label: str, encoding: str, text: str) -> None:
    assert text in decode(page(label, text, encoding), markup=True)
    assert decode(text.encode(encoding) * 3, label="utf-8" if label == "utf-16" else label) == text * 3


def test_a_wrong_declaration_does_not_spoil_utf_8() -> None:
    assert TALKS in decode(page("windows-1251", TALKS, "utf-8"), markup=True)
    assert TALKS in decode(page("utf-8", TALKS, "cp1252"), markup=True)
    assert TALKS in decode(page("no-such-label", TALKS, "cp1252"), markup=True)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("stray", [0x00, 0x01, 0x81, 0x93, 0x9D, 0xA4, 0xE9, 0xF5, 0xFF])
def test_one_stray_byte_costs_itself_alone(encoding: str, stray: int) -> None:
    data = (TALKS * 2).encode(encoding)
    at = len(TALKS.encode(encoding)) & ~1
    wide = "16" in encoding
    found = decode(data[:at] + bytes([stray] * (2 if wide else 1)) + data[at:])
    first, second = TALKS[:-4], TALKS[4:]
    assert found.startswith(first)
    assert found.endswith(second)
    assert len(found) <= 2 * len(TALKS) + 2


@pytest.mark.parametrize("stray", range(0x80, 0x100))
def test_one_stray_byte_in_plain_english(stray: int) -> None:
    found = decode(b"The envoy left" + bytes([stray]) + b" for the talks in Oslo on Monday.")
    assert found.startswith("The envoy left")
    assert found.endswith(" for the talks in Oslo on Monday.")
    assert len(found) <= len("The envoy left for the talks in Oslo on Monday.") + 1


def test_a_text_cut_within_a_character_keeps_the_rest() -> None:
    data = (TALKS * 3 + "—").encode()
    assert decode(data[:-1]) == TALKS * 3 + "\ufffd"
    assert decode(data[:-2]) == TALKS * 3 + "\ufffd"
    assert decode(TALKS.encode("utf-16")[:-1]).startswith(TALKS[:-1])


def test_names_beyond_the_commonest_letters_stay() -> None:
    icelandic = "The minister Þóra Sigurðardóttir of Reykjavík met the envoy João Simões and said nothing. "
    assert decode((icelandic * 3).encode("cp1252")) == icelandic * 3
    assert decode(RUSSIAN.encode("cp1251") * 5) == RUSSIAN * 5


@pytest.mark.parametrize("data", [bytes(range(256)) * 10, b"\xff\xfea", b"GIF89a" + bytes(200), b"MZ" + bytes(50)])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(UndecodableError):
        decode(data)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1), st.sampled_from(["utf-8", "utf-8-sig"]))
def test_whatever_is_utf_8_comes_back(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text.removeprefix("\ufeff" if encoding == "utf-8" else "")


@given(st.binary(max_size=300), st.booleans(), st.sampled_from(["", "iso-8859-1", "utf-8", "shift_jis", "x", "hz"]))
def test_no_bytes_raise_anything_else(data: bytes, markup: bool, label: str) -> None:
    try:
        found = decode(data, markup=markup, label=label)
    except UndecodableError:
        return
    assert isinstance(found, str)


@pytest.mark.parametrize("label", ["iso-2022-jp", "csISO2022JP"])
def test_a_page_whose_bytes_shift_between_alphabets_is_read_as_it_says(label: str) -> None:
    page = f'<html><head><meta charset="{label}"></head><body><p>湖の大臣 met in Oslo</p></body></html>'
    assert decode(page.encode("iso2022_jp"), markup=True) == page
    assert decode(b'<meta charset="%s">costs \x1b$5, not \xe2\x82\xac4' % b"utf-8", markup=True).endswith("€4")
