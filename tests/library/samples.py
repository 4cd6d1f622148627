"""Small books, PDFs and mails, made by hand, so that every byte of them is a test's own choice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

CONTAINER = (
    '<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
    '<rootfiles><rootfile full-path="OEBPS/book.opf" media-type="x"/></rootfiles></container>'
)
BODY = (
    "The dam held, the mayor said on Sunday. Nobody was hurt, she added, and the water fell all "
    "night. It is unclear who had opened the upper gate, and the council has yet to decide whether "
    "to ask. The engineers denied that they had been warned a week before."
)


def archive(members: Mapping[str, str | bytes]) -> bytes:
    """A ZIP of these members, the same bytes each time."""
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as file:
        for name, content in members.items():
            info = ZipInfo(name)
            info.compress_type = ZIP_DEFLATED
            file.writestr(info, content)
    return buffer.getvalue()


def package(pages: Sequence[str], metadata: str = "", attributes: str = "") -> str:
    """An OPF that lists `pages` in this order."""
    items = "".join(
        f'<item id="p{n}" href="{page}" media-type="application/xhtml+xml" {attributes}/>'
        for n, page in enumerate(pages)
    )
    refs = "".join(f'<itemref idref="p{n}"/>' for n in range(len(pages)))
    return (
        '<package xmlns="http://www.idpf.org/2007/opf" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<metadata>{metadata}</metadata><manifest>{items}</manifest><spine>{refs}</spine></package>"
    )


def chapter(body: str, title: str = "x") -> str:
    return (
        '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml">'
        f"<head><title>{title}</title></head><body>{body}</body></html>"
    )


def epub(chapters: Mapping[str, str], metadata: str = "") -> bytes:
    """A book of these chapters, by the names of their files."""
    return archive(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": CONTAINER,
            "OEBPS/book.opf": package(list(chapters), metadata),
            **{f"OEBPS/{name}": text for name, text in chapters.items()},
        }
    )


def pdf(pages: Sequence[Sequence[str]], info: str = "", *, streams: Sequence[bytes] = ()) -> bytes:
    """A PDF with these lines on its pages, or with `streams` as their contents.

    info: the document's information dictionary, as PDF writes it.
    """
    contents = [*streams] or [_drawn(lines) for lines in pages]
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(contents)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(contents)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for n, stream in enumerate(contents):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents {5 + 2 * n} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        head = f"<< /Length {len(stream)} >>\nstream\n".encode()
        objects.append(head + stream + b"\nendstream")
    objects.append(f"<< {info} >>".encode())
    out = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    trailer = f"trailer << /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R >>"
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{trailer}\n"
    return out + f"{end}startxref\n{len(out)}\n%%EOF\n".encode()


def _drawn(lines: Sequence[str]) -> bytes:
    shown = "".join(f"({line}) Tj 0 -14 Td\n" for line in lines)
    return f"BT /F1 12 Tf 50 750 Td\n{shown}ET".encode("cp1252")
