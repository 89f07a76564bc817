"""From bytes to text: byte order marks, UTF-8, what is declared, then the likeliest legacy encoding.

Labels of encodings mean what browsers take them for (WHATWG Encoding Standard): iso-8859-1 is Windows-1252. A few bytes
that do not fit cost themselves alone.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 65_536
_HIGH = bytes(range(0x80, 0x100))
_DECLARED = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE
)
_CONTROLS = re.compile(rb"[\x00-\x06\x0e-\x1a\x1c-\x1f\x7f]")
# What western European prose uses above ASCII; other bytes of Windows-1252 speak for another encoding.
_WESTERN = frozenset(
    "€‚„…‘’“”•–—™ŠšŒœŽžŸ\xa0¡£§©«\xad®°´·»¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜßàáâãäåæçèéêëìíîïñòóôõöøùúûüÿ½ÐðÞþÝýÃãÕõ"
)


_WIDE = frozenset({"gbk", "gb18030", "big5", "euc-jp", "iso-2022-jp", "shift_jis", "euc-kr", "utf-16le", "utf-16be"})
"""Encodings of more than one byte a character, some of whose text may look like UTF-8."""

_SHIFTING = frozenset({b"iso-2022-jp", b"csiso2022jp"})

_FEW = 0.02
"""The share of a text that may not fit its encoding without speaking against it."""


class UndecodableError(ValueError):
    """The bytes are no text that can be read; the message is one clause that says why."""


def decode(data: bytes, *, markup: bool = False, label: str = "") -> str:
    """The text of ``data``, without byte order mark.

    ``label`` is what came with the data as the name of its encoding; with ``markup`` a declaration in HTML or XML is
    heeded too.

    Raises:
        UndecodableError: the bytes are binary, or fit no encoding.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            text = _utf_8(data[len(bom) :])[0] if bom == codecs.BOM_UTF8 else _fitting(data[len(bom) :], encoding)
            if text is None:
                raise UndecodableError(f"damaged text: it claims to be {encoding.upper()} and is not")
            return text
    if label and (found := _declared(data, label)) is not None:
        return found
    sample = data[:_SAMPLE]
    if len(_CONTROLS.findall(sample)) > max(2, len(sample) * _FEW) or data.count(0) > max(2, len(data) * _FEW):
        return _decode_wide(data)
    data = data.replace(b"\0", b"")
    text, sequences, strays = _utf_8(data)
    # Other encodings hardly ever form a valid sequence, let alone one for each byte that is none.
    stated = _DECLARED.search(data[:4096]) if markup else None
    # All of ISO-2022-JP is valid UTF-8: it shifts to other letters by an escape, and back.
    shifted = stated is not None and stated[1].lower() in _SHIFTING and b"\x1b$" in data
    if not shifted and (not strays or sequences >= strays):
        return text
    if stated:
        found = _declared(data, stated[1].decode("ascii"))
        if found is not None:
            return found
    return _decode_legacy(data)


def is_utf_8_after_all(data: bytes, label: str) -> bool:
    """Whether ``data`` is UTF-8 under another name: valid, and beyond ASCII, or without a NUL, which UTF-16 has."""
    import webencodings

    encoding = webencodings.lookup(label)
    name = encoding.name if encoding else ""
    if b"\0" in data if name.startswith("utf-16") else name in _WIDE or data.isascii():
        return False
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _utf_8(data: bytes) -> tuple[str, int, int]:
    """``data`` as UTF-8, a byte that fits nowhere as Windows-1252; how many sequences are valid, how many bytes stray.

    What is left of a sequence that was cut becomes U+FFFD.
    """
    strays = 0

    def stray(error: UnicodeError) -> tuple[str, int]:
        nonlocal strays
        assert isinstance(error, UnicodeDecodeError)
        strays += 1
        cut = error.end - error.start > 1 or error.reason == "unexpected end of data"
        return "\ufffd" if cut else _windows_1252(data[error.start : error.end]), error.end

    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        codecs.register_error("briefing-stray", stray)
        text = data.decode("utf-8", "briefing-stray")
    high = len(data) - len(data.translate(None, _HIGH))
    return text, (high - strays) // 2, strays


def _windows_1252(data: bytes) -> str:
    """Five of its bytes stand for nothing; they become U+FFFD, so that they part what they stand between."""
    return data.decode("cp1252", "replace")


def _declared(data: bytes, label: str) -> str | None:
    """``data`` in the encoding that browsers take ``label`` for, None where that is none or does not fit."""
    import webencodings

    encoding = webencodings.lookup(label)
    if encoding is None or encoding.name in ("replacement", "x-user-defined"):
        return None
    if is_utf_8_after_all(data, label):
        return data.decode("utf-8")
    if encoding.name == "utf-8":
        text, sequences, strays = _utf_8(data)
        return text if sequences >= strays else None
    return _fitting(data, encoding.codec_info.name)


def _fitting(data: bytes, encoding: str) -> str | None:
    """``data`` decoded, None where more than a few characters do not fit."""
    try:
        text = data.decode(encoding, "replace")
    except (LookupError, UnicodeError):
        return None
    return text if text.count("\ufffd") <= max(len(text) > 20, len(text) * _FEW) else None


def _decode_wide(data: bytes) -> str:
    """UTF-16 without a mark shows as a NUL in every other byte of Latin script; other controls mean binary."""
    sample = data[:_SAMPLE]
    for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        nul, other = sample[first::2].count(0), sample[1 - first :: 2].count(0)
        if nul > len(sample) * 0.4 and other <= len(sample) * 0.01 and (text := _fitting(data, encoding)):
            return text
    raise UndecodableError("binary file, not text")


def _decode_legacy(data: bytes) -> str:
    western = _windows_1252(data)
    # Detectors are weak on the few high bytes of an English text; where nearly all are western letters or typographic
    # marks, or there are next to none, it is Windows-1252, as the WHATWG standard has browsers assume.
    high = Counter(c for c in western if not c.isascii())
    known = sum(n for c, n in high.items() if c in _WESTERN)
    strange, share = high.total() - known, high.total() / max(1, len(western))
    if (strange <= max(1, high.total() * 0.05) and share <= 0.15) or share <= _FEW:
        return western

    from charset_normalizer import from_bytes

    sample = data[:_SAMPLE].rpartition(b"\n")[0] if len(data) > _SAMPLE else data
    best = from_bytes(sample or data[:_SAMPLE]).best()
    text = _fitting(data, best.encoding) if best else None
    if text is None:
        raise UndecodableError("its text encoding cannot be told; save it as UTF-8")
    return text
