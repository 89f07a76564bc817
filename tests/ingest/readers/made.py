"""Files of each format, made on the spot."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

WORDS = "The two ministers met on the shore of the lake and spoke for an hour about the border, a spokesman said."
MORE = "The talks go on next week in the capital, where both sides expect an agreement on fishing rights."


def pdf(pages: Sequence[Sequence[tuple[int, int, str]]], info: str = "") -> bytes:
    """A PDF whose pages have these lines of text at these places (points from the lower left corner)."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for page in pages:
        drawn = "".join(f"BT /F1 10 Tf {x} {y} Td ({text}) Tj ET\n" for x, y, text in page)
        objects.append(f"<< /Length {len(drawn)} >>\nstream\n{drawn}endstream")
        kids.append(len(objects) + 1)
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents {len(objects)} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(f'{k} 0 R' for k in kids)}] /Count {len(kids)} >>"
    objects.append(f"<< {info} >>")
    out = b"%PDF-1.4\n"
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    table = "".join(f"{o:010d} 00000 n \n" for o in offsets)
    trailer = f"<< /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R >>"
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n{trailer}\nstartxref\n{len(out)}\n%%EOF\n"
    return out + end.encode("ascii")


def zipped(members: dict[str, bytes]) -> bytes:
    """A ZIP file of these members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def epub(chapters: dict[str, str], title: str = "Lake Reports") -> bytes:
    """An EPUB book with these chapters, by title."""
    items = "".join(
        f'<item id="c{n}" href="c{n}.xhtml" media-type="application/xhtml+xml"/>' for n in range(len(chapters))
    )
    spine = "".join(f'<itemref idref="c{n}"/>' for n in range(len(chapters)))
    members = {
        "mimetype": b"application/epub+zip",
        "META-INF/container.xml": b'<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        b'<rootfile full-path="book/package.opf"/></rootfiles></container>',
        "book/package.opf": (
            '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>'
            f"<dc:title>{title}</dc:title><dc:creator>Ann Lee</dc:creator><dc:date>2021-03-04</dc:date>"
            f"<dc:language>en</dc:language></metadata><manifest>{items}</manifest><spine>{spine}</spine></package>"
        ).encode(),
    }
    for n, (heading, text) in enumerate(chapters.items()):
        members[f"book/c{n}.xhtml"] = f"<html><body><h1>{heading}</h1><p>{text}</p></body></html>".encode()
    return zipped(members)
