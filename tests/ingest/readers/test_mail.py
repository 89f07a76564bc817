"""Mail as it comes: boundaries that are not there, names of encodings that are not true, and lines that flow on."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.ingest.readers import registry
from briefing.ingest.readers.protocol import Limits, RefusedError
from tests.ingest.readers.made import WORDS
from tests.ingest.readers.test_readers import one

HEAD = "From: Ann Lee <ann@example.org>\nSubject: Lake talks\nDate: Thu, 4 Mar 2021 05:06:07 +0100\n"
BASE64 = base64.encodebytes(WORDS.encode()).decode()
PART = f"\n\n--b\nContent-Type: text/plain\n\n{WORDS}\n"
FLOWING = WORDS.replace("lake ", "lake \n")
ODD = {
    "boundary not ended": f'{HEAD}Content-Type: multipart/mixed; boundary="b"{PART}',
    "boundary not named": f"{HEAD}Content-Type: multipart/mixed{PART}--b--\n",
    "another boundary": f'{HEAD}Content-Type: multipart/mixed; boundary="x"{PART}--b--\n',
    "packed": f"{HEAD}Content-Transfer-Encoding: base64\n\n{BASE64}",
    "said to be packed": f"{HEAD}Content-Transfer-Encoding: base64\n\n{WORDS}\n",
    "packed in an unknown way": f"{HEAD}Content-Transfer-Encoding: x-own\n\n{WORDS}\n",
    "blank lines first": f"\n\n{HEAD}\n{WORDS}\n",
    "headers twice": f"Date: soon\n{HEAD}Subject: Another\n\n{WORDS}\n",
    "no blank line": f"{HEAD}{WORDS}\n",
    "a type that is none": f"{HEAD}Content-Type: ;;;text\n\n{WORDS}\n",
    "no charset": f"{HEAD}Content-Type: text/plain; charset=\n\n{WORDS}\n",
    "a long header": f"{HEAD}X-Own: {'a' * 100_000}\n\n{WORDS}\n",
    "lines of other systems": f"{HEAD}\n{WORDS}\n".replace("\n", "\r\n"),
    "a message within": f"{HEAD}Content-Type: message/rfc822\n\nFrom: bo@example.org\nSubject: Inner\n\n{WORDS}\n",
    "lines that flow": f"{HEAD}Content-Type: text/plain; format=flowed\n\n{FLOWING}\n",
}


@pytest.mark.parametrize("how", ODD)
def test_odd_mail_is_read(tmp_path: Path, how: str) -> None:
    found = one(tmp_path / "a.eml", ODD[how].encode())
    assert found.text.strip() == WORDS
    assert found.title == "Lake talks"
    assert found.outlet == "Ann Lee"
    assert found.published
    assert found.published.value == "2021-03-04"


@pytest.mark.parametrize("encoding", ["latin-1", "utf-8"])
def test_letters_in_headers_need_no_coding(tmp_path: Path, encoding: str) -> None:
    found = one(tmp_path / "a.eml", f"From: Jürgen <j@example.org>\nSubject: Die Brücke\n\n{WORDS}\n".encode(encoding))
    assert (found.outlet, found.title) == ("Jürgen", "Die Brücke")


def test_quotes_and_signatures_of_flowing_mail_stay_apart(tmp_path: Path) -> None:
    lines = "The talks go \non.\n\n> They met \n> here.\n\n-- \nAnn \nLee\n"
    found = one(tmp_path / "a.eml", f"{HEAD}Content-Type: text/plain; format=flowed\n\n{lines}".encode())
    assert found.text.startswith("The talks go on.\n")
    assert "Ann" not in found.text
    assert "They met" in found.text.partition("Quoted in this message:")[2]


def test_a_message_that_begins_with_a_signature_mark_is_not_all_signature(tmp_path: Path) -> None:
    assert one(tmp_path / "a.eml", f"{HEAD}\n\n-- \n{WORDS}\n".encode()).text.endswith(WORDS)


def test_a_signature_mark_alone_is_no_text() -> None:
    with pytest.raises(RefusedError, match="without text"):
        registry.read(f"{HEAD}\n\n-- \n".encode(), "a.eml", "", Limits())


@given(st.lists(st.sampled_from([*HEAD.splitlines(), "", "--b", "--b--", "Content-Type: multipart/mixed; boundary=b",
                                 "Content-Transfer-Encoding: base64", "Content-Type: text/plain; format=flowed",
                                 WORDS, BASE64, " ", "-- ", "> quoted", "From here "]), max_size=12))  # fmt: skip
def test_any_lines_are_read_or_refused(lines: list[str]) -> None:
    data = ("From: a@example.org\nSubject: T\n" + "\n".join(lines)).encode()
    try:
        told = registry.read(data, "a.eml", "", Limits()).text
    except RefusedError as error:
        told = str(error)
    assert told.strip()
    assert "damaged or no such format" not in told
