"""What the top of a news text says of itself: headline, date line, dateline with agency, byline."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

import msgspec

from briefing.ingest.dateline import Dateline, dateline_at
from briefing.ingest.dates import FULL_DATE, HOUR, WEEKDAY, find_date
from briefing.ingest.sanitise import safe_label
from briefing.ingest.stamp import whole_stamp

_HEAD_CHARS = 20_000
_HEAD_LINES = 30
_LONG = 200
_MAX_TITLE = 120

_DATED = rf"(?:{WEEKDAY},?\s+)?(?P<date>{FULL_DATE})(?:\s*(?:,|\bat\b|[@|–—-])?\s*{HOUR})?\s*\.?"
_DATE_LINE = re.compile(
    r"\W*(?P<prefix>(?:first\s+)?(?:published|posted|date|created|issued|filed|(?:last\s+)?(?:updated|modified))"
    rf"(?:\s+(?:on|at))?\s*:?\s*)?{_DATED}\W*",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"by\s+(?P<author>[^\W\d_][^\d\n|•·/()]{2,60}?)\s*(?:(?:,|[|•·/–—-])?\s*" + _DATED + r"\W*)?", re.IGNORECASE
)
_AUTHOR = re.compile(r"[^\W\d_a-z][\w.'’-]*(?:\s+(?:and|de|van|von|der|al|bin|[^\W\d_a-z][\w.'’-]*)){1,7}")
_CHROME = re.compile(
    r"(?:skip to|sign (?:in|up)|log ?in|subscribe|share (?:this|on)|follow us|read more|advertisement|print this|"
    r"back to|click here|home\b|menu\b|copyright\b|©)",
    re.IGNORECASE,
)
_HEADING = re.compile(r"^#[ \t]+(.+?)[ \t]*#*[ \t]*$|^([^\n]+)\n=+[ \t]*$", re.MULTILINE)
_INLINE = re.compile(r"!?\[([^\]\n]*)\]\([^)\n]*\)|[*`]+|(?<!\w)_+|_+(?!\w)")


_SENTENCE_END = re.compile(r"[.!?][”\"’')\]]*(?=\s+[A-Z“\"‘'(\d])")


class Head(msgspec.Struct, frozen=True):
    """What was found; ``published`` is ``YYYY-MM-DD`` from a date line or dateline that states its year."""

    title: str
    outlet: str | None = None
    author: str | None = None
    published: str | None = None


def read_head(text: str, *, markdown: bool = False) -> Head:
    """The head of sanitised, non-empty ``text``. With ``markdown`` its first top-level heading is the title."""
    start = text.lstrip()[:_HEAD_CHARS]
    lines = [" ".join(line.split()) for line in start.split("\n") if line.strip()]
    head, body = _part(lines[:_HEAD_LINES])
    outlet, wire_date = _dateline(head + body[:2])
    author, byline_date = _byline(head)
    title = (_heading(start) if markdown else None) or _title(head, body, lines[:_HEAD_LINES])
    return Head(
        title=safe_label(title),
        outlet=outlet,
        author=author,
        published=_date_line(head, lines) or byline_date or wire_date or _stamped(head),
    )


def _part(lines: list[str]) -> tuple[list[str], list[str]]:
    """The lines before the body, and the body from its first long line, dateline, or second sentence on."""
    sentences = 0
    for number, line in enumerate(lines):
        sentences += _is_sentence(line)
        if len(line) > _LONG or sentences > 1 or _wire(line):
            return lines[:number], lines[number:]
    return lines, []


def _is_sentence(line: str) -> bool:
    return line.rstrip("\"”’')").endswith((".", ",", ";")) and len(line.split()) > 5


def _date_line(head: list[str], lines: list[str]) -> str | None:
    dated = [m for line in head if len(line) <= _MAX_TITLE and (m := _DATE_LINE.fullmatch(line))]
    # Several bare dates are the headings of a chronology, and none of them the day it appeared.
    bare = {m[0] for line in lines if len(line) <= _MAX_TITLE and (m := _DATE_LINE.fullmatch(line)) and not m["prefix"]}
    if len(bare) > 1:
        dated = [m for m in dated if m["prefix"]]
    dated.sort(key=lambda m: (m["prefix"] or "").lower().startswith(("last", "updated", "modified")))
    return next((found for m in dated if (found := find_date(m["date"]))), None)


def _byline(head: list[str]) -> tuple[str | None, str | None]:
    for line in head:
        if len(line) <= _MAX_TITLE and (match := _BYLINE.fullmatch(line)) and _AUTHOR.fullmatch(match["author"]):
            return match["author"], find_date(match["date"] or "")
    return None, None


def _wire(line: str) -> Dateline | None:
    """The dateline of ``line`` that names its agency or the full date: capitals alone may begin a headline."""
    found = dateline_at(line)
    return found if found and (found.agency or found.year) else None


def _dateline(lines: list[str]) -> tuple[str | None, str | None]:
    """The agency and the full date of the first dateline."""
    for line in lines:
        if found := _wire(line):
            place, agency = (line[s.start : s.end] if s else "" for s in (found.place, found.agency))
            # "Kim (North Korea) —" in running text: a capitalised word alone makes no dateline.
            if not agency or not place or found.day or place.isupper() or agency.isupper():
                return agency.strip() or None, found.date
    return None, None


def _heading(text: str) -> str | None:
    match = _HEADING.search(text)
    return _plain(match[1] or match[2]) if match else None


def _plain(line: str) -> str:
    return _INLINE.sub(lambda m: m[1] or "", line).strip()


def _title(head: list[str], body: list[str], lines: list[str]) -> str:
    body_from = next((n for n, line in enumerate(head) if _is_sentence(line)), len(head))
    # A short sentence in the body is no headline: "Nobody was hurt."
    headlines = [line for n, line in enumerate(head) if _is_headline(line) and not (n > body_from and _ends(line))]
    # Pages saved as text repeat their headline; section names, which also repeat, are shorter than four words.
    repeated = (line for line in headlines if lines.count(line) > 1 and len(line.split()) >= 4)
    chosen = next(repeated, None) or next((line for line in headlines if len(line.split()) >= 3), None)
    if chosen is None:
        chosen = next(iter(headlines), None)
    if chosen:
        return _plain(chosen.lstrip("# "))
    return _first_sentence(next((line for line in lines if not _is_furniture(line)), lines[0]))


def _ends(line: str) -> bool:
    return line.rstrip("\"”’')").endswith((".", "!", "?"))


def _is_furniture(line: str) -> bool:
    """Whether ``line`` is a date, a byline or a page's own words."""
    dated = len(line) <= _MAX_TITLE and (_DATE_LINE.fullmatch(line) or _BYLINE.fullmatch(line))
    return bool(dated or _CHROME.match(line) or whole_stamp(line))


def _stamped(head: list[str]) -> str | None:
    return next((found.day for line in head if (found := whole_stamp(line))), None)


def _is_headline(line: str) -> bool:
    return len(line) <= _LONG and not _is_sentence(line) and any(c.isalpha() for c in line) and not _is_furniture(line)


def _up_to_end(text: str) -> str:
    """``text`` to the end of its first sentence, which an abbreviation before a name is not: "Sen.", "St.", "J."."""
    for match in _SENTENCE_END.finditer(text):
        word = re.search(r"[\w.]*$", text[: match.start()])
        before = word.group() if word else ""
        if text[match.start()] == "." and (len(before) == 1 or "." in before or before.lower() in _abbreviations()):
            continue
        return text[: match.end()].rstrip()
    return text


@lru_cache(maxsize=1)
def _abbreviations() -> frozenset[str]:
    from briefing.toml_file import read_toml

    return frozenset(read_toml(Path(__file__).parent / "abbreviations.toml")["before_names"])


def _first_sentence(line: str) -> str:
    """The first sentence of ``line`` without dateline, cut at a word to ``_MAX_TITLE``."""
    start = line[: _LONG * 3]
    if found := _wire(start):
        start = start[found.end :].strip() or start
    sentence = _up_to_end(start)
    if len(sentence) <= _MAX_TITLE:
        return sentence
    return (
        sentence[: _MAX_TITLE - 1].rpartition(" ")[0].rstrip(" ,;:–—-") + "…"
        if " " in sentence[: _MAX_TITLE - 1]
        else sentence[: _MAX_TITLE - 1] + "…"
    )
