"""From bytes to text: byte order marks, UTF-8, what the page declares, then the likeliest legacy encoding."""

from __future__ import annotations

import codecs
import re

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 65_536
_DECLARED = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE
)
_CONTROLS = re.compile(rb"[\x00-\x06\x0e-\x1a\x1c-\x1f\x7f]")
# What western European prose uses above ASCII; other bytes of Windows-1252 speak for another encoding.
_WESTERN = frozenset("€‚„…‘’“”•–—™ŠšŒœŽžŸ\xa0¡£§©«\xad®°´·»¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜßàáâãäåæçèéêëìíîïñòóôõöøùúûüÿ½")


class UndecodableError(ValueError):
    """The bytes are no text that can be read; the message is one clause that says why."""


def decode(data: bytes, *, markup: bool = False) -> str:
    """The text of ``data``, without byte order mark. With ``markup`` an HTML or XML declaration of charset is heeded.

    Raises:
        UndecodableError: the bytes are binary, or fit no encoding.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            try:
                return data[len(bom) :].decode(encoding)
            except UnicodeDecodeError:
                raise UndecodableError(f"damaged text: it claims to be {encoding.upper()} and is not") from None
    if b"\0" in data[:_SAMPLE]:
        return _decode_wide(data)
    if len(_CONTROLS.findall(data[:_SAMPLE])) > len(data[:_SAMPLE]) * 0.1 or b"\0" in data:
        raise UndecodableError("binary file, not text")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        # Damage in a text that is otherwise UTF-8, such as a file cut short, costs the damaged characters alone:
        # other encodings hardly ever form one valid sequence, let alone five for each that is not.
        text = data.decode("utf-8", "replace")
        damaged = text.count("\ufffd")
        if sum(not c.isascii() for c in text) >= damaged * 6:
            return text
    if markup and (declared := _DECLARED.search(data[:4096])) and (found := _try(data, declared[1].decode("ascii"))):
        return found
    return _decode_legacy(data)


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _decode_wide(data: bytes) -> str:
    """UTF-16 without a mark shows as a NUL in every other byte of Latin script; any other NUL means binary."""
    sample = data[:_SAMPLE]
    for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        nul, other = sample[first::2].count(0), sample[1 - first :: 2].count(0)
        if len(data) % 2 == 0 and nul > len(sample) * 0.4 and not other and (text := _try(data, encoding)):
            return text
    raise UndecodableError("binary file, not text")


def _decode_legacy(data: bytes) -> str:
    western = _try(data, "cp1252")
    # Detectors are weak on the few high bytes of an English text; where all are western letters or typographic
    # marks, and few, it is Windows-1252, as the WHATWG standard has browsers assume.
    if western is not None:
        high = {c for c in set(western) if not c.isascii()}
        if high <= _WESTERN and sum(map(western.count, high)) <= len(western) * 0.15:
            return western

    from charset_normalizer import from_bytes

    sample = data[:_SAMPLE].rpartition(b"\n")[0] if len(data) > _SAMPLE else data
    best = from_bytes(sample or data[:_SAMPLE]).best()
    text = _try(data, best.encoding) if best else None
    if text is None:
        raise UndecodableError("its text encoding cannot be told; save it as UTF-8")
    return text
