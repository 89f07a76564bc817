"""What leaves the gate cannot act on a terminal, and everything else is kept."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefing.ingest import safe_label, sanitise
from briefing.ingest.sanitise import MAX_BLANKS, MAX_LABEL

INVISIBLE = "\u00ad\u034f\u180e\u200b\u2060\u2061\u2062\u2063\u2064\u2065\ufeff\ufff9\ufffa\ufffb"
BIDI = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")

hostile = st.text(
    st.one_of(
        st.characters(exclude_categories=()),
        st.sampled_from(
            INVISIBLE + "\x1b\x07\x9b\x9c\x9d\x90[]P\\;m0\r\n\x85\u2028\x0c\t\x00\x7f\ud800" + "".join(sorted(BIDI))
        ),
    )
)


def unsafe(text: str) -> list[str]:
    return [
        c
        for c in text
        if (unicodedata.category(c) in ("Cc", "Cs") and c not in "\n\t") or c in BIDI or c in "\u2028\u2029" + INVISIBLE
    ]


@given(hostile)
@example("\r\x00\n")
@example("\x1b\x1b[0m[31m")
@example("\x9d\x1b]52;c;QQ==\x07")
def test_nothing_unsafe_survives_and_a_second_pass_changes_nothing(text: str) -> None:
    clean = sanitise(text)
    assert not unsafe(clean)
    assert sanitise(clean) == clean
    clean.encode("utf-8")


@given(hostile)
@example("words " * MAX_LABEL)
@example("\x1b[31m" * MAX_LABEL + "red")
def test_labels_are_one_short_safe_line(text: str) -> None:
    label = safe_label(text)
    assert not unsafe(label)
    assert "\n" not in label
    assert "\t" not in label
    assert len(label) <= MAX_LABEL
    assert safe_label(label) == label


@given(
    st.text(
        st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="".join(BIDI) + INVISIBLE + "\u2028\u2029")
    )
)
def test_harmless_text_is_kept_to_the_code_point(text: str) -> None:
    assert sanitise(text) == text


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("\x1b[1;31mred\x1b[0m alert", "red alert"),
        ("copy\x1b]52;c;cm0gLXJm\x07 me", "copy me"),
        ("a \x1b]8;;https://example.org\x1b\\link\x1b]8;;\x1b\\ here", "a link here"),
        ("\x1bPq#0;2;0\x1b\\after", "after"),
        ("\x9b31mred", "red"),
        ("unterminated \x1b]0;title and the whole article", "unterminated 0;title and the whole article"),
        ("one\r\ntwo\rthree\x85four\u2028five\u2029six\x0cseven", "one\ntwo\nthree\nfour\nfive\nsix\nseven"),
        ("user\u202egnp.exe", "usergnp.exe"),
        ("tab\tkept, e\u0301 kept, zero\u200dwidth kept", "tab\tkept, e\u0301 kept, zero\u200dwidth kept"),
        ("min\u00adis\u00adter met\u200b Ki\u2060m\ufeff", "minister met Kim"),
        (f"Kim{' ' * 50_000}met", f"Kim{' ' * MAX_BLANKS}met"),
        (f"one{' ' * 300}\n{' ' * 300}\n\u2003two", "one\n\ntwo"),
        ("\n " * 9_000 + "one", "\n" * MAX_BLANKS + "one"),
        (" " * MAX_BLANKS + "one", " " * MAX_BLANKS + "one"),
        (" \u200b" * 300, " " * MAX_BLANKS),
        ("👩\u200d👩\u200d👧 می\u200cخواهم", "👩\u200d👩\u200d👧 می\u200cخواهم"),
        ("[bold]not markup[/bold] [Reuters]", "[bold]not markup[/bold] [Reuters]"),
    ],
)
def test_sequences_go_whole_and_text_stays(text: str, clean: str) -> None:
    assert sanitise(text) == clean
