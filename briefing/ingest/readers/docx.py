"""Word documents (Office Open XML), by python-docx: paragraphs and tables in their order, and the core properties."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime

from briefing.ingest.metadata import Metadata, primary_language
from briefing.ingest.readers.protocol import Blob, Content, Limits, Part, RefusedError, too_large, whole
from briefing.ingest.sanitise import safe_label, sanitise

_TEMPLATES = datetime(2013, 12, 23, 23, 15)
"""When the template was made that python-docx begins with: documents without a date of their own carry this one."""


def parts(blob: Blob, limits: Limits) -> list[Part]:
    """A document is one article."""
    return []


def read(blob: Blob, part: str, limits: Limits) -> Content:
    """The text of the document, its title and author."""
    data = whole(blob, limits)
    if data[:2] != b"PK":
        raise RefusedError("an encrypted or old Office document; save it as DOCX without a password")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            # Packed text is small against what it may grow to; python-docx itself knows no limit.
            if (
                sum(i.file_size for i in archive.infolist() if i.filename.endswith((".xml", ".rels")))
                > limits.max_bytes * 4
            ):
                raise too_large(limits)
        return _content(data)
    except RefusedError:
        raise
    except Exception as error:  # python-docx raises whatever its parts do
        raise RefusedError("a damaged or encrypted Word document") from error


def _content(data: bytes) -> Content:
    import docx
    from docx.table import Table

    document = docx.Document(io.BytesIO(data))
    blocks: list[str] = []
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            blocks += (" | ".join(dict.fromkeys(c.text.strip() for c in row.cells)) for row in block.rows)
        else:
            blocks.append(block.text)
    about = document.core_properties
    made = about.created.replace(tzinfo=None) if about.created else None
    dated = made if made and 1990 <= made.year <= 2100 and made != _TEMPLATES else None
    metadata = Metadata(
        title=safe_label(about.title or "") or None,
        author=safe_label(about.author if about.author and about.author != "python-docx" else "") or None,
        published=dated.date().isoformat() if dated else None,
        language=primary_language(about.language),
    )
    return Content("\n\n".join(b for block in blocks if (b := sanitise(block).strip())), metadata)
