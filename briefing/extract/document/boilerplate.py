"""Passages of web boilerplate, which stay readable but state no facts.

A passage is a whole line, or what a box of the page leaves inside one. A line counts as page furniture by how it begins
and how short it is; repeated headlines, datelines and update times are story, since the dates in them count.
"""

from __future__ import annotations

import re

from briefing.model import Span

MAX_LENGTH = 320
"""Code points above which a line is prose whatever it begins with; contact lists and credits are shorter."""

BYLINE_LINES = 25
"""Lines from the top among which a byline may stand."""

_LEAD = r"[\s\"'“‘(\[*_#>|•·–—-]*"

_BEGINNINGS = (
    # links to other pieces
    r"(?:also\s+read|read\s+also|read\s+more|read\s+next|read\s+the\s+(?:full|original)|see\s+also|more\s+on\s+this|more\s+from|more\s+stories"
    r"|related(?:\s+(?:stories|articles|news|links|content|coverage|topics))?\s*(?::|$)|recommended(?:\s+(?:for\s+you|stories|reading))?\s*(?::|$)"
    r"|you\s+(?:may|might)\s+also\s+like|don['’]t\s+miss\s*:|watch\s*(?:now|live|:)|listen\s*(?:now|:)|(?:next|previous)\s+(?:article|post|story)"
    r"|most\s+(?:read|popular|viewed)|trending|recent\s+(?:features|posts|articles|stories)|latest\s+(?:news|stories|posts)\s*$|editor['’]s\s+picks?)",
    # forms, sharing and subscribing
    r"(?:leave\s+a\s+(?:reply|comment)|post\s+(?:a\s+)?comments?|add\s+a\s+comment|(?:view|show|hide|no|\d+)\s+comments?\s*$|comments?\s*(?:\(\d+\))?\s*$"
    r"|your\s+e-?mail\s+address|required\s+fields|save\s+my\s+name|notify\s+me\s+of|e-?mail\s*(?:address)?\s*[:*]|name\s*\*|website\s*$"
    r"|share\s+(?:this|on|via|the\s+article)|share\s*$|tweet\s*$|print\s*$|follow\s+(?:us|him|her|them|me|the\s+\w+)\s+on|like\s+us\s+on|join\s+(?:us\s+on|our)"
    r"|sign\s+up|sign\s+in|log\s+in|subscrib\w+|become\s+a\s+(?:member|subscriber)|support\s+our\s+journalism|donate\b|click\s+(?:here|to)|tap\s+here"
    r"|download\s+(?:the|our)\s+app|get\s+(?:the|our)\s+(?:latest|newsletter|app|morning)|newsletter|already\s+a\s+(?:member|subscriber))",
    # law and furniture
    r"(?:©|\(c\)\s*(?:\d{4}|[A-Z])|copyright\b|all\s+rights\s+reserved|terms\s+(?:of|and)\s+(?:use|service|conditions)|privacy\s+policy|cookie\s+policy"
    r"|we\s+use\s+cookies|this\s+(?:site|website)\s+uses|advertis(?:ement|ing)\s*$|sponsored|skip\s+to\s+(?:main\s+)?content|back\s+to\s+top"
    r"|tags?\s*:|topics?\s*:|filed\s+under|categor(?:y|ies)\s*:|for\s+more\s+(?:articles|stories|news|information)\b"
    r"|the\s+views\s+expressed|disclaimer\s*:|this\s+(?:article|story|post|piece)\s+(?:was|has\s+been|first|originally)\s+(?:originally\s+|first\s+)?(?:published|appeared|produced))",
    # who made it
    r"(?:with\s+(?:assistance|reporting|contributions?|files)\s+(?:from|by)|(?:additional\s+|reporting\s+and\s+|writing\s+and\s+)?(?:reporting|writing|editing|production)\s+by\b"
    r"|(?:compiled|edited|translated|updated)\s+by\s+[A-Z]|(?:to\s+)?contact\s+(?:the\s+)?(?:reporters?|editors?|authors?|writers?|us)\b|(?:our\s+)?(?:standards|editors?)\s*:\s"
    r"|about\s+the\s+(?:author|writer)|(?:photo|image|picture|photograph|video|graphic|illustration)s?\s*(?:credits?|courtesy|by|from)?\s*[:/]|(?:photo|image|picture)s?\s+(?:credits?|courtesy|by)\b"
    r"|credits?\s*:|source\s*:\s*\S+(?:\s+\S+){0,3}\s*$|file\s+(?:photo|picture)|getty\s+images|afp\s+photo|ap\s+photo)",
    # wire editors' notes
    r"(?:updates?|adds?|corrects?|recasts?|refiles?|rewrites?|clarifies)\s.{0,120}\b(?:paragraphs?|headline|lead|lede|details|comments?|background|byline|typo|quotes?)\b.{0,40}\)?\s*$",
    # job advertisements
    r"(?:.{0,60}\bjobs?\s+board\b.{0,30}$|find\s+(?:your|a|the\s+right)\b.{0,40}\bjobs?\b.{0,20}$|(?:dreaming\s+of|looking\s+for)\s+a\s+(?:new\s+)?(?:career|job)\b|we['’]re\s+hiring)",
)
_FURNITURE = re.compile(_LEAD + "(?:" + "|".join(_BEGINNINGS) + ")", re.IGNORECASE)
_CREDIT_TAIL = re.compile(r"\((?:photo|image|picture|photograph|file photo)s?\b[^()\n]{0,120}\)", re.IGNORECASE)
_INLINE = re.compile(
    r"(?:advertisements?\s+)?continue\s+reading\s+the\s+main\s+story(?:\s+(?:advertisement|photo|share\s+this\s+page))*"
    r"|(?:please\s+enter\s+a\s+valid\s+e-?mail(?:\s+address)?\W*|thank\s+you\s+for\s+subscribing!?\s*|we\s+have\s+more\s+newsletters\s*"
    r"|could\s+not\s+subscribe,?\s+try\s+again\s+later\s*|invalid\s+e-?mail(?:\s+address)?)+"
    r"|newsletter\s+sign\s+up|image\s+(?:copyright|caption|source)(?:\s+(?:getty\s+images|reuters|afp|epa|ap|pa))?"
    r"|media\s+playback\s+is\s+(?:not\s+supported|unsupported)\s+on\s+(?:this|your)\s+device"
    r"|(?:story|article)\s+continues\s+below(?:\s+advertisement)?|click\s+here\s+to\s+(?:read|see|view|subscribe)\b(?:\s+more)?"
    r"|share\s+this\s+(?:story|article|page|video)(?=\s+(?-i:[A-Z])|\s*$)|(?:watch|read|up)\s+next(?=\s*[:|])|slideshow(?=\s+(?:getty|reuters|ap|afp)\b)"
    r"|hide\s+caption|toggle\s+caption|enlarge\s+this\s+image|file\s+photo(?=\s*[:.]|\s*$)",
    re.IGNORECASE,
)
"""What a page's text is left with where its boxes were: inside a line, between sentences of the story."""

_REPORTED = re.compile(
    r"\bcontributed\s+(?:additional\s+)?(?:to\s+(?:this|the)\s+(?:report|story|article|piece|review)|reporting)\b[^.!?\n]{0,80}(?:[.!?]|$)"
    r"|\(\s*(?:additional\s+|writing\s+and\s+)?(?:reporting|writing|editing|compiled|translation)\s+by\b[^()\n]{0,300}\)",
    re.IGNORECASE,
)
"""Who else worked on a report, as it is said in a sentence or in brackets."""

_SENTENCE_BEFORE = re.compile(r"(?:\w\w|[”\"'’)])[.!?][”\"'’)]*\s+")

_HINTS = (
    "contributed",
    " by ",
    "main",
    "mail",
    "newsletter",
    "subscri",
    "image",
    "playback",
    "below",
    "click",
    "share",
    "next",
    "slide",
    "caption",
    "file",
)
"""One of these is in every passage that ``_INLINE`` finds; most lines have none."""

_ADDRESS_ONLY = re.compile(r"\s*(?:\S+@\S+\.\w+|https?://\S+|www\.\S+|\+\d[\d\s()./-]{6,})\s*$")
_WORD = r"[^\W\d_a-z][\w.'’-]*"
_BYLINE = re.compile(
    r"\s*(?:[Bb]y|BY|(?:[Ss]tory|[Ww]ritten|[Rr]eported|[Aa]nalysis) by)[ :]\s*[^\W\d_][\w.'’-]*"
    rf"(?:,?\s+(?:and|&|in|for|of|the|de|al|van|von|bin|{_WORD})|\s*[,|/&·•])*\s*$"
)


def find_boilerplate(text: str) -> list[Span]:
    """The passages of ``text`` that are page furniture, in order and disjoint."""
    out: list[Span] = []
    at = seen = 0
    for line in text.split("\n"):
        end = at + len(line)
        if line.strip():
            seen += 1
            if _is_furniture(line, seen):
                start = at + len(line) - len(line.lstrip())
                out.append(Span(start, at + len(line.rstrip())))
            else:
                low = line.lower()
                hinted = any(hint in low for hint in _HINTS)
                patterns = (_CREDIT_TAIL, _INLINE) if hinted else (_CREDIT_TAIL,)
                pieces = sorted(m.span() for p in patterns for m in p.finditer(line) if m.group())
                if hinted:
                    pieces = sorted([*pieces, *_reporters(line)])
                out += [Span(at + s, at + e) for s, e in _disjoint(pieces)]
        at = end + 1
    return out


def _reporters(line: str) -> list[tuple[int, int]]:
    """The sentences of ``line``, and what stands in brackets in it, that only say who else worked on the report."""
    out: list[tuple[int, int]] = []
    for m in _REPORTED.finditer(line):
        start = m.start()
        if line[start] != "(":
            before = [b.end() for b in _SENTENCE_BEFORE.finditer(line, max(0, start - MAX_LENGTH), start)]
            start = before[-1] if before else max(0, start - MAX_LENGTH)
        out.append((start, m.end()))
    return out


def _disjoint(pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    for start, end in pieces:
        if not out or out[-1][1] <= start:
            out.append((start, end))
    return out


def _is_furniture(line: str, number: int) -> bool:
    if len(line) > MAX_LENGTH:
        return False
    if _ADDRESS_ONLY.match(line):
        return True
    if number <= BYLINE_LINES and len(line) < 120 and _BYLINE.match(line):
        return True
    return _FURNITURE.match(line) is not None and not _sentences(line)


def _sentences(line: str) -> bool:
    """Whether the line goes on like a story: two full stops after words in lower case."""
    return len(re.findall(r"[a-z]{2}[.!?]['\"”’]?\s+[A-Z“\"]", line)) >= 2
