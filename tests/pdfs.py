"""PDF files of the tests: glyphs in the order they are given, and what they stand for."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

_UNITS = re.compile("ل[اأإآ]|.")  # lam-alef is one glyph
_NUMBERS = re.compile(r"[0-9]+(?:[./:][0-9]+)*|[A-Za-z]+")


def glyphs(line: str) -> list[str]:
    """The glyphs of a line as they lie on a page, from left to right."""
    turned = _NUMBERS.sub(lambda run: run[0][::-1], line)
    return _UNITS.findall(turned)[::-1]


def pdf(
    pages: Sequence[Sequence[Sequence[str]]],
    means: Mapping[str, str] | None = None,
    *,
    in_forms: bool = False,
) -> bytes:
    """A PDF file of pages of lines of glyphs.

    ``means`` is what a glyph stands for where that is not itself: the damage of fonts.
    ``in_forms`` puts what a page shows into a form that the page draws.
    """
    units = sorted({unit for page in pages for line in page for unit in line})
    codes = {unit: number for number, unit in enumerate(units, 1)}
    table = "\n".join(
        f"<{code:04x}> <{(means or {}).get(unit, unit).encode('utf-16-be').hex()}>"
        for unit, code in codes.items()
    )
    cmap = (
        "/CIDInit /ProcSet findresource begin begincmap\n"
        "1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        f"{len(codes)} beginbfchar\n{table}\nendbfchar\nendcmap end"
    )
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        (
            f"<< /Type /Pages /Count {len(pages)} /Kids "
            f"[{' '.join(f'{7 + 3 * n} 0 R' for n in range(len(pages)))}] >>"
        ),
        (
            "<< /Type /Font /Subtype /Type0 /BaseFont /Test /Encoding /Identity-H"
            " /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>"
        ),
        (
            "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Test /DW 500 /CIDSystemInfo"
            " << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
            " /FontDescriptor 6 0 R >>"
        ),
        _stream(cmap),
        (
            "<< /Type /FontDescriptor /FontName /Test /Flags 4 /FontBBox [0 0 500 800]"
            " /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>"
        ),
    ]
    for n, page in enumerate(pages):
        shown = "\n".join(
            f"1 0 0 1 {560 - 5 * len(line)} {780 - 20 * row} Tm "
            f"<{''.join(f'{codes[unit]:04x}' for unit in line)}> Tj"
            for row, line in enumerate(page)
            if line
        )
        text = f"BT /F 10 Tf\n{shown}\nET"
        form, content = 8 + 3 * n, 9 + 3 * n
        objects += [
            (
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Resources"
                f" << /Font << /F 3 0 R >> /XObject << /X {form} 0 R >> >>"
                f" /Contents {content} 0 R >>"
            ),
            _stream(
                text,
                "/Type /XObject /Subtype /Form /BBox [0 0 600 800]"
                " /Resources << /Font << /F 3 0 R >> >>",
            ),
            _stream("q /X Do Q" if in_forms else text),
        ]
    return _file(objects)


def _stream(content: str, about: str = "") -> str:
    return f"<< {about} /Length {len(content)} >>\nstream\n{content}\nendstream"


def _file(objects: Sequence[str]) -> bytes:
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("ascii")
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode("ascii")
    for place in places:
        out += f"{place:010} 00000 n \n".encode("ascii")
    size = len(objects) + 1
    out += (
        f"trailer << /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    )
    return bytes(out)
