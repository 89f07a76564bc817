"""Mail: a message (RFC 5322), a mailbox of many (RFC 4155), and web pages saved as one file (MHTML, RFC 2557).

A newsletter is an article: its sender the outlet, its subject the title. What a reply quotes of others is set apart.
"""

from __future__ import annotations

import email
import email.policy
import email.utils
import itertools
import re
from collections.abc import Iterator
from email.message import EmailMessage

from briefing.ingest.dates import day, says_year
from briefing.ingest.encoding import UndecodableError, decode
from briefing.ingest.metadata import Metadata, web_address
from briefing.ingest.readers.protocol import Blob, Content, Limits, Part, RefusedError, too_large, whole
from briefing.ingest.sanitise import safe_label, sanitise

QUOTED = "Quoted in this message:"
"""What stands above the quoted parts of a reply, which come after its own words."""

_FROM = re.compile(rb"From [^\n]{1,500}\n(?=[!-9;-~]{1,100}:)")
_ATTRIBUTION = re.compile(r"(?:On\b.{5,200}\bwrote:|-+ ?(?:Original|Forwarded) [Mm]essage ?-+|_{10,})\s*$")
_PART_HEAD = re.compile(r"(?m)^--\S[^\n]{0,200}\n(?:[\w-]{1,50}:[^\n]{0,500}\n)*|^--\S[^\n]{0,200}$")
_WORDS = re.compile(r"\w \w")
_LOOKED_AT = 2_000
_MAX_PARTS = 200
_MAX_BOUNDARIES = 5_000
_MAX_HEADERS = 500_000
_BLANK_LINE = re.compile(rb"\n\r?\n")


def parts(blob: Blob, limits: Limits) -> list[Part]:
    """A part for each message of a mailbox, named by its bytes ``START-END``; none for a single message."""
    if blob[:5] != b"From ":
        return []
    starts = list(itertools.islice(_starts(blob), limits.max_parts))
    ends = [*starts[1:], len(blob)]
    return [Part(f"{a}-{b}", f"message {n}") for n, (a, b) in enumerate(zip(starts, ends, strict=True), 1)]


def _starts(blob: Blob) -> Iterator[int]:
    at = 0
    while at >= 0:
        if _FROM.match(blob, at):
            yield at
        at = blob.find(b"\nFrom ", at)
        at = at + 1 if at >= 0 else at


def read(blob: Blob, part: str, limits: Limits) -> Content:
    """The message: its text part, else its HTML, with sender as outlet, subject and date."""
    if part:
        start, end = map(int, part.split("-"))
        if end - start > limits.max_bytes:
            raise too_large(limits)
        # In a mailbox, lines of the message that begin like its separators were marked.
        data = re.sub(rb"(?m)^>(?=>*From )", b"", blob[start:end])
    else:
        data = whole(blob, limits)
    if data.startswith(b"From "):
        data = data.partition(b"\n")[2]
    data = data.lstrip(b"\r\n")
    if _BLANK_LINE.search(data, 0, _MAX_HEADERS) is None and len(data) > _MAX_HEADERS:
        raise RefusedError(f"headers of more than {_MAX_HEADERS / 1e6:g} MB, which no mail message has")
    if data.count(b"\n--") > _MAX_BOUNDARIES and b"multipart/" in data[:_MAX_HEADERS]:
        raise RefusedError("a mail message of too many parts")
    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
        return _content(message)
    except RefusedError:
        raise
    except Exception as error:  # the parser is lenient, its headers are not
        raise RefusedError("a damaged mail message") from error


def _content(message: EmailMessage) -> Content:
    page = message.get_content_type() == "multipart/related" and _header(message, "Snapshot-Content-Location")
    plain, markup = _bodies(message)
    metadata = _metadata(message)
    if markup and (page or len(plain.split()) < len(_stripped(markup).split()) // 2):
        from briefing.ingest.html import read_html

        found, text = read_html(markup)
        if page:
            own = Metadata(
                title=found.title or metadata.title,
                outlet=found.outlet,
                author=found.author,
                published=found.published or metadata.published,
                url=web_address(page) or found.url,
                language=found.language,
            )
            return Content(text, own)
        return Content(text, metadata)
    if not plain.strip() and (message.get_content_type() == "multipart/encrypted" or _is_sealed(message)):
        raise RefusedError("an encrypted mail message")
    text = _unquoted(sanitise(plain))
    if not text.strip("- \n"):
        raise RefusedError("a mail message without text")
    return Content(text, metadata)


def _bodies(message: EmailMessage) -> tuple[str, str]:
    """The first text part that is no attachment, and the first HTML part."""
    plain = markup = ""
    if message.get_content_maintype() == "multipart" and isinstance(whole := message.get_payload(), str):
        # Its boundary is missing, or another than the one that it names.
        return _PART_HEAD.sub("", whole), ""
    for seen, part in enumerate(message.walk()):
        if seen > _MAX_PARTS:
            break
        if part.is_multipart() or part.get_content_disposition() == "attachment":
            continue
        kind = part.get_content_type()
        if kind == "text/plain" and not plain:
            plain = _text(part)
        elif kind == "text/html" and not markup:
            markup = _text(part)
    return plain, markup


def _is_sealed(message: EmailMessage) -> bool:
    """Whether S/MIME has packed all of it away (RFC 8551); what is only signed so is packed as well."""
    return message.get_content_type() in ("application/pkcs7-mime", "application/x-pkcs7-mime")


def _text(part: EmailMessage) -> str:
    data, raw = part.get_payload(decode=True), part.get_payload()
    if not isinstance(data, bytes):
        return ""
    if str(part.get("Content-Transfer-Encoding", "")).lower() == "base64" and _WORDS.search(str(raw)[:_LOOKED_AT]):
        # Plain, whatever it is called.
        data = str(raw).encode("utf-8", "surrogateescape")
    try:
        text = decode(data, label=str(part.get_content_charset() or ""))
    except UndecodableError:
        text = data.decode("utf-8", "replace")
    return _unflowed(text) if part.get_param("format") == "flowed" else text


def _unflowed(text: str) -> str:
    """Paragraphs whose lines end with a blank where they go on (RFC 3676), each on a line again; quotes as they are."""
    text = text.replace("\r\n", "\n")
    return re.sub(r"(?m)^ ", "", re.sub(r"(?<!^--)(?<!\n--) \n(?![>\n]) ?", " ", text))


def _header(message: EmailMessage, name: str) -> str:
    try:
        raw = next((str(value) for key, value in message.raw_items() if key.lower() == name.lower()), "")
        if not raw.isascii():
            # Not as the standard has it, and too short to tell the encoding by its letters.
            data = raw.encode("utf-8", "surrogateescape")
            label = str(message.get_content_charset() or "windows-1252")
            return safe_label(decode(data, label="windows-1252" if label == "us-ascii" else label))
        return safe_label(str(message.get(name) or ""))
    except Exception:  # noqa: BLE001 - a header that does not parse is as good as none
        return ""


def _metadata(message: EmailMessage) -> Metadata:
    name, address = email.utils.parseaddr(_header(message, "From"))
    links = re.findall(r"<(https?://[^>\s]+)>", _header(message, "Archived-At") + _header(message, "List-Post"))
    dates = (str(value) for key, value in message.raw_items() if key.lower() == "date")
    return Metadata(
        title=_header(message, "Subject") or None,
        outlet=safe_label(name or address) or None,
        # As they were written: a parsed header has made a year of whatever stood there.
        published=next((found for said in dates if (found := _date(said))), None),
        url=web_address(links[0]) if links else None,
    )


def _date(text: str) -> str | None:
    parsed = email.utils.parsedate_tz(text)
    return day(*parsed[:3]) if parsed and 1900 <= parsed[0] <= 2100 and says_year(text, parsed[0]) else None


def _stripped(markup: str) -> str:
    return re.sub(r"<(script|style|head)\b.*?</\1>|<[^>]{0,2000}>", " ", markup[:200_000], flags=re.I | re.S)


def _unquoted(text: str) -> str:
    """The message's own words first, what it quotes after them under a line of its own."""
    own: list[str] = []
    quoted: list[str] = []
    for line in text.split("\n"):
        if line.startswith(">"):
            if own and _ATTRIBUTION.match(own[-1].strip()):
                quoted += ["", own.pop()]
            quoted.append(line.lstrip("> "))
        elif line.rstrip() == "--" and any(map(str.strip, own)):
            # The rest is a signature (RFC 3676, section 4.3); a message that begins so is not all signature.
            break
        else:
            own.append(line)
    body = "\n".join(own).strip("\n")
    if not body.strip():
        return "\n".join(quoted).strip("\n")
    return f"{body}\n\n{QUOTED}\n" + "\n".join(quoted) if quoted else body
