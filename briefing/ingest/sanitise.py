"""The gate: what leaves here can neither run, style nor move anything on a terminal.

Removed are C0 controls but newline and tab, DEL, C1 controls, bidirectional controls and surrogates (a Python string
holds only lone ones); and what nobody sees but search and extraction stumble over within a word: soft hyphens, spaces
of no width, word joiners, invisible operators, byte order marks, annotation anchors. Joiners stay, since emoji and
scripts need them. Blanks without end are cut, which nobody reads but every search for a pattern would pay for.
Escape sequences go whole, so that no parameters or payload stay behind as litter; their grammar
is ECMA-48 (5th edition), sections 5.4 and 5.6, with xterm's BEL as another end of a control string.
"""

from __future__ import annotations

import re

MAX_LABEL = 300
"""Longest label in code points: titles, outlets and names are for lists, whatever a file puts there."""

MAX_BLANKS = 200
"""Longest run of white space in code points. One with newlines keeps these alone, so that paragraphs stay apart."""

_UNSAFE_CLASS = r"\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff"
_INVISIBLE_CLASS = r"\xad\u034f\u180e\u200b\u2060-\u2065\ufeff\ufff9-\ufffb"
_UNSAFE = re.compile(f"[{_UNSAFE_CLASS}{_INVISIBLE_CLASS}\u2028\u2029]")
_REMOVED = re.compile(f"[{_UNSAFE_CLASS}{_INVISIBLE_CLASS}]")
# An unterminated control string loses its introducer alone: the rest may be the article.
_ESCAPE = re.compile(
    r"(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x00-\x08\x0a-\x1f\x7f-\x9f]*(?:\x07|\x1b\\|\x9c)"
    r"|\x1b\[[0-?]*[ -/]*[@-~]"
    # Without parameters U+009B is rather a wrongly decoded Windows-1252 quotation mark.
    r"|\x9b[0-?]+[ -/]*[@-~]"
    r"|\x1b[ -/]*[0-~]"
)
# Vertical tab and form feed separate lines as well as NEL and the Unicode separators do.
_NEWLINE = re.compile(r"\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_LONG_BLANK = re.compile(rf"\s{{{MAX_BLANKS + 1},}}")
_NOT_NEWLINE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")


def sanitise(text: str) -> str:
    """``text`` without controls, invisible marks and endless blanks, newlines unified to ``\\n``, all else kept.

    Idempotent. Offsets into an article are only ever counted after this has run.
    """
    if _UNSAFE.search(text):
        text = _NOT_NEWLINE.sub("", _ESCAPE.sub("", text))
        text = _REMOVED.sub("", _NEWLINE.sub("\n", text))
    return _LONG_BLANK.sub(_shorter, text)


def _shorter(run: re.Match[str]) -> str:
    blanks = run.group()
    return ("\n" * blanks.count("\n") or blanks)[:MAX_BLANKS]


def safe_label(text: str) -> str:
    """``text`` made fit for one line of a list: sanitised, white space collapsed, at most ``MAX_LABEL`` code points."""
    # Cut first, generously: a hostile title may be megabytes long.
    label = " ".join(sanitise(text[: MAX_LABEL * 20]).split())
    return label if len(label) <= MAX_LABEL else label[: MAX_LABEL - 1].rstrip() + "…"
